"""Words that may tell one thing in other words, and those that tell otherwise, wherever they stand.

Inputs: a lemma and its language. What leaves are the matters it may be of (``kindred.tsv`` of a language), shared over
languages, and which matters say otherwise of one another (``ontology/contrasts.tsv``). Weaker than a meaning
(`recoupe.views.meanings`): it is a sign that is weighed, never one that decides.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from recoupe import packs
from recoupe.link.vocabulary import plain

NO_MATTER: frozenset[str] = frozenset()


def matters(lemma: str, language: str) -> frozenset[str]:
    """The matters a lemma may be of."""
    return _matters(language).get(plain(lemma), NO_MATTER)


def say_otherwise(some: Iterable[str], others: Iterable[str]) -> bool:
    """True where one of some matters says otherwise than one of the others."""
    known = _contrasts()
    there = frozenset(others)
    return any(not there.isdisjoint(known.get(one, NO_MATTER)) for one in some)


@cache
def _matters(language: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in packs.shipped(f"lang/{language}")["kindred"] if language in packs.languages() else ():
        found.setdefault(plain(row["lemma"]), set()).add(row["matter"])
    return {lemma: frozenset(some) for lemma, some in found.items()}


@cache
def _contrasts() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in packs.shipped("ontology")["contrasts"]:
        found.setdefault(row["matter"], set()).add(row["contrast"])
        found.setdefault(row["contrast"], set()).add(row["matter"])
    return {name: frozenset(some) for name, some in found.items()}
