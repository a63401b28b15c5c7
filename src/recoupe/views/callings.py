"""What else a text calls a person: “He was fined” is told of the captain where the text says who he is.

Inputs: a pile, the key of a person, a text. What leaves are meanings of the common nouns in the words they are told by.
"""

from recoupe.link.pile import Pile
from recoupe.model import Mention, Text
from recoupe.terms import MentionKind
from recoupe.views.meanings import meanings


def told_as(pile: Pile, key: str, text: str, language: str) -> frozenset[str]:
    """The meanings of the common nouns by which a text tells a person, before a name or alone."""
    whole = pile.get(text, Text)
    if whole is None:
        return frozenset()
    own = (one for one in pile.mentions_in(text, 0, len(whole.characters)) if pile.actor(one.id) == key)
    return frozenset(
        name for one in own for word in _nouns(one) for name in meanings(word, language) if name[0] in "~="
    )


def _nouns(mention: Mention) -> list[str]:
    """The words of a mention that may be common nouns: those before its name, the head of one without."""
    if mention.kind is MentionKind.PRONOUN:
        return []
    words = mention.span.surface.split()
    if mention.kind is MentionKind.NAME:
        return [one.casefold() for one in words[:-1]][:TITLES]
    return [mention.head.surface.casefold()]


TITLES = 3
"""Words before a name that may tell what somebody is."""
