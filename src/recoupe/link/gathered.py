"""Stories that somebody put together: a handful of articles that make most of a pile, or what a dossier is about.

Inputs: Article, Story. What leaves: the ids of such stories. In a pile of many, which articles are of one is only
likely, and much in them is alike by chance: more is asked of what is drawn from these.
"""

from collections.abc import Mapping

from recoupe.link.pile import Pile
from recoupe.model import Article, Story

NOTED = "stories put together"

TEXTS, HANDFUL = 2, 12
"""Articles that somebody may have put together on one matter: of more, some are alike by chance."""

MAIN, PART = 6, 10
"""A story of so many articles that makes one part in so many of them is what the dossier is about."""


def gathered(pile: Pile) -> frozenset[str]:
    """Ids of the stories that somebody put together; all of several articles where the pile is a handful itself."""
    known = pile.notes.get(NOTED)
    if not isinstance(known, frozenset):
        texts = {one.id: len(one.why.inputs) for one in pile.of(Story)}
        pieces = max(sum(texts.values()), len({one.text for one in pile.of(Article)}))
        known = put_together(texts) | {name for name, own in texts.items() if own >= MAIN and PART * own >= pieces}
        pile.notes[NOTED] = known
    return known


def put_together(texts: Mapping[str, int]) -> frozenset[str]:
    """The stories of a handful of articles that make most of a pile, or that are of a pile which is a handful itself.

    Args:
        texts: how many articles each story has.
    """
    every = sum(texts.values())
    few = (name for name, own in texts.items() if TEXTS <= own <= HANDFUL)
    return frozenset(name for name in few if 2 * texts[name] >= every or every <= HANDFUL)
