"""A statement told in other words, or in a syntax that was read otherwise than it is meant.

Inputs: a pile, two frames, the units of the context. What leaves is the word of a sentence that tells the act of a
statement, or None. It is asked where the stricter comparison (`recoupe.views.alignment`) finds nothing, and asks for
more of what is named instead. Refuses: a sentence that lacks what the act is done by or to, one that names two parties
where only their roles would tell who did it, and one whose own act is known to be another.
"""

from collections.abc import Collection, Iterable, Sequence

from recoupe.link.pile import Pile
from recoupe.text.reading import Sentence, Token
from recoupe.views.alignment import (
    FROM_CONTEXT,
    acts,
    is_filled,
    needed_of,
    tells,
    told_as_one,
    top_of,
)
from recoupe.views.arguments import DOING, VERBAL, agrees
from recoupe.views.doers import happens_elsewhere, parties
from recoupe.views.factuality import is_said
from recoupe.views.frames import NAME, WORD, Frame, Unit
from recoupe.views.likeness import NEAR, RELATED, likeness, met
from recoupe.views.narrowing import TELLING, is_place

MOST = 0.8
"""Share of what a statement names that a sentence must tell where its syntax does not tell who does what."""

BY_FIGURE = 0.1
"""How much less of it must be told where both give one figure of one thing."""

ALMOST_ALL = 0.85
"""The same, without the act, where no table connects the words for the act."""

ENOUGH_WORDS = 2
"""Such words that must be met beside actors where the act is told by an unknown word; a figure of one thing is one."""


def told_share(units: Iterable[Unit], told: Frame, context: Sequence[Unit] = ()) -> float:
    """The share of some units that a sentence tells, what only its context tells counted for less, 0 to 1."""
    whole = got = 0.0
    for unit in units:
        whole += unit.weight
        here = met(unit, told.units)[0]
        got += unit.weight * (here if here >= FROM_CONTEXT else max(here, FROM_CONTEXT * met(unit, context)[0]))
    return got / whole if whole else 0.0


def reworded(
    pile: Pile, stated: Frame, told: Frame, context: Sequence[Unit], *, agreeing: bool = False
) -> Token | None:
    """The word that tells the act of a statement of which nearly all is told; None for none.

    ``agreeing`` says that both give one figure.
    """
    if told_share(stated.units, told, context) < MOST - BY_FIGURE * agreeing or not _all_met(
        needed_of(stated), told, context
    ):
        return None
    if any(not met(one, told.units)[0] and happens_elsewhere(stated, told, one) for one in stated.units):
        return None
    found: list[tuple[float, int]] = []
    alone = len(_sides(stated)) <= 1
    for act in acts(stated):
        unit = stated.unit_of(act.i)
        asked = parties(pile, stated, act)
        for other in told.units if unit is not None else ():
            value = tells(unit, other) if unit is not None else 0.0
            if value < NEAR:
                continue
            token = told.sentence.tokens[other.tokens[0]]
            given = parties(pile, told, token)
            if not asked.allow(given):
                return None
            if not all(
                agrees(stated.sentence, top_of(stated.sentence, one), told.sentence, token) for one in needed_of(stated)
            ):
                continue
            if any(not met(one, told.units)[0] and is_filled(stated, told, token, one) for one in needed_of(stated)):
                continue
            does_it = alone or _does_it(told, token, asked.agent & given.agent)
            if does_it and _is_of_all(stated, told, token, alone=alone):
                found.append((-value, token.i))
    return told.sentence.tokens[min(found)[1]] if found else None


def _is_of_all(stated: Frame, told: Frame, act: Token, *, alone: bool = False) -> bool:
    """True where each actor and name of a statement that a sentence tells is told beside the act, in one clause.

    Of one that stands ``alone`` only places are asked about.
    """
    verb = _verbs_over(told.sentence, act)[:1]
    for one in stated.units:
        if alone and not is_place(one):
            continue
        if one.kind == WORD:
            continue
        places = [top_of(told.sentence, other) for other in told.units if met(one, [other])[0]]
        if (places or is_place(one)) and not any(_stands_by(told.sentence, place, act, verb) for place in places):
            return False
    return True


def _stands_by(sentence: Sentence, place: Token, act: Token, verb: Sequence[Token]) -> bool:
    """True for a word under an act, for what the act is an addition to, and for what has its verb."""
    above = (place, *sentence.ancestors(place))
    return (
        any(one.i == act.i for one in above)
        or [one.i for one in _verbs_over(sentence, place)[:1]] == [one.i for one in verb]
        or any(one.i == place.i for one in sentence.ancestors(act))
    )


def _does_it(told: Frame, act: Token, doers: Collection[str]) -> bool:
    """True where somebody in common is told to do an act by its own words, not by those of a clause above it."""
    own = told.sentence.children(act, *DOING) or act.upos not in VERBAL
    return bool(doers) and bool(own)


def _sides(stated: Frame) -> list[Unit]:
    """The actors and names of a statement that may act, each once; a town is where it happens."""
    found: list[Unit] = []
    for one in stated.units:
        if one.kind != WORD and not is_place(one) and all(one.means.isdisjoint(other.means) for other in found):
            found.append(one)
    return found


def _all_met(units: Iterable[Unit], told: Frame, context: Sequence[Unit] = ()) -> bool:
    return all(met(one, told.units)[0] >= RELATED or met(one, context)[0] >= RELATED for one in units)


def told_otherwise(stated: Frame, told: Frame, context: Sequence[Unit], *, counting: bool) -> Token | None:
    """The word that tells the act of a statement where no table connects the two words; None for none.

    ``counting`` says that both give a figure of one thing.
    """
    telling = {act.i for act in acts(stated)}
    if any(not _is_predicate(stated.sentence, stated.sentence.tokens[i]) for i in telling):
        return None
    rest = [one for one in stated.units if telling.isdisjoint(one.tokens)]
    added = {one.i for clause in _relatives(stated.sentence) for one in stated.sentence.subtree(clause)}
    own = [one for one in rest if one.kind == WORD and one.weight >= TELLING and added.isdisjoint(one.tokens)]
    words = [one for one in own if met(one, told.units)[0] >= RELATED]
    needed = {one.tokens for one in needed_of(stated)}
    named = any(one.kind == NAME and one.tokens not in needed and met(one, told.units)[0] for one in rest)
    if (
        len(words) + counting + named < ENOUGH_WORDS
        or told_share(rest, told, context) < ALMOST_ALL - BY_FIGURE * counting
    ):
        return None
    anchor = _over(told.sentence, [other for one in words if (other := met(one, told.units)[1]) is not None])
    if anchor is None or not _is_of_all(stated, told, anchor):
        return None
    if not _may_tell(stated, told, anchor, telling, counting=counting):
        return None
    done = [one for one in needed_of(stated) if one.kind == WORD]
    apart = not told_as_one(done, told.units)
    return anchor if apart and all(_is_under(told, one, anchor) for one in done) else None


def _is_predicate(sentence: Sentence, token: Token) -> bool:
    """True for a verb, and for an adjective said of a subject: “are stuck at the border”."""
    return token.upos in VERBAL or (token.upos == "ADJ" and bool(sentence.children(token, "cop")))


def _is_under(told: Frame, unit: Unit, anchor: Token) -> bool:
    """True for what hangs on a verb itself, or on a noun that only measures it."""
    return any(_hangs_under(told, other, anchor) for other in told.units if likeness(unit, other) >= RELATED)


def _hangs_under(told: Frame, unit: Unit, anchor: Token) -> bool:
    place = top_of(told.sentence, unit)
    above = told.sentence.tokens[place.head]
    return anchor.i in (place.i, place.head) or (above.head == anchor.i and told.unit_of(above.i) is None)


def _relatives(sentence: Sentence) -> list[Token]:
    return [one for one in sentence.tokens if one.dep in ("acl:relcl", "acl")]


def _may_tell(stated: Frame, told: Frame, anchor: Token, telling: Collection[int], *, counting: bool) -> bool:
    """False for a report, and for an act that is known where that of the statement is, and no figure ties them."""
    own = any(i in stated.events for i in telling)
    speaks = any(is_said(stated, stated.sentence.tokens[i]) for i in telling)
    if anchor.upos == "PROPN" or (not counting and _are_others(stated, told, anchor, telling)):
        return False
    return not speaks and not is_said(told, anchor) and (counting or not (own and anchor.i in told.events))


def _are_others(stated: Frame, told: Frame, anchor: Token, telling: Collection[int]) -> bool:
    """True for two words of one language each of which tables know, and no table connects: to end is not to enter."""
    unit = told.unit_of(anchor.i)
    own = [one for i in sorted(telling) if (one := stated.unit_of(i)) is not None]
    known = [any(name[0] == "~" for name in one.means) for one in (*own, *([unit] if unit is not None else []))]
    return stated.language == told.language and unit is not None and bool(own) and all(known)


def _over(sentence: Sentence, units: Sequence[Unit]) -> Token | None:
    """The first verb over some units of a sentence; the lowest that holds them all."""
    chains = [_verbs_over(sentence, top_of(sentence, one)) for one in units]
    common = [one for one in chains[0] if all(any(one.i == two.i for two in some) for some in chains)] if chains else []
    return common[0] if common else None


def _verbs_over(sentence: Sentence, token: Token) -> list[Token]:
    return [one for one in (token, *sentence.ancestors(token)) if one.upos in VERBAL or one.head == one.i]
