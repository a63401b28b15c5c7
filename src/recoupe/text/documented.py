"""Whose a document is that speaks: « L'Agence a publié un rapport. Selon ce document, … », "The report says …".

Enters: the lines of a text, the place of the line with a source, and a `Cast`. Leaves: the body that made the document,
as a sentence right before tells: who it is of or by, or who published it. Refuses: a document named with more words,
which say whose it is; one of several that the lines before name; an author who is no body.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.model import Holder
from recoupe.terms import HolderPath
from recoupe.text.cast import Cast
from recoupe.text.clauses import Line, group_of
from recoupe.text.nounphrases import phrase_end
from recoupe.text.speakers import Source, subject_sources

BACK = 3
"""Lines before in which the document is named first."""
SHORT = 3
"""Words of « le même rapport », "the document": more say whose it is."""
OWNED, ACTED = 7, 12
"""Words behind a document among which it is told by whom it is, and before it among which who published it."""
DOCUMENT, PACT = "document", "pact"
"""Nouns for what somebody tells in writing, and for what binds whoever signs or passes it: treaties, laws."""


def authored(lines: Sequence[Line], place: int, source: Source, holder: Holder, cast: Cast) -> Holder:
    """The holder, speaking for whoever made the document that its words point back to."""
    if holder.candidates or holder.speaks_for or source.start < 0 or source.path is not HolderPath.EXPLICIT:
        return holder
    line = lines[place]
    first, last = line.index_at(source.start), line.index_at(source.end - 1)
    noun = next((i for i in range(first, last + 1) if _is_document(line, i)), -1)
    if noun < 0 or noun != last or last - first >= SHORT or not _points_back(line, first):
        return holder
    keys = {key for i in range(max(0, place - BACK), place) for key in _makers(lines[i], cast)}
    return replace(holder, speaks_for=tuple(keys)) if len(keys) == 1 else holder


def _points_back(line: Line, first: int) -> bool:
    return line.is_any(first, "determiner") and not line.is_any(first, "indefinite", "possessive")


def _is_document(line: Line, i: int) -> bool:
    kinds = line.book.kinds(line.words[i].lemma, line.form(i))
    return line.upos(i) == "NOUN" and DOCUMENT in kinds and PACT not in kinds


def _makers(line: Line, cast: Cast) -> Iterator[str]:
    """The bodies that the documents of a line are of."""
    for noun in range(len(line)):
        if not _is_document(line, noun):
            continue
        keys = _owner(line, noun, cast) or _publisher(line, noun, cast)
        yield from keys[:1]


def _owner(line: Line, noun: int, cast: Cast) -> tuple[str, ...]:
    """« un rapport de l'Agence », « rédigé par l'Agence », "a report by the agency"."""
    stop = next((i for i in range(noun + 1, min(len(line), noun + OWNED)) if line.is_tensed(i)), noun + OWNED)
    for i in range(noun + 1, min(len(line), stop)):
        beside = i == noun + 1 or line.words[i - 1].tag == "pp" or line.upos(i - 1) == "ADJ"
        if beside and line.is_any(i, "of", "agent"):
            return _body(line, i + 1, phrase_end(line, i + 1), cast)
    return ()


def _publisher(line: Line, noun: int, cast: Cast) -> tuple[str, ...]:
    """« L'Agence a publié un rapport »: the subject of a verb of saying or publishing before it."""
    for i in range(noun - 1, max(-1, noun - ACTED), -1):
        group = group_of(line, i) if line.book.verbs.get(line.words[i].lemma) else None
        if group is None or not group.finite:
            continue
        for one in subject_sources(line, group):
            if one.start >= 0 and not group.passive:
                return _body(line, line.index_at(one.start), line.index_at(one.end - 1) + 1, cast)
        return ()
    return ()


def _body(line: Line, start: int, end: int, cast: Cast) -> tuple[str, ...]:
    """The key of the body that some words name; none for a person."""
    if end <= start:
        return ()
    mention = cast.best(line.words[start].start, line.words[end - 1].end)
    keys = cast.candidates(mention) if mention is not None else ()
    return tuple(key for key in keys[:1] if not key.startswith(("PER:", "PLC:", "GRP:")))
