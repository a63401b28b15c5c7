"""What an act is by what its whole text tells: attacks in words, those who are caught.

What enters is the rows of one text and its events; what leaves is the same rows, some of another type. A word alone
does not tell: « les attaques du ministre » are words where nobody in the text is hurt, « capturer » arrests people and
seizes towns.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from recoupe.model import Event
from recoupe.views.codebook import THREATENED, Codes
from recoupe.views.codings import VIOLENCE, CodedEvent
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
_TAKEN = "CAPTURE"
_FIGHTERS = (" MIL", " REB")
_BREATH = 160
"""Code points between two acts of one sentence."""
_TAKING, _ARREST = "COERCE", "arrest"
_HELD, _HOLDING = (" CRM", " CVL"), (" COP", " GOV", " MIL")
"""Sectors of people who are arrested, and no prisoners of war, and of those who arrest."""


def recast(rows: Iterable[CodedEvent], told: Sequence[Event], tables: Codes) -> list[CodedEvent]:
    """The rows of a text, each as what its text makes of it.

    Args:
        rows: the coded events of one text.
        told: its events, coded or not.
        tables: the tables of the ontology, for scores.
    """
    first = list(rows)
    if _BLAMING not in tables.types:
        return first
    found, events = first, {one.id: one for one in told}
    if _is_of_words(first, told):
        found = [_as(row, _BLAMING, _DISAPPROVING, tables) if _is(row, events, _HIT) else row for row in found]
    found = [_as(row, _TAKING, _ARREST, tables) if _is_arrest(row, events) else row for row in found]
    return [_as(row, VIOLENCE, "", tables) if _is_battle(row, first, events) else row for row in found]


def _is(row: CodedEvent, events: Mapping[str, Event], predicate: str) -> bool:
    return row.id in events and events[row.id].predicate == predicate


def _is_of_words(rows: Sequence[CodedEvent], events: Iterable[Event]) -> bool:
    """Whether a text tells of a quarrel in words alone."""
    return any(row.event == _BLAMING for row in rows) and not any(one.predicate in _HARM for one in events)


def _is_arrest(row: CodedEvent, events: Mapping[str, Event]) -> bool:
    """Whether those who rule catch outlaws or others who bear no arms: « capturer 23 pirates »."""
    told = [code for code in row.recipient if code != NOBODY or len(row.recipient) == 1]
    taken = row.id in events and events[row.id].predicate in _CAUGHT
    by = any(code.endswith(_HOLDING) for code in row.actor)
    return taken and by and row.event != THREATENED and bool(told) and all(code.endswith(_HELD) for code in told)


def _is_battle(row: CodedEvent, told: Sequence[CodedEvent], events: Mapping[str, Event]) -> bool:
    """Whether ground is taken by fighters in a fight told beside it: « ont pris la ville après un combat »."""
    taken = row.event == _TAKING and _is(row, events, _TAKEN) and any(one.endswith(_FIGHTERS) for one in row.actor)
    blows = (one for one in told if one.event == VIOLENCE and not _is(one, events, _TAKEN))
    return taken and any(abs(one.start - row.start) < _BREATH for one in blows)


def _as(row: CodedEvent, kind: str, mode: str, tables: Codes) -> CodedEvent:
    return replace(row, event=kind, mode=mode, quad=tables.types[kind]["quad"], score=tables.score(kind, mode))
