"""Main verbs that the parser took for participles: ``Serbian tanks rolled toward the border``.

What enters is an analysed sentence and the lexicon of its language, whose class ``preterite`` lists the forms that are
both; what leaves is the same sentence with such a verb at the head of its clause, or the same object. A clause needs a
verb: where a noun heads one and the only verb beside it is such a form, with an object or one that takes none, that
verb is finite. « Deux soldats tués » has no object and stays.
"""

from collections.abc import Iterator
from dataclasses import replace

from recoupe.text.frames import NOMINAL, VERBAL, Lexicon
from recoupe.text.reading import Sentence, Token

_FINITE = "Tense=Past|VerbForm=Fin"
_CLAUSES = frozenset({"ccomp", "parataxis", "root"})
_BELOW = ("aux", "aux:pass", "mark", "nsubj", "nsubj:pass", "cop", "obl:agent")


def with_preterites(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with each clause headed by a verb that was taken for a participle of its subject."""
    if "preterite" not in lexicon.words:
        return sentence
    for verb in sentence.tokens:
        noun = _subject(sentence, lexicon, verb)
        if noun is not None:
            return _turned(sentence, verb, noun)
    return sentence


def _subject(sentence: Sentence, lexicon: Lexicon, verb: Token) -> Token | None:
    """The noun that heads the clause of a form that may be a preterite; None where it is a participle."""
    if verb.upos != "VERB" or verb.dep != "acl" or not _is_either(lexicon, verb) or sentence.children(verb, *_BELOW):
        return None
    before, after = sentence.tokens[verb.i - 1], sentence.tokens[verb.i + 1 : verb.i + 2]
    if before.upos == "PUNCT" or any(one.lemma.lower() in lexicon.agents for one in after):
        return None
    noun = sentence.tokens[verb.head]
    while noun.dep in ("nmod", "appos", "flat") and (above := sentence.head(noun)) is not None and above.i < noun.i:
        noun = above
    if noun.i > verb.i or noun.upos not in NOMINAL or sentence.children(noun, "case", "cop", "nsubj"):
        return None
    return noun if _lacks_verb(sentence, verb, noun) and _is_active(sentence, lexicon, verb) else None


def _is_either(lexicon: Lexicon, verb: Token) -> bool:
    """Whether the form of a verb is that of its preterite and of its participle."""
    form = verb.form.lower()
    return any(form == one or (one.startswith("-") and form.endswith(one[1:])) for one in lexicon.words["preterite"])


def _lacks_verb(sentence: Sentence, verb: Token, noun: Token) -> bool:
    """Whether nothing but the verb can head the clause of the noun."""
    if noun.dep in ("ccomp", "parataxis"):
        return True
    inside = set(sentence.subtree(verb))
    others = (one for one in sentence.tokens if one.upos in VERBAL and one not in inside)
    return not any(one.feature("VerbForm") in ("Fin", "") for one in others)


def _is_active(sentence: Sentence, lexicon: Lexicon, verb: Token) -> bool:
    """Whether a verb has an object, or is one that does without and is done to nobody."""
    if any(not sentence.children(one, "case") for one in sentence.children(verb, "obj")):
        return True
    entries = [one for one in lexicon.of(verb) if len(one.lemmas) == 1]
    taken = [any("obj" in slot.names for slot in one.slots) for one in entries]
    people = any("obj" in slot.names and slot.role == "recipient" for one in entries for slot in one.slots)
    return not people and not all(taken)


def _turned(sentence: Sentence, verb: Token, noun: Token) -> Sentence:
    """The verb in the place of its subject, with a tense of its own."""
    tokens = list(sentence.tokens)
    head, dep = (noun.head, noun.dep) if noun.dep in _CLAUSES and noun.head != noun.i else (verb.i, "root")
    tokens[verb.i] = replace(verb, head=head, dep=dep, morph=_FINITE)
    for one in _adjuncts(sentence, verb, noun):
        tokens[one.i] = replace(one, head=verb.i)
    tokens[noun.i] = replace(noun, head=verb.i, dep="nsubj")
    for one in sentence.tokens:  # what headed the sentence goes below the verb
        if one.head == one.i and one.i not in (verb.i, noun.i) and dep == "root":
            tokens[one.i] = replace(one, head=verb.i, dep="obl")
    return replace(sentence, tokens=tuple(tokens))


def _adjuncts(sentence: Sentence, verb: Token, noun: Token) -> Iterator[Token]:
    """What hung on the subject after the verb, and the marks of the clause."""
    return (one for one in sentence.children(noun) if one.i > verb.i or one.upos == "PUNCT")
