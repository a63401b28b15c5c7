"""Disputes: what some assert and others deny.

Inputs: Claim, its topic and its witnesses. Keys: acts and things with actors, and explicit targets. What leaves: one
dispute per matter. A denial contradicts the claim it aims at; and what others assert where it names the same act, and
most of the things and actors it names are named there too: « tout transfert d'armes » covers thirteen thousand
containers of shells. Refuses: to set nobody against nobody or a speaker against themselves, to count a refusal to
confirm as a denial, and to join denials that name nothing.
"""

from collections.abc import Mapping, Sequence

from recoupe.graph import components
from recoupe.link.assembly import LANGUAGES, Sides, claim_point, finding, holders, shorten
from recoupe.link.likeness import meet
from recoupe.link.pile import Pile
from recoupe.link.standing import first_told, stands_behind
from recoupe.link.topics import Topic, own_topic, topic
from recoupe.link.witnesses import families
from recoupe.model import Claim, Finding, Tie
from recoupe.terms import FindingKind, Relation, Stance

ASIDE = frozenset({
    Stance.HAS_NOT_CONFIRMED, Stance.DECLINES_TO_CONFIRM, Stance.DECLINES_TO_COMMENT, Stance.EVADES,
})  # fmt: skip
"""Neither for nor against: shown beside a claim, never counted as a denial."""

MAY_BE_DENIED = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.SUSPECTS, Stance.EVALUATES})
"""Stances an explicit denial may aim at."""

SEASON = 365
"""Days between an assertion and a denial beyond which they may be of different times."""


def disputes(pile: Pile) -> list[Finding]:
    """One finding per matter that is asserted and denied, sorted by id."""
    claims = {claim.id: claim for claim in pile.of(Claim)}
    topics = {one: topic(pile, claim) for one, claim in claims.items()}
    ties = [
        tie for claim in claims.values() if claim.stance is Stance.DENIES for tie in _ties(pile, claim, claims, topics)
    ]
    nodes = {end for tie in ties for end in (tie.a, tie.b)}
    found = []
    for members in components(nodes, [(tie.a, tie.b) for tie in ties]):
        inside = [tie for tie in ties if tie.a in members]
        if any(families(pile, claims[one]) for one in members):
            found.append(_dispute(pile, inside, claims, _beside(claims, topics, members)))
    return sorted(found, key=lambda one: one.id)


def _ties(pile: Pile, denial: Claim, claims: Mapping[str, Claim], topics: Mapping[str, Topic]) -> list[Tie]:
    """The claims a denial contradicts, each with the reason."""
    own = own_topic(pile, denial)
    against = set(families(pile, denial))
    target = claims.get(denial.target)
    if target is not None and target.stance in MAY_BE_DENIED and _aims(own, topics[target.id]):
        return [Tie(Relation.CONTRADICTS, target.id, denial.id, "the denial is aimed at this claim")]
    ties = []
    for claim in claims.values() if against else ():
        others = set(families(pile, claim))
        if others and not others & against and covers(own, topics[claim.id]) and stands_behind(pile, claim):
            ties.append(Tie(Relation.CONTRADICTS, claim.id, denial.id, "the same act of the same parties, denied"))
    return ties


def _aims(own: Topic, other: Topic) -> bool:
    """True when the denial's own words name nothing (« une information démentie ») or something the claim names too."""
    return own.bare or bool(own.acts & other.acts or own.things & other.things)


def covers(denied: Topic, asserted: Topic) -> bool:
    """True when what is denied covers what is asserted: its act, half of its things, more than half of its actors."""
    soon = abs(denied.day - asserted.day) <= SEASON if denied.day and asserted.day else True
    things, actors = denied.things & asserted.things, denied.actors & asserted.actors
    enough = 2 * len(things) >= len(denied.things) and 2 * len(actors) > len(denied.actors)
    return soon and enough and meet(denied, asserted)


def _beside(claims: Mapping[str, Claim], topics: Mapping[str, Topic], members: Sequence[str]) -> list[Claim]:
    """Refusals to confirm or to comment on the same act and thing."""
    silent = [claim for claim in claims.values() if claim.stance in ASIDE]
    return [claim for claim in silent if any(covers(topics[claim.id], topics[one]) for one in members)]


def _dispute(pile: Pile, ties: Sequence[Tie], claims: Mapping[str, Claim], beside: Sequence[Claim]) -> Finding:
    asserted = [claims[one] for one in sorted({tie.a for tie in ties})]
    denials = [claims[one] for one in sorted({tie.b for tie in ties})]
    words = {
        language: {
            "for": holders(pile, asserted, language),
            "against": holders(pile, denials, language),
            "words": shorten(first_told(pile, asserted).content.surface),
        }
        for language in LANGUAGES
    }
    points = [claim_point(pile, claim) for claim in (*asserted, *denials, *beside)]
    rule = "link/disputes.py#disputes"
    return finding(pile, FindingKind.DISPUTE, points, words, Sides(asserted, denials, ties), rule)
