"""Who answers whom in a text: the other side of an act of words that does not say at whom it is aimed.

What enters is the coded events of one text in text order; what leaves is codes of parties. « Jakarta a rejeté la
demande de Tokyo … Il ne cédera pas »: what is refused, accepted, or said against nobody named answers the last act
between the same two. A party is compared by its code, the government of a state being the state.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from recoupe.text.homes import Home
from recoupe.views.sectors import ELITE, GOVERNMENT, NOBODY

_REACH = 2500
"""Code points back within which an act may be answered: some fifteen sentences."""
_JUST = 500
"""Code points back within which an act is the one that words judge: the sentence before, or the one before that."""
OPPOSED = ("ACCUSE", "THREATEN", "REJECT", "CONCEDE", "SANCTION")
"""Types aimed at the other side of a quarrel; who asks asks whom he needs, seldom whom he quarrels with."""
SEIZED, FREED = "COERCE", "RETREAT"
"""The types of arrests and overthrows, and of releases."""
OUSTING = (SEIZED, "ASSAULT")
"""Types of acts by which a government is overthrown."""
ARMED = (" MIL", " REB")
"""Sectors of those who hold a government that they overthrew."""
PROTEST = "PROTEST"
ASKED = ("REQUEST", "AGREE", "THREATEN", "ACCUSE", "SANCTION")
"""Types that call for a reply."""
CONFLICT = ("3", "4")
RULING = (GOVERNMENT, "MIL", "COP", "JUD", "SPY")
"""Sectors that are no part of the people."""
IRREGULAR = ("REB", "OPP", "CRM", "UAF")
"""Sectors of those who face their own state."""


class _Act(NamedTuple):
    start: int
    kind: str
    quad: str
    actors: frozenset[str]
    others: frozenset[str]


@dataclass(slots=True)
class Exchanges:
    """The acts of a text told so far that name a side."""

    told: list[_Act] = field(default_factory=list)
    met: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    """Actors and recipients of the meeting told last, for nouns that take it up: « cette visite »."""

    def add(self, start: int, kind: str, quad: str, actors: Iterable[str], others: Iterable[str]) -> None:
        """Keep an act: ``start`` is the code point of its word, ``quad`` the quad of its type."""
        self.told.append(_Act(start, kind, quad, _plain(actors), _plain(others)))

    def meet(self, actors: tuple[str, ...], others: tuple[str, ...]) -> None:
        """Keep who met whom, where both sides are told."""
        if len({*actors, *others} - {NOBODY}) > 1:
            self.met = (actors, others)

    def answered(self, start: int, kind: str, actors: Sequence[str], *, replies: bool) -> tuple[str, ...]:
        """Codes of those whom an act of ``actors`` without a recipient is aimed at; empty when nothing tells.

        ``replies`` says that it answers what was asked or offered: it says yes or no.
        """
        own = _plain(actors)
        for act in reversed(self.told) if own else ():
            if not 0 < start - act.start < _REACH:
                continue
            found = _asker(act, own) if replies else frozenset[str]()
            if not found and kind in OPPOSED:
                found = _opponent(act, own)
            if found:
                return tuple(_code(one, own) for one in sorted(found))
        return ()

    def protesters(self, start: int) -> tuple[str, ...]:
        """Codes of those who last protested, whom the police then arrest or scatter; empty when nobody did."""
        near = [act for act in self.told if act.kind == PROTEST and 0 < start - act.start < _REACH]
        people = {code for code in near[-1].actors if " " in code} if near else set()
        return tuple(sorted(people))

    def captors(self, start: int, kind: str, others: Iterable[str]) -> tuple[str, ...]:
        """Codes of those who hold people that are freed, or arrested, by nobody named; empty when nothing tells.

        Args:
            start: code point of the word.
            kind: the type of the act. Who arrested people of a state last lets them go; a government is arrested by
                the soldiers or rebels who overthrew it, others by the police.
            others: codes of those it is done to.
        """
        states = {code.split(" ")[0] for code in others} - {NOBODY}
        near = [act for act in self.told if 0 < start - act.start < _REACH]
        if kind == FREED:
            held = [act for act in near if act.kind == SEIZED and states & {code.split(" ")[0] for code in act.others}]
            return tuple(sorted(held[-1].actors)) if held else ()
        rulers = kind == SEIZED and all(code.endswith((GOVERNMENT, ELITE)) for code in others)
        for act in reversed(near if rulers else []):
            doers = tuple(sorted(code for code in act.actors if code.endswith(ARMED)))
            if doers and act.kind in OUSTING and states & act.others:
                return doers
        return ()

    def evaluated(self, start: int, actors: Sequence[str]) -> tuple[str, ...]:
        """Codes of those who did the act told last, for words that judge it: ``welcomed the move``; none of the own."""
        own = frozenset(code.split(" ")[0] for code in _plain(actors))
        near = [act for act in self.told if own and 0 < start - act.start < _JUST]
        others = {code for code in near[-1].actors if code.split(" ")[0] not in own} if near else set()
        return tuple(sorted(_code(one, own) for one in others))


def _asker(act: _Act, own: frozenset[str]) -> frozenset[str]:
    """Who asked ``own``, or everybody, for something."""
    called = own & act.others or not act.others
    return act.actors if act.kind in ASKED and called and own.isdisjoint(act.actors) else frozenset()


def _opponent(act: _Act, own: frozenset[str]) -> frozenset[str]:
    """The other side of an act of conflict that ``own`` did or that was done to them."""
    if act.quad not in CONFLICT:
        return frozenset()
    sides = _of_state(own)
    if sides & _of_state(act.others):
        return _without(act.actors, sides)
    return _without(act.others, sides) if sides & _of_state(act.actors) else frozenset()


def _of_state(codes: frozenset[str]) -> frozenset[str]:
    """Codes with those who act for a state, its army and courts, as the state: they have its quarrels."""
    return frozenset(code.split(" ")[0] if code.split(" ")[-1] in RULING else code for code in codes)


def _without(codes: frozenset[str], sides: frozenset[str]) -> frozenset[str]:
    return frozenset(code for code in codes if _of_state(frozenset({code})).isdisjoint(sides))


def _plain(codes: Iterable[str]) -> frozenset[str]:
    """Codes with a government as its state, nobody left out."""
    return frozenset(code.removesuffix(f" {GOVERNMENT}") for code in codes if code != NOBODY)


def _code(one: str, own: frozenset[str]) -> str:
    """The code of a recipient: a government where the actor is of its state, and a state alone where he is of another.

    Between states it is the state that is faced, whatever part of it acted; rebels and opponents stand for none.
    """
    state, _, sector = one.partition(" ")
    at_home = any(code.split(" ")[0] == state for code in own)
    if at_home:
        return one if sector else f"{one} {GOVERNMENT}"
    return one if sector in IRREGULAR else state


def authorities(actors: Sequence[str]) -> tuple[str, ...]:
    """The government of the one state whose people act, at whom what they ask or protest against is aimed.

    Nothing is said of acts of a government, or of its army and police.
    """
    named = [code.split(" ") for code in actors if not code.startswith(NOBODY)]
    states = {code[0] for code in named if len(code[0]) == len(NOBODY)}
    people = all(len(code) > 1 and code[1] not in RULING for code in named)
    return (f"{min(states)} {GOVERNMENT}",) if len(states) == 1 and people else ()


def across(home: Home | None, place: int, actors: Sequence[str], *, both: bool) -> tuple[str, ...]:
    """The other of the two states a text tells of, where one of them acts on nobody named.

    Args:
        home: the states the text names; None when it names none.
        place: code point of the word that tells the act.
        actors: codes of those who act; nothing is said of nobody known.
        both: whether the act of a third state is aimed at both.
    """
    two = home.two(place) if home is not None else ()
    states = {code.split(" ")[0] for code in actors if code != NOBODY}
    others = tuple(state for state in two if state not in states)
    return others if states and (len(others) < len(two) or both) else ()


def abroad(home: Home | None, place: int, actors: Sequence[str]) -> tuple[str, ...]:
    """The state a text tells of at a place, whom another state acts on where nobody is named: « a fermé sa frontière ».

    Args:
        home: the states the text names; None when it names none.
        place: code point of the word that tells the act.
        actors: codes of those who act; where nobody known acts, or one of that state, nothing is said.
    """
    state = home.at(place) if home is not None else ""
    states = {code.split(" ")[0] for code in actors if code != NOBODY}
    return (state,) if state and states and state not in states else ()
