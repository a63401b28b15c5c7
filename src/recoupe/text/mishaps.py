"""Whether what does an act is nobody's doing: a flood, a fire, a crash, an epidemic, a beast, or a thing that nobody
wields.

What enters is the nouns that act, of one sentence; what leaves is the note of an event that such a thing does. « Une
crue a détruit le village » and « une explosion a fait dix morts » tell what came to people; who codes acts leaves them
out.
"""

from collections.abc import Sequence

from recoupe.text.parties import Parties
from recoupe.text.reading import Sentence, Token

THING = "thing"
"""Note of one done by a thing that is neither an act nor arms: « une épidémie a décimé … »."""
MISHAP = "mishap"
"""Note of one done by nature or an accident: « une crue a ravagé … »."""
_DISASTER = frozenset({"disaster", "virus"})
"""What befalls people, an epidemic too: no act of anybody."""
_BEAST = "beast"
"""Class of what bites and tramples: « un requin a tué un surfeur »."""


def done_by_thing(parties: Parties, sentence: Sentence, doers: Sequence[Token]) -> str:
    """``mishap`` where nature or accidents alone do it, ``thing`` where nobody wields what does, else empty."""
    mishaps = [one for one in doers if _is_mishap(parties, sentence, one)]
    if doers and len(mishaps) == len(doers):
        return MISHAP
    return "" if any(parties.is_wielded(sentence, one) for one in doers if one not in mishaps) else THING


def _is_mishap(parties: Parties, sentence: Sentence, token: Token) -> bool:
    """Whether a noun names a beast, or a disaster that nobody set off, as beside it « un incendie criminel » tells."""
    core = parties.core(sentence, token)
    if parties.lexicon.word(_BEAST, core):
        return True
    if not parties.lexicon.is_a(core.lemma, _DISASTER):
        return False
    beside = sentence.children(core, "nmod", "amod", "compound")
    return not any(parties.is_wielded(sentence, one) or parties.lexicon.word("sort", one) for one in beside)
