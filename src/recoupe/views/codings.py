"""One event as codes of an ontology, with the characters that tell it."""

from collections.abc import Iterable
from dataclasses import dataclass

VIOLENCE = "ASSAULT"
"""The type of violence; CAMEO has several and needs none of what is asked of it."""


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One coded event; ``start`` and ``end`` are code points of the kept text of ``text``.

    ``status`` is the event's own, or ``reported`` when it is asserted inside a claim; ``claims`` are those claims;
    ``decided`` names the cells a person decided (`recoupe.views.touched`).
    """

    id: str
    text: str
    start: int
    end: int
    event: str
    mode: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    actor_names: tuple[str, ...]
    recipient_names: tuple[str, ...]
    status: str
    date: str
    location: str
    context: str
    quad: str
    score: str
    quantity: str
    stage: str
    trigger: str
    quote: str
    claims: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()


def by_day(rows: Iterable[CodedEvent]) -> list[CodedEvent]:
    """Coded events in the order of their days, then of text and place; those without a day last."""
    return sorted(rows, key=lambda row: (row.date or "9", row.text, row.start, row.id))


def of_code(rows: Iterable[CodedEvent], kind: str) -> list[CodedEvent]:
    """Those of one code, with its mode or without (``MOBILIZE-troops``); all when ``kind`` is empty."""
    wanted = kind.casefold()
    return [row for row in rows if not wanted or wanted in (row.event.casefold(), _spelt(row).casefold())]


def codes_in(rows: Iterable[CodedEvent]) -> list[str]:
    """The codes of some rows, modes left out, each once."""
    return sorted({row.event for row in rows})


def _spelt(row: CodedEvent) -> str:
    return f"{row.event}-{row.mode}" if row.mode else row.event
