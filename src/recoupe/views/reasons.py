"""The reasons of a record in a reader's language: why texts are folded, witnesses are one, claims are tied.

What enters is a reason as the record keeps it; what leaves is the same in French or English, by the templates of
``closed/reason.tsv``. A reason no template fits is left as it is: nothing is hidden.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from recoupe import packs

KEY = re.compile(r"[A-Z]{2,4}(?::[A-Z0-9_+]+)?")
"""How the key of an actor is written in a reason."""

KEPT = "en"
"""The language reasons are kept in, a column of the table like the other."""


@cache
def _templates(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of kept reasons with what each says in a language, the longest first."""
    rows = sorted(packs.shipped("closed")["reason"], key=lambda row: (-len(row[f"meaning_{KEPT}"]), row["code"]))
    found = []
    for row in rows:
        pattern = "([^;]+)".join(re.escape(part) for part in row[f"meaning_{KEPT}"].split("{}"))
        found.append((re.compile(pattern), row[f"meaning_{language}"]))
    return tuple(found)


def reason_in(language: str, words: str, named: Callable[[str], str] = str) -> str:
    """A reason in a language.

    Args:
        language: of the reader.
        words: the reason as kept.
        named: what an actor's key is called.
    """
    whole = _told(language, words, named)
    if whole != words or "; " not in words:
        return whole
    joint = " ; " if language != KEPT else "; "
    return joint.join(_told(language, part, named) for part in words.split("; "))


def _told(language: str, words: str, named: Callable[[str], str]) -> str:
    template, parts = _fitting(language, words)
    return template.format(*[_spelt(_called(part, named), language) for part in parts]) if template else words


@lru_cache(1 << 12)
def _fitting(language: str, words: str) -> tuple[str, tuple[str, ...]]:
    """What a kept reason says in a language, and the parts to be filled in; nothing for words that are no such reason.

    Most findings give one of a few reasons.
    """
    for pattern, template in _templates(language):
        fits = pattern.fullmatch(words)
        if fits:
            return template, fits.groups()
    return "", ()


FIGURE = re.compile(r"(\d+)(?:\.(\d+))?(%?)")
"""A figure of a reason as it is kept: a share, or a likeness."""


def _spelt(part: str, language: str) -> str:
    """A figure as it is written in a language: « 61 % », « 0,42 »; anything else as it is."""
    figure = FIGURE.fullmatch(part)
    if figure is None or language == KEPT:
        return part
    whole, rest, share = figure.groups()
    return whole + (f",{rest}" if rest else "") + ("\u00a0%" if share else "")


def _called(part: str, named: Callable[[str], str]) -> str:
    """What a part of a reason says: names for keys, its words else."""
    keys = part.split(", ")
    return ", ".join(named(key) if KEY.fullmatch(key) else key for key in keys)
