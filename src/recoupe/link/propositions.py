"""What several claims are about.

Inputs: Claim with all it holds, packs. Keys: pairs of an act or thing with an actor: claims without a common one are
never compared. What leaves: one `Proposition` per group of claims, single claims included, so that the groups are a
partition. Refuses: to join claims that name disjoint actors, or that share only words. A claim whose content has no
known act or thing joins another of its language only when their words are nearly the same, else it stays alone.

Groups are made by average linkage inside the connected components of comparable claims: a component is a pure function
of its members, and one stray likeness does not chain two groups together.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import ceil

from recoupe.graph import components
from recoupe.link.pile import Pile
from recoupe.link.topics import ENOUGH, Topic, similarity, topic
from recoupe.model import Claim, Proposition, Why

ALIKE = 0.42
"""Least mean likeness of two groups that are joined; set on the propositions of the development gold."""

NEAR_COPY = 0.6
"""Share of their words that two claims have in common when nothing but their words relates them."""


def keys(one: Topic, enough: int = ENOUGH) -> Iterable[str]:
    """What topics must share to be compared, so that no pair that could be alike is missed and few others are met.

    Two that name actors need an act or thing and an actor in common; one that names none needs two acts or things.
    Bare ones need most of their words: of n sorted words one of the first n - .6 n + 1 is then common (prefix filter).
    """
    matter = sorted(one.acts | one.things)
    yield from (f"{name}|{actor}" for name in matter for actor in sorted(one.actors))
    yield from (f"{a}&{b}" for a, b in combinations(matter, 2)) if enough >= ENOUGH else matter
    if one.bare:
        words = sorted(one.terms)
        yield from words[: len(words) - ceil(NEAR_COPY * len(words)) + 1]


def propositions(pile: Pile) -> list[Proposition]:
    """A partition of all claims, sorted by id."""
    claims = pile.of(Claim)
    topics = {claim.id: topic(pile, claim) for claim in claims}
    aimed = [(claim.id, claim.target) for claim in claims if claim.target in topics]
    groups = cluster(topics, ALIKE, aimed)
    return sorted((_proposition(members, topics) for members in groups), key=lambda one: one.id)


def cluster(
    topics: Mapping[str, Topic],
    least: float,
    together: Iterable[tuple[str, str]] = (),
    *,
    enough: int = ENOUGH,
) -> list[tuple[str, ...]]:
    """Groups of record ids whose topics are alike, each sorted, the list sorted.

    Args:
        topics: record id to topic.
        least: mean likeness under which two groups stay apart.
        together: pairs that start in one group whatever their likeness.
        enough: acts, things and actors that two topics must share to be compared at all.
    """
    joined = sorted(together)
    likeness = _likeness(topics, least, enough)
    found: list[tuple[str, ...]] = []
    for component in components(topics, [*likeness, *joined]):
        found += _groups(component, likeness, joined, least)
    return sorted(found)


def _likeness(topics: Mapping[str, Topic], least: float, enough: int) -> dict[tuple[str, str], float]:
    """Pairs of claims (sorted) with a likeness above nothing; only pairs that share a key are compared."""
    sharing: dict[str, list[str]] = {}
    for name in sorted(topics):
        for key in keys(topics[name], enough):
            sharing.setdefault(key, []).append(name)
    pairs = {pair for members in sharing.values() for pair in combinations(sorted(set(members)), 2)}
    found: dict[tuple[str, str], float] = {}
    for a, b in sorted(pairs):
        value = similarity(topics[a], topics[b], enough)
        if (topics[a].bare or topics[b].bare) and not _near_copies(topics[a], topics[b]):
            continue
        if value >= least / 2:
            found[a, b] = value
    return found


def _near_copies(a: Topic, b: Topic) -> bool:
    return len(a.terms & b.terms) >= NEAR_COPY * len(a.terms | b.terms)


def _groups(
    component: Sequence[str],
    likeness: Mapping[tuple[str, str], float],
    together: Sequence[tuple[str, str]],
    least: float,
) -> list[tuple[str, ...]]:
    """Average linkage over one component."""
    inside = set(component)
    groups = dict(enumerate(components(component, [pair for pair in together if inside.issuperset(pair)])))
    place = {one: index for index, members in groups.items() for one in members}
    sums: dict[tuple[int, int], float] = {}
    for (a, b), value in likeness.items():
        if a in inside and place[a] != place[b]:
            pair = min(place[a], place[b]), max(place[a], place[b])
            sums[pair] = sums.get(pair, 0.0) + value
    while sums:
        mean, low, high = max((sums[x, y] / (len(groups[x]) * len(groups[y])), -x, -y) for x, y in sums)
        if mean < least:
            break
        _join(-low, -high, groups, sums)
    return [tuple(sorted(members)) for members in groups.values()]


def _join(a: int, b: int, groups: dict[int, tuple[str, ...]], sums: dict[tuple[int, int], float]) -> None:
    """Put group ``b`` into ``a``; what others share with ``b`` they now share with ``a``."""
    groups[a] = (*groups[a], *groups.pop(b))
    for pair in [pair for pair in sums if b in pair]:
        value = sums.pop(pair)
        other = pair[0] if pair[1] == b else pair[1]
        if other != a:
            joined = min(a, other), max(a, other)
            sums[joined] = sums.get(joined, 0.0) + value


def _proposition(group: tuple[str, ...], topics: Mapping[str, Topic]) -> Proposition:
    acts = _common([topics[one].acts for one in group])
    actors = _common([topics[one].actors for one in group])
    why = Why(rules=("link/propositions.py#average_linkage",), inputs=group)
    return Proposition(claims=group, predicate=" ".join(acts), participants=tuple(actors), why=why)


def _common(sets: Sequence[frozenset[str]]) -> list[str]:
    """What at least half of the sets hold, sorted."""
    counts: dict[str, int] = {}
    for one in sets:
        for name in one:
            counts[name] = counts.get(name, 0) + 1
    return sorted(name for name, count in counts.items() if 2 * count >= len(sets))
