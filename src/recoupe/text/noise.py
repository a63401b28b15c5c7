"""The typed line rules of language packs (table ``noise``), compiled once, and what they say of a line.

A rule holds a form, its ``place`` in the line (``whole``, ``start``, ``end``), the ``zone`` of the text where it holds
(``head`` before the second paragraph, ``tail`` after the last, ``any``), the role it gives, and whether the short lines
that follow belong to it (a list of links under its heading). Pages mix languages: every shipped pack takes part.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from recoupe import packs
from recoupe.credits import CreditForms, credit_forms, slot
from recoupe.forms import expression
from recoupe.packs import Pack
from recoupe.terms import Role
from recoupe.text.lines import DateWords, Line, date_words

LIMITS: Mapping[str, int] = {"whole": 250, "start": 250, "end": 250}
"""Longer lines are running text that happens to begin like a notice."""

CAPTION_LIMIT = 450
"""Captions are sentences, so they may be longer."""


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
        # A form ends where a word ends.
        return found is not None and (found.end() == len(core) or not core[found.end() - 1 : found.end() + 1].isalnum())


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """All that packs say of lines: noise, credits, words of dates."""

    noise: tuple[Rule, ...]
    credits: CreditForms
    dates: DateWords
    quick: Mapping[str, re.Pattern[str]]

    def of(self, line: Line, zones: frozenset[str]) -> Rule | None:
        """The first rule that holds for a line of these zones; None when none does."""
        if len(line.text) > CAPTION_LIMIT:
            return None
        core = line.core
        starts = self.quick["start"].match(core) or self.quick["end"].search(line.text)
        if not starts and not self.quick["whole"].fullmatch(core):
            return None
        return next((rule for rule in self.noise if rule.zone in zones and rule.holds(line)), None)


def rules_of(language: Pack, world: Pack) -> Rules:
    """The rules for a text: those of its language first, then those of every other shipped pack."""
    others = [packs.shipped(f"lang/{name}") for name in packs.languages() if name != language.language]
    return _compiled((language, *others), world)


@cache
def _compiled(languages: tuple[Pack, ...], world: Pack) -> Rules:
    slots = {"agency": slot(world, languages)}
    rows = [row for pack in languages if "noise" in pack for row in pack["noise"]]
    forms = [(row, expression(row["form"], slots)) for row in rows]
    noise = tuple(
        Rule(_regex(form), row["place"], row["zone"], Role(row["role"]), row["following"] == "yes", row.rule)
        for row, form in forms
    )
    quick = {
        place: _regex("|".join(form for row, form in forms if row["place"] == place) or "(?!)")
        for place in ("whole", "start", "end")
    }
    return Rules(noise, credit_forms(world, languages), date_words(languages), quick)


def _regex(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
