"""Instants a person or a program writes down, made comparable."""

import re
from datetime import UTC, datetime

_PART = re.compile(r"(\d{4})(-\d{2})?(-\d{2})?")


def instant(words: str) -> str | None:
    """The instant some words name, as UTC that sorts: ``2024-10-25T08:00+02:00`` gives ``2024-10-25T06:00:00.000000``.

    A year, a month or a day stands for its first instant; no words for one before all others (empty); without a zone it
    is taken for UTC. None when the words name none.
    """
    if not words:
        return ""
    part = _PART.fullmatch(words)
    whole = f"{part[1]}{part[2] or '-01'}{part[3] or '-01'}" if part else words
    try:
        found = datetime.fromisoformat(whole)
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found.replace(tzinfo=None).isoformat(timespec="microseconds")
