"""Series of figures: who gives which figure for one population, and how it moved.

Inputs: Claim with its quantities, Mention, Event, packs. Keys: population: what is counted, whose, and whether as
casualties. What leaves: a figure series finding for each population with two claims and more. Refuses: to set
figures of two populations side by side, and to call figures of different days a contradiction: they evolve.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from recoupe.graph import components
from recoupe.link.assembly import LANGUAGES, Sides, claim_point, course, day_of, finding, holders, name, phrase, when
from recoupe.link.folding import fold
from recoupe.link.pile import Pile
from recoupe.link.topics import population, topic
from recoupe.link.vocabulary import concept_class, families
from recoupe.link.witnesses import families as speaking
from recoupe.model import Claim, Finding, Quantity, Tie
from recoupe.terms import FindingKind, Relation, Stance

RULE = "link/figures.py#figure_series"

SAID = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES})
"""Stances that give a figure as a fact."""

CLOSE = 0.1
"""Share by which two figures may differ and still agree: what « environ » leaves open."""

SOON = 14
"""Days within which two reports of a figure that moves may speak of the same state of things."""

MANY = 50
"""People that « hommes » alone may count as a force rather than as persons."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity a claim gives for a population ``concept|owner``, with what kind of thing it counts."""

    claim: Claim
    quantity: Quantity
    concept: str
    owners: frozenset[str]
    counts: str


def figure_series(pile: Pile) -> list[Finding]:
    """Per population the series of its figures, and the figures that several witnesses agree on; sorted by id."""
    found = []
    for (concept, owner, counts), figures in sorted(_populations(pile).items()):
        if _moves(pile, figures):
            found.append(_series(pile, concept, owner, counts, figures))
        found += [_agreed(pile, owner, some) for some in _agreeing(pile, figures)]
    return sorted(found, key=lambda one: one.id)


def _agreeing(pile: Pile, figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures nearly equal, given as facts by two witnesses and more within `SOON` days."""
    sure = {one.claim.id: one for one in figures if one.claim.stance in SAID and speaking(pile, one.claim)}
    pairs = [(a, b) for a, b in combinations(sure, 2) if _near(pile, sure[a], sure[b])]
    groups = [[sure[one] for one in members] for members in components(sure, pairs)]
    return [
        some for some in groups if len(some) > 1 and len({key for one in some for key in speaking(pile, one.claim)}) > 1
    ]


def _near(pile: Pile, a: Figure, b: Figure) -> bool:
    one, other = (figure.quantity.value or 0.0 for figure in (a, b))
    days = [day_of(pile, figure.claim.span.text)[:10] for figure in (a, b)]
    if not one or not other or not all(days) or "?" in days[0] + days[1]:
        return False
    apart_by = abs(date.fromisoformat(days[0]).toordinal() - date.fromisoformat(days[1]).toordinal())
    return abs(one - other) <= CLOSE * max(one, other) and apart_by <= SOON


def _agreed(pile: Pile, owner: str, figures: Sequence[Figure]) -> Finding:
    claims = list({figure.claim.id: figure.claim for figure in figures}.values())
    points = [claim_point(pile, figure.claim, figure.quantity) for figure in figures]
    first = min(figures, key=lambda one: (day_of(pile, one.claim.span.text), one.claim.id))
    shown = " ".join(first.quantity.span.surface.split())
    words = {
        language: {"who": holders(pile, claims, language), "words": f"{shown} ({name(pile, owner, language)})"}
        for language in LANGUAGES
    }
    rule = "link/figures.py#figures_that_agree"
    return finding(pile, FindingKind.CORROBORATION, points, words, Sides(claims), rule)


def _moves(pile: Pile, figures: Sequence[Figure]) -> bool:
    """True when two texts tell the population, with two figures or by two witnesses: a copied figure is no series."""
    told = {(figure.quantity.value, figure.quantity.low, figure.quantity.high) for figure in figures}
    heard = {family for figure in figures for family in speaking(pile, figure.claim)}
    return len({figure.claim.span.text for figure in figures}) > 1 and (len(told) > 1 or len(heard) > 1)


def _populations(pile: Pile) -> dict[tuple[str, str, str], list[Figure]]:
    """Population to its figures. A figure whose words name no owner joins the one population of its text or content."""
    figures = [figure for claim in pile.of(Claim) for figure in counted(pile, claim)]
    owned = [figure for figure in figures if len(figure.owners) == 1]
    known = {(figure.concept, owner, figure.counts) for figure in owned for owner in figure.owners}
    here = {(figure.claim.span.text, figure.concept, owner) for figure in owned for owner in figure.owners}
    groups: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in figures:
        owners = figure.owners or _owners_nearby(pile, figure, here)
        for owner in sorted(owners):
            if len(owners) == 1 and ((figure.concept, owner, figure.counts) in known or figure.owners):
                groups.setdefault((figure.concept, owner, figure.counts), []).append(figure)
    return groups


def _owners_nearby(pile: Pile, figure: Figure, here: set[tuple[str, str, str]]) -> frozenset[str]:
    """Owners the same text gives the same things; else the actor that sends them, when the content names just one."""
    same_text = {owner for text, concept, owner in here if (text, concept) == (figure.claim.span.text, figure.concept)}
    if same_text:
        return frozenset(same_text)
    acting = {
        fold(pile, pile.actor(filler.mention, filler.candidates))
        for event in pile.events(figure.claim)
        for filler in event.roles
        if filler.role == "actor"
    } - {""}
    return frozenset(acting) if len(acting) == 1 else _force_before(pile, figure)


def _force_before(pile: Pile, figure: Figure) -> frozenset[str]:
    """The state of the last force named before a count of people under arms: « des soldats nord-coréens … 3 000 »."""
    if concept_class(pile.ontology).get(figure.concept) not in ("military", "casualty"):
        return frozenset()
    force = _last_force(pile, figure.quantity)
    return frozenset({fold(pile, force)}) if force else frozenset()


def _last_force(pile: Pile, quantity: Quantity) -> str:
    """The key of the last army named in the text up to the end of a quantity; empty when none is."""
    before = pile.mentions_in(quantity.span.text, 0, quantity.span.end)
    forces = [key for one in before if (key := pile.actor(one.id, one.candidates)).endswith(":MIL")]
    return forces[-1] if forces else ""


def counted(pile: Pile, claim: Claim) -> list[Figure]:
    """The figures of a claim that count something known; a bare one counts what the figure before it counts."""
    found: list[Figure] = []
    for quantity in pile.quantities(claim):
        concept, _, owners = population(pile, claim, quantity).partition("|")
        whose = frozenset(owners.split("|")) if owners else frozenset()
        if not concept and _counts_heads(quantity) and _last_force(pile, quantity):
            concept = "soldier"
        if not concept and _is_bare(quantity) and found:
            concept, whose = found[-1].concept, found[-1].owners
        if concept:
            found.append(_figure(pile, claim, quantity, concept, whose))
    return found


def _counts_heads(quantity: Quantity) -> bool:
    """« dix mille hommes »: people in number, with no word for what they are."""
    return quantity.unit == "person" and (quantity.low or 0) >= MANY


def _is_bare(quantity: Quantity) -> bool:
    """A large number with no word for what it counts: « environ 2 000, contre 600 en avril »."""
    return not quantity.counted and not quantity.unit and (quantity.low or 0) >= MANY


def _figure(pile: Pile, claim: Claim, quantity: Quantity, concept: str, whose: frozenset[str]) -> Figure:
    """Casualties are told as « morts » or as soldiers that were killed: both are one population."""
    if concept_class(pile.ontology).get(concept) == "casualty":
        return Figure(claim, quantity, concept, whose, "casualty")
    own = [event for event in pile.events(claim) if event.quantity == quantity.id]
    family = families(pile.ontology)
    acts = {family.get(event.predicate, event.predicate) for event in own} or topic(pile, claim).acts
    if "KILL" in acts or "DEATH" in acts:
        return Figure(claim, quantity, "death", whose, "casualty")
    return Figure(
        claim, quantity, "wounded" if "WOUND" in acts else concept, whose, "casualty" if "WOUND" in acts else ""
    )


def _series(pile: Pile, concept: str, owner: str, counts: str, figures: Sequence[Figure]) -> Finding:
    points = [claim_point(pile, figure.claim, figure.quantity) for figure in figures]
    supporting = list({figure.claim.id: figure.claim for figure in figures}.values())
    told = sorted(figures, key=lambda one: (*when(pile, one.claim.span.text), one.quantity.span.start, one.claim.id))
    words = {language: _words(pile, concept, owner, counts, told, language) for language in LANGUAGES}
    return finding(pile, FindingKind.FIGURE_SERIES, points, words, Sides(supporting, (), _ties(pile, told)), RULE)


def _words(
    pile: Pile, concept: str, owner: str, counts: str, told: Sequence[Figure], language: str
) -> Mapping[str, str]:
    casualties = f" {phrase('casualties', language)}" if counts else ""
    steps = ((one.claim.span.text, _plain(one.quantity, language)) for one in told)
    return {
        "what": name(pile, concept, language) + casualties,
        "whose": name(pile, owner, language),
        "figures": course(pile, steps, language),
    }


def _plain(quantity: Quantity, language: str) -> str:
    """A figure in digits, with a sign where it is a bound: « ≥ 3 000 »."""
    value = next((one for one in (quantity.value, quantity.low, quantity.high) if one is not None), 0.0)
    digits = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
    sign = "≥ " if quantity.high is None else "≤ " if quantity.low is None else ""
    return sign + (digits if language == "en" else digits.replace(",", "\u202f").replace(".", ","))


def _ties(pile: Pile, told: Sequence[Figure]) -> list[Tie]:
    """How figures stand to one another: supported, evolved, or contradicted on one day by another speaker."""
    ties = []
    for a, b in combinations(told, 2):
        disjoint = apart(a.quantity, b.quantity)
        days = day_of(pile, a.claim.span.text), day_of(pile, b.claim.span.text)
        same_speaker = speaking(pile, a.claim) == speaking(pile, b.claim)
        if a.claim.id == b.claim.id or same_speaker or not all(days):
            continue
        relation = Relation.EVOLVES if days[0] != days[1] else Relation.CONTRASTS
        reason = "the figures do not meet" if disjoint else "the intervals meet"
        ties.append(Tie(relation if disjoint else Relation.SUPPORTS, a.claim.id, b.claim.id, reason))
    return ties


def apart(a: Quantity, b: Quantity) -> bool:
    """True when the two intervals share no value."""
    infinite = float("inf")
    a_high, b_high = (infinite if one.high is None else one.high for one in (a, b))
    a_low, b_low = (-infinite if one.low is None else one.low for one in (a, b))
    return a_high < b_low or b_high < a_low
