"""What is to come and yet an act: an attempt at violence, a sanction or a ban that is decided.

What enters is an event; what leaves is whether it is coded as what it is, not as the threat that a plan is. Who tries
to storm a ship attacks it, and a government that decides to leave a treaty does so by its decision. What one tries or
decides to give stays a promise.

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


@cache
def _sorts() -> Mapping[str, str]:
    """The forms of words that try and decide, in every language, with their sort."""
    rows = (row for lang in packs.languages() for row in packs.shipped(f"lang/{lang}")["event_words"])
    return {row["lemma"]: row["value"] for row in rows if row["class"] == "undertaking"}
