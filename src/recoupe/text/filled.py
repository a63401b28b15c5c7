"""The figure of an event among the figures in what fills its roles.

What enters is figures and fillers; what leaves is the id of one figure, empty where none belongs to a role.
"""

from collections.abc import Sequence

from recoupe.model import Filler, Quantity

_LEAD = 9
"""Characters that may stand before the figure of a phrase: an article, « environ », « près de »."""


def _leads(quantity: Quantity, filler: Filler) -> bool:
    """Whether a figure stands at the head of a filler: « deux hommes », not the age in « un homme de 34 ans »."""
    return quantity.span in filler.span and quantity.span.start - filler.span.start <= _LEAD


def figure_of(quantities: Sequence[Quantity], fillers: Sequence[Filler], counts: str) -> str:
    """The figure that belongs to a role: of what the predicate counts when units tell, else the first."""
    inside = [one for filler in fillers for one in quantities if _leads(one, filler)]
    fitting = [one for one in inside if counts and one.unit == counts]
    return next((one.id for one in (*fitting, *inside)), "")
