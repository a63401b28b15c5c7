"""What a claim is about, in words no language owns: acts, things, actors, names and figures of its content.

Inputs: Claim, Event, Mention, Chain, Quantity, Text (for its language), the concepts, predicates and background of the
language packs and the ontology. Acts are families of pivot predicates, and each event is kept as a deed with those who
do it and those it is done to; things are concepts; actors are keys folded to the state or the organisation; names are
proper names nobody resolved. What is left are words, weighed by how rare they are in the language.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from recoupe.link.aims import target_of
from recoupe.link.counted import concept_of
from recoupe.link.deeds import AGENT, PATIENT, Deed, actor_of, deed_of, is_march
from recoupe.link.folding import folded
from recoupe.link.pile import Pile, members
from recoupe.link.vocabulary import (
    acts_meant,
    background,
    families,
    language_pack,
    meaning,
    near,
    parts,
    plain,
    predicates_of,
    senses,
    things_of,
)
from recoupe.model import Claim, Event, Mention, Quantity, Text, Timex
from recoupe.packs import Pack
from recoupe.terms import MentionKind, Stance, TimexType, Use

OWN_ACTS = frozenset({
    Stance.DENIES, Stance.HAS_NOT_CONFIRMED, Stance.DECLINES_TO_CONFIRM, Stance.EVADES, Stance.REFUSES,
    Stance.PROMISES, Stance.THREATENS, Stance.INTENDS,
})  # fmt: skip
"""Stances taken on what one does oneself: « Moscou dément tout transfert d'armes » speaks of Moscow's transfers."""

CAPITAL = re.compile(r"(?<=[\w,;»”] )(?:[ld]['’])?([A-ZÀ-Þ][\w-]+)")
"""A word with a capital inside a sentence: a name, also where no mention was read."""

MANY_CAPITALS = 0.5
"""Share of words with a capital from which they tell no names: the titles of some languages."""

BOUNDED_DAYS = 45
"""Days a time expression may span to date a happening; longer ones (a year, « depuis 2014 ») frame it."""

YEAR_DAYS = 366

MEASURED = re.compile(r"PT?\d+[YMWDHS]")
"""A length of time of so many years, months …, as TIMEX3 writes it."""

TELLING = 10
"""Least figure of people that tells happenings apart: « deux hommes » are in every news."""

COMMON = 0.25
"""Weight of a word too common to say what is counted: « personnes », « hommes »."""

BEFALLEN = (("DEATH", "death"), ("KILL", "death"), ("WOUND", "wounded"), ("ARREST", "arrest"))
"""Acts that make people counted by them a population of their own: « 40 personnes ont péri » are dead."""

LASTING = frozenset({"WAR"})
"""Predicates of what lasts and is told beside everything: « alimenter la guerre » tells no attack."""

NONE: frozenset[str] = frozenset()

CASUALTIES = ("death", "wounded", "missing", "hostage", "prisoner")
"""Concepts that say themselves what befell those counted."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a claim or event is about.

    ``acts`` are families of predicates, ``sure`` those of them an event tells and not a word alone;
    ``terms`` are folded lemmas that nothing else stands for, with their weight (0 to 1); ``figures`` are written
    ``VALUE|WHAT``; ``populations`` are what is counted; ``days`` the intervals of ordinals the content dates and
    ``periods`` the longer ones (a quarter, a year); ``day`` is the day of the report as an ordinal, 0 when it is not
    known; ``asks`` is true for what is demanded of others.
    """

    record: str
    acts: frozenset[str]
    things: frozenset[str]
    actors: frozenset[str]
    terms: Mapping[str, float]
    day: int = 0
    language: str = ""
    names: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    populations: frozenset[str] = frozenset()
    deeds: tuple[Deed, ...] = ()
    sure: frozenset[str] = frozenset()
    days: tuple[tuple[int, int], ...] = ()
    periods: tuple[tuple[int, int], ...] = ()
    speakers: frozenset[str] = frozenset()
    asks: bool = False

    @property
    def bare(self) -> bool:
        """True when nothing in it is known to the pivot: such a claim is matched by its words or not at all."""
        return not self.acts and not self.things


def broad(ontology: Pack, one: "Topic") -> "Topic":
    """The topic with the groups of its acts in their place: arming, aiding and supplying are one matter of policy."""
    groups = near(ontology, "policy")
    acts, sure = (frozenset(groups.get(act, act) for act in some) for some in (one.acts, one.sure))
    return replace(one, acts=acts, sure=sure, deeds=())


def without(one: Topic, actor: str) -> Topic:
    """The topic less one actor: what two claims of one speaker share beyond the speaker."""
    return replace(one, actors=one.actors - {actor})


def topic(pile: Pile, claim: Claim) -> Topic:
    """The topic of a claim: that of its content, or of what it aims at when its own words name nothing."""
    noted = pile.noted("topic or that of the target")
    known = noted.get(claim.id)
    if isinstance(known, Topic):
        return known
    about = own_topic(pile, claim)
    target = target_of(pile, claim) if about.bare else None
    if target is not None:
        about = replace(own_topic(pile, target), record=claim.id)
    noted[claim.id] = about
    return about


def things(pile: Pile, claim: Claim) -> frozenset[str]:
    """The things of the topic of a claim, at less cost where its own words name some, or an act."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    named = things_in(language, claim.terms) if language is not None else frozenset()
    acts = {*claim.predicates, *(event.predicate for event in pile.events(claim))} - LASTING
    return named if named or acts else topic(pile, claim).things


def things_in(language: Pack, words: Iterable[str]) -> frozenset[str]:
    """The things some words stand for."""
    known = things_of(language)
    return frozenset(known[word] for word in words if word in known)


def own_topic(pile: Pile, claim: Claim) -> Topic:
    """The topic of the content of a claim, whatever it aims at."""
    noted = pile.noted("topic")
    known = noted.get(claim.id)
    if isinstance(known, Topic):
        return known
    about = _own_topic(pile, claim)
    noted[claim.id] = about
    return about


def _own_topic(pile: Pile, claim: Claim) -> Topic:
    events = pile.events(claim)
    marches = {event.id: is_march(pile, event) for event in events}
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    speakers = folded(pile, _speakers(pile, claim))
    acting = [key for event in events for key in _parties(pile, claim, event)]
    actors = folded(pile, {*pile.actors_in(claim), *acting})
    actors |= speakers if claim.stance in OWN_ACTS else NONE
    spoken_of = _spoken_of(pile, claim)
    told = _told(pile, language, claim.terms, _predicates(pile, claim, events, marches), spoken_of)
    deeds = tuple([deed_of(pile, event, march=marches[event.id]) for event in events])
    times, quantities = pile.timexes(claim), pile.quantities(claim)
    return Topic(
        record=claim.id,
        acts=told.acts,
        things=told.things,
        actors=actors,
        terms=told.terms,
        day=_day(pile, text),
        language=text.language if text else "",
        names=_names(pile, claim, language, spoken_of),
        figures=_each((*(_figure(pile, language, one, told.acts) for one in quantities), *_durations(times))),
        populations=_each([_counted(pile, language, one, told.acts) for one in quantities]),
        deeds=deeds,
        sure=told.sure,
        days=tuple(_days(times, 0, BOUNDED_DAYS)) if times else (),
        periods=tuple(_days(times, BOUNDED_DAYS + 1, YEAR_DAYS)) if times else (),
        speakers=speakers,
        asks=claim.stance is Stance.DEMANDS and not any(speakers & deed.agents for deed in deeds),
    )


def _each(names: Collection[str]) -> frozenset[str]:
    """Names, each once, less the empty one."""
    return frozenset(name for name in names if name) if names else NONE


def _predicates(pile: Pile, claim: Claim, events: Sequence[Event], marches: Mapping[str, bool]) -> set[str]:
    """The predicates of the content; for a march what a force does, by its family."""
    found = {*claim.predicates, *(event.predicate for event in events)}
    marched = {event.predicate for event in events if marches[event.id]}
    found -= LASTING
    if not marched:
        return found
    return found - marched | {near(pile.ontology, "force")[families(pile.ontology)[one]] for one in marched}


def _parties(pile: Pile, claim: Claim, event: Event) -> Iterable[str]:
    """Those an event of the content names outside of it: « 1 500 soldats sont en Russie et devraient se rendre … »."""
    for filler in event.roles:
        if filler.role in (*AGENT, *PATIENT) and not filler.span.overlap(claim.content):
            yield from (key for key in members(actor_of(pile, filler)) if not key.startswith("PLC:"))


def _speakers(pile: Pile, claim: Claim) -> set[str]:
    return {key for holder in claim.holders for key in members(pile.holder_key(holder))} - {""}


def event_topic(pile: Pile, event: Event) -> Topic:
    """The topic of an event told by the article itself."""
    text = pile.get(event.span.text, Text)
    actors = {pile.actor(filler.mention, filler.candidates) for filler in event.roles} - {""}
    language = language_pack(text.language) if text else None
    told = _told(pile, language, (), {event.predicate}, NONE)
    return Topic(
        record=event.id,
        acts=told.acts,
        things=told.things,
        actors=folded(pile, actors),
        terms=told.terms,
        day=_day(pile, text),
        language=text.language if text else "",
        sure=told.sure,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """Acts, those of them that are sure, things, and what words are left with their weights."""

    acts: frozenset[str]
    sure: frozenset[str]
    things: frozenset[str]
    terms: Mapping[str, float]


def _told(
    pile: Pile, language: Pack | None, words: Iterable[str], predicates: Iterable[str], spoken_of: frozenset[str]
) -> _Told:
    """What words and predicates tell; ``spoken_of`` are beginnings of words the actors stand for."""
    family = families(pile.ontology)
    sure = frozenset([family.get(name, name) for name in predicates])
    every = set(words)
    if language is None or not every:
        return _Told(sure, sure, NONE, {})
    known, acting, meant = things_of(language), predicates_of(language), senses(language)
    things = things_in(language, every)
    hinted = acts_meant(language, pile.ontology, [word for word in every if word not in known], things, sure)
    left = [word for word in every if (word not in acting and word not in known) or word in meant]
    return _Told(sure | hinted if hinted else sure, sure, things, _weighed(language, left, spoken_of))


def _weighed(language: Pack, words: Iterable[str], spoken_of: frozenset[str]) -> Mapping[str, float]:
    """Words, or what they mean over languages, with their weight; figures and the names of actors are told elsewhere.

    A word that a concept stands for adds to a likeness and is no evidence of its own.
    """
    told = [meaning(language, word) for word in sorted({one.removeprefix("ex-") for one in words})]
    return {one.name: one.weight for one in told if one.weight and one.beginnings.isdisjoint(spoken_of)}


def _spoken_of(pile: Pile, claim: Claim) -> frozenset[str]:
    """Beginnings of the words that name the actors of a claim: their keys stand for them."""
    if not claim.mentions:
        return NONE
    named = (pile.get(one, Mention) for one in claim.mentions if pile.actor(one))
    return frozenset([part for one in named if one for part in parts(plain(one.span.surface))])


def _names(pile: Pile, claim: Claim, language: Pack | None, known: frozenset[str]) -> frozenset[str]:
    """Proper names in the content that no actor key stands for; of these some beginnings of words are ``known``."""
    words = claim.content.surface
    mentions = [one for one in (pile.get(name, Mention) for name in claim.mentions) if one is not None]
    found = {plain(one.name or one.head.surface) for one in mentions if one.kind is MentionKind.NAME}
    capitals = CAPITAL.findall(words)
    if capitals and len(capitals) < MANY_CAPITALS * len(words.split()):
        found |= {plain(word) for word in capitals}
    if not found and not mentions:
        return NONE
    places = [pile.actor(one.id) for one in mentions if one.use is Use.PLACE]
    told = found - _calendar(language) if language is not None else found
    names = [word for word in told if len(word) > 1 and known.isdisjoint(parts(word))]
    return frozenset((*names, *(key for key in places if key.startswith("PLC:"))))


@cache
def _calendar(language: Pack) -> frozenset[str]:
    """Words of time, which some languages write with a capital: Wednesday, March."""
    return frozenset(plain(row["form"]) for row in language["function_words"] if row["class"] == "time")


def _figure(pile: Pile, language: Pack | None, quantity: Quantity, acts: frozenset[str]) -> str:
    """A figure with its unit or what it counts; empty for one too small to tell two happenings apart."""
    value = next((one for one in (quantity.value, quantity.low, quantity.high) if one is not None), 0.0)
    what = quantity.unit or _counted(pile, language, quantity, acts)
    befallen = value > 1 and bool(_befallen(acts))
    return f"{value:g}|{what}" if value >= TELLING or befallen or (value and what not in ("", "person")) else ""


def _durations(times: Iterable[Timex]) -> Iterable[str]:
    """« trois ans de prison »: a length of time of so many units is a figure too."""
    for one in times:
        if one.type is TimexType.DURATION and MEASURED.fullmatch(one.value):
            yield f"{one.value}|duration"


def _befallen(acts: frozenset[str]) -> str:
    return next((what for act, what in BEFALLEN if act in acts), "")


def _counted(pile: Pile, language: Pack | None, quantity: Quantity, acts: frozenset[str]) -> str:
    """What a figure counts, for a veto: a concept, a word of its language, or those whom an act befell; else empty."""
    if language is None or not quantity.counted:
        return ""
    concept = concept_of(pile, language, quantity)
    befallen = _befallen(acts)
    if quantity.unit == "person" and (befallen and concept not in CASUALTIES):
        return befallen
    if concept or background(language).get(quantity.counted, 1.0) < COMMON:
        return concept
    return f"{language.language}:{quantity.counted}" if quantity.unit in ("", "person") else ""


def _days(times: Iterable[Timex], least: int, most: int) -> Iterable[tuple[int, int]]:
    """Intervals of days that the content names, of some length: ordinals of the first and the last day."""
    for one in times:
        if one.type in (TimexType.DATE, TimexType.TIME) and one.low and one.high:
            low, high = (date.fromisoformat(day[:10]).toordinal() for day in (one.low, one.high))
            if least <= high - low <= most:
                yield low, high


def _day(pile: Pile, text: Text | None) -> int:
    dated = pile.date_of.get(text.id) if text else None
    return date.fromisoformat(dated.published_high[:10]).toordinal() if dated and dated.published_high else 0
