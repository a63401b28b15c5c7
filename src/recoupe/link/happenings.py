"""What one event tells of a happening: act, parties, day, place, figure; and how likely two events tell of one.

Inputs: Event with its fillers, Timex, Quantity, DocumentDate, Actor, the families of the ontology (declared
near-types). Refuses by veto: other days, other places, other parties in one role. A figure that differs is no veto (a
toll grows over the days), nor is a role that one of the two leaves open.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from recoupe.link.folding import STATE_KEY, fold
from recoupe.link.linkage import NEVER
from recoupe.link.pile import Pile, members
from recoupe.link.vocabulary import background, families, language_pack, near, plain, slight
from recoupe.model import Event, Filler, Mention, Quantity, Text, Timex
from recoupe.packs import Pack
from recoupe.terms import EntityType, Polarity, Status

_WORD = re.compile(r"\w+")

BARE_NOUN = "noun"
"""Note of an event told by a noun that no support verb carries (`recoupe.read.events`)."""

LEAST = 3
"""Letters of the shortest word that tells anything of an event's surroundings."""

BESIDE = 6
"""Characters between a noun and a time expression beside it: « du », « , le », « on »."""

MONTH = 31
"""Days from which a time expression no longer tells one happening from the next."""

SLACK = 1
"""Days by which two accounts of one happening may differ: « dans la nuit de lundi à mardi », time zones."""

NEWS = 4
"""Days between two reports within which undated accounts may be of one happening."""

STALE = 0.75
"""What is left, for each further `NEWS` days, of the likeness of accounts of which one is undated."""

OLD = 31
"""Days between a happening and a report of it from which on it is recalled from the past, as other words may say."""

LEANING = 0.1
"""What an undated account loses of its likeness to one whose day is a month from its report."""

RECALLED = 0.7
"""What is left of the likeness of what is recalled from the past and what is told as news, when either is undated."""

SAME, NEAR = 0.6, 0.45
"""What the same predicate, and a near one, are worth; the parties, place and day make up the rest."""

AROUND = 150
"""Characters on either side of an event whose words are its surroundings."""

STEM = 6
"""Letters of a word by which forms of one word meet."""

SURROUNDED, USUAL = 0.5, 0.15
"""What like surroundings are worth, and how alike those of any two events of a story are."""

COPIED = 0.6
"""How alike surroundings are from which two texts print one account."""

SHARED, OPEN = 0.4, 0.1
"""What shared parties are worth, and what it is worth that one names none."""


DONE = (Status.ASSERTED, Status.HISTORICAL)
"""Statuses of what a text tells as having happened."""

DONE_TO = ("recipient", "theme", "target")
"""Roles of those something is done to."""

PEOPLE = (EntityType.PERSON, EntityType.GROUP, EntityType.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Happening:
    """What one event tells. Days are ordinals, 0 when open; ``reported`` is when its text appeared.

    ``is_done`` says that its text tells it as having happened: no later day can be its own; ``is_slight`` says that
    such acts are many on any day (words, journeys), so that only a common doer makes two of them one; ``once`` names
    what happens to a person once only (a death, by whatever family it is told), else empty; ``doers`` and ``sufferers``
    are the persons who do it and those it is done to, by their own keys where ``actors`` and ``others`` have the state
    they act for; ``is_old`` says that its day is long before its report; ``things`` are the beginnings of the words of what it was done to or asked for, where no key tells it; ``words`` are the beginnings of
    the words around it (`surrounded`), empty where they were not asked for.
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
    is_slight: bool = False
    once: str = ""
    quantity: tuple[float, float] | None = None
    doers: frozenset[str] = frozenset()
    sufferers: frozenset[str] = frozenset()
    is_old: bool = False
    things: frozenset[str] = frozenset()
    language: str = ""
    words: frozenset[str] = frozenset()

    @property
    def parties(self) -> frozenset[str]:
        """All that take part, in whatever role."""
        return self.actors | self.others

    @property
    def people(self) -> frozenset[str]:
        """All persons that take part."""
        return self.doers | self.sufferers


def happenings(pile: Pile, events: Iterable[Event]) -> dict[str, Happening]:
    """Event id to what it tells."""
    return {event.id: happening(pile, event) for event in events}


def happening(pile: Pile, event: Event) -> Happening:
    """What one event tells."""
    place, region = _place(pile, event)
    low, high = when(pile, event)
    dated = pile.date_of.get(event.span.text)
    reported = ordinal(dated.published_high) if dated else 0
    family = families(pile.ontology).get(event.predicate, event.predicate)
    is_done = _is_told_done(pile, event, family)
    if is_done and 0 < reported < low:  # nobody reports what is still to come as done
        low, high, is_done = (0, 0, True) if _is_counted(pile, event) else (low, high, False)
    return Happening(
        event=event.id,
        text=event.span.text,
        predicate=event.predicate,
        family=near(pile.ontology, "happening").get(family, family),
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
        is_old=is_done and 0 < high < reported - OLD,
        is_done=is_done,
        is_slight=event.predicate in slight(pile.ontology),
        quantity=_figure(pile, event),
        things=_things(pile, event),
    )


def surrounded(pile: Pile, told: Happening, start: int, end: int) -> Happening:
    """A happening with the words around its characters ``start`` to ``end``, those of the event itself left out."""
    text = pile.get(told.text, Text)
    if text is None:
        return told
    around = f"{text.characters[max(0, start - AROUND) : start]} {text.characters[end : end + AROUND]}"
    words = frozenset(plain(word)[:STEM] for word in _WORD.findall(around) if len(word) >= LEAST)
    return replace(told, language=text.language, words=words)


def ordinal(day: str) -> int:
    """An ISO day as an ordinal; 0 for an open one."""
    return date.fromisoformat(day[:10]).toordinal() if day else 0


def when(pile: Pile, event: Event) -> tuple[int, int]:
    """The days an event is told to fall in, as ordinals; (0, 0) where nothing tells within a month.

    A bare noun takes only the time that stands beside it: « mort de George Floyd le 25 mai », not that of its clause.
    """
    timex = pile.get(event.time, Timex)
    if timex is None or not (timex.low and timex.high) or not _is_own(event, timex):
        return 0, 0
    low, high = ordinal(timex.low), ordinal(timex.high)
    return (low, high) if 0 <= high - low <= MONTH else (0, 0)


def _is_told_done(pile: Pile, event: Event, family: str) -> bool:
    """Whether a text tells it as having happened; a bare noun may name what is still to come: « la visite du pape »."""
    if event.status not in DONE or event.polarity is not Polarity.POSITIVE:
        return False
    return event.why.note != BARE_NOUN or family in near(pile.ontology, "sudden")


def _is_counted(pile: Pile, event: Event) -> bool:
    """Whether its day is counted from another day that its text names: « cinq jours plus tard »."""
    timex = pile.get(event.time, Timex)
    return timex is not None and timex.expression.startswith("REF")


def _is_own(event: Event, timex: Timex) -> bool:
    if event.why.note != BARE_NOUN:
        return True
    parts = [event.trigger, *(one.span for one in event.roles)]
    return any(-1 <= timex.span.start - one.end <= BESIDE for one in parts)


def _parties(pile: Pile, event: Event, *roles: str) -> frozenset[str]:
    fillers = [one for one in event.roles if one.role in roles]
    keys = {
        key for one in fillers for key in members(pile.actor(one.mention, one.candidates)) if _is_party(pile, one, key)
    }
    return frozenset(_folded(pile, key) for key in keys - {""})


def _people(pile: Pile, event: Event, *roles: str) -> frozenset[str]:
    """Keys of persons, whoever they speak for: a minister who dies is no state."""
    fillers = [one for one in event.roles if one.role in roles]
    keys = {key for one in fillers for key in members(pile.actor(one.mention, one.candidates))}
    return frozenset(key for key in keys if key.startswith("PER:"))


def _things(pile: Pile, event: Event) -> frozenset[str]:
    """Beginnings of the long words of what has no key: « trois avertissements » gives « averti »."""
    fillers = [one for one in event.roles if one.role in DONE_TO]
    return frozenset(
        plain(word)[:STEM]
        for one in fillers
        if not pile.actor(one.mention, one.candidates)
        for word in _WORD.findall(one.span.surface)
        if len(word) >= STEM
    )


def _is_party(pile: Pile, filler: Filler, key: str) -> bool:
    """False for a town, and for people known by their country only, who are not it: « une Française », « le suspect »."""
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
    """The place of an event, or else the one town it is done in or to, and the state it lies in; empty where unknown."""
    towns = {
        (key, mention.state)
        for one in event.roles
        if (mention := pile.get(one.mention, Mention)) and (key := pile.actor(one.mention)).startswith("PLC:")
    }
    if event.place is None:
        return towns.pop() if len(towns) == 1 else ("", "")
    filler = event.place
    key = pile.actor(filler.mention, filler.candidates)
    mention = pile.get(filler.mention, Mention)
    state = mention.state if mention else ""
    if mention is not None and mention.type is EntityType.STATE:
        return "", key
    return key, state


def _figure(pile: Pile, event: Event) -> tuple[float, float] | None:
    known = pile.get(event.quantity, Quantity)
    if known is None or known.low is None or known.high is None:
        return None
    return known.low, known.high


def likeness(a: Happening, b: Happening) -> float:
    """How likely two events of one family tell of one happening: `NEVER`, or 0 to 1."""
    if a.once and a.once == b.once and _dead(a) & _dead(b):
        return 1.0
    if (
        _apart(a.low, a.high, b.low, b.high)
        or _is_later(a, b)
        or _is_later(b, a)
        or _elsewhere(a, b)
        or _others(a, b)
        or _done_to_others(a, b)
    ):
        return NEVER
    alike = _surroundings(a, b) if a.words and a.language == b.language and a.text != b.text else USUAL
    if a.is_slight and b.is_slight and not a.actors & b.actors and alike < COPIED and not _are_one_act(a, b):
        return NEVER
    value = SAME if a.predicate == b.predicate else NEAR
    common = _in_common(a, b)
    value += common
    value += SURROUNDED * (alike - USUAL)
    recalled = a.is_past != b.is_past or (a.is_old != b.is_old and common <= OPEN)
    return value * _fresh(a, b) * (RECALLED if recalled and not (a.high and b.high) else 1.0)


def _in_common(a: Happening, b: Happening) -> float:
    """What it is worth that two accounts name the same parties, by key or, where one has none, by word."""
    if a.parties and b.parties:
        one, other = a.parties | a.sufferers, b.parties | b.sufferers
        return SHARED * len(one & other) / min(len(one), len(other))
    if a.language != b.language or not (a.things and b.things):
        return OPEN
    return SHARED * len(a.things & b.things) / min(len(a.things), len(b.things))


def _are_one_act(a: Happening, b: Happening) -> bool:
    """Whether two slight acts of one week, of which one names no doer, are done to the same things."""
    if (a.actors and b.actors) or a.predicate != b.predicate or a.language != b.language:
        return False
    soon = a.reported and b.reported and abs(a.reported - b.reported) < NEWS
    return bool(soon and a.things and b.things and (a.things <= b.things or b.things <= a.things))


def _surroundings(a: Happening, b: Happening) -> float:
    """How much of the words around the one, by weight, stand around the other too; common words count little."""
    weights = _weights(a.language)
    one, other, both = (
        sum(weights.get(word, 1.0) for word in words) for words in (a.words, b.words, a.words & b.words)
    )
    return both / min(one, other) if one and other else 0.0


@cache
def _weights(language: str) -> Mapping[str, float]:
    """Beginning of a word to the least weight of the common words that begin so."""
    pack = language_pack(language)
    weights: dict[str, float] = {}
    for lemma, weight in background(pack).items() if pack is not None else ():
        stem = plain(lemma)[:STEM]
        weights[stem] = min(weight, weights.get(stem, weight))
    return weights


def _apart(low: int, high: int, other_low: int, other_high: int) -> bool:
    """Whether two intervals of days are disjoint by more than `SLACK`; open ones are not."""
    if not (high and other_high):
        return False
    return max(low, other_low) - min(high, other_high) > SLACK


def _is_later(a: Happening, b: Happening) -> bool:
    """Whether a text had told the one as done before the day of the other: nobody reports what is still to come."""
    return a.is_done and 0 < a.reported < b.low


def _elsewhere(a: Happening, b: Happening) -> bool:
    if a.region and b.region and a.region != b.region:
        return True
    return bool(a.place and b.place and a.place != b.place)


def _others(a: Happening, b: Happening) -> bool:
    """Whether both name who did it, name different ones of one kind, and share no other party."""
    if not (a.actors and b.actors) or a.parties & b.parties:
        return False
    return all(_are_two(one, other) for one in a.actors for other in b.actors)


def _done_to_others(a: Happening, b: Happening) -> bool:
    """Whether both name persons it was done to, and all are different ones."""
    if not (a.sufferers and b.sufferers) or a.people & b.people & (a.sufferers | b.sufferers):
        return False
    return all(_are_two(x, y) for x in a.sufferers for y in b.sufferers)


def _dead(one: Happening) -> frozenset[str]:
    """Surnames of whom something befalls that happens once: of those it is done to, who need no doer."""
    suffered = one.sufferers or (one.doers if not one.others else frozenset())
    return frozenset(key.partition("@")[0].rpartition("_")[2] for key in suffered)


def _are_two(one: str, other: str) -> bool:
    """Whether two keys are surely two: of one kind, and no two spellings of a person (« l'actrice Lindsay Lohan »).

    A person and a state may be one actor, for who acts for whom is not always known.
    """
    kind, _, rest = one.rpartition(":")
    other_kind, _, other_rest = other.rpartition(":")
    if (kind == "PER") != (other_kind == "PER"):
        return False
    return kind != "PER" or not set(rest.split("_")) & set(other_rest.split("_"))


def _fresh(a: Happening, b: Happening) -> float:
    """1 for accounts that are dated, else less the longer one was reported after the other.

    Of the days that others give, an undated account is of the one nearest to its report.
    """
    if a.high and b.high:
        return 1.0
    days = abs(a.reported - b.reported) if a.reported and b.reported else 0
    return STALE ** (days // NEWS) * (1 - LEANING * min(_after(a, b), MONTH) / MONTH)


def _after(a: Happening, b: Happening) -> int:
    """Days from the day one of two gives to the report of the other, which gives none."""
    if not (a.reported and b.reported and (a.high or b.high)):
        return 0
    return abs(a.high - b.reported) if a.high else abs(b.high - a.reported)
