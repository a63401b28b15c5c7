"""How far one unit of a sentence is told by another, in whatever language.

Inputs: two units (`recoupe.views.frames`). What leaves is a number from 0 to 1, one of those named here. Refuses: to
take one thing for another of its kind, and a name for a common noun of its root.
"""

from collections.abc import Iterable
from functools import cache

from recoupe import packs
from recoupe.link.vocabulary import near
from recoupe.views.frames import NAME, WORD, Unit
from recoupe.views.namewords import one_name

KIN = 5
"""Letters two words of one root share at least."""

KIN_SHARE = 0.6
"""Share of the longer word that they must share too."""

SAME, KINDRED, NEAR, RELATED, OF_A_KIND = 1.0, 0.8, 0.7, 0.4, 0.3
"""How far a unit is met: by a meaning, by a word of one root, by an act of one family, by one of the same matter; and
by another thing of its kind, which tells too little to be met by."""


def met(unit: Unit, others: Iterable[Unit]) -> tuple[float, Unit | None]:
    """How far a unit is told by some others, 0 to 1, and by which."""
    best: tuple[float, Unit | None] = (0.0, None)
    for other in others:
        value = likeness(unit, other)
        if value > best[0]:
            best = (value, other)
    return best


def likeness(unit: Unit, other: Unit) -> float:
    """How far one unit is told by another."""
    common = unit.means & other.means
    if (unit.kind == WORD) != (other.kind == WORD):
        apart = unit.common or other.common
        named = {unit.kind, other.kind} == {WORD, NAME} and not apart and _kin(unit.kin, other.kin)
        return KINDRED if named or (common and unit.kind == WORD) else 0.0
    if NAME in (unit.kind, other.kind):
        return SAME if one_name(unit.means, other.means) else 0.0
    if unit.kind != WORD or any(name[0] not in "@#" for name in common):
        return SAME if common else 0.0
    things = [name for name in common if name[0] == "#"]
    if any(_is_one_thing(unit, other, name) for name in things):
        return SAME
    speech = {name for name in unit.means if name[0] == "!"}
    if speech and not speech & common:
        return RELATED if common else 0.0
    if any(name[0] == "@" and name[1:] not in _apart() for name in common) or _groups(unit, "once") & _groups(
        other, "once"
    ):
        return NEAR
    if _groups(unit, "happening") & _groups(other, "happening"):
        return RELATED
    return KINDRED if _kin(unit.kin, other.kin) else OF_A_KIND if things else 0.0


def _is_one_thing(unit: Unit, other: Unit, concept: str) -> bool:
    """True where two words of a concept may name one thing: words for all of it, and those of a close one.

    A frigate is a ship and no tanker; farmers and strikers both protest and are not the same.
    """
    general = {f"~{concept[1:]}", f"={concept[1:]}"}
    return concept in CLOSE or not general.isdisjoint(unit.means) or not general.isdisjoint(other.means)


CLOSE = frozenset({"#ammunition", "#negotiation", "#soldier", "#treaty", "#war"})
"""Concepts whose words are told one for another in one story."""


@cache
def _apart() -> frozenset[str]:
    """Families whose predicates are acts of their own: signing is not ratifying, a rise no fall."""
    return frozenset(near(packs.shipped("ontology"), "apart"))


def _groups(unit: Unit, use: str) -> frozenset[str]:
    groups = near(packs.shipped("ontology"), use)
    return frozenset(groups[name[1:]] for name in unit.means if name[0] == "@" and name[1:] in groups)


def _kin(one: str, other: str) -> bool:
    """True for words of one root by their letters: « surveiller » and « surveillance »."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= KIN and shared >= KIN_SHARE * max(len(one), len(other))
