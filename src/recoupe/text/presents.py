"""Main verbs in the present that the parser took for nouns: « Pékin taxe les vins français », as titles have them.

What enters is an analysed sentence and the lexicon of its language, whose class ``present`` lists the endings of forms
that nouns have too; what leaves is the same sentence with such a word at its head, or the same object. A sentence
without any verb that opens on a name, or a noun with its article, and then has a word that may be a verb followed by
an article, a numeral or a preposition, has it as its verb.
"""

from collections.abc import Iterator
from dataclasses import replace

from recoupe.text.frames import NOMINAL, VERBAL, Lexicon
from recoupe.text.reading import Sentence, Token

_FINITE = "Mood=Ind|Tense=Pres|VerbForm=Fin"
_OF_SUBJECT = frozenset({"det", "amod", "flat", "nummod", "case", "punct"})
_OPENING = ("DET", "NUM")
_FOLLOWING = (*_OPENING, "ADP", "PRON", "PROPN")


def with_presents(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with the word that must be its verb as root; the same object where it has one."""
    if "present" not in lexicon.words or any(_is_finite(one) for one in sentence.tokens):
        return sentence
    root = next((one for one in sentence.tokens if one.head == one.i), None)
    if root is None or root.upos not in NOMINAL or not _is_definite(sentence, root):
        return sentence
    verb = next((one for one in sentence.tokens[root.i + 1 :] if _may_be_verb(sentence, lexicon, one)), None)
    if verb is None or not _is_subject(sentence, root, verb):
        return sentence
    return _turned(sentence, lexicon, root, verb)


def _is_finite(one: Token) -> bool:
    return one.upos in VERBAL and one.feature("VerbForm") == "Fin"


def _is_definite(sentence: Sentence, noun: Token) -> bool:
    return noun.upos == "PROPN" or noun.form[:1].isupper() or bool(sentence.children(noun, "det"))


def _may_be_verb(sentence: Sentence, lexicon: Lexicon, one: Token) -> bool:
    """Whether a word has the form of a known verb in the present and stands before what a verb governs."""
    form = one.form.lower()
    if one.upos not in ("NOUN", "ADJ", "VERB") or form != one.form or form not in lexicon.forms.lemmas:
        return False
    if form in lexicon.forms.participles and one.feature("Gender") == "Fem":
        return False  # « Une ministre attaquée au couteau »
    if sentence.children(one, "det", "case") or not any(form.endswith(end) for end in _endings(lexicon)):
        return False
    after = sentence.tokens[one.i + 1] if one.i + 1 < len(sentence.tokens) else None
    if after is None or after.upos not in _FOLLOWING:
        return False
    owned = after.lemma.lower() in lexicon.owning or after.form.lower() in _elided(lexicon)
    return after.upos != "ADP" or not owned


def _elided(lexicon: Lexicon) -> frozenset[str]:
    """Prepositions that keep a complement inside its phrase as they stand before a vowel: « d' »."""
    return frozenset(f"{one[:-1]}{mark}" for one in lexicon.owning for mark in "'’")


def _endings(lexicon: Lexicon) -> Iterator[str]:
    return (one.removeprefix("-") for one in lexicon.words["present"])


def _is_subject(sentence: Sentence, root: Token, verb: Token) -> bool:
    """Whether all that stands before a verb is the noun that heads the sentence, with its modifiers."""
    before = sentence.tokens[: verb.i]
    if any(one.form in (",", ":", ";") for one in before[root.i :]) or verb.i - root.i > _LONGEST:
        return False
    return all(one == root or root in tuple(sentence.ancestors(one)) for one in before)


_LONGEST = 5
"""Words that a subject may have behind its head."""


def _turned(sentence: Sentence, lexicon: Lexicon, root: Token, verb: Token) -> Sentence:
    """The verb as root, what stands before it as its subject, the noun right after it as its object."""
    tokens = list(sentence.tokens)
    tokens[verb.i] = replace(
        verb, head=verb.i, dep="root", upos="VERB", morph=_FINITE, lemma=lexicon.forms.lemmas[verb.form.lower()]
    )
    tokens[root.i] = replace(root, head=verb.i, dep="nsubj")
    after = [one for one in sentence.tokens[verb.i + 1 :] if one.head in (root.i, verb.i)]
    for one in after:
        if one.dep in _OF_SUBJECT - {"punct"}:
            continue
        led = [case for case in sentence.children(one, "case") if case.upos == "ADP"]
        dep = one.dep if one.upos not in NOMINAL else "obl" if led else "obj"
        tokens[one.i] = replace(one, head=verb.i, dep=dep)
    return replace(sentence, tokens=tuple(tokens))
