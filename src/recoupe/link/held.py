"""What topics hold, as arrays: their features by sort with what each weighs, the days they tell.

Inputs: topics, in the order that gives each its place. What leaves: arrays over all their features, and which of them
two topics have in common. Refuses: to weigh; `recoupe.link.bounds` does, with the weights of `recoupe.link.likeness`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from recoupe.link.candidates import OPEN, Flags, Numbers
from recoupe.link.likeness import (
    ACT,
    ACTOR,
    FAR_DAYS,
    FIGURE,
    HINT,
    NAME,
    RARE,
    SLACK_DAYS,
    STATES,
    THING,
    groups_of,
    meant,
)
from recoupe.link.topics import Topic

Floats = NDArray[np.float64]


class Sort(IntEnum):
    """Sorts of features. Parties are actors and speakers, meanings what is told as a thing or by a word."""

    ACT = 0
    SURE = 1
    NEAR = 2
    THING = 3
    ACTOR = 4
    PARTY = 5
    MEANING = 6
    NUMBER = 7
    SPEAKER = 8
    NAME = 9
    FIGURE = 10
    POPULATION = 11
    FAMILY = 12
    TERM = 13


Feature = tuple[Sort, str, bool, float, float, float, float]
"""Sort and name; the mark; the weight of a word; what it weighs alone, beside a near act, and as a word alone."""


@dataclass(frozen=True, slots=True)
class Days:
    """Intervals of days that topics tell: the first and the last day of all of a topic, and how many there are."""

    low: Numbers
    high: Numbers
    many: Numbers

    @classmethod
    def of(cls, told: Sequence[Sequence[tuple[int, int]]]) -> "Days":
        """Those of some topics, in their order."""
        lows = [min((low for low, _ in some), default=0) for some in told]
        highs = [max((high for _, high in some), default=0) for some in told]
        return cls(*(np.array(some, dtype=np.int64) for some in (lows, highs, [len(some) for some in told])))

    def may_lie_apart(self, one: Numbers, other: Numbers) -> Flags:
        """Of one interval each exactly; of several wherever both tell some."""
        gap = np.maximum(self.low[one] - self.high[other], self.low[other] - self.high[one])
        single = (self.many[one] == 1) & (self.many[other] == 1)
        both = (self.many[one] > 0) & (self.many[other] > 0)
        return np.asarray(both & (~single | (gap > SLACK_DAYS)))


@dataclass(frozen=True, slots=True)
class Held:
    """Features by place of their topic, sorted, as ``features``: ``place * names + name``, `OPEN` after them.

    Of each: its `Sort`; whether it is ``marked``, as a party that is an actor, a meaning that is a thing and a word
    that is rare are; the weight of a ``word``; what it weighs where the other has it not: ``alone``, ``nearly`` for an
    act that the other may tell by a near one, ``unshared`` for a word, before it is known whether languages differ.
    Of each topic: how many of each sort it ``counts``, its language, the day of its report (0 for none), whether it
    asks, the days and the periods it tells.
    """

    features: Numbers
    names: int
    sort: Numbers
    marked: Flags
    word: Floats
    alone: Floats
    nearly: Floats
    unshared: Floats
    ends: Numbers
    counts: Numbers
    language: Numbers
    report: Numbers
    asks: Flags
    days: Days
    periods: Days

    @classmethod
    def of(cls, topics: Sequence[Topic]) -> "Held":
        """What some topics hold, in their order."""
        found = [list(_features(one)) for one in topics]
        number: dict[tuple[Sort, str], int] = {}
        named = [number.setdefault(one[:2], len(number)) for some in found for one in some]
        lengths = [len(some) for some in found]
        place = np.repeat(np.arange(len(topics)), lengths)
        features = place * max(1, len(number)) + np.array(named, dtype=np.int64)
        order = np.argsort(features, kind="stable")
        told = np.array([(one[0], *one[2:]) for some in found for one in some], dtype=np.float64)
        told = told.reshape(len(features), 6)[order]
        sort = told[:, 0].astype(np.int64)
        counts = np.bincount(place * len(Sort) + sort, minlength=len(topics) * len(Sort))
        language = {one: code for code, one in enumerate(dict.fromkeys(one.language for one in topics))}
        return cls(
            np.append(features[order], OPEN),
            max(1, len(number)),
            sort,
            told[:, 1] > 0,
            np.ascontiguousarray(told[:, 2]),
            np.ascontiguousarray(told[:, 3]),
            np.ascontiguousarray(told[:, 4]),
            np.ascontiguousarray(told[:, 5]),
            ends=np.cumsum([0, *lengths]),
            counts=counts.reshape(len(topics), len(Sort)),
            language=np.array([language[one.language] for one in topics], dtype=np.int64),
            report=np.array([one.day for one in topics], dtype=np.int64),
            asks=np.array([one.asks for one in topics], dtype=np.bool_),
            days=Days.of([one.days for one in topics]),
            periods=Days.of([one.periods for one in topics]),
        )

    def common(self, one: Numbers, other: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """The features pairs of places share: where the one and the other hold them, and of which pair."""
        lengths = self.ends[one + 1] - self.ends[one]
        taken = np.repeat(self.ends[one] - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
        wanted = np.repeat((other - one) * self.names, lengths) + self.features[taken]
        place = np.searchsorted(self.features, wanted)
        met = np.flatnonzero(self.features[place] == wanted)
        pair = np.repeat(np.arange(len(one)), lengths)[met]
        return taken[met], np.asarray(place[met], dtype=np.int64), pair

    def total(self, weights: Floats) -> Floats:
        """The sum of some weights of features by place."""
        sums = np.cumsum(np.concatenate([[0.0], weights]))
        return np.asarray(sums[self.ends[1:]] - sums[self.ends[:-1]], dtype=np.float64)

    def far(self, one: Numbers, other: Numbers) -> Flags:
        """Pairs of places of which both reports are dated, and lie too far apart not to be doubted."""
        early, late = self.report[one], self.report[other]
        return np.asarray((early > 0) & (late > 0) & (np.abs(early - late) > FAR_DAYS))

    def both(self, sort: Sort, one: Numbers, other: Numbers) -> Flags:
        """Pairs of places of which both hold something of a sort."""
        some = self.counts[:, sort] > 0
        return np.asarray(some[one] & some[other])


def _features(one: Topic) -> Iterator[Feature]:
    for act in one.acts:
        alone = ACT if act in one.sure else HINT / 2
        near = bool(groups_of(frozenset({act})))
        yield Sort.ACT, act, False, 0.0, 0.0 if near else alone, alone if near else 0.0, 0.0
    thought = {**dict.fromkeys(meant(one), False), **dict.fromkeys(one.things, True)}
    parties = {**dict.fromkeys(one.speakers, False), **dict.fromkeys(one.actors, True)}
    yield from ((Sort.SURE, name, False, 0.0, 0.0, 0.0, 0.0) for name in one.acts & one.sure)
    yield from ((Sort.NEAR, name, False, 0.0, 0.0, 0.0, 0.0) for name in groups_of(one.sure))
    yield from ((Sort.THING, name, False, 0.0, THING, 0.0, 0.0) for name in one.things)
    yield from ((Sort.ACTOR, name, False, 0.0, ACTOR, 0.0, 0.0) for name in one.actors)
    yield from ((Sort.PARTY, name, acts, 0.0, 0.0, 0.0, 0.0) for name, acts in parties.items())
    yield from ((Sort.MEANING, name, thing, 0.0, 0.0, 0.0, 0.0) for name, thing in thought.items())
    numbers = {figure.partition("|")[0] for figure in one.figures}
    yield from ((Sort.NUMBER, name, False, 0.0, 0.0, 0.0, 0.0) for name in numbers)
    yield from ((Sort.SPEAKER, name, False, 0.0, 0.0, 0.0, 0.0) for name in one.speakers)
    yield from ((Sort.NAME, name, False, 0.0, NAME, 0.0, 0.0) for name in one.names)
    yield from ((Sort.FIGURE, name, False, 0.0, FIGURE / 2, 0.0, 0.0) for name in one.figures)
    yield from ((Sort.POPULATION, name, False, 0.0, 0.0, 0.0, 0.0) for name in one.populations)
    told = {deed.family for deed in one.deeds if deed.predicate not in STATES}
    yield from ((Sort.FAMILY, name, False, 0.0, 0.0, 0.0, 0.0) for name in told)
    for word, weight in one.terms.items():
        yield Sort.TERM, word, weight >= RARE, weight, 0.0, 0.0, 0.0 if word in one.names else weight
