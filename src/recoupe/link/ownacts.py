"""Own acts: what one person or body is said to have done, and denies having done, in whichever article of a story.

Inputs: Claim with its events and witnesses, Story. Keys: the story, who does it, the act. What leaves: ties between
"officers: the president has resigned" and "the president denied having resigned". A denial of one's own act needs no
other thing in common: who did it and what was done is all there is. Refuses: states, which act every day; denials that
came before; what is planned or only may be; and acts done to others than the denial names.
"""

from collections.abc import Iterator, Mapping, Sequence

from recoupe.graph import group
from recoupe.link.assembly import day_of, story
from recoupe.link.covering import soon
from recoupe.link.deeds import AGENT, PATIENT, actor_of
from recoupe.link.folding import STATE_KEY, fold
from recoupe.link.pile import Pile, members
from recoupe.link.topics import topic
from recoupe.link.witnesses import families
from recoupe.model import Claim, Event, Tie
from recoupe.terms import Polarity, Relation, Stance, Status

TELLS = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.SUSPECTS, Stance.ESTIMATES})

DONE = (Status.ASSERTED, Status.HISTORICAL, Status.ALLEGED)
"""Statuses of what is said to have been done."""

ONE_TIME = 30
"""Days between two reports that may be of one deed."""

REASON = "who is said to have done it denies it"


def own_acts(pile: Pile) -> list[Tie]:
    """One tie for each claim of an act and its denial by whoever is said to have done it, sorted."""
    told = [claim for claim in pile.of(Claim) if claim.stance in TELLS and families(pile, claim)]
    done: Mapping[str, Sequence[tuple[Claim, Event]]] = group(
        ((claim, event) for claim in told for event in pile.events(claim) if _is_done(event)),
        lambda pair: [_key(pile, pair[0], who, pair[1]) for who in doers(pile, pair[1])],
    )
    found = {tie for denial in pile.of(Claim) for tie in _denied(pile, denial, done)}
    return sorted(found, key=lambda tie: (tie.a, tie.b))


def _is_done(event: Event) -> bool:
    return event.polarity is Polarity.POSITIVE and event.status in DONE


def doers(pile: Pile, event: Event) -> frozenset[str]:
    """Who is said to do it, states apart."""
    return frozenset(one for one in _fillers(pile, event, AGENT) if len(one) != STATE_KEY)


def _fillers(pile: Pile, event: Event, roles: Sequence[str]) -> set[str]:
    keys = (actor_of(pile, one) for one in event.roles if one.role in roles)
    return {fold(pile, name) for key in keys for name in members(key)} - {""}


def _key(pile: Pile, claim: Claim, who: str, event: Event) -> str:
    return f"{story(pile, claim.span.text)}|{who}|{event.predicate}"


def _denied(pile: Pile, denial: Claim, done: Mapping[str, Sequence[tuple[Claim, Event]]]) -> Iterator[Tie]:
    """The ties of one denial of what one did oneself."""
    if denial.stance is not Stance.DENIES:
        return
    mine = [one for one in families(pile, denial) if len(one) != STATE_KEY]
    for event in pile.events(denial) if len(mine) == 1 else ():
        if event.polarity is not Polarity.NEGATIVE and event.status is not Status.DENIED:
            continue
        if not _fillers(pile, event, AGENT) <= {*mine}:
            continue
        for claim, told in done.get(_key(pile, denial, mine[0], event), ()):
            if _may_be_denied(pile, denial, claim) and _to_the_same(pile, event, told):
                yield Tie(Relation.CONTRADICTS, claim.id, denial.id, REASON)


def _may_be_denied(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for what somebody else told before, or that day, of those weeks."""
    if {*families(pile, denial)} & {*families(pile, claim)} or denial.span.overlap(claim.span):
        return False
    days = [day_of(pile, one.span.text)[:10] for one in (claim, denial)]
    return (not all(days) or days[0] <= days[1]) and soon(topic(pile, claim), topic(pile, denial), days=ONE_TIME)


def _to_the_same(pile: Pile, denied: Event, told: Event) -> bool:
    mine, others = (_fillers(pile, one, PATIENT) for one in (denied, told))
    return not mine or not others or bool(mine & others)
