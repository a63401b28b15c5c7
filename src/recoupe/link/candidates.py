"""Which records are worth comparing: those that share several features and were reported within some time.

Inputs: the features of each record (strings) and the day of its report as an ordinal, 0 for none. What leaves: pairs,
over arrays of integers, with a lower bound of what they share. Keys: combinations of features, the last feature of a
record left out, in an order that is given and owes nothing to the other records: a pair is one whatever else lies in
the pile; where it is known which homes (texts) are near, what two of these share. Refuses: to make a pair out of time,
so that what everybody tells every month is compared within it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import comb

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

Flags = NDArray[np.bool_]

AT_ONCE = 1 << 22
"""Pairs under way at one time: 32 MB an array."""

FEW = 24
"""Records of which all pairs are looked at in less time than arrays of their keys are made."""

OPEN = np.iinfo(np.int64).max
"""Stands above all numbers of a search, which then always ends on one."""


@dataclass(frozen=True, slots=True)
class Homes:
    """Where records stand, as numbers in their order, and the pairs of homes that are ``near``, each once.

    Only records of one home or of two that are near make a pair.
    """

    of: Numbers
    near: tuple[Numbers, Numbers]


def _by_name(feature: str) -> tuple[int, str]:
    return 0, feature


@dataclass(frozen=True, slots=True)
class Blocking:
    """How pairs are found.

    Of n features in one order for all records, two records with t in common have t - 1 of them among the first n - 1.
    With the kinds of which there are most in common last, what nearly all share is no key. Records of at most ``short``
    features may be held alike by fewer, and give every combination of theirs.
    """

    enough: int
    short: int
    days: int
    """Days between two reports beyond which they make no pair."""

    soon: int
    """Days within which they make one though they share one feature less than ``enough``."""

    order: Callable[[str], tuple[int, str]] = _by_name
    """The place of a feature: those of a record that come last in it are the likeliest to be shared."""

    @property
    def width(self) -> int:
        """Features in a key."""
        return max(1, self.enough - 1)

    def pairs(self, features: Mapping[str, frozenset[str]], day: Mapping[str, int]) -> Iterator[tuple[str, str]]:
        """Pairs of names, each sorted, in alphabetic order."""
        ordered = sorted(features)
        low, high = self.places([features[name] for name in ordered], [day[name] for name in ordered])
        return ((ordered[one], ordered[other]) for one, other in zip(low.tolist(), high.tolist(), strict=True))

    def places(
        self,
        features: Sequence[frozenset[str]],
        day: Sequence[int],
        new: Flags | None = None,
        homes: Homes | None = None,
    ) -> tuple[Numbers, Numbers]:
        """Pairs as two arrays of places in ``features``, the lower place first, sorted by both.

        Where ``new`` marks some of the places, only pairs with one of them are given; only those of near ``homes``.
        """
        if len(features) <= FEW and new is None and homes is None:
            return self._of_few(features, day)
        size = max(1, len(features))
        order = np.array(sorted(range(len(features)), key=lambda place: (day[place], place)), dtype=np.int64)
        days = np.array([day[place] for place in order], dtype=np.int64)
        ranked = _Ranked.of([features[place] for place in order], self.short, self.order)
        if homes is None:
            codes, keys = self._met(*_posted(ranked.keys(self.width), size), days)
            kept = self._kept(keys)
        else:
            codes, kept = self._met_at_home(ranked, Homes(homes.of[order], homes.near), days)
        if new is not None:
            wanted = new[order[codes // size]] | new[order[codes % size]]
            codes, kept = codes[wanted], kept[wanted]
        early, late = codes // size, codes % size
        sure = (days[early] == 0) | (days[late] - days[early] <= self.soon)
        asked = np.flatnonzero(~sure)
        sure[asked] = ranked.common(early[asked], late[asked], kept[asked]) >= self.enough
        one, other = order[early[sure]], order[late[sure]]
        low, high = np.minimum(one, other), np.maximum(one, other)
        sorting = np.lexsort((high, low))
        return low[sorting], high[sorting]

    def _of_few(self, features: Sequence[frozenset[str]], day: Sequence[int]) -> tuple[Numbers, Numbers]:
        """As `places`, pair by pair."""
        kept = [one - {max(one, key=self.order)} if len(one) > self.short else one for one in features]
        found = []
        for low, high in combinations(range(len(features)), 2):
            if len(kept[low] & kept[high]) >= self.width:
                apart = abs(day[low] - day[high]) if day[low] and day[high] else 0
                enough = apart <= self.soon or len(features[low] & features[high]) >= self.enough
                if apart <= self.days and enough:
                    found.append((low, high))
        low_places, high_places = np.array(found, dtype=np.int64).reshape(-1, 2).T
        return low_places, high_places

    def _kept(self, keys: Numbers) -> Numbers:
        """How many features make so many keys in common."""
        most = int(keys.max(initial=0)) + self.width
        made = np.array([comb(count, self.width) for count in range(most + 1)], dtype=np.int64)
        return np.asarray(np.searchsorted(made, keys), dtype=np.int64)

    def _met(self, keys: Numbers, owners: Numbers, days: Numbers) -> tuple[Numbers, Numbers]:
        """Pairs of places that give a key in common, within the days, as ``early * records + late``, and how many."""
        size = max(1, len(days))
        posted = keys * size + owners
        undated = np.searchsorted(days, 1)
        near = np.where(days > 0, np.maximum(np.searchsorted(days, days - self.days), undated), 0)
        ends = np.arange(len(posted))
        dated = days[owners] > 0
        whole = np.searchsorted(posted, keys * size)
        found = [
            _joined(owners, whole, np.where(dated, np.searchsorted(posted, keys * size + undated), whole), size),
            _joined(owners, np.searchsorted(posted, keys * size + near[owners]), ends, size),
        ]
        return _counted([part for parts in found for part in parts])

    def _met_at_home(self, ranked: "_Ranked", homes: Homes, days: Numbers) -> tuple[Numbers, Numbers]:
        """Pairs of near homes that give a key in common, within the days, and how many features both kept.

        A text is near to few: what it shares with these is counted feature by feature, and no key is made.
        """
        size, shelves = max(1, len(days)), _Shelves.of(ranked, homes.of)
        own = np.unique(homes.of)
        found = [
            (codes[often >= self.width], often[often >= self.width])
            for one, other in ((own, own), homes.near)
            for codes, often in shelves.shared(one, other, size)
        ]
        codes, kept = (np.concatenate([part[side] for part in found]) for side in (0, 1))
        early, late = codes // size, codes % size
        near = (days[early] == 0) | (days[late] - days[early] <= self.days)
        return codes[near], kept[near]


@dataclass(frozen=True, slots=True)
class _Ranked:
    """Features of records as ranks in a given order; ``left_out`` is the last of a record, -1 where it is a key.

    ``held`` are all features of all records as ``record * ranks + rank``, sorted, and `OPEN`.
    """

    kept: Sequence[Sequence[int]]
    left_out: Numbers
    held: Numbers
    ranks: int

    @classmethod
    def of(cls, features: Sequence[frozenset[str]], short: int, order: Callable[[str], tuple[int, str]]) -> "_Ranked":
        every_name = {feature for some in features for feature in some}
        rank = {name: place for place, name in enumerate(sorted(every_name, key=order))}
        every = [sorted(rank[name] for name in some) for some in features]
        long = [len(ranks) > short for ranks in every]
        held = [place * len(rank) + one for place, ranks in enumerate(every) for one in ranks]
        return cls(
            [ranks[:-1] if cut else ranks for ranks, cut in zip(every, long, strict=True)],
            np.array([ranks[-1] if cut else -1 for ranks, cut in zip(every, long, strict=True)], dtype=np.int64),
            np.array([*held, OPEN], dtype=np.int64),
            len(rank),
        )

    def keys(self, width: int) -> Iterator[tuple[Numbers, Numbers]]:
        """Keys as numbers, with the places of the records that give them."""
        by_length: dict[int, list[int]] = {}
        for place, some in enumerate(self.kept):
            by_length.setdefault(len(some), []).append(place)
        for length, places in by_length.items():
            table = np.array([self.kept[place] for place in places], dtype=np.int64).reshape(len(places), length)
            owners = np.array(places, dtype=np.int64)
            for chosen in combinations(range(length), width):
                key = np.zeros(len(places), dtype=np.int64)
                for column in chosen:
                    key = key * self.ranks + table[:, column]
                yield key, owners

    def common(self, one: Numbers, other: Numbers, kept: Numbers) -> Numbers:
        """How many features records share, of which so many were ``kept`` by both."""
        mine, others = self.left_out[one], self.left_out[other]
        here, there = self._holds(other, mine), self._holds(one, others)
        return np.asarray(kept + here + there - (here & (mine == others)), dtype=np.int64)

    def _holds(self, records: Numbers, ranks: Numbers) -> NDArray[np.bool_]:
        wanted = records * self.ranks + ranks
        found = self.held[np.searchsorted(self.held, wanted)]
        return np.asarray((ranks >= 0) & (found == wanted))


@dataclass(frozen=True, slots=True)
class _Shelves:
    """The kept features of all records by the home they stand in: one shelf a home and feature.

    ``names`` are the shelves as ``home * ranks + rank``, sorted, and `OPEN`; of each, where its ``owners`` begin, and
    of each home, where its shelves do.
    """

    names: Numbers
    begins: Numbers
    owners: Numbers
    of_home: Numbers
    ranks: int

    @classmethod
    def of(cls, ranked: _Ranked, homes: Numbers) -> "_Shelves":
        """Those of some records, which stand in these homes."""
        owners = np.repeat(np.arange(len(ranked.kept)), [len(some) for some in ranked.kept])
        ranks = np.fromiter((rank for some in ranked.kept for rank in some), np.int64, len(owners))
        ranks += homes[owners] * ranked.ranks
        order = np.argsort(ranks, kind="stable")
        names, begins = np.unique(ranks[order], return_index=True)
        of_home = np.searchsorted(names, np.arange(int(homes.max(initial=0)) + 2) * ranked.ranks)
        return cls(np.append(names, OPEN), np.append(begins, len(owners)), owners[order], of_home, ranked.ranks)

    def shared(self, one: Numbers, other: Numbers, size: int) -> Iterator[tuple[Numbers, Numbers]]:
        """Records of two homes that keep a feature in common, as ``low * size + high``, and how many; in pieces.

        A home may be asked beside itself.
        """
        many = self.of_home[1:] - self.of_home[:-1]
        one, other = np.where(many[one] <= many[other], (one, other), (other, one))
        whole = np.cumsum(many[one])
        pieces = np.searchsorted(whole, np.arange(AT_ONCE, int(many[one].sum()), AT_ONCE))
        for first, end in pairwise([0, *(pieces + 1).tolist(), len(one)]):
            yield self._shared(one[first:end], other[first:end], size)

    def _shared(self, one: Numbers, other: Numbers, size: int) -> tuple[Numbers, Numbers]:
        first = self.of_home[one]
        here, pair = _ranges(first, self.of_home[one + 1] - first)
        wanted = self.names[here] + (other - one)[pair] * self.ranks
        there = np.searchsorted(self.names, wanted)
        met = self.names[there] == wanted
        here, there = here[met], there[met]
        left, shelf = _ranges(self.begins[here], self.begins[here + 1] - self.begins[here])
        first = self.begins[there][shelf]
        first = np.where((here == there)[shelf], left + 1, first)  # of one shelf each with those behind it
        right, met_by = _ranges(first, self.begins[there + 1][shelf] - first)
        a, b = self.owners[left[met_by]], self.owners[right]
        return np.unique(np.minimum(a, b) * size + np.maximum(a, b), return_counts=True)


def _ranges(starts: Numbers, lengths: Numbers) -> tuple[Numbers, Numbers]:
    """The numbers from each start on, so many, and of which start each is."""
    taken = np.repeat(starts - np.cumsum(lengths) + lengths, lengths)
    taken += np.arange(len(taken))
    return taken, np.repeat(np.arange(len(starts)), lengths)


def _posted(found: Iterator[tuple[Numbers, Numbers]], size: int) -> tuple[Numbers, Numbers]:
    """Keys numbered from 0, those of one record left out, and their owners, sorted by both."""
    parts = list(found)
    if not parts:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    keys, owners = (np.concatenate([part[side] for part in parts]) for side in (0, 1))
    if int(keys.max()) >= OPEN // size:
        keys = np.asarray(np.unique(keys, return_inverse=True)[1], dtype=np.int64)
    posted = np.sort(keys * size + owners)
    keys, owners = posted // size, posted % size
    begins = _begins(keys)
    counts = np.diff(np.append(np.flatnonzero(begins), len(keys)))
    numbers = np.cumsum(begins) - 1
    several = counts[numbers] > 1
    return numbers[several], owners[several]


def _begins(ordered: Numbers) -> Flags:
    """Where a number stands that is not the one before it."""
    return np.concatenate((np.ones(min(1, len(ordered)), dtype=np.bool_), ordered[1:] != ordered[:-1]))


def _joined(owners: Numbers, starts: Numbers, ends: Numbers, size: int) -> list[tuple[Numbers, Numbers]]:
    """Each place with those from its start to its end, as codes with their counts, a piece of the work at a time."""
    lengths = np.maximum(ends - starts, 0)
    pieces = np.searchsorted(np.cumsum(lengths), np.arange(AT_ONCE, lengths.sum() + AT_ONCE, AT_ONCE))
    found, first = [], 0
    for end in [*(pieces + 1).tolist(), len(owners)]:
        some = slice(first, min(end, len(owners)))
        taken, by = _ranges(starts[some], lengths[some])
        codes, counts = np.unique(owners[taken] * size + owners[some][by], return_counts=True)
        found.append((codes, counts))
        first = some.stop
    return found


def _counted(found: Sequence[tuple[Numbers, Numbers]]) -> tuple[Numbers, Numbers]:
    """Codes, each once, with the sum of their counts."""
    some = [part for part in found if len(part[0])] or found[:1]
    if len(some) == 1:
        return some[0]
    codes, counts = (np.concatenate([part[side] for part in some]) for side in (0, 1))
    order = np.argsort(codes)
    codes = codes[order]
    first = np.flatnonzero(_begins(codes))
    return codes[first], np.add.reduceat(counts[order], first)
