"""When a text was published and from which day it speaks, from what states it: a person, metadata, printed dates.

What enters is a reading and its unresolved time expressions; what leaves is one `DocumentDate` and problems where
statements disagree. A person's decision wins; then metadata, then a date printed in a dateline or date block; with none
of these the interval stays open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from recoupe import calendar
from recoupe.model import DocumentDate, Problem, Span, Timex, Why
from recoupe.terms import Role
from recoupe.text.reading import Reading

_PRINTED = frozenset({Role.PUBDATE, Role.DATELINE})
_REACH_DAYS = 6
"""A text that names « mardi 9 juillet » as its day may be published up to this many days later."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A day, or an interval of days, that something states, and the evidence for it."""

    low: str
    high: str
    why: Why


def settle(reading: Reading, timexes: Sequence[Timex]) -> tuple[DocumentDate, list[Problem]]:
    """The document date, open where nothing settles it, and a problem for each disagreement."""
    stated = _decision(reading) or _metadata(reading) or _printed(reading, timexes)
    if stated is None:
        return DocumentDate(text=reading.text.id), []
    found = DocumentDate(
        text=reading.text.id,
        published_low=stated.low,
        published_high=stated.high,
        spoken_low=stated.low,
        spoken_high=stated.high,
        why=stated.why,
    )
    return found, _disagreements(reading, stated)


def _decision(reading: Reading) -> _Statement | None:
    for one in reversed(reading.decisions):
        if one.action == "date":
            low, _, high = one.value.partition("..")
            if calendar.day_of(low) and (not high or calendar.day_of(high)):
                return _Statement(low[:10], (high or low)[:10], Why(note=f"decision of {one.who or 'a person'}"))
    return None


def _metadata(reading: Reading) -> _Statement | None:
    days = sorted({one.value[:10] for one in reading.date_candidates if calendar.day_of(one.value)})
    if not days:
        return None
    spans = tuple(one.span for one in reading.date_candidates if one.span is not None)
    sources = ", ".join(sorted({one.source for one in reading.date_candidates}))
    return _Statement(days[0], days[-1], Why(spans=spans, note=sources))


def _printed(reading: Reading, timexes: Sequence[Timex]) -> _Statement | None:
    """The earliest full date inside a date block or dateline."""
    blocks = [block.span for block in reading.blocks(*_PRINTED)]
    for timex in timexes:
        if calendar.day_of(timex.expression) and any(timex.span in block for block in blocks):
            day = timex.expression[:10]
            return _Statement(day, day, Why(spans=(timex.span,), note="printed"))
    return None


def _disagreements(reading: Reading, stated: _Statement) -> list[Problem]:
    low, high = calendar.day_of(stated.low), calendar.day_of(stated.high)
    if low is None or high is None or high - low <= timedelta(days=1):
        return []
    spans: tuple[Span, ...] = stated.why.spans
    message = f"publication dates from {stated.low} to {stated.high}: {stated.why.note}"
    return [Problem(code="dates_disagree", message=message, text=reading.text.id, why=Why(spans=spans))]
