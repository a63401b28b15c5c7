"""A meeting that is to come is held out by one side to the other.

What enters is an event and its codes; what leaves is the event with the parties as a promise has them. « Le ministre
doit rencontrer des émissaires péruviens » is his promise to them, « les ministres doivent se rencontrer » theirs.
"""

from dataclasses import replace

from recoupe.model import Event
from recoupe.packs import Row
from recoupe.views.codebook import PROMISED

_MEETING = "CONSULT"
"""The type of acts that all their parties do together, once they are done."""


def as_held_out(event: Event, code: Row, kind: str) -> Event:
    """The event with those it is held out to as its recipients, where one side alone is told to come to the other.

    Args:
        event: the event.
        code: the code of its predicate.
        kind: the type it has by its status.
    """
    if kind != PROMISED or code["type"] != _MEETING:
        return event
    coming = [one for one in event.roles if one.role == "actor" and one.span.end <= event.trigger.start]
    met = [one for one in event.roles if one.role == "actor" and one.span.start >= event.trigger.end]
    if not coming or not met or any(one.role == "recipient" for one in event.roles):
        return event
    roles = (replace(one, role="recipient") if one in met else one for one in event.roles)
    return replace(event, roles=tuple(roles))
