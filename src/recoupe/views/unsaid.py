"""Parties that an act does not name, by what the text tells of: who rules there, whose thing is hit.

What enters is a coded event, the event and the states its text names; what leaves is codes, or the event with them.
"""

from dataclasses import replace

from recoupe.model import Event
from recoupe.text.homes import Home
from recoupe.views.codings import CodedEvent
from recoupe.views.exchanges import across, authorities
from recoupe.views.sectors import GOVERNMENT, NOBODY

OFFICIAL = ("COP", "JUD", "LEG", "LAB", "CVL", GOVERNMENT)
"""Sectors whose acts nobody else does: where no doer is named they did them, as workers strike and people protest."""
VIOLENCE = "ASSAULT"
ASKED = "REQUEST"
BETWEEN_STATES = (ASKED, "THREATEN", "REJECT", "CONCEDE", "RETREAT")
"""Types of acts that one state aims at the other it is at odds with; a third asks both."""
AT_HOME = ("PROTEST", ASKED, "REJECT")
"""Types of acts that people aim at their own government."""


def by_office(row: CodedEvent, event: Event, sector: str, ruled: str, home: Home | None) -> tuple[str, ...]:
    """Who does by office what nobody is named for: the police of the place arrest, its courts convict.

    Args:
        row: the coded event.
        event: the event.
        sector: who does such acts.
        ruled: the state of the place where it happens; empty when that is unsaid. Then it is the state the text tells
            of, else that of those it is done to.
        home: the states the text names; None when it names none.
    """
    if sector not in OFFICIAL:
        return ()
    states = {code.split(" ")[0] for code in row.recipient if " " in code}
    state = ruled or (home.at(event.trigger.start) if home is not None else "")
    state = state or (states.pop() if len(states) == 1 else "")
    return (f"{state} {sector}",) if state else ()


def hit(row: CodedEvent, event: Event, home: Home | None) -> CodedEvent:
    """A thing hit by nobody known, of the state the text tells of: « un marché a été pilonné »."""
    is_hit = row.event == VIOLENCE and not row.recipient and any(one.role == "target" for one in event.roles)
    state = home.likely(event.trigger.start) if is_hit and home is not None else ""
    return replace(row, recipient=(state,)) if state and not set(row.actor) - {NOBODY} else row


def faced(row: CodedEvent, event: Event, home: Home | None) -> CodedEvent:
    """An act that is aimed at somebody, with whom those who do it face: their government or the other state."""
    if row.recipient:
        return row
    found = authorities(row.actor) if row.event in AT_HOME else ()
    if not found and row.event in BETWEEN_STATES:
        found = across(home, event.trigger.start, row.actor, both=row.event == ASKED)
    return replace(row, recipient=found)
