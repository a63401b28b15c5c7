"""Deeds: an event as a comparison needs it, its two sides folded to the states and bodies they act for.

Inputs: Event with its roles, Mention, Quantity, the ontology. What leaves: one `Deed` per event; a journey of people
under arms is the march of a force. Refuses: a place that nobody names (« un port » is no place to tell apart).
"""

import re
from dataclasses import dataclass

from recoupe.link.folding import STATE_KEY, folded
from recoupe.link.pile import Pile, members
from recoupe.link.vocabulary import concept_class, families, language_pack, leanings, near, plain, things_of
from recoupe.model import Event, Filler, Mention, Quantity, Text
from recoupe.terms import Polarity

NAMED = re.compile(r"[A-ZÀ-Þ][\w-]+")
"""A word with a capital: what names an unresolved place."""

AGENT, PATIENT = ("actor", "cause"), ("recipient", "target")
"""Roles of those who do a deed, and of those it is done to."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An event as a comparison needs it: folded keys of both sides, empty where unresolved; ``place`` key or words."""

    family: str
    predicate: str
    leaning: str
    agents: frozenset[str]
    patients: frozenset[str]
    place: str = ""
    state: str = ""


def deed_of(pile: Pile, event: Event, *, march: bool) -> Deed:
    """The deed an event is; ``march`` is what `is_march` says of it."""
    sides = [
        folded(pile, {key for one in event.roles if one.role in roles for key in members(actor_of(pile, one))} - {""})
        for roles in (AGENT, PATIENT)
    ]
    place, state = _where(pile, event)
    family = families(pile.ontology).get(event.predicate, event.predicate)
    return Deed(
        family=near(pile.ontology, "force")[family] if march else family,
        predicate=event.predicate,
        leaning="" if event.polarity is Polarity.NEGATIVE else leanings(pile.ontology).get(event.predicate, ""),
        agents=sides[0],
        patients=sides[1],
        place=place,
        state=state,
    )


def _where(pile: Pile, event: Event) -> tuple[str, str]:
    """The place of an event, as a key or else as the names in its words, and its state; both empty where none is named.

    « la zone du front, dans la région de Koursk » is the region of Kursk; « un port » is no place to tell apart.
    """
    where = event.place
    if where is None:
        return "", ""
    inside = pile.mentions_in(where.span.text, where.span.start, where.span.end)
    own = pile.get(where.mention, Mention)
    named = [one for one in (*((own,) if own else ()), *inside) if pile.actor(one.id, one.candidates)]
    placed = [one for one in named if pile.actor(one.id, one.candidates).startswith("PLC:")] or named
    if placed:
        key = pile.actor(placed[0].id, placed[0].candidates)
        return key, placed[0].state or (key if len(key) == STATE_KEY else "")
    key = actor_of(pile, where)
    words = " ".join(plain(word) for word in NAMED.findall(where.span.surface))
    return key or words, own.state if own else ""


def actor_of(pile: Pile, filler: Filler) -> str:
    """The key of who fills a role; empty where nobody knows."""
    return pile.actor(filler.mention, filler.candidates)


def is_march(pile: Pile, event: Event) -> bool:
    """True for a journey of people under arms: « 3 000 militaires ont fait le voyage »."""
    if families(pile.ontology).get(event.predicate, "") not in near(pile.ontology, "force"):
        return False
    going = [one for one in event.roles if one.role in AGENT]
    return any(pile.actor(one.mention, one.candidates).endswith(":MIL") or _is_force(pile, event, one) for one in going)


def _is_force(pile: Pile, event: Event, filler: Filler) -> bool:
    """True for counted soldiers of an army nobody names."""
    counted = pile.get(event.quantity, Quantity)
    text = pile.get(event.span.text, Text)
    language = language_pack(text.language) if text else None
    if counted is None or language is None or not counted.span.overlap(filler.span):
        return False
    concept = things_of(language, counted=True).get(counted.counted, "")
    return concept_class(pile.ontology).get(concept) == "military"
