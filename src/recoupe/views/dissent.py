"""At whom people protest where a protest does not say: at those in power only where a text tells of such a quarrel.

What enters is the coded events of one text, as their own words tell them; what leaves is whether the text tells of a
quarrel with them, and whether an event is a protest that names nothing it is aimed at. A march against racism, a vigil
for somebody dead and windows that are smashed are aimed at no government; strikes, and those who march as workers, face
theirs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from recoupe.model import Event
from recoupe.views.codings import CodedEvent
from recoupe.views.sectors import CIVILIANS, GOVERNMENT, NOBODY, OPPOSED

PROTEST = "PROTEST"
_REFUSING = frozenset({"STRIKE", "HUNGER_STRIKE"})
"""Predicates of protests that are aimed at somebody by what they are: something is kept from him."""
RAGING = frozenset({"RIOT", "VANDALIZE"})
"""Predicates of protests that hit what stands by the way."""
_WORKERS = (" LAB", " MED", " AGR")
"""Sectors of people who march as those who work for somebody, or are governed in their trade."""
_POLICE = " COP"
_CLASHES = frozenset({"CLASH"})
"""Predicates of violence that two sides do to each other."""
_PEOPLE = (f" {CIVILIANS}", f" {OPPOSED}", " EDU", " LAB")


def policed(row: CodedEvent, event: Event, crowd: Sequence[str]) -> CodedEvent:
    """A clash with police, who are not those who came to it: the people do it, to them.

    « Des affrontements ont opposé des étudiants à la police », ``clashes with police``. Where only the police are
    named the people are those who last protested (``crowd``), else the people of their state; where nobody is named
    they are those who protested, and clash with nobody: « des heurts ont éclaté ».
    """
    if event.predicate not in _CLASHES or any(one.role == "recipient" for one in event.roles):
        return row
    if not set(row.actor) - {NOBODY} and crowd:
        return replace(row, actor=tuple(crowd), recipient=())
    row = replace(row, recipient=()) if len(row.actor) > 1 else row
    police = tuple(one for one in row.actor if one.endswith(_POLICE))
    others = tuple(one for one in row.actor if one not in police and one != NOBODY)
    if not police or any(not one.endswith(_PEOPLE) for one in others):
        return row
    people = others or tuple(crowd) or tuple(f"{one.split(' ')[0]} {CIVILIANS}" for one in police)
    return replace(row, actor=people, recipient=police)


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
    return event.predicate in RAGING or not contested
