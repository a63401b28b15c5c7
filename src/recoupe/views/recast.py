"""What an act is by what its whole text tells: attacks in words, those who are caught.

What enters is the rows of one text and its events; what leaves is the same rows, some of another type. A word alone
does not tell: « les attaques du ministre » are words where nobody in the text is hurt, « capturer » arrests people and seizes towns.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from recoupe.model import Event
from recoupe.views.codebook import Codes
from recoupe.views.codings import CodedEvent
from recoupe.views.sectors import NOBODY

_HIT = "ATTACK"
"""Predicate of the words that tell a blow and a reproach alike: « s'en prendre à », “attack”."""
_HARM = frozenset({
    "ABDUCT", "AIRSTRIKE", "ASSASSINATE", "BEAT", "BLOW_UP", "BOMB", "DRONE_STRIKE", "FIGHT", "INVADE", "KILL",
    "MASSACRE", "RIOT", "SHELL", "SHOOT", "STAB", "SUICIDE_ATTACK", "TERROR_ATTACK", "TORTURE", "WOUND",
})  # fmt: skip
"""Predicates of acts that hurt: a text that tells one means blows by attacks."""
_BLAMING, _DISAPPROVING = "ACCUSE", "disapprove"
_CAUGHT = frozenset({"CAPTURE", "CAPTURE_PERSON"})
"""Predicates of what is taken: ground by armies, people by whoever polices them."""
_TAKING, _ARREST = "COERCE", "arrest"
_OUTLAWS = " CRM"
"""Sector of people who are arrested by whoever catches them."""


def recast(rows: Iterable[CodedEvent], events: Mapping[str, Event], tables: Codes) -> list[CodedEvent]:
    """The rows of a text, each as what its text makes of it.

    Args:
        rows: the coded events of one text.
        events: its events by their ids, coded or not.
        tables: the tables of the ontology, for scores.
    """
    told = list(rows)
    if _BLAMING not in tables.types:
        return told
    found = told
    if _is_of_words(told, events.values()):
        found = [_as(row, _BLAMING, _DISAPPROVING, tables) if _is(row, events, _HIT) else row for row in found]
    return [_as(row, _TAKING, _ARREST, tables) if _is_arrest(row, events) else row for row in found]


def _is(row: CodedEvent, events: Mapping[str, Event], predicate: str) -> bool:
    return row.id in events and events[row.id].predicate == predicate


def _is_of_words(rows: Sequence[CodedEvent], events: Iterable[Event]) -> bool:
    """Whether a text tells of a quarrel in words alone."""
    return any(row.event == _BLAMING for row in rows) and not any(one.predicate in _HARM for one in events)


def _is_arrest(row: CodedEvent, events: Mapping[str, Event]) -> bool:
    """Whether outlaws are caught: « capturer 23 pirates »."""
    told = [code for code in row.recipient if code != NOBODY or len(row.recipient) == 1]
    taken = row.id in events and events[row.id].predicate in _CAUGHT
    return taken and row.event != "THREATEN" and bool(told) and all(code.endswith(_OUTLAWS) for code in told)


def _as(row: CodedEvent, kind: str, mode: str, tables: Codes) -> CodedEvent:
    return replace(row, event=kind, mode=mode, quad=tables.types[kind]["quad"], score=tables.score(kind, mode))
