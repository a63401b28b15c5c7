"""Clauses that semicolons part: nothing before a verb in its stretch belongs to the clause before.

What enters is an analysed sentence; what leaves is words hung anew. « … ; le 5 mai, Oslo a riposté » dates what Oslo
did, and « … ; - Riga expulse deux diplomates » says what Riga does, however the parser strung the items of a list.
"""

from collections.abc import Iterator

from recoupe.text.frames import NOMINAL, Lexicon
from recoupe.text.reading import Sentence, Token
from recoupe.text.subjecthood import Hung

_MARKS = frozenset({";", "•", "*"})
_BELOW = frozenset({"ccomp", "xcomp"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obl", "advmod", "nmod"})


def over_semicolons(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """What stands between a semicolon and the verb behind it hangs on that verb."""
    parts = [one.i for one in sentence.tokens if one.form in _MARKS]
    for low, high in zip(parts, [*parts[1:], len(sentence.tokens)], strict=False):
        inside = sentence.tokens[low + 1 : high]
        yield from _named_before(sentence, inside, low)
        verb = next((one for one in inside if _heads_clause(sentence, one, low)), None)
        if verb is None:
            continue
        if verb.dep in _BELOW:
            yield Hung(verb.i, verb.head, "parataxis")
        for one in inside:
            if one.i < verb.i and one.dep in _ARGUMENTS and not low <= one.head < high:
                yield Hung(one.i, verb.i, one.dep if one.dep != "nmod" else "obl")


def _named_before(sentence: Sentence, inside: tuple[Token, ...], low: int) -> Iterator[Hung]:
    """A noun that opens an item and that a tensed verb hangs on, without a pronoun, is the subject of that verb."""
    for verb in inside:
        noun = sentence.tokens[verb.head]
        if verb.dep not in ("acl", "acl:relcl") or not low < noun.i < verb.i or low <= noun.head or not _tensed(verb):
            continue
        if noun.upos in NOMINAL and not sentence.children(verb, "nsubj", "nsubj:pass", "mark"):
            yield Hung(verb.i, noun.head, "parataxis")
            yield Hung(noun.i, verb.i, "nsubj")


def _heads_clause(sentence: Sentence, one: Token, low: int) -> bool:
    """Whether a tensed verb heads the clause of its stretch."""
    helped = sentence.children(one, "aux", "aux:pass", "cop")
    tensed = one.upos == "VERB" and (_tensed(one) or any(_tensed(part) for part in helped))
    relative = any(child.feature("PronType") == "Rel" for child in sentence.children(one))
    return tensed and not relative and not sentence.children(one, "mark") and (one.head < low or one.head == one.i)


def _tensed(one: Token) -> bool:
    return one.feature("VerbForm") == "Fin"
