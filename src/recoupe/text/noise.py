"""The typed line rules of language packs (table ``noise``), compiled once, and what they say of a line.

A rule holds a form, its ``place`` in the line (``whole``, ``start``, ``end``), the ``zone`` of the text where it holds
(``head`` before the second paragraph, ``tail`` after the last, ``any``), the role it gives, and whether the short lines
that follow belong to it (a list of links under its heading). Pages mix languages: every shipped pack takes part.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from recoupe import packs
from recoupe.credits import CreditForms, credit_forms, slot
from recoupe.forms import expression
from recoupe.packs import Pack, Row
from recoupe.terms import Role
from recoupe.text.lines import DateWords, Line, date_words

LIMITS: Mapping[str, int] = {"whole": 250, "start": 250, "end": 250}
"""Longer lines are running text that happens to begin like a notice."""

CAPTION_LIMIT = 450
"""Captions are sentences, so they may be longer."""


def _ends_word(core: str, end: int) -> bool:
    """True where a form may end: at the end of a word, or where a title is glued to it (« À lire aussiLe traité »)."""
    around = core[end - 1 : end + 1]
    return len(around) < 2 or not around.isalnum() or (around[0].islower() and around[1].isupper())


INTERFACE_LIMIT = 110
"""Characters of a line that may be recognised by its words alone."""

INTERFACE_SHARE = 0.6
"""Share of interface words that makes a line one of the page's own; set on bench/blocks.py, where .5 began to take
headings about social networks for buttons."""

FUNCTION_CLASSES = frozenset(
    ("determiner", "preposition", "subordinator", "coordinator", "subject", "relative", "clitic", "negator", "of")
)
"""Classes of words that knit a sentence together; labels have few."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|€")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a table ``noise``, compiled."""

    pattern: re.Pattern[str]
    place: str
    zone: str
    role: Role
    following: bool
    citation: str

    def holds(self, line: Line) -> bool:
        """True when the form stands in its place in the line."""
        if len(line.text) > (CAPTION_LIMIT if self.role is Role.CAPTION else LIMITS[self.place]):
            return False
        core = line.core
        if self.place == "whole":
            return bool(self.pattern.fullmatch(core))
        if self.place == "end":
            return any(match.end() == len(line.text) for match in self.pattern.finditer(line.text))
        found = self.pattern.match(core)
        return found is not None and _ends_word(core, found.end())


@dataclass(frozen=True, slots=True)
class InterfaceWord:
    """A word that pages say of themselves or to their reader (« newsletter », « cliquez », "subscribe")."""

    strong: bool
    role: Role | None
    citation: str


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The weights of one pack with the rows that state them, and the words its language is knit with."""

    weights: Mapping[str, float]
    citations: Mapping[str, str]
    function_words: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """All that packs say of lines: noise, credits, words of dates, weights for what the others leave undecided."""

    noise: tuple[Rule, ...]
    credits: CreditForms
    dates: DateWords
    interface: Mapping[str, InterfaceWord]
    quick: Mapping[str, re.Pattern[str]]
    undecided: Weights

    def of(self, line: Line, zones: frozenset[str]) -> Rule | None:
        """The first rule that holds for a line of these zones; None when none does."""
        if len(line.text) > CAPTION_LIMIT:
            return None
        core = line.core
        starts = self.quick["start"].match(core) or self.quick["end"].search(line.text)
        if not starts and not self.quick["whole"].fullmatch(core):
            return None
        return next((rule for rule in self.noise if rule.zone in zones and rule.holds(line)), None)

    def addressed(self, line: Line) -> InterfaceWord | None:
        """The word that makes a short line one of the page's own, or None.

        Wanted: a strong word, and `INTERFACE_SHARE` of the longer words from the table; or all of them without one.
        """
        if len(line.text) > INTERFACE_LIMIT:
            return None
        words = [word for word in _WORD.findall(line.text.casefold()) if len(word) > 3 or word in self.interface]
        known = [self.interface[word] for word in words if word in self.interface]
        strong = [word for word in known if word.strong and word.role]
        if strong:
            return strong[0] if len(known) >= INTERFACE_SHARE * len(words) else None
        needed = 3 if line.text.endswith("?") else 2
        telling = [word for word in known if word.role]
        return telling[0] if telling and len(known) == len(words) >= needed else None


def rules_of(language: Pack, world: Pack) -> Rules:
    """The rules for a text: those of its language first, then those of every other shipped pack."""
    others = [packs.shipped(f"lang/{name}") for name in packs.languages() if name != language.language]
    return _compiled((language, *others), world)


@cache
def _compiled(languages: tuple[Pack, ...], world: Pack) -> Rules:
    slots = {"agency": slot(world, languages)}
    noise = tuple(_rules(languages, slots))
    quick = {
        place: _regex("|".join(rule.pattern.pattern for rule in noise if rule.place == place) or "(?!)")
        for place in ("whole", "start", "end")
    }
    return Rules(
        noise,
        credit_forms(world, languages),
        date_words(languages),
        _interface(languages),
        quick,
        _weights_of(languages[0]),
    )


def _rules(languages: tuple[Pack, ...], slots: Mapping[str, str]) -> Iterator[Rule]:
    """The rows of the tables ``noise``, then those of ``access``: what sells or tells the rest of an article."""
    for row in (row for pack in languages for row in _rows(pack, "noise")):
        pattern = _regex(expression(row["form"], slots))
        yield Rule(pattern, row["place"], row["zone"], Role(row["role"]), row["following"] == "yes", row.rule)
    for row in (row for pack in languages for row in _rows(pack, "access")):
        yield Rule(_regex(expression(row["form"], slots)), "start", "any", Role.ADVERTISEMENT, False, row.rule)


def _weights_of(language: Pack) -> Weights:
    """The table ``undecided`` of a pack; no weights where it has none."""
    rows = _rows(language, "undecided")
    knit = (row["form"] for row in _rows(language, "function_words") if row["class"] in FUNCTION_CLASSES)
    return Weights(
        {row["feature"]: float(row["weight"]) for row in rows},
        {row["feature"]: row.rule for row in rows},
        frozenset(one.rstrip("'") for one in knit),
    )


def _rows(language: Pack, table: str) -> tuple[Row, ...]:
    return language[table].rows if table in language else ()


def _interface(languages: tuple[Pack, ...]) -> dict[str, InterfaceWord]:
    rows = [row for pack in reversed(languages) if "interface" in pack for row in pack["interface"]]
    return {
        row["word"]: InterfaceWord(row["weight"] == "strong", Role(row["role"]) if row["role"] else None, row.rule)
        for row in rows
    }


def _regex(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
