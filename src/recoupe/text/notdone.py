"""What nobody says or does yet: « Le président devrait dévoiler … », « si le maire décide … », "could agree to talks".

Enters: an `Attribution` of a `Line`. Leaves: whether its cue tells of no saying and no act. No language is named here.
"""

from recoupe.terms import Certainty, Stance
from recoupe.text.clauses import Group, Line
from recoupe.text.openquestions import in_condition, in_indirect_question
from recoupe.text.sightings import Attribution


def is_not_done(line: Line, one: Attribution) -> bool:
    """Whether nobody says or does it yet: « devrait dévoiler … », « s'il accepte », « pourrait décider »."""
    group = one.group
    if group is None:
        return False
    if one.stance is Stance.ASSERTS and _is_expected(group):
        return True
    if not one.narrated:
        return False
    if (
        one.stance is Stance.INTENDS
        and group.negated
        and group.tag == "past"
        and one.certainty is Certainty.UNCOMMITTED
    ):
        return True  # « n'a jamais cherché à se doter de la bombe »: what was not tried is no refusal
    if _of_whoever(line, group):
        return True
    if in_indirect_question(line, group) or (
        one.stance in (Stance.CONFIRMS, Stance.PROMISES) and _is_purpose(line, one)
    ):
        return True  # « reste à savoir si le maire acceptera », « attend les analyses pour confirmer … »
    return one.stance in TAKEN_UP and (in_condition(line, group) or _is_open_to(line, group))


def _of_whoever(line: Line, group: Group) -> bool:
    """« on ignore qui a ordonné le raid », "not clear who ordered the raid": nobody is known to have done it."""
    who, before = group.first - 1, group.first - 2
    if before < 0 or line.upos(who) != "PRON" or not line.is_any(who, "wh", "subject_relative"):
        return False
    copula = any(line.is_any(i, "copula_lemma") for i in range(max(0, before - 3), before))
    return line.is_tensed(before) or (line.upos(before) == "ADJ" and copula and line.is_any(who, "wh"))


TAKEN_UP = frozenset({
    Stance.CONFIRMS, Stance.DEMANDS, Stance.INTENDS, Stance.PROMISES, Stance.REFUSES, Stance.SHIFTS_POSITION,
    Stance.THREATENS,
})  # fmt: skip
"""Stances that are acts: where they are only supposed, nobody takes them."""


def _is_expected(group: Group) -> bool:
    """« Le président devrait dévoiler … »: nothing is said yet; the article foresees that it will be."""
    return bool(group.modal) and group.tag == "cond" and not group.negated and group.inverted < 0


def _is_open_to(line: Line, group: Group) -> bool:
    """« peut décider de partir », "could agree to talks": what somebody may do yet is no act of his."""
    able = bool(group.modal) and "able" in line.book.classes_of(group.modal)
    return able and group.tag in ("pres", "cond") and not group.negated and group.inverted < 0


def _is_purpose(line: Line, one: Attribution) -> bool:
    group = one.group
    led = group is not None and group.tag == "inf" and line.upos(group.first - 1) == "ADP"
    return led and group is not None and line.is_any(group.first - 1, "purpose")
