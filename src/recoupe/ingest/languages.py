"""The language of a text. What enters is characters; what leaves is an ISO 639-1 code, empty when nothing tells.

Source of the judgement: py3langid. Lines under 40 characters say little, so they are left to the lines around them.
"""

import re
from functools import cache
from typing import Protocol

from py3langid.langid import MODEL_FILE, LanguageIdentifier

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
    loaded: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return loaded


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
