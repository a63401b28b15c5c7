"""Figures that are all somebody says: « Six, selon l'hôpital ; deux, maintient le ministère », "the union says eleven".

Enters: a `Line`, what was found in it, the characters of its figures. Leaves: `Attribution`s whose content is a figure
with the words that belong to it. A figure that another attribution already holds is left alone. No language is named.
"""

from collections.abc import Iterator, Sequence

from recoupe.model import Quantity
from recoupe.terms import Certainty, HolderPath, Polarity, Stance
from recoupe.text.clauses import DASHES, Group, Line, group_of
from recoupe.text.contents import Range, offsets, preposition_at
from recoupe.text.cues import Entry
from recoupe.text.nounphrases import phrase_end
from recoupe.text.sightings import Attribution, IsActor, Scene, subjects
from recoupe.text.speakers import Source, apposition_end, speakers
from recoupe.text.standpoints import phrase_sources
from recoupe.text.word import TENSED

REACH = 10
"""Words between a figure and who gives it: « une centaine seulement de maisons, dit X »."""

APPROXIMATORS = 4
"""Words before a figure that belong to it, and that the figure itself may not hold: « tout au plus », "at most"."""

SAYING = ("que", "quote", "tally")
"""Frames of verbs that may give a figure and nothing else; those with ``tally`` alone count: « en dénombre six »."""

BREAKS = frozenset({",", ";", ":", "(", "?", "!", ".", *DASHES})


def with_tallies(
    line: Line, found: list[Attribution], is_actor: IsActor, figures: Sequence[Quantity]
) -> list[Attribution]:
    """What was found, with one attribution for each figure of the line that stands alone beside whoever gives it.

    ``figures`` are all of the text. What took the speaker of a figure for what is said
    (« …, évalue la chambre ») gives way.
    """
    scene = Scene(line, is_actor, found)
    start, end = line.sentence.start, line.sentence.end
    own = (one.span for one in figures if start <= one.span.start and one.span.end <= end)
    told = [one for span in own for one in _tally(scene, span.start, span.end)]
    cues = {one.cue for one in told}
    kept = [one for one in found if one.cue not in cues and not any(_is_own_count(one, other) for other in told)]
    return kept + list({one.content: one for one in told}.values())


def _is_own_count(one: Attribution, told: Attribution) -> bool:
    """« a ramené son estimation de 12 à 10 »: the noun is what the verb acts on, and no claim of its own."""
    return one.construction == "noun" and told.content[0] <= one.cue[0] and one.content[1] <= told.content[1]


def _tally(scene: Scene, start: int, end: int) -> Iterator[Attribution]:
    line = scene.line
    first, after = line.index_at(start), line.index_at(end - 1) + 1
    held = [one for one in scene.found if one.content[0] <= start and end <= one.content[1] + 1 and not _misread(one)]
    if first >= len(line) or line.inside[first] >= 0 or any(one.construction != "noun" for one in held):
        return
    made = _of_count(scene, first, after)
    if made is None and not held:
        made = _before(scene, first, after) or _behind(scene, first, after)
    if made is not None:
        yield made


def _misread(one: Attribution) -> bool:
    """True for an attribution to nobody: its content may be who speaks."""
    return all(source.start < 0 and source.path is HolderPath.ABSENT for source in one.sources)


def _before(scene: Scene, first: int, after: int) -> Attribution | None:
    """« Six, selon l'hôpital », « une vingtaine, affirme X », "At least forty, the opposition replied"."""
    line = scene.line
    begin = _opened(line, first)
    if begin < 0:
        return None
    stop = _counted_end(line, after)
    comma = line.form(stop) in (",", "(") or line.form(stop) in DASHES
    place = stop + comma
    while line.upos(place) == "ADV" and preposition_at(line, place) is None:
        place += 1
    entry = preposition_at(line, place)
    if entry is not None and entry.frame != "own":
        return _by_preposition(line, begin, stop, place, entry)
    return _by_verb(scene, begin, stop, place) if comma else None


def _opened(line: Line, first: int) -> int:
    """Index of the first word of a figure that opens a clause; -1 where it stands in the midst of one."""
    begin = first
    while first - begin < APPROXIMATORS and line.upos(begin - 1) in ("ADV", "DET") and begin > 0:
        begin -= 1
    before = line.form(begin - 1)
    opened = begin == 0 or before in BREAKS or line.is_any(begin - 1, "coordinator", "contrast", "opener")
    return begin if opened else -1


def _counted_end(line: Line, after: int) -> int:
    """Index after the words that belong to a figure: no verb with a tense, no mark, no source among them."""
    for i in range(after, min(len(line), after + REACH)):
        if line.form(i) in BREAKS or line.words[i].tag in TENSED or preposition_at(line, i) is not None:
            return i
    return min(len(line), after + REACH)


def _by_preposition(line: Line, begin: int, stop: int, place: int, entry: Entry) -> Attribution | None:
    start = place + len(entry.words)
    end = start + 1 if line.upos(start) == "PRON" else phrase_end(line, start)
    end = apposition_end(line, end)
    if end <= start:
        return None
    sources = phrase_sources(line, start, end, entry)
    cue = (line.words[place].start, line.words[start - 1].end)
    return Attribution(
        cue, offsets(line, (begin, stop)), sources, entry.stance, entry.certainty, entry.polarity, (entry.rule,), "prep"
    )


def _by_verb(scene: Scene, begin: int, stop: int, place: int) -> Attribution | None:
    """A verb of saying right behind a figure and its comma, with its subject on either side."""
    line = scene.line
    for head in range(place, min(len(line), place + REACH)):
        if line.form(head) in BREAKS:
            return None
        group = group_of(line, head) if line.words[head].tag in TENSED or line.words[head].tag == "pp" else None
        if group is None or not group.finite or group.passive:
            continue
        entry = _saying(line, group)
        if entry is None:
            return None
        sources = speakers(line, group, group.last + 1) if group.first == place or group.inverted >= 0 else None
        sources = sources or (subjects(scene, group) if group.first > place else None)
        if not sources or not scene.can_speak(sources) or _is_outside(line, sources, place):
            return None
        return _made(line, group, entry, (begin, stop), sources)
    return None


def _is_outside(line: Line, sources: Sequence[Source], place: int) -> bool:
    """Whether a speaker stands before the figure: « la ville, qui compte dix écoles, dit … »."""
    return any(0 <= source.start < line.words[place].start for source in sources)


def _behind(scene: Scene, first: int, after: int) -> Attribution | None:
    """« l'armée en compte cinquante », "organisers said 60,000": a figure right behind the verb."""
    line = scene.line
    begin = first
    while begin > 0 and first - begin < APPROXIMATORS and line.upos(begin - 1) in ("ADV", "DET", "SCONJ"):
        begin -= 1
    group = group_of(line, begin - 1) if begin > 0 and line.words[begin - 1].tag else None
    closed = after >= len(line) or line.form(after) in BREAKS or line.is_any(after, "coordinator", "contrast")
    if group is None or group.last != begin - 1 or not group.finite or group.passive or not closed:
        return None
    entry = _saying(line, group)
    if entry is None or (entry.frame != "tally" and not line.book.has("subject_first")):
        return None
    sources = subjects(scene, group)
    if not any(source.start >= 0 for source in sources) or not scene.can_speak(sources):
        return None
    return _made(line, group, entry, (begin, after), sources)


def _of_count(scene: Scene, first: int, after: int) -> Attribution | None:
    """« a porté le bilan de 21 à 29 morts », "put the number of confirmed deaths at 14": a verb, a count, a figure."""
    line = scene.line
    noun = next((i for i in range(first - 2, max(first - REACH, 0), -1) if _is_count(line, i)), -1)
    start = noun
    while start > 0 and line.upos(start - 1) in ("DET", "ADJ", "NOUN", "PRON") and not line.words[start - 1].tag:
        start -= 1
    group = group_of(line, start - 1) if noun > 0 and start > 0 and line.words[start - 1].tag else None
    if group is None or group.passive or group.negated or group.last != start - 1:
        return None
    rows = [row for row in line.book.verbs.get(group.lemma, ()) if row.frame in ("figured", "revise")]
    leads = {line.form(i) for i in range(max(noun, first - 2), first)}
    entry = next((row for row in rows if len(row.words) == 1 and row.markers & leads), None)
    sources = subjects(scene, group)
    if entry is None or not any(source.start >= 0 for source in sources) or not scene.can_speak(sources):
        return None
    return _made(line, group, entry, (start, _last_figure(line, after)), sources)


def _is_count(line: Line, i: int) -> bool:
    return "count" in line.book.kinds(line.words[i].lemma, line.form(i))


def _last_figure(line: Line, after: int) -> int:
    """Index after the second of two figures, « de 21 à 29 »; the index given where only one stands."""
    second = line.upos(after) == "ADP" and line.upos(after + 1) == "NUM"
    return _counted_end(line, after + 2) if second else _counted_end(line, after)


def _saying(line: Line, group: Group) -> Entry | None:
    rows = line.book.verbs.get(group.lemma, ())
    plain = [row for row in rows if len(row.words) == 1 and row.reflexive == group.reflexive]
    told = (row for frame in ("tally", "quote", "que") for row in plain if row.frame == frame)
    return next((row for row in told if row.stance in GIVING), None)


GIVING = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.PREDICTS})
"""Stances of whoever gives a figure."""


def _made(line: Line, group: Group, entry: Entry, content: Range, sources: tuple[Source, ...]) -> Attribution:
    weak = entry.stance is Stance.PREDICTS
    return Attribution(
        (line.words[group.first].start, line.words[group.last].end), offsets(line, content), sources,
        Stance.ESTIMATES if weak else entry.stance, Certainty.PROBABLE if weak else entry.certainty,
        Polarity.POSITIVE, (entry.rule,), "quote", group,
    )  # fmt: skip
