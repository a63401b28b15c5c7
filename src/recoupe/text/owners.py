"""Whose people are whom another place than theirs stands beside, or a relative pronoun: « l'envoyé à Accra de l'ONU ».

What enters is a noun and its sentence; what leaves is the words for those it is of: those behind « de » where a phrase
of place stands between, and the noun a relative clause hangs on, « la Ligue, dont les délégués … ». What stands right
beside a noun needs no looking for.
"""

from collections.abc import Iterator

from recoupe.text.frames import NOMINAL, Lexicon
from recoupe.text.reading import Sentence, Token

_BESIDE = ("nmod", "obl", "obl:arg", "obl:mod", "nmod:poss")
_RELATIVE = ("acl", "acl:relcl")
_STEPS = 3
"""Words upwards among which the noun of a relative clause is looked for."""


def owners(lexicon: Lexicon, sentence: Sentence, core: Token) -> Iterator[Token]:
    """The words for those that a noun is of, where they do not stand right beside it."""
    placed = False
    for one in sentence.children(core, *_BESIDE):
        if one.upos == "PRON" and one.feature("PronType") in ("Rel", "Int,Rel"):
            yield from _antecedent(sentence, core)
        cases = {case.lemma.lower() for case in sentence.children(one, "case")}
        if placed and cases & lexicon.owning:
            yield one
        placed = placed or bool(cases and not cases & lexicon.owning)
        for inner in sentence.children(one, *_BESIDE) if cases and not cases & lexicon.owning else ():
            if {case.lemma.lower() for case in sentence.children(inner, "case")} & lexicon.owning:
                yield inner


def _antecedent(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The noun on which the relative clause of a word hangs."""
    for _ in range(_STEPS):
        above = sentence.tokens[token.head]
        if token.dep in _RELATIVE and above.upos in NOMINAL:
            yield above
            return
        token = above
