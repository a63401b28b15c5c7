"""Shared runs of words between fingerprints: candidates by common shingles, verified by containment and by runs.

Arrays only; no strings. A shingle is ``WIDTH`` consecutive tokens; its hash mixes the token hashes with their place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recoupe.model import Fingerprint

WIDTH = 5
"""Tokens in a shingle. The literature on near-duplicates uses 4 to 10 for news; 5 keeps copies with a tenth edited."""

COMMON = 400
"""A shingle in more texts than this proposes no candidates: it is boilerplate, and a real copy shares rarer ones."""

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


def outside_quotations(fingerprint: Fingerprint, hashes: Hashes, width: int = WIDTH) -> NDArray[np.bool_]:
    """Mask over ``hashes``: True where no token of the window lies in a quotation. Shape that of ``hashes``."""
    inside = np.zeros(len(fingerprint.starts), dtype=bool)
    starts = np.asarray(fingerprint.starts)
    for quotation in fingerprint.quotations:
        inside[(starts >= quotation.start) & (starts < quotation.end)] = True
    counts = np.concatenate(([0], np.cumsum(inside)))
    return np.asarray(counts[width : width + len(hashes)] - counts[: len(hashes)] == 0)


def candidates(hashes: Mapping[str, Hashes]) -> list[tuple[str, str]]:
    """Pairs of texts (ids, each pair sorted, the list sorted) that share at least one shingle few others have."""
    names = sorted(hashes)
    if not names:
        return []
    unique = [np.unique(hashes[name]) for name in names]
    values = np.concatenate(unique)
    owners = np.repeat(np.arange(len(names)), [len(one) for one in unique])
    order = np.lexsort((owners, values))
    values, owners = values[order], owners[order]
    borders = np.flatnonzero(np.diff(values)) + 1
    pairs: set[tuple[int, int]] = set()
    for start, end in _groups(borders, len(values)):
        if 2 <= end - start <= COMMON:
            members = owners[start:end].tolist()
            pairs.update((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
    return sorted((names[a], names[b]) for a, b in pairs)


def _groups(borders: NDArray[np.intp], size: int) -> Sequence[tuple[int, int]]:
    edges = np.concatenate(([0], borders, [size]))
    lengths = np.diff(edges)
    return [(int(edges[i]), int(edges[i + 1])) for i in np.flatnonzero(lengths > 1)]


def overlap(a: Hashes, b: Hashes, width: int = WIDTH) -> Overlap:
    """What two shingle arrays share; runs are maximal, in the order of the first text, and do not overlap in it."""
    common = np.intersect1d(a, b)
    places: dict[int, list[int]] = {}
    for place in np.flatnonzero(np.isin(b, common)).tolist():
        places.setdefault(int(b[place]), []).append(place)
    runs: list[Run] = []
    covered = -1
    for place in np.flatnonzero(np.isin(a, common)).tolist():
        if place < covered:
            continue
        best = max((_extend(a, b, place, other), -other) for other in places[int(a[place])])
        runs.append(Run(place, -best[1], best[0] + width - 1))
        covered = place + best[0]
    return Overlap(len(common), len(np.unique(a)), len(np.unique(b)), tuple(runs))


def _extend(a: Hashes, b: Hashes, i: int, j: int) -> int:
    limit = min(len(a) - i, len(b) - j)
    differs = np.flatnonzero(a[i : i + limit] != b[j : j + limit])
    return int(differs[0]) if len(differs) else limit
