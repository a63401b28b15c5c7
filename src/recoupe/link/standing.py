"""Which claims stand behind what they say: what may be counted for a fact, or be contradicted.

Inputs: Claim and the events inside it. Refuses: to count a hope, a prediction, or a plan for a fact.
"""

import re
from collections import Counter
from collections.abc import Sequence

from recoupe.link.assembly import day_of
from recoupe.link.pile import Pile
from recoupe.link.witnesses import families
from recoupe.model import Claim
from recoupe.terms import Certainty, Polarity, ReportType, Stance, Status

FOR = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES})
"""Stances that stand behind what they say; predicting, suspecting and hoping do not."""

SAME_WORDS = 0.6
"""Share of their words that two prints of one statement have in common."""


CALL = 4
"""Words of a call; what is demanded of somebody who is not there takes more."""

WORD = re.compile(r"\w+")


def stands_behind(pile: Pile, claim: Claim) -> bool:
    """Said as a fact, and not only of something planned or conditional."""
    sure = claim.certainty in (Certainty.CERTAIN, Certainty.PROBABLE)
    return sure and claim.stance in FOR and claim.polarity is Polarity.POSITIVE and happened(pile, claim) is not False


def happened(pile: Pile, claim: Claim) -> bool | None:
    """Whether the claim tells something as having happened; None when no event is known in it."""
    events = pile.events(claim)
    return any(event.status in (Status.ASSERTED, Status.HISTORICAL) for event in events) if events else None


def is_to_who_stands_by(pile: Pile, claim: Claim) -> bool:
    """True for a few words that somebody unnamed is heard to call out: « "Reculez !" », nobody's stand on anything."""
    called_out = claim.report_type is ReportType.DIRECT and claim.stance is Stance.DEMANDS
    return called_out and len(WORD.findall(claim.content.surface)) <= CALL and not families(pile, claim)


def first_told(pile: Pile, claims: Sequence[Claim]) -> Claim:
    """The claim reported first; of one day the one that has most in common with the others for its length."""
    others = Counter(term for one in claims for term in set(one.terms))
    shared = {one.id: sum(others[term] - 1 for term in set(one.terms)) / max(1, len(one.terms)) for one in claims}
    return min(claims, key=lambda one: (day_of(pile, one.span.text) or "9", -shared[one.id], -len(one.terms), one.id))


def same_words(a: Claim, b: Claim) -> bool:
    """True for one statement printed by two texts: it has one speaker and one occasion, whatever was read beside it."""
    one, other = set(a.terms), set(b.terms)
    return a.span.text != b.span.text and len(one & other) >= SAME_WORDS * max(1, len(one | other))
