"""Claims among claims: which holds which, and which one a denial or confirmation is aimed at.

Enters: the `Claim`s of a text. Leaves: the same with ``nested_in``, ``target`` and ``target_span``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from recoupe.model import Claim
from recoupe.terms import Stance


def nested(found: Iterable[Claim]) -> list[Claim]:
    """Each claim with the smallest claim whose content holds it."""
    made = list(found)
    result: list[Claim] = []
    for claim in made:
        outer = [
            other
            for other in made
            if other.id != claim.id and claim.span in other.content and claim.content != other.content
        ]
        smallest = min(outer, key=lambda one: (one.content.end - one.content.start, one.id), default=None)
        result.append(replace(claim, nested_in=smallest.id) if smallest is not None else claim)
    return result


def with_targets(found: Sequence[Claim]) -> list[Claim]:
    """Denials and confirmations of « une information », « ces accusations »: the claim they are aimed at."""
    result: list[Claim] = []
    for claim in found:
        if claim.stance not in AIMED:
            result.append(claim)
            continue
        target = _target(claim, found) if _refers_back(claim) else None
        result.append(
            replace(claim, target=target.id if target else "", target_span=target.content if target else claim.content)
        )
    return result


AIMED = frozenset(
    {Stance.DENIES, Stance.CONFIRMS, Stance.HAS_NOT_CONFIRMED, Stance.REFUSES, Stance.DECLINES_TO_CONFIRM}
)
"""Stances aimed at what was said before."""


def _refers_back(claim: Claim) -> bool:
    return len(claim.content.surface.split()) <= 4


def _target(claim: Claim, found: Sequence[Claim]) -> Claim | None:
    """The nearest claim before, by somebody else, not itself a denial."""
    before = [
        other
        for other in found
        if other.id != claim.id
        and other.content.end <= claim.content.start
        and claim.content.start - other.content.end < 600
        and other.stance in (Stance.ASSERTS, Stance.ESTIMATES, Stance.PREDICTS, Stance.SUSPECTS, Stance.CONFIRMS)
        and not _same_holder(other, claim)
    ]
    return max(before, key=lambda one: (one.content.end, one.content.start, one.id), default=None)


def _same_holder(one: Claim, other: Claim) -> bool:
    keys = {key for holder in one.holders for key in holder.candidates[:1]}
    return bool(keys & {key for holder in other.holders for key in holder.candidates[:1]})
