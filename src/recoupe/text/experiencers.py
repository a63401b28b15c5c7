"""Whom something moves: « un rapprochement qui inquiète Séoul », « ce qui révolte Pyongyang ».

Enters: a `Scene` and a `Sighting`. Leaves: an `Attribution`, or None where the construction does not fit.
"""

from recoupe.terms import HolderPath
from recoupe.text.clauses import Group, Line
from recoupe.text.contents import Range, last_clause
from recoupe.text.nounphrases import phrase_end
from recoupe.text.sightings import Attribution, Scene, Sighting, draft
from recoupe.text.speakers import phrase_source, subject_sources


def experiencer(_: Scene, sighting: Sighting) -> Attribution | None:
    """Un rapprochement qui inquiète Séoul · ce qui révolte Pyongyang."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("psych")
    if found is None or group.passive or not group.finite:
        return None
    start = found[1]
    while line.upos(start) == "ADV":
        start += 1
    if line.upos(start) not in ("DET", "PROPN", "NOUN") or line.is_mark(start):
        return None
    end = phrase_end(line, start)
    content = _stimulus(line, group)
    if end <= start or content is None:
        return None
    return draft(sighting, "psych", content, phrase_source(line, start, end, HolderPath.EXPLICIT), narrated=True)


def _stimulus(line: Line, group: Group) -> Range | None:
    """What moves the experiencer: the clause before « ce qui », else the subject (with its relative pronoun)."""
    if line.is_any(group.first - 1, "subject_relative") and line.is_any(group.first - 2, "so_that"):
        stop = group.first - 2
        while stop > 0 and line.upos(stop - 1) == "PUNCT" and not line.is_mark(stop - 1):
            stop -= 1
        start = last_clause(line, stop)
        return (start, stop) if start < stop else None
    sources = subject_sources(line, group)
    if not sources or sources[0].start < 0:
        return None
    start = line.index_at(sources[0].start)
    stop = group.first if line.is_any(group.first - 1, "subject_relative") else line.index_at(sources[-1].end - 1) + 1
    return (start, stop) if start < stop else None
