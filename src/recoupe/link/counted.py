"""Counted nouns: the concept a figure counts and whose it is, by the words that stand with it.

Inputs: Quantity, Mention, packs. What leaves: keys as ``soldier|PRK``. Refuses: nouns that no pack knows.
"""

from collections.abc import Iterable
from functools import cache

from recoupe.link.folding import fold
from recoupe.link.pile import Pile
from recoupe.link.vocabulary import bodies_of, concept_class, language_pack, things_of
from recoupe.model import Claim, Mention, Quantity, Text
from recoupe.packs import Pack
from recoupe.terms import EntityType, Use

DEATH = "death"
"""The concept of the dead."""

CASUALTY, PERSON = "casualty", "PER:"
"""The class of the dead and wounded; how the keys of persons begin."""

APART = 12
"""Characters between a figure and its noun that stand together: « 3 000 jeunes soldats »."""


def concept_of(pile: Pile, language: Pack, quantity: Quantity) -> str:
    """The concept of the counted noun; of people counted by their bodies, the dead; empty where neither is known."""
    bodies = bodies_of(language, pile.ontology) if quantity.unit in ("person", "") else {}
    known = things_of(language, counted=True).get(quantity.counted, "") or bodies.get(quantity.counted, "")
    return known or (DEATH if quantity.counted in death_tolls(language) else "")


@cache
def death_tolls(language: Pack) -> frozenset[str]:
    """The words for a count of the dead, which need no noun: « le bilan est passé à onze »."""
    return frozenset(row["value"] for row in language["countwords"] if row["class"] == "death toll")


def population(pile: Pile, claim: Claim, quantity: Quantity) -> str:
    """What a figure counts: concept of the counted noun and the actors of its words, as ``soldier|PRK``; else empty."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or not (concept := concept_of(pile, language, quantity)):
        return ""
    owners = {
        fold(pile, pile.actor(one.id, one.candidates))
        for one in _beside(pile, claim, quantity)
        if one.use is Use.MODIFIER or (one.use is Use.ACTOR and one.type is not EntityType.STATE)
    }
    if concept_class(pile.ontology).get(concept) == CASUALTY:
        owners = {one for one in owners if not one.startswith(PERSON)}  # nobody's own: « quatre morts au barrage X »
    return "|".join((concept, *sorted(owners - {""})))


def _beside(pile: Pile, claim: Claim, quantity: Quantity) -> Iterable[Mention]:
    """Mentions that stand with a figure and its noun, but for the speaker's; what lies between two far apart does not.

    « quatorze morts, indique le médecin ; les rebelles n'en reconnaissent que six » counts nobody's rebels.
    """
    noun, figure = ((one.start, one.end) for one in (quantity.counted_span or quantity.span, quantity.span))
    low, high = sorted((noun, figure))
    stretches = [(low[0], max(low[1], high[1]))] if high[0] - low[1] <= APART else [low, high]
    speaking = {holder.mention for holder in claim.holders}
    for start, end in stretches:
        inside = pile.mentions_in(claim.span.text, start, end)
        yield from (mention for mention in inside if mention.id not in speaking)
