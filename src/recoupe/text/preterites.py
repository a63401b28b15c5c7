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
_LIKE_PARTICIPLES = ("ADJ", "VERB")
_DOERS = ("compound", "nmod", "nsubj")
_CLAUSAL = ("advcl", "ccomp", "conj", "obl", "parataxis")
_BELOW = ("aux", "aux:pass", "mark", "nsubj", "nsubj:pass", "cop", "obl:agent")


def with_preterites(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with each clause headed by a verb that was taken for a participle of its subject."""
    if "preterite" not in lexicon.words:
        return sentence
    for verb in sentence.tokens:
        noun = _subject(sentence, lexicon, verb)
        if noun is not None:
            return _turned(sentence, verb, noun)
        doer = _doer(sentence, lexicon, verb)
        if doer is not None:
            return _over_object(sentence, lexicon, verb, doer)
    return sentence


def _doer(sentence: Sentence, lexicon: Lexicon, verb: Token) -> Token | None:
    """The subject of a form that was read as an adjective of its object: ``Oslo loosened curbs``.

    No noun stands before an adjective of the noun it qualifies, unless by a mark or a preposition.
    """
    noun = sentence.tokens[verb.head]
    if verb.dep != "amod" or verb.upos not in _LIKE_PARTICIPLES or not _is_either(lexicon, verb):
        return None
    if noun.i < verb.i or noun.dep not in _CLAUSES or verb.form.lower() not in lexicon.forms.lemmas:
        return None
    if sentence.children(noun, "cop", "aux", "case") or sentence.children(verb, "advmod", "aux"):
        return None
    found = [one for one in sentence.children(verb, *_DOERS) if one.i < verb.i and one.upos in NOMINAL]
    found += [one for one in sentence.children(noun, *_DOERS) if one.i < verb.i and one.upos in NOMINAL]
    bare = [one for one in found if not sentence.children(one, "case")]
    reach = {one.i for doer in bare[-1:] for one in sentence.subtree(doer)}
    return bare[-1] if bare and verb.i - 1 in reach else None


def _over_object(sentence: Sentence, lexicon: Lexicon, verb: Token, doer: Token) -> Sentence:
    """The verb over its subject and its object."""
    tokens = list(sentence.tokens)
    noun = tokens[verb.head]
    head = verb.i if noun.head == noun.i else noun.head
    tokens[verb.i] = replace(
        verb, upos="VERB", lemma=lexicon.forms.lemmas[verb.form.lower()], head=head, dep=noun.dep, morph=_FINITE
    )
    for one in sentence.children(noun):
        if one.i < verb.i:
            tokens[one.i] = replace(one, head=doer.i)
        elif one.upos == "PUNCT" or one.dep in _CLAUSAL:
            tokens[one.i] = replace(one, head=verb.i)
    tokens[doer.i] = replace(doer, head=verb.i, dep="nsubj")
    tokens[noun.i] = replace(noun, head=verb.i, dep="obj")
    return replace(sentence, tokens=tuple(tokens))


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
