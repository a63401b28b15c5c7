"""Time expressions and the date of the document.

What enters is a reading with blocks and sentences; what leaves is one `Timex` for each expression, one
`DocumentDate`, and a `Problem` for a date that does not exist or contradicts its weekday. Expressions are symbolic;
value and bounds are derived by `recoupe.calendar` when the day the text speaks from is known. Words stand in the
tables ``timex``, ``timewords``, ``numerals`` and ``directions`` of the language pack.

In « Il a annoncé vendredi un retrait » the stage finds a ``DATE`` ``DCT<=FRI``, direction past, cue « a ».
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from recoupe import calendar
from recoupe.model import DocumentDate, Problem, Record, Span, Timex, Why
from recoupe.terms import TimexType
from recoupe.text.directions import Compass
from recoupe.text.documentdates import settle
from recoupe.text.reading import Reading
from recoupe.text.stretches import Stretches, cuts, ends_of_sentences, unread
from recoupe.text.timexes import Found, Scanned, scanner

_OPERATOR = {"past": "<=", "future": ">=", "near": "~"}
_IMPOSSIBLE = "impossible_date"


def dates(reading: Reading) -> Iterable[Record | Problem]:
    """Time expressions in text order, then the document date; problems stand before what they concern."""
    scanned = scanner(reading.language).scan(reading.text.characters, cuts(reading))
    read = _read(reading, scanned)
    document_date, doubts = settle(reading, [(found, timex) for found, timex, _ in read])
    resolved = calendar.resolve([timex for _, timex, _ in read], document_date)
    yield from (fault for _, _, fault in read if fault is not None)
    for (found, _, fault), timex in zip(read, resolved, strict=True):
        if fault is not None and fault.code == _IMPOSSIBLE:
            continue  # a day that does not exist is no date, and nothing leans on it
        late = None if fault else _late_fault(reading, found, timex, document_date)
        yield from (late, _with_both(timex, document_date)) if late is not None else (timex,)
    yield from doubts
    yield document_date


def _read(reading: Reading, scanned: Scanned) -> list[tuple[Found, Timex, Problem | None]]:
    skipped, ends = Stretches(unread(reading)), ends_of_sentences(reading)
    kept = [one for one in scanned.found if not skipped.overlap(one.start, one.end)]
    compass = Compass.of(reading.language)
    memory = _Memory()
    read: list[tuple[Found, Timex, Problem | None]] = []
    for found in kept:
        memory.enter(bisect_right(ends, found.start))
        timex = _timex(reading, scanned, found, compass, memory)
        fault = _fault(reading, found, timex)
        if fault is not None:
            timex = _doubtful(timex, found)
        read.append((found, timex, fault))
        if fault is None or fault.code != _IMPOSSIBLE:
            memory.keep(timex)
    return _offset(reading, read)


def _offset(
    reading: Reading, read: list[tuple[Found, Timex, Problem | None]]
) -> list[tuple[Found, Timex, Problem | None]]:
    """« deux jours avant hier »: a length that stands right before a date becomes a date that leans on it."""
    out = list(read)
    for index in range(len(read) - 2, -1, -1):
        found, timex, fault = read[index]
        following = out[index + 1][1]
        between = reading.text.characters[timex.span.end : following.span.start]
        if found.default in ("+", "-", "next") and not _CLAUSE.search(between) and len(between) <= _LONGEST_LINK:
            expression = timex.expression if found.default == "next" else f"REF{found.default}{timex.expression}"
            leaning = replace(timex, type=TimexType.DATE, expression=expression, anchor=following.id, id="")
            out[index] = found, replace(leaning, grain=calendar.grain_of(expression)), fault
    return out


_NEAR = 40
"""Time expressions back that a weekday may repeat: the dates of one article, not those of a day-long live page."""


@dataclass(slots=True)
class _Memory:
    """What was mentioned last, for anaphora: the last timex of day grain, and the last of any calendar grain."""

    sentence: int = 0
    seen: list[tuple[int, Timex]] = field(default_factory=list)

    def enter(self, sentence: int) -> None:
        self.sentence = sentence

    def keep(self, timex: Timex) -> None:
        if timex.type in (TimexType.DATE, TimexType.TIME) and timex.grain:
            self.seen.append((self.sentence, timex))

    def antecedent(self, grains: tuple[str, ...], reach: int) -> Timex | None:
        """The last timex of one of these grains, at most ``reach`` sentences back."""
        for sentence, timex in reversed(self.seen):
            if self.sentence - sentence > reach:
                return None
            if timex.grain in grains:
                return timex
        return None

    def same_weekday(self, code: str) -> Timex | None:
        """An earlier full date that was given with, or falls on, this weekday by its own words (samedi 29 mai)."""
        near = reversed(self.seen[-_NEAR:])
        return next((one for _, one in near if one.expression.endswith("&" + code)), None)


_DAY_SHIFT = re.compile(r"REF(?:[+-]P\d+D|:D)(?::.*)?")
_REACH = 50
"""Sentences back that « la veille » may lean on: longer than any article that tells days one after another."""
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLAUSE = re.compile(r"[.,;:!?()\n]|\w+\W+\w+\W+\w+\W+\w+")
_LONGEST_LINK = 25
"""Characters between a length and the date it is counted from: « jours à partir du », not a clause."""
_DAYS = ("day", "hour", "part of day")


def _timex(reading: Reading, scanned: Scanned, found: Found, compass: Compass, memory: _Memory) -> Timex:
    expression, anchor, direction = found.expression, "", _direction_of(found.expression)
    cue: Span | None = None
    rules = found.rules
    span = reading.span(found.start, found.end)
    if "?" in expression:
        expression, anchor, direction, cue, more = _decided(reading, scanned, found, compass, memory)
        rules += more
    elif expression.startswith("REF"):
        expression, anchor = _anchored(expression, memory, falls_back=found.default == "document")
    else:
        cue = _inner_cue(reading, found)
    return Timex(
        span=span,
        type=TimexType(found.type),
        expression=expression,
        anchor=anchor or ("DCT" if "DCT" in expression else ""),
        direction=direction,
        cue=cue,
        grain=calendar.grain_of(expression),
        why=Why(spans=(span,) if cue is None else (span, cue), rules=rules),
    )


def _decided(
    reading: Reading, scanned: Scanned, found: Found, compass: Compass, memory: _Memory
) -> tuple[str, str, str, Span | None, tuple[str, ...]]:
    """Expression, anchor, direction, cue and rules for an expression whose direction the context decides."""
    code = found.expression.partition("?")[2][:3]
    earlier = memory.same_weekday(code) if code in calendar.WEEKDAYS else None
    if earlier is not None:
        return found.expression.replace(f"DCT?{code}", f"REF:{code}"), earlier.id, "", earlier.span, ()
    sign = compass.direction(scanned.words, found.first, found.last)
    direction = sign.direction if sign else found.default
    leans = sign is not None and sign.is_weak and found.default == "near"
    operator = "~>" if leans and direction == "future" else _OPERATOR[direction]
    expression = found.expression.replace("?", operator)
    cue = reading.span(sign.start, sign.end) if sign else None
    return expression, "", "" if direction == "near" else direction, cue, (sign.rule,) if sign else ()


def _anchored(expression: str, memory: _Memory, *, falls_back: bool) -> tuple[str, str]:
    """The expression with the id of its antecedent, or leaning on the document date when there is none.

    An hour, and what ``falls_back`` (« l'année précédente »), can lean on it; « le lendemain » alone stays unresolved.
    """
    grains = _DAYS
    if expression.startswith("REF:T"):
        antecedent = memory.antecedent(grains, 1)
    elif _DAY_SHIFT.fullmatch(expression):
        antecedent = memory.antecedent(grains, _REACH)
    else:
        antecedent = memory.antecedent((*grains, "month", "year", "week", "season"), _REACH)
    if antecedent is None:
        leans = falls_back or expression.startswith("REF:T")
        return ("DCT" + expression.removeprefix("REF"), "") if leans else (expression, "")
    return expression, antecedent.id


def _direction_of(expression: str) -> str:
    if "<" in expression or "-P" in expression or expression.endswith("..DCT") or expression == "PAST_REF":
        return "past"
    if ">" in expression or "+P" in expression or expression.startswith("DCT..") or expression == "FUTURE_REF":
        return "future"
    return ""


def _inner_cue(reading: Reading, found: Found) -> Span | None:
    """The word inside the expression that gives its direction (dernier, prochain)."""
    for name, (start, end, _) in found.parts.items():
        if name in ("last", "latter", "next", "prev", "foll"):
            return reading.span(start, end)
    return None


def _fault(reading: Reading, found: Found, timex: Timex) -> Problem | None:
    """A day that does not exist, or a weekday that its own full date contradicts."""
    if not _FULL_DAY.fullmatch(timex.expression):
        return None
    exact = calendar.day_of(timex.expression)
    if exact is None:
        return _problem(reading, _IMPOSSIBLE, timex.span, f"no such day: {timex.span.surface}", (timex.span,))
    return None if found.weekday in ("", calendar.weekday_of(exact)) else _contradiction(reading, found, timex)


def _late_fault(reading: Reading, found: Found, timex: Timex, document_date: DocumentDate) -> Problem | None:
    """A weekday and a date without year that agree in no year near the document date."""
    if timex.value or "&" not in timex.expression or not calendar.day_of(document_date.spoken_low):
        return None
    if not document_date.spoken_high or timex.low:
        return None
    return _contradiction(reading, found, timex)


def _with_both(timex: Timex, document_date: DocumentDate) -> Timex:
    """The timex with the two readings that contradict each other as alternatives: the date, and the weekday."""
    pattern, _, weekday = timex.expression.partition("&")
    near = calendar.day_of(document_date.spoken_low)
    both = (calendar.evaluate(one, near, near).value for one in (pattern, f"DCT~{weekday[:3]}"))
    return replace(timex, alternatives=tuple(sorted({one for one in both if one})))


def _contradiction(reading: Reading, found: Found, timex: Timex) -> Problem:
    start, end, _ = found.parts[_named(found, "weekday")]
    weekday = reading.span(start, end)
    others = [low for name, (low, _, _) in found.parts.items() if not name.startswith("weekday")]
    dated = reading.span(min(others), timex.span.end)
    message = f"« {weekday.surface} » and « {dated.surface} » are not the same day"
    return _problem(reading, "weekday_contradicts_date", timex.span, message, (weekday, dated))


def _named(found: Found, name: str) -> str:
    return next(one for one in found.parts if one.startswith(name))


def _problem(reading: Reading, code: str, span: Span, message: str, spans: tuple[Span, ...]) -> Problem:
    return Problem(code=code, message=message, text=reading.text.id, span=span, why=Why(spans=spans))


def _doubtful(timex: Timex, found: Found) -> Timex:
    """Neither the weekday nor the date is chosen: the value stays empty, the printed date is an alternative."""
    day = calendar.day_of(timex.expression)
    if day is None:
        return timex
    expression = f"{timex.expression}&{found.weekday}"
    return replace(timex, expression=expression, alternatives=(timex.expression,), id="")
