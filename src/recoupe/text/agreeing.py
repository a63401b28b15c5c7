"""Participles that cannot belong to the noun they were hung on, as they do not agree with it.

What enters is an analysed sentence; what leaves is words hung elsewhere. « Des étudiants occupant la faculté attaqués
par des inconnus »: who was attacked is masculine and plural, which the faculty is not. Only languages whose participles
have gender and number are concerned, and only nouns whose own the analysis tells.
"""

from collections.abc import Iterator

from recoupe.text.frames import NOMINAL, Lexicon
from recoupe.text.reading import Sentence, Token
from recoupe.text.subjecthood import Hung
from recoupe.text.subjects import is_past_participle

_AGREEING = ("Gender", "Number")
_TENSED = ("aux", "aux:pass", "cop", "nsubj", "nsubj:pass", "mark")
"""Relations below a participle that has a tense or a subject of its own: « les tirs qui ont blessé »."""


def disagreeing(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """Hang a participle on the nearest noun above that it agrees with."""
    for one in sentence.tokens:
        noun = sentence.tokens[one.head]
        if one.dep != "acl" or not is_past_participle(one) or not all(one.feature(name) for name in _AGREEING):
            continue
        if (
            sentence.children(one, *_TENSED)
            or noun.i > one.i
            or noun.upos not in NOMINAL
            or _agree(sentence, one, noun)
        ):
            continue
        above = (token for token in sentence.ancestors(noun) if token.upos in NOMINAL and token.i < one.i)
        found = next((token for token in above if _tells(token) and _agree(sentence, one, token)), None)
        if found is not None:
            yield Hung(one.i, found.i, "acl")


def _tells(word: Token) -> bool:
    return all(word.feature(name) for name in _AGREEING)


def _agree(sentence: Sentence, participle: Token, noun: Token) -> bool:
    """Whether gender and number may be those of a noun, or of it and those coordinated with it."""
    if not _tells(noun) or sentence.children(noun, "conj") or noun.dep == "conj":
        return True
    return all(participle.feature(name) == noun.feature(name) for name in _AGREEING)
