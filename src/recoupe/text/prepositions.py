"""Prepositions of several words, partitive objects and short conditions that the parser took for something else.

What enters is an analysed sentence and its lexicon; what leaves is words hung anew.
"""

from collections.abc import Iterator

from recoupe.text.frames import NOMINAL, VERBAL, Lexicon
from recoupe.text.reading import Sentence, Token
from recoupe.text.subjecthood import Hung


def adverbs_that_lead(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """« auprès de Séoul »: an adverb and the phrase that « de » opens right behind it are one phrase of the verb."""
    for adverb in sentence.tokens:
        if adverb.upos != "ADV" or adverb.dep != "advmod":
            continue
        for noun in sentence.children(adverb, "obl", "nmod"):
            cases = sentence.children(noun, "case")
            led = len(cases) == 1 and cases[0].i == adverb.i + 1 and cases[0].lemma.lower() in lexicon.owning
            if led and noun.upos in NOMINAL:
                yield Hung(noun.i, adverb.head, "obl")
                yield Hung(adverb.i, noun.i, "case")
                yield Hung(cases[0].i, adverb.i, "fixed")


def short_conditions(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« Si Riga attaque, … »: a verb that was taken for a part of the conjunction heads a clause of its own."""
    for verb in sentence.tokens:
        mark = sentence.tokens[verb.head]
        if verb.dep == "fixed" and verb.upos in VERBAL and mark.dep == "mark" and sentence.children(verb, "nsubj"):
            yield Hung(verb.i, mark.head, "advcl")
            yield Hung(mark.i, verb.i, "mark")


def partitives(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """« vend de l'uranium à Riga »: some of a thing is the object of a verb that has none."""
    for noun in sentence.tokens:
        verb = sentence.tokens[noun.head]
        if noun.dep not in ("obl", "obl:arg", "nmod") or noun.upos != "NOUN" or verb.upos != "VERB":
            continue
        if verb.feature("VerbForm") == "Part" and not sentence.children(verb, "aux"):
            continue
        cases = sentence.children(noun, "case") or sentence.children(noun, "det")[:1]
        if len(cases) != 1 or cases[0].lemma.lower() not in lexicon.owning or cases[0].i != verb.i + 1:
            continue
        if sentence.children(verb, "obj", "aux:pass", "expl", "expl:pv", "xcomp") or not _lacks_object(
            lexicon, verb, cases[0]
        ):
            continue
        if noun.feature("Number") != "Plur" and _is_some(sentence, lexicon, verb, noun, cases[0]):
            yield Hung(noun.i, verb.i, "obj")
            yield Hung(cases[0].i, noun.i, "det")


def _is_some(sentence: Sentence, lexicon: Lexicon, verb: Token, noun: Token, case: Token) -> bool:
    """Whether an article stands with the preposition, « du gaz », or a negation at the verb, « pas de gaz »."""
    if case.form.lower() != case.lemma.lower() or sentence.children(noun, "det") or sentence.children(case, "fixed"):
        return True
    return any(lexicon.word("negation", one) for one in sentence.children(verb, "advmod"))


def _lacks_object(lexicon: Lexicon, verb: Token, case: Token) -> bool:
    """Whether all rows of a verb know an object, and none a phrase of that preposition."""
    rows = [one for one in lexicon.of(verb) if len(one.lemmas) == 1]
    names = [{name for slot in one.slots for name in slot.names} for one in rows]
    return bool(rows) and any("obj" in one for one in names) and not any(case.lemma.lower() in one for one in names)
