"""What a text is about, as weights: its names, its words, its acts and things, its figures, and its day.

Inputs: Fingerprint (content lemmas), Mention, Event, Quantity, DocumentDate, Text (for its language), the word
frequencies of the language. Names are folded words and actor keys, so that a French and an English article share them;
so are acts and things, which are families of predicates and concepts. Words are those of one language.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from math import log, sqrt

from recoupe import packs
from recoupe.link.actors import folded
from recoupe.link.pile import Pile
from recoupe.link.vocabulary import families, things_of
from recoupe.link.weights import MOST, table, weight
from recoupe.model import Event, Fingerprint, Mention, Quantity, Record, Text
from recoupe.terms import EntityType, MentionKind, Use

PORTRAITS = "portraits"
"""The room for portraits; they rest on the reading of their text alone."""

Vector = Mapping[str, float]
"""Feature to weight, of length one."""

PLACES = (EntityType.STATE, EntityType.PLACE)

SMALL = 10
"""Whole numbers below it stand in every article."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Portrait:
    """What one text is about; ``low`` and ``high`` are the days of publication as ordinals, 0 when not known."""

    text: str
    language: str
    names: Vector
    words: Vector
    matters: Vector
    figures: Vector
    low: int
    high: int


def portraits(pile: Pile) -> dict[str, Portrait]:
    """Text id to portrait, for every text that was read."""
    return portraits_of(pile, {text.id for text in pile.of(Text)})


def portraits_of(pile: Pile, wanted: Collection[str]) -> dict[str, Portrait]:
    """Text id to portrait, for those of some texts (ids) that were read."""
    if not wanted:
        return {}
    prints = {one.text: one for one in pile.of(Fingerprint) if one.text in wanted}
    texts = [text for text in pile.of(Text) if text.id in prints]
    keys = {text.id: pile.kept.key(text.id) for text in texts}
    known = {name: pile.kept.find(PORTRAITS, key, Portrait) for name, key in keys.items() if key}
    parts = _by_text(pile) if any(known.get(text.id) is None for text in texts) else {}
    found: dict[str, Portrait] = {}
    for text in texts:
        found[text.id] = known.get(text.id) or portrait(pile, text, prints[text.id], parts)
        if keys[text.id] and known[text.id] is None:
            pile.kept.put(PORTRAITS, keys[text.id], found[text.id])
    return found


def _by_text(pile: Pile) -> Mapping[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    parts: tuple[Mention | Event | Quantity, ...] = (*pile.of(Mention), *pile.of(Event), *pile.of(Quantity))
    for one in parts:
        found.setdefault(one.span.text, []).append(one)
    return found


def portrait(pile: Pile, text: Text, known: Fingerprint, parts: Mapping[str, list[Record]]) -> Portrait:
    """The portrait of one text from its own records."""
    records = parts.get(text.id, [])
    names = Counter(name for one in records if isinstance(one, Mention) for name in _names(one))
    own = {name.removeprefix("n:") for name in names}
    words = {term: times for term, times in Counter(known.terms).items() if folded(term) not in own}
    matters = Counter(_matters(pile, text.language, known.terms, records))
    figures = Counter(f"{one.value:g}" for one in records if isinstance(one, Quantity) and _is_telling(one))
    low, high = _days(pile, text.id)
    weights = table(text.language)
    return Portrait(
        text.id,
        text.language,
        _unit({name: _times(n) * _name_weight(text.language, name) for name, n in names.items()}),
        _unit({word: _times(n) * weights.get(word, MOST) for word, n in words.items()}),
        _unit({name: _times(n) for name, n in matters.items()}),
        _unit({figure: _times(n) for figure, n in figures.items()}),
        low,
        high,
    )


def _names(one: Mention) -> Iterable[str]:
    """The words of a name, folded, and the key of a state or place; a dateline says where somebody wrote."""
    if one.kind is not MentionKind.NAME or one.use is Use.DATELINE:
        return
    if one.type in PLACES and one.candidates:
        yield one.candidates[0]
    yield from _words_of(one.name or one.span.surface)


@lru_cache(1 << 16)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(f"n:{folded(word)}" for word in _WORD.findall(name) if len(word) > 1)


@lru_cache(1 << 16)
def _name_weight(language: str, name: str) -> float:
    word = name.removeprefix("n:")
    return weight(language, word) if word != name else MOST / 2


def _matters(pile: Pile, language: str, terms: Iterable[str], records: Iterable[Record]) -> Iterable[str]:
    family = families(pile.ontology)
    for one in records:
        if isinstance(one, Event):
            yield family.get(one.predicate, one.predicate)
    concepts = _concepts(language)
    yield from (concepts[term] for term in terms if term in concepts)


@cache
def _concepts(language: str) -> Mapping[str, str]:
    if language not in packs.languages():
        return {}
    return dict(things_of(packs.shipped(f"lang/{language}"), counted=True))


def _is_telling(one: Quantity) -> bool:
    return one.value is not None and (one.value >= SMALL or one.value != int(one.value))


@cache
def _times(count: int) -> float:
    return 1 + log(count)


def _unit(weights: Mapping[str, float]) -> Vector:
    ordered = sorted(weights.items())
    length = sqrt(sum([value * value for _, value in ordered]))
    return {name: value / length for name, value in ordered if value} if length else {}


def _days(pile: Pile, text: str) -> tuple[int, int]:
    known = pile.date_of.get(text)
    if known is None or not known.published_high:
        return 0, 0
    high = date.fromisoformat(known.published_high[:10]).toordinal()
    low = date.fromisoformat(known.published_low[:10]).toordinal() if known.published_low else high
    return low, high


def cosine(a: Vector, b: Vector) -> float:
    """How much two vectors share, 0 to 1; the sum runs in one order, so that it is the same on every run."""
    common = a.keys() & b.keys()
    return sum([a[name] * b[name] for name in sorted(common)]) if common else 0.0
