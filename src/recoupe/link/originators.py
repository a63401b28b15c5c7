"""Whom an article gives its news to first, and who it says has it, when the first cannot confirm it.

Inputs: Claim with its speakers and topic. Keys: the text. What leaves: pairs for an attribution conflict: « A annonce
que P », then what B, « à l'origine de l'annonce », says, and « A ne peut pas établir que P ». Refuses: what A leaves
open of another act, and a text in which two others speak between, or none.
"""

from collections.abc import Iterable, Iterator

from recoupe.link.pile import Pile
from recoupe.link.topics import Topic, topic
from recoupe.link.witnesses import families
from recoupe.model import Claim
from recoupe.terms import Stance

BEGINNING = 500
"""Characters of a text within which it gives its news."""

LEFT_OPEN = frozenset({Stance.HAS_NOT_CONFIRMED, Stance.DECLINES_TO_CONFIRM})
TOLD = frozenset({Stance.ASSERTS, Stance.CONFIRMS})
SPOKEN = TOLD | {Stance.EVALUATES}

VIOLENT = frozenset({"ATTACK", "DEATH", "FIGHT", "KILL", "WOUND"})
WAR = "war"
"""Acts of violence, and the thing that stands for fighting: « des soldats tués », « que des combats ont eu lieu »."""


def originators(pile: Pile, text: str) -> Iterator[tuple[str, str]]:
    """Pairs of what one is first made to say, and of what another says of it, where the first then leaves it open."""
    claims = sorted(pile.claims_in(text), key=lambda one: (one.span.start, one.id))
    news = [one for one in claims if one.stance in TOLD and one.span.start < BEGINNING]
    for first in news:
        for open_ in _left_open(pile, first, claims):
            between = [one for one in claims if first.span.end <= one.span.start and one.span.end <= open_.span.start]
            others = [one for one in between if one.stance in SPOKEN and _is_another(pile, first, one)]
            if others and len({families(pile, one) for one in others}) == 1:
                yield first.id, others[0].id
                return


def _left_open(pile: Pile, first: Claim, claims: Iterable[Claim]) -> Iterator[Claim]:
    """What the very speaker says later not to know of the act he was made to tell."""
    told = topic(pile, first)
    for one in claims:
        later = one.span.start >= first.span.end and one.stance in LEFT_OPEN
        if later and families(pile, one) == families(pile, first) and _of_one_act(told, topic(pile, one)):
            yield one


def _of_one_act(a: Topic, b: Topic) -> bool:
    return bool(a.acts & b.acts) or (_is_violent(a) and _is_violent(b))


def _is_violent(one: Topic) -> bool:
    return bool(one.acts & VIOLENT) or WAR in one.things


def _is_another(pile: Pile, first: Claim, one: Claim) -> bool:
    who = set(families(pile, one))
    return bool(who) and bool(families(pile, first)) and not who & set(families(pile, first))
