"""Surroundings: the words that stand around an event, by how they begin.

Inputs: Text. What leaves: its language and the beginnings of the words on either side of some characters of it.
Refuses: words of fewer letters than tell anything.
"""

import re
from functools import cache

from recoupe.link.pile import Pile
from recoupe.link.vocabulary import plain
from recoupe.model import Text

LEAST = 3
"""Letters of the shortest word that tells anything of an event's surroundings."""

_LONG_WORD = re.compile(rf"\w{{{LEAST},}}")

AROUND = 150
"""Characters on either side of an event whose words are its surroundings."""

STEM = 6
"""Letters of a word by which forms of one word meet."""

NO_WORDS: tuple[str, frozenset[str]] = ("", frozenset())
"""Surroundings nobody asked for."""


def surroundings(pile: Pile, name: str, start: int, end: int) -> tuple[str, frozenset[str]]:
    """The language of a text, by its id, and the words around its characters ``start`` to ``end``."""
    text = pile.get(name, Text)
    if text is None:
        return NO_WORDS
    around = f"{text.characters[max(0, start - AROUND) : start]} {text.characters[end : end + AROUND]}"
    return text.language, frozenset([stem(word) for word in _LONG_WORD.findall(around)])


@cache
def stem(word: str) -> str:
    """How a word begins, in plain letters."""
    return plain(word)[:STEM]
