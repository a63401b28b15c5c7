"""Main clauses that a relative clause interrupts, and adjectives of states that were taken for verbs.

What enters is an analysed sentence and the lexicon of its language; what leaves is words hung elsewhere, as rules of
`recoupe.text.trees`. « Le président, qui a décrété un deuil, a exigé des excuses »: commas and agreement tell the main
verb more surely than a parser that saw few such sentences.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from recoupe.text.frames import NOMINAL, VERBAL, Lexicon
from recoupe.text.reading import Sentence, Token
from recoupe.text.subjecthood import Hung

_SUBJECTS = ("nsubj", "nsubj:pass")
_AUXILIARIES = ("aux", "aux:pass", "cop")
_QUOTES = frozenset('"«»“”')
_FREE = (*_SUBJECTS, "root", "vocative", "dislocated", "obl")
"""Relations under which a noun without preposition before its verb may be the subject."""
_LONGEST = 40
"""Words that a relative clause between commas may have."""


def without_verbal_names(sentence: Sentence, names: Iterable[tuple[int, int]]) -> Sentence:
    """« le président azerbaïdjanais »: a name is no verb; of one that stands behind a noun, an adjective is made."""
    tokens = list(sentence.tokens)
    for start, end in names:
        for one in sentence.between(start, end):
            if one.upos in VERBAL and one.form[:1].islower() and one.i and tokens[one.i - 1].upos == "NOUN":
                tokens[one.i] = replace(one, upos="ADJ")
    return sentence if tokens == list(sentence.tokens) else replace(sentence, tokens=tuple(tokens))


def interrupted(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """« Le président, qui a décrété un deuil, a exigé des excuses »: the verb stands behind the second comma."""
    commas = [one.i for one in sentence.tokens if one.form == ","]
    opening = next((i for i in commas if _is_relative(sentence, lexicon, i + 1)), 0)
    noun = _subject_before(sentence, opening) if opening else None
    if noun is None:
        return
    for closing in commas:
        if any(one.form in _QUOTES for one in sentence.tokens[opening:closing]):
            return
        verb = _verb_behind(sentence, closing) if opening + 2 < closing < opening + _LONGEST else None
        if verb is not None and _agree(sentence, noun, verb):
            if verb.head != verb.i or noun.head != verb.i:
                yield from _main(sentence, noun, verb, range(opening, closing))
            return


def _is_relative(sentence: Sentence, lexicon: Lexicon, i: int) -> bool:
    """Whether a relative clause begins at a word, with or without a preposition."""
    for one in sentence.tokens[i : i + 2]:
        if one.feature("PronType") == "Rel" or lexicon.word("relativizer", one):
            return True
        if one.upos != "ADP":
            return False
    return False


def _subject_before(sentence: Sentence, comma: int) -> Token | None:
    """The noun before the relative clause: the head of the last phrase without preposition since the comma before."""
    start = max((one.i + 1 for one in sentence.tokens[:comma] if one.form in (",", "«", '"', ":")), default=0)
    inside = sentence.tokens[start:comma]
    if any(one.upos in VERBAL for one in inside):
        return None
    nominal = [one for one in inside if one.upos in (*NOMINAL, "PRON")]
    tops = [one for one in nominal if sentence.head(one) not in nominal and not sentence.children(one, "case")]
    return tops[0] if tops and tops[0].dep in _FREE else None


def _verb_behind(sentence: Sentence, comma: int) -> Token | None:
    """The verb with a tense that opens what follows a comma, past adverbs and clitics; None for anything else."""
    for one in sentence.tokens[comma + 1 : comma + 5]:
        if one.upos in VERBAL:
            governs = sentence.children(one, "obj", "ccomp", "xcomp") and not sentence.children(one, "mark")
            is_open = one.feature("VerbForm") in ("", "Part") and (governs or one.dep in _AUXILIARIES)
            if one.feature("VerbForm") != "Fin" and not is_open:
                return None
            above = sentence.head(one)
            verb = above if one.dep in _AUXILIARIES and above is not None and above.i > one.i else one
            return verb if not _has_subject_between(sentence, verb, comma) else None
        if one.upos not in ("ADV", "PRON", "PART") or one.feature("PronType") in ("Rel", "Int"):
            return None
    return None


def _has_subject_between(sentence: Sentence, verb: Token, comma: int) -> bool:
    return any(comma < one.i < verb.i for one in sentence.children(verb, *_SUBJECTS, "expl:subj"))


def _agree(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Whether noun and verb may agree in number; a simple past shows none in some languages."""
    finite = next((one for one in (*sentence.children(verb, *_AUXILIARIES), verb) if one.feature("Number")), verb)
    if finite == verb and verb.feature("Tense") == "Past":
        return True
    numbers = {noun.feature("Number"), finite.feature("Number")} - {""}
    return len(numbers) < 2 or bool(sentence.children(noun, "conj"))


def _main(sentence: Sentence, noun: Token, verb: Token, aside: range) -> Iterator[Hung]:
    """The verb as root, the noun as its subject, the clause between as said of the noun."""
    root = next((one for one in sentence.tokens if one.head == one.i), verb)
    path = [one for one in sentence.ancestors(verb) if one.i in aside or one == noun]
    yield Hung(verb.i, verb.i, "root")
    yield Hung(noun.i, verb.i, "nsubj:pass" if sentence.children(verb, "aux:pass") else "nsubj")
    if root not in (verb, noun):
        yield Hung(root.i, noun.i, "acl") if root.i in aside else Hung(root.i, verb.i, "obl")
    top = next((one for one in reversed(path) if one.i in aside and one.upos in VERBAL), None)
    if top is not None and top != root:
        yield Hung(top.i, noun.i, "acl")
    for above in {root, *path} - {verb}:
        yield from (
            Hung(one.i, verb.i, one.dep) for one in sentence.children(above) if one.i > verb.i and one.dep != "acl"
        )
