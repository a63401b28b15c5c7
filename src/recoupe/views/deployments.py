"""Troops and arms sent about: at home they are mobilised, to another state they are lent, against it they threaten.

What enters is an event that tells it and the events of its text; what leaves is the predicate whose code it takes. « Le
déploiement de troupes kényanes en Haïti » is help to Haiti, « l'envoi de renforts à la frontière » is none.
"""

from collections.abc import Mapping, Sequence

from recoupe.model import Event
from recoupe.packs import Row
from recoupe.views.codings import VIOLENCE
from recoupe.views.fillers import Fillers
from recoupe.views.sectors import NOBODY

_TROOPS, _DEPLOYED = "SEND_TROOPS", "DEPLOY"
_SENT = frozenset({_TROOPS, "SUPPLY_ARMS"})
"""Predicates of help abroad, and what the same is at home."""
MOVED = _SENT | {_DEPLOYED}
"""Predicates of troops and arms that are moved."""
_WAR = "WAR"
_FORCES, _POLICE = ("MOBILIZE", "troops"), "police"
"""Type and mode of troops that are moved, and the mode where it is police."""
_KIND = ("AID", "SUPPORT")
"""Types of acts for somebody's good."""

_REACH = 400
"""Code points back within which help is told that somebody then refuses: the sentence before."""


def as_sent(
    event: Event, others: Sequence[Event], about: Sequence[Event], fillers: Fillers, codes: Mapping[str, Row]
) -> str:
    """The predicate by whose code an event is coded: its own, or that of troops moved about or lent.

    Args:
        event: the event.
        others: the events of its text.
        about: those that it is about: « envoie des soldats pour soutenir Minsk » is help to Minsk.
        fillers: tells the codes of parties.
        codes: the codes of predicates.
    """
    if event.predicate not in MOVED:
        return event.predicate
    own, place = _states(event, "actor", fillers), fillers.state(event.place) if event.place is not None else ""
    helped = set(helped_by(about, fillers, codes)) - own
    if helped:
        return _TROOPS if event.predicate == _DEPLOYED else event.predicate
    there = _states(event, "recipient", fillers) | ({place} - {""})
    if event.predicate == _DEPLOYED:
        abroad = bool(own) and len(there) == 1 and not there & own and place in there and _names_state(event)
        return _TROOPS if abroad and not _fight(own, there, others, fillers, codes) else _DEPLOYED
    at_home = bool(own) and (there == own or (not there and event.predicate == _TROOPS))
    return _DEPLOYED if at_home else event.predicate


def helped_by(about: Sequence[Event], fillers: Fillers, codes: Mapping[str, Row]) -> tuple[str, ...]:
    """The states that those who are sent are to help: of whom what an event is about takes the side."""
    kind = {one.id: codes[one.predicate]["type"] for one in about if one.predicate in codes}
    kindly = [one for one in about if kind.get(one.id) in _KIND]
    found = (
        code
        for one in kindly
        for code in fillers.parties(one, "recipient") or fillers.touched_by(one, kind[one.id])
        if code != NOBODY
    )
    return tuple(dict.fromkeys(code.split(" ")[0] for code in found))


def helped_before(
    event: Event, told: Sequence[Event], fillers: Fillers, codes: Mapping[str, Row], actors: Sequence[str]
) -> tuple[str, ...]:
    """Whom the help told last before an event goes to, were it help that is only spoken of.

    What somebody refuses to send without saying to whom is refused to them; ``told`` are the events of the text,
    ``actors`` the codes of who refuses.
    """
    own = {one.split(" ")[0] for one in actors}
    helps = [one for one in told if one.predicate in codes and codes[one.predicate]["type"] == _KIND[0]]
    near = [one for one in helps if 0 < event.trigger.start - one.trigger.start < _REACH]
    for one in sorted(near, key=lambda one: (-one.trigger.start, one.id)):
        found = [code for code in fillers.parties(one, "recipient") if code != NOBODY and code.split(" ")[0] not in own]
        if found:
            return tuple(found)
    return ()


def manned(kind: str, mode: str, actors: Sequence[str]) -> str:
    """The mode of a move of forces: of police where none but police move, else as it is told."""
    moved = (kind, mode) == _FORCES and bool(actors)
    return _POLICE if moved and all(one.endswith(" COP") for one in actors) else mode


def _names_state(event: Event) -> bool:
    """Whether the place is a state itself, and no town or front in it."""
    return event.place is not None and any(":" not in key for key in event.place.candidates)


def _fight(own: set[str], there: set[str], others: Sequence[Event], fillers: Fillers, codes: Mapping[str, Row]) -> bool:
    """Whether a text tells violence between two sides, or a war in a state that attacks nobody.

    Who comes there may be on either side.
    """
    violent = [one for one in others if one.predicate in codes and codes[one.predicate]["type"] == VIOLENCE]
    pairs = [(_states(one, "actor", fillers), _states(one, "recipient", fillers)) for one in violent]
    if any((a & own and b & there) or (a & there and b & own) for a, b in pairs):
        return True
    hit = {state for _, b in pairs for state in b} | {
        fillers.state(one.place) for one in others if one.predicate == _WAR and one.place is not None
    }
    return bool(hit & there) and not any(a & there for a, _ in pairs)


def _states(event: Event, role: str, fillers: Fillers) -> set[str]:
    return {code.split(" ")[0] for code in fillers.parties(event, role)} - {NOBODY}
