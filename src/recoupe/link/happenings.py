"""What one event tells of a happening: act, parties, day, place, figure.

Inputs: Event with its fillers, Timex, Quantity, DocumentDate, Actor, the families of the ontology (declared
near-types). What leaves: a `Happening` an event; `recoupe.link.accounts` tells which of them are one. Refuses: a day
that a text cannot have told of as past, and to take people who share a country for that country.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from recoupe.graph import group
from recoupe.link.folding import STATE_KEY
from recoupe.link.participants import DONE_TO, filled, parties, people, things
from recoupe.link.pile import Pile
from recoupe.link.surroundings import NO_WORDS, surroundings
from recoupe.link.vocabulary import families, language_pack, leanings, near, plain, slight
from recoupe.model import Claim, Event, Mention, Quantity, Text, Timex
from recoupe.packs import Pack
from recoupe.terms import EntityType, Polarity, Stance, Status

_WORD = re.compile(r"\w+")

BARE_NOUN = "noun"
"""Note of an event told by a noun that no support verb carries (`recoupe.read.events`)."""

BESIDE = 6
"""Characters between a noun and a time expression beside it: « du », « , le », « on »."""

MONTH = 31
"""Days from which a time expression no longer tells one happening from the next."""

YEAR = 366
"""Days up to which one still tells in which year something happened: « battue à mort en 2017 »."""

OLD = 31
"""Days between a happening and a report of it from which on it is recalled from the past, as other words may say."""


DONE = (Status.ASSERTED, Status.HISTORICAL)
"""Statuses of what a text tells as having happened."""

CALLED_FOR = frozenset({Stance.DEMANDS, Stance.PROMISES, Stance.THREATENS, Stance.INTENDS, Stance.PREDICTS})
"""Stances by which an act is called for or announced: « les syndicats appellent à la grève » tells of no strike yet."""

HOSTILE = "hostile"
"""What the ontology calls an act against somebody."""

BEFORE = 60
"""Characters before a noun within which those words stand."""

NEAR = 4
"""Words before a noun among which one tells that something else is done meanwhile: « à l'occasion d'une visite »."""

GOES_TO = frozenset({"VISIT"})
"""Predicates whose recipient is where it is done."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What one event tells. Days are ordinals, 0 when open; ``reported`` is when its text appeared.

    ``is_done`` says that its text tells it as having happened, ``is_undone`` as not having happened by then: no
    later day can be its own; ``is_slight`` says that such acts are many on any day (words, journeys), so that only
    a common doer makes two of them one; ``is_unique`` that it is done once to what it is done to (a treaty is
    signed once), ``is_personal`` that who does it does it in person (a visit); ``once`` names what happens to a
    person once only (a death, by whatever family it is told), else empty; ``doers`` and ``sufferers`` are the
    persons who do it and those it is done to, by their own keys where ``actors`` and ``others`` have the state they
    act for; ``year`` are the first and the last day of the year or so that a text gives for it where it gives no
    nearer one, else zeros; ``is_old`` says that its day is long before its report, ``is_sudden`` that it befalls
    people and is never announced, ``is_supposed`` that it is told under a condition, ``is_planned`` that it is
    still to come, ``leaning`` whether it is a hostile act or a cooperative one, or neither; ``things`` are the
    beginnings of the words of what it was done to or asked for, where no key tells it; ``words`` are those of the
    words around it (`surrounded`), empty where they were not asked for.
    """

    event: str
    text: str
    predicate: str
    family: str
    actors: frozenset[str]
    others: frozenset[str]
    place: str
    region: str
    low: int
    high: int
    reported: int
    is_past: bool = False
    is_done: bool = False
    is_undone: bool = False
    is_slight: bool = False
    is_unique: bool = False
    is_personal: bool = False
    once: str = ""
    quantity: tuple[float, float] | None = None
    doers: frozenset[str] = frozenset()
    sufferers: frozenset[str] = frozenset()
    is_old: bool = False
    is_sudden: bool = False
    is_supposed: bool = False
    is_planned: bool = False
    leaning: str = ""
    things: frozenset[str] = frozenset()
    language: str = ""
    words: frozenset[str] = frozenset()
    year: tuple[int, int] = (0, 0)

    @property
    def parties(self) -> frozenset[str]:
        """All that take part, in whatever role."""
        return self.actors | self.others

    @property
    def is_telling(self) -> bool:
        """Whether it names somebody, something it was done to, a day or a place."""
        return bool(self.parties or self.people or self.things or self.high or self.place or self.region)

    @property
    def people(self) -> frozenset[str]:
        """All persons that take part."""
        return self.doers | self.sufferers


def happenings(pile: Pile, events: Iterable[Event], *, around: bool = False) -> dict[str, Happening]:
    """Event id to what it tells; with the words ``around`` it when asked for.

    Words around tell events of two texts apart: of events of one text they are not looked up.
    """
    told = tuple(events)
    alone = len({event.span.text for event in told}) < 2
    return {event.id: happening(pile, event, around=around, alone=alone) for event in told}


def happening(pile: Pile, event: Event, *, around: bool = False, alone: bool = False) -> Happening:
    """What one event tells; with its language and the words ``around`` it when asked for, no words where ``alone``."""
    language, words = _surroundings(pile, event, alone=alone) if around else NO_WORDS
    fillers = filled(pile, event)
    actors, others = parties(pile, fillers, "actor"), parties(pile, fillers, *DONE_TO)
    place, region = _place(pile, event, others)
    days = _days_told(pile, event)
    low, high = days if days[1] - days[0] <= MONTH else (0, 0)
    dated = pile.date_of.get(event.span.text)
    reported = ordinal(dated.published_high) if dated else 0
    act = _act(pile.ontology, event.predicate)
    is_done = _is_told_done(pile, event, act)
    if is_done and 0 < reported < low:  # nobody reports what is still to come as done
        low, high, is_done = (0, 0, True) if _is_counted(pile, event) else (low, high, False)
    return Happening(
        event=event.id,
        text=event.span.text,
        predicate=event.predicate,
        family=act.group,
        actors=actors,
        others=others,
        doers=people(pile, fillers, "actor"),
        sufferers=people(pile, fillers, *DONE_TO),
        place=place,
        region=region,
        low=low,
        high=high,
        reported=reported,
        once=act.once,
        is_past=event.status is Status.HISTORICAL,
        is_supposed=event.status is Status.CONDITIONAL,
        is_planned=event.status is Status.PLANNED,
        leaning=act.leaning if event.polarity is not Polarity.NEGATIVE else "",
        is_sudden=act.is_sudden,
        is_old=is_done and 0 < days[1] < reported - OLD,
        is_done=is_done,
        is_undone=event.status in DONE and event.polarity is Polarity.NEGATIVE,
        is_slight=act.is_slight,
        is_personal=act.is_personal,
        is_unique=act.is_unique,
        quantity=_figure(pile, event),
        things=things(fillers),
        year=days if days[1] - days[0] > MONTH else (0, 0),
        language=language,
        words=words,
    )


class _Act(NamedTuple):
    """What the ontology says of a predicate, as in `Happening`; ``group`` are the families near its own.

    ``leaning`` is empty where words of either kind tell it alike.
    """

    group: str
    once: str
    leaning: str
    is_sudden: bool
    is_slight: bool
    is_personal: bool
    is_unique: bool


@cache
def _act(ontology: Pack, predicate: str) -> _Act:
    family, leaning = families(ontology).get(predicate, predicate), leanings(ontology).get(predicate, "")
    return _Act(
        group=near(ontology, "happening").get(family, family),
        once=near(ontology, "once").get(family, ""),
        leaning="" if family in near(ontology, "alike") else leaning,
        is_sudden=family in near(ontology, "sudden"),
        is_slight=predicate in slight(ontology),
        is_personal=family in near(ontology, "personal"),
        is_unique=family in near(ontology, "unique") and leaning != HOSTILE,
    )


def family_of(pile: Pile, event: Event) -> str:
    """The group of near families its act is of."""
    return _act(pile.ontology, event.predicate).group


def _surroundings(pile: Pile, event: Event, *, alone: bool) -> tuple[str, frozenset[str]]:
    if not alone:
        return surroundings(pile, event.span.text, event.span.start, event.span.end)
    text = pile.get(event.span.text, Text)
    return (text.language, frozenset()) if text is not None else NO_WORDS


def surrounded(pile: Pile, told: Happening, start: int, end: int) -> Happening:
    """A happening with the words around its characters ``start`` to ``end``, those of the event itself left out."""
    language, words = surroundings(pile, told.text, start, end)
    return replace(told, language=language, words=words)


@lru_cache(1 << 12)
def ordinal(day: str) -> int:
    """An ISO day as an ordinal; 0 for an open one."""
    return date.fromisoformat(day[:10]).toordinal() if day else 0


def _days_told(pile: Pile, event: Event) -> tuple[int, int]:
    """The first and the last of at most `YEAR` days that are told for an event, as ordinals; (0, 0) for none.

    A bare noun takes only the time that stands beside it: « mort de George Floyd le 25 mai », not that of its clause.
    """
    timex = pile.get(event.time, Timex) if event.time else None
    if timex is None or not (timex.low and timex.high):
        return 0, 0
    low, high = ordinal(timex.low), ordinal(timex.high)
    if not 0 <= high - low <= YEAR or not _is_own(pile, event, timex) or _is_of_noun(pile, event, timex):
        return 0, 0
    return low, high


def _is_told_done(pile: Pile, event: Event, act: _Act) -> bool:
    """Whether a text tells it as having happened; a bare noun may name what is still to come: « la visite du pape »."""
    if event.status not in DONE or event.polarity is not Polarity.POSITIVE or _is_called_for(pile, event):
        return False
    return event.why.note != BARE_NOUN or act.is_sudden


def _is_called_for(pile: Pile, event: Event) -> bool:
    """Whether a text only tells that somebody calls for it or announces it."""
    return any(_calls_for(claim, event) for claim in _calls(pile, event.span.text))


def _calls(pile: Pile, text: str) -> Sequence[Claim]:
    """The claims of a text by which something is called for or announced."""
    known = pile.voices.setdefault("calls", {})
    found: Sequence[Claim] | None = known.get(text) if isinstance(known, dict) else None
    if found is None:
        found = tuple([claim for claim in pile.claims_in(text) if claim.stance in CALLED_FOR])
        if isinstance(known, dict):
            known[text] = found
    return found


def _calls_for(claim: Claim, event: Event) -> bool:
    return event.id in claim.events or (claim.cue is not None and bool(claim.cue.overlap(event.trigger)))


def _is_counted(pile: Pile, event: Event) -> bool:
    """Whether its day is counted from another day that its text names: « cinq jours plus tard »."""
    timex = pile.get(event.time, Timex)
    return timex is not None and timex.expression.startswith("REF")


def _is_own(pile: Pile, event: Event, timex: Timex) -> bool:
    if event.why.note != BARE_NOUN or _is_meanwhile(pile, event):
        return True
    parts = [event.trigger, *(one.span for one in event.roles)]
    return any(-1 <= timex.span.start - one.end <= BESIDE for one in parts)


def _is_meanwhile(pile: Pile, event: Event) -> bool:
    """Whether a noun tells during what something else is done, which has its day: « lors d'une visite »."""
    text = pile.get(event.span.text, Text)
    pack = language_pack(text.language) if text is not None else None
    if text is None or pack is None:
        return False
    before = text.characters[max(0, event.span.start - BEFORE) : event.trigger.start]
    last = _WORD.findall(plain(before))[-NEAR:]
    return any(word.startswith(form) for word in last for form in _meanwhile(pack))


@cache
def _meanwhile(language: Pack) -> tuple[str, ...]:
    rows = language["event_words"] if "event_words" in language else ()  # noqa: SIM401 (a pack has no get)
    return tuple(plain(row["lemma"]) for row in rows if row["class"] == "during")


def _is_of_noun(pile: Pile, event: Event, timex: Timex) -> bool:
    """Whether a time is that of a noun between: « mis en examen pour des violences le 1er mai » dates the violence."""
    noted = "bare nouns of times"
    known = pile.notes.get(noted)
    if not isinstance(known, dict):
        nouns = (one for one in pile.of(Event) if one.time and one.why.note == BARE_NOUN)
        known = group(nouns, lambda one: [one.time])
        pile.notes[noted] = known
    between = (one for one in known.get(timex.id, ()) if one.id != event.id and _is_own(pile, one, timex))
    return any(event.trigger.end <= one.trigger.start < timex.span.start for one in between)


def _place(pile: Pile, event: Event, others: frozenset[str]) -> tuple[str, str]:
    """The place of an event, or else the one town it is done in or to, and its state; empty where unknown."""
    towns = {
        (key, mention.state)
        for one in event.roles
        if (key := pile.actor(one.mention)).startswith("PLC:") and (mention := pile.get(one.mention, Mention))
    }
    if event.place is None:
        return towns.pop() if len(towns) == 1 else ("", _visited(event, others))
    filler = event.place
    key = pile.actor(filler.mention, filler.candidates)
    mention = pile.get(filler.mention, Mention)
    state = mention.state if mention else ""
    if mention is not None and mention.type is EntityType.STATE:
        return "", key
    return key, state


def _visited(event: Event, others: frozenset[str]) -> str:
    """The one state that a visit is paid to, of those it is done to; empty for other acts."""
    if event.predicate not in GOES_TO:
        return ""
    states = [key for key in others if len(key) == STATE_KEY]
    return states[0] if len(states) == 1 else ""


def _figure(pile: Pile, event: Event) -> tuple[float, float] | None:
    known = pile.get(event.quantity, Quantity)
    if known is None or known.low is None or known.high is None:
        return None
    return known.low, known.high
