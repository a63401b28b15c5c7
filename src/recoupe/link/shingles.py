"""Shared runs of words between fingerprints: candidates by common shingles, verified by containment and by runs.

Arrays only; no strings. A shingle is ``WIDTH`` consecutive tokens; its hash mixes the token hashes with their place.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recoupe.model import Fingerprint, Span

WIDTH = 5
"""Tokens in a shingle. The literature on near-duplicates uses 4 to 10 for news; 5 keeps copies with a tenth edited."""

COMMON = 60
"""A shingle in more texts than this proposes each text with the first alone: a dispatch that hundreds print stays one
group, and the number of pairs stays linear."""

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` tokens that two texts share in order: from token ``a`` of the one and ``b`` of the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share: shingle counts, containment of the smaller in the larger, runs of whole words."""

    shared: int
    size_a: int
    size_b: int
    runs: tuple[Run, ...]

    @property
    def containment(self) -> float:
        """Share of the smaller text's shingles that the larger one holds; 0 for texts without shingles."""
        smaller = min(self.size_a, self.size_b)
        return self.shared / smaller if smaller else 0.0

    @property
    def longest(self) -> int:
        """Words in the longest run."""
        return max((run.length for run in self.runs), default=0)


def shingles(fingerprint: Fingerprint, width: int = WIDTH) -> Hashes:
    """One hash for each window of ``width`` tokens, in text order; shape (n - width + 1,), empty for short texts."""
    tokens = np.asarray(fingerprint.hashes, dtype=np.uint64)
    if len(tokens) < width:
        return np.empty(0, dtype=np.uint64)
    mixed = np.zeros(len(tokens) - width + 1, dtype=np.uint64)
    for place in range(width):
        mixed *= np.uint64(0x9E3779B97F4A7C15)
        mixed ^= tokens[place : place + len(mixed)] + (mixed >> np.uint64(29))
    return mixed


def outside(fingerprint: Fingerprint, aside: Iterable[Span], width: int = WIDTH) -> NDArray[np.bool_]:
    """Mask over the shingles of a text: True where no token of the window lies in a span of ``aside``."""
    size = max(0, len(fingerprint.starts) - width + 1)
    inside = np.zeros(len(fingerprint.starts), dtype=np.int64)
    starts, ends = np.asarray(fingerprint.starts), np.asarray(fingerprint.ends)
    for span in aside:
        inside[np.searchsorted(ends, span.start, "right") : np.searchsorted(starts, span.end)] = 1
    counts = np.concatenate(([0], np.cumsum(inside)))
    return np.asarray(counts[width : width + size] - counts[:size] == 0)


def candidates(hashes: Mapping[str, Hashes], least: int = 1) -> list[tuple[str, str]]:
    """Pairs of texts (ids, each pair sorted, the list sorted) that share ``least`` shingles and more."""
    names = sorted(hashes)
    unique = [np.unique(hashes[name]) for name in names]
    if not unique:
        return []
    values = np.concatenate(unique)
    owners = np.repeat(np.arange(len(names)), [len(one) for one in unique])
    order = np.lexsort((owners, values))
    codes, counts = np.unique(_pairs(values[order], owners[order], len(names)), return_counts=True)
    wanted = codes[counts >= least]
    return [(names[code // len(names)], names[code % len(names)]) for code in wanted.tolist()]


def _pairs(values: Hashes, owners: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """Pairs of owners of equal values, the lower first, as ``lower * size + higher``; once for each value shared."""
    edges = np.concatenate(([0], np.flatnonzero(np.diff(values)) + 1, [len(values)])).astype(np.int64)
    lengths = np.diff(edges)
    found = [np.empty(0, dtype=np.int64)]
    for length in np.unique(lengths[lengths > 1]).tolist():
        members = owners[edges[:-1][lengths == length][:, None] + np.arange(length)]
        low, high = (
            np.triu_indices(length, 1) if length <= COMMON else (np.zeros(length - 1, int), np.arange(1, length))
        )
        found.append((members[:, low] * size + members[:, high]).ravel())
    return np.concatenate(found)


def overlap(a: Hashes, b: Hashes, width: int = WIDTH) -> Overlap:
    """What two shingle arrays share; runs are maximal, in the order of the first text, and do not overlap in it."""
    every_a, every_b = np.unique(a), np.unique(b)
    common = np.intersect1d(every_a, every_b, assume_unique=True)
    places: dict[int, list[int]] = {}
    for place in _places(common, b):
        places.setdefault(int(b[place]), []).append(place)
    runs: list[Run] = []
    covered = -1
    for place in _places(common, a):
        if place < covered:
            continue
        best = max((_extend(a, b, place, other), -other) for other in places[int(a[place])])
        runs.append(Run(place, -best[1], best[0] + width - 1))
        covered = place + best[0]
    return Overlap(len(common), len(every_a), len(every_b), tuple(runs))


def _places(wanted: Hashes, hashes: Hashes) -> list[int]:
    """The places at which some hashes, sorted, stand in others."""
    if not len(wanted):
        return []
    near = np.minimum(np.searchsorted(wanted, hashes), len(wanted) - 1)
    return np.flatnonzero(wanted[near] == hashes).tolist()


def _extend(a: Hashes, b: Hashes, i: int, j: int) -> int:
    limit = min(len(a) - i, len(b) - j)
    differs = np.flatnonzero(a[i : i + limit] != b[j : j + limit])
    return int(differs[0]) if len(differs) else limit
