"""Days as a person types them, as ISO days: 2024-10-25, 2024-10 or 2024."""

import re
from calendar import monthrange
from datetime import date

from recoupe.errors import QuestionError


def parse_day(words: str) -> str:
    """An ISO day from ``YYYY-MM-DD``, ``YYYY-MM`` (its last day) or ``YYYY``; raises QuestionError otherwise."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", words):
        raise QuestionError(f"expected a date like 2024-10-25, 2024-10 or 2024, found {words!r}")
    year, month, day = (int(part) for part in (words + "-00-00").split("-")[:3])
    try:
        if day or words.count("-") == 2:
            return date(year, month, day).isoformat()
        month = month if "-" in words else 12
        return date(year, month, monthrange(year, month)[1]).isoformat()
    except ValueError as fault:
        raise QuestionError(f"expected a date of the calendar, found {words!r}: {fault}") from fault


def parse_first_day(words: str) -> str:
    """An ISO day from ``YYYY-MM-DD``, ``YYYY-MM`` (its first day) or ``YYYY``; raises QuestionError otherwise."""
    last = parse_day(words)
    return (words + "-01-01")[:10] if len(words) < len(last) else last
