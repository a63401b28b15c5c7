"""Quantities: what is counted, how many, between which bounds.

What enters is a reading whose dates have been found; what leaves is one `Quantity` for each figure that counts or
measures something. Numbers inside time expressions, ranks, scores, years and bare small numbers are refused.

In « Environ 1.500 soldats sont déjà en Russie » the stage finds value 1500, low 1350, high 1650, approximator
« Environ », unit ``person``, counted ``soldat``. Conventions stand in ``docs/explanation/dates.md``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from recoupe.model import Problem, Quantity, Record, Span, Timex, Why
from recoupe.text.figures import Counted, Figure, figure_scanner
from recoupe.text.patterns import Words
from recoupe.text.reading import Reading, Sentence, Token
from recoupe.text.stretches import Stretches, cuts, unread

SMALLEST_BARE = 20
"""A smaller number that counts nothing named is a list mark, a jersey or a floor more often than a quantity."""
_YEARS = (1400, 2100)
_COMMA_GROUPS = re.compile(r"(?<![\d,.])\d{1,3},\d{3}$")
THOUSAND = 1000


def quantities(reading: Reading) -> Iterable[Record | Problem]:
    """Quantities in text order."""
    scanner = figure_scanner(reading.language)
    words, figures = scanner.scan(reading.text.characters, cuts(reading))
    taken, ends = _taken(reading), [one.end for one in reading.sentences]
    for figure in figures:
        if not taken.overlap(figure.start, figure.end):
            counted = _counted(reading, ends, scanner.counted(words, figure))
            if _counts(reading, words, figure, counted):
                yield _quantity(reading, figure, counted)


def _taken(reading: Reading) -> Stretches:
    """Characters where no quantity stands: time expressions and blocks that are no prose."""
    return Stretches([*((one.span.start, one.span.end) for one in reading.of(Timex)), *unread(reading)])


@dataclass(frozen=True, slots=True)
class _Thing:
    """What a figure counts, with the words that modify it."""

    unit: str
    lemma: str
    head: Span
    span: Span
    rule: str
    parsed: bool


def _counted(reading: Reading, ends: list[int], found: Counted | None) -> _Thing | None:
    """What is counted, with its lemma and modifiers from the parse; ``ends`` are the ends of the sentences."""
    if found is None:
        return None
    head = reading.span(found.start, found.end)
    if found.stuff is not None:
        return _Thing(found.unit, found.lemma, head, reading.span(*found.stuff), found.rule, parsed=False)
    index = bisect_right(ends, found.start)
    sentence = reading.sentences[index] if index < len(ends) else None
    token = next((one for one in sentence.tokens if one.start <= found.start < one.end), None) if sentence else None
    if sentence is None or token is None or not token.upos or not reading.analysis:
        return _Thing(found.unit, found.lemma, head, head, found.rule, parsed=False)
    if not found.unit and token.upos not in ("NOUN", "PROPN", "SYM"):
        return None
    lemma = found.lemma if found.unit else token.lemma or found.lemma
    return _Thing(found.unit, lemma, head, _modified(reading, sentence, token, found), found.rule, parsed=True)


_MODIFIERS = ("amod", "nmod", "flat", "appos", "compound")


def _modified(reading: Reading, sentence: Sentence, head: Token, found: Counted) -> Span:
    """The head noun with its adjectives and complements after it, without clauses."""
    last = head.end
    for child in sentence.children(head, *_MODIFIERS):
        if child.start > head.start and child.dep != "appos":
            last = max(last, *(one.end for one in sentence.subtree(child)))
    return reading.span(found.start, max(last, found.end))


def _counts(reading: Reading, words: Words, figure: Figure, counted: _Thing | None) -> bool:
    if _follows_letters(reading, figure) or (_names_a_thing(reading, words, figure) and not (counted and counted.unit)):
        return False
    if counted is not None or figure.grouped or figure.is_share or figure.name.startswith("change"):
        return True
    if reading.text.characters[figure.end : figure.end + 1].isalpha():
        return False
    size = figure.value if figure.value is not None else figure.high or figure.low or 0
    text = reading.text.characters
    if text[figure.start - 1 : figure.start] == "(" and text[figure.end : figure.end + 1] == ")":
        return False  # the number of a department, a footnote, an age
    plain = text[figure.start : figure.end]
    if plain.isdigit() and _YEARS[0] <= size < _YEARS[1]:
        return False
    return figure.approximator is not None or abs(size) >= SMALLEST_BARE or words.values[figure.first] is None


def _names_a_thing(reading: Reading, words: Words, figure: Figure) -> bool:
    """True for a short figure right behind a name inside a sentence: Peugeot 607, Europe 1."""
    before, text = figure.first - 1, reading.text.characters
    if figure.approximator is not None or before < 1 or figure.first in words.breaks or before in words.breaks:
        return False
    follows = words.starts[figure.first] == words.ends[before] + 1 and text[words.starts[before]].isupper()
    inside = text[words.ends[before - 1] - 1].isalpha() and text[words.starts[before] - 1] != "«"
    return follows and inside and text[figure.start : figure.end].isdigit()


def _follows_letters(reading: Reading, figure: Figure) -> bool:
    """True inside codes and names: F-16, G20."""
    before = reading.text.characters[max(0, figure.start - 2) : figure.start]
    return before[-1:].isalnum() or (len(before) == 2 and before[1] == "-" and before[0].isalnum())


def _whole_people(reading: Reading, figure: Figure, counted: _Thing | None) -> Figure:
    """« 12,000 hommes » in a language that writes 12 000: people come whole, so the comma groups thousands."""
    written = reading.text.characters[figure.start : figure.end]
    if counted is None or counted.unit != "person" or not _COMMA_GROUPS.search(written):
        return figure
    if (figure.high or figure.low or 0) >= THOUSAND:
        return figure
    value, low, high = (None if one is None else one * THOUSAND for one in (figure.value, figure.low, figure.high))
    return replace(figure, value=value, low=low, high=high)


def _quantity(reading: Reading, figure: Figure, counted: _Thing | None) -> Quantity:
    figure = _whole_people(reading, figure, counted)
    start, end = figure.start, figure.end
    if counted is not None and figure.name != "change_from":
        start, end = min(start, counted.head.start), max(end, counted.head.end)
    span = reading.span(start, end)
    approximator = reading.span(*figure.approximator) if figure.approximator else None
    rules = (figure.rule, counted.rule) if counted and counted.rule else (figure.rule,)
    parsed = reading.analysis if counted and counted.parsed else ""
    return Quantity(
        span=span,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        approximator=approximator,
        unit="share" if figure.is_share else counted.unit if counted else "",
        counted=counted.lemma if counted else "",
        counted_span=counted.span if counted else None,
        why=Why(spans=(span,), rules=rules, analysis=parsed),
    )
