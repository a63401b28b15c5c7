"""Attitudes beside acts: who is told to be against something has not left it undone, nor has who does it been for it.

Inputs: the frames of a statement and of a sentence. What leaves is true where the statement tells such an attitude and
the sentence tells none.
"""

from recoupe.views.frames import Frame
from recoupe.views.kindred import matters_at

AGAINST = frozenset({"oppose"})
"""Matters of words by which a statement tells that somebody is against something."""

REFUSING = frozenset({"deny", "opposition_pol", "refuse"})
"""Matters of words that also tell an answer, or a party: « refuser », « l'opposition »."""

ATTITUDES = frozenset({"accept", "allow", "approve", "ban", "condemn", "oppose", "refuse", "support", "vote_for"})
"""Matters of words that tell what somebody thinks of an act."""


def leaves_attitude(stated: Frame, told: Frame) -> bool:
    """True where a statement says that somebody is against an act, and a sentence says of nobody what they think."""
    against = any(one & AGAINST and not one & REFUSING for one in _matters(stated))
    return against and not any(one & ATTITUDES for one in _matters(told))


def _matters(frame: Frame) -> list[frozenset[str]]:
    return [matters_at(frame.sentence, one, frame.language) for one in frame.sentence.tokens]
