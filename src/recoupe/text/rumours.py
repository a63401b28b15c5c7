"""Subjects that stand for nobody: « il se murmure que … », « il a été décidé que … ».

Enters: a `Line`, a verb group and the pronoun before it. Leaves: whether a clause behind is the real subject.
"""

from recoupe.text.clauses import Group, Line

_NEAR = 6
"""Words behind a verb at which its clause begins, where no comma sets anything between."""

_FAR = 14
"""The same where it is told between commas where something is said: « il se dit, dans les couloirs, que … »."""


def is_nobody(line: Line, group: Group, pronoun: int) -> bool:
    """Whether the pronoun before a verb refers to nobody, a clause after it being what is told."""
    if not group.finite or not line.is_any(pronoun, "anaphor"):
        return False
    if group.reflexive:
        return line.is_any(pronoun, "dummy") and _is_rumour(line, group)
    return group.passive and _clause(line, group, _NEAR) > 0


def _is_rumour(line: Line, group: Group) -> bool:
    """« Il se chuchote que … »; « il se dit que … » is said to oneself, unless a place of saying stands between."""
    kinds = line.book.classes_of(group.lemma)
    clause = _clause(line, group, _FAR)
    if clause < 0:
        return False
    between = [i for i in range(group.last + 1, clause) if line.upos(i) == "ADP"]
    return "rumouring" in kinds or ("saying_to_oneself" in kinds and bool(between))


def _clause(line: Line, group: Group, reach: int) -> int:
    places = range(group.last + 1, min(len(line), group.last + reach))
    return next((i for i in places if line.is_any(i, "complementizer")), -1)
