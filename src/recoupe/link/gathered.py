"""Stories that somebody put together: a handful of articles that make most of a pile, or what a dossier is about.

Inputs: Article, Story. What leaves: the ids of such stories. In a pile of many, which articles are of one is only
likely, and much in them is alike by chance: more is asked of what is drawn from these.
"""

from recoupe.link.pile import Pile
from recoupe.model import Article, Story

NOTED = "stories put together"

FEWEST, HANDFUL = 2, 12
"""Articles that somebody may have put together on one matter; the most is that of `recoupe.link.threads`."""

MAIN, PART = 6, 10
"""A story of so many articles that makes one part in so many of them is what the dossier is about."""


def gathered(pile: Pile) -> frozenset[str]:
    """Ids of the stories that somebody put together; all of several articles where the pile is a handful itself."""
    known = pile.notes.get(NOTED)
    if not isinstance(known, frozenset):
        texts = {one.id: len(one.why.inputs) for one in pile.of(Story)}
        every = sum(texts.values())
        few = (name for name, own in texts.items() if FEWEST <= own <= HANDFUL)
        known = frozenset(name for name in few if 2 * texts[name] >= every or every <= HANDFUL)
        pieces = max(every, len({one.text for one in pile.of(Article)}))
        known |= {name for name, own in texts.items() if own >= MAIN and PART * own >= pieces}
        pile.notes[NOTED] = known
    return known
