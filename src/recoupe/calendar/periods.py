"""Stretches of days: the calendar unit around a day, what recurs near it, parts of a whole.

What enters are days, TIMEX3 values and patterns (``FRI``, ``XXXX-06-19``, ``XXXX-SU``); what leaves are `Period`s. An
impossible date gives None, never an exception.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_SEASONS = {"SP": ((3, 20), (6, 20)), "SU": ((6, 21), (9, 22)), "FA": ((9, 23), (12, 20)), "WI": ((12, 21), (3, 19))}
"""Northern seasons by the usual day of equinox and solstice; winter bears the year in which it begins."""
DAY = timedelta(days=1)
DURATION = re.compile(r"P(?P<time>T)?(?P<count>[\dX.]+)(?P<unit>DE|CE|WE|[YMWDQHS])$")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included, and its TIMEX3 value."""

    value: str
    low: date
    high: date


def day_of(iso: str) -> date | None:
    """The day an ISO string names (a longer string is cut at its day); None when it names none that exists."""
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def literal(value: str) -> Period | None:
    """The period of an absolute TIMEX3 value (``2024-06``, ``196X``, ``2024-W41-WE``, ``2023-09/2024-08``)."""
    if "/" in value:
        first, last = (literal(end) for end in value.split("/", 1))
        return Period(value, first.low, last.high) if first and last else None
    if "-EASTER" in value:
        year, _, shift = value.partition("-EASTER")
        feast = easter(int(year)) + int(shift or 0) * DAY
        return Period(feast.isoformat(), feast, feast)
    day, mark, _ = value.partition("T")
    found = _whole(day)
    return replace(found, value=value) if found and mark else found


def weekday_of(day: date) -> str:
    """The code of its weekday, ``MON`` to ``SUN``."""
    return WEEKDAYS[day.weekday()]


def shifted(origin: date, sign: str, shift: str) -> Period | None:
    """The calendar unit around a day moved by ``shift`` (``P3W``): three weeks ago is a week."""
    parsed = DURATION.match(shift)
    if parsed is None:
        return None
    count = int(parsed["count"]) * (1 if sign == "+" else -1)
    if parsed["time"]:
        # An hour ago is today, or yesterday: the hour of writing is not known.
        days = int(count / 24) if parsed["unit"] == "H" else 0
        return _containing(origin + days * DAY, "D")
    return _containing(moved(origin, count, parsed["unit"]), parsed["unit"])


def moved(day: date, count: int, unit: str) -> date:
    """``day`` moved by ``count`` units; a day the target month lacks becomes its last; held to years 1..9999."""
    days = {"D": 1, "W": 7, "WE": 7, "H": 0, "S": 0}
    try:
        if unit in days:
            return day + count * days[unit] * DAY
        months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit] * count + day.year * 12 + day.month - 1
        first = date(months // 12, months % 12 + 1, 1)
        return min(day.day - 1, (_month_end(first) - first).days) * DAY + first
    except (ValueError, OverflowError):
        return date.min if count < 0 else date.max


def _month_end(first: date) -> date:
    return date(first.year, 12, 31) if first.month == 12 else date(first.year, first.month + 1, 1) - DAY


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
    r"(?P<century>\d\d)XX|(?P<decade>\d{3})X"
    r"|(?P<year>\d{4})(?:-(?P<season>SP|SU|FA|WI)|-Q(?P<quarter>[1-4])|-H(?P<half>[12])"
    r"|-W(?P<week>\d\d)(?:-(?P<part>WE|[1-7]))?|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
)


def _whole(value: str) -> Period | None:
    parsed = _WHOLE.fullmatch(value.removeprefix("FY"))  # a fiscal year is taken for the calendar year
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
        opens, closes = _SEASONS[parsed["season"]]
        return date(year, *opens), date(year + (parsed["season"] == "WI"), *closes)
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


def choose(pattern: str, op: str, origin: date) -> Period | None:
    """The last (``<``, ``<=``), next (``>``, ``>=``) or nearest (``~``) occurrence of a pattern; None without any."""
    found = list(_recurring(pattern, origin))
    if op[0] == "~":
        return min(found, key=lambda one: (_distance(one, origin, op[1:]), one.low), default=None)
    if op in ("<", "<="):
        earlier = [one for one in found if (one.high < origin if op == "<" else one.low <= origin)]
        return max(earlier, key=lambda one: one.low, default=None)
    later = [one for one in found if (one.low > origin if op == ">" else one.high >= origin)]
    return min(later, key=lambda one: one.low, default=None)


_DETOUR = 3
"""A weak sign of the future (« prévu ») makes a day of the past count as this many times further away: set on news so
that « prévus en mars », read in May, stays in the past, and « prévu le 3 novembre », read in June, in the future."""


def _distance(found: Period, origin: date, lean: str = "") -> int:
    if found.low <= origin <= found.high:
        return 0
    days = min(abs((found.low - origin).days), abs((found.high - origin).days))
    is_against = found.high < origin if lean == ">" else found.low > origin
    return days * _DETOUR if lean and is_against else days


def _recurring(pattern: str, origin: date) -> Iterator[Period]:
    """Every occurrence of a pattern near ``origin``: enough on both sides for any of the five operators."""
    if pattern in WEEKDAYS or pattern == "WE":
        yield from _near_days(pattern, origin)
    elif pattern.startswith("XXXX-XX-"):
        # With its weekday a day of the month recurs up to a year away.
        reach = 12 if len(pattern) > 10 else 3
        for step in range(-reach, reach + 1):
            first = moved(origin.replace(day=1), step, "M")
            day = _exact(first.year, first.month, int(pattern[8:10]))
            if day and (len(pattern) == 10 or weekday_of(day) == pattern[11:]):
                yield Period(day.isoformat(), day, day)
    else:
        body, _, weekday = pattern.partition("&")
        if body.startswith("EASTER"):
            yield from _movable(int(body.removeprefix("EASTER") or 0), origin.year)
            return
        # A leap day is up to eight years away; a date with its weekday must fit within a year of the anchor.
        reach = 8 if body.endswith("02-29") else 1 if weekday else 2
        for year in range(max(1, origin.year - reach), min(9999, origin.year + reach + 1)):
            found = _whole(body.replace("XXXX", f"{year:04}"))
            if found and (not weekday or weekday_of(found.low) == weekday):
                yield found


def _movable(shift: int, around: int) -> Iterator[Period]:
    """The feasts that follow Easter by a fixed number of days, three years about."""
    for year in range(max(1, around - 1), min(9998, around + 1) + 1):
        day = easter(year) + shift * DAY
        yield Period(day.isoformat(), day, day)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm printed by Nature in 1876)."""
    century, rest = divmod(year, 100)
    leap, skipped = divmod(century, 4)
    epact = (19 * (year % 19) + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * skipped + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def _near_days(pattern: str, origin: date) -> Iterator[Period]:
    for step in range(-14, 15):
        try:
            day = origin + step * DAY
        except OverflowError:
            continue
        if pattern == "WE" and day.weekday() == 5:
            weekend = _containing(day, "WE")
            if weekend:
                yield weekend
        elif weekday_of(day) == pattern:
            yield Period(day.isoformat(), day, day)


# Parts of a period


def part_of(whole: Period, part: str) -> Period | None:
    """The part of a period that a suffix names (``FRI``, ``M06``, ``END``, ``TEV``), or the unit around it (``Y``)."""
    if part in ("START", "MID", "END"):
        return _third(whole, part)
    if part in ("D", "W", "WE", "M", "Q", "H", "Y", "DE", "CE"):
        return _containing(whole.low, part)
    if part in WEEKDAYS:
        monday = whole.low - whole.low.weekday() * DAY
        return _containing(monday + WEEKDAYS.index(part) * DAY, "D") if (whole.high - whole.low).days < 8 else None
    if part.startswith("T"):
        return _hours(whole, part)
    if part.startswith("#"):
        return _nth_week(whole, int(part[1:-1])) if part.endswith("W") else _nth(whole, part)
    if part[0] == "W":
        return _whole(f"{whole.low.year:04}-{part}")
    year = f"{whole.low.year:04}"
    if part.startswith("D"):
        return _whole(f"{year}-{whole.low.month:02}-{part[1:]}")
    return _whole(f"{year}-{part.removeprefix('M')}")


def _hours(whole: Period, part: str) -> Period | None:
    """A part of one day; ``+1`` where it runs into the next: « la nuit de lundi à mardi » (``TNI+1``)."""
    if whole.low != whole.high:
        return None
    name, _, days = part.partition("+")
    return Period(whole.value.partition("T")[0] + name, whole.low, whole.high + int(days or 0) * DAY)


def _third(whole: Period, part: str) -> Period:
    """A third of the period: what « début », « mi- » and « fin » leave open is kept as bounds, the value stays."""
    length = (whole.high - whole.low).days + 1
    third = max(1, length // 3)
    if part == "START":
        return replace(whole, high=whole.low + (third - 1) * DAY)
    if part == "END":
        return replace(whole, low=whole.high - (third - 1) * DAY)
    return replace(whole, low=whole.low + third * DAY, high=max(whole.low + third * DAY, whole.high - third * DAY))


def _nth_week(whole: Period, count: int) -> Period | None:
    """The nth week of a month or year by its Thursday, as ISO 8601 numbers weeks; the last one for 0."""
    first = whole.low + ((3 - whole.low.weekday()) % 7) * DAY
    last = whole.high - ((whole.high.weekday() - 3) % 7) * DAY
    day = last if count == 0 else first + 7 * (count - 1) * DAY
    return _containing(day, "W") if day <= last else None


def _nth(whole: Period, part: str) -> Period | None:
    """The nth weekday of a period (``#1SUN``), the last one for ``#0SUN``."""
    count, weekday = int(part[1:-3]), WEEKDAYS.index(part[-3:])
    if count == 0:
        return _containing(whole.high - ((whole.high.weekday() - weekday) % 7) * DAY, "D")
    day = whole.low + ((weekday - whole.low.weekday()) % 7 + 7 * (count - 1)) * DAY
    return _containing(day, "D") if day <= whole.high else None
