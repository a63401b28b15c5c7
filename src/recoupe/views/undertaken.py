"""What is to come and yet an act: an attempt at violence, a sanction or a ban that is decided; what may come.

What enters is an event; what leaves is whether it is coded as what it is, not as the threat that a plan is. Who tries
to storm a ship attacks it, and a government that decides to leave a treaty does so by its decision. What one tries or
decides to give stays a promise. What somebody may do is held out by him as what he plans is: « Séoul pourrait livrer
des armes à Riga » is no help yet.

« Des pirates ont tenté de détourner un cargo » is the seizure of a ship; « Oslo a décidé de suspendre le traité » is a
sanction, « Oslo envisage de suspendre le traité » a threat.
"""

from collections.abc import Mapping
from functools import cache

from recoupe import packs
from recoupe.model import Event
from recoupe.terms import Status

_DONE = {"attempt": frozenset({"ASSAULT", "COERCE"}), "decision": frozenset({"COERCE", "PROTEST", "SANCTION"})}
"""Sorts of words that announce an act, with the types of acts that are done by them."""

_POSSIBLE, _BELIEVED, _FEARED = "possible", "believed", "feared"
"""Sorts of words that tell of what is no fact."""


def is_undertaken(event: Event, kind: str) -> bool:
    """Whether a planned event of a type is an act by being tried or decided.

    Args:
        event: the event.
        kind: the type its predicate has.
    """
    cue = event.status_span
    if event.status != Status.PLANNED or cue is None:
        return False
    return kind in _DONE.get(_sorts().get(cue.surface.lower(), ""), frozenset())


def is_held_out(event: Event) -> bool:
    """Whether an event is told as what its doer may do, or would do on a condition.

    What may have been is none: no row of words tells it to come (`recoupe.text.standing`).
    """
    if event.status not in (Status.HEDGED, Status.CONDITIONAL) or event.status_span is None:
        return False
    if not any(one.role == "actor" for one in event.roles):
        return False
    told = event.status_span.surface.lower()
    if _supposed().get(told) == _POSSIBLE:
        return len(event.why.rules) > 1
    return event.status == Status.CONDITIONAL and not _is_condition(event)


def is_supposed(event: Event) -> bool:
    """Whether somebody takes an event for a fact, or fears it of one party named towards another."""
    cue = event.status_span
    if event.status != Status.HEDGED or cue is None:
        return False
    sort = _supposed().get(cue.surface.lower(), "")
    sides = {one.role for one in event.roles if one.role in ("actor", "recipient") and one.candidates}
    return sort == _BELIEVED or (sort == _FEARED and len(sides) > 1)


def _is_condition(event: Event) -> bool:
    """Whether an event is the condition itself, of which a conjunction tells, and not what hangs on it."""
    return len(event.why.rules) > 1


@cache
def _supposed() -> Mapping[str, str]:
    """The forms of words that tell what may be, is believed or feared, in every language, with their sort."""
    rows = (row for lang in packs.languages() for row in packs.shipped(f"lang/{lang}")["event_words"])
    return {row["lemma"]: row["value"] for row in rows if row["class"] == "supposition"}


@cache
def _sorts() -> Mapping[str, str]:
    """The forms of words that try and decide, in every language, with their sort."""
    rows = (row for lang in packs.languages() for row in packs.shipped(f"lang/{lang}")["event_words"])
    return {row["lemma"]: row["value"] for row in rows if row["class"] == "undertaking"}
