"""Who is meant by « selon la même source », "the same official said": whoever spoke last.

Enters: the line of a source, the `Source`, the `Holder` that its words gave and the last holder of the text. Leaves:
the holder, standing for that last one. Refuses: words that name or describe somebody themselves, and what is no person
or body, as a document, which `recoupe.text.documented` gives its author.
"""

from dataclasses import replace

from recoupe.model import Holder
from recoupe.terms import HolderPath
from recoupe.text.clauses import Line
from recoupe.text.speakers import Source

SHORT = 4
"""Words of « ces mêmes sources sécuritaires »; more say who it is."""


def same_source(line: Line, source: Source, holder: Holder, last: Holder | None) -> Holder:
    """The holder, as whoever spoke last where its words only say that it is the same one."""
    if last is None or source.start < 0 or holder.candidates or holder.speaks_for:
        return holder
    first, end = line.index_at(source.start), line.index_at(source.end - 1) + 1
    if end - first > SHORT or not _is_the_same(line, first, end):
        return holder
    return replace(
        holder,
        path=HolderPath.COREFERENCE,
        mention=last.mention,
        candidates=last.candidates,
        speaks_for=last.speaks_for,
        name=last.name,
    )


def _is_the_same(line: Line, first: int, end: int) -> bool:
    """« la même source », « ce même élu », "the same official": the word, and a noun for people or bodies."""
    if not line.is_any(first, "determiner") or line.is_any(first, "indefinite", "possessive"):
        return False
    said = any(line.is_any(i, "identical") for i in range(first, end))
    nouns = [i for i in range(first, end) if line.upos(i) == "NOUN"]
    return said and any("human" in line.book.kinds(line.words[i].lemma, line.form(i)) for i in nouns)
