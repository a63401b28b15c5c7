"""Arithmetic on time expressions: what a symbolic expression means, given the day a text speaks from.

What enters is an expression (``DCT-P1D``, ``DCT<=FRI``, ``2024-06-19``, ``P32M..DCT``) and an interval of document
days; what leaves is a TIMEX3 value, the first and last day it can mean, and other readings. No text is read, so a
document date that is learned later resolves stored expressions again. The grammar stands in
``docs/decisions/calendar.md``. Refuses nothing: what cannot be resolved has an empty value.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recoupe.model import DocumentDate, Timex

WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_SEASONS = {"SP": ((3, 20), (6, 20)), "SU": ((6, 21), (9, 22)), "FA": ((9, 23), (12, 20)), "WI": ((12, 21), (3, 19))}
# Northern seasons by the usual day of equinox and solstice; winter is named after the year in which it begins.
_DAY = timedelta(days=1)
_POINT = re.compile(
    r"(?P<anchor>DCT|REF)?"
    r"(?:(?P<sign>[+-])(?P<shift>PT?\d+(?:DE|CE|WE|[YMWDQHS]))|(?P<op><=|>=|<|>|~)(?P<pattern>[^:]+))?"
)
_DURATION = re.compile(r"P(?P<time>T)?(?P<count>[\dX.]+)(?P<unit>DE|CE|WE|[YMWDQHS])$")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included, and its TIMEX3 value."""

    value: str
    low: date
    high: date


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression means: empty strings where nothing settles it."""

    value: str = ""
    low: str = ""
    high: str = ""
    alternatives: tuple[str, ...] = ()


UNRESOLVED = Resolved()


def day_of(iso: str) -> date | None:
    """The day an ISO string names (a longer string is cut at its day); None when it names none that exists."""
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


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
        found = _part(found, part)
    return found


def literal(value: str) -> Period | None:
    """The period of an absolute TIMEX3 value (``2024-06``, ``196X``, ``2024-W41-WE``, ``2023-09/2024-08``)."""
    if "/" in value:
        first, last = (literal(end) for end in value.split("/", 1))
        return Period(value, first.low, last.high) if first and last else None
    day, mark, _ = value.partition("T")
    found = _whole(day)
    return replace(found, value=value) if found and mark else found


def grain_of(expression: str) -> str:
    """``hour``, ``day``, ``week``, ``month``, ``quarter``, ``season``, ``half``, ``year``, ``decade``, ``century`` …

    Empty for vague references; ``duration`` units for durations and sets.
    """
    duration = _DURATION.match(expression.replace("..DCT", "").replace("DCT..", ""))
    if duration:
        return _grain_of_unit(duration["unit"], bool(duration["time"]))
    day = date(2001, 5, 16)
    found = period(re.sub(r"&\w+", "", expression), day, Period(day.isoformat(), day, day))
    return _grain_of_value(found.value) if found else _grain_of_value(expression)


def weekday_of(day: date) -> str:
    """The code of its weekday, ``MON`` to ``SUN``."""
    return WEEKDAYS[day.weekday()]


def nearest_years(month: int, day: int, weekday: str, around: date, reach: int = 1) -> tuple[date, ...]:
    """Days ``month``-``day`` that fall on ``weekday`` (empty: any), at most ``reach`` years away, nearest first."""
    found = [one for year in range(around.year - reach, around.year + reach + 1) if (one := _exact(year, month, day))]
    fitting = [one for one in found if not weekday or weekday_of(one) == weekday]
    return tuple(sorted(fitting, key=lambda one: (abs((one - around).days), one)))


# Resolving one expression


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
    both = (period(expression.replace("~", op), document) for op in ("<=", ">="))
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
    parsed = _DURATION.match(length)
    if parsed is None or "X" in parsed["count"] or parsed["time"]:
        days = ("", high.isoformat()) if after == "DCT" else (low.isoformat(), "")
        return Resolved(length, *days)
    count, unit = int(float(parsed["count"])), parsed["unit"]
    if after == "DCT":
        return Resolved(length, _moved(low, -count, unit).isoformat(), high.isoformat())
    return Resolved(length, low.isoformat(), _moved(high, count, unit).isoformat())


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
        return _shifted(origin.low, parsed["sign"], parsed["shift"])
    if parsed["op"]:
        return _chosen(parsed["pattern"], parsed["op"], origin.low)
    return origin


def _shifted(origin: date, sign: str, shift: str) -> Period | None:
    parsed = _DURATION.match(shift)
    if parsed is None:
        return None
    count = int(parsed["count"]) * (1 if sign == "+" else -1)
    if parsed["time"]:
        # An hour ago is today, or yesterday: the hour of writing is not known.
        days = int(count / 24) if parsed["unit"] == "H" else 0
        return _containing(origin + days * _DAY, "D")
    return _containing(_moved(origin, count, parsed["unit"]), parsed["unit"])


def _moved(day: date, count: int, unit: str) -> date:
    """``day`` moved by ``count`` units; a day that the target month lacks becomes its last; clamped to years 1..9999."""
    days = {"D": 1, "W": 7, "WE": 7, "H": 0, "S": 0}
    try:
        if unit in days:
            return day + count * days[unit] * _DAY
        months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit] * count + day.year * 12 + day.month - 1
        first = date(months // 12, months % 12 + 1, 1)
        return min(day.day - 1, (_month_end(first) - first).days) * _DAY + first
    except (ValueError, OverflowError):
        return date.min if count < 0 else date.max


def _month_end(first: date) -> date:
    return date(first.year, 12, 31) if first.month == 12 else date(first.year, first.month + 1, 1) - _DAY


def _exact(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _containing(day: date, unit: str) -> Period | None:
    """The calendar unit around a day: the whole week, month, quarter, year, decade or century."""
    year = f"{day.year:04}"
    week = day.isocalendar()
    values = {
        "D": day.isoformat(),
        "W": f"{week.year:04}-W{week.week:02}",
        "WE": f"{week.year:04}-W{week.week:02}-WE",
        "M": year + f"-{day.month:02}",
        "Q": year + f"-Q{(day.month + 2) // 3}",
        "H": year + f"-H{(day.month + 5) // 6}",
        "Y": year,
        "DE": year[:3] + "X",
        "CE": year[:2] + "XX",
    }
    return _whole(values.get(unit, ""))


_WHOLE = re.compile(
    r"(?P<century>\d\d)XX|(?P<decade>\d{3})X|(?P<year>\d{4})(?:-(?P<season>SP|SU|FA|WI)|-Q(?P<quarter>[1-4])|-H(?P<half>[12])"
    r"|-W(?P<week>\d\d)(?:-(?P<part>WE|[1-7]))?|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
)


def _whole(value: str) -> Period | None:
    parsed = _WHOLE.fullmatch(value)
    if parsed is None:
        return None
    try:
        return Period(value, *_bounds(parsed))
    except ValueError:
        return None


def _bounds(parsed: re.Match[str]) -> tuple[date, date]:
    if parsed["century"]:
        return date(max(1, int(parsed["century"]) * 100), 1, 1), date(int(parsed["century"]) * 100 + 99, 12, 31)
    if parsed["decade"]:
        return date(max(1, int(parsed["decade"]) * 10), 1, 1), date(int(parsed["decade"]) * 10 + 9, 12, 31)
    year = int(parsed["year"])
    if parsed["season"]:
        first, last = _SEASONS[parsed["season"]]
        return date(year, *first), date(year + (parsed["season"] == "WI"), *last)
    if parsed["week"]:
        first_day, last_day = {"WE": (6, 7), None: (1, 7)}.get(
            parsed["part"], (int(parsed["part"] or 1) if parsed["part"] != "WE" else 6,) * 2
        )
        return date.fromisocalendar(year, int(parsed["week"]), first_day), date.fromisocalendar(
            year, int(parsed["week"]), last_day
        )
    if parsed["day"]:
        return (day := date(year, int(parsed["month"]), int(parsed["day"]))), day
    return _months(year, parsed)


def _months(year: int, parsed: re.Match[str]) -> tuple[date, date]:
    for name, length in (("month", 1), ("quarter", 3), ("half", 6)):
        if parsed[name]:
            last = int(parsed[name]) * length
            return date(year, last - length + 1, 1), _month_end(date(year, last, 1))
    return date(year, 1, 1), date(year, 12, 31)


# Patterns that recur: Fridays, Junes, 19ths, summers


def _chosen(pattern: str, op: str, origin: date) -> Period | None:
    found = list(_recurring(pattern, origin))
    if op == "~":
        return min(found, key=lambda one: (_distance(one, origin), one.low), default=None)
    if op in ("<", "<="):
        earlier = [one for one in found if (one.high < origin if op == "<" else one.low <= origin)]
        return max(earlier, key=lambda one: one.low, default=None)
    later = [one for one in found if (one.low > origin if op == ">" else one.high >= origin)]
    return min(later, key=lambda one: one.low, default=None)


def _distance(found: Period, origin: date) -> int:
    if found.low <= origin <= found.high:
        return 0
    return min(abs((found.low - origin).days), abs((found.high - origin).days))


def _recurring(pattern: str, origin: date) -> Iterator[Period]:
    """Every occurrence of a pattern near ``origin``: enough on both sides for any of the five operators."""
    if pattern in WEEKDAYS or pattern == "WE":
        yield from _near_days(pattern, origin)
    elif pattern.startswith("XXXX-XX-"):
        for step in range(-3, 4):
            first = _moved(origin.replace(day=1), step, "M")
            day = _exact(first.year, first.month, int(pattern[8:10]))
            if day and (len(pattern) == 10 or weekday_of(day) == pattern[11:]):
                yield Period(day.isoformat(), day, day)
    else:
        body, _, weekday = pattern.partition("&")
        # A leap day is up to eight years away; a date with its weekday must fit within a year of the anchor.
        reach = 8 if body.endswith("02-29") else 1 if weekday else 2
        for year in range(max(1, origin.year - reach), min(9999, origin.year + reach + 1)):
            found = _whole(body.replace("XXXX", f"{year:04}"))
            if found and (not weekday or weekday_of(found.low) == weekday):
                yield found


def _near_days(pattern: str, origin: date) -> Iterator[Period]:
    for step in range(-14, 15):
        try:
            day = origin + step * _DAY
        except OverflowError:
            continue
        if pattern == "WE" and day.weekday() == 5:
            weekend = _containing(day, "WE")
            if weekend:
                yield weekend
        elif weekday_of(day) == pattern:
            yield Period(day.isoformat(), day, day)


# Parts of a period


def _part(whole: Period, part: str) -> Period | None:
    if part in ("START", "MID", "END"):
        return _third(whole, part)
    if part in ("D", "W", "WE", "M", "Q", "H", "Y", "DE", "CE"):
        return _containing(whole.low, part)
    if part in WEEKDAYS:
        monday = whole.low - whole.low.weekday() * _DAY
        return _containing(monday + WEEKDAYS.index(part) * _DAY, "D") if (whole.high - whole.low).days < 8 else None
    if part.startswith("T"):
        return replace(whole, value=whole.value.partition("T")[0] + part) if whole.low == whole.high else None
    if part.startswith("#"):
        return _nth(whole, part)
    year = f"{whole.low.year:04}"
    if part.startswith("D"):
        return _whole(f"{year}-{whole.low.month:02}-{part[1:]}")
    return _whole(f"{year}-{part.removeprefix('M')}")


def _third(whole: Period, part: str) -> Period:
    """A third of the period: what « début », « mi- » and « fin » leave open is kept as bounds, the value stays."""
    length = (whole.high - whole.low).days + 1
    third = max(1, length // 3)
    if part == "START":
        return replace(whole, high=whole.low + (third - 1) * _DAY)
    if part == "END":
        return replace(whole, low=whole.high - (third - 1) * _DAY)
    return replace(whole, low=whole.low + third * _DAY, high=max(whole.low + third * _DAY, whole.high - third * _DAY))


def _nth(whole: Period, part: str) -> Period | None:
    """The nth weekday of a period (``#1SUN``), the last one for ``#0SUN``."""
    count, weekday = int(part[1:-3]), WEEKDAYS.index(part[-3:])
    if count == 0:
        return _containing(whole.high - ((whole.high.weekday() - weekday) % 7) * _DAY, "D")
    day = whole.low + ((weekday - whole.low.weekday()) % 7 + 7 * (count - 1)) * _DAY
    return _containing(day, "D") if day <= whole.high else None


# Grains

_GRAIN_OF_UNIT = {
    "D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century",
    "H": "half",
}  # fmt: skip
_GRAIN_OF_VALUE = tuple(
    (re.compile(pattern), grain)
    for pattern, grain in (
        (r".*T\d\d$|.*T\d\d:", "hour"), (r"(\d{4}-\d\d-\d\d)?T[A-Z]|\d{4}-\d\d-\d\dT", "part of day"), (r"XXXX-WXX-\d|.{4}-..-..$", "day"),
        (r".*-WE$", "weekend"), (r".*-W\d\d$", "week"), (r".*-(SP|SU|FA|WI)$", "season"), (r".*-Q\d$", "quarter"),
        (r".*-H\d$", "half"), (r".{4}-..$", "month"), (r"\d{4}$", "year"), (r"\d{3}X$", "decade"), (r"\d\dXX$", "century"),
    )
)  # fmt: skip


def _grain_of_unit(unit: str, is_time: bool) -> str:
    if is_time:
        return {"H": "hour", "M": "minute", "S": "second"}.get(unit, "")
    return _GRAIN_OF_UNIT[unit]


def _grain_of_value(value: str) -> str:
    return next((grain for pattern, grain in _GRAIN_OF_VALUE if pattern.match(value)), "")
