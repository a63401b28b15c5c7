"""Parties that an act does not name, by what the text tells of: who rules there, whose thing is hit.

What enters is a coded event, the event and the states its text names; what leaves is codes, or the event with them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from recoupe import packs
from recoupe.model import Event
from recoupe.text.homes import Home
from recoupe.views.codings import VIOLENCE, CodedEvent
from recoupe.views.dissent import RAGING
from recoupe.views.exchanges import IRREGULAR, abroad, across, authorities
from recoupe.views.sectors import ARMED, CIVILIANS, ELITE, GOVERNMENT, NOBODY, is_by_group

OFFICIAL = ("COP", "JUD", "LEG", "LAB", "CVL", GOVERNMENT)
"""Sectors whose acts nobody else does: where no doer is named they did them, as workers strike and people protest."""
ASKED = "REQUEST"
BETWEEN_STATES = (ASKED, "THREATEN", "REJECT", "CONCEDE", "RETREAT")
"""Types of acts that one state aims at the other it is at odds with; a third asks both."""
APART = ("EUR", "UNO", "IGO", "NGO")
"""Codes of organisations, which have no sector."""
OFFERED = "AGREE"
IN_WORDS = (*BETWEEN_STATES[:4], OFFERED)
"""Types of acts in words that rebels and opponents aim at their government."""
SOUGHT = "INVESTIGATE"
"""The predicate of inquiries, which are into somebody, were it nobody known."""
CALM, MEDIATION = "calm", "mediation"
"""Sorts of what is asked of those who quarrel, and offered to them."""
STAFF = frozenset({"EXPEL_DIPLOMAT", "SUMMON"})
"""Predicates of what is done to people who serve a government abroad."""
VISITED = frozenset({"VISIT"})
"""Predicates of journeys to another state."""
OVERTHROWN = frozenset({"OVERTHROW"})
"""Predicates of what is done to a government."""
OUSTED = OVERTHROWN | {"COUP"}
"""Predicates of what is done to those who rule."""
REPRESSED = frozenset({"REPRESS"})
"""Predicates of what a government does to its people."""
SPOKEN = ("1", "3")
"""Quads of acts that are done in words."""
OF_ALL = (ASKED, "ACCUSE")
"""Types of acts by which « la communauté internationale » turns to the state a text tells of."""
UNAIMED = frozenset({"RESIGN", "RETIRE"})
"""Predicates of acts that are aimed at nobody: who steps down does it to no state."""
_LAID = frozenset({"ACCUSE", "SUSPECT"})
"""Predicates of what prosecutors do to people where nobody else is said to: « est soupçonné d'avoir … »."""
_ARMED = ("REB", "UAF", "MIL", "CRM")
"""Sectors of those whom anybody accuses of what they did."""
_DISMISSED = frozenset({"DISMISS"})
"""Predicates of what is done to people by who employs them."""
_SERVING = (GOVERNMENT, "MIL", "COP", "SPY")
"""Sectors of people whom a government employs."""
DONE_BY_SOMEBODY = ("COERCE", "RETREAT", "ACCUSE")
"""Types whose acts somebody did, a party without a state where not even a body by office is told of."""
AT_HOME = ("PROTEST", ASKED, "REJECT")
"""Types of acts that people aim at their own government."""
HELD_OUT, AT_WORK = "THREATEN", (" LAB", " MED", " EDU", " AGR")
"""Threats are between states as well, but those of people at work, as of a strike, are aimed at theirs."""


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
    if event.predicate in STAFF:
        return _host(row, ruled or (home.at(event.trigger.start) if home is not None else ""))
    if sector not in OFFICIAL:
        return ()
    states = {code.split(" ")[0] for code in row.recipient if " " in code}
    state = ruled or (home.at(event.trigger.start) if home is not None else "")
    state = state or (states.pop() if len(states) == 1 else "")
    return (f"{state} {sector}",) if state else ()


def office_over(row: CodedEvent, event: Event) -> str:
    """The sector of those who by office do what is done to some people by nobody named; empty where anybody may.

    Somebody known who is accused and neither governs, nor fights, nor is a state is so by the courts; who serves a
    state is dismissed by it.
    """
    sectors = {code.partition(" ")[2] for code in row.recipient}
    known = all(one.mention for one in event.roles if one.role == "recipient")
    if not sectors or "" in sectors or any(one.role in ("actor", "cause") for one in event.roles):
        return ""
    if event.predicate in _LAID and known and not sectors & {GOVERNMENT, ELITE, *_ARMED}:
        return "JUD"
    return GOVERNMENT if event.predicate in _DISMISSED and sectors <= {*_SERVING} else ""


def _host(row: CodedEvent, state: str) -> tuple[str, ...]:
    """The government of the state where the diplomats of another are summoned, or told to leave."""
    own = {code.split(" ")[0] for code in row.recipient}
    return (f"{state} {GOVERNMENT}",) if state and state not in own else ()


def hit(row: CodedEvent, event: Event, home: Home | None, owners: Sequence[str]) -> CodedEvent:
    """A thing hit by nobody known, of the state the text tells of: « un marché a été pilonné ».

    What people smash in the street is of their state: ``protesters smashed shop windows``. ``owners`` are the sectors
    of those whose such things are.
    """
    states = {code.split(" ")[0] for code in row.actor} - {NOBODY}
    if event.predicate in RAGING and owners and len(states) == 1 and set(row.recipient) <= {NOBODY, *states}:
        return replace(row, recipient=tuple(f"{min(states)} {one}" for one in owners))
    is_hit = row.event == VIOLENCE and not row.recipient and any(one.role == "target" for one in event.roles)
    state = home.likely(event.trigger.start) if is_hit and home is not None else ""
    if not state or set(row.actor) - {NOBODY}:
        return row
    return replace(row, recipient=tuple(f"{state} {one}" for one in owners) or (state,))


def concerned(row: CodedEvent, event: Event, home: Home | None, *, reaches: bool) -> CodedEvent:
    """An act with whom it concerns where it does not say.

    Args:
        row: the coded event.
        event: the event.
        home: the states the text names; None when it names none.
        reaches: whether it is of a type that what one state does abroad has an object for: conflict, help.
    """
    if row.recipient and event.predicate in STAFF:
        row = _of_two(row, event, home)
        return replace(row, recipient=tuple(map(_staff, row.recipient)))
    if event.predicate in VISITED and set(row.recipient) == {NOBODY}:
        state = home.likely(event.trigger.start) if home is not None else ""
        row = replace(row, recipient=(state or NOBODY,))
    if row.recipient:
        return row
    if reaches or row.event == OFFERED or (event.predicate in VISITED and not _is_told_where(event)):
        row = replace(row, recipient=abroad(home, event.trigger.start, row.actor))
    if not row.recipient and event.predicate in VISITED and not _is_told_where(event):
        row = replace(row, recipient=across(home, event.trigger.start, row.actor, both=False))
    if not row.recipient and row.event in OF_ALL and set(row.actor) == {NOBODY} and is_by_group(event):
        state = home.likely(event.trigger.start) if home is not None else ""
        row = replace(row, recipient=(state,) if state else ())
    if not row.recipient and row.event in IN_WORDS and len(row.actor) == 1:
        state, _, sector = row.actor[0].partition(" ")
        row = replace(row, recipient=(f"{state} {GOVERNMENT}",) if sector in IRREGULAR and state != NOBODY else ())
    return row


def _as_ruling(code: str) -> str:
    """The code of somebody who steps down or is overthrown: then he was of the government, whatever he is since."""
    state, _, sector = code.partition(" ")
    return f"{state} {GOVERNMENT}" if sector in (CIVILIANS, ELITE) else code


def _at_home(row: CodedEvent, sector: str) -> CodedEvent:
    """An act that does not say whom it hits, with those it must hit at home: « la répression s'accentue »."""
    states = {code.split(" ")[0] for code in row.actor} - {NOBODY}
    if len(states) != 1 or {code.removesuffix(f" {GOVERNMENT}") for code in row.recipient} - states:
        return row
    return replace(row, recipient=(f"{min(states)} {sector}",))


def _of_two(row: CodedEvent, event: Event, home: Home | None) -> CodedEvent:
    """Diplomats sent home or summoned by another state than their own: nobody does that to his own.

    Where a text says neither whose ministry it is nor whose diplomats, they are of the two states it tells of.
    """
    own, theirs = ({code.split(" ")[0] for code in codes} - {NOBODY} for codes in (row.actor, row.recipient))
    place = event.trigger.start
    if home is None or (own or {home.at(place)}) != theirs:
        return row
    others = across(home, place, row.recipient, both=False)
    if len(others) != 1:
        return row
    if any(":" in key for one in event.roles if one.role == "recipient" for key in one.candidates):
        return replace(row, actor=(f"{others[0]} {GOVERNMENT}",))
    return replace(row, recipient=others)


def _staff(code: str) -> str:
    """The code of those who serve a state abroad: its government's."""
    return f"{code} {GOVERNMENT}" if len(code) == len(NOBODY) and code not in (NOBODY, *APART) else code


def done(row: CodedEvent, event: Event) -> CodedEvent:
    """An act that somebody must have done, with nobody known as its doer, and repression with the people it hits."""
    row = _at_home(row, CIVILIANS) if event.predicate in REPRESSED else row
    row = _at_home(row, GOVERNMENT) if event.predicate in OVERTHROWN and not row.recipient else row
    if event.predicate in OUSTED:
        row = replace(row, recipient=tuple(_as_ruling(one) for one in row.recipient))
    if event.predicate in UNAIMED:
        row = replace(row, actor=tuple(_as_ruling(one) for one in row.actor))
    return replace(row, actor=(NOBODY,)) if not row.actor and row.event in DONE_BY_SOMEBODY else row


def before_soldiers(row: CodedEvent, juntas: frozenset[str]) -> CodedEvent:
    """An act in words whose other side is unsaid, with the soldiers who rule there: « l'Union exige des élections »."""
    if row.quad not in SPOKEN or not juntas:
        return row
    theirs = {state for state in juntas if f"{state} {ARMED}" not in row.actor}
    ruled = {form for state in theirs for form in (state, f"{state} {GOVERNMENT}")}
    found = (f"{one[: len(NOBODY)]} {ARMED}" if one in ruled else one for one in row.recipient)
    return replace(row, recipient=tuple(dict.fromkeys(found)))


def faced(row: CodedEvent, event: Event, home: Home | None) -> CodedEvent:
    """An act that is aimed at somebody, with whom those who do it face: their government or the other state.

    Who calls for an inquiry without saying on whom calls on everybody; so does who calls for calm and is no government,
    which has one side or both in mind.
    """
    asked = _asked(event) if row.event in (ASKED, OFFERED) else frozenset()
    if row.event == ASKED and asked and not (asked == {CALM} and any(one.endswith(GOVERNMENT) for one in row.actor)):
        return row if {*row.recipient} & {*APART} else replace(row, recipient=())
    if row.event == OFFERED and MEDIATION in asked:
        found = across(home, event.trigger.start, row.actor, both=True)
        return replace(row, recipient=found) if len(found) > 1 else row
    if event.predicate in UNAIMED:
        return row
    if row.recipient and not (row.event == AT_HOME[0] and set(row.recipient) == {NOBODY}):
        return row
    at_work = row.event == HELD_OUT and all(one.endswith(AT_WORK) for one in row.actor)
    found = authorities(row.actor) if row.event in AT_HOME or at_work else ()
    if not found and row.event in BETWEEN_STATES:
        found = across(home, event.trigger.start, row.actor, both=row.event == ASKED)
    return replace(row, recipient=found or row.recipient)


def _asked(event: Event) -> frozenset[str]:
    """Sorts of what is asked of, or offered to, nobody in particular: an inquiry, calm, mediation."""
    words = (one.span.surface for one in event.roles if one.role == "theme")
    told = {form for one in (event.trigger.surface, *words) for form in re.findall(r"[\w-]+", one.lower())}
    return frozenset(_open_calls()[form] for form in told if form in _open_calls())


@cache
def _open_calls() -> Mapping[str, str]:
    """Nouns of every language for what is asked of, or offered to, everybody, with their sort."""
    rows = (row for lang in packs.languages() for row in packs.shipped(f"lang/{lang}")["event_words"])
    return {row["lemma"]: row["value"] for row in rows if row["class"] == "open_call"}


def _is_told_where(event: Event) -> bool:
    """Whether a journey says to whom it leads."""
    return any(one.role == "recipient" and one.candidates for one in event.roles)
