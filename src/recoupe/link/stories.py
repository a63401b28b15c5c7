"""Stories: articles that follow one matter over some time, in whatever language.

Inputs: what each text is about (`recoupe.link.portraits`), Article, DocumentDate. Keys: telling names and words; texts
that share none, or that appeared more than `FAR` days apart, are never compared. What leaves: one `Story` a group,
single articles included, so that stories are a partition of the articles that were read. Refuses: to weigh a word by
how often this pile holds it, and to overrule a person.

Likeness is of names, words and figures, and fades with the days between two articles; where languages differ, acts and
things stand for words. Groups are joined by their mean likeness (`recoupe.link.linkage`), so the answer is a function
of the articles and not of their order, and an increment gives what a rebuild gives.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

import numpy as np
from numpy.typing import NDArray

from recoupe.link.adoptions import with_adopted
from recoupe.link.linkage import NEVER, Linkage, Pair, sorted_pair
from recoupe.link.pile import Pile
from recoupe.link.portraits import Portrait, cosine, portraits
from recoupe.link.postings import Postings
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

UNDATED = 1.3
"""The same where neither is: near what days that nobody knows are worth on the whole, so that articles without days are
held to the same measure among themselves as dated ones; set on the train part of ECB+ (bench.stories).
"""

GROUPS, PAIRS = "groups", "pairs"
"""The rooms for how some texts were grouped, and for likenesses of pairs; both rest on the readings alone."""

FADES = 45.0
"""Days after which the likeness of two articles has fallen to 1/e."""


KIN, LONG_KIN = ALIKE.least / DATED, 2 * ALIKE.least / DATED
"""Likeness, but for the days between them, from which two texts are kin: of one day, they would be compared. More than
`FAR` days apart twice as much is asked: each day brings another strike, another fire."""

KIN_DAYS = 365
"""Days between two articles from which on they are not kin."""

SURE = 1e6
"""Likeness of two texts that a person puts in one story: above any that is found."""


def stories(pile: Pile) -> list[Story]:
    """A partition of the articles that were read, sorted by id."""
    known = portraits(pile)
    told = {pair: SURE if yes else NEVER for pair, yes in pile.decided.stories.items() if known.keys() >= set(pair)}
    undated = frozenset(text for text, one in known.items() if not one.high)
    between = {**_in_their_time(known, kin(pile, known), ALIKE.least), **told}

    @cache
    def telling(text: str) -> frozenset[str]:
        return _telling(known[text])

    def compared(a: str, b: str) -> float:
        near = _gap(known[a], known[b]) <= FAR and not telling(a).isdisjoint(telling(b))
        return likeness(known[a], known[b]) if near else 0.0

    def alike(a: str, b: str) -> float:
        return told.get(sorted_pair(a, b), likeness(known[a], known[b]))

    groups = ALIKE.groups(between, known, undated, compared, keep=_keeper(pile))
    groups = with_adopted(groups, known, alike, _gap)
    return sorted((_story(pile, texts) for texts in groups), key=lambda one: one.id)


def _keeper(pile: Pile) -> Callable[[Sequence[str], Callable[[], list[tuple[str, ...]]]], list[tuple[str, ...]]]:
    """Groups some texts, or finds how they were grouped: they rest on their readings and a person's decisions."""

    def keep(texts: Sequence[str], make: Callable[[], list[tuple[str, ...]]]) -> list[tuple[str, ...]]:
        key = pile.kept.key(*texts)
        found = pile.kept.find(GROUPS, key, list[tuple[str, ...]]) if key else None
        if found is None:
            found = make()
            if key:
                pile.kept.put(GROUPS, key, found)
        return found

    return keep


def kin(pile: Pile, known: Mapping[str, Portrait] | None = None) -> Mapping[Pair, float]:
    """Pairs of texts that tell of one matter, with their likeness but for the days between them, `KIN_DAYS` at most.

    It rests on the readings of the two alone: their portraits, where these are ``known``. Those of texts that were
    there in the last build, and read as now, are kept from it.
    """
    found = pile.notes.get(PAIRS)
    if not isinstance(found, dict):
        found = _kin(pile, portraits(pile) if known is None else known)
        pile.notes[PAIRS] = found
    return found


def _kin(pile: Pile, known: Mapping[str, Portrait]) -> dict[Pair, float]:
    keys = {text: pile.kept.key(text) for text in sorted(known)}
    if not all(keys.values()):
        return _of_one_matter(known)
    pairs = pile.kept.find(PAIRS, PAIRS, _Pairs) or _Pairs((), (), (), ())
    stands = [keys.get(text) == key for text, key in pairs.texts]
    found = {
        (pairs.texts[a][0], pairs.texts[b][0]): value
        for a, b, value in zip(pairs.low, pairs.high, pairs.values, strict=True)
        if stands[a] and stands[b]
    }
    new = frozenset(known.keys() - {text for text, key in pairs.texts if keys.get(text) == key})
    if new:
        found |= _of_one_matter(known, new)
    if new or len(pairs.texts) > len(known):
        _keep_pairs(pile, keys, found)
    return found


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Texts with the keys of their readings, and pairs of them by place, with their likenesses."""

    texts: tuple[tuple[str, str], ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    values: tuple[float, ...]


def _keep_pairs(pile: Pile, keys: Mapping[str, str], found: Mapping[Pair, float]) -> None:
    place = {text: number for number, text in enumerate(keys)}
    ordered = sorted(found)
    low, high = (tuple(place[pair[side]] for pair in ordered) for side in (0, 1))
    pile.kept.put(PAIRS, PAIRS, _Pairs(tuple(keys.items()), low, high, tuple(found[pair] for pair in ordered)))


def likenesses(known: Mapping[str, Portrait], least: float) -> dict[Pair, float]:
    """Pairs of texts, sorted, that share a telling name or word and are ``least`` alike, with their likeness."""
    return _in_their_time(known, resemblances(known, least / DATED), least)


def _in_their_time(known: Mapping[str, Portrait], found: Mapping[Pair, float], least: float) -> dict[Pair, float]:
    """Pairs with what the days between them leave of their resemblance, as far as that is ``least``."""
    near = ((pair, value) for pair, value in found.items() if _gap(known[pair[0]], known[pair[1]]) <= FAR)
    left = {pair: value * _as_dated(known[pair[0]], known[pair[1]]) for pair, value in near}
    return {pair: value for pair, value in left.items() if value >= least}


def _of_one_matter(known: Mapping[str, Portrait], new: frozenset[str] | None = None) -> dict[Pair, float]:
    """Pairs of which one is ``new``, all for None."""
    found = resemblances(known, KIN, KIN_DAYS, new)
    return {
        pair: value for pair, value in found.items() if value >= LONG_KIN or _gap(known[pair[0]], known[pair[1]]) <= FAR
    }


def resemblances(
    known: Mapping[str, Portrait], least: float, days: int = FAR, new: frozenset[str] | None = None
) -> dict[Pair, float]:
    """Pairs of texts, sorted, that share a telling name or word, with their likeness but for the days between them.

    Pairs that are ``least`` alike and at most so many ``days`` apart; of those without a ``new`` text nothing is told,
    None for all.
    """
    found: dict[Pair, float] = {}
    ordered = [known[text] for text in sorted(known, key=lambda text: (known[text].high, text))]
    if len(ordered) < 2:
        return found
    table = _Table(ordered, days)
    for place, one in enumerate(ordered):
        if new is None or one.text in new:
            for first, end in table.earlier(place):
                for other, value in table.alike(place, first, end, least):
                    found[sorted_pair(one.text, ordered[other].text)] = value
        if new is not None and one.text in new:
            for other, value in table.later(place, least):
                found[sorted_pair(one.text, ordered[other].text)] = value
    return found


class _Table:
    """What `likeness` weighs, as arrays, for many texts by the day they appeared, undated ones first."""

    def __init__(self, ordered: Sequence[Portrait], days: int) -> None:
        self._ordered, self._days = ordered, days
        self._names, self._words, self._figures = (
            Postings([getattr(one, field) for one in ordered]) for field in ("names", "words", "figures")
        )
        self._high = np.array([one.high for one in ordered])
        self._low = np.array([one.low for one in ordered])
        self._dated = int(np.searchsorted(self._high, 1))
        self._counts = np.array([bool(one.figures) for one in ordered])
        self._language = np.array([one.language for one in ordered])

    def earlier(self, place: int) -> list[tuple[int, int]]:
        """Places, as half-open ranges, of the texts before one that it is compared with: the undated, and the near."""
        one = self._ordered[place]
        near = max(self._dated, int(np.searchsorted(self._high, one.low - self._days))) if one.high else place
        return [(first, end) for first, end in ((0, min(self._dated, place)), (near, place)) if first < end]

    def later(self, place: int, least: float) -> list[tuple[int, float]]:
        """As `alike`, of the texts behind one that are compared with it."""
        first, end = place + 1, len(self._ordered)
        near = (self._high[place] == 0) | (self._high[place] >= self._low[first:end] - self._days)
        found = self.alike(place, first, end, least) if first < end else []
        return [(other, value) for other, value in found if near[other - first]]

    def alike(self, place: int, first: int, end: int, least: float) -> list[tuple[int, float]]:
        """Texts from ``first`` to ``end`` that share a telling name or word with one, and are ``least`` alike."""
        some = slice(first, end)
        names, named = self._names.shared(place, first, end, TELLING)
        words, worded = self._words.shared(place, first, end, TELLING)
        shared = named | worded
        figures = self._figures.products(place, first, end)
        own = np.where(
            self._language[some] == self._language[place],
            words,
            self._matters(place, first, end, shared),
        )
        value = NAMES * names + WORDS * own + FIGURES * figures
        other = self._counts[some] & self._counts[place] & (figures == 0)
        value *= np.where(other, OTHER_FIGURES, 1.0)
        wanted = np.flatnonzero(shared & (value >= least))
        return [(first + one, float(value[one])) for one in wanted.tolist()]

    def _matters(self, place: int, first: int, end: int, shared: NDArray[np.bool_]) -> NDArray[np.float64]:
        """What acts and things have in common with texts in other languages that share a name or word; else 0."""
        one = self._ordered[place]
        found = np.zeros(end - first)
        for other in np.flatnonzero(shared & (self._language[first:end] != one.language)).tolist():
            found[other] = cosine(one.matters, self._ordered[first + other].matters)
        return found


def _telling(one: Portrait) -> frozenset[str]:
    """The names and words of a text that weigh `TELLING` and more, of which compared texts share one."""
    return frozenset(
        f"{field} {name}"
        for field in ("names", "words")
        for name, weight in getattr(one, field).items()
        if weight >= TELLING
    )


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
    return value * (OTHER_FIGURES if other else 1.0) * _as_dated(a, b)


def _as_dated(a: Portrait, b: Portrait) -> float:
    if a.high and b.high:
        return _in_time(_gap(a, b))
    return 1.0 if a.high or b.high else UNDATED


def _in_time(days: int) -> float:
    """What the likeness of two dated texts is multiplied by, for the days between them."""
    return DATED * exp(-days / FADES)


def _story(pile: Pile, texts: Sequence[str]) -> Story:
    members = sorted(article.id for text in texts for article in pile.articles_of.get(text, ()))
    dates = [pile.date_of[text] for text in texts if text in pile.date_of]
    return Story(
        members=tuple(members),
        low=min((one.published_low for one in dates if one.published_low), default=""),
        high=max((one.published_high for one in dates if one.published_high), default=""),
        why=Why(rules=("link/stories.py#likeness",), inputs=tuple(texts)),
    )
