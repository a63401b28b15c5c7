"""Figures and days of a statement against those reported: which count one thing, which meet, which exclude each other.

Inputs: a pile and two claims, or two intervals of days. Refuses: to set figures of two things side by side, and to take
a day that is not told for another.
"""

import re
from collections.abc import Sequence

from recoupe.link.counts import counted
from recoupe.link.figures import CLOSE, apart
from recoupe.link.pile import Pile
from recoupe.model import Claim, Quantity, Text, Timex
from recoupe.terms import TimexType
from recoupe.views.meanings import meanings

Days = tuple[str, str]
"""The first and the last ISO day of an interval; empty strings where nothing settles them."""

NO_DAYS: Days = ("", "")

ROUND = 0.08
"""Share of a figure by which another that is as round may differ and still be the same."""

Pairs = list[tuple[Quantity, Quantity]]


def pairs(pile: Pile, claim: Claim, other: Claim) -> tuple[Pairs, bool, Quantity | None]:
    """The figures of two claims that count one thing, whether the first counts at all, and a figure of the second."""
    own, given = _counts(pile, claim), _counts(pile, other)
    same = [(a, b) for what, a in own for counted_too, b in given if _one_population(what, counted_too, a, b)]
    if not any(meets(a, b) for a, b in same):
        bare = [
            (a, b)
            for what, a in own
            for other_too, b in given
            if not (_is_population(what, a) and _is_population(other_too, b))
        ]
        same = [(a, b) for a, b in bare if _mean_one_thing(pile, a, b)] or same
    if not same:
        same = [(a, b) for _, a in own for _, b in given if _is_open(a, b) and _alike(a, b)]
    return same, bool(own), same[0][1] if same else given[0][1] if given else None


def _counts(pile: Pile, claim: Claim) -> list[tuple[str, Quantity]]:
    """The figures of a claim with what each counts: a known concept, else a unit, else the word that is counted.

    « 25 000 » in « estime à 25 000 le nombre de soldats » stands beside the content and counts what it is about.
    """
    known = {one.quantity.id: one.concept for one in counted(pile, claim)}
    beside = [one for one in pile.measured_in(claim.span.text) if one.span in claim.span and _of_content(claim, one)]
    return [
        (known.get(one.id) or one.unit or one.counted, one)
        for one in {one.id: one for one in (*pile.quantities(claim), *beside)}.values()
    ]


def _of_content(claim: Claim, one: Quantity) -> bool:
    """True for a figure beside the content of a claim that counts something in it, or does not say what it counts."""
    return not one.counted or (one.counted_span is not None and one.counted_span in claim.content)


def _one_population(what: str, other: str, one: Quantity, another: Quantity) -> bool:
    """True for one thing counted; people are counted under many names: « 6 000 hommes », 6 000 soldiers."""
    people = one.unit == another.unit == "person" and "person" in (what, other)
    return bool(what) and (what == other or people)


def _of_words(own: Sequence[tuple[str, Quantity]], given: Sequence[tuple[str, Quantity]]) -> Pairs:
    """The pairs of two lists of figures that are not both of a known population: the wounded are not the dead."""
    return [
        (a, b) for what, a in own for other, b in given if not (_is_population(what, a) and _is_population(other, b))
    ]


def _is_population(what: str, one: Quantity) -> bool:
    """True for a figure of a known population, which its unit and its word alone do not tell."""
    return what not in (one.unit, one.counted)


def _is_open(one: Quantity, other: Quantity) -> bool:
    """True where one of two figures does not say itself what it counts: “1,000 sappers and 5,000 military workers”."""
    return not (one.counted and other.counted)


def _alike(one: Quantity, other: Quantity) -> bool:
    """True where a figure that names nothing may count what another counts: neither is a share, a sum or a length."""
    return all(each.unit in ("", "person") for each in (one, other))


def _mean_one_thing(pile: Pile, one: Quantity, other: Quantity) -> bool:
    """True where the words for what is counted mean one thing over languages: « treize communes », thirteen towns."""
    texts = [pile.get(each.span.text, Text) for each in (one, other)]
    means = [meanings(each.counted, text.language) for each, text in zip((one, other), texts, strict=True) if text]
    alike = one.unit == other.unit or _alike(one, other)
    return len(means) == len(texts) and alike and bool(means[0] & means[1])


def meets(one: Quantity, other: Quantity) -> bool:
    """True when a reported figure bears out a stated one: « au moins 3 000 » bears out 3 000, and not 10 000."""
    if apart(one, other) or _is_too_far(one, other):
        return False
    if None in (one.low, one.high):
        return True
    bound = other.low if other.high is None else other.high if other.low is None else None
    if bound is None or one.low is None or one.high is None:
        return True
    return one.low * (1 - CLOSE) <= bound <= one.high * (1 + CLOSE)


def _is_too_far(one: Quantity, other: Quantity) -> bool:
    """True for two round figures of which each is only about its value: about 9,000 is not about 10,000."""
    closed = all(None not in (each.value, each.low, each.high) for each in (one, other))
    if not closed or not one.value or not other.value:
        return False
    return abs(one.value - other.value) > ROUND * max(abs(one.value), abs(other.value))


def days_of(timexes: Sequence[Timex]) -> Days:
    """The days some time expressions span; empty where one of them is not settled, or where there is none."""
    if not timexes or not all(one.low and one.high for one in timexes):
        return NO_DAYS
    return min(one.low[:10] for one in timexes), max(one.high[:10] for one in timexes)


def exclude(one: Days, other: Days) -> bool:
    """True for two intervals of settled days that have no day in common."""
    return all((*one, *other)) and (one[1] < other[0] or other[1] < one[0])


def calendar_day(timexes: Sequence[Timex]) -> str:
    """The month, or the month and day, of the one time expression that names no year: ``-11-20``, ``-08``; else empty.

    A statement has no day it is made on, so that « le 20 novembre » is settled by no year.
    """
    found = [one.expression.rpartition(YEARLESS)[2] for one in timexes if YEARLESS in one.expression and not one.low]
    return found[0] if len(found) == 1 and CALENDAR_DAY.fullmatch(found[0]) else ""


NO_LENGTH, SAME_LENGTH, OTHER_LENGTH, LENGTH_UNTOLD = "none", "same", "other", "untold"
"""What becomes of the lengths of time of a statement: it has none, they are told, others are, or none is."""


def length_fate(stated: Sequence[Timex], told: Sequence[Timex]) -> str:
    """What becomes of the lengths of time that a statement gives: « en dix ans », “for five hours”."""
    own, given = lengths(stated), lengths(told)
    if not own:
        return NO_LENGTH
    if any(abs(one - other) <= ROUND * max(one, other) for one in own for other in given):
        return SAME_LENGTH
    return OTHER_LENGTH if given else LENGTH_UNTOLD


def lengths(timexes: Sequence[Timex]) -> list[float]:
    """The lengths of time among some time expressions, in hours."""
    found = (LENGTH.fullmatch(one.value) for one in timexes if one.type is TimexType.DURATION)
    return [float(match["count"]) * HOURS[match["grain"]] for match in found if match is not None]


LENGTH = re.compile(r"P(?:T(?=.*H))?(?P<count>\d+(?:\.\d+)?)(?P<grain>[HDWMQY])")
DAY = 24.0
YEAR = 365.25 * DAY
HOURS = {"H": 1.0, "D": DAY, "W": 7 * DAY, "M": YEAR / 12, "Q": YEAR / 4, "Y": YEAR}
"""Hours in each grain of a length of time."""

YEARLESS = "XXXX"
CALENDAR_DAY = re.compile(r"-\d\d(-\d\d)?")


def misses(calendar: str, days: Days) -> bool:
    """True for settled days none of which is a day of the calendar, in whatever year."""
    if not calendar or not all(days):
        return False
    years = range(int(days[0][:4]), int(days[1][:4]) + 1)
    ends = ((f"{year:04}{calendar}"[:10], f"{year:04}{calendar}-31"[:10]) for year in years)
    return all(high < days[0] or days[1] < low for low, high in ends)
