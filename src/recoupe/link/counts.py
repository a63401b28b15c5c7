"""Counts: what the figures of a claim count, whose, and whether as casualties.

Inputs: Claim with its quantities, Mention, Event, packs. What leaves: a `Figure` for each quantity that counts
something known. Refuses: what comes on top of a figure (« deux nouveaux corps »), what is part of the one before it
(« dont quatre enfants »), and bare figures that stand beside no other.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from recoupe.link.counted import population
from recoupe.link.pile import Pile
from recoupe.link.topics import topic
from recoupe.link.vocabulary import (
    WORD,
    bodies_of,
    concept_class,
    families,
    function_forms,
    language_pack,
    plain,
    predicates_of,
)
from recoupe.model import Claim, Event, Quantity, Span, Text
from recoupe.packs import Pack

MANY = 50
"""People that « hommes » alone may count as a force rather than as persons."""

BY_ACT = (
    ("KILL", "death"), ("DEATH", "death"), ("WOUND", "wounded"), ("ARREST", "arrest"), ("PROTEST", "protester"),
    ("DISPLACE", "refugee"), ("FLEE", "refugee"), ("DISMISSAL", "worker"),
)  # fmt: skip
"""Acts, or families of acts, to what the people are whom they befall, first things first."""

ANSWERED = 200
"""Characters between two figures of one thing of which the second is bare: « selon les syndicats, … la direction »."""

ALONE = 16
"""Characters besides a figure in a claim that is nothing but a figure: « 60 % seulement »."""

CASUALTY, MILITARY = "casualty", "military"

HELD = frozenset({"prisoner"})
"""Those held: a story counts many groups of them; their dead are told apart from those of an incident outside."""

SHARE, MONEY = "percent", "money"
"""What percentages count, and sums of money."""

CURRENCY = re.compile(r"[A-Z]{3}")
"""Units that are currencies, as ISO 4217 names them."""

PEOPLE = frozenset({"people", "military", CASUALTY})
"""Classes of concepts that may be hurt: « six obus … ils voulaient tuer » counts no dead."""

SUFFERS = ("recipient", "target")
"""Roles of those to whom something is done."""

BEHIND = 5
"""Words behind counted people among which it is told what they are: « sont toujours portés disparus »."""

MORTAL = frozenset({"KILL", "DEATH", "WOUND"})
"""Acts by which a figure is one of casualties."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity a claim gives: what kind of thing it counts, whose, and in what state (``casualty`` or empty).

    ``answers`` is the claim that a bare figure is set beside, which tells what it counts.
    """

    claim: Claim
    quantity: Quantity
    concept: str
    owners: frozenset[str]
    counts: str
    answers: str = ""


def counted(pile: Pile, claim: Claim) -> list[Figure]:
    """The figures of a claim that count something known; a bare one counts what the figure before it counts."""
    noted = pile.noted("counted")
    if claim.id not in noted:
        noted[claim.id] = _counted(pile, claim)
    return list(cast("list[Figure]", noted[claim.id]))


def counts_nothing(pile: Pile, claim: Claim) -> None:
    """Note of a claim that it gives no figure, as somebody knows who found that out before."""
    pile.noted("counted").setdefault(claim.id, [])


def _counted(pile: Pile, claim: Claim) -> list[Figure]:
    found: list[Figure] = []
    last = False
    for quantity in (*pile.quantities(claim), *_reaching(pile, claim), *_beside(pile, claim)):
        if _adds(pile, quantity) or _is_part(pile, claim, quantity) or _is_a_fraction(quantity):
            continue
        concept, _, owners = population(pile, claim, quantity).partition("|")
        if concept_class(pile.ontology).get(concept) not in (CASUALTY, MILITARY) and _is_one_of_two(
            pile, claim, quantity
        ):
            continue
        whose = frozenset(owners.split("|")) if owners else frozenset()
        if not concept and _counts_heads(quantity) and last_force(pile, quantity):
            concept = "soldier"
        concept = concept or _befallen(pile, claim, quantity)
        concept = _lent(pile, claim, quantity) or concept
        if not concept and _is_bare(quantity) and last:
            concept, whose = found[-1].concept, found[-1].owners
        last = bool(concept)
        concept = SHARE if quantity.unit == SHARE else concept or _measured(quantity)
        if concept:
            found.append(_figure(pile, claim, quantity, concept, whose))
    return found or answering(pile, claim)


def _lent(pile: Pile, claim: Claim, quantity: Quantity) -> str:
    """What befell those of a figure before a claim that this one goes on from: "killed 19 children … put it at 27"."""
    noun = quantity.counted_span
    if noun is None or noun.end > claim.span.start or quantity.unit != "person":
        return ""
    before = pile.quantities_in(noun.text, 0, noun.end)
    first = next((one for one in reversed(before) if one.id != quantity.id and one.counted_span == noun), None)
    family = families(pile.ontology)
    told = {family.get(one.predicate, one.predicate) for one in _events_of(pile, first)} if first is not None else set()
    return next((what for act, what in BY_ACT if act in told), "")


def _events_of(pile: Pile, quantity: Quantity) -> list[Event]:
    """The events that tell of those a quantity counts, or in whose words it stands."""
    every = pile.events_in(quantity.span.text)
    return [one for one in every if one.quantity == quantity.id or (not one.quantity and quantity.span in one.span)]


def _is_a_fraction(quantity: Quantity) -> bool:
    """True for « un quart de la force », which counts nobody; a share or a sum of money may be less than one."""
    return (
        quantity.high is not None and 0 < quantity.high < 1 and not quantity.unit.isupper() and quantity.unit != SHARE
    )


def _measured(quantity: Quantity) -> str:
    """What a share or a sum of money counts, whatever its noun."""
    return SHARE if quantity.unit == SHARE else MONEY if CURRENCY.fullmatch(quantity.unit) else ""


def _adds(pile: Pile, quantity: Quantity) -> bool:
    """True for what comes on top of a figure and is none of a series: « deux nouveaux corps », « two more »."""
    text = pile.get(quantity.span.text, Text)
    language = language_pack(text.language) if text else None
    words = f"{(quantity.counted_span or quantity.span).surface} {quantity.span.surface}".lower().split()
    bound = quantity.approximator.surface.lower().split() if quantity.approximator else []  # « more than 2,000 »
    return language is not None and not _adding(language).isdisjoint(set(words) - set(bound))


def _is_part(pile: Pile, claim: Claim, quantity: Quantity) -> bool:
    """True for what is part of a figure given before it in the claim: « onze morts, dont quatre enfants »."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    start = quantity.span.start - claim.span.start
    if language is None or start <= 0:
        return False
    before = claim.span.surface[:start].replace("’", "'").rstrip().lower()
    within = pile.quantities_in(claim.span.text, claim.span.start, quantity.span.start)
    return bool(within) and before.endswith(_parting(language))


def _is_one_of_two(pile: Pile, claim: Claim, quantity: Quantity) -> bool:
    """True for people beside whom others are counted, in a sum nobody gives: « deux femmes et un homme sont morts »."""
    text = pile.get(quantity.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or quantity.unit != "person":
        return False
    noun = quantity.counted_span or quantity.span
    start, low, high = claim.span.start, min(quantity.span.start, noun.start), max(quantity.span.end, noun.end)
    before, behind = plain(claim.span.surface[: max(0, low - start)]), plain(claim.span.surface[high - start :])
    beside = _beside_others(language)
    return bool(beside.match(behind) or beside.search(f"{before}|"))


@cache
def _beside_others(language: Pack) -> re.Pattern[str]:
    """« et un homme » behind, « un homme et » before a bar: one number, a noun, and a word that adds."""
    adding = "|".join(function_forms(language, "coordinator"))
    counted = "|".join((*function_forms(language, "counting"), r"\d+"))
    return re.compile(rf"\s+(?:{adding})\s+(?:{counted})\s+\w|(?:^|\W)(?:{counted})\s+\w+\s+(?:{adding})\s+\|")


@cache
def _parting(language: Pack) -> tuple[str, ...]:
    """Words that set a part behind its whole, each behind a blank."""
    return tuple(f" {row['form']}" for row in language["function_words"] if row["class"] == "part")


@cache
def _adding(language: Pack) -> frozenset[str]:
    return frozenset(row["form"] for row in language["function_words"] if row["class"] == "adds")


def _beside(pile: Pile, claim: Claim) -> list[Quantity]:
    """Figures in the words of a claim beside its content: « accuse Oslo d'avoir coulé un navire, faisant sept morts ».

    Only the dead and wounded that no other claim tells.
    """
    inside = pile.quantities_in(claim.span.text, claim.span.start, claim.span.end)
    left = [one for one in inside if one.id not in claim.quantities and not one.span.overlap(claim.content)]
    left = [one for one in left if _is_of_casualties(pile, claim, one)]
    others = [one for one in pile.claims_in(claim.span.text) if one.id != claim.id] if left else []
    return [one for one in left if not any(one.span in other.content or one.id in other.quantities for other in others)]


def _reaching(pile: Pile, claim: Claim) -> list[Quantity]:
    """Figures that begin right before what is claimed: « parle de plus de 1 000 morts »."""
    inside = pile.quantities_in(claim.span.text, claim.span.start, claim.content.end)
    return [
        one for one in inside if one.id not in claim.quantities and one.span.start < claim.content.start < one.span.end
    ]


def _is_of_casualties(pile: Pile, claim: Claim, quantity: Quantity) -> bool:
    concept = population(pile, claim, quantity).partition("|")[0]
    return concept_class(pile.ontology).get(concept) == CASUALTY


def answering(pile: Pile, claim: Claim) -> list[Figure]:
    """The figure of a claim that is nothing else, set beside that of the claim before: « … ; la direction, 1 900 »."""
    only = [one for one in pile.quantities(claim) if _is_alone(one, claim)]
    if len(only) != 1:
        return []
    start = claim.content.start
    before = [one for one in pile.claims_in(claim.span.text) if one.content.end <= start and one.id != claim.id]
    last = max(before, key=lambda one: (one.content.end, one.id), default=None)
    if last is None or claim.content.start - last.content.end > ANSWERED:
        return []
    told = [one for one in counted(pile, last) if _of_one_unit(one.quantity, only[0])]
    if not told:
        return []
    first = told[0]
    return [Figure(claim, only[0], first.concept, first.owners, first.counts, last.id)]


def _is_alone(quantity: Quantity, claim: Claim) -> bool:
    bare = not quantity.counted or quantity.unit == "percent"
    return bare and len(claim.content.surface) <= len(quantity.span.surface) + ALONE


def _of_one_unit(told: Quantity, bare: Quantity) -> bool:
    return told.unit == bare.unit or not bare.unit


def _befallen(pile: Pile, claim: Claim, quantity: Quantity) -> str:
    """What people are counted as by what they do or suffer: « 55 personnes tuées », « 80 000 personnes ont défilé »."""
    if quantity.unit != "person":
        return ""
    own = [event.predicate for event in pile.events(claim) if event.quantity == quantity.id]
    own = own or [event.predicate for event in pile.events(claim) if event.span.overlap(quantity.span)]
    family = families(pile.ontology)
    acts = {family.get(one, one) for one in own} | _done_to(pile, claim, quantity)
    told = next((what for act, what in BY_ACT if act in {*own, *acts}), "")
    told = told or _said_right_behind(pile, claim, quantity)
    return told or ("" if acts else _by_bodies(pile, claim))


def _said_right_behind(pile: Pile, claim: Claim, quantity: Quantity) -> str:
    """« quarante personnes sont portées disparues après l'attaque », "52 people are still missing": the next words."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    known = bodies_of(language, pile.ontology) if language else {}
    noun = max(quantity.span.end, (quantity.counted_span or quantity.span).end) - claim.content.start
    words = WORD.findall(plain(claim.content.surface[max(0, noun) :]))[:BEHIND]
    stems = (word.removesuffix(end) for word in words for end in ("", "s", "e", "es"))
    return next((known[one] for one in stems if one in known), "")


def _done_to(pile: Pile, claim: Claim, quantity: Quantity) -> set[str]:
    """What befell those an attack was on: « tués par balle » tells the shots first, and the dead too."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    struck = (filler for event in pile.events(claim) for filler in event.roles if filler.role in SUFFERS)
    if language is None or not any(filler.span.overlap(quantity.span) for filler in struck):
        return set()
    known = predicates_of(language)
    return {name for word in claim.terms for name, asked in known.get(word, ()) if not asked and name in MORTAL}


def _by_bodies(pile: Pile, claim: Claim) -> str:
    """« 14 people whose bodies were brought in » are dead, where nothing else is told of them and nobody is hurt."""
    if "WOUND" in topic(pile, claim).acts:
        return ""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    known = bodies_of(language, pile.ontology) if language else {}
    return next((known[word] for word in claim.terms if word in known), "")


def _counts_heads(quantity: Quantity) -> bool:
    """« dix mille hommes »: people in number, with no word for what they are."""
    return quantity.unit == "person" and (quantity.low or 0) >= MANY


def _is_bare(quantity: Quantity) -> bool:
    """A large number with no word for what it counts: « environ 2 000, contre 600 en avril »."""
    return not quantity.counted and not quantity.unit and (quantity.low or 0) >= MANY


def _figure(pile: Pile, claim: Claim, quantity: Quantity, concept: str, whose: frozenset[str]) -> Figure:
    """Casualties are told as « morts » or as soldiers that were killed: both are one population."""
    classes = concept_class(pile.ontology)
    if classes.get(concept) == CASUALTY and concept not in HELD:
        return Figure(claim, quantity, concept, whose, CASUALTY)
    if quantity.unit != "person" and classes.get(concept) not in PEOPLE:
        return Figure(claim, quantity, concept, whose, "")
    own = [event for event in pile.events(claim) if event.quantity == quantity.id]
    family = families(pile.ontology)
    acts = {family.get(event.predicate, event.predicate) for event in own} | _done_to(pile, claim, quantity)
    acts = acts or _nearest(pile, claim, quantity) or set(topic(pile, claim).acts)
    if "KILL" in acts or "DEATH" in acts:
        return Figure(claim, quantity, concept if concept in HELD else "death", whose, CASUALTY)
    return Figure(
        claim, quantity, "wounded" if "WOUND" in acts else concept, whose, "casualty" if "WOUND" in acts else ""
    )


def _nearest(pile: Pile, claim: Claim, quantity: Quantity) -> set[str]:
    """Of a claim that tells of dead and of wounded, what is told nearest: « deux morts, dix personnes blessées »."""
    family = families(pile.ontology)
    hurt = [(one, family.get(one.predicate, one.predicate)) for one in pile.events(claim)]
    hurt = [(one, act) for one, act in hurt if act in MORTAL]
    if len({act == "WOUND" for _, act in hurt}) < 2:
        return set()
    return {min(hurt, key=lambda one: (_gap(one[0].trigger, quantity.span), one[0].id))[1]}


def _gap(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def last_force(pile: Pile, quantity: Quantity) -> str:
    """The key of the last army named in the text up to the end of a quantity; empty when none is."""
    before = pile.mentions_in(quantity.span.text, 0, quantity.span.end)
    forces = [key for one in before if (key := pile.actor(one.id, one.candidates)).endswith(":MIL")]
    return forces[-1] if forces else ""
