"""What one event tells of a happening: act, parties, day, place, figure.

Inputs: Event with its fillers, Timex, Quantity, DocumentDate, Actor, the families of the ontology (declared
near-types). What leaves: a `Happening` an event; `recoupe.link.accounts` tells which of them are one. Refuses: a day
that a text cannot have told of as past, and to take people who share a country for that country.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from recoupe.graph import group
from recoupe.link.folding import STATE_KEY, fold
from recoupe.link.pile import Pile, members
from recoupe.link.surroundings import NO_WORDS, STEM, stem, surroundings
from recoupe.link.vocabulary import families, language_pack, leanings, near, plain, slight
from recoupe.model import Claim, Event, Filler, Mention, Quantity, Text, Timex
from recoupe.packs import Pack
from recoupe.terms import EntityType, MentionKind, Polarity, Stance, Status

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

NAME = 60
"""Characters behind those called something within which their name ends."""

HOSTILE = "hostile"
"""What the ontology calls an act against somebody."""

NEAR = 4
"""Words before a noun among which one tells that something else is done meanwhile: « à l'occasion d'une visite »."""

GOES_TO = frozenset({"VISIT"})
"""Predicates whose recipient is where it is done."""

DONE_TO = ("recipient", "theme", "target")
"""Roles of those something is done to."""

PEOPLE = (EntityType.PERSON, EntityType.GROUP, EntityType.UNKNOWN)


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
    """Event id to what it tells; with the words ``around`` it when asked for."""
    return {event.id: happening(pile, event, around=around) for event in events}


def happening(pile: Pile, event: Event, *, around: bool = False) -> Happening:
    """What one event tells; with the words ``around`` it when asked for."""
    language, words = surroundings(pile, event.span.text, event.span.start, event.span.end) if around else NO_WORDS
    place, region = _place(pile, event)
    low, high = when(pile, event)
    dated = pile.date_of.get(event.span.text)
    reported = ordinal(dated.published_high) if dated else 0
    family = _family(pile, event)
    is_done = _is_told_done(pile, event, family)
    if is_done and 0 < reported < low:  # nobody reports what is still to come as done
        low, high, is_done = (0, 0, True) if _is_counted(pile, event) else (low, high, False)
    year = _days_told(pile, event, YEAR)
    return Happening(
        event=event.id,
        text=event.span.text,
        predicate=event.predicate,
        family=family_of(pile, event),
        actors=_parties(pile, event, "actor"),
        others=_parties(pile, event, *DONE_TO),
        doers=_people(pile, event, "actor"),
        sufferers=_people(pile, event, *DONE_TO),
        place=place,
        region=region,
        low=low,
        high=high,
        reported=reported,
        once=near(pile.ontology, "once").get(family, ""),
        is_past=event.status is Status.HISTORICAL,
        is_supposed=event.status is Status.CONDITIONAL,
        is_planned=event.status is Status.PLANNED,
        leaning=_leaning(pile, event, family),
        is_sudden=family in near(pile.ontology, "sudden"),
        is_old=is_done and 0 < year[1] < reported - OLD,
        is_done=is_done,
        is_undone=event.status in DONE and event.polarity is Polarity.NEGATIVE,
        is_slight=event.predicate in slight(pile.ontology),
        is_personal=family in near(pile.ontology, "personal"),
        is_unique=family in near(pile.ontology, "unique") and leanings(pile.ontology).get(event.predicate) != HOSTILE,
        quantity=_figure(pile, event),
        things=_things(pile, event),
        year=year if year[1] - year[0] > MONTH else (0, 0),
        language=language,
        words=words,
    )


def _leaning(pile: Pile, event: Event, family: str) -> str:
    """Whether it is hostile or cooperative; empty where it is told not to be done, or by either kind of word alike."""
    if event.polarity is Polarity.NEGATIVE or family in near(pile.ontology, "alike"):
        return ""
    return leanings(pile.ontology).get(event.predicate, "")


def family_of(pile: Pile, event: Event) -> str:
    """The group of near families its act is of."""
    family = _family(pile, event)
    return near(pile.ontology, "happening").get(family, family)


def _family(pile: Pile, event: Event) -> str:
    return families(pile.ontology).get(event.predicate, event.predicate)


def surrounded(pile: Pile, told: Happening, start: int, end: int) -> Happening:
    """A happening with the words around its characters ``start`` to ``end``, those of the event itself left out."""
    language, words = surroundings(pile, told.text, start, end)
    return replace(told, language=language, words=words)


@lru_cache(1 << 12)
def ordinal(day: str) -> int:
    """An ISO day as an ordinal; 0 for an open one."""
    return date.fromisoformat(day[:10]).toordinal() if day else 0


def when(pile: Pile, event: Event) -> tuple[int, int]:
    """The days an event is told to fall in, as ordinals; (0, 0) where nothing tells within a month.

    A bare noun takes only the time that stands beside it: « mort de George Floyd le 25 mai », not that of its clause.
    """
    return _days_told(pile, event, MONTH)


def _days_told(pile: Pile, event: Event, most: int) -> tuple[int, int]:
    """The first and the last of at most so many days that are told for an event; (0, 0) for none."""
    timex = pile.get(event.time, Timex)
    if (
        timex is None
        or not (timex.low and timex.high)
        or not _is_own(pile, event, timex)
        or _is_of_noun(pile, event, timex)
    ):
        return 0, 0
    low, high = ordinal(timex.low), ordinal(timex.high)
    return (low, high) if 0 <= high - low <= most else (0, 0)


def _is_told_done(pile: Pile, event: Event, family: str) -> bool:
    """Whether a text tells it as having happened; a bare noun may name what is still to come: « la visite du pape »."""
    if event.status not in DONE or event.polarity is not Polarity.POSITIVE or _is_called_for(pile, event):
        return False
    return event.why.note != BARE_NOUN or family in near(pile.ontology, "sudden")


def _is_called_for(pile: Pile, event: Event) -> bool:
    """Whether a text only tells that somebody calls for it or announces it."""
    calls = (claim for claim in pile.claims_in(event.span.text) if claim.stance in CALLED_FOR)
    return any(_calls_for(claim, event) for claim in calls)


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
    before = text.characters[max(0, event.span.start - NAME) : event.trigger.start]
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


def _parties(pile: Pile, event: Event, *roles: str) -> frozenset[str]:
    fillers = [one for one in event.roles if one.role in roles]
    keys = {
        key for one in fillers for key in members(pile.actor(one.mention, one.candidates)) if _is_party(pile, one, key)
    }
    return frozenset(_folded(pile, key) for key in keys - {""})


def _people(pile: Pile, event: Event, *roles: str) -> frozenset[str]:
    """Keys of persons, whoever they speak for: a minister who dies is no state."""
    fillers = [one for one in event.roles if one.role in roles]
    keys = {key for one in fillers for key in members(pile.actor(one.mention, one.candidates) or _apposed(pile, one))}
    return frozenset(key for key in keys if key.startswith("PER:"))


def _apposed(pile: Pile, filler: Filler) -> str:
    """The key of the person named between commas behind what has no key: « un jeune de 17 ans, Loïc Bram, »."""
    end, text = filler.span.end, pile.get(filler.span.text, Text)
    behind = pile.mentions_in(filler.span.text, end, end + NAME) if text is not None else ()
    for one in behind:
        if one.kind is MentionKind.NAME and text is not None:
            before, after = text.characters[end : one.span.start], text.characters[one.span.end : one.span.end + 1]
            return pile.actor(one.id) if before.strip() == after == "," else ""
    return ""


def _things(pile: Pile, event: Event) -> frozenset[str]:
    """Beginnings of the long words of what has no key: « trois avertissements » gives « averti »."""
    fillers = [one for one in event.roles if one.role in DONE_TO]
    return frozenset(
        stem(word)
        for one in fillers
        if not any(_is_party(pile, one, key) for key in members(pile.actor(one.mention, one.candidates)) if key)
        for word in _WORD.findall(one.span.surface)
        if len(word) >= STEM
    )


def _is_party(pile: Pile, filler: Filler, key: str) -> bool:
    """False for a town, and for people known by their country only: « une Française » is not France."""
    if key.startswith("PLC:") or key.partition(":")[2] in _populations(pile.world):
        return False
    one = pile.get(filler.mention, Mention)
    anybody = one is not None and one.type in PEOPLE and one.office not in pile.state_offices
    return not (anybody and len(key) == STATE_KEY)


@cache
def _populations(world: Pack) -> frozenset[str]:
    """Ends of the keys of people who share a country and no voice: ``FRA:PEOPLE``."""
    return frozenset(row["sort"].upper() for row in world["populations"]) if "populations" in world else frozenset()


def _folded(pile: Pile, key: str) -> str:
    return fold(pile, pile.affiliation(key) or key)


def _place(pile: Pile, event: Event) -> tuple[str, str]:
    """The place of an event, or else the one town it is done in or to, and its state; empty where unknown."""
    towns = {
        (key, mention.state)
        for one in event.roles
        if (mention := pile.get(one.mention, Mention)) and (key := pile.actor(one.mention)).startswith("PLC:")
    }
    if event.place is None:
        return towns.pop() if len(towns) == 1 else ("", _visited(pile, event))
    filler = event.place
    key = pile.actor(filler.mention, filler.candidates)
    mention = pile.get(filler.mention, Mention)
    state = mention.state if mention else ""
    if mention is not None and mention.type is EntityType.STATE:
        return "", key
    return key, state


def _visited(pile: Pile, event: Event) -> str:
    """The one state that a visit is paid to; empty for other acts."""
    if event.predicate not in GOES_TO:
        return ""
    states = {key for key in _parties(pile, event, *DONE_TO) if len(key) == STATE_KEY}
    return states.pop() if len(states) == 1 else ""


def _figure(pile: Pile, event: Event) -> tuple[float, float] | None:
    known = pile.get(event.quantity, Quantity)
    if known is None or known.low is None or known.high is None:
        return None
    return known.low, known.high
