"""Where the words of a sentence lie among all words, as whole numbers: for words that no labelled sentence holds.

What enters are lemmas; what leaves is the direction of the sum of their vectors, those that the English weights carry
(`train/vectors.py` names their origin), one number an axis, in thousandths. All in whole numbers, so exact anywhere.
"""

from collections.abc import Iterable
from functools import cache
from math import isqrt

from spacy.strings import get_string_id
from spacy.vectors import Vectors

from recoupe import packs

AXIS = "axis "
UNIT = 1000
FINE = 10_000
"""Parts of one in which the columns of a vector are read."""
LENGTH = 2_650
"""Thousandths that a direction is long: what axes weigh beside plain facts. Set on the rounds, 1,700 to 3,700 alike."""


def direction(lemmas: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """The axes of the sum of the words' directions, ``LENGTH`` long; none where no word has a vector."""
    known = [told for told in (_word(one) for one in sorted(set(lemmas))) if told]
    summed = _long([sum(axis) for axis in zip(*known, strict=True)], LENGTH)
    return tuple((f"{AXIS}{i}", value) for i, value in enumerate(summed))


@cache
def _word(lemma: str) -> tuple[int, ...]:
    """The direction of a word, ``UNIT`` long; empty where it has no vector."""
    table, key = _table(), get_string_id(lemma)
    return _long([round(FINE * float(one)) for one in table[key]], UNIT) if key in table else ()


@cache
def _table() -> Vectors:
    folder = packs.shipped("lang/en").path / "models" / "core" / "vocab"
    return Vectors().from_disk(folder)


def _long(vector: list[int], length: int) -> tuple[int, ...]:
    """A vector made that long; empty where it has no direction."""
    size = isqrt(sum(one * one for one in vector))
    return tuple(one * length // size for one in vector) if size else ()
