"""Stories: articles that follow one matter over some time, in whatever language.

Inputs: what each text is about (`recoupe.link.portraits`), Article, DocumentDate. Keys: telling names and words; texts
that share none, or that appeared more than `FAR` days apart, are never compared. What leaves: one `Story` a group,
single articles included, so that stories are a partition of the articles that were read. Refuses: to weigh a word by
how often this pile holds it, and to overrule a person.

Likeness is of names, words and figures, and fades with the days between two articles; where languages differ, acts and
things stand for words. Groups are joined by their mean likeness (`recoupe.link.linkage`), so the answer is a function
of the articles and not of their order, and an increment gives what a rebuild gives.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import exp

from recoupe.link.linkage import NEVER, Linkage, Pair
from recoupe.link.pile import Pile
from recoupe.link.portraits import Portrait, cosine, portraits
from recoupe.model import Story, Why

NAMES, WORDS, FIGURES = 0.45, 0.45, 0.1
"""Shares of names, words and figures in the likeness of two texts; set on the train part of ECB+ (bench.stories)."""

OTHER_FIGURES = 0.85
"""What is left of the likeness of texts that give figures and share none: two quakes are told in one set of words."""

ALIKE = Linkage(least=0.2, contrast=0.7, usual=0.3, trust=3, plain=0.5)
"""When two groups of texts are one story; set on the train part of ECB+ (bench.stories)."""

TELLING = 0.06
"""Length of a name or word in the portrait of a text from which on it is compared with others that hold it."""

FAR = 60
"""Days between two articles from which on they are not compared."""

DATED = 1.5
"""What it is worth that both articles are dated, on one day; set on the dev half of the French stories."""

FADES = 45.0
"""Days after which the likeness of two articles has fallen to 1/e."""


SURE = 1e6
"""Likeness of two texts that a person puts in one story: above any that is found."""


def stories(pile: Pile) -> list[Story]:
    """A partition of the articles that were read, sorted by id."""
    known = portraits(pile)
    told = {pair: SURE if yes else NEVER for pair, yes in pile.decided.stories.items() if known.keys() >= set(pair)}
    undated = frozenset(text for text, one in known.items() if not one.high)
    groups = ALIKE.groups({**likenesses(known), **told}, known, undated)
    return sorted((_story(pile, texts) for texts in groups), key=lambda one: one.id)


def likenesses(known: Mapping[str, Portrait]) -> dict[Pair, float]:
    """Pairs of texts, sorted, that share a telling name, with their likeness."""
    found = {}
    for a, b in _candidates(known):
        value = likeness(known[a], known[b])
        if value > 0:
            found[a, b] = value
    return found


def _candidates(known: Mapping[str, Portrait]) -> list[Pair]:
    sharing: dict[str, list[str]] = {}
    for text in sorted(known):
        for name, value in (*known[text].names.items(), *known[text].words.items()):
            if value >= TELLING:
                sharing.setdefault(name, []).append(text)
    pairs = {pair for texts in sharing.values() for pair in combinations(texts, 2)}
    return sorted((a, b) for a, b in pairs if _gap(known[a], known[b]) <= FAR)


def _gap(a: Portrait, b: Portrait) -> int:
    """Days between two texts at the least; 0 where one has no date."""
    if not (a.high and b.high):
        return 0
    return max(0, max(a.low, b.low) - min(a.high, b.high))


def likeness(a: Portrait, b: Portrait) -> float:
    """How likely two texts belong to one story, 0 to 1."""
    own = cosine(a.words, b.words) if a.language == b.language else cosine(a.matters, b.matters)
    figures = cosine(a.figures, b.figures)
    value = NAMES * cosine(a.names, b.names) + WORDS * own + FIGURES * figures
    other = bool(a.figures and b.figures) and not figures
    return value * (OTHER_FIGURES if other else 1.0) * _in_time(a, b)


def _in_time(a: Portrait, b: Portrait) -> float:
    return DATED * exp(-_gap(a, b) / FADES) if a.high and b.high else 1.0


def _story(pile: Pile, texts: Sequence[str]) -> Story:
    members = sorted(article.id for text in texts for article in pile.articles_of.get(text, ()))
    dates = [pile.date_of[text] for text in texts if text in pile.date_of]
    return Story(
        members=tuple(members),
        low=min((one.published_low for one in dates if one.published_low), default=""),
        high=max((one.published_high for one in dates if one.published_high), default=""),
        why=Why(rules=("link/stories.py#likeness",), inputs=tuple(texts)),
    )
