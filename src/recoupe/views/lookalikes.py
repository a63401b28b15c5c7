"""Which other articles look like one, how much they share, and what makes them copies or not.

Inputs: Article, Fingerprint, Repetition, Origin. What leaves: rows for the articles that share most words in order,
whether the record ties them or not; a reader who finds two articles alike is told why they were not folded.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from recoupe.link.copies import CONTAINED, PASSAGE, RUN
from recoupe.link.shingles import WIDTH, Hashes, Overlap, outside, overlap, shingles
from recoupe.model import Article, Fingerprint, Origin, Record, Repetition, Span

SHOWN = 3
"""Articles told of, the likest first."""

LEAST = 3
"""Shared shingles from which two articles are worth setting side by side."""

UNFOLDED = {
    "fr": "pas une copie, faute de {run} mots de suite ou de {long} % en commun ({short} % d'un texte court)",
    "en": "not a copy, short of {run} words in a row or {long}% in common ({short}% of a short text)",
}
SHARED = {
    "fr": "{share} % du plus court, {run} mots de suite au plus, citations à part",
    "en": "{share}% of the shorter, {run} words in a row at most, quotations apart",
}
TIED = {"fr": "une même origine", "en": "one origin"}


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Another article: what it shares, and whether an edge of the record ties the two."""

    article: Article
    shared: Overlap
    tied: bool

    def told(self, language: str) -> str:
        """What a reader is told: how much is shared, and what it makes of the two."""
        share, run = f"{100 * self.shared.containment:.0f}", max(self.shared.longest, WIDTH)
        bounds = {"run": RUN, "long": f"{100 * PASSAGE:.0f}", "short": f"{100 * CONTAINED:.0f}"}
        verdict = TIED[language] if self.tied else UNFOLDED[language].format(**bounds)
        colon = " :" if language == "fr" else ":"
        return f"{SHARED[language].format(share=share, run=run)}{colon} {verdict}"


def lookalikes(article: Article, records: Iterable[Record]) -> tuple[Lookalike, ...]:
    """The articles that share most with one, quotations and repeated words apart, the likest first; at most `SHOWN`."""
    every = tuple(records)
    prints = {one.text: one for one in every if isinstance(one, Fingerprint)}
    if article.text not in prints:
        return ()
    aside: dict[str, list[Span]] = {}
    for span in (span for one in every if isinstance(one, Repetition) for span in one.spans):
        aside.setdefault(span.text, []).append(span)
    tied = _tied(article, every)
    own = _compared(prints[article.text], aside.get(article.text, ()))
    found = []
    for other in (one for one in every if isinstance(one, Article) and one.id != article.id and one.text in prints):
        theirs = _compared(prints[other.text], aside.get(other.text, ()))
        if np.isin(theirs, own).sum() >= LEAST:
            found.append(Lookalike(other, overlap(own, theirs), other.id in tied))
    found.sort(key=lambda one: (-one.shared.containment, -one.shared.longest, one.article.name, one.article.id))
    return tuple(found[:SHOWN])


def _compared(fingerprint: Fingerprint, aside: Iterable[Span]) -> Hashes:
    return shingles(fingerprint)[outside(fingerprint, (*fingerprint.quotations, *aside))]


def _tied(article: Article, records: Iterable[Record]) -> frozenset[str]:
    """The articles that one origin holds with this one."""
    origins = (one for one in records if isinstance(one, Origin) and article.id in one.members)
    return frozenset(member for one in origins for member in one.members)
