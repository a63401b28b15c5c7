"""Other programs that find dates and numbers, measured in the same run when they are installed.

``pip install dateparser recognizers-text-suite quantulum3 text2num``; each that cannot be imported is left out.
"""

import importlib
from collections.abc import Callable
from datetime import datetime
from types import ModuleType
from typing import Any

NumberFinder = Callable[[str], list[tuple[int, int, float | None]]]
"""Text in, (start, end, value) out."""
DateFinder = Callable[[str, str], list[tuple[int, int, str]]]
"""Text and reference day in, (start, end, value) out."""


def module(name: str) -> ModuleType | None:
    """The module of that name; None when it cannot be imported on this Python."""
    try:
        return importlib.import_module(name)
    except Exception:  # a peer that breaks on import is as absent as one that is not installed
        return None


def number_peers(language: str) -> dict[str, NumberFinder]:
    """Programs that find bare numbers in a text."""
    peers: dict[str, NumberFinder] = {}
    recognizers, culture = module("recognizers_number"), module("recognizers_text")
    if recognizers and culture:
        code = {"fr": culture.Culture.French, "en": culture.Culture.English}[language]

        def recognize(text: str) -> list[tuple[int, int, float | None]]:
            found = recognizers.recognize_number(text, code)
            return [(one.start, one.end + 1, _number(one.resolution["value"])) for one in found]

        peers["recognizers-text"] = recognize
    quantulum = module("quantulum3.parser")
    if quantulum and language == "en":

        def parse(text: str) -> list[tuple[int, int, float | None]]:
            return [(*one.span, float(one.value)) for one in quantulum.parse(text)]

        peers["quantulum3"] = parse
    text2num = module("text_to_num")
    if text2num:

        def transliterate(text: str) -> list[tuple[int, int, float | None]]:
            """The figures of the text after its numerals in words have become figures; spans do not survive."""
            written = text2num.alpha2digit(text, language)
            found = [_number(word.strip(".,;:!?%")) for word in written.split()]
            return [(0, 0, value) for value in found if value is not None]

        peers["text2num (values only)"] = transliterate
    return peers


def date_peers(language: str) -> dict[str, DateFinder]:
    """Programs that find dates; a time span has the value of its first reading."""
    peers: dict[str, DateFinder] = {}
    search = module("dateparser.search")
    if search:

        def search_dates(text: str, day: str) -> list[tuple[int, int, str]]:
            settings = {"RELATIVE_BASE": _moment(day)}
            found = search.search_dates(text, languages=[language], settings=settings) or []
            place, out = 0, []
            for words, when in found:
                start = max(text.find(words, place), 0)
                place = start + len(words)
                out.append((start, place, when.date().isoformat()))
            return out

        peers["dateparser"] = search_dates
    recognizers, culture = module("recognizers_date_time"), module("recognizers_text")
    if recognizers and culture:
        code = {"fr": culture.Culture.French, "en": culture.Culture.English}[language]

        def recognize(text: str, day: str) -> list[tuple[int, int, str]]:
            found = recognizers.recognize_datetime(text, code, reference=_moment(day))
            return [(one.start, one.end + 1, _timex(one.resolution)) for one in found]

        peers["recognizers-text"] = recognize
    return peers


def _timex(resolution: dict[str, Any] | None) -> str:
    values = (resolution or {}).get("values") or [{}]
    last = values[-1] or {}
    return str(last.get("value") or last.get("timex") or "")[:10]


def _moment(day: str) -> datetime:
    return datetime.fromisoformat(day or "2016-11-07")


def _number(text: object) -> float | None:
    try:
        return float(str(text).replace(",", "."))
    except ValueError:
        return None
