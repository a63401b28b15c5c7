"""Whether what is denied covers what is asserted, by what each names.

Inputs: two topics. What leaves is true or false. Refuses: a denial of another time, of rare words of its own, and one
that names things or people the assertion does not.
"""

from recoupe.link.likeness import RARE, meet, similarity
from recoupe.link.topics import Topic

SEASON = 120
"""Days between an assertion and a denial beyond which they may be of different times."""

OF_A_DENIAL = 2
"""Acts, things, actors and names that a denial and what it covers must share: it names little."""

OWN_WORDS = 2
"""Rare words of its own by which a denial is of another matter."""

LIKELY = 0.4
"""Least likeness of a denial and of what it is held to cover without being aimed at it."""


def covers(denied: Topic, asserted: Topic) -> bool:
    """True when what is denied covers what is asserted: its acts, half of its things, all of its actors but the denier.

    All its names and figures too: who denies it of a town says nothing of the country. One actor alone tells no
    happening: a name must be common then, or all things.
    """
    told = denied.acts & asserted.sure and denied.sure <= asserted.acts and denied.names <= asserted.names
    if not told or not denied.figures <= asserted.figures or not soon(denied, asserted):
        return False
    if _tells_more(denied, asserted):
        return False
    things, actors = denied.things & asserted.things, denied.actors & asserted.actors
    enough = 2 * len(things) >= len(denied.things) and denied.actors - denied.speakers <= actors
    telling = len(actors) > 1 or denied.names or (things and things == denied.things)
    close = enough and telling and similarity(denied, asserted, OF_A_DENIAL) >= LIKELY
    return bool(close) and meet(denied, asserted)


def _tells_more(denied: Topic, asserted: Topic) -> bool:
    """True where a denial has rare words of its own and none in common: « que sa visite aggraverait les tensions »."""
    rare = {word for word, weight in denied.terms.items() if weight >= RARE}
    return len(rare) >= OWN_WORDS and rare.isdisjoint(asserted.terms)


def soon(a: Topic, b: Topic, days: int = SEASON) -> bool:
    """True for two of one season, and where the day of one is not known."""
    return abs(a.day - b.day) <= days if a.day and b.day else True
