"""On which side one claim stands to another, and whether it is about the same at all.

Inputs: a pile, the claim of a statement and a claim of the record, or their topics. What leaves is a side, with the
figure that shows it. Refuses: to let what says less bear out what says more, to take a plan for a deed, and to hear a
denial of one figure in another.
"""

from collections.abc import Sequence

from recoupe import packs
from recoupe.link.likeness import RARE
from recoupe.link.pile import Pile
from recoupe.link.standing import FOR, happened
from recoupe.link.topics import Topic
from recoupe.link.vocabulary import near
from recoupe.link.witnesses import families
from recoupe.model import Claim, Quantity, Text
from recoupe.readings import analysed
from recoupe.terms import Certainty, HolderPath, Polarity, Stance
from recoupe.views.measures import meets, pairs

SURE = (Certainty.CERTAIN, Certainty.PROBABLE)

SUPPORTS, DENIES, GIVES_OTHER_FIGURE, BESIDE = "supports", "denies", "gives_other_figure", "beside"


def side_of(pile: Pile, claim: Claim, other: Claim, *, ahead: bool = False) -> tuple[str, Quantity | None]:
    """On which side another claim stands, and the figure it gives of what the first one counts.

    ``ahead`` says that the first one is of the future, which nobody can more than predict.
    """
    same, own, shown = pairs(pile, claim, other)
    unsure = ahead or claim.certainty not in SURE
    sign = _sign(pile, claim, unsure=unsure) * _sign(pile, other, unsure=unsure)
    if claim.stance not in (*FOR, Stance.DENIES, Stance.SUSPECTS):
        return (SUPPORTS if claim.stance is other.stance else BESIDE), shown
    if sign < 0:
        of_another = bool(same) and not any(meets(a, b) for a, b in same)  # who denies 13 000 denies no 1 500
        corrects = is_told(other) and shown is not None and not own  # a correction of a figure denies that figure
        return (BESIDE if of_another or corrects or _is_ahead(pile, other) else DENIES), shown
    moved = _planned(pile, claim) != _planned(pile, other) and other.stance is not Stance.SUSPECTS
    moved = moved and not (_planned(pile, claim) and not other.events)  # of what no event was read nothing is known
    if not sign or (moved and not unsure):
        return BESIDE, shown
    if not same:
        return (BESIDE if own else SUPPORTS), shown
    if not meet_all(same):
        return GIVES_OTHER_FIGURE, shown
    return SUPPORTS, next(b for a, b in same if meets(a, b))


def meet_all(same: Sequence[tuple[Quantity, Quantity]]) -> bool:
    """True where each figure of a claim that another one counts too is met: hundreds of plants, at 60 % of capacity."""
    return {a.id for a, _ in same} == {a.id for a, b in same if meets(a, b)}


def says_as_much(stated: Topic, other: Topic) -> bool:
    """True when another topic names all that a statement names: its actors, one of its names, a thing, an act.

    Likeness is symmetric and lets one side say less; what bears out a statement must not: « Séoul a
    envoyé des soldats » is not borne out by soldiers sent, nor « un traité avec la Chine » by a treaty.
    """
    groups = near(packs.shipped("ontology"), "happening")
    acts = {groups.get(act, act) for act in stated.sure} & {groups.get(act, act) for act in other.sure}
    acting = {party for deed in other.deeds for party in (*deed.agents, *deed.patients, deed.state)}
    return (
        stated.actors <= (other.actors - (other.speakers - stated.speakers)) | acting
        and (not stated.names or bool(stated.names & other.names))
        and (not stated.things or bool(stated.things & other.things))
        and (bool(acts) or not stated.sure)
        and _same_words(stated, other)
        and _same_doer(stated, other)
    )


def _same_words(stated: Topic, other: Topic) -> bool:
    """True when half of the rare words of a statement, or what they mean over languages, are said by the other."""
    rare = {word for word, weight in stated.terms.items() if weight >= RARE and word not in stated.names}
    if stated.language != other.language:
        rare = {word for word in rare if word.startswith("=")}
    return 2 * len(rare & other.terms.keys()) >= len(rare)


def _same_doer(stated: Topic, other: Topic) -> bool:
    """False when a statement names who does it, and the other tells the act of somebody else, or only speaks so."""
    asked = [one for one in stated.deeds if one.agents]
    doers = {agent for one in other.deeds for agent in one.agents}
    told = {one.family: one.agents for one in other.deeds if one.agents}
    named = (other.actors - other.speakers) | doers
    return all(one.agents & told.get(one.family, named) for one in asked)


def _sign(pile: Pile, claim: Claim, *, unsure: bool = False) -> int:
    """1 for what is said as a fact, or by a named accuser; -1 for what is denied, 0 for what takes no side.

    ``unsure`` takes what is possible for a side too: a statement that says no more is borne out by no more.
    """
    if claim.stance is Stance.DENIES:
        return -1
    if claim.stance is Stance.SUSPECTS and families(pile, claim):
        return 1
    if unsure and claim.stance is Stance.PREDICTS:
        return -1 if claim.polarity is Polarity.NEGATIVE else 1
    if claim.stance not in FOR or (claim.certainty not in SURE and not unsure):
        return 0
    return -1 if claim.polarity is Polarity.NEGATIVE else 1


def is_told(claim: Claim) -> bool:
    """True for what an article tells itself."""
    return all(holder.path is HolderPath.AUTHOR for holder in claim.holders)


def _is_ahead(pile: Pile, claim: Claim) -> bool:
    """True for a denial that is only foreseen: « Moscou ne reconnaîtra jamais »."""
    text = pile.get(claim.span.text, Text)
    if claim.stance is not Stance.DENIES or claim.cue is None or text is None:
        return False
    words = analysed(claim.span.surface, text.language)[0]
    cue = words.between(claim.cue.start - claim.span.start, claim.cue.end - claim.span.start)
    return any(one.feature("Tense") == "Fut" for one in cue)


def _planned(pile: Pile, claim: Claim) -> bool:
    return happened(pile, claim) is False
