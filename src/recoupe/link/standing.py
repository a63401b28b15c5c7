"""Which claims stand behind what they say: what may be counted for a fact, or be contradicted.

Inputs: Claim and the events inside it. Refuses: to count a hope, a prediction, or a plan for a fact.
"""

from collections import Counter
from collections.abc import Sequence

from recoupe.link.assembly import day_of
from recoupe.link.pile import Pile
from recoupe.model import Claim
from recoupe.terms import Certainty, Polarity, Stance, Status

FOR = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES})
"""Stances that stand behind what they say; predicting, suspecting and hoping do not."""

SAME_WORDS = 0.6
"""Share of their words that two prints of one statement have in common."""


def stands_behind(pile: Pile, claim: Claim) -> bool:
    """Said as a fact, and not only of something planned or conditional."""
    sure = claim.certainty in (Certainty.CERTAIN, Certainty.PROBABLE)
    return sure and claim.stance in FOR and claim.polarity is Polarity.POSITIVE and happened(pile, claim) is not False


def happened(pile: Pile, claim: Claim) -> bool | None:
    """Whether the claim tells something as having happened; None when no event is known in it."""
    events = pile.events(claim)
    return any(event.status in (Status.ASSERTED, Status.HISTORICAL) for event in events) if events else None


def first_told(pile: Pile, claims: Sequence[Claim]) -> Claim:
    """The claim reported first; of one day the one that has most in common with the others for its length."""
    others = Counter(term for one in claims for term in set(one.terms))
    shared = {one.id: sum(others[term] - 1 for term in set(one.terms)) / max(1, len(one.terms)) for one in claims}
    return min(claims, key=lambda one: (day_of(pile, one.span.text) or "9", -shared[one.id], -len(one.terms), one.id))


def same_words(a: Claim, b: Claim) -> bool:
    """True for one statement printed by two texts: it has one speaker and one occasion, whatever was read beside it."""
    one, other = set(a.terms), set(b.terms)
    return a.span.text != b.span.text and len(one & other) >= SAME_WORDS * max(1, len(one | other))
