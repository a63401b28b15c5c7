"""Figures, ranks and calendar words of a sentence by their letters alone: the last resort of a comparison.

What enters are the characters of two sentences, in whatever language; what leaves is what becomes of what the first
gives: the same in the second, another, or nothing of the kind. Where quantities and days were read, they are compared
as such (`recoupe.views.measures`); this also sees « un vingtième paquet » and “Wednesday” without a date.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from recoupe import packs
from recoupe.link.vocabulary import plain

NONE, SAME_ONE, OTHER, UNTOLD = "none", "same", "other", "untold"

NUMBERS = ("digit", "teen", "ten", "vigesimal", "group", "hundred", "hundred_noun", "scale", "scale_noun")
RANKS = ("ordinal", "fraction")
DATES = ("weekday", "month")
YEARS = (1900, 2100)
ALIKE = 12
"""How many times as great or as small a figure may be and still be taken for one of the same thing."""

GROUPED = re.compile(r"(?<=\d)[\s.,'’](?=\d{3}(?!\d))")
WORD = re.compile(r"[^\W\d]+")
PART = re.compile(r"[^,;:.()«»\"\d]+")
MEASURED = re.compile(r"(\d+(?:[.,]\d+)?)(?:\s*([^\W\d]+))?")


def figure_fate(stated: str, told: str) -> str:
    """What becomes of the figures of a sentence in another: the same, another of its size, none."""
    own, given = figures(stated), figures(told)
    if not own:
        return NONE
    if own & given:
        return SAME_ONE
    return OTHER if any(one <= ALIKE * two and two <= ALIKE * one for one in own for two in given) else UNTOLD


def date_fate(stated: str, told: str) -> str:
    """What becomes of its weekdays and months."""
    return _fate(_named(stated, _dates()), _named(told, _dates()))


def rank_fate(stated: str, told: str) -> str:
    """What becomes of its ranks: « quinzième », “third”."""
    return _fate(_named(stated, _ranks()), _named(told, _ranks()))


def _fate(own: Collection[str], given: Collection[str]) -> str:
    if not own:
        return NONE
    return SAME_ONE if not frozenset(own).isdisjoint(given) else OTHER if given else UNTOLD


def figures(sentence: str) -> frozenset[float]:
    """The figures of a sentence, in digits or words, years apart; one and the articles that look like it are none."""
    letters = plain(GROUPED.sub("", sentence))
    found: set[float] = set()
    for match in MEASURED.finditer(letters):
        value = float(match.group(1).replace(",", ".")) * _scales().get(match.group(2) or "", 1)
        if not (YEARS[0] <= value <= YEARS[1] and value == int(value)):
            found.add(value)
    rest = MEASURED.sub(lambda match: "; " if (match.group(2) or "") in _scales() else f"; {match.group(2)}", letters)
    for part in PART.findall(rest):
        found |= _spelt(WORD.findall(part))
    return frozenset(found)


def _spelt(words: Sequence[str]) -> set[float]:
    found: set[float] = set()
    value = 0.0
    for word in (*words, ""):
        number = _numbers().get(word)
        if number is not None and value:
            value = value * number if number > value else value + number
        elif number is not None:
            value = number
        elif value:
            found.add(value)
            value = 0.0
    return found - {1.0}


def _named(sentence: str, known: Mapping[str, str]) -> set[str]:
    return {known[word] for word in WORD.findall(plain(sentence)) if word in known}


@cache
def _numbers() -> Mapping[str, float]:
    return {form: value for form, value in _numerals(NUMBERS).items() if value > 1}


@cache
def _scales() -> Mapping[str, float]:
    return _numerals(("scale_noun",))


def _numerals(kinds: Collection[str]) -> dict[str, float]:
    rows = (row for code in packs.languages() for row in packs.shipped(f"lang/{code}")["numerals"])
    return {plain(row["form"]): float(row["value"]) for row in rows if row["kind"] in kinds and row["value"]}


@cache
def _dates() -> Mapping[str, str]:
    rows = (row for code in packs.languages() for row in packs.shipped(f"lang/{code}")["timewords"])
    return {plain(row["form"]): row["value"] for row in rows if row["class"] in DATES}


@cache
def _ranks() -> Mapping[str, str]:
    rows = [row for code in packs.languages() for row in packs.shipped(f"lang/{code}")["timewords"]]
    ranks = {plain(row["form"]): row["value"] for row in rows if row["class"] == "ordinal"}
    return ranks | {form: f"{value:.0f}" for form, value in _numerals(RANKS).items()}
