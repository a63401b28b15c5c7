"""A view set inside a clause: « une loi qui ouvre selon lui la voie à … », « …, nécessaire à ses yeux pour … ».

Enters: a `Line`, where a preposition stands and where its holder ends. Leaves: the words it is about, and whether they
hold a thing for something. No language is named here.
"""

from recoupe.text.clauses import Line
from recoupe.text.contents import Range, content_end
from recoupe.text.word import NOMINAL, TENSED


def likens(line: Line, place: Range, i: int, end: int) -> bool:
    """« qui équivaut, selon lui, à un abandon », « qui est selon elle “un tournant” »: what a thing is held for."""
    verb = next((k for k in range(i - 1, place[0], -1) if line.words[k].tag), -1)
    aside = line.is_any(place[0], "subject_relative") and place[0] < i and verb > 0 and line.words[verb].tag == "pres"
    held = line.words[verb].is_any("copula_lemma") or "state_verb" in line.book.classes_of(line.words[verb].lemma)
    behind = range(end, min(place[1], end + _OBJECT))
    whole = any(line.is_mark(k) or line.is_any(k, "indefinite") for k in behind)
    return aside and held and whole and not any(line.upos(k) == "NUM" for k in behind)


_OBJECT = 4
"""Words behind an aside at which what a thing is held for begins: « , à un abandon », « “un tournant »."""


def set_aside(line: Line, i: int, end: int) -> Range | None:
    """« une loi qui ouvre selon lui la voie à … », « …, nécessaire à ses yeux pour … »: no more than what is set aside.

    Only where the holder is a pronoun: who is named at the end of a sentence stands behind all of it.
    """
    comma = line.form(i - 1) == ","
    opened = i - 1 - comma
    while opened > 0 and line.upos(opened) != "PUNCT" and not _is_relative(line, opened):
        opened -= 1
    pronoun = line.is_any(i + 1, "stressed", "anaphor") or any(line.is_any(k, "possessive") for k in range(i, end))
    verbs = [k for k in range(opened + 1, i) if line.words[k].tag in TENSED]
    if opened < 2 or not pronoun or not any(line.words[k].tag in TENSED for k in range(opened)):
        return None
    told = _is_relative(line, opened) and 0 < len(verbs) <= _COMPOUND
    described = line.form(opened) == "," and not comma and line.upos(opened + 1) == "ADJ" and not verbs
    after = end + (comma and line.form(end) == ",")
    goes_on = line.upos(after) in ("DET", "ADP", "PRON", "NUM") or line.is_mark(after)
    if not (told or described) or not goes_on or (described and i > opened + _COMPOUND + 1):
        return None
    return opened + (not told), content_end(line, after, commas=True)


def _is_relative(line: Line, i: int) -> bool:
    """« qui », « dont », « que » of an object: « le mal que représentent selon lui les marchands »."""
    inverted = line.is_any(i, "complementizer") and line.upos(i - 1) in NOMINAL and line.is_tensed(i + 1)
    return line.upos(i) == "PRON" and (line.is_any(i, "subject_relative", "relative") or inverted)


_COMPOUND = 2
"""Verb forms of one predicate (« a été »), and words of an adjective with its adverb."""
