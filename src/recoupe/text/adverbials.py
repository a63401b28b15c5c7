"""Set phrases of time and manner: « s'est jusqu'à présent abstenu », « l'offensive en difficulté de Lima ».

What enters is an analysed sentence; what leaves is the sentence in which such a phrase has nothing below it and stands
above nothing: what the parser hung on it is its verb's or noun's, and a participle that it took for the noun of the
phrase is the verb of the auxiliary before it. The phrases are the class ``adverbial`` of event_words, by their forms.
"""

from collections.abc import Iterator
from dataclasses import replace

from recoupe.text.frames import NOMINAL, VERBAL, Lexicon
from recoupe.text.reading import Sentence, Token
from recoupe.text.subjecthood import Hung, rehung
from recoupe.text.subjects import is_past_participle

_BELOW = ("acl", "nmod", "obl", "obl:arg", "obl:mod", "amod", "xcomp")
_INFINITIVE = "Inf"
_PARTICIPLE = "Tense=Past|VerbForm=Part"


def beside_adverbials(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with nothing hung on its set phrases."""
    for first, last in list(_phrases(sentence, lexicon)):
        sentence = _as_verb(sentence, first, last)
        sentence = rehung(sentence, list(_moved(sentence, first, last)))
    return sentence


def _phrases(sentence: Sentence, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Indices of the first and last word of each set phrase."""
    rows = lexicon.words.get("adverbial", {})
    forms = [one.form.lower().replace("’", "'") for one in sentence.tokens]
    for i, form in enumerate(forms):
        for row in rows.get(form, ()):
            end = i + len(row.lemmas)
            if tuple(forms[i:end]) == row.lemmas:
                yield i, end - 1
                break


def _as_verb(sentence: Sentence, first: int, last: int) -> Sentence:
    """The sentence with the word behind a phrase as the verb of the auxiliary before it, where it was its noun."""
    if last + 1 >= len(sentence.tokens) or first == 0:
        return sentence
    verb, aux = sentence.tokens[last + 1], sentence.tokens[first - 1]
    taken = verb.upos not in VERBAL and any(one.head == verb.i for one in sentence.tokens[first : last + 1])
    astray = is_past_participle(verb) and not sentence.children(verb, "aux", "aux:pass")
    if not (taken or astray) or aux.upos not in VERBAL or not aux.feature("Mood") or verb.form == verb.lemma:
        return sentence
    tokens = list(sentence.tokens)
    if verb.head == aux.i or first <= verb.head <= last:
        tokens[verb.i] = replace(verb, head=verb.i if aux.head == aux.i else aux.head, dep=aux.dep)
        for one in sentence.children(aux):
            if one.i != verb.i:
                tokens[one.i] = replace(one, head=verb.i)
        tokens[aux.i] = replace(aux, upos="AUX", head=verb.i, dep="aux")
    elif aux.head != verb.i:
        return sentence
    tokens[verb.i] = replace(tokens[verb.i], upos="VERB", morph=_PARTICIPLE)
    for one in sentence.children(verb, "acl"):
        if one.feature("VerbForm") == _INFINITIVE:
            tokens[one.i] = replace(one, dep="xcomp")
    return replace(sentence, tokens=tuple(tokens))


def _moved(sentence: Sentence, first: int, last: int) -> Iterator[Hung]:
    """What hangs on a phrase from behind, as what its verb takes."""
    inside = sentence.tokens[first : last + 1]
    above = next((one.head for one in inside if not first <= one.head <= last), -1)
    bearer = _bearer(sentence, above, last) if above >= 0 else None
    if bearer is None:
        return
    before = sentence.tokens[first - 1] if first else bearer
    for one in sentence.tokens[last + 1 :]:
        led = one.dep in _BELOW and sentence.children(one, "case", "mark")
        if not first <= one.head <= last or not led or one.i == bearer.i:
            continue
        head = before if one.dep == "nmod" and before.upos in NOMINAL else bearer
        verbal = "xcomp" if one.feature("VerbForm") == _INFINITIVE else "obl"
        yield Hung(one.i, head.i, verbal if head.upos in VERBAL else one.dep)


def _bearer(sentence: Sentence, above: int, last: int) -> Token | None:
    """The verb or noun that a phrase belongs to: « l'offensive en difficulté de Lima » is Lima's."""
    head = sentence.tokens[above]
    return head if head.upos in VERBAL | NOMINAL or head.i == last + 1 else None
