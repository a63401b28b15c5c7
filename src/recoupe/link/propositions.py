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

from recoupe.graph import components
from recoupe.link.pile import Pile
from recoupe.link.topics import Topic, similarity, topic
from recoupe.model import Claim, Proposition, Why

ALIKE = 0.42
"""Least mean likeness of two groups that are joined; set on the propositions of the development gold."""

NEAR_COPY = 0.6
"""Least likeness of two claims of one language that nothing but their words relates."""


def keys(one: Topic) -> Iterable[str]:
    """Acts and things, each with each actor, and alone when no actor is named."""
    for name in sorted(one.acts | one.things):
        yield name
        for actor in sorted(one.actors):
            yield f"{name}|{actor}"
    if one.bare:
        yield from sorted(one.terms)


def propositions(pile: Pile) -> list[Proposition]:
    """A partition of all claims, sorted by id."""
    claims = pile.of(Claim)
    topics = {claim.id: topic(pile, claim) for claim in claims}
    aimed = [(claim.id, claim.target) for claim in claims if claim.target in topics]
    likeness = _likeness(topics)
    alike = [pair for pair, value in likeness.items() if value > 0]
    found = []
    for component in components(topics, [*alike, *aimed]):
        found += _groups(component, likeness, aimed)
    return sorted((_proposition(group, topics) for group in found), key=lambda one: one.id)


def _likeness(topics: Mapping[str, Topic]) -> dict[tuple[str, str], float]:
    """Pairs of claims (sorted) with a likeness above nothing; only pairs that share a key are compared."""
    sharing: dict[str, list[str]] = {}
    for name in sorted(topics):
        for key in keys(topics[name]):
            sharing.setdefault(key, []).append(name)
    pairs = {pair for members in sharing.values() for pair in combinations(sorted(set(members)), 2)}
    found: dict[tuple[str, str], float] = {}
    for a, b in sorted(pairs):
        value = similarity(topics[a], topics[b])
        if (topics[a].bare or topics[b].bare) and value < NEAR_COPY:
            continue
        if value >= ALIKE / 2:
            found[a, b] = value
    return found


def _groups(
    component: Sequence[str], likeness: Mapping[tuple[str, str], float], aimed: Iterable[tuple[str, str]]
) -> list[tuple[str, ...]]:
    """Average linkage over one component; a denial starts in the group of what it denies."""
    inside = set(component)
    groups = [list(group) for group in components(component, [pair for pair in aimed if inside.issuperset(pair)])]
    while len(groups) > 1:
        value, a, b = max(
            (_mean(groups[a], groups[b], likeness), -a, -b) for a, b in combinations(range(len(groups)), 2)
        )
        if value < ALIKE:
            break
        groups[-a] = sorted(groups[-a] + groups[-b])
        del groups[-b]
    return [tuple(group) for group in groups]


def _mean(one: Sequence[str], other: Sequence[str], likeness: Mapping[tuple[str, str], float]) -> float:
    total = sum(likeness.get((min(a, b), max(a, b)), 0.0) for a in one for b in other)
    return total / (len(one) * len(other))


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
