"""Rivals: in a series of figures, those of a speaker whom an article sets against another.

Inputs: the claims of a series with their figures. What leaves: the places of the figures that belong to no one course
with the others: « plus de 90 personnes, selon la Ligue. Le ministère en compte 61 » is no fall from 90 to 61. Refuses:
speakers of two articles, whose figures may have moved in between, and bodies that one name holds.
"""

from collections.abc import Sequence
from itertools import combinations

from recoupe.link.assembly import course, holders, phrase
from recoupe.link.pile import Pile
from recoupe.link.vocabulary import plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Event, Quantity

Told = tuple[Claim | Event, Quantity]


def rivals(pile: Pile, told: Sequence[Told]) -> frozenset[int]:
    """Places of the figures of speakers set against others in one article, the fewer of the two sides.

    A side is whoever gives a figure and whoever gives the same one: that of more articles, then of more figures, goes
    on with the series, and of equals the first in the text.
    """
    found: set[int] = set()
    for i, j in combinations(range(len(told)), 2):
        if found & {i, j} or not _are_set_against(pile, told[i], told[j]):
            continue
        sides = [_side(pile, told, i), _side(pile, told, j)]
        if not sides[0] & sides[1]:
            found |= min(
                (sides[1], sides[0]), key=lambda side: (len({told[at][0].span.text for at in side}), len(side))
            )
    return frozenset(found) if len(found) < len(told) else frozenset()


def _are_set_against(pile: Pile, a: Told, b: Told) -> bool:
    """True for two voices of one article, known by two names, whose figures do not meet."""
    one, other = _voices(pile, a), _voices(pile, b)
    if a[0].span.text != b[0].span.text or not one or not other or a[0].id == b[0].id:
        return False
    named = [plain(" ".join(some)) for some in (one, other)]
    return not one & other and named[0] not in named[1] and named[1] not in named[0] and _apart(a[1], b[1])


def _voices(pile: Pile, told: Told) -> frozenset[str]:
    return frozenset(families(pile, told[0])) if isinstance(told[0], Claim) else frozenset()


def _apart(a: Quantity, b: Quantity) -> bool:
    """True when the two intervals share no value."""
    infinite = float("inf")
    highs = [infinite if one.high is None else one.high for one in (a, b)]
    lows = [-infinite if one.low is None else one.low for one in (a, b)]
    return highs[0] < lows[1] or highs[1] < lows[0]


def _side(pile: Pile, told: Sequence[Told], place: int) -> set[int]:
    """Places of the figures of one speaker, and of those who give that figure."""
    voices, value = _voices(pile, told[place]), told[place][1].value
    return {
        at
        for at, one in enumerate(told)
        if _voices(pile, one) & voices or (value is not None and one[1].value == value and _voices(pile, one))
    }


def courses(pile: Pile, told: Sequence[Told], steps: Sequence[str], language: str) -> str:
    """The course of the figures in one line, and behind it that of whoever is set against the others.

    Args:
        pile: the records.
        told: the figures, in order of time.
        steps: what is printed of each.
        language: of the answer.
    """
    apart = rivals(pile, told)
    shown = [(one[0].span.text, step) for one, step in zip(told, steps, strict=True)]
    line = course(pile, (step for at, step in enumerate(shown) if at not in apart), language)
    if not apart:
        return line
    others = course(pile, (shown[at] for at in sorted(apart)), language)
    who = holders(pile, (one for at in sorted(apart) if isinstance(one := told[at][0], Claim)), language)
    return phrase("rival_figures", language).format(figures=line, who=who, others=others)
