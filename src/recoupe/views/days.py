"""Days that matter in a pile: those its articles go back to.

What enters is a part of a record; what leaves is one row a day that some text names to the day. A day counts once a
text: most where a text of weeks later still goes back to it with its date (« le 17 février »), less where a text of the
same days tells it (« jeudi »), least where it is announced, or where nothing is told to have happened or been said
on it: lists of other articles, « 12 mai 2013 » under a quotation. When a page was printed is no day it tells of. A
chronicle that names days by the dozen says little for each of them, and a day of years before is of another matter.
What is told to have happened on it weighs by its consequence.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

from recoupe import packs
from recoupe.link.happenings import ordinal
from recoupe.link.pile import Pile
from recoupe.model import Block, Claim, Event, Span, Timex
from recoupe.terms import Role
from recoupe.views.selection import Selection
from recoupe.views.telling import consequence

DATED, RELATIVE, ANNOUNCED = 3.0, 1.0, 0.5
"""Weight of a text that gives the date of a past day, that names it from its own, that announces it."""

UNTOLD = 1 / 3
"""What is left of the weight of a text's naming of a day where no event and no claim of the text is of that day."""

GIVEN = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
"""In the expression of a time: a day of a month, with its year or without."""

PROSE = frozenset({Role.BODY, Role.TITLE, Role.CAPTION})
"""Blocks that tell something; the others say when a page was printed, or what else there is to read."""

RECALLED = 15
"""Days after which going back to a day is worth twice what telling it as news is; it goes on growing with time."""

LONG_AGO = 30
"""Days after which it grows no more."""


YEARS = 3 * 365
"""Days after which it falls again, by as much as the day is older."""

MANY = 12
"""Days named in one text from which on each counts less."""


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day: its weight, how many texts name it, and the heaviest consequence of what is told of it."""

    day: str
    weight: float
    texts: int
    consequence: int


def telling_days(selection: Selection) -> list[DayRow]:
    """Days by weight, heaviest first; of equals the earlier one."""
    pile = Pile(selection.records, packs.shipped("world"), packs.shipped("ontology"))
    told = {event.time for event in pile.of(Event)} | {one for claim in pile.of(Claim) for one in claim.timexes}
    named: dict[str, dict[str, float]] = {}
    for timex in _in_prose(pile):
        if timex.low and timex.low == timex.high:
            texts = named.setdefault(timex.low, {})
            weight = _weight(pile, timex) * (1.0 if timex.id in told else UNTOLD)
            texts[timex.span.text] = max(weight, texts.get(timex.span.text, 0.0))
    counts = Counter(text for texts in named.values() for text in texts)
    for texts in named.values():
        texts.update({text: weight / max(1.0, log2(2 * counts[text] / MANY)) for text, weight in texts.items()})
    heavy = _consequences(pile)
    rows = [_row(day, texts, heavy.get(day, 0)) for day, texts in named.items()]
    return sorted(rows, key=lambda row: (-row.weight, row.day))


def _in_prose(pile: Pile) -> list[Timex]:
    """Time expressions less those in blocks that tell nothing."""
    aside: dict[str, list[Span]] = {}
    for block in pile.of(Block):
        if block.role not in PROSE:
            aside.setdefault(block.span.text, []).append(block.span)
    return [one for one in pile.of(Timex) if not any(one.span in span for span in aside.get(one.span.text, ()))]


def _row(day: str, texts: Mapping[str, float], heaviest: int) -> DayRow:
    weight = sum(value for _, value in sorted(texts.items())) * (1 + heaviest / 3)
    return DayRow(day, round(weight, 4), len(texts), heaviest)


def _weight(pile: Pile, timex: Timex) -> float:
    """What one text's naming of a day is worth."""
    dated = pile.date_of.get(timex.span.text)
    gap = ordinal(dated.published_high) - ordinal(timex.low) if dated and dated.published_high else 0
    if gap < 0:
        return ANNOUNCED
    value = DATED if GIVEN.search(timex.expression) else RELATIVE
    return value * (1 + min(gap, LONG_AGO) / RECALLED) * min(1.0, YEARS / max(1, gap))


def _consequences(pile: Pile) -> dict[str, int]:
    """Day to the heaviest consequence of the events told of it."""
    found: dict[str, int] = {}
    for event in pile.of(Event):
        timex = pile.get(event.time, Timex)
        if timex is not None and timex.low and timex.low == timex.high:
            found[timex.low] = max(found.get(timex.low, 0), consequence(event.predicate))
    return found
