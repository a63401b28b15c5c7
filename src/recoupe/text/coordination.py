"""Noun phrases over Universal Dependencies: what is coordinated with a noun, and which words its phrase holds.

What enters is an analysed sentence and a noun in it; what leaves is tokens in text order.
"""

from collections.abc import Iterable

from recoupe.text.frames import NOMINAL
from recoupe.text.reading import Sentence, Token


def coordinated(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """``token`` and the nouns coordinated with it, in text order."""
    found = [token]
    for child in sentence.children(token, "conj"):
        if child.upos in (*NOMINAL, "PRON", "ADJ", "NUM") and not _is_elsewhere(sentence, token, child):
            found += coordinated(sentence, child)
    if token.dep != "conj" and (before := _joined_before(sentence, token)) is not None:
        found.insert(0, before)
    return tuple(found)


def _is_elsewhere(sentence: Sentence, token: Token, child: Token) -> bool:
    """Whether a noun that the parser joined to another by a comma alone has a preposition of its own: « , à Lima »."""
    led, own = ({one.lemma for one in sentence.children(noun, "case")} for noun in (token, child))
    return bool(own) and own != led and not sentence.children(child, "cc")


def _joined_before(sentence: Sentence, token: Token) -> Token | None:
    """The noun before « et » where the parser took only the second of two for the argument."""
    for mark in sentence.children(token, "cc"):
        before = sentence.tokens[mark.i - 1] if 0 < mark.i < token.i else None
        if before is not None and before.upos in NOMINAL:
            return before
    return None


def _stays(sentence: Sentence, child: Token, owning: frozenset[str]) -> bool:
    cases = sentence.children(child, "case")
    if child.dep == "advmod" and child.upos == "ADP":
        return False
    return not owning or not cases or cases[0].lemma.lower() in owning


def phrase(
    sentence: Sentence, token: Token, skipped: Iterable[Token] = (), owning: frozenset[str] = frozenset()
) -> tuple[Token, ...]:
    """The noun phrase of a word: what stands below it, without clauses, appositions and what is coordinated.

    Args:
        sentence: its sentence.
        token: the head of the phrase.
        skipped: words left out with what hangs on them.
        owning: prepositions whose phrases stay inside (« de »); when empty all do.
    """
    left_out = {
        "acl",
        "acl:relcl",
        "appos",
        "conj",
        "cc",
        "parataxis",
        "advcl",
        "case",
        "cop",
        "nsubj",
        "mark",
        "punct",
        "dislocated",
    }
    taken = [token]
    todo = [token]
    while todo:
        for child in sentence.children(todo.pop()):
            inner = child.dep == "case" and sentence.head(child) != token
            if (child.dep not in left_out or inner) and child not in skipped and _stays(sentence, child, owning):
                taken.append(child)
                todo.append(child)
    return tuple(sorted(taken, key=lambda one: one.i))
