"""The outlet whose name stands at the head of a plain text: « LE COURRIER DU VALLON », "The Harrow Post | News".

What enters are the characters of a file that states nothing of itself; what leaves is a name as printed, empty where
the first line may be a title. A masthead is a short line of names or capitals. It needs a second sign: a row of rubrics
behind or below it, or a word that newspapers are named by (table ``mastheads``) with a title below. Refuses: a line
that ends as a sentence does, and one below which the text begins at once.
"""

import re
from collections.abc import Sequence
from functools import cache

from recoupe import packs
from recoupe.ingest.printed import day_printed

MOST_WORDS = 6
"""Words of a masthead at most."""

RUBRICS = 3
"""Parts of a line between bars or dots from which it is a row of rubrics."""

FEWEST = 3
"""Words that a title has more of."""

SHORT = 3
"""Letters of the words between others at most: « du », « the »."""

LONGEST_RUBRIC, LONGEST_TITLE = 40, 160
"""Characters of a rubric, of a title."""

_BETWEEN = re.compile(r"\s+[|•·–—»>-]\s+|\s*[|•·]\s*")
_SENTENCE = re.compile(r"[.!?…:;,»”\"]\s*$")
_OPENING = re.compile(r"[«“\"(]")
_WORD = re.compile(r"[^\W_]+")
_GLUED = re.compile(r"[^\W\d_][a-zà-ÿ][A-ZÀ-Þ]")


def masthead(characters: str) -> str:
    """The name of the outlet printed at the head of a text; empty where nothing is sure."""
    lines = [line.strip() for line in characters.lstrip("\ufeff").split("\n", 12) if line.strip()][:4]
    if len(lines) < 3:
        return ""
    parts = _parts(lines[0])
    name = parts[0]
    if not _may_name(name):
        return ""
    if len(parts) >= RUBRICS or (len(parts) == 1 and len(_parts(lines[1])) >= RUBRICS):
        return name
    return name if len(parts) == 1 and _is_of_press(name) and _heads(lines[1:]) else ""


def _parts(line: str) -> list[str]:
    """The parts of a row of rubrics; the line itself where one of them is too long for one."""
    found = [one for one in _BETWEEN.split(line) if one]
    return found if found and all(len(one) <= LONGEST_RUBRIC for one in found) else [line]


def _may_name(name: str) -> bool:
    """True for a few words that begin with capitals, small words between them, as names of newspapers do."""
    words = _WORD.findall(name)
    if not 1 < len(words) <= MOST_WORDS or _SENTENCE.search(name) or _OPENING.search(name) or day_printed(name)[0]:
        return False
    if _GLUED.search(name) or all(word.casefold() in _rubrics() for word in words if len(word) > SHORT):
        return False
    capitals = [word for word in words if word[0].isupper() or word[0].isdigit()]
    return len(capitals) > 1 and capitals[0] == words[0]


def _is_of_press(name: str) -> bool:
    """True for a name with a word that newspapers and stations are named by, all its long words with capitals."""
    words = _WORD.findall(name)
    long = [word for word in words if len(word) > SHORT]
    return any(word.casefold() in _press() for word in words) and all(word[0].isupper() for word in long)


def _heads(lines: Sequence[str]) -> bool:
    """True where a title may stand in the lines below, before the text begins."""
    titles = [
        one for one in lines[:2] if len(one) <= LONGEST_TITLE and not one.endswith(".") and not day_printed(one)[0]
    ]
    return any(len(_WORD.findall(one)) > FEWEST for one in titles)


@cache
def _rubrics() -> frozenset[str]:
    """The words of every shipped language that only lead through a site: « accueil », “home”."""
    shipped = (packs.shipped(f"lang/{name}") for name in packs.languages())
    rows = (row for pack in shipped if "interface" in pack for row in pack["interface"])
    return frozenset(row["word"].casefold() for row in rows)


@cache
def _press() -> frozenset[str]:
    """The words of every shipped language that newspapers are named by."""
    shipped = (packs.shipped(f"lang/{name}") for name in packs.languages())
    return frozenset(row["word"].casefold() for pack in shipped if "mastheads" in pack for row in pack["mastheads"])
