"""Claims that cannot both be so: one tells as done what the other tells as not done, or their figures do not meet.

Inputs: two claims, their topics and figures. What leaves: the reason, or nothing. Refuses: claims that a veto keeps
apart or that are not much alike, whatever their polarity: « n'a pas livré de chars à Kiev » is not against shells.
"""

from recoupe.link.counts import SHARE, counted
from recoupe.link.deeds import AGENT, PATIENT
from recoupe.link.figures import apart
from recoupe.link.likeness import firm, similarity
from recoupe.link.negations import is_negative, negates
from recoupe.link.pile import Pile
from recoupe.link.topics import Topic, topic
from recoupe.model import Claim, Event
from recoupe.terms import Polarity

OPPOSED = 0.5
"""Least likeness of two claims of opposite polarity that contradict each other.

Set on the development half of the contradiction pairs; ``python -m bench.contradiction`` shows it.
"""

NEARLY_THE_SAME = 0.75
"""The same of claims whose deeds have nobody known in common."""

OTHERWISE_THE_SAME = 0.7
"""The same of two claims whose figures do not meet, or whose deeds have nobody known in common: all but that must be
nearly the same."""


def opposition(pile: Pile, a: Claim, b: Claim) -> str:
    """Why two claims contradict each other; empty when they do not."""
    one, other = topic(pile, a), topic(pile, b)
    alike = similarity(one, other)
    if not firm(one, other) or alike < OPPOSED:
        return ""
    if is_negative(a) is not is_negative(b):
        against = _one_act(one, other) and not _both_deny(pile, a, b) and not _agree(pile, a, b)
        against = against and not negates(pile, b if is_negative(a) else a)
        against = against and (alike >= NEARLY_THE_SAME or _one_deed(pile, a, b))
        return "told as so by the one and as not so by the other" if against else ""
    if alike >= OTHERWISE_THE_SAME and not is_negative(a) and _figures_apart(pile, a, b):
        return "figures of one population that do not meet"
    return ""


def _one_act(a: Topic, b: Topic) -> bool:
    """True when every act an event tells in the shorter is told in the other: what is negated is what is asserted."""
    return bool(a.sure & b.sure) and (a.sure <= b.sure or b.sure <= a.sure)


def _agree(pile: Pile, a: Claim, b: Claim) -> bool:
    """« il n'est pas resté inactif, il a demandé des sanctions » tells sanctions as so, whatever it negates before."""
    return any(
        one.predicate == other.predicate and one.polarity is other.polarity
        for claim, matter in ((a, b), (b, a))
        for one in pile.events(claim)
        if is_negative(claim) and _in_clause_of_its_own(claim, one)
        for other in pile.events(matter)
    )


def _in_clause_of_its_own(claim: Claim, event: Event) -> bool:
    """True for an event told as so behind a comma, or behind one and a verb: « …, il a demandé des sanctions »."""
    before = claim.content.surface[: max(0, event.span.start - claim.content.start)]
    return event.polarity is Polarity.POSITIVE and "," in before


def _one_deed(pile: Pile, a: Claim, b: Claim) -> bool:
    """True when what the one tells as not done is told as done by the other, of somebody both name in it.

    « il ne peut soutenir ce modèle » is not against « il cherche le soutien d'un lobby »: a word for word match of acts
    is no deed in common.
    """
    own, others = pile.events(a), pile.events(b)
    if not own or not others:
        return True
    pairs = [(one, other) for one in own for other in others if one.polarity is not other.polarity]
    return any(one.predicate == other.predicate and _meet(pile, one, other) for one, other in pairs)


def _meet(pile: Pile, one: Event, other: Event) -> bool:
    """True when two events have somebody in common, in one part, and nobody else in it."""
    shared = False
    for roles in (AGENT, PATIENT):
        mine, others = (
            {pile.actor(filler.mention, filler.candidates) for filler in event.roles if filler.role in roles} - {""}
            for event in (one, other)
        )
        if mine and others and not mine & others:
            return False
        shared = shared or bool(mine & others)
    return shared


def _figures_apart(pile: Pile, a: Claim, b: Claim) -> bool:
    named = topic(pile, a).names == topic(pile, b).names  # a share of one hospital is none of the country
    pairs = [
        (one.quantity, other.quantity)
        for one in counted(pile, a)
        for other in counted(pile, b)
        if (one.concept, one.counts) == (other.concept, other.counts) and (named or one.concept != SHARE)
    ]
    return bool(pairs) and all(apart(one, other) for one, other in pairs)


def _both_deny(pile: Pile, a: Claim, b: Claim) -> bool:
    """True when one act is told as not done in both, whatever else they tell."""
    denied = [{event.predicate for event in pile.events(one) if event.polarity is Polarity.NEGATIVE} for one in (a, b)]
    return bool(denied[0] & denied[1])
