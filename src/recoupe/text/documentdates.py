"""When a text was published and from which day it speaks, from what states it: a person, metadata, the text itself.

What enters is a reading and its unresolved time expressions; what leaves is one `DocumentDate` and problems where
statements disagree. A person's decision wins; then metadata (the list of sources of the dossier before the page); then
a date printed in a block of date, dateline or byline. The day the text speaks from is the publication day unless the
text says otherwise: « hier, vendredi » makes it a Saturday, « hier, vendredi 18 octobre 2024 » a certain one. With none
of these the interval stays open.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from recoupe import calendar
from recoupe.model import Article, DocumentDate, Problem, Timex, Why
from recoupe.terms import Role
from recoupe.text.reading import Reading
from recoupe.text.timexes import Found

_PRINTED = frozenset({Role.PUBDATE, Role.DATELINE, Role.BYLINE})
_OWN_SOURCES = frozenset({"person", "sources.tsv"})
_LAG_DAYS = 6
"""A text is published at most this many days after the day it speaks from, so that a weekday alone can settle it."""
_STAMP_TIMEXES, _STAMP_GAP, _STAMP_REACH = 3, 6, 300
"""A stamp is among the first time expressions, its hour a few characters behind, in the first lines of the text."""
_GAP = re.compile(r"[\s,(]{1,3}")
_NAMED_DAY = re.compile(r"DCT(?:(?P<sign>[+-])P(?P<days>\d+)D)?")
_WEEKDAY = re.compile(r"(?:DCT[<>=~?]+|REF:)(?P<code>MON|TUE|WED|THU|FRI|SAT|SUN)")


@dataclass(frozen=True, slots=True)
class _Statement:
    """The first and last day that something allows for publication, and the evidence.

    ``first`` is the last day allowed for the first print, where articles of other days carry the same text; ``apart``
    the days between what one article states and states again.
    """

    low: date
    high: date
    why: Why
    first: date
    apart: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class _Constraint:
    """What the text says of its own day: the very ``day``, or only its ``weekday``."""

    day: date | None
    weekday: str
    why: Why


def settle(reading: Reading, read: Sequence[tuple[Found, Timex]]) -> tuple[DocumentDate, list[Problem]]:
    """The document date, open where nothing settles it, and a problem for each disagreement."""
    timexes = [timex for _, timex in read]
    stated = _decision(reading)
    if stated is not None:
        return _dated(reading, stated, stated.low, stated.first), []
    printed = _printed(reading, timexes)
    stated = _metadata(reading) or printed
    constraint = next(_constraints(reading, read), None)
    if stated is None:
        if constraint is None or constraint.day is None:
            return DocumentDate(text=reading.text.id), []
        day = constraint.day.isoformat()
        open_end = DocumentDate(text=reading.text.id, published_low=day, spoken_low=day, spoken_high=day)
        return replace(open_end, why=constraint.why), []
    problems = _disagreements(reading, stated, printed)
    if constraint is None:
        return _dated(reading, stated, stated.low, stated.first), problems
    spoken = _spoken(stated, constraint)
    why = replace(stated.why, spans=(*stated.why.spans, *constraint.why.spans), rules=constraint.why.rules)
    if spoken is None:
        problems.append(_clash(reading, stated, constraint))
        return _dated(reading, stated, stated.low, stated.first), problems
    return _dated(reading, replace(stated, why=why), spoken, spoken), problems


def _dated(reading: Reading, stated: _Statement, low: date, high: date) -> DocumentDate:
    return DocumentDate(
        text=reading.text.id,
        published_low=stated.low.isoformat(),
        published_high=stated.high.isoformat(),
        spoken_low=low.isoformat(),
        spoken_high=high.isoformat(),
        why=stated.why,
    )


def _decision(reading: Reading) -> _Statement | None:
    """The last decision that names a day or an interval ``2024-10-18..2024-10-20``."""
    for one in reversed(reading.decisions):
        if one.action == "date":
            first, _, last = one.value.partition("..")
            low, high = calendar.day_of(first), calendar.day_of(last or first)
            if low and high and low <= high:
                return _Statement(low, high, Why(note=f"decision of {one.who or 'a person'}"), high)
    return None


def _metadata(reading: Reading) -> _Statement | None:
    """What the articles state. A text that was printed again later still speaks from the day of its first print."""
    stated = sorted(
        (one for article in reading.articles if (one := _stated(article))), key=lambda one: (one.low, one.high)
    )
    if not stated:
        return None
    spans = sorted({span for one in stated for span in one.why.spans}, key=lambda span: (span.start, span.end))
    sources = sorted({name for one in stated for name in one.why.note.split(", ")})
    why = Why(spans=tuple(spans), note=", ".join(sources))
    return _Statement(
        stated[0].low, max(one.high for one in stated), why, stated[0].high, max(one.apart for one in stated)
    )


def _stated(article: Article) -> _Statement | None:
    candidates = [one for one in article.dates if calendar.day_of(one.value)]
    # What the owner of the dossier wrote beside the article stands before what a page says of itself.
    candidates = [one for one in candidates if one.source in _OWN_SOURCES] or candidates
    days = sorted({day for one in candidates if (day := calendar.day_of(one.value))})
    if not days:
        return None
    spans = tuple(one.span for one in candidates if one.span is not None)
    sources = ", ".join(sorted({one.source for one in candidates}))
    return _Statement(days[0], days[-1], Why(spans=spans, note=sources), days[-1], days[-1] - days[0])


def _printed(reading: Reading, timexes: Sequence[Timex]) -> _Statement | None:
    """The first full date inside a date block or dateline."""
    blocks = [block.span for block in reading.blocks(*_PRINTED)]
    for timex in timexes:
        day = calendar.day_of(timex.expression) if len(timex.expression) == 10 else None
        if day and any(timex.span in block for block in blocks):
            return _Statement(day, day, Why(spans=(timex.span,), rules=timex.why.rules, note="printed"), day)
    return _stamp(timexes)


def _stamp(timexes: Sequence[Timex]) -> _Statement | None:
    """A full date and the hour right behind it, as a page stamps them, before anything else is told."""
    for day, hour in pairwise(timexes[:_STAMP_TIMEXES]):
        found = calendar.day_of(day.expression) if len(day.expression) == 10 else None
        close = 0 <= hour.span.start - day.span.end <= _STAMP_GAP and day.span.start < _STAMP_REACH
        if found and close and hour.anchor == day.id and hour.expression.startswith("REF:T"):
            why = Why(
                spans=(day.span, hour.span), rules=(*day.why.rules, *hour.why.rules), note="printed with its hour"
            )
            return _Statement(found, found, why, found)
    return None


def _constraints(reading: Reading, read: Sequence[tuple[Found, Timex]]) -> Iterator[_Constraint]:
    """Places where the text names a day relative to itself and by date or weekday at once, exact days first."""
    found = [*_inner(read), *_pairs(reading, read)]
    yield from sorted(found, key=lambda one: (one.day is None, one.why.spans[0].start))


def _inner(read: Sequence[tuple[Found, Timex]]) -> Iterator[_Constraint]:
    """« aujourd'hui vendredi », « hier, samedi »: both inside one expression."""
    for found, timex in read:
        named = _NAMED_DAY.fullmatch(timex.expression)
        if named and found.weekday:
            index = calendar.WEEKDAYS.index(found.weekday) + _shift(named).days
            yield _Constraint(None, calendar.WEEKDAYS[index % 7], timex.why)


def _pairs(reading: Reading, read: Sequence[tuple[Found, Timex]]) -> Iterator[_Constraint]:
    """« hier, vendredi 18 octobre 2024 »: a named day, then its date or weekday."""
    for (_, first), (_, second) in pairwise(read):
        named = _NAMED_DAY.fullmatch(first.expression)
        between = reading.text.characters[first.span.end : second.span.start]
        if named is None or not _GAP.fullmatch(between):
            continue
        shift = _shift(named)
        why = Why(spans=(first.span, second.span), rules=(*first.why.rules, *second.why.rules))
        day = calendar.day_of(second.expression) if len(second.expression) == 10 else None
        weekday = _WEEKDAY.fullmatch(second.expression)
        if day:
            yield _Constraint(day + shift, "", why)
        elif weekday:
            index = calendar.WEEKDAYS.index(weekday["code"]) + shift.days
            yield _Constraint(None, calendar.WEEKDAYS[index % 7], why)


def _shift(named: re.Match[str]) -> timedelta:
    """From the day that is named back to the day of the text: a day on from yesterday."""
    return timedelta(days=int(named["days"] or 0) * (1 if named["sign"] == "-" else -1))


def _spoken(stated: _Statement, constraint: _Constraint) -> date | None:
    """The day the text speaks from, at most `_LAG_DAYS` before publication; None when the two cannot agree."""
    earliest = stated.low - timedelta(days=_LAG_DAYS)
    if constraint.day:
        return constraint.day if earliest <= constraint.day <= stated.first else None
    day = stated.first
    while day >= earliest:
        if calendar.weekday_of(day) == constraint.weekday:
            return day
        day -= timedelta(days=1)
    return None


def _disagreements(reading: Reading, stated: _Statement, printed: _Statement | None) -> list[Problem]:
    """A problem when dates lie more than a day apart (an hour near midnight explains one): stated, or printed."""
    day = timedelta(days=1)
    if printed is not None and not stated.low - day <= printed.low <= stated.high + day:
        message = f"published {stated.low}..{stated.high} ({stated.why.note}), but the text prints {printed.low}"
        why = Why(spans=(*stated.why.spans, *printed.why.spans))
        span = printed.why.spans[0]
        return [Problem(code="dates_disagree", message=message, text=reading.text.id, span=span, why=why)]
    if stated.apart <= day:
        return []
    message = f"publication dates from {stated.low} to {stated.high}: {stated.why.note}"
    return [Problem(code="dates_disagree", message=message, text=reading.text.id, why=stated.why)]


def _clash(reading: Reading, stated: _Statement, constraint: _Constraint) -> Problem:
    words = " ".join(span.surface for span in constraint.why.spans)
    message = f"published {stated.low}..{stated.high} ({stated.why.note}), but the text says « {words} »"
    span = constraint.why.spans[0]
    why = Why(spans=(*stated.why.spans, *constraint.why.spans))
    return Problem(code="dates_disagree", message=message, text=reading.text.id, span=span, why=why)
