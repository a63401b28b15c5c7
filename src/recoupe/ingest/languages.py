"""The language of a text. What enters is characters; what leaves is an ISO 639-1 code, empty when nothing tells.

Source of the judgement: py3langid. Lines under 40 characters say little, so they are left to the lines around them.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol

from recoupe import packs

SHORT_LINE = 40
"""Characters under which a line does not take part: names, figures and headings are alike in many languages."""

SAMPLE = 3000
"""Characters that are enough to tell; more cost time and change nothing."""


PRIOR = 10.0
"""How much likelier a language with a pack is than another one, before a line is read; set on the development parts of
the French and English treebanks (bench/languages.py), where names of films and places look like many languages."""


class _Identifier(Protocol):
    def rank(self, instance: str) -> list[tuple[str, float]]: ...


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 (heavy, and most questions do without)

    loaded: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return loaded


EVIDENT_WORDS, EVIDENT_SHARE, EVIDENT_LEAD = 4, 0.85, 1.0
"""Words in small letters a sentence must have for its language to be evident, the share of them that must be frequent
there, and by how many Zipf points they must be more frequent there than in any other language with a pack. Set on the
development parts of the treebanks, where it settles four sentences in five, three of 4,500 wrong (bench/languages.py).
"""

_WORD = re.compile(r"[^\W\d_]+")


def evident_language(characters: str) -> str:
    """The language with a pack whose frequent words nearly all words of a sentence are; empty where it is not evident.

    It spares a question the loading of the identifier, which knows a hundred languages.

    >>> evident_language("Le ministre n'a pas confirmé les chiffres."), evident_language("El ministro no lo confirma.")
    ('fr', '')
    """
    words = [word for word in _WORD.findall(characters) if word.islower()]
    if len(words) < EVIDENT_WORDS:
        return ""
    told = sorted((_told(words, name), name) for name in packs.languages())
    (frequent, share), best = told[-1]
    lead = frequent - max((rival[0] for rival, _ in told[:-1]), default=0.0)
    return best if share >= EVIDENT_SHARE and lead >= EVIDENT_LEAD else ""


def _told(words: Sequence[str], language: str) -> tuple[float, float]:
    """The mean Zipf value of some words in a language, 0 for one that is not frequent, and the share that is."""
    known = _frequent(language)
    return sum(known.get(word, 0.0) for word in words) / len(words), sum(word in known for word in words) / len(words)


@cache
def _frequent(language: str) -> Mapping[str, float]:
    return {row["word"]: float(row["zipf"]) for row in packs.shipped(f"lang/{language}/frequencies")["words"]}


def language_of(characters: str, *, stated: str = "") -> str:
    """The language of a text, of its longer lines where it has any.

    Args:
        characters: the text.
        stated: what its page or its sender says; used only where the characters do not tell (under 40 of them).
    """
    lines = [line for line in re.split(r"[\r\n]+", characters[: 4 * SAMPLE]) if len(line.strip()) >= SHORT_LINE]
    sample = "\n".join(lines)[:SAMPLE] or characters.strip()[:SAMPLE]
    if len(sample) < SHORT_LINE and stated:
        return code(stated)
    if not any(letter.isalpha() for letter in sample):
        return code(stated)
    return likeliest(sample)


def likeliest(sample: str) -> str:
    """The language with the highest probability, those that have a pack held `PRIOR` times likelier beforehand."""
    expected = packs.languages()
    weighted = [(chance * (PRIOR if name in expected else 1.0), name) for name, chance in _identifier().rank(sample)]
    return max(weighted)[1]


def code(stated: str) -> str:
    """The two letters of a stated language: ``fr`` of ``fr-CA`` or ``FR_fr``; empty when it is none."""
    found = re.match(r"\s*([A-Za-z]{2})(?![A-Za-z])", stated)
    return found.group(1).lower() if found else ""
