"""Constructions that give words: quotations and clauses with a verb of speech beside them.

Enters: a `Scene` and a `Sighting`. Leaves: an `Attribution`, or None where the construction does not fit.
"""

from dataclasses import replace

from recoupe.terms import Certainty, HolderPath, Stance
from recoupe.text.bareclauses import bare_clause
from recoupe.text.clauses import DASHES, Group, Line, group_of
from recoupe.text.contents import before_resumed, clause_start, closing_mark, complement_start, content_end, in_opening
from recoupe.text.cues import Entry
from recoupe.text.evaluating import judges
from recoupe.text.fragments import (
    behind_colon,
    behind_opener,
    has_main_verb,
    is_answer,
    is_clause,
    is_subordinate,
    judged_words,
    names_speaker,
    of_oneself,
    tells_deed,
    with_complement,
)
from recoupe.text.mainverbs import words_of
from recoupe.text.ownclauses import is_of_infinitive, is_of_object, says_something
from recoupe.text.sightings import (
    Attribution,
    Scene,
    Sighting,
    addressee_of,
    draft,
    head_noun,
    is_document,
    opening_mark,
    subjects,
)
from recoupe.text.speakers import Source, placed, pronoun_source, speakers, subject_sources
from recoupe.text.word import SPEAKING, TENSED


def parenthetical(scene: Scene, sighting: Sighting) -> Attribution | None:
    """« … », a déclaré X · …, a-t-il dit · “…,” she said · …, the ministry said."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("quote") or (sighting.entry("que") if group.inverted >= 0 else None)
    if found is None or not group.finite or line.words[group.first].tag == "pp":
        return None
    if group.passive and group.inverted < 0 and _comment_start(line, group.first) != 0:
        return None
    if line.is_any(group.first, "inverted") and group.inverted == group.first:
        return _left_content(scene, sighting, group.first, (pronoun_source(line, group.first),), quoted=True)
    first = _comment_start(line, group.first)
    if first < group.first and (first == 0 or (line.upos(first - 1) == "CCONJ" and first == 1)):
        return _comment_first(scene, sighting, found)
    after_quote = first > 0 and (
        closing_mark(line, first - 1) or (line.form(first - 1) in (",", "-") and closing_mark(line, first - 2))
    )
    after_break = line.form(first - 1) in (",", "?", "!", "(", "...", "…", "-") or line.form(first - 1) in DASHES
    hearer = "told" in found[0].markers and sighting.group.inverted < 0  # "…," the mayor, Ada Holm, told reporters
    if (after_quote or (after_break and first > scene.low() + 1)) and not hearer:
        sources = speakers(line, group, found[1])
        sources = placed(line, group, sources) if sources else sources
        curt = first == 2 and line.is_any(0, "untrue", "no")
        whole = after_quote or curt or group.inverted >= 0 or is_clause(line, sources, scene.low(), first)
        named = found[0].words[0] != "*" or group.inverted >= 0 or names_speaker(line, sources)
        told_to = line.is_any(found[1], "to") or _is_named(line, sources)  # « a dit à l'AFP sa voisine »
        surely = not after_quote and (line.book.has("subject_first") or not told_to)
        told = after_quote and found[0].words[0] != "*" and group.tag == "past" and not line.book.has("subject_first")
        able = sources is not None and (group.inverted >= 0 or told or scene.can_speak(sources, surely=surely))
        named = named and not (after_quote and _is_title(line, first, sources))
        if able and sources and whole and named and _content_free(line, sources, found[1], quoted=after_quote):
            return _left_content(scene, sighting, first, sources, quoted=after_quote)
    return _subject_first(scene, sighting, found)


def _is_title(line: Line, first: int, sources: tuple[Source, ...] | None) -> bool:
    """« “Une affaire de famille” raconte l'histoire de … »: a name in marks is the subject of the verb behind it."""
    place = line.inside[first - 1]
    if line.form(first - 1) == "," or place < 0 or not line.quotations[place].opened or names_speaker(line, sources):
        return False
    return not any(line.is_tensed(k) for k in range(first) if line.inside[k] == place)


def _comment_first(scene: Scene, sighting: Sighting, found: tuple[Entry, int]) -> Attribution | None:
    """« Comme le rappelle X, … » · « Comme X l'a dit, … »: what is said follows the comma."""
    line = scene.line
    comma = next((i for i in range(found[1], min(len(line), found[1] + 30)) if line.form(i) == ","), -1)
    sources = speakers(line, sighting.group, found[1]) or subject_sources(line, sighting.group)
    if comma < 0 or comma + 2 >= len(line) or not sources:
        return None
    return draft(sighting, found[0].frame, (comma + 1, content_end(line, comma + 1)), sources, name="comment")


def _is_named(line: Line, sources: tuple[Source, ...] | None) -> bool:
    """Whether a name stands in a subject: « M. Le Goff »."""
    if not sources or sources[0].start < 0:
        return False
    return any(line.upos(i) == "PROPN" for i in range(*words_of(line, (sources[0].start, sources[0].end))))


def _comment_start(line: Line, first: int) -> int:
    """Over « comme l'a dit X »: the comparison word belongs to the cue."""
    if line.is_any(first - 1, "clitic") and line.is_any(first - 2, "comment"):
        first -= 1
    return first - 1 if line.is_any(first - 1, "comment") and line.form(first - 2) in (",", "") else first


def _content_free(line: Line, sources: tuple[Source, ...], end: int, *, quoted: bool) -> bool:
    """No complement of its own after the verb and its subject, so that what stands before must be what is said."""
    place = max([end, *(line.index_at(source.end - 1) + 1 for source in sources if source.end > 0)])
    for i in range(place, min(len(line), place + 12)):
        word = line.words[i]
        if word.form in (",", ";", ")", ".", "(") or word.form in DASHES or line.is_mark(i):
            return True
        if word.form == ":":
            return quoted and line.is_mark(i + 1)  # « “…”, a dit X: “…” »: the second words float
        if word.is_any("complementizer") and word.upos in ("SCONJ", "PRON"):
            return quoted
        if word.is_any("relative", "subordinator", "coordinator"):
            return True
    return True


def _left_content(
    scene: Scene, sighting: Sighting, first: int, sources: tuple[Source, ...], *, quoted: bool
) -> Attribution | None:
    line = scene.line
    stop = first
    while stop > 0 and line.form(stop - 1) in (",", "-", "(", *DASHES):
        stop -= 1
    start = _left_start(scene, stop, quoted=quoted)
    if quoted and sighting.group.inverted < 0 and not _is_said(line, start, stop):
        return None
    short = stop - start < 2
    bare = not quoted and short and not line.is_any(start, "untrue", "no")
    if start >= stop or (bare and not is_answer(scene, start, first, sources)):
        return None
    end = stop if short else _right_end(line, start, stop, sighting, sources, quoted=quoted)
    frame = "quote" if "quote" in sighting.frames else "que"
    return draft(sighting, frame, (start, max(stop, end)), sources, name="quote")


def _is_said(line: Line, start: int, stop: int) -> bool:
    """Whether words up to a quotation mark are said: they begin with a mark, or have a verb of their own.

    « Visé par une plainte pour “fraude”, X proteste »: a quoted word in what opens a sentence is not what X says.
    """
    place = line.inside[stop - 1]
    unopened = place >= 0 and not line.quotations[place].opened
    if place >= 0 and line.words[line.index_at(line.quotations[place].start) + 1].tag:
        return True  # Police "shot at us", say …
    return unopened or line.inside[start] >= 0 or has_main_verb(line, start, stop)


def _left_start(scene: Scene, stop: int, *, quoted: bool) -> int:
    line = scene.line
    start = clause_start(line, scene.low(), stop)
    if quoted and (place := line.inside[stop - 1]) >= 0:
        begin = line.index_at(line.quotations[place].start)
        if begin > start and line.form(begin - 1) in (",", ":") and not line.is_tensed(begin + 1):
            return begin
    return behind_colon(line, start, stop, quoted=quoted)


def _right_end(
    line: Line, start: int, stop: int, sighting: Sighting, sources: tuple[Source, ...], *, quoted: bool
) -> int:
    """Where a content goes on after an inserted attribution; ``stop`` when it does not."""
    place = max([sighting.group.last + 1, *(line.index_at(source.end - 1) + 1 for source in sources if source.end > 0)])
    while place < len(line) and line.form(place) not in (",", ")", ";", ".", ":") and line.form(place) not in DASHES:
        place += 1
    if (line.form(place) not in (",", ")") and line.form(place) not in DASHES) or place + 2 >= len(line):
        return stop
    if line.inside[stop - 1] >= 0 and line.inside[place + 1] == line.inside[stop - 1]:
        return content_end(line, place + 1)
    if quoted:
        return content_end(line, place + 1) if line.is_mark(place + 1) or line.inside[place + 1] >= 0 else stop
    nxt = line.words[place + 1]
    whole = any(line.words[i].tag in ("pres", "past", "fut", "cond") for i in range(start, stop))
    if nxt.tag != "presp" and nxt.upos != "CCONJ" and is_subordinate(line, start, stop):
        return content_end(line, place + 1)
    if whole and (sighting.group.inverted < 0 or nxt.tag == "presp" or nxt.upos in ("ADP", "CCONJ", "SCONJ")):
        return stop
    return content_end(line, place + 1)


def _subject_first(scene: Scene, sighting: Sighting, found: tuple[Entry, int]) -> Attribution | None:
    """« … », X said. The subject stands between what is said and the verb; nothing is said after the verb."""
    line, group = sighting.line, sighting.group
    if not group.finite:
        return None
    sources = subject_sources(line, group)
    if not sources or sources[0].start < 0 or sources[0].path not in (HolderPath.EXPLICIT, HolderPath.COREFERENCE):
        return None
    before = line.index_at(min(source.start for source in sources)) - 1
    if line.inside[group.head] >= 0 and line.is_any(before + 1, "first_person"):
        return None  # “It was the wind, I guess”
    quoted = closing_mark(line, before) or (line.form(before) in (",", "-", ":") and closing_mark(line, before - 1))
    quoted = quoted or (
        line.form(before) == "-" and line.inside[before] >= 0 and not line.quotations[line.inside[before]].closed
    )
    inserted = before == 2 and line.form(found[1]) == ","  # « Those men, she maintained, are … »
    apart = line.form(before) == "," and line.book.has("subject_first") and (before > 2 or inserted)
    apart = apart or (before > 2 and _is_torn(line, before))
    between = range(line.index_at(sources[0].start), group.first)
    described = any(line.is_any(i, "subject_relative") for i in between)
    beside = described or not any(line.is_tensed(i) for i in between)
    if not quoted and not (apart and beside):
        return behind_opener(scene, sighting, found, sources, before)  # "X, his deputy, called for calm, promised …"
    if not _nothing_said_after(line, found[1], to_whom=quoted or "told" in found[0].markers):
        return None
    return _left_content(scene, sighting, before + 1, sources, quoted=quoted)


def _is_torn(line: Line, before: int) -> bool:
    """« …, -il a déclaré »: a dash before a pronoun that a machine has put before its verb."""
    return line.form(before) in ("-", *DASHES) and line.is_any(before + 1, "anaphor") and not line.inside[before] >= 0


def _nothing_said_after(line: Line, place: int, *, to_whom: bool = False) -> bool:
    """Whether no words of the speaker follow; with ``to_whom`` a noun phrase right after is who was told."""
    for i, word in enumerate(line.words[place:], place):
        if opening_mark(line, i):
            return False
        if word.form in (".", ",") or line.is_mark(i):
            return True
        if (
            word.is_any("complementizer")
            or word.form == ":"
            or (word.is_any("bare_no") and i == place)
            or ((word.upos == "DET" or word.is_any("possessive")) and i == place and not to_whom)
            or word.tag == "inf"
        ):
            return False
    return True


def colon(scene: Scene, sighting: Sighting) -> Attribution | None:
    """X a déclaré : « … » · X répond « non »."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("quote", "que")
    if found is None or group.passive:
        return None
    deed = tells_deed(sighting)  # « a demandé à X de partir : “…” »: the words after the colon are others
    for i in range(found[1], min(len(line), found[1] + 22)):
        word = line.words[i]
        if word.form == ":" and i + 1 < len(line):
            able = "quote" in sighting.frames and i + 3 < len(line) and scene.can_speak(subjects(scene, group))
            if line.is_mark(i + 1) or able:
                frame = "quote" if "quote" in sighting.frames else "que"
                return draft(sighting, frame, (i + 1, content_end(line, i + 1)), subjects(scene, group), name="colon")
            return None
        if opening_mark(line, i) and i + 1 < len(line) and line.words[i + 1].tag == "inf" and "inf" in sighting.frames:
            return None  # « a dit “regretter” … »
        if opening_mark(line, i) and "attr" in sighting.frames and _is_of_what_follows(line, i):
            return None  # « juge “inacceptable” la détention … »
        if (
            opening_mark(line, i)
            and (_right_after(line, i, found[1]) or of_oneself(line, found, i))
            and (_long_quotation(line, i) or of_oneself(line, found, i))
        ):
            frame = "quote" if "quote" in sighting.frames else "que"
            end = min(line.index_at(line.quotations[line.inside[i]].end - 1) + 1, len(line))
            end = with_complement(line, found, end)
            made = draft(sighting, frame, (i, end), subjects(scene, group), name="colon")
            return judged_words(line, made, i, end)
        if word.tag in TENSED or word.is_any("complementizer", "relative") or (word.tag == "inf" and deed):
            return None
    return None


def _finds_out(line: Line, sources: tuple[Source, ...]) -> bool:
    """Whether the head of a subject is somebody who inquires: « Les chercheurs montrent que … »."""
    heads = [line.words[head_noun(line, source)] for source in sources if source.start >= 0]
    return any({"inquirer", "forecaster"} & line.book.kinds(head.lemma, head.form) for head in heads)


def _is_of_what_follows(line: Line, i: int) -> bool:
    """Whether a quotation at ``i`` is an adjective of the noun phrase after it."""
    end = line.index_at(line.quotations[line.inside[i]].end - 1) + 1
    verbless = not any(line.words[k].tag in TENSED for k in range(i, min(end, len(line))))
    return verbless and end - i < 6 and line.upos(end) == "DET"


def _right_after(line: Line, i: int, place: int) -> bool:
    return i == place or (i == place + 1 and line.upos(place) in ("ADV", "PUNCT"))


def _long_quotation(line: Line, i: int) -> bool:
    """A quotation that is a clause rather than a word in quotation marks."""
    place = line.inside[i]
    members = [k for k in range(i, len(line)) if line.inside[k] == place]
    return any(line.words[k].tag in ("pres", "past", "fut", "cond") for k in members) or (
        len(members) < 5 and line.upos(i - 1) in SPEAKING
    )


def clause(scene: Scene, sighting: Sighting) -> Attribution | None:
    """An attribution of the kind: X affirme que … · X said (that) … · X demande si …."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("que") or _spoken_at_once(sighting)
    without = group.tag == "inf" and line.is_any(group.first - 1, "negative") and line.upos(group.first - 1) == "ADP"
    if found is None or without or (group.passive and group.tag == "pp"):
        return None
    start = complement_start(line, found[1], wh=sighting.group.tag != "pp")
    shown = "shown" in found[0].markers and _in_relative(line, group)  # "a video that shows men has been online"
    relative = start == found[1] + 1 and line.is_any(start, "subject_relative")  # "says those who stay are safe"
    if (start < 0 or relative) and line.book.has("optional_complementizer") and not shown:
        start = max(start, -1) if (bare := bare_clause(line, found[1])) < 0 else bare
    while 0 <= start < len(line) and line.form(start) == ",":
        start += 1
    if start < 0 or not says_something(line, start) or is_of_object(line, group, found[1], start):
        return None
    if "inf" in sighting.frames and is_of_infinitive(line, found[1], start):
        return None
    sources = subjects(scene, group)
    if group.passive and sources[0].path is not HolderPath.IMPERSONAL:
        return None
    proves = is_document(line, sources) or _finds_out(line, sources)
    if "shown" in found[0].markers and (not proves or line.upos(start - 2) == "NOUN"):
        return None  # « Cela montre que … », "provides loans that …"
    end = content_end(line, start, commas=in_opening(line, group))
    if line.is_any(group.first - 1, "subject_relative") and line.form(group.first - 2) == ",":
        end = before_resumed(line, start, end)
    frame = "doc" if "doc" in sighting.frames and is_document(line, sources) else found[0].frame
    made = draft(sighting, frame, (start, end), sources, name="que")
    if made.stance is Stance.ESTIMATES and any(judges(line, i) for i in range(found[1], start - 1)):
        made = replace(made, stance=Stance.EVALUATES, certainty=Certainty.CERTAIN)
    return replace(made, addressee=addressee_of(line, found[1], start))


def _spoken_at_once(sighting: Sighting) -> tuple[Entry, int] | None:
    """« Il murmure que … »: a verb that otherwise stands beside quotations, right before its complementizer."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("quote")
    if found is None or found[0].words[0] == "*" or group.negated or not line.is_any(found[1], "complementizer"):
        return None
    return found


def _in_relative(line: Line, group: Group) -> bool:
    """Whether a verb stands right behind a relative pronoun, adverbs aside, or is a participle of the subject.

    "A video showing two guards was posted": the only tensed verb is that of the video.
    """
    if group.tag == "presp" and not any(line.is_tensed(i) for i in range(group.first)):
        return (
            len(
                {
                    found.head
                    for i in range(group.last + 1, len(line))
                    if line.is_tensed(i) and (found := group_of(line, i))
                }
            )
            == 1
        )
    before = group.first - 1
    while line.upos(before) == "ADV":
        before -= 1
    return line.is_any(before, "subject_relative")
