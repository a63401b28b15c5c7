"""Matters: what a claim is about, by its own words and, for less, by what is told around it.

Inputs: Claim with its topic and those of the claims near it. What leaves: weights of features, and what two claims
have in common. A short denial has few words of its own; the sentences beside it tell what it denies.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.link.likeness import RARE
from recoupe.link.pile import Pile
from recoupe.link.topics import Topic, topic
from recoupe.link.witnesses import families
from recoupe.model import Claim

AROUND = 320
"""Characters around a claim in which what is told is mostly of its matter."""

BESIDE = 0.4
"""What a feature counts that only the surroundings of one of the two tell."""

ACT, THING, NAME, ACTOR, WORD = 1.2, 1.0, 1.0, 0.6, 0.8
"""Weights of what two topics share."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a claim is about: the weights of its own features, and of those told around it."""

    own: Mapping[str, float]
    around: Mapping[str, float]


def common(a: Matter, b: Matter, silent: frozenset[str]) -> tuple[float, float]:
    """The weight of what two matters share, and of what their own words share; who speaks tells nothing."""
    own = sum(min(weight, b.own[name]) for name, weight in a.own.items() if name in b.own and name not in silent)
    beside = sum(
        BESIDE * min(one[name], other[name])
        for one, other, taken in ((a.own, b.around, b.own), (b.own, a.around, a.own))
        for name in one.keys() & other.keys()
        if name not in taken and name not in silent
    )
    return own + beside, own


def matter(pile: Pile, claim: Claim) -> Matter:
    """The matter of a claim."""
    noted = f"matter {claim.id}"
    known = pile.notes.get(noted)
    if isinstance(known, Matter):
        return known
    low, high = claim.span.start - AROUND, claim.span.end + AROUND
    near = [one for one in pile.claims_in(claim.span.text) if low <= one.span.start and one.span.end <= high]
    around: dict[str, float] = {}
    for one in near:
        if one.id != claim.id:
            around |= _features(topic(pile, one))
    made = Matter(_features(topic(pile, claim)), around)
    pile.notes[noted] = made
    return made


def _features(one: Topic) -> dict[str, float]:
    found = {f"act {act}": ACT if act in one.sure else ACT / 2 for act in one.acts}
    found |= {f"thing {thing}": THING for thing in one.things} | {f"name {name}": NAME for name in one.names}
    found |= {f"actor {actor}": ACTOR for actor in one.actors}
    return found | {f"word {word}": WORD * weight for word, weight in one.terms.items() if weight >= RARE}


def speaking(pile: Pile, *claims: Claim) -> frozenset[str]:
    """The actors who speak, as features: they tell no matter."""
    return frozenset(f"actor {key}" for claim in claims for key in families(pile, claim))
