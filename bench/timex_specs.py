"""Reading and judging the test cases of the Microsoft recognizers for dates (``Specs/DateTime``, MIT).

A case is a sentence, a reference date and the expressions expected in it. What our stage finds is judged by what the
expected expression means, not by its span: a range that the specs hold as one expression is two for us, so its ends
are compared. The specs are commands to an assistant («Cortana, trouvez une heure le 22/11»); a case is one *that a
news reader would meet* when each of its expressions, with figures, months and weekdays abstracted, occurs in a corpus
of news.
"""

import gzip
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Expected:
    """An expected expression: its characters, kind, and the alternative meanings the specs allow."""

    start: int
    end: int
    kind: str
    meanings: tuple[dict[str, str], ...]

    def __hash__(self) -> int:
        return hash((self.start, self.end, self.kind))


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the day it is read on, and what is expected."""

    text: str
    day: str
    expected: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program found: characters, TIMEX3 value, first and last day."""

    start: int
    end: int
    value: str
    low: str
    high: str
    alternatives: tuple[str, ...] = ()


def shape(text: str, names: dict[str, str]) -> str:
    """The text in lower case with figures as 0 and the words of ``names`` (months, weekdays) as their class."""
    words = re.findall(r"\d+|[^\W\d_]+|[^\w\s]", text.lower().replace("’", "'"))
    return " ".join("0" if word.isdigit() else names.get(word, word) for word in words)


def is_met(case: Case, corpus: str, names: dict[str, str]) -> bool:
    """True when every expected expression occurs in the shaped corpus, and there is one."""
    shapes = {shape(case.text[one.start : one.end], names) for one in case.expected}
    return bool(shapes) and all(f" {one} " in corpus for one in shapes)


def read_cases(path: Path, translated_from: Path | None = None) -> list[Case]:
    """The cases of one spec file that have a reference date.

    Most French cases were translated without theirs: ``translated_from`` is the file that has it, where a case is known
    by its expected meanings when no two of them were read on different days. Cases that stay without are left out.
    """
    raw = _load(path)
    days = _days_by_meaning(_load(translated_from)) if translated_from else {}
    dated = ((one, _day(one) or days.get(_meanings(one), "")) for one in raw)
    return [_case(one, day) for one, day in dated if day]


def _load(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8-sig") as lines:
        return list(json.load(lines))


def _day(raw: dict[str, Any]) -> str:
    return str(raw.get("Context", {}).get("ReferenceDateTime", ""))[:10]


def _meanings(raw: dict[str, Any]) -> str:
    return json.dumps([one.get("Resolution") for one in raw["Results"]], sort_keys=True)


def _days_by_meaning(raw: list[dict[str, Any]]) -> dict[str, str]:
    days: dict[str, set[str]] = {}
    for one in raw:
        if one["Results"]:
            days.setdefault(_meanings(one), set()).add(_day(one))
    return {meaning: min(found) for meaning, found in days.items() if len(found) == 1}


def _case(raw: dict[str, Any], day: str) -> Case:
    text = raw["Input"]
    found: list[Expected] = []
    place = 0
    for one in raw["Results"]:
        start = max(text.lower().find(one["Text"].lower(), place), 0)
        place = start + len(one["Text"])
        kind = str(one.get("TypeName") or "").rpartition(".")[2]
        meanings = tuple(one.get("Resolution", {}).get("values", ()))
        found.append(Expected(start, place, kind or (meanings[0].get("type", "") if meanings else ""), meanings))
    return Case(text, day, tuple(found))


def is_right(case: Case, answers: Iterable[Answer]) -> bool:
    """True when every expected expression is found with one of its meanings and nothing is found beside them."""
    answers = [one for one in answers if not one.value.endswith("_REF")]
    for expected in case.expected:
        inside = [one for one in answers if one.start < expected.end and one.end > expected.start]
        if expected.meanings and expected.meanings[0].get("timex", "").endswith("_REF"):
            continue
        if not any(_means(meaning, inside) for meaning in expected.meanings):
            return False
    return all(any(one.start < e.end and one.end > e.start for e in case.expected) for one in answers)


def _means(meaning: dict[str, str], answers: list[Answer]) -> bool:
    if not answers:
        return False
    timex = meaning.get("timex", "")
    if meaning.get("type") == "duration":
        return any(_seconds(one.value) == float(meaning["value"]) for one in answers)
    if re.search(r"T[A-Z]{2}$", timex):
        return any(one.value.endswith(timex[-3:]) and _same_day(meaning, one) for one in answers)
    if meaning.get("value") == "not resolved" and timex[4:5] == "-" and any(one.value == "" for one in answers):
        return True
    if any(timex == one.value or _hour(timex) == one.value for one in answers):
        return True
    if "value" in meaning and meaning["value"] != "not resolved":
        return any(_is_point(meaning["value"], one) for one in answers)
    if "start" in meaning or "end" in meaning:
        return _is_range(meaning, answers)
    return any(one.value.endswith(timex) or timex.endswith(one.value[-3:]) for one in answers if timex and one.value)


_SECONDS = {"S": 1, "TM": 60, "TH": 3600, "D": 86400, "W": 604800, "M": 2592000, "Y": 31536000, "DE": 315360000}
_FEW = "3"
"""The specs hold « quelques jours » to be three days; TIMEX3 has X for a number that is not told."""


def _seconds(value: str) -> float:
    """The length of a TIMEX3 duration as the specs count it: months of 30 days, years of 365; -1 for none."""
    if not value.startswith("P"):
        return -1
    day, _, clock = value[1:].replace("X", _FEW).partition("T")
    parts = [(count, unit) for count, unit in re.findall(r"([\d.]+)(DE|[YMWDS])", day)]
    parts += [(count, unit if unit == "S" else "T" + unit) for count, unit in re.findall(r"([\d.]+)([HMS])", clock)]
    return sum(float(count) * _SECONDS[unit] for count, unit in parts) if parts else -1


def _same_day(meaning: dict[str, str], answer: Answer) -> bool:
    day = meaning.get("start", "")[:10]
    return day[4:5] != "-" or answer.low == day


def _hour(timex: str) -> str:
    return timex + ":00" if "T" in timex and ":" not in timex and timex[-1].isdigit() else timex


def _is_point(value: str, answer: Answer) -> bool:
    day, _, clock = value.partition(" ")
    if ":" in day:
        return f"T{day[:5]}" in answer.value
    if clock and clock != "00:00:00" and "T" in answer.value:
        return answer.value.startswith(f"{day}T{clock[:5]}")
    return (answer.low <= day <= answer.high and (answer.low == answer.high or not clock)) if answer.low else False


def _is_range(meaning: dict[str, str], answers: list[Answer]) -> bool:
    """The first day of the first answer and the last of the last are the ends; a missing end is not asked for."""
    start, end = meaning.get("start", ""), meaning.get("end", "")
    if start[2:3] == ":" or end[2:3] == ":" or " " in start or " " in end:
        return _is_clock_range(start, end, answers)
    dated = [one for one in answers if one.low or one.high]
    if not dated:
        return False
    opens, closes = {dated[0].low, _shift(dated[0].low, 1)}, {dated[-1].low, dated[-1].high}
    if meaning.get("Mod") in ("after", "since") and not end:
        opens |= {_shift(dated[0].high, 1), dated[0].high}
    if not start and dated[-1].low:
        closes |= {dated[-1].low}
    right_end = not end or end in closes or _shift(end, -1) in closes
    return (not start or start in opens) and right_end


def _is_clock_range(start: str, end: str, answers: list[Answer]) -> bool:
    values = [one.value for one in answers]
    ends = [one.rpartition(" ")[2][:5] for one in (start, end) if one]
    return all(any(f"T{clock}" in value for value in values) for clock in ends)


def _shift(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except ValueError:
        return ""
