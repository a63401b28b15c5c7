"""« a fait tomber le gouvernement »: a verb that makes somebody do something heads the set phrase it opens.

What enters is an analysed sentence and the words of its language; what leaves is where its words hang instead. The
parser makes such a verb an auxiliary of the infinitive, or leaves the object with the infinitive: the phrase, which
the lexicon has under the first of its verbs, then has no object, and the infinitive tells another act.
"""

from collections.abc import Iterator

from recoupe.text.frames import VERBAL, Lexicon
from recoupe.text.reading import Sentence, Token
from recoupe.text.subjecthood import Hung

_COMPLEMENTS = ("obj", "iobj", "obl", "obl:arg")


def causatives(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """Set phrases of a verb and an infinitive, hung on the verb with all that the parser hung on the infinitive."""
    for one in sentence.tokens:
        if one.dep == "aux" and not lexicon.word("modal", one):
            inner = sentence.tokens[one.head]
            if _is_phrase(lexicon, one, inner):
                yield from _raised(sentence, one, inner)
        elif one.upos in VERBAL:
            for inner in sentence.children(one, "xcomp"):
                if _is_phrase(lexicon, one, inner) and not sentence.children(one, "obj"):
                    below = sentence.children(inner, *_COMPLEMENTS)
                    yield from (Hung(child.i, one.i, child.dep) for child in below)


def _raised(sentence: Sentence, verb: Token, inner: Token) -> Iterator[Hung]:
    """The verb in the place of its infinitive, with what hung on that."""
    is_root = inner.head == inner.i
    yield Hung(verb.i, verb.i, "root") if is_root else Hung(verb.i, inner.head, inner.dep)
    yield from (Hung(child.i, verb.i, child.dep) for child in sentence.children(inner) if child != verb)
    yield Hung(inner.i, verb.i, "xcomp")


def _is_phrase(lexicon: Lexicon, verb: Token, inner: Token) -> bool:
    """Whether the lexicon has the two as words of one phrase: « faire tomber », « faire exploser »."""
    if inner.feature("VerbForm") != "Inf" or inner.i != verb.i + 1:
        return False
    return any(len(one.lemmas) > 1 and one.lemmas[1] == inner.lemma.lower() for one in lexicon.of(verb))
