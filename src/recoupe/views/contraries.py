"""Which predicates undo or exclude each other, and which words mean the contrary of which.

What leaves is read from ``ontology/opposites.tsv`` and ``ontology/contraries.tsv``; both hold both ways.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from recoupe import packs


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """Predicate to those that undo or exclude it."""
    return _both_ways((row["predicate"], row["opposite"]) for row in packs.shipped("ontology")["opposites"])


TAKEN, FREED = frozenset({"ARREST", "CAPTURE_PERSON", "DETAIN"}), frozenset({"RELEASE"})
"""Acts that somebody undergoes and those that end them later: who is told to be free again had been arrested."""


def undoing(stated: Collection[str]) -> frozenset[str]:
    """The predicates that, told, go against some that are stated."""
    against = frozenset(rival for name in stated for rival in opposites().get(name, ()))
    return against if TAKEN.isdisjoint(stated) else against - FREED


@cache
def contraries() -> Mapping[str, frozenset[str]]:
    """Gloss to those that mean the contrary."""
    return _both_ways((row["gloss"], row["contrary"]) for row in packs.shipped("ontology")["contraries"])


def _both_ways(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {name: frozenset(some) for name, some in found.items()}
