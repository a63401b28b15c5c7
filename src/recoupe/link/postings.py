"""Inner products of many sparse vectors, a row at a time, over arrays: who shares what with whom, and how much.

Inputs: vectors (feature to weight) in an order the caller chooses. What leaves, for one vector, its inner products with
those before it. The sum of a pair runs over the features in alphabetic order, so that it is the same to the last bit
as that of `recoupe.link.portraits.cosine`, whatever other vectors there are. Refuses nothing: which pairs are worth a
look is for the caller to say, by where a row begins.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


class Postings:
    """For each feature the vectors that hold it, in order: arrays, no strings, 40 bytes a weight."""

    def __init__(self, vectors: Sequence[Mapping[str, float]]) -> None:
        self._size = max(1, len(vectors))
        column = {name: place for place, name in enumerate(sorted({name for one in vectors for name in one}))}
        lengths = [len(one) for one in vectors]
        self._ends = np.cumsum([0, *lengths])
        self._columns = np.fromiter((column[name] for one in vectors for name in sorted(one)), np.int64, sum(lengths))
        self._weights = np.fromiter(
            (one[name] for one in vectors for name in sorted(one)), np.float64, len(self._columns)
        )
        keys = self._columns * self._size + np.repeat(np.arange(len(vectors)), lengths)
        order = np.argsort(keys, kind="stable")
        self._keys, self._posted = keys[order], self._weights[order]
        self._holders = self._keys % self._size

    def _meeting(self, place: int, first: int, end: int) -> tuple[Places, Floats, Floats]:
        """For each feature in turn: the vectors from ``first`` to ``end`` that hold it, their weight, and its own."""
        mine = slice(self._ends[place], self._ends[place + 1])
        starts = np.searchsorted(self._keys, self._columns[mine] * self._size + first)
        lengths = np.searchsorted(self._keys, self._columns[mine] * self._size + end) - starts
        taken = np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
        return self._holders[taken] - first, self._posted[taken], np.repeat(self._weights[mine], lengths)

    def products(self, place: int, first: int, end: int) -> Floats:
        """Inner products of one vector with those from ``first`` to ``end`` (exclusive); shape (end - first,)."""
        others, posted, own = self._meeting(place, first, end)
        return np.asarray(np.bincount(others, posted * own, minlength=end - first), dtype=np.float64)

    def shared(self, place: int, first: int, end: int, least: float) -> tuple[Floats, NDArray[np.bool_]]:
        """Those products, and which of them hold a feature with it that weighs ``least`` and more in both."""
        others, posted, own = self._meeting(place, first, end)
        found = np.zeros(end - first, dtype=np.bool_)
        found[others[(posted >= least) & (own >= least)]] = True
        return np.asarray(np.bincount(others, posted * own, minlength=end - first), dtype=np.float64), found
