"""What several claims are about.

Inputs: Claim with all it holds, packs. Keys: pairs of features (acts, things, actors, names, figures, rare words), in
one text or in two that tell of one matter (`kinship`): claims that have fewer than three in common are never compared,
nor those of texts that have nothing to do with each other. What leaves: one `Proposition` per group of claims,
single claims included, so that the groups are a partition. Refuses: to join claims that name disjoint actors, that a
veto keeps apart (`likeness`), or that share only common words.

Groups are made by average linkage inside the connected components of claims alike enough to be joined: a component is a
pure function of its members, and one stray likeness does not chain two groups. Groups with a barred pair stay apart.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from heapq import heapify, heappop, heappush
from itertools import chain

import numpy as np

from recoupe.graph import components, group
from recoupe.link.aims import target_of
from recoupe.link.assembly import story
from recoupe.link.bounds import Bounds
from recoupe.link.candidates import Blocking, Flags, Numbers
from recoupe.link.kept import Kept
from recoupe.link.kinship import Kinship
from recoupe.link.likeness import BARRED, ENOUGH, SHORT, features, likelihood, similarity
from recoupe.link.pile import BY_ID, Pile
from recoupe.link.quoted import quoted
from recoupe.link.textwise import keys_of_texts, of_each_text
from recoupe.link.topics import Topic, topic
from recoupe.link.witnesses import families
from recoupe.model import Claim, Proposition, Why, hash_id

ALIKE = 0.58
"""Least mean likeness of two groups that are joined; set on the development half of the pairs."""


FRAGMENTS = "fragments"
"""The room for the claims of a text that give words of somebody."""

FRAGMENT = 2
"""Words of a quoted fragment that tells one statement of one speaker in one story."""

STRONG, COMPONENTS = "strong", "components"
"""The rooms for pairs of claims alike enough to be joined, and for how those that hang together were grouped."""

Pair = tuple[str, str]

Only = Callable[[Topic, Topic], bool]

FEW_PAIRS, FEW_EACH = 24, 3
"""Pairs, and pairs for each topic in one, that are compared in less time than arrays of them are made."""

APART_DAYS = 365
"""Days between two reports beyond which what they tell is of two times, and no one proposition."""


SOON_DAYS = 30
"""Days between two reports that share less than is asked, within which they may be one proposition all the same."""


def propositions(pile: Pile) -> list[Proposition]:
    """A partition of all claims, sorted by id."""
    claims = sorted(pile.of(Claim), key=lambda claim: claim.span.text)  # what one text tells lies side by side
    topics = {claim.id: topic(pile, claim) for claim in claims}
    aimed = [(claim.id, target.id) for claim in claims if (target := target_of(pile, claim)) is not None]
    groups = cluster_claims(pile, "propositions", topics, ALIKE, [*aimed, *_quoted_again(pile)])
    return sorted((_proposition(members, topics) for members in groups), key=BY_ID)


def _quoted_again(pile: Pile) -> list[tuple[str, str]]:
    """Pairs of claims in which one story gives some words of one speaker again: « sa "grave inquiétude" »."""
    fragments = of_each_text(pile, FRAGMENTS, list[str], partial(_with_fragments, pile))
    giving = (claim for name in sorted(chain(*fragments.values())) if (claim := pile.get(name, Claim)) is not None)
    told = group(giving, lambda claim: _words_given(pile, claim))
    return [(some[0].id, other.id) for some in told.values() for other in some[1:] if other.stance is some[0].stance]


def _with_fragments(pile: Pile, text: str) -> list[str]:
    """The claims of a text that give words of somebody."""
    return [claim.id for claim in pile.claims_in(text) if _fragments(claim)]


def _fragments(claim: Claim) -> list[str]:
    return [words for words in sorted(quoted(claim)) if len(words.split()) >= FRAGMENT]


def _words_given(pile: Pile, claim: Claim) -> list[str]:
    """``STORY SPEAKER words`` for each quoted fragment of `FRAGMENT` words and more."""
    fragments = _fragments(claim)
    where = story(pile, claim.span.text)
    return [f"{where} {one} {words}" for words in fragments for one in families(pile, claim)]


@dataclass(frozen=True, slots=True)
class Memory:
    """How claims were grouped in the last build, as far as their texts bring what they brought to it.

    ``rests_on`` is, by claim, what its text brings; ``strong`` the pairs of claims alike enough to be joined, of which
    neither is new. A pair and a component are functions of their members, so the rest is looked up.
    """

    kept: Kept
    name: str
    rests_on: Mapping[str, str]
    strong: tuple[Pair, ...]
    new: frozenset[str]
    least: float
    only: Only | None
    kinship: Kinship

    @classmethod
    def of(cls, pile: Pile, name: str, topics: Mapping[str, Topic], least: float, only: Only | None) -> "Memory | None":
        """None where nothing can be kept; ``name`` tells what is grouped."""
        known = keys_of_texts(pile)
        rests_on = {claim.id: known[claim.span.text] for claim in pile.of(Claim) if claim.id in topics}
        if not rests_on or not all(rests_on.values()):
            return None
        last, pairs = pile.kept.find(STRONG, name, tuple[dict[str, str], tuple[Pair, ...]]) or ({}, ())
        new = frozenset(one for one, key in rests_on.items() if last.get(one) != key)
        stands = last.keys() & rests_on.keys() - new
        left = tuple(pair for pair in pairs if stands.issuperset(pair))
        return cls(pile.kept, name, rests_on, left, new, least, only, Kinship.of(pile))

    def cluster(self, topics: Mapping[str, Topic], joined: Sequence[Pair]) -> list[tuple[str, ...]]:
        """As `cluster`, of all claims: only pairs with a new claim are compared, only components they touch grouped."""
        near = _Near.of(topics, self.least, ENOUGH, self.new, self.kinship) if self.new else None
        alike = near.alike() if near is not None else {}
        strong = [*self.strong, *(near.strong(alike, self.only) if near is not None else ())]
        self.kept.put(STRONG, self.name, (dict(self.rests_on), strong))
        by_end = group(joined, lambda pair: (pair[0],))
        together = components(topics, [*strong, *joined])
        linked = [members for members in together if len(members) > 1]
        inside = [[pair for one in members for pair in by_end.get(one, ())] for members in linked]
        keys = [self._key(*one) for one in zip(linked, inside, strict=True)]
        known = [self.kept.find(COMPONENTS, key, list[tuple[str, ...]]) for key in keys]
        anew = [members for members, groups in zip(linked, known, strict=True) if groups is None]
        if anew and (near is None or len(self.new) < len(topics)):
            again = {one: topics[one] for members in anew for one in members}
            near = _Near.of(again, self.least, ENOUGH, kinship=self.kinship)
        likeness = iter(near.inside(anew, alike, self.only) if near is not None else ())
        found: list[tuple[str, ...]] = [members for members in together if len(members) == 1]
        for members, pairs, key, as_before in zip(linked, inside, keys, known, strict=True):
            groups = _groups(members, next(likeness), pairs, self.least) if as_before is None else as_before
            if as_before is None:
                self.kept.put(COMPONENTS, key, groups)
            found += groups
        return sorted(found)

    def _key(self, members: tuple[str, ...], pairs: Sequence[Pair]) -> str:
        """The key of one component, of which the ``pairs`` start in one."""
        return hash_id(
            self.name, *members, *(self.rests_on[one] for one in members), *(end for pair in pairs for end in pair)
        )


def cluster_claims(
    pile: Pile,
    name: str,
    topics: Mapping[str, Topic],
    least: float,
    together: Iterable[Pair] = (),
    *,
    only: Only | None = None,
) -> list[tuple[str, ...]]:
    """As `cluster`, of claims by id, with what the last build kept of it under a name.

    Which claims have a topic, their topics and what ``only`` asks of two must rest on what their texts bring.
    """
    joined = sorted(together)
    memory = Memory.of(pile, name, topics, least, only)
    if memory is not None:
        return memory.cluster(topics, joined)
    return cluster(topics, least, joined, only=only, kinship=Kinship.of(pile))


def cluster(
    topics: Mapping[str, Topic],
    least: float,
    together: Iterable[tuple[str, str]] = (),
    *,
    enough: int = ENOUGH,
    only: Only | None = None,
    kinship: Kinship | None = None,
) -> list[tuple[str, ...]]:
    """Groups of record ids whose topics are alike, each sorted, the list sorted.

    Args:
        topics: record id to topic.
        least: mean likeness under which two groups stay apart.
        together: pairs that start in one group whatever their likeness.
        enough: acts, things and actors that two topics must share to be compared at all.
        only: what a pair must satisfy besides; None for nothing more.
        kinship: which claims may be compared at all; None for all.
    """
    joined = sorted(together)
    if len(topics) < 2:
        return [(one,) for one in topics]
    near = _Near.of(topics, least, enough, kinship=kinship)
    alike = near.alike()
    linked = components(topics, [*near.strong(alike, only), *joined])
    by_end = group(joined, lambda pair: (pair[0],))
    found: list[tuple[str, ...]] = []
    for members, likeness in zip(linked, near.inside(linked, alike, only), strict=True):
        pairs = [pair for one in members for pair in by_end.get(one, ())]
        found += _groups(members, likeness, pairs, least) if len(members) > 1 else [members]
    return sorted(found)


@dataclass(frozen=True)
class _Near:
    """Pairs of topics that share a key: as places in the sorted names, the lower first, in order."""

    topics: Mapping[str, Topic]
    least: float
    enough: int
    names: Sequence[str]
    low: Numbers
    high: Numbers

    @classmethod
    def of(
        cls,
        topics: Mapping[str, Topic],
        least: float,
        enough: int,
        new: frozenset[str] | None = None,
        kinship: Kinship | None = None,
    ) -> "_Near":
        """Those with one of the ``new``, all when that is None; of claims, those that may meet."""
        names = sorted(topics)
        told = {one: features(topics[one]) for one in names}
        if new is not None:
            names = _that_may_meet(told, new, max(1, enough - 1))
        blocking = Blocking(enough, SHORT, APART_DAYS, SOON_DAYS, likelihood)
        fresh = np.array([one in new for one in names], dtype=np.bool_) if new is not None else None
        days = [topics[one].day for one in names]
        homes = kinship.homes(names) if kinship is not None else None
        low, high = blocking.places([told[one] for one in names], days, fresh, homes)
        return cls(topics, least, enough, names, low, high)

    def alike(self) -> dict[Pair, float]:
        """Those that may be alike enough to be joined, with their likeness."""
        may = self._may(np.arange(len(self.low)), lambda *places: self._bounds.may_reach(self.least, *places))
        return {pair: self._likeness(pair) for pair in self._named(may)}

    def strong(self, alike: Mapping[Pair, float], only: Only | None) -> list[Pair]:
        """Those that are alike enough to be joined."""
        least = self.least
        return [pair for pair, value in alike.items() if value >= least and (only is None or self.satisfy(pair, only))]

    def inside(
        self, linked: Sequence[Sequence[str]], known: Mapping[Pair, float], only: Only | None
    ) -> list[dict[Pair, float]]:
        """Of each component, the pairs within it that are alike or barred; what lies between two decides nothing."""
        component = {one: place for place, members in enumerate(linked) for one in members}
        of = np.array([component.get(one, -1 - place) for place, one in enumerate(self.names)], dtype=np.int64)
        found: list[dict[Pair, float]] = [{} for _ in linked]
        within = np.flatnonzero(of[self.low] == of[self.high])
        may = self._may(within, lambda *places: self._bounds.may_count(self.least / 2, *places))
        for pair in self._named(may):
            value = known[pair] if pair in known else self._likeness(pair)
            if value == BARRED or (value >= self.least / 2 and (only is None or self.satisfy(pair, only))):
                found[component[pair[0]]][pair] = value
        return found

    @cached_property
    def _met(self) -> Numbers:
        """Places of the topics that are in a pair."""
        return np.unique(np.concatenate((self.low, self.high)))

    @cached_property
    def _bounds(self) -> Bounds:
        return Bounds.of([self.topics[self.names[place]] for place in self._met.tolist()], self.enough)

    def _may(self, pairs: Numbers, ask: Callable[[Numbers, Numbers], Flags]) -> Numbers:
        """Which of some pairs are worth comparing: what bounds leave, all where these would take longer."""
        if len(pairs) <= FEW_PAIRS or len(pairs) <= FEW_EACH * len(self._met):
            return pairs
        low, high = (np.searchsorted(self._met, side[pairs]) for side in (self.low, self.high))
        return pairs[ask(low, high)]

    def satisfy(self, pair: Pair, only: Only) -> bool:
        """Whether a pair is what is asked besides."""
        return only(self.topics[pair[0]], self.topics[pair[1]])

    def _likeness(self, pair: Pair) -> float:
        return similarity(self.topics[pair[0]], self.topics[pair[1]], self.enough)

    def _named(self, places: Numbers) -> Iterator[Pair]:
        chosen = zip(self.low[places].tolist(), self.high[places].tolist(), strict=True)
        return ((self.names[one], self.names[other]) for one, other in chosen)


def _that_may_meet(told: Mapping[str, frozenset[str]], new: frozenset[str], least: int) -> list[str]:
    """Those of some records, by their features, that are new, or have so many features that new ones have."""
    wanted = frozenset(one for name in new & told.keys() for one in told[name])
    return [name for name, held in told.items() if name in new or len(held & wanted) >= least]


@dataclass(slots=True)
class _Linkage:
    """Groups under way: members, the sum of likenesses between two groups, the pairs of groups that are barred."""

    groups: dict[int, tuple[str, ...]]
    sums: dict[int, dict[int, float]] = field(default_factory=dict)
    barred: dict[int, set[int]] = field(default_factory=dict)
    queue: list[tuple[float, int, int, float]] = field(default_factory=list)

    def add(self, a: int, b: int, value: float) -> None:
        """A pair of members of two groups."""
        if value == BARRED:
            self.barred.setdefault(a, set()).add(b)
            self.barred.setdefault(b, set()).add(a)
            return
        self.sums.setdefault(a, {})[b] = self.sums.setdefault(b, {})[a] = self.sums.get(a, {}).get(b, 0.0) + value

    def entry(self, a: int, b: int) -> tuple[float, int, int, float]:
        """A pair of groups as the queue orders them: most alike first, then by place; the sum tells a stale one."""
        total = self.sums[a][b]
        low, high = min(a, b), max(a, b)
        return -total / (len(self.groups[a]) * len(self.groups[b])), low, high, total

    def start(self) -> None:
        """Queue all pairs."""
        self.queue = [self.entry(a, b) for a, others in self.sums.items() for b in others if a < b]
        heapify(self.queue)

    def is_stale(self, mean: float, a: int, b: int) -> bool:
        """True for a pair of which one group has since been joined to another, or grown."""
        return a not in self.groups or b not in self.groups or self.entry(a, b)[0] != mean

    def join(self, a: int, b: int) -> None:
        """Put group ``b`` into ``a``; what others share with ``b``, and are barred from, they now are with ``a``."""
        self.groups[a] = (*self.groups[a], *self.groups.pop(b))
        for other, value in self.sums.pop(b, {}).items():
            del self.sums[other][b]
            if other != a:
                self.add(a, other, value)
        for other in self.barred.pop(b, set()):
            self.barred[other].discard(b)
            if other != a:
                self.add(a, other, BARRED)
        for other in self.sums.get(a, {}):
            heappush(self.queue, self.entry(a, other))


def _groups(
    component: Sequence[str],
    likeness: Mapping[tuple[str, str], float],
    together: Sequence[tuple[str, str]],
    least: float,
) -> list[tuple[str, ...]]:
    """Average linkage over one component."""
    inside = set(component)
    started = components(component, [pair for pair in together if inside.issuperset(pair)])
    place = {one: index for index, members in enumerate(started) for one in members}
    linkage = _Linkage(dict(enumerate(started)))
    for (one, other), value in likeness.items():
        if place[one] != place[other]:
            linkage.add(place[one], place[other], value)
    linkage.start()
    while linkage.queue:
        mean, a, b, _ = heappop(linkage.queue)
        if -mean < least:
            break
        if not linkage.is_stale(mean, a, b) and b not in linkage.barred.get(a, ()):
            linkage.join(a, b)
    return [tuple(sorted(members)) for members in linkage.groups.values()]


def _proposition(members: tuple[str, ...], topics: Mapping[str, Topic]) -> Proposition:
    acts = _common([topics[one].acts for one in members])
    actors = _common([topics[one].actors for one in members])
    why = Why(rules=("link/propositions.py#average_linkage",), inputs=members)
    return Proposition(claims=members, predicate=" ".join(acts), participants=tuple(actors), why=why)


def _common(sets: Sequence[frozenset[str]]) -> list[str]:
    """What at least half of the sets hold, sorted."""
    if len(sets) == 1:
        return sorted(sets[0])
    counts: dict[str, int] = {}
    for one in sets:
        for name in one:
            counts[name] = counts.get(name, 0) + 1
    return sorted(name for name, count in counts.items() if 2 * count >= len(sets))
