"""How much a word tells: its surprise in an article of ordinary length, by the frequencies of its language.

No count of the pile enters: a word weighs the same in every dossier. « le » weighs nothing, « président » a little,
« Skripal » as much as any word that the table does not know.
"""

from collections.abc import Mapping
from functools import cache
from math import exp, log

from recoupe import packs

WORDS = 300
"""Words of an ordinary news article."""

RARE = 3.2
"""Zipf value of a word that is not in the table, whose rows end at 3.5."""


def surprise(zipf: float) -> float:
    """-log of the chance that an ordinary article holds a word of this Zipf value (log10 of uses in 10⁹ words)."""
    return -log(1 - exp(-WORDS * 10 ** (zipf - 9)))


@cache
def table(language: str) -> Mapping[str, float]:
    """Word to its weight, for one language; empty for a language without a table."""
    if language not in packs.languages():
        return {}
    rows = packs.shipped(f"lang/{language}/frequencies")["words"]
    return {row["word"]: surprise(float(row["zipf"])) for row in rows}


MOST = surprise(RARE)
"""Weight of a word that the table does not know."""


def weight(language: str, word: str) -> float:
    """What a word of a language weighs, 0 to `MOST`."""
    return table(language).get(word, MOST)
