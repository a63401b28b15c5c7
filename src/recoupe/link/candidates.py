"""Which records are worth comparing: those that share several features and were reported within some time.

Inputs: the features of each record (strings) and the day of its report as an ordinal, 0 for none. What leaves: pairs,
over arrays of integers, with a lower bound of what they share. Keys: combinations of features, the commonest feature of
a record left out. Refuses: to make a pair out of time, so that what everybody tells every month is compared within it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

AT_ONCE = 1 << 22
"""Pairs under way at one time: 32 MB an array."""


@dataclass(frozen=True, slots=True)
class Blocking:
    """How pairs are found.

    Of n features in one order for all records, two records with t in common have t - 1 of them among the first n - 1.
    With the commonest last, what nearly all share is no key; the order changes the work and never the result. Records
    of at most ``short`` features may be held alike by fewer, and give every combination of theirs.
    """

    enough: int
    short: int
    days: int
    """Days between two reports beyond which they make no pair."""

    soon: int
    """Days within which they make one though they share one feature less than ``enough``."""

    @property
    def width(self) -> int:
        """Features in a key."""
        return max(1, self.enough - 1)

    def pairs(self, features: Mapping[str, frozenset[str]], day: Mapping[str, int]) -> Iterator[tuple[str, str]]:
        """Pairs of names, each sorted, in alphabetic order."""
        names = sorted(features, key=lambda name: (day[name], name))
        days = np.array([day[name] for name in names], dtype=np.int64)
        codes, shared = self._met(*_posted(self._keys([features[name] for name in names]), len(names)), days)
        early, late = codes // max(1, len(names)), codes % max(1, len(names))
        soon = (days[early] == 0) | (days[late] - days[early] <= self.soon)
        sure = soon | (shared >= comb(self.enough, self.width))
        for place in np.flatnonzero(~sure).tolist():
            one, other = names[early[place]], names[late[place]]
            sure[place] = len(features[one] & features[other]) >= self.enough
        yield from _named(early[sure], late[sure], names)

    def _keys(self, features: Sequence[frozenset[str]]) -> Iterator[tuple[Numbers, Numbers]]:
        """Keys as numbers, with the places of the records that give them."""
        common = Counter(feature for some in features for feature in some)
        rank = {name: place for place, name in enumerate(sorted(common, key=lambda name: (common[name], name)))}
        by_length: dict[int, list[tuple[int, list[int]]]] = {}
        for place, some in enumerate(features):
            ranks = sorted(rank[name] for name in some)
            kept = ranks if len(ranks) <= self.short else ranks[:-1]
            by_length.setdefault(len(kept), []).append((place, kept))
        for length, found in by_length.items():
            columns = list(combinations(range(length), self.width))
            table = np.array([kept for _, kept in found], dtype=np.int64).reshape(len(found), length)
            owners = np.array([place for place, _ in found], dtype=np.int64)
            for chosen in columns:
                key = np.zeros(len(found), dtype=np.int64)
                for column in chosen:
                    key = key * len(rank) + table[:, column]
                yield key, owners

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


def _posted(found: Iterator[tuple[Numbers, Numbers]], size: int) -> tuple[Numbers, Numbers]:
    """Keys numbered from 0, those of one record left out, and their owners, sorted by both."""
    parts = list(found)
    if not parts:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    keys, owners = (np.concatenate([part[side] for part in parts]) for side in (0, 1))
    _, numbers, counts = np.unique(keys, return_inverse=True, return_counts=True)
    several = counts[numbers] > 1
    keys, owners = numbers[several], owners[several]
    order = np.argsort(keys * max(1, size) + owners, kind="stable")
    return keys[order], owners[order]


def _joined(owners: Numbers, starts: Numbers, ends: Numbers, size: int) -> list[tuple[Numbers, Numbers]]:
    """Each place with those from its start to its end, as codes with their counts, a piece of the work at a time."""
    lengths = np.maximum(ends - starts, 0)
    pieces = np.searchsorted(np.cumsum(lengths), np.arange(AT_ONCE, lengths.sum() + AT_ONCE, AT_ONCE))
    found, first = [], 0
    for end in [*(pieces + 1).tolist(), len(owners)]:
        some = slice(first, min(end, len(owners)))
        taken = np.repeat(starts[some] - np.cumsum(lengths[some]) + lengths[some], lengths[some])
        taken += np.arange(len(taken))
        codes, counts = np.unique(owners[taken] * size + np.repeat(owners[some], lengths[some]), return_counts=True)
        found.append((codes, counts))
        first = some.stop
    return found


def _counted(found: Sequence[tuple[Numbers, Numbers]]) -> tuple[Numbers, Numbers]:
    """Codes, each once, with the sum of their counts."""
    codes, counts = (np.concatenate([part[side] for part in found]) for side in (0, 1))
    every, place = np.unique(codes, return_inverse=True)
    return every, np.bincount(place, counts, minlength=len(every)).astype(np.int64)


def _named(early: Numbers, late: Numbers, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    alphabetic = np.empty(len(names), dtype=np.int64)
    alphabetic[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    ordered = sorted(names)
    low, high = np.minimum(alphabetic[early], alphabetic[late]), np.maximum(alphabetic[early], alphabetic[late])
    order = np.lexsort((high, low))
    return (
        (ordered[one], ordered[other]) for one, other in zip(low[order].tolist(), high[order].tolist(), strict=True)
    )
