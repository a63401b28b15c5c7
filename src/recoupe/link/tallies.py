"""How many people one sort of act befell from day to day of a story: arrested, brought to safety, out in the streets.

Inputs: Event with its figure, Claim with its quantities, DocumentDate, Story. Keys: the story, the act (``near.tsv``,
use ``tally``) and the place where one is told. What leaves: a figure series for an act of which articles of two days
give two figures, one of them by somebody, or three articles in their own voice. "Arrests have reached 61" counts by its
words, and "the ministry puts the number at 61" what was counted right before; "twelve soldiers" are of the series of
who goes on to count people. Refuses: people of another sort (« vingt journalistes »), other bare figures, and what a
series of one population tells already.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.graph import group
from recoupe.link.assembly import LANGUAGES, Sides, claim_point, day_of, event_point, finding, story, when
from recoupe.link.counted import concept_of
from recoupe.link.figures import in_digits
from recoupe.link.pile import Pile
from recoupe.link.rivals import courses
from recoupe.link.topics import own_topic
from recoupe.link.vocabulary import families, function_forms, language_pack, near, plain, predicates_of
from recoupe.link.witnesses import families as speaking
from recoupe.model import Claim, Event, Finding, Point, Quantity, Text
from recoupe.packs import Pack
from recoupe.terms import FindingKind, Polarity, Status

TALLY = "tally"
"""Use of families of acts of which the people they befall are counted from day to day."""

ANYBODY = frozenset({"", "arrest", "civilian", "protester", "refugee"})
"""What those counted may be called; journalists and workers are a tally of their own."""

FEWEST = 2

BEHIND = 200
"""Characters between a figure and the words of another voice that take it up."""

NEAR = 40
"""Characters of a short statement before its figure: "Arrests have reached 61"."""

WORDS = re.compile(r"[^\W\d_]+")

UNSOURCED = 3
"""Articles that give figures of one act, each in its own voice."""

TOLD = (Status.ASSERTED, Status.HISTORICAL)


@dataclass(frozen=True, slots=True)
class Tally:
    """One figure of those an act befell, and the claim or the event that gives it."""

    told: Claim | Event
    quantity: Quantity
    act: str
    place: str

    @property
    def text(self) -> str:
        """The text that gives it."""
        return self.quantity.span.text


def tallies(pile: Pile, series: Sequence[Finding]) -> list[Finding]:
    """One series per act and place of a story, sorted by id; none half of which stands in another with others."""
    every = sorted(_all(pile), key=lambda one: (one.act, isinstance(one.told, Event), one.told.id), reverse=True)
    given = list({one.quantity.id: one for one in every}.values())
    stories = group(given, lambda one: [f"{story(pile, one.text)}|{one.act}"]).values()
    found = [_series(pile, told) for some in stories for told in _by_place(some) if _moves(pile, told)]
    shown = [set(one.members) for one in series]
    fresh = [one for one in found if not any(_tells(other, {*one.members}) for other in shown)]
    return sorted(fresh, key=lambda one: one.id)


def _tells(other: set[str], mine: set[str]) -> bool:
    """True for a series of half of the members of a tally, unless the tally has all of its and others besides."""
    return 2 * len(other & mine) >= len(mine) and not other < mine


def _all(pile: Pile) -> Iterable[Tally]:
    """Tallies of claims, then those of events that no claim holds."""
    said = [one for one in pile.of(Claim) if one.polarity is not Polarity.NEGATIVE]
    told = [one for claim in said for quantity in pile.quantities(claim) for one in _tally(pile, claim, quantity)]
    yield from told
    yield from _taken_up(pile, said, told)
    yield from _of_a_sort(pile, said, told)
    held = {quantity for claim in pile.of(Claim) for quantity in claim.quantities}
    for event in pile.of(Event):
        given = pile.get(event.quantity, Quantity)
        if given is not None and given.id not in held:
            yield from _tally(pile, event, given)


def _taken_up(pile: Pile, said: Iterable[Claim], told: Sequence[Tally]) -> Iterable[Tally]:
    """Figures that say "the number" of what another voice counted right before."""
    counted = group(told, lambda one: (one.text,))
    for claim in said:
        before = [
            one for one in counted.get(claim.span.text, ()) if 0 <= claim.span.start - one.told.span.end <= BEHIND
        ]
        bare = [one for one in pile.quantities(claim) if not one.counted and not one.unit]
        if before and len(bare) == 1 and _says_the_number(pile, claim) and (bare[0].value or 0) >= FEWEST:
            last = max(before, key=lambda one: (one.told.span.end, one.told.id))
            yield Tally(claim, bare[0], last.act, last.place)


def _says_the_number(pile: Pile, claim: Claim) -> bool:
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    words = WORDS.findall(plain(claim.span.surface))
    return language is not None and not set(function_forms(language, "figure_noun")).isdisjoint(words)


def _of_a_sort(pile: Pile, said: Iterable[Claim], told: Sequence[Tally]) -> Iterable[Tally]:
    """Figures of people of a sort by a voice that counts people of that act in another article of the story."""
    known = {
        (story(pile, one.text), one.act, voice): one.text
        for one in told
        if isinstance(one.told, Claim)
        for voice in speaking(pile, one.told)
    }
    for claim in said:
        for quantity in pile.quantities(claim):
            for one in _tally(pile, claim, quantity, of_a_sort=True):
                keys = ((story(pile, one.text), one.act, voice) for voice in speaking(pile, claim))
                if any(known.get(key, one.text) != one.text for key in keys):
                    yield one


def _tally(pile: Pile, told: Claim | Event, quantity: Quantity, *, of_a_sort: bool = False) -> Iterable[Tally]:
    text = pile.get(quantity.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or not (
        _is_of_a_sort(quantity) if of_a_sort else _counts_people(pile, language, quantity, told)
    ):
        return
    events = [told] if isinstance(told, Event) else list(pile.events(told))
    own = [
        one for one in events if one.quantity == quantity.id or (not one.quantity and one.span.overlap(quantity.span))
    ]
    acts = {_act(pile, one.predicate): one for one in own if one.status in TOLD and one.polarity is Polarity.POSITIVE}
    words = (quantity.counted,) if quantity.counted or isinstance(told, Event) else told.terms
    named = {_act(pile, one) for word in words for one, _ in predicates_of(language).get(word, ())} - {""}
    if isinstance(told, Claim) and not events:
        named |= {near(pile.ontology, TALLY).get(one, "") for one in own_topic(pile, told).acts} - {""}
    for act in sorted({*acts, *named} - {""})[:1]:
        event = acts.get(act)
        where = pile.actor(event.place.mention, event.place.candidates) if event is not None and event.place else ""
        yield Tally(told, quantity, act, where)


def _act(pile: Pile, predicate: str) -> str:
    return near(pile.ontology, TALLY).get(families(pile.ontology).get(predicate, ""), "")


def _is_of_a_sort(quantity: Quantity) -> bool:
    return (quantity.value or 0) >= FEWEST and quantity.unit == "person"


def _counts_people(pile: Pile, language: Pack, quantity: Quantity, told: Claim | Event) -> bool:
    """True for a number of people, whoever they are, or of acts: « 70 arrestations », "arrests have reached 61"."""
    if (quantity.value or 0) < FEWEST or quantity.unit not in ("", "person"):
        return False
    if not quantity.counted:
        return (
            isinstance(told, Claim)
            and not pile.events(told)
            and len(pile.quantities(told)) == 1
            and _ends(quantity, told)
        )
    return concept_of(pile, language, quantity) in ANYBODY


def _ends(quantity: Quantity, told: Claim) -> bool:
    """True for a figure at the end of what is said, behind what it counts."""
    return told.content.end - quantity.span.end <= 1 and quantity.span.start - told.content.start < NEAR


def _by_place(given: Sequence[Tally]) -> list[list[Tally]]:
    """Tallies by the place they name; those that name none stand with the only place."""
    placed = group((one for one in given if one.place), lambda one: [one.place])
    rest = [one for one in given if not one.place]
    if len(placed) < FEWEST:
        return [[*(one for some in placed.values() for one in some), *rest]]
    return [list(some) for some in placed.values()] + [rest]


def _moves(pile: Pile, given: Sequence[Tally]) -> bool:
    days = {day_of(pile, one.text) for one in given} - {""}
    values = {one.quantity.value for one in given}
    said = any(isinstance(one.told, Claim) and speaking(pile, one.told) for one in given)
    vouched = said or len({one.text for one in given}) >= UNSOURCED
    return len(days) >= FEWEST and len(values) >= FEWEST and vouched


def _series(pile: Pile, given: Sequence[Tally]) -> Finding:
    told = sorted(given, key=lambda one: (*when(pile, one.text), one.quantity.span.start, one.quantity.id))
    claims = list({one.told.id: one.told for one in told if isinstance(one.told, Claim)}.values())
    labels: Mapping[str, Mapping[str, str]] = {
        row["predicate"]: {one: row[f"label_{one}"] for one in LANGUAGES} for row in pile.ontology["labels"]
    }
    words = {
        language: {
            "what": labels[told[0].act][language],
            "whose": "",
            "figures": courses(
                pile,
                [(one.told, one.quantity) for one in told],
                [in_digits(one.quantity, language) for one in told],
                language,
            ),
        }
        for language in LANGUAGES
    }
    rule = "link/tallies.py#tallies"
    return finding(pile, FindingKind.FIGURE_SERIES, [_point(pile, one) for one in told], words, Sides(claims), rule)


def _point(pile: Pile, one: Tally) -> Point:
    if isinstance(one.told, Claim):
        return claim_point(pile, one.told, one.quantity)
    point = event_point(pile, one.told, one.quantity.span.surface)
    figure = one.quantity
    return replace(point, spans=(one.told.span, figure.span), value=figure.value, low=figure.low, high=figure.high)
