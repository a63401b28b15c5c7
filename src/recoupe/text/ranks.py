"""Whose officers, leaders and workers people are, by the noun before theirs: ``police officers``, ``a union leader``.

What enters is a noun for people of any sort (class ``rank`` of ``event_words``) and its sentence; what leaves is the
sort that the nouns beside it name. Nouns that tell a sort by themselves, as ``nurse``, keep it.
"""

from recoupe.text.frames import Lexicon
from recoupe.text.reading import Sentence, Token

_BESIDE = ("compound", "amod", "nmod")
_AMOUNTS = frozenset({"money", "price"})


def sort_beside(lexicon: Lexicon, sentence: Sentence, core: Token) -> str:
    """The sort told by the nearest word before a noun of rank; empty where none tells one."""
    if not lexicon.word("rank", core):
        return ""
    before = [one for one in sentence.children(core, *_BESIDE) if one.i < core.i]
    return next((row.value for one in reversed(before) for row in lexicon.word("sort", one)), "")


def is_faceless(lexicon: Lexicon, sentence: Sentence, core: Token) -> bool:
    """Whether nobody knows who people are: « les assaillants », « des hommes armés »."""
    beside = (core, *sentence.children(core, "amod", "acl", "nmod"))
    return any(lexicon.word("faceless", one) for one in beside)


def is_amount(lexicon: Lexicon, core: Token) -> bool:
    """Whether a noun is a sum or a number of times, which nobody is: « amende de deux millions », « une fois »."""
    return lexicon.is_a(core.lemma, _AMOUNTS) or bool(lexicon.word("circumstance", core))
