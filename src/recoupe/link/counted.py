"""Counted nouns: the concept a figure counts and whose it is, by the words that stand with it.

Inputs: Quantity, Mention, packs. What leaves: keys as ``soldier|PRK``. Refuses: nouns that no pack knows.
"""

from recoupe.link.folding import fold
from recoupe.link.pile import Pile
from recoupe.link.vocabulary import bodies_of, language_pack, things_of
from recoupe.model import Claim, Quantity, Text
from recoupe.packs import Pack
from recoupe.terms import EntityType, Use


def concept_of(pile: Pile, language: Pack, quantity: Quantity) -> str:
    """The concept of the counted noun; of people counted by their bodies, the dead; empty where neither is known."""
    bodies = bodies_of(language, pile.ontology) if quantity.unit in ("person", "") else {}
    return things_of(language, counted=True).get(quantity.counted, "") or bodies.get(quantity.counted, "")


def population(pile: Pile, claim: Claim, quantity: Quantity) -> str:
    """What a figure counts: concept of the counted noun and the actors of its words, as ``soldier|PRK``; else empty."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or not (concept := concept_of(pile, language, quantity)):
        return ""
    place = quantity.counted_span or quantity.span
    owners = {
        fold(pile, pile.actor(one.id, one.candidates))
        for one in pile.mentions_in(claim.span.text, place.start, max(place.end, quantity.span.end))
        if one.use is Use.MODIFIER or (one.use is Use.ACTOR and one.type is not EntityType.STATE)
    }
    return "|".join((concept, *sorted(owners - {""})))
