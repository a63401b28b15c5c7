"""What a claim is about, in words no language owns: acts, things and actors of its content.

Inputs: Claim, Event, Mention, Chain, Quantity, Text (for its language), the concepts and predicates of the language
packs and the ontology. Acts are families of pivot predicates; things are concepts; actors are keys folded to the state
or the organisation. The lemmas themselves weigh little, and only between claims of one language.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from recoupe import packs
from recoupe.link.pile import Pile, members
from recoupe.model import Claim, Event, Quantity, Text
from recoupe.packs import Pack
from recoupe.terms import EntityType, Stance, Use

ACT, THING, ACTOR, TERM = 2.0, 1.0, 1.0, 0.25
"""Weights: what is done tells claims apart better than with what, and that better than the word chosen."""


OWN_ACTS = frozenset({
    Stance.DENIES, Stance.HAS_NOT_CONFIRMED, Stance.DECLINES_TO_CONFIRM, Stance.EVADES, Stance.REFUSES,
    Stance.PROMISES, Stance.THREATENS, Stance.INTENDS,
})  # fmt: skip
"""Stances taken on what one does oneself: « Moscou dément tout transfert d'armes » speaks of Moscow's transfers."""

STATE_SECTORS = ("COP", "GOV", "JUD", "LEG", "MIL", "SPY")
"""Sectors of the bodies that speak for their state."""

LOCAL = ("DOC", "GRP", "ORG", "PER", "PLC")
"""First parts of keys that are no state."""

ENOUGH = 3
"""Acts, things and actors two claims must share to be compared at all: « élections, France » relates nothing."""

ASKED = re.compile(r"(?:@|=)([\w|]+)!")
"""In the frame of a predicate, what must stand beside the word for it to mean that: ``obj=theme@arms!``."""

LONG_AGO = 0.6
"""What is left of the likeness of claims that speak of times far apart."""

FAR_DAYS = 120
"""Days between two reports beyond which they are less likely of one happening."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a claim or event is about.

    ``terms`` are prefixed with the language they are words of; ``day`` is the day of the report as an ordinal, 0 when
    it is not known.
    """

    record: str
    acts: frozenset[str]
    things: frozenset[str]
    actors: frozenset[str]
    terms: frozenset[str]
    day: int = 0

    @property
    def bare(self) -> bool:
        """True when nothing in it is known to the pivot: such a claim is matched by its words or not at all."""
        return not self.acts and not self.things


@cache
def _things(language: Pack, *, counted: bool = False) -> Mapping[str, str]:
    """Lemma to concept; words that name a thing only where they are counted (« 3 000 militaires ») when asked for."""
    return {row["lemma"]: row["concept"] for row in language["concepts"] if counted or row["use"] != "counted"}


@cache
def _near(ontology: Pack) -> Mapping[str, str]:
    return {row["family"]: row["group"] for row in ontology["near"]}


def broad(ontology: Pack, one: "Topic") -> "Topic":
    """The topic with the groups of its acts in their place: arming, aiding and supplying are one matter of policy."""
    return replace(one, acts=frozenset(_near(ontology).get(act, act) for act in one.acts))


@cache
def _predicates(language: Pack) -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Word to its predicates, each with the concepts or classes its frame asks to stand beside it."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for row in language["predicates"] if "predicates" in language else ():  # noqa: SIM401 (a pack has no get)
        if " " not in row["lemma"]:
            found.setdefault(row["lemma"], {})[row["predicate"]] = frozenset(ASKED.findall(row["frame"]))
    return {lemma: tuple(sorted(some.items())) for lemma, some in found.items()}


def _meant(language: Pack, ontology: Pack, words: Iterable[str], things: frozenset[str]) -> set[str]:
    """Families of the predicates that words mean beside these things; a word that may mean several is left out."""
    beside = things | {concept_class(ontology)[thing] for thing in things}
    family = families(ontology)
    found: set[str] = set()
    for word in words:
        senses = {family.get(name, name) for name, asked in _predicates(language).get(word, ()) if asked <= beside}
        found |= senses if len(senses) == 1 else set()
    return found


@cache
def families(ontology: Pack) -> Mapping[str, str]:
    """Predicate to its family: near-predicates, declared by the ontology, that one happening may be told with."""
    if "predicates" not in ontology:
        return {}
    return {row["predicate"]: row["family"] or row["predicate"] for row in ontology["predicates"]}


@cache
def concept_class(ontology: Pack) -> Mapping[str, str]:
    """Concept to the class it belongs to (``military``, ``casualty`` …)."""
    return {row["concept"]: row["class"] for row in ontology["concepts"]} if "concepts" in ontology else {}


@cache
def _language(code: str) -> Pack | None:
    return packs.shipped(f"lang/{code}") if code in packs.languages() else None


def without(one: Topic, actor: str) -> Topic:
    """The topic less one actor: what two claims of one speaker share beyond the speaker."""
    return replace(one, actors=one.actors - {actor})


def topic(pile: Pile, claim: Claim) -> Topic:
    """The topic of a claim: that of its content, or of what it aims at when its own words name nothing."""
    own = own_topic(pile, claim)
    target = pile.get(claim.target, Claim) if claim.target else None
    return replace(own_topic(pile, target), record=claim.id) if target is not None and own.bare else own


def own_topic(pile: Pile, claim: Claim) -> Topic:
    """The topic of the content of a claim, whatever it aims at."""
    predicates = {*claim.predicates, *(event.predicate for event in pile.events(claim))}
    text = pile.get(claim.span.text, Text)
    actors = {*pile.actors_in(claim), *(_speakers(pile, claim) if claim.stance in OWN_ACTS else ())}
    return _topic(pile, claim.id, text, claim.terms, predicates, actors)


def _speakers(pile: Pile, claim: Claim) -> set[str]:
    return {key for holder in claim.holders for key in members(pile.holder_key(holder))} - {""}


def event_topic(pile: Pile, event: Event) -> Topic:
    """The topic of an event told by the article itself."""
    text = pile.get(event.span.text, Text)
    actors = {pile.actor(filler.mention, filler.candidates) for filler in event.roles} - {""}
    return _topic(pile, event.id, text, set(), {event.predicate}, actors)


def _topic(
    pile: Pile, record: str, text: Text | None, terms: Iterable[str], predicates: Iterable[str], actors: Iterable[str]
) -> Topic:
    code = text.language if text else ""
    language = _language(code)
    words = set(terms)
    family = families(pile.ontology)
    acts = {family.get(name, name) for name in predicates}
    things: frozenset[str] = frozenset()
    if language is not None:
        things = frozenset(_things(language)[word] for word in words if word in _things(language))
        acts |= _meant(language, pile.ontology, words, things)
    return Topic(
        record=record,
        acts=frozenset(acts),
        things=things,
        actors=frozenset(fold(pile, pile.affiliation(actor) or actor) for actor in actors),
        terms=frozenset(f"{code}:{word}" for word in words),
        day=_day(pile, text),
    )


def _day(pile: Pile, text: Text | None) -> int:
    dated = pile.date_of.get(text.id) if text else None
    return date.fromisoformat(dated.published_high[:10]).toordinal() if dated and dated.published_high else 0


def fold(pile: Pile, actor: str) -> str:
    """The state an actor key speaks for: ``KOR:NIS`` gives ``KOR``; parties, unions and rebels speak for themselves."""
    state, _, body = actor.partition(":")
    if not body or len(state) != 3 or state in LOCAL or actor in _own_voices(pile.world):
        return actor
    return state


@cache
def _own_voices(world: Pack) -> frozenset[str]:
    """Bodies named after a state that do not speak for it."""
    return frozenset(row["key"] for row in world["bodies"] if row["sector"] not in STATE_SECTORS)


def similarity(a: Topic, b: Topic, enough: int = ENOUGH) -> float:
    """How much two topics share, 0 to 1: weighted Jaccard; 0 when both name actors and none in common.

    ``enough`` is how many acts, things and actors they must share to be compared at all.
    """
    if a.actors and b.actors and not a.actors & b.actors:
        return 0.0
    if not (a.bare or b.bare) and not _comparable(a, b, enough):
        return 0.0
    shared = whole = 0.0
    for weight, one, other in (
        (ACT, a.acts, b.acts),
        (THING, a.things, b.things),
        (ACTOR, a.actors, b.actors),
        (TERM, a.terms, b.terms),
    ):
        shared += weight * len(one & other)
        whole += weight * len(one | other)
    apart = abs(a.day - b.day) > FAR_DAYS if a.day and b.day else False
    return (LONG_AGO if apart else 1.0) * shared / whole if whole else 0.0


def meet(a: Topic, b: Topic) -> bool:
    """True when two topics share an act, a thing and an actor."""
    return bool(a.acts & b.acts and a.things & b.things and a.actors & b.actors)


def _comparable(a: Topic, b: Topic, enough: int) -> bool:
    """Claims need ``enough`` acts, things and actors in common, an act or a thing among them.

    One fewer is enough where one of the two names no actor, for then it cannot share one.
    """
    matter = len(a.acts & b.acts) + len(a.things & b.things)
    named = bool(a.actors and b.actors)
    return matter > 0 and matter + len(a.actors & b.actors) >= (enough if named else enough - 1)


def population(pile: Pile, claim: Claim, quantity: Quantity) -> str:
    """What a figure counts: concept of the counted noun and the actors of its words, as ``soldier|PRK``; else empty."""
    text = pile.get(claim.span.text, Text)
    language = _language(text.language) if text else None
    concept = _things(language, counted=True).get(quantity.counted, "") if language else ""
    if not concept:
        return ""
    place = quantity.counted_span or quantity.span
    owners = {
        fold(pile, pile.actor(one.id, one.candidates))
        for one in pile.mentions_in(claim.span.text, place.start, max(place.end, quantity.span.end))
        if one.use is Use.MODIFIER or (one.use is Use.ACTOR and one.type is not EntityType.STATE)
    }
    return "|".join((concept, *sorted(owners - {""})))
