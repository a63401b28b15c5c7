"""Arithmetic on time expressions: what a symbolic expression means, given the day a text speaks from.

What enters is an expression (``DCT-P1D``, ``DCT<=FRI``, ``2024-06-19``, ``P32M..DCT``) and an interval of document
days; what leaves is a TIMEX3 value, the first and last day it can mean, and other readings. No text is read, so a
document date that is learned later resolves stored expressions again. The grammar stands in
``docs/decisions/calendar.md``. Refuses nothing: what cannot be resolved has an empty value.
"""

from recoupe.calendar.expressions import UNRESOLVED, Resolved, evaluate, grain_of, period, resolve
from recoupe.calendar.instants import instant
from recoupe.calendar.periods import WEEKDAYS, Period, day_of, literal, weekday_of

__all__ = [
    "UNRESOLVED",
    "WEEKDAYS",
    "Period",
    "Resolved",
    "day_of",
    "evaluate",
    "grain_of",
    "instant",
    "literal",
    "period",
    "resolve",
    "weekday_of",
]
