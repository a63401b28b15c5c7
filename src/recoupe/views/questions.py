"""Questions that yes or no answers, put as the statements they ask about: « Le pont est-il fermé ? ».

Inputs: what a person typed and its language. What leaves has the same length, so that every place stays true. Refuses:
a question of who, when or how many, which states nothing, and one that asks only by its last mark.
"""

from collections.abc import Sequence
from functools import cache

from recoupe import packs
from recoupe.text.reading import Token
from recoupe.views.factuality import asks
from recoupe.views.parsed import as_sentence

MARK = "?"
SUBJECTS = ("nsubj", "nsubj:pass")


def as_told(characters: str, language: str) -> str:
    """The statement that a question asks about, as long as the question; any other sentence as it is."""
    if language not in packs.languages() or characters.count(MARK) != 1 or not characters.rstrip().endswith(MARK):
        return characters
    sentence = as_sentence(characters, language)
    tokens = sentence.tokens
    if len(tokens) <= len("ab?") or any(asks(one) for one in tokens[:2]) or _opens(tokens[0], "wh", language):
        return characters
    turned = [one for one in tokens if one.form.casefold() in _words("inverted", language)]
    told = _turned_back(characters, tokens, turned[0]) if turned else _put_after(characters, tokens[0], language)
    return told.replace(MARK, ".") if told else characters


def _turned_back(characters: str, tokens: Sequence[Token], pronoun: Token) -> str:
    """The same without the pronoun that repeats the subject behind the verb, or without the words that only ask."""
    if pronoun.i == 1 and tokens[2].upos in ("SCONJ", "PRON", "ADP"):
        return _blank(characters, tokens[0].start, tokens[2].end)
    named = any(one.upos in ("NOUN", "PROPN") for one in tokens[: pronoun.i])
    return _blank(characters, pronoun.start, pronoun.end) if named else ""


def _put_after(characters: str, first: Token, language: str) -> str:
    """The same with the helping verb that opens it after the subject; one that only asks left out."""
    helping = first.upos == "AUX" or any(_opens(first, kind, language) for kind in ("aux_lemma", "modal_lemma"))
    rest = characters[first.end :].lstrip()
    gap = len(characters) - len(rest) - first.end
    if not helping or first.start or not gap or not rest:
        return ""
    rest = rest[0].upper() + rest[1:]
    below = as_sentence(rest, language)
    subject = next((one for one in below.tokens if one.dep in SUBJECTS), None)
    if _opens(first, "emphatic", language) or subject is None:  # “did” only asks
        return " " * (first.end + gap) + rest
    end = max(one.end for one in below.subtree(subject))
    return rest[:end] + " " * gap + characters[: first.end].casefold() + rest[end:]


def _blank(characters: str, start: int, end: int) -> str:
    return characters[:start] + " " * (end - start) + characters[end:]


def _opens(token: Token, kind: str, language: str) -> bool:
    return not {token.lemma, token.form.casefold()}.isdisjoint(_words(kind, language))


@cache
def _words(kind: str, language: str) -> frozenset[str]:
    """The words of a language of one class of its grammar."""
    rows = packs.shipped(f"lang/{language}")["function_words"]
    return frozenset(row["form"] for row in rows if row["class"] == kind)
