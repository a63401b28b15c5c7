"""States and their leaders told by their part of the world: « les dirigeants ouest-africains », « les pays voisins ».

What enters is a noun, its sentence and the organisations a text names; what leaves is the key of the group. Such people
are never those of the state the text tells of. Where the text names the organisation in which the states of a region
meet (class ``region``, its slot), that is meant: « les chefs d'État ouest-africains » beside « la Cédéao ».
"""

from collections.abc import Iterable

from recoupe.text.frames import Lexicon
from recoupe.text.reading import Sentence, Token

_BESIDE = ("amod", "compound")
_STATESMEN = "government"
"""Sort of those who act for a state."""


def of_region(lexicon: Lexicon, sentence: Sentence, core: Token, named: Iterable[str]) -> tuple[str, ...]:
    """The key of the group of states that a noun with the adjective of a region means; none for another noun.

    Args:
        lexicon: whose class ``region`` tells such adjectives, and ``regional`` nouns that such states are told by.
        sentence: where the noun stands.
        core: the noun.
        named: keys of the organisations of the text.
    """
    statesmen = any(one.value == _STATESMEN for one in lexicon.word("sort", core))
    if core.feature("Number") != "Plur" or not (statesmen or lexicon.word("regional", core)):
        return ()
    parts = (core, *(one for one in sentence.children(core, "nmod") if not sentence.children(one, "det")))
    beside = [one for part in parts for one in sentence.children(part, *_BESIDE)]
    rows = [row for one in (*beside, core) for row in lexicon.word("region", one)]
    known = next((row.slot for row in rows if row.slot and row.slot in named), "")
    return (known,) if known else tuple(row.value for row in rows[:1])
