"""Who does the act a word of a sentence tells, and to whom it is done.

Inputs: a pile, the frame of a sentence and a token of it. What leaves are actor keys and words of names. Refuses: to
take where an act happens for who does it, and to hear a doer in people whose state only that place tells.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.link.folding import STATE_KEY, fold
from recoupe.link.pile import Pile, members
from recoupe.model import Event, Filler, Mention
from recoupe.text.reading import Token
from recoupe.views import arguments
from recoupe.views.frames import ACTOR, DOER, NAME, OBJECT, SUBJECT, Frame, Unit
from recoupe.views.namewords import short_names

PASSIVE = ("nsubj:pass", "aux:pass")
AGENT_ROLES, PATIENT_ROLES = ("actor", "cause"), ("recipient", "target")


@dataclass(frozen=True, slots=True)
class Parties:
    """Who does an act and to whom it is done, as actor keys and words of names; empty where it is not told."""

    agent: frozenset[str] = frozenset()
    patient: frozenset[str] = frozenset()

    def allow(self, other: "Parties") -> bool:
        """False when both tell who does it, or both to whom it is done, and nobody is in common."""
        doers = not self.agent or not other.agent or bool(self.agent & other.agent)
        return doers and (not self.patient or not other.patient or bool(self.patient & other.patient))


def parties(pile: Pile, frame: Frame, token: Token) -> Parties:
    """Those an act told by a token is of: by its syntax, else by the event read there."""
    sentence = frame.sentence
    givers = arguments.givers(sentence, token, frame.language)
    if givers:  # who buys from somebody is sold to by them
        return Parties(_named(frame, givers), _named(frame, sentence.children(token, *SUBJECT)))
    passive = bool(sentence.children(token, *PASSIVE))
    subject = _named(frame, sentence.children(token, *SUBJECT))
    done_to = _named(frame, sentence.children(token, *OBJECT, "nsubj:pass"))
    doer = _named(frame, sentence.children(token, *DOER))
    agent = doer if passive else subject
    event = frame.events.get(token.i)
    if event is not None:
        doers = [one for one in told_doers(pile, event) if not _only_undergoes(frame, one, token)]
        agent = agent or _filled(pile, doers, within=_stretch(frame, token))
        others = [one for one in event.roles if one.role in PATIENT_ROLES]
        done_to = done_to or _filled(pile, others, within=_stretch(frame, token))
    return Parties(agent, done_to)


def takes_over(frame: Frame) -> bool:
    """True for a sentence in which somebody gets something from somebody."""
    return any(arguments.givers(frame.sentence, one, frame.language) for one in frame.sentence.tokens)


def _named(frame: Frame, tokens: Iterable[Token]) -> frozenset[str]:
    """Keys and words of the units that some words and those joined to them stand for."""
    found: set[str] = set()
    for token in tokens:
        heads = (token, *frame.sentence.children(token, "conj", "flat", "flat:name", "appos", "compound"))
        units = [unit for one in heads if (unit := frame.unit_of(one.i)) is not None]
        for unit in units:
            found |= unit.means | short_names(unit.means) if unit.kind in (ACTOR, NAME) else set()
    return frozenset(found)


def _stretch(frame: Frame, token: Token) -> tuple[int, int]:
    """The characters in which those an act is of are looked for: for a noun, what hangs on it alone."""
    words = frame.sentence.subtree(token) if token.upos in ("NOUN", "ADJ") else frame.sentence.tokens
    return frame.start + words[0].start, frame.start + words[-1].end


def told_doers(pile: Pile, event: Event) -> list[Filler]:
    """Those who do an act, less those whose state only the place tells: « soldats envoyés en Russie »."""
    return [one for one in event.roles if one.role in AGENT_ROLES and not is_guessed(pile, event, one)]


def is_guessed(pile: Pile, event: Event, filler: Filler) -> bool:
    """True for people whom only the place of an event gives a state."""
    place = pile.get(event.place.mention, Mention) if event.place is not None else None
    if (
        place is None
        or filler.mention
        or {fold(pile, key) for key in filler.candidates} != {place.state or pile.actor(place.id)}
    ):
        return False
    inside = pile.mentions_in(filler.span.text, filler.span.start, filler.span.end)
    return not any(pile.actor(one.id) for one in inside)


def _only_undergoes(frame: Frame, filler: Filler, act: Token) -> bool:
    """True for what an act is done to and that is only taken up: « ces troupes ont été engagées »."""
    words = frame.sentence.between(filler.span.start - frame.start, filler.span.end - frame.start)
    head = next((one for one in words if one.head == act.i), None)
    if head is None:
        return False
    marks = (head, *frame.sentence.children(head, "det"))
    return head.dep in ("obj", "nsubj:pass") and any(one.feature("PronType") in ("Dem", "Prs") for one in marks)


def _filled(pile: Pile, fillers: Iterable[Filler], *, within: tuple[int, int]) -> frozenset[str]:
    inside = [one for one in fillers if within[0] <= one.span.start and one.span.end <= within[1]]
    keys = {key for one in inside for key in members(_key(pile, one))} - {""}
    return frozenset(keys | {fold(pile, pile.affiliation(one) or one) for one in keys})


def _key(pile: Pile, filler: Filler) -> str:
    return pile.actor(filler.mention, filler.candidates)


def happens_elsewhere(stated: Frame, told: Frame, unit: Unit) -> bool:
    """True for the state where a statement tells an act, when a sentence names another state and not that one."""
    if unit.kind != ACTOR or not any(stated.sentence.tokens[i].dep in WHERE for i in unit.tokens) or not _states(unit):
        return False
    asked = {state for one in stated.units for state in _states(one)}
    return any(not _states(one) <= asked for one in told.units)


WHERE = ("obl", "obl:arg", "obl:mod")
"""How a place hangs on the act that is told to happen there."""


def _states(unit: Unit) -> frozenset[str]:
    """The keys of states among what an actor may be told by."""
    keys = unit.means if unit.kind == ACTOR else ()
    return frozenset(name for name in keys if len(name) == STATE_KEY and name.isupper())
