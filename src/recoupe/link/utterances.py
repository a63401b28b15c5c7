"""Series that are none: one utterance that several articles print on their own days, each in words of its own.

Inputs: series that were found, Claim with its witnesses. What leaves: the series less those of which all steps but one
text's print again what was said before. Refuses: to call « promet que "…" », « en affirmant que "…" » two stances where
both quote one speech, and a warning that three articles print a warning repeated.
"""

from collections.abc import Iterable, Sequence

from recoupe.link.assembly import in_time
from recoupe.link.pile import Pile
from recoupe.link.quoted import quoted
from recoupe.link.witnesses import families
from recoupe.model import Claim, Finding
from recoupe.terms import FindingKind

ONE_PIECE = 5
"""Quoted words by which two texts quote one utterance, on whatever days."""

MOST, WORDS = 0.7, 3
"""Share of the words of the shorter of two prints that the other has, and how many words it has at least."""

SERIES = frozenset({FindingKind.STANCE_SERIES, FindingKind.RECURRING_STANCE})


def of_several_occasions(pile: Pile, found: Iterable[Finding]) -> list[Finding]:
    """The findings less series of stances that are one utterance."""
    return [one for one in found if one.kind not in SERIES or _goes_on(pile, one)]


def _goes_on(pile: Pile, found: Finding) -> bool:
    """True where what is left of a series without second prints still is one; one text may hold a whole one."""
    told = [claim for name in found.members if (claim := pile.get(name, Claim)) is not None]
    kept = _said_once(pile, told)
    if len(kept) == len(told):
        return True
    beside = {point.spans[0].text for point in found.points if point.record not in {claim.id for claim in told}}
    moves = found.kind is not FindingKind.STANCE_SERIES or len({claim.stance for claim in kept}) > 1
    return moves and len(beside | {claim.span.text for claim in kept}) > 1


def _said_once(pile: Pile, told: Sequence[Claim]) -> list[Claim]:
    kept: list[Claim] = []
    for claim in in_time(pile, told):
        if not any(is_printed_again(pile, one, claim) for one in kept):
            kept.append(claim)
    return kept


def is_printed_again(pile: Pile, a: Claim, b: Claim) -> bool:
    """True for one utterance in two texts: one long piece is quoted in both, or the one holds most words of the other.

    Who is named in both by other words only is another speaker.
    """
    mine, theirs = families(pile, a), families(pile, b)
    if a.span.text == b.span.text or (mine and theirs and set(mine).isdisjoint(theirs)):
        return False
    if any(len(piece.split()) >= ONE_PIECE for piece in quoted(a) & quoted(b)):
        return True
    one, other = set(a.terms), set(b.terms)
    fewer = min(len(one), len(other))
    return fewer >= WORDS and len(one & other) >= MOST * fewer
