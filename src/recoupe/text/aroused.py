"""Feelings that something arouses in somebody: « a suscité l'inquiétude des maires », "drew criticism from Oslo".

Enters: a `Line` and a test whether words name somebody. Leaves: `Attribution`s: who feels is the holder, what aroused
the feeling is what it is about. Refuses: feelings of nobody in particular (« a suscité l'inquiétude »).
"""

from collections.abc import Iterator

from recoupe.terms import HolderPath, Stance
from recoupe.text.clauses import Group, Line, group_of
from recoupe.text.cues import Entry
from recoupe.text.nounphrases import phrase_end
from recoupe.text.sightings import Attribution, IsActor, by_noun
from recoupe.text.speakers import listed_sources, subject_sources
from recoupe.text.standpoints import can_speak

FELT = frozenset({Stance.EXPRESSES_CONCERN, Stance.EVALUATES, Stance.SUSPECTS})
REACH = 5
"""Words between the verb and the feeling: « a vivement suscité la plus grande *inquiétude* »."""


def aroused(line: Line, is_actor: IsActor) -> Iterator[Attribution]:
    """The attributions of feelings that a verb of arousing gives to those named after them, in text order."""
    for word in line.words:
        group = group_of(line, word.i) if word.is_any("arouse_lemma") and word.tag else None
        if group is None or group.head != word.i or not group.finite or line.inside[word.i] >= 0:
            continue
        made = _attribution(line, group, is_actor)
        if made is not None:
            yield made


def _attribution(line: Line, group: Group, is_actor: IsActor) -> Attribution | None:
    start = group.last + 1
    place, entry = next(((i, felt) for i in range(start, start + REACH) if (felt := _felt(line, i))), (-1, None))
    if entry is None or any(line.upos(i) in ("NOUN", "PROPN", "VERB") for i in range(start, place)):
        return None
    while line.upos(place + 1) == "ADJ":
        place += 1
    begin = place + 2
    end = phrase_end(line, begin) if line.is_any(place + 1, "of", "felt_by") else begin
    cause = [one for one in subject_sources(line, group) if one.start >= 0]
    if end <= begin or not cause or not _is_somebody(line, begin, end, is_actor):
        return None
    if line.is_any(line.index_at(cause[0].start), "anaphor") and len(cause) == 1:
        return None
    cue = (line.words[group.first].start, line.words[place].end)
    holders = listed_sources(line, begin, end, HolderPath.EXPLICIT)
    return by_noun(entry, cue, (cause[0].start, cause[-1].end), holders)


def _felt(line: Line, i: int) -> Entry | None:
    """The feeling that the noun at ``i`` names."""
    if line.upos(i) != "NOUN":
        return None
    word = line.words[i]
    known = (entry for lemma in (word.lemma, word.form) for entry in line.book.nouns.get(lemma, ()))
    return next((one for one in known if one.frame == "noun" and len(one.words) == 1 and one.stance in FELT), None)


def _is_somebody(line: Line, start: int, end: int, is_actor: IsActor) -> bool:
    return is_actor(line.words[start].start, line.words[end - 1].end) or bool(can_speak(line, start, end))
