"""At whom people protest where a protest does not say: at those in power only where a text tells of such a quarrel.

What enters is the coded events of one text, as their own words tell them; what leaves is whether the text tells of a
quarrel with them, and whether an event is a protest that names nothing it is aimed at. A march against racism, a vigil
for somebody dead and windows that are smashed are aimed at no government; strikes, and those who march as workers, face
theirs.
"""

from collections.abc import Iterable

from recoupe.model import Event
from recoupe.views.codings import CodedEvent
from recoupe.views.sectors import GOVERNMENT, OPPOSED

PROTEST = "PROTEST"
_REFUSING = frozenset({"STRIKE", "HUNGER_STRIKE"})
"""Predicates of protests that are aimed at somebody by what they are: something is kept from him."""
_RAGING = frozenset({"RIOT", "VANDALIZE"})
"""Predicates of protests that hit what stands by the way."""
_WORKERS = (" LAB", " MED", " AGR")
"""Sectors of people who march as those who work for somebody, or are governed in their trade."""


def is_contested(rows: Iterable[CodedEvent]) -> bool:
    """Whether a text tells of a quarrel with those in power: an opposition acts, or a protest is told to be at them."""
    return any(_opposes(row) for row in rows)


def _opposes(row: CodedEvent) -> bool:
    if any(code.endswith(f" {OPPOSED}") for code in (*row.actor, *row.recipient)):
        return True
    return row.event == PROTEST and any(code.endswith(f" {GOVERNMENT}") for code in row.recipient)


def is_against_nobody(row: CodedEvent, event: Event, *, contested: bool) -> bool:
    """Whether a protest is aimed at nobody, as nothing names a government that it is aimed at.

    Args:
        row: the coded event.
        event: the event.
        contested: whether its text tells of a quarrel with those in power.
    """
    if row.event != PROTEST or row.recipient or event.predicate in _REFUSING:
        return False
    if any(one.endswith(_WORKERS) for one in row.actor):
        return False
    return event.predicate in _RAGING or not contested
