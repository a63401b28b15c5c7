"""Cells that other programs open: no control characters, nothing a spreadsheet would run."""

import re

FORMULA = re.compile(r"\s*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|[\t\r\n]")
"""A cell that starts so would run as a formula in a spreadsheet; full-width signs are read as plain ones."""

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""Characters without a shape, surrogates, and marks that turn the direction of what follows."""


def printable(words: str) -> str:
    """Words without control characters, every line end a line feed."""
    return _UNSEEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def guarded(words: str) -> str:
    """Printable words with an apostrophe before what a spreadsheet would take for a formula."""
    seen = printable(words)
    return f"'{seen}" if FORMULA.match(seen) or FORMULA.match(words) else seen
