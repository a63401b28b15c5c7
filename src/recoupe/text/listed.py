"""Lists of those who speak: « Paris, Berlin et Londres », "France, Germany and Poland".

Enters: a `Line` and the noun phrase a list begins with, or the phrases before a verb. Leaves: the ranges of the other
members. Refuses: what stands between commas without an « et » before the last (an apposition), days and places.
"""

from collections.abc import Sequence

from recoupe.text.clauses import Line
from recoupe.text.nounphrases import phrase_end, phrase_start
from recoupe.text.word import NOMINAL, TENSED

Range = tuple[int, int]


def members_after(line: Line, start: int, end: int, *, limit: int = 0) -> tuple[Range, ...]:
    """The members that follow the phrase ``start:end`` as a list does, in order; none where no coordinator closes it.

    Args:
        line: the sentence.
        start: where the first member begins.
        end: the index after it.
        limit: the index the list must end at; 0 where it ends before a mark or the end of the sentence.
    """
    found: list[Range] = []
    stop = end
    closed = False
    while not closed and line.form(stop) == "," and is_member(line, start):
        begin = stop + 1
        closed = line.is_any(begin, "join")
        begin += closed
        if not is_member(line, begin):
            return ()
        stop = phrase_end(line, begin) if not limit else min(phrase_end(line, begin), limit)
        found.append((begin, stop))
        closed = closed or any(is_division(line, i) for i in range(begin + 1, stop - 1))
    ends = stop == limit if limit else stop >= len(line) or line.upos(stop) == "PUNCT"
    return tuple(found) if closed and ends else ()


def members_before(line: Line, chunks: Sequence[Range], first: Range, verb: int) -> tuple[Range, ...]:
    """The members of the list that the phrases before a verb make, ``first`` one of them; none when they make none.

    ``chunks`` are nearest first. « Lundi, Berlin et Londres ont … » is no list of three.
    """
    if paired := _paired(line, first):
        return paired
    place = next((i for i, one in enumerate(chunks) if one == first), 0)
    while place + 1 < len(chunks) and is_member(line, chunks[place + 1][0]) and line.form(chunks[place + 1][1]) == ",":
        place += 1
    start, end = chunks[place]
    while verb > end and line.upos(verb - 1) in ("ADV", "PART"):
        verb -= 1
    found = members_after(line, start, end, limit=verb)
    return ((start, end), *found) if found else ()


def _paired(line: Line, last: Range) -> tuple[Range, ...]:
    """« Ni le maire ni le préfet », "neither Paris nor Berlin": each member behind a word of negation."""
    found = [last]
    while line.is_any(found[0][0] - 1, "nor"):
        stop = found[0][0] - 1
        stop -= line.form(stop - 1) == ","
        start = phrase_start(line, stop)
        if start >= stop and line.upos(stop - 1) == "PROPN":  # « Ni Paris … »: taken for a place
            start = stop - 1
        start += line.is_any(start, "nor", "neither")
        if start >= stop or not line.is_any(start - 1, "nor", "neither"):
            break
        found.insert(0, (start, stop))
    return tuple(found) if len(found) > 1 else ()


def is_member(line: Line, i: int) -> bool:
    """Whether a name, or a noun with its determiner, begins at ``i``, and no day."""
    owned = line.upos(i) == "PRON" and line.is_any(i, "possessive") and line.upos(i + 1) in NOMINAL
    if not (owned or line.upos(i) in ("DET", "PROPN")):
        return False
    return not any(line.is_any(k, "time") or line.words[k].tag in TENSED for k in range(i, min(i + 3, len(line))))


def is_division(line: Line, i: int) -> bool:
    """Whether a coordinator at ``i`` stands between two who are named or have a determiner of their own."""
    owned = line.upos(i + 1) == "PRON" and line.is_any(i + 1, "possessive")
    return line.is_any(i, "join") and line.inside[i] < 0 and (owned or line.upos(i + 1) in ("DET", "PROPN"))
