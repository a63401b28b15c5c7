"""Whether a sentence that tells the act of a statement tells it of the same things, and no narrower.

Inputs: two frames. What leaves is true or false. Refuses: a place that only stands for those who act, things of others,
a negation of something narrower, and one that names nothing of the statement.
"""

from collections.abc import Collection, Sequence
from functools import cache

from recoupe import packs
from recoupe.link.folding import STATE_KEY
from recoupe.link.pile import Pile, members
from recoupe.link.vocabulary import plain
from recoupe.model import Claim, Mention
from recoupe.terms import MentionKind
from recoupe.text.reading import Sentence, Token
from recoupe.views.alignment import acts, top_of
from recoupe.views.arguments import DOING, DONE_TO
from recoupe.views.doers import parties
from recoupe.views.factuality import is_said
from recoupe.views.frames import ACTOR, LIGHT, WORD, Frame, Unit
from recoupe.views.likeness import NEAR, RELATED, SAME, likeness, met
from recoupe.views.meanings import reports


def is_there(stated: Frame, told: Frame) -> bool:
    """False where the town in which a statement tells an act stands only for those who act: “that Moscow signed”.

    So it is where people or things are told to be somebody else's: « soldats nord-coréens » are not South Korean ones.
    """
    if is_of_others(stated, told):
        return False
    for one in stated.units:
        town = any(name.startswith("PLC:") for name in one.means)
        if town and top_of(stated.sentence, one).dep in WHERE:
            told_by = [top_of(told.sentence, other).dep for other in told.units if likeness(one, other)]
            if told_by and all(dep in (*DOING, "amod") for dep in told_by):
                return False
    return True


def is_of_others(stated: Frame, told: Frame) -> bool:
    """True where people or things of a statement are told to be of others than it says."""
    return any(_is_anothers(stated, told, one) for one in stated.units if one.kind == WORD)


def _is_anothers(stated: Frame, told: Frame, unit: Unit) -> bool:
    """True where all that a sentence tells of a thing is told to be of others than a statement says."""
    asked = _owners(stated, unit)
    others = [other for other in told.units if other.kind == WORD and likeness(unit, other) >= NEAR]
    given = [_owners(told, other) for other in others]
    return bool(asked) and bool(given) and all(some and asked.isdisjoint(some) for some in given)


def are_theirs(pile: Pile, stated: Frame, told: Frame, act: Token, before: Sequence[Frame]) -> bool:
    """False where what an act is done to is told to be another's by who does it, or by what stands before it.

    Soldiers sent by one state are that state's, whoever says so in the same sentence.
    """
    for unit in stated.units:
        asked = _owners(stated, unit) if unit.kind == WORD else frozenset()
        if not asked or top_of(stated.sentence, unit).dep not in DONE_TO or any(_owned(told, unit)):
            continue
        doers = parties(pile, told, act).agent
        given = [doers] if doers else [some for frame in before for some in _owned(frame, unit)]
        if given and all(asked.isdisjoint(some) for some in given):
            return False
    return True


def _owned(frame: Frame, unit: Unit) -> list[frozenset[str]]:
    """Whose a thing is told to be, of each word of a sentence that tells it and says so."""
    found = [_owners(frame, one) for one in frame.units if one.kind == WORD and likeness(unit, one) >= NEAR]
    return [one for one in found if one]


def _owners(frame: Frame, unit: Unit) -> frozenset[str]:
    """Whose a thing is told to be by its own adjectives and nouns."""
    top = top_of(frame.sentence, unit)
    children = [*frame.sentence.children(top, "amod", "compound", "nmod:poss"), *_named_after(frame, top)]
    units = [one for child in children if (one := frame.unit_of(child.i)) is not None and one.kind == ACTOR]
    return frozenset(name for one in units for name in one.means)


def _named_after(frame: Frame, noun: Token) -> list[Token]:
    """The first thing that a noun is told to be of, right after it: « l'ambassadeur de Russie à Lima »."""
    below = [one for one in frame.sentence.children(noun, "nmod") if one.i > noun.i]
    return [
        one for one in below[:1] if any(_is_of(case, frame.language) for case in frame.sentence.children(one, "case"))
    ]


def _is_of(case: Token, language: str) -> bool:
    return case.form.casefold() in _whose(language)


@cache
def _whose(language: str) -> frozenset[str]:
    """The words by which a language says whose something is."""
    rows = packs.shipped(f"lang/{language}")["function_words"] if language in packs.languages() else ()
    return frozenset(row["form"] for row in rows if row["class"] == "of")


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


def takes_up(sentence: Sentence, anchor: Token) -> bool:
    """True where a word itself, not a clause that adds to it, has a pronoun for somebody named before."""
    clauses = sentence.children(anchor, "acl", "acl:relcl", "advcl")
    added = {one.i for clause in clauses for one in sentence.subtree(clause)}
    return any(
        one.feature("Person") == "3" and one.upos in POINTING and one.i not in added for one in sentence.subtree(anchor)
    )


POINTING = ("PRON", "DET")
"""Words by which somebody named before is taken up."""


def only_speaks(stated: Frame, told: Frame, anchor: Token, over: Sequence[Claim]) -> bool:
    """True where an actor of a statement is only who tells the sentence: « des soldats envoyés …, selon Séoul ».

    ``over`` are the claims in whose words the act stands.
    """
    if any(reports(one.lemma, stated.language) or is_said(stated, one) for one in stated.sentence.tokens):
        return False  # who says so is part of what is stated
    if takes_up(told.sentence, anchor):
        return False  # « que ses matelots … » may be theirs
    spoken = [holder.span for claim in over for holder in claim.holders if holder.span is not None]
    inside = [{one.i for one in told.sentence.between(a.start - told.start, a.end - told.start)} for a in spoken]
    for unit in stated.units:
        if unit.kind == ACTOR and not is_place(unit):
            places = [one.tokens for one in told.units if likeness(unit, one)]
            if places and all(any(not words.isdisjoint(one) for words in inside) for one in places):
                return True
    return False


def tells_of_one(stated: Frame, told: Frame) -> bool:
    """True where what a statement counts is one in a sentence: “a person is missing”, « une personne »."""
    for unit in stated.units:
        top = top_of(stated.sentence, unit)
        counts = [one for one in stated.sentence.children(top, "nummod") if one.upos == "NUM"]
        if unit.kind == WORD and counts and top.dep in ("nsubj", *DONE_TO):
            alike = [
                top_of(told.sentence, one) for one in told.units if one.kind == WORD and likeness(unit, one) >= NEAR
            ]
            dets = [one for each in alike for one in told.sentence.children(each, "det", "nummod")]
            return len(alike) == 1 and any(_is_indefinite(one) for one in dets)
    return False


def _is_indefinite(token: Token) -> bool:
    """True for « une », “a”, which tell that there is one."""
    return token.feature("Definite") == "Ind" and token.feature("Number") in ("", "Sing")


def is_place(unit: Unit) -> bool:
    """True for an actor or a name that is a place."""
    return any(name.startswith("PLC:") for name in unit.means)
