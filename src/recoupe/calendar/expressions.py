"""Symbolic expressions and their meaning: anchors, shifts, choices, parts, durations that touch the document date.

The grammar stands in ``docs/decisions/calendar.md``.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from recoupe.calendar.periods import DURATION, Period, choose, day_of, literal, moved, part_of, shifted
from recoupe.model import DocumentDate, Timex

_POINT = re.compile(
    r"(?P<anchor>DCT|REF)?"
    r"(?:(?P<sign>[+-])(?P<shift>PT?\d+(?:DE|CE|WE|[YMWDQHS]))|(?P<op><=|>=|<|>|~[<>]?)(?P<pattern>[^:]+))?"
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression means: empty strings where nothing settles it."""

    value: str = ""
    low: str = ""
    high: str = ""
    alternatives: tuple[str, ...] = ()


UNRESOLVED = Resolved()


def resolve(timexes: Iterable[Timex], document_date: DocumentDate | None) -> tuple[Timex, ...]:
    """The time expressions in their order, with value, low, high and alternatives for this document date.

    A timex whose ``anchor`` is the id of another one of ``timexes`` is resolved after it and from it. None, or a
    document date with an open end, leaves expressions that need the date unresolved.
    """
    timexes = tuple(timexes)
    low = day_of(document_date.spoken_low) if document_date else None
    high = day_of(document_date.spoken_high) if document_date else None
    by_id = {timex.id: timex for timex in timexes}
    known: dict[str, Resolved] = {}
    return tuple(_derived(timex, _meaning(timex, by_id, known, low, high)) for timex in timexes)


def evaluate(expression: str, low: date | None, high: date | None, anchor: Resolved = UNRESOLVED) -> Resolved:
    """What ``expression`` means when the document speaks from a day in ``low``..``high``; ``anchor`` is what REF is.

    When the two ends of the interval give two values, the value stays empty and ``alternatives`` holds both; ``low``
    and ``high`` then span what either can mean.
    """
    if ".." in expression or expression.startswith("P"):
        return _duration(expression, low, high)
    needs_document = expression.startswith("DCT")
    if needs_document and (low is None or high is None):
        return UNRESOLVED
    if not needs_document or low == high:
        return _shown(expression, period(expression, low, _of(anchor)), low)
    first, last = (period(expression, day, None) for day in (low, high))
    if first is None or last is None:
        return UNRESOLVED
    if first.value == last.value:
        return _plain(first)
    span = min(first.low, last.low).isoformat(), max(first.high, last.high).isoformat()
    return Resolved("", *span, (first.value, last.value))


def period(expression: str, document: date | None, anchor: Period | None = None) -> Period | None:
    """The period a point-like expression names; None for a reference without an anchor, or an impossible date."""
    head, *parts = _split(expression)
    found = _base(head, document, anchor)
    for part in parts:
        if found is None:
            return None
        found = part_of(found, part)
    return found


def grain_of(expression: str) -> str:
    """The unit an expression is told in: hour, part of day, day, weekend, week, month, season, year, decade, century.

    For durations and sets it is the unit that counts; empty for vague references.
    """
    duration = DURATION.match(expression.replace("..DCT", "").replace("DCT..", ""))
    if duration:
        return _grain_of_unit(duration["unit"], bool(duration["time"]))
    day = date(2001, 5, 16)
    found = period(re.sub(r"&\w+", "", expression), day, Period(day.isoformat(), day, day))
    return _grain_of_value(found.value) if found else _grain_of_value(expression)


def _meaning(
    timex: Timex, by_id: Mapping[str, Timex], known: dict[str, Resolved], low: date | None, high: date | None
) -> Resolved:
    """Resolve after its anchors; a chain of anchors is walked without recursion, a circle ends unresolved."""
    chain = [timex]
    while (anchor := by_id.get(chain[-1].anchor)) and anchor.id not in known and anchor not in chain:
        chain.append(anchor)
    for one in reversed(chain):
        if one.id not in known:
            known[one.id] = evaluate(one.expression, low, high, known.get(one.anchor, UNRESOLVED))
    return known[timex.id]


def _derived(timex: Timex, found: Resolved) -> Timex:
    alternatives = tuple(one for one in (*found.alternatives, *timex.alternatives) if one and one != found.value)
    if found.value and timex.alternatives == alternatives == () and timex.value == found.value:
        return timex
    return replace(timex, value=found.value, low=found.low, high=found.high, alternatives=_once(alternatives))


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _plain(found: Period | None) -> Resolved:
    if found is None:
        return UNRESOLVED
    return Resolved(found.value, found.low.isoformat(), found.high.isoformat())


def _shown(expression: str, found: Period | None, document: date | None) -> Resolved:
    if found is not None:
        return replace(_plain(found), alternatives=_other_readings(expression, document))
    vague = "" if expression.startswith(("DCT", "REF")) else expression
    return Resolved(vague if not re.match(r"\d{4}-\d", vague) else "")


def _other_readings(expression: str, document: date | None) -> tuple[str, ...]:
    """The reading in the other direction, for a pattern whose direction was decided by default (``~``)."""
    if document is None or "~" not in expression:
        return ()
    both = (period(re.sub("~[<>]?", op, expression), document) for op in ("<=", ">="))
    values = tuple(one.value for one in both if one)
    return values if len(set(values)) > 1 else ()


def _of(anchor: Resolved) -> Period | None:
    low, high = day_of(anchor.low), day_of(anchor.high)
    return Period(anchor.value, low, high) if anchor.value and low and high else None


def _duration(expression: str, low: date | None, high: date | None) -> Resolved:
    before, dots, after = expression.partition("..")
    length = before if after == "DCT" else after if dots else expression
    if not dots or low is None or high is None:
        return Resolved(length)
    parsed = DURATION.match(length)
    if parsed is None or "X" in parsed["count"] or parsed["time"]:
        days = ("", high.isoformat()) if after == "DCT" else (low.isoformat(), "")
        return Resolved(length, *days)
    count, unit = int(float(parsed["count"])), parsed["unit"]
    if after == "DCT":
        return Resolved(length, moved(low, -count, unit).isoformat(), high.isoformat())
    return Resolved(length, low.isoformat(), moved(high, count, unit).isoformat())


def _split(expression: str) -> list[str]:
    """Base and parts; a colon inside a time of day (``T21:45``) divides nothing."""
    return re.split(r":(?!\d)", expression)


def _base(head: str, document: date | None, anchor: Period | None) -> Period | None:
    parsed = _POINT.fullmatch(head)
    if parsed is None or not parsed["anchor"]:
        return literal(head)
    if parsed["anchor"] == "DCT":
        origin = Period(document.isoformat(), document, document) if document else None
    else:
        origin = anchor
    if origin is None:
        return None
    if parsed["shift"]:
        return shifted(origin.low, parsed["sign"], parsed["shift"])
    if parsed["op"]:
        return choose(parsed["pattern"], parsed["op"], origin.low)
    return origin


_GRAIN_OF_UNIT = {
    "D": "day",
    "W": "week",
    "WE": "weekend",
    "M": "month",
    "Q": "quarter",
    "H": "half",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}
_GRAIN_OF_VALUE = (
    (re.compile(r".*T\d\d(?:$|:)"), "hour"),
    (re.compile(r"(?:\d{4}-\d\d-\d\d)?T[A-Z]|\d{4}-\d\d-\d\dT"), "part of day"),
    (re.compile(r"XXXX-WXX-\d|.{4}-..-..$"), "day"),
    (re.compile(r".*-WE$"), "weekend"),
    (re.compile(r".*-W\d\d$"), "week"),
    (re.compile(r".*-(?:SP|SU|FA|WI)$"), "season"),
    (re.compile(r".*-Q\d$"), "quarter"),
    (re.compile(r".*-H\d$"), "half"),
    (re.compile(r".{4}-..$"), "month"),
    (re.compile(r"\d{4}$"), "year"),
    (re.compile(r"\d{3}X$"), "decade"),
    (re.compile(r"\d\dXX$"), "century"),
)


def _grain_of_unit(unit: str, is_time: bool) -> str:
    if is_time:
        return {"H": "hour", "M": "minute", "S": "second"}.get(unit, "")
    return _GRAIN_OF_UNIT[unit]


def _grain_of_value(value: str) -> str:
    return next((grain for pattern, grain in _GRAIN_OF_VALUE if pattern.match(value)), "")
