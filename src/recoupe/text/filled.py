"""What fills a slot among the arguments that fit it, and the figure of an event among those in what fills its roles.

What enters is a slot and arguments, or figures and fillers; what leaves is words, or the id of one figure, empty where
none belongs to a role.
"""

from collections.abc import Sequence

from recoupe.model import Filler, Quantity
from recoupe.text.frames import Slot
from recoupe.text.reading import Token
from recoupe.text.subjects import Argument

_LEAD = 9
"""Characters that may stand before the figure of a phrase: an article, « environ », « près de »."""

_OBJECT = "obj"
"""Slot of whom a verb is done to: where somebody stands there, a place beside is not hit as well."""


def chosen(slot: Slot, fitting: Sequence[Argument]) -> tuple[Token, ...]:
    """The words that fill a slot: of each kind the nearest; a recipient is the object where there is one.

    « tué par balle à Lima », ``shot at the market``: where it happened is nobody it was done to.
    """
    if slot.role == "recipient" and any(one.slot == _OBJECT for one in fitting):
        fitting = [one for one in fitting if one.slot == _OBJECT]
    nearest: dict[str, int] = {}
    for one in fitting:
        nearest[one.slot] = min(one.distance, nearest.get(one.slot, one.distance))
    return tuple(one.token for one in fitting if one.distance == nearest[one.slot])


def _leads(quantity: Quantity, filler: Filler) -> bool:
    """Whether a figure stands at the head of a filler: « deux hommes », not the age in « un homme de 34 ans »."""
    return quantity.span in filler.span and quantity.span.start - filler.span.start <= _LEAD


def figure_of(quantities: Sequence[Quantity], fillers: Sequence[Filler], counts: str) -> str:
    """The figure that belongs to a role: of what the predicate counts when units tell, else the first."""
    inside = [one for filler in fillers for one in quantities if _leads(one, filler)]
    fitting = [one for one in inside if counts and one.unit == counts]
    return next((one.id for one in (*fitting, *inside)), "")
