"""One word, and what stands right before a place of a sentence that still has to be read.

Enters: tokens with their classes; words in text order. Leaves: `Word`s, and answers about the last of them: whether an
auxiliary, a modal, a closing quotation or the end of a noun phrase stands there. No language is named here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.text.cues import CueBook
from recoupe.text.reading import Token

TENSED = frozenset({"pres", "past", "fut", "cond"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
SPEAKING = frozenset({"VERB", "AUX"})
MARKS = frozenset('«»“”"„‟‹›')


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One token with its folded form, lemma, part of speech and tense tag (empty unless it is a verb)."""

    token: Token
    i: int
    form: str
    lemma: str
    upos: str
    tag: str
    classes: frozenset[str]

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.token.start

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.token.end

    def is_any(self, *names: str) -> bool:
        """Whether it belongs to one of the classes."""
        return bool(self.classes) and not self.classes.isdisjoint(names)


def accented(form: str, book: CueBook) -> str:
    """« Evoquant » at the start of a sentence as « évoquant »: a capital is printed without its accent."""
    plain = form[:1] != "e" or form in book.forms or book.classes_of(form)
    return f"é{form[1:]}" if not plain and f"é{form[1:]}" in book.forms else form


def is_tensed_word(before: Sequence[Word], i: int) -> bool:
    """Whether a verb with a tense stands at ``i`` from the end: « continue de nier »."""
    return len(before) >= -i and before[i].tag in TENSED


def ends_phrase(before: Sequence[Word]) -> bool:
    """Whether a noun, or a noun and its adjective, stands right before: « Les matières premières table … »."""
    described = len(before) > 1 and before[-1].upos == "ADJ" and before[-2].upos == "NOUN"
    return described or before[-1].upos in ("NOUN", "PROPN")


def helped_over(before: Sequence[Word], book: CueBook) -> bool:
    """« a en outre (ordonné) »: an auxiliary and a set phrase behind it, at the end of the words."""
    for size in range(2, min(6, len(before))):
        words = tuple("POSS" if word.is_any("possessive") else word.form for word in before[-size:])
        if words in book.asides.get(words[0], ()) and before[-size - 1].is_any("aux_lemma"):
            return True
    return False


def after_quotation(before: Sequence[Word]) -> bool:
    """A closing quotation mark, or one with a comma after it, stands before."""
    last = before[-1]
    if last.form in (",", "-", "–", "—") and len(before) > 1:
        last = before[-2]
    return last.form in ("»", "”") or (
        last.form == '"' and len(before) > 2 and sum(word.form == '"' for word in before) % 2 == 0
    )


def has_auxiliary(before: Sequence[Word]) -> bool:
    """An auxiliary among the last words, with no mark between."""
    for word in before[-4:][::-1]:
        if word.is_any("aux_lemma"):
            return True
        if word.upos == "PUNCT" and word.form not in MARKS:
            return False
    return False


def has_modal(before: Sequence[Word]) -> bool:
    """A modal right before, or before adverbs: « will never surrender »."""
    last = next((word for word in reversed(before) if word.upos != "ADV"), None)
    return last is not None and last.is_any("modal_lemma") and last.upos in SPEAKING
