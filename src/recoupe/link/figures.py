"""Series of figures: who gives which figure for one population, and how it moved.

Inputs: Claim with its quantities, Mention, Event, packs. Keys: population: what is counted, whose, and whether as
casualties. What leaves: a figure series finding for each population with two claims and more. Refuses: to set
figures of two populations side by side, and to call figures of different days a contradiction: they evolve.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from recoupe.graph import components
from recoupe.link.amounts import measured_words
from recoupe.link.assembly import LANGUAGES, Sides, claim_point, day_of, finding, holders, name, phrase, when
from recoupe.link.counts import CURRENCY, MONEY, SHARE, Figure
from recoupe.link.pile import Pile
from recoupe.link.populations import VOICES, Population, populations
from recoupe.link.rivals import courses
from recoupe.link.topics import topic
from recoupe.link.vocabulary import plain
from recoupe.link.witnesses import families as speaking
from recoupe.link.witnesses import named
from recoupe.model import Claim, Finding, Point, Quantity, Tie
from recoupe.terms import FindingKind, Relation, ReportType, Stance

RULE = "link/figures.py#figure_series"

SAID = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES})
"""Stances that give a figure as a fact."""

CLOSE = 0.1
"""Share by which two figures may differ and still agree: what « environ » leaves open."""

OTHER_SIZE = 20
"""How many times the next smaller figure of a population is: no toll grows so much from one report to the next."""

SOON = 14
"""Days within which two reports of a figure that moves may speak of the same state of things."""


def figure_series(pile: Pile) -> list[Finding]:
    """Per population the series of its figures, and the figures that several witnesses agree on; sorted by id."""
    found = []
    told = ((population, some) for population, every in populations(pile).items() for some in _of_one_size(every))
    for population, every in sorted(told, key=lambda one: one[0]):
        figures = _once(every)
        if _moves(pile, population, figures):
            found.append(_series(pile, population, figures))
        found += [_agreed(pile, population, some) for some in _agreeing(pile, figures)]
    return sorted(found, key=lambda one: one.id)


def _of_one_size(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures less those so many times greater that they count something else: the dead of a year and of a crash."""
    parts: list[list[Figure]] = []
    for one in sorted(figures, key=_size):
        if not parts or _size(one) > OTHER_SIZE * max(_size(parts[-1][-1]), 1.0):
            parts.append([])
        parts[-1].append(one)
    order = {id(one): place for place, one in enumerate(figures)}
    return [sorted(part, key=lambda one: order[id(one)]) for part in parts]


def _size(figure: Figure) -> float:
    return next((one for one in _value(figure.quantity) if one is not None), 0.0)


def _once(figures: Sequence[Figure]) -> list[Figure]:
    """Figures less those an article gives in its own voice and again: in its title, its first line, or by somebody."""
    said = {(one.claim.span.text, _value(one.quantity)) for one in figures if not _is_own_voice(one)}
    kept = []
    for one in figures:
        told = (one.claim.span.text, _value(one.quantity))
        if not _is_own_voice(one) or told not in said:
            kept.append(one)
            said.add(told)
    return kept


def _agreeing(pile: Pile, figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures nearly equal, given as facts by two witnesses and more within `SOON` days."""
    sure = {one.claim.id: one for one in figures if one.claim.stance in SAID and speaking(pile, one.claim)}
    pairs = [(a, b) for a, b in combinations(sure, 2) if _near(pile, sure[a], sure[b])]
    groups = [[sure[one] for one in members] for members in components(sure, pairs)]
    return [
        some for some in groups if len(some) > 1 and len({key for one in some for key in named(pile, one.claim)}) > 1
    ]


def _near(pile: Pile, a: Figure, b: Figure) -> bool:
    one, other = (figure.quantity.value or 0.0 for figure in (a, b))
    days = [day_of(pile, figure.claim.span.text)[:10] for figure in (a, b)]
    if not one or not other or not all(days) or "?" in days[0] + days[1]:
        return False
    apart_by = abs(date.fromisoformat(days[0]).toordinal() - date.fromisoformat(days[1]).toordinal())
    return abs(one - other) <= CLOSE * max(one, other) and apart_by <= SOON


def _agreed(pile: Pile, population: Population, figures: Sequence[Figure]) -> Finding:
    claims = list({figure.claim.id: figure.claim for figure in figures}.values())
    points = [claim_point(pile, figure.claim, figure.quantity) for figure in figures]
    first = min(figures, key=lambda one: (day_of(pile, one.claim.span.text), one.claim.id))
    shown = " ".join(first.quantity.span.surface.split())
    words = {
        language: {
            "who": holders(pile, claims, language),
            "words": f"{shown}{_whose(pile, population, figures, language, ' ({})')}",
        }
        for language in LANGUAGES
    }
    rule = "link/figures.py#figures_that_agree"
    return finding(pile, FindingKind.CORROBORATION, points, words, Sides(claims), rule)


def _moves(pile: Pile, population: Population, figures: Sequence[Figure]) -> bool:
    """True when two texts tell the population with two figures: a copied figure is no series.

    One text is enough where two speakers give figures that do not meet, of casualties or of things nobody is named to
    own: two states that each expel diplomats of a third tell of two deeds.
    """
    values = {_value(figure.quantity) for figure in figures}
    texts = {figure.claim.span.text for figure in figures}
    if len(texts) > 1:
        unsourced = all(_is_own_voice(figure) for figure in figures)
        return len(values) > 1 and (not unsourced or len(texts) >= VOICES)
    if population.owner and not population.counts:
        return False
    pairs = combinations(figures, 2)
    return any(apart(a.quantity, b.quantity) and _two_speak(pile, a.claim, b.claim) for a, b in pairs)


def _value(quantity: Quantity) -> tuple[float | None, ...]:
    """The figure, or the bounds of one that has none: « trois » and « jusqu'à trois » are one figure."""
    return (quantity.value,) if quantity.value is not None else (quantity.low, quantity.high)


def _two_speak(pile: Pile, a: Claim, b: Claim) -> bool:
    """Whether two claims are by speakers whom their text calls by different words, unless these stand for one body."""
    if set(speaking(pile, a)) & set(speaking(pile, b)):
        return False
    one, other = ({holder.span.surface for holder in claim.holders if holder.span} for claim in (a, b))
    return bool(one and other) and not one & other


def _series(pile: Pile, population: Population, figures: Sequence[Figure]) -> Finding:
    points = [_point(pile, figure) for figure in figures]
    supporting = list({one.claim.id: one.claim for one in figures if not _is_own_voice(one)}.values())
    told = sorted(figures, key=lambda one: (*when(pile, one.claim.span.text), one.quantity.span.start, one.claim.id))
    words = {language: _words(pile, population, told, language) for language in LANGUAGES}
    return finding(pile, FindingKind.FIGURE_SERIES, points, words, Sides(supporting, (), _ties(pile, told)), RULE)


def _is_own_voice(figure: Figure) -> bool:
    """True for what the article gives without a source; its claim is no record."""
    return figure.claim.report_type is ReportType.AUTHOR and bool(figure.claim.why.inputs)


def _point(pile: Pile, figure: Figure) -> Point:
    point = claim_point(pile, figure.claim, figure.quantity)
    return replace(point, record=figure.claim.why.inputs[0]) if _is_own_voice(figure) else point


def _words(pile: Pile, population: Population, told: Sequence[Figure], language: str) -> Mapping[str, str]:
    casualties = f" {phrase('casualties', language)}" if population.counts else ""
    steps = [in_digits(one.quantity, language) for one in told]
    concept = population.concept
    what = phrase(SHARE, language) if concept == SHARE else name(pile, concept, language)
    measured = measured_words(pile, told) if concept in (SHARE, MONEY) else ""
    return {
        "what": what + casualties + (f" ({measured})" if measured else ""),
        "whose": _whose(pile, population, told, language, ", {}"),
        "figures": courses(pile, [(one.claim, one.quantity) for one in told], steps, language),
    }


def _whose(pile: Pile, population: Population, figures: Sequence[Figure], language: str, form: str) -> str:
    """Whose the counted are, in a form with a place for the name: of nobody's, what all who count them name."""
    whose = name(pile, population.owner, language) if population.owner else _named_by_all(pile, figures, language)
    return form.format(whose) if whose else ""


def _named_by_all(pile: Pile, figures: Sequence[Figure], language: str) -> str:
    topics = [topic(pile, one.claim) for one in figures]
    actors = frozenset.intersection(*(one.actors for one in topics))
    names = min(frozenset.intersection(*(one.names for one in topics)), default="")
    words = re.findall(r"[\w-]+", figures[0].claim.content.surface)
    printed = next((word for word in words if plain(word) == names), name(pile, names, language) if names else "")
    return ", ".join(name(pile, one, language) for one in sorted(actors)) or printed


def in_digits(quantity: Quantity, language: str) -> str:
    """A figure in digits, with a sign where it is a bound: « ≥ 3 000 »."""
    value = next((one for one in (quantity.value, quantity.low, quantity.high) if one is not None), 0.0)
    digits = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")
    sign = "≥ " if quantity.high is None else "≤ " if quantity.low is None else ""
    unit = {SHARE: "\u00a0%"}.get(quantity.unit, f"\u00a0{quantity.unit}" if CURRENCY.fullmatch(quantity.unit) else "")
    return sign + (digits if language == "en" else digits.replace(",", "\u202f").replace(".", ",")) + unit


def _ties(pile: Pile, told: Sequence[Figure]) -> list[Tie]:
    """How figures stand to one another: supported, evolved, or contradicted on one day by another speaker."""
    ties = []
    for a, b in combinations(told, 2):
        disjoint = apart(a.quantity, b.quantity)
        days = day_of(pile, a.claim.span.text), day_of(pile, b.claim.span.text)
        same_speaker = speaking(pile, a.claim) == speaking(pile, b.claim)
        if a.claim.id == b.claim.id or same_speaker or not all(days) or _is_own_voice(a) or _is_own_voice(b):
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
