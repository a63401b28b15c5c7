"""Who says what, named behind the verb that follows the words: « “C'est une honte”, a dénoncé mardi le maire ».

What enters is an analysed sentence; what leaves is words hung elsewhere, as a rule of `recoupe.text.trees`. Behind a
closing quotation mark and a comma a verb has its subject after it: nothing inside the quotation does what it tells.
"""

from collections.abc import Iterator

from recoupe.text.frames import NOMINAL, VERBAL, Lexicon
from recoupe.text.reading import Sentence, Token
from recoupe.text.subjecthood import Hung, is_tensed

_CLOSING, _OPENING = frozenset('"»”'), frozenset('"«“')
_SUBJECTS = ("nsubj", "nsubj:pass")
_AUXILIARIES = ("aux", "aux:pass")
_REACH = 9
"""Words behind the verb among which its subject begins: days, places and adverbs may come first."""


def said_behind(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """Hang the noun behind a verb of saying on it as its subject, and take away the one inside the quotation."""
    for closing, comma in zip(sentence.tokens, sentence.tokens[1:], strict=False):
        verb = _verb(sentence, comma) if closing.form in _CLOSING and comma.form == "," else None
        if verb is None or any(one.i > comma.i for one in sentence.children(verb, *_SUBJECTS) if one.i < verb.i):
            continue
        noun = _noun(sentence, lexicon, verb)
        if noun is None or not (_is_whole(sentence, closing) or _is_known(sentence, noun)):
            continue
        yield from (Hung(one.i, verb.i, "dislocated") for one in sentence.children(verb, *_SUBJECTS) if one != noun)
        yield Hung(noun.i, verb.i, "nsubj")


def _verb(sentence: Sentence, comma: Token) -> Token | None:
    """The verb with a tense right behind a comma, past its auxiliary and adverbs."""
    for one in sentence.tokens[comma.i + 1 : comma.i + 5]:
        if one.upos == "VERB" and one.dep not in _AUXILIARIES:
            return one if is_tensed(sentence, one, "Fin") and not sentence.children(one, "aux:pass") else None
        if one.upos not in ("AUX", "ADV", "PRON"):
            return None
    return None


def _noun(sentence: Sentence, lexicon: Lexicon, verb: Token) -> Token | None:
    """The first noun phrase behind a verb that nothing leads and that tells no time, as a bare « jeudi » does."""
    for one in sentence.tokens[verb.i + 1 : verb.i + 1 + _REACH]:
        if one.form in (",", ":") or one.upos in VERBAL or one.form in _OPENING:
            return None
        if one.upos not in NOMINAL or one.head != verb.i or sentence.children(one, "case"):
            continue
        bare = one.upos == "NOUN" and not sentence.children(one, "det", "nummod") and one.feature("Number") != "Plur"
        if one.dep in ("nsubj", "obj") and not bare:
            return None if lexicon.word("circumstance", one) else one
    return None


def _is_whole(sentence: Sentence, closing: Token) -> bool:
    """Whether the quotation that closes has nothing of a clause before it: somebody's own sentence."""
    opened = next((one.i for one in reversed(sentence.tokens[: closing.i]) if one.form in _OPENING), -1)
    return not any(one.upos in (*VERBAL, *NOMINAL) for one in sentence.tokens[: max(opened, 0)])


def _is_known(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun behind the verb is its subject by the parse."""
    return noun.dep == "nsubj" and bool(sentence.children(noun, "det") or noun.upos == "PROPN")
