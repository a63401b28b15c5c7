"""What a text tells beside its acts: how many an attack hurt, what a plan that is given up was to do.

What enters is the events of one text; what leaves is whether one of them is an act of its own.
"""

from collections.abc import Iterable, Sequence

from recoupe import packs
from recoupe.link.vocabulary import near
from recoupe.model import Event, Span
from recoupe.views.codings import VIOLENCE, CodedEvent
from recoupe.views.reproaches import BARE_NOUN, PARTICIPLE
from recoupe.views.sectors import CIVILIANS, GOVERNMENT, NOBODY

_JUDGING = frozenset({"PRAISE"})
"""Predicates of words that judge an act."""
_BLAMED = frozenset({"ACCUSE"})
"""Predicates of words that lay an act on somebody."""
POLICED = frozenset({"ARREST", "DETAIN", "DISPERSE"})
"""Predicates of what police do to those who protest, said or unsaid: « onze personnes ont été interpellées »."""
_DISPERSED = "DISPERSE"
_ANYBODY = (_DISPERSED, "ARREST")
"""Predicates of what police do to people, were it not said to whom: « la police multiplie les arrestations »."""
EMPTY = frozenset({"PLAN"})
"""Predicates that are no act of their own: who weighs steps of which nothing is said does nothing yet."""
_HURT = frozenset({"KILL", "WOUND"})
"""Predicates that also tell what an act of violence came to."""
_WOUND = "WOUND"
_PUNISHED = frozenset({
    "ACQUIT", "ARREST", "CHARGE", "CONVICT", "DETAIN", "DISMISS", "EXPEL_DIPLOMAT", "FINE", "PARDON", "PROSECUTE",
    "TRY",
})  # fmt: skip
"""Predicates whose ground a participle may tell."""
_CHARGING = _PUNISHED | {"ACCUSE", "SUSPECT", "WANTED"}
"""Predicates whose ground a bare noun may tell: ``charged with murder``."""
_CRIMES = frozenset({"ABDUCT", "ASSASSINATE", "BEAT", "COMMIT_CRIME", "KILL", "SHOOT", "TERROR_ATTACK", "TORTURE"})
"""Predicates of what people are charged with."""
_ABOUT = ("theme", "target")
_DAMAGE = frozenset({"BEAT", "DESTROY"})
"""Predicates of harm that floods and fires do as well as people."""
_PRIVATE = (f" {CIVILIANS}", " AGR", " EDU", " JRN", " MED")
"""Sectors of people who speak for nobody."""
_BESIDE = 40
"""Code points between a verb and the noun for what somebody is charged with."""
_SAME = 1200
"""Code points back to an act of violence whose casualties are counted: some six sentences."""
_OUTCOMES = _HURT | {"REPEL"}
"""Predicates that tell what an act of violence beside them came to."""
_BLOWS = frozenset({
    "AIRSTRIKE", "ATTACK", "BLOW_UP", "BOMB", "DRONE_STRIKE", "SHELL", "SHOOT", "STAB", "SUICIDE_ATTACK",
    "TERROR_ATTACK",
})  # fmt: skip
"""Predicates of acts of violence that hurt people or drive them off."""
_SHOT = "SHOOT"
_CLOSE = 90
"""Code points between the word for a blow and that for what it came to, where one clause tells both."""
_CLAUSE = 160
"""Code points between a verb and a participle that goes with it."""


def tells_of(event: Event, cue: Span) -> bool:
    """Whether the word that gives another event its status is an event's own, or inside what it is about.

    ``dropped its plan to close the frontier``: what is dropped is the plan, and nothing is said of a border closed.
    """
    inside = (one.span for one in event.roles if one.role in _ABOUT and event.trigger.start < cue.start)
    return cue.overlap(event.trigger) > 0 or any(cue in span for span in inside)


def is_casualty(event: Event, violent: Sequence[Event]) -> bool:
    """Whether an event counts those whom an act of violence hurt that the text has just told.

    ``Shells hit a market, killing five. Nineteen people were injured``: a participle beside the act, or wounds whose
    doer is unsaid.

    Args:
        event: the event, an act of violence.
        violent: the acts of violence told before, in order.
    """
    if event.predicate not in _HURT:
        return False
    if event.why.note == PARTICIPLE:
        return _is_beside(event, violent)
    done = [one for one in violent if one.predicate not in _HURT]
    named = any(one.role == "actor" and one.candidates for one in event.roles)
    return event.predicate == _WOUND and not named and bool(done) and _is_near(event, done[-1], _SAME)


def is_outcome(event: Event, others: Sequence[Event]) -> bool:
    """Whether an event is only what a blow told in the same breath came to, or the blow told a second time.

    « Deux soldats ont été tués dans une embuscade », « a ouvert le feu, tirant sept fois ».

    Args:
        event: the event, an act of violence.
        others: the other acts of violence of its text.
    """
    told = [one for one in others if one is not event and not _is_bare(one)]
    near = [one for one in told if _is_near(event, one, _CLOSE) or _is_near(one, event, _CLOSE // 2)]
    if event.predicate in _OUTCOMES:
        return any(one.predicate in _BLOWS and one.status == event.status for one in near)
    return event.predicate == _SHOT and any(one.predicate == _SHOT and _is_near(event, one, _CLOSE) for one in near)


def _is_bare(event: Event) -> bool:
    """Whether an event is told by a noun that names nobody who does it: « tués dans une embuscade »."""
    return event.why.note.endswith(BARE_NOUN) and not any(one.role == "actor" for one in event.roles)


def tells_violence(rows: Iterable[CodedEvent | None]) -> bool:
    """Whether a text tells violence of somebody known: then what is destroyed there was, by all likelihood, by them."""
    return any(row is not None and row.event == VIOLENCE and set(row.actor) - {NOBODY} for row in rows)


def is_damage(event: Event, row: CodedEvent) -> bool:
    """Whether an event only says that something was destroyed, by nobody: « une ville dévastée »."""
    by = any(one.role == "actor" for one in event.roles)
    return event.predicate in _DAMAGE and not by and not set(row.actor) - {NOBODY}


def is_private(row: CodedEvent) -> bool:
    """Whether only private people act and are acted on, whose calls and meetings are no consultations."""
    return all(code == NOBODY or code.endswith(_PRIVATE) for code in (*row.actor, *row.recipient))


def is_aside(event: Event, family: str) -> bool:
    """Whether an event is told as texts take things up: by a noun or a participle, but not what each noun tells anew.

    « les arrestations » of another day, « la répression » and « les manifestations » are told by nouns alone.

    Args:
        event: the event.
        family: the family of its predicate.
    """
    if event.why.note == PARTICIPLE:
        return True
    return event.why.note.endswith(BARE_NOUN) and not tells_itself(family)


def tells_itself(family: str) -> bool:
    """Whether the noun of a family tells its act whoever does it, each time it stands: « la manifestation »."""
    return family in near(packs.shipped("ontology"), "alone")


def blame(event: Event, others: Sequence[Event]) -> Event | None:
    """The blame that a sentence lays for an act on somebody, nobody saying so: « une embuscade imputée aux rebelles ».

    Args:
        event: the act.
        others: the events of its text.
    """
    causes = [one.span for one in event.roles if one.role == "cause"]
    laid = (
        one
        for one in others
        if one.predicate in _BLAMED and not any(role.role == "actor" for role in one.roles)
        for act in (role.span for role in one.roles if role.role == "theme")
        if any(act.overlap(cause) > 0 for cause in causes)
        or (event.trigger.start < act.start < one.trigger.start < event.trigger.start + _CLAUSE)
    )
    return next(laid, None)


def judges(event: Event) -> bool:
    """Whether an event is words that judge a thing, which somebody did: ``welcomed the move``."""
    return event.predicate in _JUDGING and any(one.role in _ABOUT for one in event.roles)


def is_ground(event: Event, others: Sequence[Event]) -> bool:
    """Whether an event is only what somebody is punished for: ``jailed for bribing``, ``charged with murder``.

    A participle beside a punishment is, and a noun that names nobody right after it.
    """
    if event.why.note == PARTICIPLE:
        return any(one.predicate in _PUNISHED and _is_near(event, one, _CLAUSE) for one in others)
    if event.predicate not in _CRIMES or event.why.note != BARE_NOUN or any(one.candidates for one in event.roles):
        return False
    return any(one.predicate in _CHARGING and _is_near(event, one, _BESIDE) for one in others)


def _is_beside(event: Event, violent: Sequence[Event]) -> bool:
    """Whether an act of violence was told right before, as by the verb that a participle goes with."""
    return bool(violent) and _is_near(event, violent[-1], _CLAUSE)


def _is_near(event: Event, other: Event, reach: int) -> bool:
    return 0 < event.trigger.start - other.trigger.start < reach


def names_no_crowd(event: Event, row: CodedEvent) -> bool:
    """Whether a row of what police do names nobody whom they do it to, or only who rules there."""
    states = {code.split(" ")[0] for code in row.actor if " " in code}
    rulers = {*states, *(f"{state} {GOVERNMENT}" for state in states)} if event.predicate == _DISPERSED else set()
    return not set(row.recipient) - {NOBODY} - rulers


def crowd(event: Event, row: CodedEvent) -> tuple[str, ...]:
    """Whom police disperse or arrest who names nobody: the people of their state; of other acts whom the row has."""
    states = dict.fromkeys(code.split(" ")[0] for code in row.actor if " " in code)
    return tuple(f"{one} {CIVILIANS}" for one in states) if event.predicate in _ANYBODY else row.recipient
