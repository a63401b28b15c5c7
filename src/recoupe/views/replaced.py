"""Things of a statement in whose very place a sentence tells of something else: other soldiers, another hospital.

Inputs: the frames of a statement and of a sentence. What leaves are facts in words: what stands under the same word and
in the same way is another there; a name hangs on other words and somebody is told of whom the statement is silent; a
place of the one is the doer of the other; somebody else does it than those it leaves out. It decides nothing.
"""

from collections.abc import Iterator

from recoupe.text.reading import Token
from recoupe.views.alignment import acts, top_of
from recoupe.views.frames import LIGHT, WORD, Frame, Unit
from recoupe.views.kindred import matters_at
from recoupe.views.likeness import RELATED, likeness, met
from recoupe.views.narrowing import is_place

REPLACED_NAME, REPLACED_WORD, REPLACED_ADDED = "name replaced", "word replaced", "added word replaced"
HUNG_ELSEWHERE, TURNED_ROUND, BY_ANOTHER = "name of others", "place and doer exchanged", "done by another"
ANOTHER = frozenset({REPLACED_NAME, REPLACED_ADDED, HUNG_ELSEWHERE, TURNED_ROUND, BY_ANOTHER})
"""Facts of a sentence that tells the act of something, somebody or somewhere else."""

WAYS = {
    "amod": "of", "compound": "of", "csubj": "by", "iobj": "to", "nmod": "of", "nsubj": "by", "nsubj:pass": "to",
    "obj": "to", "obl": "of", "obl:agent": "by", "obl:arg": "of", "obl:mod": "of",
}  # fmt: skip
"""How a word hangs on another: what does it, what it is done to, what it is of."""


def replacements(stated: Frame, told: Frame) -> Iterator[str]:
    """The facts of a sentence beside a statement."""
    acting = {token.i for token in acts(stated)}
    for unit in stated.units:
        if unit.weight < LIGHT or not acting.isdisjoint(unit.tokens):
            continue
        if not met(unit, told.units)[0]:
            if is_replaced(stated, told, unit):
                asked = unit.kind == WORD and acting.intersection({top_of(stated.sentence, unit).head})
                yield REPLACED_NAME if unit.kind != WORD else REPLACED_WORD if asked else REPLACED_ADDED
        elif unit.kind != WORD:
            if _hangs_elsewhere(stated, told, unit):
                yield HUNG_ELSEWHERE
            if is_place(unit) and _is_turned(stated, told, unit):
                yield TURNED_ROUND

    if any(unit.kind != WORD and not met(unit, told.units)[0] for unit in stated.units) and _by_another(stated, told):
        yield BY_ANOTHER


def _by_another(stated: Frame, told: Frame) -> bool:
    """True where the act of a statement is done by somebody whom it does not name."""
    own = [unit for token in acts(stated) if (unit := stated.unit_of(token.i)) is not None]
    for one in told.units:
        top = top_of(told.sentence, one)
        above = told.unit_of(top.head) if one.kind != WORD and WAYS.get(top.dep) == "by" else None
        if above is not None and any(likeness(unit, above) >= RELATED for unit in own):
            return not met(one, stated.units)[0]
    return False


def is_replaced(stated: Frame, told: Frame, unit: Unit) -> bool:
    """True where something else stands under the same word, in the way in which a unit of a statement does."""
    top = top_of(stated.sentence, unit)
    way, above = WAYS.get(top.dep), stated.unit_of(top.head)
    if way is None or above is None or _is_kindred(stated, told, unit):
        return False
    for one in _counterparts(told, above):
        for child in told.sentence.children(told.sentence.tokens[one.tokens[0]]):
            other = told.unit_of(child.i)
            if WAYS.get(child.dep) == way and other is not None and _is_new(stated, other, unit):
                return True
    return False


def _is_new(stated: Frame, other: Unit, unit: Unit) -> bool:
    """True for a thing told that the statement does not name, of the kind of one that it names."""
    return (other.kind == WORD) == (unit.kind == WORD) and not met(other, stated.units)[0]


def _is_kindred(stated: Frame, told: Frame, unit: Unit) -> bool:
    """True where a word of its matter stands in the sentence."""
    mine = matters_at(stated.sentence, stated.sentence.tokens[unit.tokens[0]], stated.language)
    return any(mine & matters_at(told.sentence, token, told.language) for token in told.sentence.tokens)


def _counterparts(told: Frame, unit: Unit) -> list[Unit]:
    return [one for one in told.units if likeness(unit, one) >= RELATED]


def _hangs_elsewhere(stated: Frame, told: Frame, unit: Unit) -> bool:
    """True where a name that hangs on a noun does not do so there, and somebody else is told of."""
    top = top_of(stated.sentence, unit)
    above = stated.unit_of(top.head)
    if above is None or WAYS.get(top.dep) != "of" or stated.sentence.tokens[top.head].upos not in ("NOUN", "PROPN"):
        return False
    heads = _counterparts(told, above)
    own = _counterparts(told, unit)
    if not heads or any(_is_under(told, one, head) for one in own for head in heads):
        return False
    return any(one.kind != WORD and not met(one, stated.units)[0] for one in told.units)


def _is_under(told: Frame, one: Unit, head: Unit) -> bool:
    top = top_of(told.sentence, one)
    above = (top, *told.sentence.ancestors(top))[: 1 + DEEP]
    return any(token.i in head.tokens for token in above)


DEEP = 2
"""Steps from a name up to the noun it is said of."""


def _is_turned(stated: Frame, told: Frame, unit: Unit) -> bool:
    own = top_of(stated.sentence, unit)
    tops = [top_of(told.sentence, one) for one in _counterparts(told, unit)]
    return bool(tops) and all(_is_other_way(own, one) for one in tops)


def _is_other_way(own: Token, other: Token) -> bool:
    """True for where it is done and who does it."""
    ways = {own.dep, other.dep}
    return "nsubj" in ways and bool(ways & {"obl", "obl:mod"})
