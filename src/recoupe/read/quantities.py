"""Quantities: what is counted, how many, between which bounds.

What enters is a reading whose dates have been found; what leaves is one `Quantity` for each figure that counts or
measures something. Numbers inside time expressions, ranks, scores, years and bare small numbers are refused.

In « Environ 1.500 soldats sont déjà en Russie » the stage finds value 1500, low 1350, high 1650, approximator
« Environ », unit ``person``, counted ``soldat``. Conventions stand in ``docs/explanation/dates.md``.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from recoupe.model import Problem, Quantity, Record, Timex, Why
from recoupe.text.counted import Countings, Thing
from recoupe.text.figures import Figure, figure_scanner
from recoupe.text.patterns import Words
from recoupe.text.reading import Reading
from recoupe.text.stretches import Stretches, cuts, unread

SMALLEST_BARE = 20
"""A smaller number that counts nothing named is a list mark, a jersey or a floor more often than a quantity."""
_YEARS = (1400, 2100)
_COMMA_GROUPS = re.compile(r"(?<![\d,.])\d{1,3},\d{3}$")
_AGED = re.compile(r"[A-ZÀ-Þ][\w'’-]+, \d{1,2},$")
"""Denise Halliwell, 58, …: an age told as news in English tells it."""
THOUSAND = 1000


def quantities(reading: Reading) -> Iterable[Record | Problem]:
    """Quantities in text order."""
    scanner = figure_scanner(reading.language)
    words, figures = scanner.scan(reading.text.characters, cuts(reading))
    taken, countings = _taken(reading), Countings(reading, scanner, words)
    for figure in figures:
        if not taken.overlap(figure.start, figure.end):
            counted = countings.counted(figure)
            if _counts(reading, words, figure, counted):
                yield _quantity(reading, figure, counted)


def _taken(reading: Reading) -> Stretches:
    """Characters where no quantity stands: time expressions and blocks that are no prose."""
    return Stretches([*((one.span.start, one.span.end) for one in reading.of(Timex)), *unread(reading)])


def _counts(reading: Reading, words: Words, figure: Figure, counted: Thing | None) -> bool:
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
    if figure.approximator is None and _AGED.search(text, max(0, figure.start - 40), figure.end + 1):
        return False
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


def _whole_people(reading: Reading, figure: Figure, counted: Thing | None) -> Figure:
    """« 12,000 hommes » in a language that writes 12 000: people come whole, so the comma groups thousands."""
    written = reading.text.characters[figure.start : figure.end]
    if counted is None or counted.unit != "person" or not _COMMA_GROUPS.search(written):
        return figure
    if (figure.high or figure.low or 0) >= THOUSAND:
        return figure
    value, low, high = (None if one is None else one * THOUSAND for one in (figure.value, figure.low, figure.high))
    return replace(figure, value=value, low=low, high=high)


def _in_scale(figure: Figure, counted: Thing | None) -> Figure:
    """A figure that goes on from a sum told in millions is told in millions too."""
    if counted is None or not counted.lent or counted.scale == 1.0:
        return figure
    value, low, high = (None if one is None else one * counted.scale for one in (figure.value, figure.low, figure.high))
    return replace(figure, value=value, low=low, high=high)


def _quantity(reading: Reading, figure: Figure, counted: Thing | None) -> Quantity:
    figure = _in_scale(_whole_people(reading, figure, counted), counted)
    start, end = figure.start, figure.end
    if counted is not None and not counted.lent and figure.name != "change_from":
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
