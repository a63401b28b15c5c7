"""Sources beside what they say: « Attaque à X : trente morts (ministère) », "Thirty dead in X – ministry".

Enters: a `Line` that nothing else attributes. Leaves: at most one attribution, to words in brackets at the end of a
sentence, or behind a dash at the end of a title. No language is named here.
"""

from collections.abc import Iterator

from recoupe.terms import Certainty, HolderPath, Polarity, Role, Stance
from recoupe.text.clauses import DASHES, Line
from recoupe.text.contents import content_end, offsets
from recoupe.text.sightings import Attribution, IsActor
from recoupe.text.speakers import Source
from recoupe.text.standpoints import can_speak, opening
from recoupe.text.word import NOMINAL, TENSED

SOURCE_WORDS = 7
"""Words a source behind a dash or in brackets may have."""
TITLES = frozenset({Role.TITLE, Role.HEADING})


def beside(line: Line, is_actor: IsActor) -> Iterator[Attribution]:
    """What stands before « (ministère) », « – Reuters », « (Camille Berthollet, chercheuse) » at the end of a line."""
    found = _bracketed(line) or _behind_dash(line)
    if found is None:
        return
    stop, start, end = found
    low = opening(line)
    if stop - low < 3 or not _is_source(line, low, start, end, is_actor):
        return
    content = (low, min(stop, max(content_end(line, low), low + 1)))
    if content[1] < stop - 1 or any(line.words[i].tag in TENSED for i in range(start, end)):
        return
    yield Attribution(
        (line.words[stop].start, line.words[end - 1].end), offsets(line, (low, stop)),
        (Source(HolderPath.EXPLICIT, line.words[start].start, line.words[end - 1].end),),
        Stance.ASSERTS, Certainty.CERTAIN, Polarity.POSITIVE, (), "prep",
    )  # fmt: skip


def _bracketed(line: Line) -> tuple[int, int, int] | None:
    """Index of a bracket that closes a sentence, and its words; None where none does."""
    last = len(line)
    while last > 0 and line.form(last - 1) in (".", "!"):
        last -= 1
    if line.form(last - 1) != ")":
        return None
    begin = next((i for i in range(last - 2, max(-1, last - 2 - SOURCE_WORDS), -1) if line.form(i) == "("), -1)
    return (begin, begin + 1, last - 1) if begin > 0 else None


def _behind_dash(line: Line) -> tuple[int, int, int] | None:
    """Index of the last dash of a title, and the words after it."""
    if line.sentence.role not in TITLES:
        return None
    dashes = (i for i in range(len(line) - 1, 0, -1) if line.form(i) in DASHES or line.form(i) == "-")
    dash = next(dashes, -1)
    return (dash, dash + 1, len(line)) if 0 < len(line) - dash - 1 <= SOURCE_WORDS and dash > 0 else None


def _is_source(line: Line, low: int, start: int, end: int, is_actor: IsActor) -> bool:
    """Whether the words name who can speak: by role anywhere, by name beside a quotation or in a title."""
    if start >= end or not any(line.upos(i) in NOMINAL for i in range(start, end)):
        return False
    if can_speak(line, start, end):
        return True
    named = is_actor(line.words[start].start, line.words[end - 1].end)
    quoted = line.is_mark(low) and line.is_mark(start - 2)
    return named and (quoted or line.sentence.role in TITLES)
