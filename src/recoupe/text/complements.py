"""What a verb says of whom, and what it gives to whom, where the parser read a clause or a second object.

What enters is an analysed sentence and the lexicon of its language; what leaves is words hung elsewhere, as rules of
`recoupe.text.trees`.
"""

from collections.abc import Iterator

from recoupe.text.agreeing import disagreeing
from recoupe.text.colons import after_colons
from recoupe.text.frames import NOMINAL, VERBAL, Lexicon
from recoupe.text.reading import Sentence, Token
from recoupe.text.saidbehind import said_behind
from recoupe.text.subjecthood import Hung

_SUBJECTS = ("nsubj", "nsubj:pass")
_MARKS = frozenset({'"', "“", "«", "'", "‘"})


def small_clauses(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """What has no verb is said of an object, and is no clause: "declared two envoys persona non grata"."""
    for said in sentence.tokens:
        verb = sentence.tokens[said.head]
        if said.dep != "ccomp" or said.upos in VERBAL or verb.upos not in VERBAL or said.i < verb.i:
            continue
        if sentence.children(said, "cop", "mark", "aux") or sentence.children(verb, "obj"):
            continue
        named = [one for one in sentence.children(said, *_SUBJECTS) if one.upos in (*NOMINAL, "PRON")]
        if len(named) == 1 and verb.i < named[0].i < said.i:
            yield Hung(named[0].i, verb.i, "obj")
            yield Hung(said.i, verb.i, "xcomp")


def two_objects(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """Of two objects after a verb the first, a name or person, is whom it is given: "promised Kyiv more missiles"."""
    for verb in sentence.tokens:
        if verb.upos not in VERBAL:
            continue
        objects = [one for one in sentence.children(verb, "obj") if one.i > verb.i]
        if len(objects) != 2 or sentence.children(verb, "iobj") or any(_is_led(sentence, one) for one in objects):
            continue
        first, second = objects
        between = sentence.tokens[first.i + 1 : second.i]
        if first.upos in ("PROPN", "PRON") and second.upos == "NOUN" and all(one.head == second.i for one in between):
            yield Hung(first.i, verb.i, "iobj")


def names_before_numbers(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """No compound goes on behind a number or article; it is whom it is given: "lent Peru 3 billion dollars"."""
    for one, after in zip(sentence.tokens, sentence.tokens[1:], strict=False):
        noun = sentence.tokens[one.head]
        verb = sentence.tokens[noun.head]
        if one.dep not in ("compound", "nmod") or _is_led(sentence, one) or after.upos not in ("NUM", "DET"):
            continue
        if noun.dep != "obj" or verb.upos not in VERBAL:
            continue
        if verb.i < one.i < noun.i and one.upos in NOMINAL and not sentence.children(verb, "iobj"):
            yield Hung(one.i, verb.i, "iobj")
            before = sentence.tokens[verb.i + 1 : one.i]
            yield from (Hung(word.i, one.i, word.dep) for word in before if word.head == noun.i)


def objects_of_phrases(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """A name behind a bare noun led by a preposition is the object of the verb: « met en garde Oslo contre … »."""
    for one in sentence.tokens:
        noun = sentence.tokens[one.head]
        verb = sentence.tokens[noun.head]
        if one.dep != "nmod" or one.upos != "PROPN" or one.i != noun.i + 1 or _is_led(sentence, one):
            continue
        if verb.upos not in VERBAL or not verb.i < noun.i or not _is_led(sentence, noun):
            continue
        if noun.upos == "NOUN" and not sentence.children(noun, "det") and not sentence.children(verb, "obj"):
            yield Hung(one.i, verb.i, "obj")


OBJECTS = (two_objects, names_before_numbers, objects_of_phrases, disagreeing, after_colons, said_behind)
"""Rules for what a verb is done to, and who does it in a headline, in the order in which they are asked."""


def clauses_in_a_row(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """A headline's first clause is no complement of its second: "Oslo expels two envoys, blames Riga for hack"."""
    for verb in sentence.tokens:
        first = next((one for one in sentence.children(verb, "ccomp") if one.i < verb.i), None)
        if verb.upos != "VERB" or first is None or first.upos != "VERB" or not sentence.children(verb, "obj", "obl"):
            continue
        if sentence.children(verb, *_SUBJECTS) or not sentence.children(first, *_SUBJECTS):
            continue
        if sentence.tokens[verb.i - 1].form == "," and not any(one.form in _MARKS for one in sentence.tokens[: verb.i]):
            yield from _in_place_of(first, verb)


def _in_place_of(first: Token, verb: Token) -> Iterator[Hung]:
    """The first verb where the second stood in the tree, the second beside it."""
    root = verb.head == verb.i
    yield Hung(first.i, first.i if root else verb.head, "root" if root else verb.dep)
    yield Hung(verb.i, first.i, "conj")


def _is_led(sentence: Sentence, noun: Token) -> bool:
    return bool(sentence.children(noun, "case", "mark"))
