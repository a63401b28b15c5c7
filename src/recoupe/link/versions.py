"""Two versions of one happening: each says that the other did it.

Inputs: Claim with its events and witnesses. Keys: the text. What leaves: ties between two claims of one text that lie
close together. « Kiev accuse Moscou d'avoir détruit le barrage. Moscou accuse Kiev de l'avoir saboté. » « c'est le
chauffeur qui … », said by another right behind, sets another doer in the place of the first. Refuses: charges that
name other places or other things (« l'un a bombardé Odessa, l'autre Belgorod »), and two who charge the same one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from recoupe.link.accusations import family_of
from recoupe.link.aims import speaks_itself
from recoupe.link.folding import fold
from recoupe.link.likeness import groups_of
from recoupe.link.pile import Pile
from recoupe.link.textwise import of_each_text
from recoupe.link.topics import Topic, own_topic
from recoupe.link.vocabulary import function_forms, language_pack, leanings, plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Text, Tie
from recoupe.terms import Relation, ReportType, Stance, Status

CLOSE = 320
"""Characters between two versions that one text sets side by side."""

AT_ONCE = 3
"""The same of a charge that answers a charge at once."""

FEW = 6
"""Words of such an answer, which names no matter of its own."""

TOLD = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.SUSPECTS, Stance.EVALUATES})
"""Stances in which somebody may be said to have done it."""

HAPPENED = (Status.ASSERTED, Status.HISTORICAL, Status.ALLEGED, Status.HEDGED)

EACH_OTHER = "each says that the other did it"

ANOTHER = "says that another did it"


VERSIONS = "versions"
"""The room for the ties of a text."""


def versions(pile: Pile) -> list[Tie]:
    """One tie for each two claims of a text, one behind the other, that lay one happening to two sides."""
    told = of_each_text(pile, VERSIONS, list[Tie], lambda text: list(_in_text(pile, text)))
    return [tie for ties in told.values() for tie in ties]


def _in_text(pile: Pile, text: str) -> Iterator[Tie]:
    told = [one for one in pile.claims_in(text) if one.stance in TOLD and families(pile, one)]
    told.sort(key=lambda one: (one.span.start, one.span.end, one.id))
    for first, second in pairwise(told):
        if 0 <= second.span.start - first.span.end <= CLOSE and not speaks_itself(pile, first, second):
            reason = _opposed(pile, first, second)
            if reason:
                yield Tie(Relation.CONTRASTS, first.id, second.id, reason)


def _opposed(pile: Pile, first: Claim, second: Claim) -> str:
    one, other = own_topic(pile, first), own_topic(pile, second)
    mine, others = _blamed(pile, first), _blamed(pile, second)
    if mine & others or not _may_be_one(one, other):
        return ""
    charged = bool(mine & set(families(pile, second)))
    act = _one_act(pile, first, second)
    if charged and others & set(families(pile, first)) and (act or _is_cleft(pile, second) or _answers(first, second)):
        return EACH_OTHER
    if charged and _stands(pile, second, "caused"):
        return ANOTHER
    told = act and second.report_type is not ReportType.DIRECT and _is_cleft(pile, second)
    return ANOTHER if told else ""


def _answers(first: Claim, second: Claim) -> bool:
    """True for one charge right behind another, in few words: « l'Ukraine de l'avoir saboté »."""
    charges = first.stance is second.stance is Stance.SUSPECTS
    return charges and second.span.start - first.span.end <= AT_ONCE and len(second.content.surface.split()) <= FEW


def _blamed(pile: Pile, claim: Claim) -> set[str]:
    """Those who are said to have done something hostile, or who are accused of it."""
    told = [one for one in pile.events(claim) if one.status in HAPPENED]
    hostile = [one for one in told if leanings(pile.ontology).get(one.predicate) == "hostile"]
    fillers = (filler for event in hostile for filler in event.roles if filler.role == "actor")
    found = {fold(pile, pile.actor(filler.mention, filler.candidates)) for filler in fillers} - {""}
    if claim.stance is Stance.SUSPECTS:
        found |= {fold(pile, key) for key in pile.actors_in(claim)}
    return found - set(families(pile, claim))


def _one_act(pile: Pile, first: Claim, second: Claim) -> bool:
    """True for acts of one family or near ones."""
    told = [frozenset(family_of(pile, event) for event in pile.events(one)) for one in (first, second)]
    return bool(told[0] & told[1] or groups_of(told[0]) & groups_of(told[1]))


def _may_be_one(a: Topic, b: Topic) -> bool:
    """True unless each names a place or a figure, or tells of things, that the other does not."""
    pairs: Sequence[tuple[frozenset[str], frozenset[str]]] = ((a.names, b.names), (a.figures, b.figures))
    return not any(one and other and not one & other for one, other in pairs)


def _is_cleft(pile: Pile, claim: Claim) -> bool:
    """True for « c'est X qui … », "it was X who …": it puts one doer in the place of another."""
    opens = _stands(pile, claim, "cleft", first=True)
    return opens and _stands(pile, claim, "subject_relative")


def _stands(pile: Pile, claim: Claim, name: str, *, first: bool = False) -> bool:
    """True where a phrase of a class stands in what is claimed, at its head if so asked."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None:
        return False
    letters = re.findall(r"[^\W\d_]+", plain(claim.content.surface))
    words = f" {' '.join(letters)} "
    forms = (f" {form} " for form in function_forms(language, name))
    return any(words.startswith(form) if first else form in words for form in forms)
