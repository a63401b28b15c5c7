"""Whether a sentence that tells the act of a statement tells it of the same things, and no narrower.

Inputs: two frames. What leaves is true or false. Refuses: a place that only stands for those who act, things of others,
a negation of something narrower, and one that names nothing of the statement.
"""

from collections.abc import Collection, Sequence

from recoupe.link.folding import STATE_KEY
from recoupe.link.pile import Pile, members
from recoupe.link.vocabulary import plain
from recoupe.model import Claim, Mention
from recoupe.terms import MentionKind
from recoupe.text.reading import Token
from recoupe.views.alignment import acts, top_of
from recoupe.views.arguments import DOING
from recoupe.views.doers import parties
from recoupe.views.factuality import is_said
from recoupe.views.frames import ACTOR, LIGHT, NEAR, RELATED, SAME, WORD, Frame, Unit, likeness, met


def is_there(stated: Frame, told: Frame) -> bool:
    """False where the town in which a statement tells an act stands only for those who act: “that Moscow signed”.

    So it is where people or things are told to be somebody else's: « soldats nord-coréens » are not South Korean ones.
    """
    if any(_is_anothers(stated, told, one) for one in stated.units if one.kind == WORD):
        return False
    for one in stated.units:
        town = any(name.startswith("PLC:") for name in one.means)
        if town and top_of(stated.sentence, one).dep in WHERE:
            told_by = [top_of(told.sentence, other).dep for other in told.units if likeness(one, other)]
            if told_by and all(dep in (*DOING, "amod") for dep in told_by):
                return False
    return True


def _is_anothers(stated: Frame, told: Frame, unit: Unit) -> bool:
    """True where all that a sentence tells of a thing is told to be of others than a statement says."""
    asked = _owners(stated, unit)
    others = [other for other in told.units if other.kind == WORD and likeness(unit, other) >= NEAR]
    given = [_owners(told, other) for other in others]
    return bool(asked) and bool(given) and all(some and asked.isdisjoint(some) for some in given)


def _owners(frame: Frame, unit: Unit) -> frozenset[str]:
    """Whose a thing is told to be by its own adjectives and nouns."""
    children = frame.sentence.children(top_of(frame.sentence, unit), "amod", "compound", "nmod:poss")
    units = [one for child in children if (one := frame.unit_of(child.i)) is not None and one.kind == ACTOR]
    return frozenset(name for one in units for name in one.means)


TELLING = 0.5
"""Weight from which a word tells one matter from another."""

WHERE = ("obl", "obl:arg", "obl:mod", "nmod")


def shares_a_matter(stated: Frame, told: Frame) -> bool:
    """True where a sentence names something of a statement beside its act, or the statement names nothing else."""
    telling = {act.i for act in acts(stated)}
    rest = [one for one in stated.units if telling.isdisjoint(one.tokens) and one.weight >= LIGHT]
    return not rest or any(met(one, told.units)[0] >= RELATED for one in rest)


def says_more(stated: Frame, told: Frame, anchor: Token) -> bool:
    """True when what is told as not so is narrower than a statement: nobody in Kursk is not nobody.

    Where somebody says it narrows nothing: « à Rome, il a reconnu ».
    """
    if is_said(told, anchor) and any(is_said(stated, act) for act in acts(stated)):
        return False
    clauses = [
        one for one in told.sentence.children(anchor, "acl", "acl:relcl") if told.sentence.children(one, "nsubj")
    ]
    added = {one.i for each in clauses for one in told.sentence.subtree(each)}
    below = {one.i for one in told.sentence.subtree(anchor)} - added
    inside = [one for one in told.units if one.kind != WORD and below.issuperset(one.tokens)]
    named = {name for one in stated.units for name in one.means}
    places = [one for one in inside if any(name.startswith("PLC:") for name in one.means)]
    narrow = any(not {name for name in one.means if len(name) != STATE_KEY} & named for one in places)
    return narrow or any(not met(one, stated.units)[0] for one in inside)


def narrows(stated: Frame, told: Frame, act: Token) -> bool:
    """True where an act told as not done is so of a circumstance a statement leaves out: « pas engagées au combat ».

    One told by the very word of the statement is taken to be the same.
    """
    own = [unit for one in acts(stated) if (unit := stated.unit_of(one.i)) is not None]
    unit = told.unit_of(act.i)
    if unit is None or any(likeness(one, unit) >= SAME for one in own):
        return False
    hung = (told.unit_of(one.i) for one in told.sentence.children(act, "obl", "obl:arg"))
    return any(
        one is not None and one.kind == WORD and one.weight >= TELLING and not met(one, stated.units)[0] for one in hung
    )


def is_own_act(pile: Pile, stated: Frame, claim: Claim) -> bool:
    """True where whoever makes a claim is stated to do the act."""
    doers = {name for act in acts(stated) for name in parties(pile, stated, act).agent}
    return any(not doers.isdisjoint(members(pile.holder_key(one))) for one in claim.holders)


def may_be_called(means: Collection[str], mentions: Sequence[Mention]) -> bool:
    """True for an actor told by a common noun, and where a name no table holds has a word of theirs."""
    words = {word for name in means if ":" not in name for word in name.split()}
    bare = (one for one in mentions if one.kind is MentionKind.NAME)
    described = any(name[0] in "=~" or name[2:3] == ":" for name in means)
    return described or any(not words.isdisjoint(plain(one.span.surface).split()) for one in bare)
