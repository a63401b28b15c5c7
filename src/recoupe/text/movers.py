"""Who moves where a force is moved by nobody named: « les forces de l'ordre avaient été déployées à Riga ».

What enters is the words that fill the theme of a move of troops, police or arms; what leaves is the forces among them
as those who act. Where somebody sends them they are what is sent, and he acts.
"""

from collections.abc import Sequence

from recoupe.model import Filler
from recoupe.text.parties import Parties
from recoupe.text.reading import Sentence, Token

_DOING = ("actor", "cause")
_FORCES = frozenset({"military", "police"})


def movers(
    parties: Parties, sentence: Sentence, moved: Sequence[Token], fillers: Sequence[Filler], near: str
) -> list[Filler]:
    """The forces that a move without a doer is told of, as its doers.

    Args:
        parties: what the text names.
        sentence: the sentence.
        moved: the heads of what is moved.
        fillers: what fills the roles of the event so far.
        near: the state of forces that name none.
    """
    if any(one.role in _DOING for one in fillers):
        return []
    forces = (one for one in moved if parties.lexicon.is_a(parties.core(sentence, one).lemma, _FORCES))
    found = (filler for one in forces for filler in parties.fillers(sentence, one, "actor", near=near))
    return [one for one in found if parties.is_party(one)]
