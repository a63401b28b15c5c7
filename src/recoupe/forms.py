"""Forms: the small pattern language of the tables that recognise a line, made into regular expressions.

A form is written as it would be printed: ``lire [aussi|également] :``, ``{number} min de lecture``.

=============  ======================================================================
``a|b``        inside brackets or braces: one of several; ``[a|b]`` may be missing, ``<a|b>`` may not
``{name}``     a slot that the caller fills: ``{number}``, ``{person}``, ``{agency}`` …
``*``          anything, or nothing, within the line
space          one or more blanks; none is needed beside ``: ; , ! ? / | ( )``
=============  ======================================================================

Apostrophes and dashes stand for all their printed shapes, letters for both cases; a word in capitals for itself alone.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

SPACE = r"[^\S\n]"
"""Any blank but a line end: no-break and narrow spaces are what French puts before a colon."""

SLOTS = {
    "number": r"\d+(?:[.,\u00a0\u202f]\d+)*",
    "person": (
        r"(?-i:[A-ZÀ-ÖØ-ÞŒ][\w’'\-]*\.?(?:[^\S\n](?:de|du|van|von|der|el|al|ben|da|di|le|la)\b)*"
        r"(?:[^\S\n]{1,2}[A-ZÀ-ÖØ-ÞŒ][\w’'\-]*\.?){1,3})"
    ),
    "acronym": r"(?-i:[A-Z]{2,5})",
    "name": r"(?-i:[A-ZÀ-ÖØ-ÞŒ][\w’'\-]*(?:[ \u00a0][A-ZÀ-ÖØ-ÞŒ][\w’'\-]*){0,3})",
    "short": r"[^\n.!?]{0,40}",
    "text": r"[^\n]+",
}
"""Slots that need no pack. The particles of ``person`` belong to names in any language of print."""

_PIECES = re.compile(
    r"\{(\w+)\}|([\[<])|([\]>])|(\|)|(\*)|(\s+)|([:;,!?/()·])|(['’])|([-–—])|([^{}\[\]<>|*\s:;,!?/()·'’–—-]+)"
)
_BLANKS = re.compile(f"(?:{re.escape(SPACE)}[*+]){{2,}}")
"""Blanks that follow one another are made one, or a long run of spaces would take the square of its length."""

_LETTERS = {"œ": "(?:œ|oe)", "é": "[ée]", "è": "[èe]", "ê": "[êe]", "à": "[àa]", "ç": "[çc]"}
"""Capitals are often printed without their accents."""


_APART = re.compile(r"[\W_]+")
_PLAIN = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "œ": "oe"})


def key_of_name(name: str) -> str:
    """A name in bare capitals, for a key: ``HONG_MIN``. Letters of other scripts are kept: ``ИВАН_ПЕТРОВ``."""
    decomposed = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    letters = "".join(one for one in decomposed if not unicodedata.combining(one)).upper()
    return _APART.sub("_", letters).strip("_")


def expression(form: str, slots: Mapping[str, str]) -> str:
    """The regular expression of a form, to be compiled with ``re.IGNORECASE``; raises ValueError for a broken one."""
    out: list[str] = []
    open_groups: list[str] = []
    filled = {**SLOTS, **slots}
    at = 0
    for piece in _PIECES.finditer(form):
        if piece.start() != at:
            raise ValueError(f"form {form!r}: not understood at {form[at:]!r}")
        at = piece.end()
        out.append(_piece(piece, filled, open_groups))
    if open_groups or at != len(form):
        raise ValueError(f"form {form!r}: a bracket is not closed")
    return _BLANKS.sub(_one_blank, "".join(out))


def _one_blank(run: re.Match[str]) -> str:
    return SPACE + ("+" if f"{SPACE}+" in run.group() else "*")


def _piece(piece: re.Match[str], slots: Mapping[str, str], open_groups: list[str]) -> str:
    slot, opened, closed, _, star, blank, mark, apostrophe, dash, word = piece.groups()
    if opened or closed:
        return _bracket(opened, open_groups)
    if blank:
        return f"{SPACE}*" if _beside_mark(piece) else f"{SPACE}+"
    if mark:
        return f"{SPACE}*{re.escape(mark)}{SPACE}*"
    if word and len(word) > 1 and word.isupper():
        return f"(?-i:{re.escape(word)})"
    if word:
        return "".join(_LETTERS.get(letter, re.escape(letter)) for letter in word)
    if slot:
        return f"(?:{slots[slot]})"
    if apostrophe or dash:
        return "['’ʼ]" if apostrophe else "[-‐‑–—]"
    return r"[^\n]*?" if star else "|"


def _bracket(opened: str | None, open_groups: list[str]) -> str:
    if opened:
        open_groups.append(opened)
        return "(?:"
    # After an optional word its blank may be missing as well.
    return ")" if open_groups.pop() == "<" else f")?{SPACE}*"


def _beside_mark(piece: re.Match[str]) -> bool:
    before, after = piece.string[: piece.start()][-1:], piece.string[piece.end() :][:1]
    return bool(set(before + after) & set(":;,!?/()|·>[]*"))


@cache
def compiled(form: str, slots: tuple[tuple[str, str], ...] = ()) -> re.Pattern[str]:
    """The compiled form; ``slots`` is a tuple of pairs so that it can be remembered."""
    return re.compile(expression(form, dict(slots)), re.IGNORECASE)
