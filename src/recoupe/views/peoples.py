"""Whole peoples named by a noun: « les Ukrainiens », “two North Koreans” are told by the state they are of.

Inputs: an analysed sentence. What leaves is each such noun with its tokens and the key of its state. Refuses: a word
without a capital, which an adjective is, and one that several states share.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from recoupe.link.vocabulary import plain
from recoupe.packs import Pack
from recoupe.text.reading import Sentence, Token

KINDS = ("adjective", "demonym")

ENDINGS = {"en": ("", "s"), "fr": ("", "s", "e", "es", "ne", "nes")}
"""What the adjective of a state takes as a noun: « Ukrainienne », “Ukrainians”."""


def peoples(
    world: Pack, sentence: Sentence, language: str, taken: Collection[int]
) -> Iterator[tuple[tuple[int, ...], tuple[str, str]]]:
    """The tokens of each noun for people of a state, of those not taken, with the key of the state and the noun."""
    known = _called(world, language)
    for token in sentence.tokens:
        if token.upos in ("VERB", "AUX") or not token.form[:1].isupper():
            continue
        for count in (2, 1):
            tokens = sentence.tokens[max(0, token.i + 1 - count) : token.i + 1]
            name = " ".join(plain(one.form) for one in tokens)
            if name in known and not any(one.i in taken for one in tokens):
                yield tuple(one.i for one in tokens), (known[name], name)
                break


def is_counted(tokens: Sequence[Token], folk: Collection[int]) -> bool:
    """True for the words of a people, whose places are ``folk``, and what counts it alone: “Most South Koreans”."""
    inside = [one.i in folk for one in tokens]
    return any(inside) and all(one.upos in COUNTING or one.i in folk for one in tokens)


COUNTING = ("ADJ", "ADP", "ADV", "DET", "NUM")


@cache
def _called(world: Pack, language: str) -> Mapping[str, str]:
    """Folded form to the only state whose people it names."""
    found: dict[str, set[str]] = {}
    for row in world["names"]:
        if row["lang"] == language and row["kind"] in KINDS and row["strength"] == "strong":
            for ending in ENDINGS.get(language, ("",)):
                found.setdefault(plain(row["name"]) + ending, set()).add(row["key"].split(":")[0])
    return {form: min(keys) for form, keys in found.items() if len(keys) == 1}
