"""Who acts after a colon in a headline: « Accord sur la pêche : Oslo dénonce … », « Kenya : les pilotes menacent … ».

What enters is an analysed sentence; what leaves is words hung elsewhere. What stands before the colon is the matter; a
noun between the colon and the verb, without a preposition, does what the verb tells, alone.
"""

from collections.abc import Iterator

from recoupe.text.frames import NOMINAL, VERBAL, Lexicon
from recoupe.text.reading import Sentence, Token
from recoupe.text.subjecthood import Hung


def after_colons(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """Hang the noun after the colon on the verb as its subject, and the one before it beside."""
    colons = [one.i for one in sentence.tokens if one.form == ":"]
    for verb in (one for one in sentence.tokens if colons and one.upos in VERBAL):
        before = next((place for place in reversed(colons) if place < verb.i), -1)
        subjects = sentence.children(verb, "nsubj")
        matter = next((one for one in subjects if one.i < before), None)
        if matter is None:
            continue
        if any(one.i > before for one in subjects):
            yield Hung(matter.i, verb.i, "dislocated")
        if len(subjects) > 1:
            continue
        found = next((one for one in sentence.tokens[before + 1 : verb.i] if _acts(sentence, one, matter)), None)
        if found is not None and not any(one.form == "," for one in sentence.tokens[found.i : verb.i]):
            yield Hung(found.i, verb.i, "nsubj")
            yield Hung(matter.i, verb.i, "dislocated")


def _acts(sentence: Sentence, noun: Token, matter: Token) -> bool:
    """Whether a noun that was hung below the matter stands on its own."""
    apart = noun.upos in NOMINAL and not sentence.children(noun, "case")
    return apart and noun.dep in ("appos", "conj", "nmod") and matter in sentence.ancestors(noun)
