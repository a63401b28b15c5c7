"""Words an outlet repeats: what makes articles alike that have nothing to do with one another.

Inputs: Article, Fingerprint, Block. Keys: the outlet. What leaves: one `Repetition` for each line, and each run of
words inside a longer paragraph, that stands in `ARTICLES` texts of an outlet and more. « Inscrivez-vous à la lettre du
matin » under three articles is one; so is the sentence of background that a desk puts under every article on a trial.
Refuses: lines of `LONG` characters and more, which are text, and words that only versions of one article share.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from recoupe.graph import group
from recoupe.link.pile import Pile
from recoupe.link.shingles import WIDTH, Hashes, shingles
from recoupe.model import Article, Block, Fingerprint, Repetition, Span, Why
from recoupe.terms import Role

ARTICLES = 3
"""Texts of one outlet, no two of them versions of one article, in which words are repeated."""

LONG = 200
"""Characters from which a line is text rather than the furniture of a page."""

LINE, RUN = 3, 12
"""Least number of words of a whole line, and of a run inside a paragraph: as many as would make a copy."""

VERSION = 0.5
"""Containment of shingles from which two texts of one outlet are held to be versions of one article."""

Words = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Tokens ``first`` to ``last`` (exclusive) of a text."""

    text: str
    first: int
    last: int


def keys(article: Article) -> Iterable[str]:
    """The outlet: words repeated over several outlets are a copy, not furniture."""
    return (article.outlet,) if article.outlet else ()


def repetitions(pile: Pile) -> list[Repetition]:
    """One record for each run of words an outlet repeats, sorted by id."""
    known = {one.text: one for one in pile.of(Fingerprint)}
    lines = group((one for one in pile.of(Block) if one.role is Role.BODY), lambda one: (one.span.text,))
    found: list[Repetition] = []
    for outlet, articles in group(pile.of(Article), keys).items():
        texts = sorted({one.text for one in articles if one.text in known})
        if len(texts) >= ARTICLES:
            found += _of_outlet(outlet, _Outlet([known[text] for text in texts]), lines)
    return sorted(found, key=lambda one: one.id)


class _Outlet:
    """The texts of one outlet, their shingles, and which of them are versions of one article."""

    def __init__(self, fingerprints: Sequence[Fingerprint]) -> None:
        self.texts = {one.text: one for one in fingerprints}
        self.windows = {one.text: shingles(one) for one in fingerprints}
        self.unique = {text: np.unique(windows) for text, windows in self.windows.items()}
        self._versions: dict[tuple[str, str], bool] = {}

    def spread(self, texts: Iterable[str]) -> bool:
        """True when `ARTICLES` of the texts are no versions of one another."""
        chosen: list[str] = []
        for text in sorted(texts):
            if not any(self._are_versions(one, text) for one in chosen):
                chosen.append(text)
            if len(chosen) == ARTICLES:
                return True
        return False

    def _are_versions(self, a: str, b: str) -> bool:
        if (a, b) not in self._versions:
            one, other = self.unique[a], self.unique[b]
            shared = len(np.intersect1d(one, other, assume_unique=True))
            self._versions[a, b] = shared >= VERSION * max(1, min(len(one), len(other)))
        return self._versions[a, b]


def _of_outlet(outlet: str, one: _Outlet, lines: Mapping[str, Sequence[Block]]) -> Iterator[Repetition]:
    places: dict[Words, set[Place]] = {}
    for place in (*_lines(one, lines), *_runs(one)):
        words = one.texts[place.text].hashes[place.first : place.last]
        places.setdefault(words, set()).add(place)
    for some in places.values():
        if one.spread({place.text for place in some}):
            spans = tuple(sorted(_span(one.texts[place.text], place) for place in some))
            texts = tuple(sorted({span.text for span in spans}))
            why = Why(rules=("link/repetitions.py#repetitions",), inputs=texts, note=f"in {len(texts)} texts")
            yield Repetition(outlet=outlet, spans=spans, why=why)


def _span(fingerprint: Fingerprint, place: Place) -> Span:
    return Span(fingerprint.text, fingerprint.starts[place.first], fingerprint.ends[place.last - 1], "")


def _lines(one: _Outlet, lines: Mapping[str, Sequence[Block]]) -> Iterator[Place]:
    """Every short line of the texts."""
    for text, fingerprint in one.texts.items():
        starts = np.asarray(fingerprint.starts)
        for block in lines.get(text, ()):
            if block.span.end - block.span.start < LONG:
                first, last = np.searchsorted(starts, (block.span.start, block.span.end)).tolist()
                if last - first >= LINE:
                    yield Place(text, first, last)


def _runs(one: _Outlet) -> Iterator[Place]:
    """Longest runs of words that `ARTICLES` texts and more share whole, in each of them."""
    repeated = _repeated(one.unique.values())
    holders: dict[int, set[str]] = {}
    for text, unique in one.unique.items():
        for value in unique[_among(unique, repeated)].tolist():
            holders.setdefault(value, set()).add(text)
    for text, windows in one.windows.items():
        marked = np.flatnonzero(_among(windows, repeated)).tolist()
        for _, run in groupby(enumerate(marked), lambda pair: pair[1] - pair[0]):
            yield from _shared(one, text, [place for _, place in run], holders)


def _repeated(unique: Iterable[Hashes]) -> Hashes:
    values, counts = np.unique(np.concatenate(list(unique)), return_counts=True)
    return values[counts >= ARTICLES]


def _among(values: Hashes, ordered: Hashes) -> NDArray[np.bool_]:
    """Mask over ``values``: True where one of the sorted array stands. Sorts nothing anew, so outlets may be large."""
    if not len(ordered):
        return np.zeros(len(values), dtype=bool)
    places = np.minimum(np.searchsorted(ordered, values), len(ordered) - 1)
    return np.asarray(ordered[places] == values)


def _shared(one: _Outlet, text: str, run: Sequence[int], holders: Mapping[int, set[str]]) -> Iterator[Place]:
    """The pieces of a run of windows that the same texts hold, of `RUN` words and more and not `LONG`."""
    windows = one.windows[text]
    fingerprint = one.texts[text]
    together: list[tuple[int, set[str]]] = []
    for place in run:
        within = holders[int(windows[place])]
        common = together[-1][1] & within if together else within
        if len(common) < ARTICLES:
            yield from _piece(fingerprint, together)
            together = []
            common = within
        together.append((place, common))
    yield from _piece(fingerprint, together)


def _piece(fingerprint: Fingerprint, together: Sequence[tuple[int, set[str]]]) -> Iterator[Place]:
    if not together:
        return
    first, last = together[0][0], together[-1][0] + WIDTH
    characters = fingerprint.ends[last - 1] - fingerprint.starts[first]
    if last - first >= RUN and characters < LONG:
        yield Place(fingerprint.text, first, last)
