"""Fears that a deed is done from: « s'est enfui de crainte d'être arrêté », "closed for fear of looters".

Enters: a `Line` and what is attributed already. Leaves: attributions to whoever does the deed. No language is named
here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.terms import Certainty, HolderPath, Stance
from recoupe.text.clauses import Group, Line, group_of
from recoupe.text.contents import Range, complement_start, content_end, offsets
from recoupe.text.cues import Entry
from recoupe.text.sightings import Attribution, by_noun, infinitive_at
from recoupe.text.speakers import subject_sources


def motives(line: Line, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """The fears that stand as adverbials, in text order; who acts is who fears."""
    for word in line.words[2:-2]:
        entry = _fear(line, word.i)
        if entry is None or line.inside[word.i] >= 0 or any(one.cue[0] <= word.start < one.cue[1] for one in found):
            continue
        content, group = _feared(line, word.i + 1), _deed(line, word.i - 1)
        sources = subject_sources(line, group) if group is not None else ()
        if content is None or not sources or sources[0].path is HolderPath.ABSENT:
            continue
        cue = (line.words[word.i - 1].start, word.end)
        made = by_noun(entry, cue, offsets(line, content), sources)
        yield replace(made, certainty=Certainty.POSSIBLE)


_NEAR = 6
"""Words before a fear among which it is told that its holder gives no name."""


def _fear(line: Line, i: int) -> Entry | None:
    """The row of a bare noun of fear behind a preposition: « par crainte », "for fear"."""
    word = line.words[i]
    if word.upos != "NOUN" or line.upos(i - 1) != "ADP" or line.is_any(i - 1, "negative"):
        return None  # « sans crainte de »
    if any(line.is_any(k, "unnamed_noun") for k in range(max(0, i - _NEAR), i)):
        return None  # « a requis l'anonymat par crainte de représailles » is said of a source
    rows = (entry for entry in line.book.nouns.get(word.lemma, ()) if entry.frame == "noun" and len(entry.words) == 1)
    return next((entry for entry in rows if entry.stance is Stance.EXPRESSES_CONCERN), None)


def _feared(line: Line, place: int) -> Range | None:
    """What is feared: « de » with an infinitive, « que » with a clause, else the noun phrase behind « de »."""
    if line.is_any(place, "complementizer"):
        start = complement_start(line, place)
        return (start, content_end(line, start, commas=True)) if start > 0 else None
    if not line.is_any(place, "of") or place + 1 >= len(line):
        return None
    start = place if infinitive_at(line, place + 1) else place + 1
    return start, content_end(line, start, commas=True)


_REACH = 24
"""Words from a fear back to the verb of what is done from it."""


def _deed(line: Line, i: int) -> Group | None:
    """The group of the last tensed verb before a fear; None in a clause of another."""
    for k in range(i - 1, max(-1, i - _REACH), -1):
        if line.form(k) in (";", ":") or line.is_mark(k):
            return None
        if line.words[k].tag and (group := group_of(line, k)) is not None and group.finite and not group.negated:
            return group
    return None
