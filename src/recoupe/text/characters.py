"""One-for-one maps of characters: what enters and what leaves have the same length, so no offset ever moves.

Analysis and matching see the mapped characters; spans always point into the kept text, which is never changed.
"""

import re

APOSTROPHES = "’‘ʼ´"
DOUBLE_QUOTES = "“”„‟"
HYPHENS = "\u2010\u2011"
SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
LINE_ENDS = "\r\v\f\u0085\u2028\u2029"
INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
"""Soft hyphen, zero-width and bidirectional characters: they stand inside words and are no part of their form."""

_CONTROL = "".join(chr(code) for code in (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0)) if code != 0x85)
_MAP = str.maketrans(
    dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(DOUBLE_QUOTES, '"')
    | dict.fromkeys(HYPHENS, "-")
    | dict.fromkeys(SPACES + _CONTROL, " ")
    | dict.fromkeys(LINE_ENDS, "\n")
)
_INVISIBLE = re.compile(f"[{INVISIBLE}]")


def plain(characters: str) -> str:
    r"""The characters with typographic variants, blanks and control characters made plain, one for one.

    Apostrophes become ``'``, double quotation marks ``"`` (« and » stay), hyphens ``-``, every blank and control
    character a space, every other line end ``\n``. Dashes and invisible format characters stay.

    >>> plain("D’autant que\u202f: “non”")
    'D\'autant que : "non"'
    """
    return characters.translate(_MAP)


def visible(characters: str) -> str:
    r"""The characters without soft hyphens, zero-width and bidirectional marks: shorter, so for forms only.

    >>> visible("Pyong\u200byang")
    'Pyongyang'
    """
    return _INVISIBLE.sub("", characters) if _INVISIBLE.search(characters) else characters


def folded(form: str) -> str:
    """The form a lexicon compares: plain characters, nothing invisible, lower case."""
    return visible(plain(form)).lower()
