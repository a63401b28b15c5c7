"""Feelings that something arouses in somebody: « a suscité l'inquiétude des maires », "drew criticism from Oslo".

Enters: a `Line` and a test whether words name somebody. Leaves: `Attribution`s: who feels is the holder, what aroused
the feeling is what it is about. Feelings of nobody named (« a essuyé des critiques pour … », "drew criticism after …")
are held by nobody, and are about what follows the noun, else about what aroused them.
"""

from collections.abc import Iterator, Sequence

from recoupe.terms import HolderPath, Stance
from recoupe.text.clauses import Group, Line, group_of
from recoupe.text.contents import Range, content_end, offsets
from recoupe.text.cues import Entry
from recoupe.text.nounphrases import phrase_end
from recoupe.text.sightings import Attribution, IsActor, by_noun
from recoupe.text.speakers import absent, listed_sources, subject_sources
from recoupe.text.standpoints import can_speak

FELT = frozenset({Stance.EXPRESSES_CONCERN, Stance.EVALUATES, Stance.SUSPECTS})
REACH = 5
"""Words between the verb and the feeling: « a vivement suscité la plus grande *inquiétude* »."""


def aroused(line: Line, found: Sequence[Attribution], is_actor: IsActor) -> Iterator[Attribution]:
    """The attributions of feelings that a verb of arousing or of undergoing tells, in text order.

    ``found`` is what verbs attribute already: who voices a feeling himself is told there.
    """
    for word in line.words:
        group = group_of(line, word.i) if word.is_any("arouse_lemma", "undergo_lemma") and word.tag else None
        if group is None or group.head != word.i or line.inside[word.i] >= 0:
            continue
        told = any(one.cue[0] < word.end and word.start < one.cue[1] for one in found)
        made = None if told else _attribution(line, group, is_actor)
        if made is not None:
            yield made


def _attribution(line: Line, group: Group, is_actor: IsActor) -> Attribution | None:
    start = group.last + 1
    place, entry = next(((i, felt) for i in range(start, start + REACH) if (felt := _felt(line, i))), (-1, None))
    if entry is None or any(line.upos(i) in ("NOUN", "PROPN", "VERB") for i in range(start, place)):
        return None
    while line.upos(place + 1) == "ADJ":
        place += 1
    named = _of_somebody(line, group, place, entry, is_actor) if group.finite else None
    return named or _of_nobody(line, group, place, entry)


def _of_somebody(line: Line, group: Group, place: int, entry: Entry, is_actor: IsActor) -> Attribution | None:
    """« a suscité l'inquiétude des maires », "drew criticism from Oslo"."""
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


def _of_nobody(line: Line, group: Group, place: int, entry: Entry) -> Attribution | None:
    """« a essuyé des critiques pour sa lenteur », "sparked outrage"."""
    own = any(line.is_any(i, "possessive", "no", "negative") for i in range(group.last + 1, place))
    if own or group.negated or group.tag == "inf" or entry.stance is Stance.SUSPECTS:
        return None
    content = _ground(line, place, entry)
    cue = (line.words[group.first].start, line.words[place].end)
    if content is not None:
        return by_noun(entry, cue, offsets(line, content), (absent(),))
    cause = [one for one in subject_sources(line, group) if one.start >= 0]
    pointed = bool(cause) and line.is_any(line.index_at(cause[0].start), "anaphor", "relative")
    judged = entry.stance is Stance.EVALUATES and line.words[group.head].is_any("arouse_lemma")
    if not cause or pointed or not judged:
        return None
    return by_noun(entry, cue, (cause[0].start, cause[-1].end), (absent(),))


def _ground(line: Line, place: int, entry: Entry) -> Range | None:
    """What a feeling is told to be about: "criticism for sinking it", "fears that it may sink", "fears of a war"."""
    i = place + 1
    while line.is_any(i, "time"):
        i += 1
    if line.is_any(i, "complementizer") and line.upos(i) in ("SCONJ", "PRON"):
        return (i + 1, content_end(line, i + 1)) if i + 2 < len(line) else None
    feared = entry.stance is Stance.EXPRESSES_CONCERN and line.is_any(i, "of")
    if not (feared or line.is_any(i, "about", "ground")) or line.upos(i) not in ("ADP", "SCONJ"):
        return None
    end = content_end(line, i + 1, commas=True)
    return (i + 1, end) if end > i + 1 else None


def _felt(line: Line, i: int) -> Entry | None:
    """The feeling that the noun at ``i`` names."""
    if line.upos(i) != "NOUN":
        return None
    word = line.words[i]
    known = (entry for lemma in (word.lemma, word.form) for entry in line.book.nouns.get(lemma, ()))
    return next((one for one in known if one.frame == "noun" and len(one.words) == 1 and one.stance in FELT), None)


def _is_somebody(line: Line, start: int, end: int, is_actor: IsActor) -> bool:
    return is_actor(line.words[start].start, line.words[end - 1].end) or bool(can_speak(line, start, end))
