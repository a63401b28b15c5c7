"""What is told with reserve only.

Inputs: Claim, its topic and its witnesses. Keys: acts and things with actors. What leaves: hedged claims. Refuses: to
call hedged what one text states as a fact, and to show every « pourrait » of an analyst: a hedged claim is shown where
several texts hedge it, or where it goes beyond what other texts state of the same act, thing and parties.
"""

from collections.abc import Mapping, Sequence

from recoupe.graph import group
from recoupe.link.assembly import LANGUAGES, Sides, claim_point, finding, holders, in_time, phrase, quoted_words
from recoupe.link.likeness import firm, similarity, vetoed
from recoupe.link.pile import Pile
from recoupe.link.propositions import ALIKE, cluster_claims
from recoupe.link.standing import FOR, first_told, happened, same_words
from recoupe.link.topics import Topic
from recoupe.link.witnesses import families
from recoupe.model import Claim, Finding
from recoupe.terms import Certainty, FindingKind, HolderPath, Stance, Status

UNSETTLED = frozenset({
    Stance.HAS_NOT_CONFIRMED, Stance.DECLINES_TO_CONFIRM, Stance.DECLINES_TO_COMMENT, Stance.EVADES,
})  # fmt: skip

MAY_HEDGE = frozenset({Stance.ASSERTS, Stance.ESTIMATES, Stance.SUSPECTS, Stance.PREDICTS, Stance.EXPRESSES_CONCERN})
"""Stances that tell something that may be so."""

DOUBTFUL = (Certainty.POSSIBLE, Certainty.UNCOMMITTED)

ONE_MATTER = 0.5
"""Least mean likeness of hedged claims held to be on one matter; that of propositions."""

PARTIES = 2
"""Actors that a hedged claim must share with what other texts state, for it to be shown alone."""


def hedged_claims(pile: Pile, topics: Mapping[str, Topic]) -> list[Finding]:
    """One finding per matter that named speakers tell with reserve only."""
    named = [claim for claim in pile.of(Claim) if topics[claim.id].sure and len(topics[claim.id].actors) > 0]
    hedged = {claim.id: claim for claim in named if _is_hedged(pile, claim)}
    stated = group((one for one in named if _is_stated(pile, one)), lambda one: _keys(topics[one.id]))
    found = []
    for members in cluster_claims(pile, "hedged", {one: topics[one] for one in hedged}, ONE_MATTER, only=firm):
        claims = in_time(pile, [hedged[one] for one in members])
        near = {one.id: one for name in members for key in _keys(topics[name]) for one in stated.get(key, ())}
        others = [near[name] for name in sorted(near)]
        if any(_same(topics[a.id], topics[b.id]) for a in claims for b in others):
            continue
        witnessed = any(families(pile, one) for one in claims)
        if witnessed and (_told_apart(pile, claims) > 1 or _goes_beyond(claims, others, topics)):
            found.append(_hedged(pile, claims))
    return found


def _told_apart(pile: Pile, claims: Sequence[Claim]) -> int:
    """Texts that tell it in words of their own, or after another."""
    kept: list[Claim] = []
    for claim in claims:
        if not any(one.span.text == claim.span.text or _is_print(pile, one, claim) for one in kept):
            kept.append(claim)
    return len(kept)


def _is_print(pile: Pile, one: Claim, other: Claim) -> bool:
    return same_words(one, other) and families(pile, one) == families(pile, other)


def _is_hedged(pile: Pile, claim: Claim) -> bool:
    """Told as possible by somebody else than the article, if only by « des responsables »."""
    told = claim.stance in MAY_HEDGE and not claim.nested_in and not claim.condition
    doubtful = claim.certainty in DOUBTFUL and bool(claim.hedges or _all_hedged(pile, claim))
    own = all(holder.path is HolderPath.AUTHOR for holder in claim.holders)
    return told and doubtful and not own


def _all_hedged(pile: Pile, claim: Claim) -> bool:
    events = pile.events(claim)
    return bool(events) and all(event.status in (Status.HEDGED, Status.ALLEGED) for event in events)


def _is_stated(pile: Pile, claim: Claim) -> bool:
    return claim.stance in FOR and claim.certainty is Certainty.CERTAIN and happened(pile, claim) is True


def _keys(one: Topic) -> list[str]:
    return [f"{act}|{actor}" for act in one.sure for actor in one.actors]


def _same(a: Topic, b: Topic) -> bool:
    """True when what is hedged is stated elsewhere as it stands."""
    return firm(a, b) and similarity(a, b) >= ALIKE and not (a.figures - b.figures) and not (a.names - b.names)


def _goes_beyond(claims: Sequence[Claim], stated: Sequence[Claim], topics: Mapping[str, Topic]) -> bool:
    """True when another text states the same act and thing of the same two parties, and not this."""
    own = {one.span.text for one in claims}
    pairs = [(topics[a.id], topics[b.id]) for a in claims for b in stated if b.span.text not in own]
    return any(
        a.sure & b.sure and a.things & b.things and len(a.actors & b.actors) >= PARTIES and not vetoed(a, b)
        for a, b in pairs
    )


def _hedged(pile: Pile, claims: Sequence[Claim]) -> Finding:
    words = {
        language: {
            "who": holders(pile, claims, language),
            "what": phrase("quoted", language).format(words=quoted_words(first_told(pile, claims))),
        }
        for language in LANGUAGES
    }
    points = [claim_point(pile, claim) for claim in claims]
    return finding(pile, FindingKind.HEDGED_CLAIM, points, words, Sides(claims), "link/reserves.py#hedged_claims")
