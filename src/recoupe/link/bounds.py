"""How alike two topics can be at the most, over arrays: what is worth comparing feature by feature.

Inputs: topics, and pairs of their places. What leaves: whether `recoupe.link.likeness.similarity` of a pair may reach a
likeness, and whether a veto may hold. A bound: of what two topics share everything counts in full, of what only one has
as little as it may, and only such doubts are had as arrays tell. Refuses: to leave out a pair that is alike, whatever
the rounding; one let through costs time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recoupe.link.candidates import Flags, Numbers
from recoupe.link.held import Floats, Held, Sort
from recoupe.link.likeness import (
    ACT,
    ACTOR,
    ENOUGH,
    FEW,
    FIGURE,
    FOREIGN_TERM,
    HINT,
    LONG_AGO,
    NAME,
    NEAR_ACT,
    NEARLY_ALL,
    OTHER_ACT,
    OTHER_FIGURE,
    OTHER_NAME,
    OTHER_THING,
    SENSED,
    SMALLER,
    SPEAKER,
    TERM,
    THING,
    UNSHARED_TERM,
)
from recoupe.link.topics import Topic

AT_ONCE = 1 << 18
"""Pairs looked at together: some three million features of theirs, 200 MB."""

ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bounds of the likeness of some topics; ``enough`` is as for `recoupe.link.likeness.similarity`."""

    held: Held
    enough: int = ENOUGH

    @classmethod
    def of(cls, topics: Sequence[Topic], enough: int = ENOUGH) -> "Bounds":
        """Those of some topics, in their order."""
        return cls(Held.of(topics), enough)

    def may_reach(self, least: float, one: Numbers, other: Numbers) -> Flags:
        """Which pairs of places may be ``least`` alike; shape of the places."""
        return self._each(one, other, lambda some: some.at_most >= least - ROUNDING)

    def may_count(self, least: float, one: Numbers, other: Numbers) -> Flags:
        """Which pairs of places may be ``least`` alike, or barred; shape of the places."""
        return self._each(one, other, lambda some: some.may_be_barred | (some.at_most >= least - ROUNDING))

    def _each(self, one: Numbers, other: Numbers, ask: "Callable[[_Pairs], Flags]") -> Flags:
        found = np.zeros(len(one), dtype=np.bool_)
        for first in range(0, len(one), AT_ONCE):
            some = slice(first, first + AT_ONCE)
            found[some] = ask(_Pairs(self.held, one[some], other[some], self.enough))
        return found


@dataclass(frozen=True)
class _Pairs:
    """Pairs of places and what they share; every array has their shape."""

    held: Held
    one: Numbers
    other: Numbers
    enough: int

    @cached_property
    def _met(self) -> tuple[Numbers, Numbers, Numbers]:
        return self.held.common(self.one, self.other)

    def _places(self, sort: Sort) -> Numbers:
        return np.flatnonzero(self.held.sort[self._met[0]] == sort)

    def _count(self, places: Numbers) -> Numbers:
        return np.bincount(self._met[2][places], minlength=len(self.one))

    def _marks(self, sort: Sort) -> tuple[Numbers, Flags, Flags]:
        """The common features of a sort, and whether the one and the other mark them."""
        places = self._places(sort)
        return places, self.held.marked[self._met[0][places]], self.held.marked[self._met[1][places]]

    @cached_property
    def _shared(self) -> Numbers:
        """How many features of each sort they share; shape of the sorts and the pairs."""
        mine, _, pair = self._met
        shape = len(Sort), len(self.one)
        counts = np.bincount(self.held.sort[mine] * shape[1] + pair, minlength=shape[0] * shape[1])
        return np.asarray(counts.reshape(shape), dtype=np.int64)

    @cached_property
    def _near(self) -> Numbers:
        """Groups of near acts, which count where no act is common."""
        return np.where(self._shared[Sort.ACT] > 0, 0, self._shared[Sort.NEAR])

    @cached_property
    def _sensed(self) -> Numbers:
        """Things of the one that the other tells by a word."""
        places, mine, others = self._marks(Sort.MEANING)
        return self._count(places[mine != others])

    @cached_property
    def _rare(self) -> Numbers:
        places, mine, others = self._marks(Sort.TERM)
        return self._count(places[mine & others])

    @cached_property
    def _told(self) -> Numbers:
        """Actors, names and figures; numbers of what each calls otherwise as many as they may be."""
        return np.asarray(self._shared[[Sort.ACTOR, Sort.NAME, Sort.FIGURE, Sort.NUMBER]].sum(axis=0), dtype=np.int64)

    @cached_property
    def _matter(self) -> Floats:
        """What is done and with what, as evidence."""
        sure, hinted = self._shared[Sort.SURE], self._shared[Sort.ACT] - self._shared[Sort.SURE]
        worth = np.where(self.held.both(Sort.SURE, self.one, self.other), 0.5, 1.0)
        return np.asarray(sure + worth * hinted + self._near + self._shared[Sort.THING] + self._sensed)

    @cached_property
    def _speaker(self) -> Flags:
        return np.asarray(self._shared[Sort.SPEAKER] > 0)

    @cached_property
    def _evidence(self) -> Floats:
        return np.asarray(self._matter + self._told + self._rare + self._speaker)

    @cached_property
    def _comparable(self) -> Flags:
        """Where evidence may be enough, and neither is a stranger to the other."""
        places, mine, others = self._marks(Sort.PARTY)
        acquainted = self._count(places[mine | others]) > 0
        telling = (self._rare > 0) & (self._told + self._speaker > 1)
        relevant = (self._matter > 0) | (self._rare > 1) | telling
        strangers = self.held.both(Sort.ACTOR, self.one, self.other) & ~acquainted
        return np.asarray(~strangers & relevant & (self._evidence >= min(self.enough, FEW)))

    @cached_property
    def _worth(self) -> Floats:
        """What all they share weighs."""
        shared, places = self._shared, self._places(Sort.TERM)
        mine, others, pair = (some[places] for some in self._met)
        words = np.bincount(pair, np.minimum(self.held.word[mine], self.held.word[others]), len(self.one))
        acts = ACT * shared[Sort.SURE] + HINT * (shared[Sort.ACT] - shared[Sort.SURE]) + NEAR_ACT * self._near
        matter = acts + THING * shared[Sort.THING] + SENSED * self._sensed
        told = ACTOR * shared[Sort.ACTOR] + NAME * shared[Sort.NAME]
        told = told + FIGURE * (shared[Sort.FIGURE] + shared[Sort.NUMBER])
        return np.asarray(matter + told + TERM * words + SPEAKER * self._speaker)

    @cached_property
    def _rest(self) -> Floats:
        """The least that weighs what only one of the two has."""
        term = np.where(self.held.language[self.one] == self.held.language[self.other], UNSHARED_TERM, FOREIGN_TERM)
        sides = ((self.one, self._met[0]), (self.other, self._met[1]))
        alone = [
            self._less(self.held.alone, *side)
            + np.where(self._near > 0, (ACT - NEAR_ACT) * self._near, self._less(self.held.nearly, *side))
            + term * self._less(self.held.unshared, *side)
            for side in sides
        ]
        return np.asarray(SMALLER * np.minimum(*alone) + (1 - SMALLER) * np.maximum(*alone))

    def _less(self, weights: Floats, places: Numbers, shared: Numbers) -> Floats:
        """The weight of all that each of some places has, less what it shares."""
        return np.asarray(self.held.total(weights)[places] - np.bincount(self._met[2], weights[shared], len(self.one)))

    @cached_property
    def _other_things(self) -> Flags:
        return np.asarray(self.held.both(Sort.THING, self.one, self.other) & (self._shared[Sort.THING] == 0))

    @cached_property
    def _doubt(self) -> Floats:
        both, shared = self.held.both, self._shared
        acts = both(Sort.SURE, self.one, self.other) & (shared[Sort.SURE] == 0) & (shared[Sort.NEAR] == 0)
        names = both(Sort.NAME, self.one, self.other) & (shared[Sort.NAME] == 0)
        figures = (shared[Sort.POPULATION] > 0) & (shared[Sort.FIGURE] == 0)
        left = np.where(self.held.far(self.one, self.other), LONG_AGO, 1.0) * np.where(acts, OTHER_ACT, 1.0)
        left = left * np.where(self._other_things, OTHER_THING, 1.0) * np.where(names, OTHER_NAME, 1.0)
        return np.asarray(left * np.where(figures, OTHER_FIGURE, 1.0))

    @cached_property
    def at_most(self) -> Floats:
        """The likeness they cannot be above."""
        part = self._worth / np.maximum(self._worth + np.maximum(self._rest, 0.0), ROUNDING)
        vague = (self._evidence < self.enough) | ((self.enough >= ENOUGH) & (self._told + self._rare == 0))
        little = vague & ((part < NEARLY_ALL - ROUNDING) | self._other_things)
        return np.where(self._comparable & ~little, self._doubt * part, 0.0)

    @cached_property
    def may_be_barred(self) -> Flags:
        """Where a veto may keep them apart."""
        held, one, other = self.held, self.one, self.other
        figures = self._shared[Sort.FIGURE] == 0
        counted = held.both(Sort.POPULATION, one, other) & (self._shared[Sort.POPULATION] == 0) & figures
        times = held.days.may_lie_apart(one, other) | (held.periods.may_lie_apart(one, other) & figures)
        deeds = self._shared[Sort.FAMILY] > 0
        return np.asarray(self._comparable & ((held.asks[one] != held.asks[other]) | counted | times | deeds))
