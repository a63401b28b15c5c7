"""Which claims may tell one thing at all: those of one text, and those of texts that tell of one matter.

Inputs: claims by text, texts that are kin (`recoupe.link.stories`), what a person says of stories. What leaves: over
arrays of places of claims, which pairs may meet. Refuses: to set claims of a strike beside those of a flood for an act,
a state and a word they share: of ten thousand articles, most pairs so much alike stand in texts of other matters.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recoupe.link.candidates import Homes
from recoupe.link.linkage import Pair
from recoupe.link.pile import Pile
from recoupe.link.stories import kin
from recoupe.model import Claim

KINSHIP = "kinship of claims"


@dataclass(frozen=True, slots=True)
class Kinship:
    """Claims with their texts, and the pairs of texts that are kin, each sorted."""

    text_of: Mapping[str, str]
    pairs: Collection[Pair]

    @classmethod
    def of(cls, pile: Pile) -> "Kinship":
        """That of all claims of a pile; texts that a person puts in one story are kin as well."""
        known = pile.notes.get(KINSHIP)
        if not isinstance(known, cls):
            told = [pair for pair, yes in pile.decided.stories.items() if yes]
            known = cls({one.id: one.span.text for one in pile.of(Claim)}, {**kin(pile), **dict.fromkeys(told, 1.0)})
            pile.notes[KINSHIP] = known
        return known

    def homes(self, claims: Sequence[str]) -> Homes:
        """The texts of some claims, in their order, and which of them are kin."""
        number = {text: place for place, text in enumerate(sorted({self.text_of[one] for one in claims}))}
        of = np.array([number[self.text_of[one]] for one in claims], dtype=np.int64)
        both = np.array([(number[a], number[b]) for a, b in self.pairs if a in number and b in number], dtype=np.int64)
        low, high = both.reshape(-1, 2).T
        return Homes(of, (low, high))
