"""Whether words beside a verb of speech are a clause, or said and none: « Impossible, tranche le ministère ».

Enters: a `Line` and the words beside a verb of speech. Leaves: whether they are all that is said. No language is named
here.
"""

from dataclasses import replace

from recoupe.terms import Certainty, Stance
from recoupe.text.clauses import Line
from recoupe.text.contents import content_end
from recoupe.text.cues import Entry
from recoupe.text.sightings import Attribution, Scene, Sighting, attitude_adjective, draft, head_noun
from recoupe.text.speakers import Source
from recoupe.text.word import TENSED


def is_answer(scene: Scene, start: int, first: int, sources: tuple[Source, ...]) -> bool:
    """« Deux, maintient le ministère », "Eleven, says the union": one word, and behind the verb who says it."""
    line = scene.line
    told = line.upos(start) in ("NUM", "ADV", "NOUN", "ADJ") and not line.is_any(start, "time", "opener")
    opens = start == 0 or line.form(start - 1) in (";", ":", "?")
    after = sources[0].start > line.words[first].start
    return told and opens and after and scene.can_speak(sources, surely=True)


def has_main_verb(line: Line, start: int, stop: int) -> bool:
    """Whether words hold a verb of their own, outside « , qui parle de “redéploiement”, »."""
    i = start
    while i < stop:
        if line.is_any(i, "subject_relative") and line.upos(i) != "DET" and i > start:
            i = next((k for k in range(i + 1, stop) if line.form(k) == "," and line.inside[k] < 0), stop)
        elif line.is_tensed(i):
            return True
        i += 1
    return False


def is_subordinate(line: Line, start: int, stop: int) -> bool:
    """Whether words are one clause that another is to follow: "If the strike goes on", "Should they strike"."""
    first = line.words[start]
    turned = first.upos == "AUX" and first.is_any("supposing") and line.upos(start + 1) in _SUBJECTS
    opens = turned or first.upos == "SCONJ" or first.is_any("condition", "subordinator")
    return opens and not any(line.form(i) == "," for i in range(start + 1, stop))


_SUBJECTS = ("DET", "PRON", "PROPN", "NOUN")


def judged_words(line: Line, made: Attribution, i: int, end: int) -> Attribution:
    """« juge “inacceptable” », « se dit “très confiante” »: words without a verb judge, or tell what is felt."""
    felt = "itself" in made.markers and line.upos(i + 1) in ("ADJ", "ADV", "VERB")
    whole = any(line.words[k].tag in TENSED if felt else line.words[k].tag for k in range(i, end))
    if whole or not (felt or made.stance is Stance.ESTIMATES):
        return made
    known = next((row for k in range(i + 1, i + 4) if (row := attitude_adjective(line, k))), None)
    if felt and known is not None:  # « s'est dite “très inquiète” »
        return replace(made, stance=known.stance, certainty=known.certainty)
    return replace(made, stance=Stance.EVALUATES, certainty=Certainty.CERTAIN)


def of_oneself(line: Line, found: tuple[Entry, int], i: int) -> bool:
    """Whether a quotation at ``i`` is what somebody says he is: « s'est dite dans un message “très inquiète” »."""
    between = range(found[1], i)
    plain = all(line.upos(k) in ("ADP", "DET", "NOUN", "PROPN", "ADV", "ADJ", "NUM") for k in between)
    return "itself" in found[0].markers and plain and line.upos(i + 1) in ("ADJ", "ADV", "VERB")


def with_complement(line: Line, found: tuple[Entry, int], end: int) -> int:
    """Where what somebody says he is ends, with what it takes: « se dit “confiant” quant à l'issue »."""
    takes = "itself" in found[0].markers and (line.upos(end) == "ADP" or line.is_any(end + 1, "to", "of"))
    return content_end(line, end, commas=True) if takes and not line.is_any(end, "time") else end


def tells_deed(sighting: Sighting) -> bool:
    """Whether an infinitive behind the verb is what is asked, promised, refused …, not what is said."""
    found = sighting.entry("inf", "dat_inf", "obj_inf")
    return found is not None and found[0].stance in (Stance.DEMANDS, Stance.PROMISES, Stance.REFUSES, Stance.INTENDS)


_OPENING = 3
"""Words of « Instead, » up to its comma."""


def behind_opener(
    scene: Scene, sighting: Sighting, found: tuple[Entry, int], sources: tuple[Source, ...], before: int
) -> Attribution | None:
    """As in "Instead, army sources said, they tied their boats": an opener, who says it, and what is said behind."""
    line = scene.line
    opened = 0 < before < _OPENING and line.book.has("subject_first") and line.form(before) == ","
    opened = opened and line.form(found[1]) == "," and all(line.upos(i) in ("ADV", "ADP") for i in range(before))
    if not opened or found[1] + 2 >= len(line) or not scene.can_speak(sources, surely=True):
        return None
    place = found[1] + 1
    return draft(sighting, found[0].frame, (place, content_end(line, place)), sources, name="comment")


def is_clause(line: Line, sources: tuple[Source, ...] | None, low: int, stop: int) -> bool:
    """Whether the words before a comma are a clause, not « X, qui craint une réplique, » before its own verb.

    Without a verb (a headline) they are, when the words after the cue name somebody who can speak.
    """
    i = low
    while i < stop:
        word = line.words[i]
        if (word.tag in TENSED and not _lacks_subject(line, i, low)) or line.is_mark(i):
            return True
        relative = (word.is_any("subject_relative") and word.upos != "DET") or _opens_aside(line, i, low)
        if relative or (word.tag == "presp" and i > low + 1 and line.form(i - 1) == ","):
            i = next((k for k in range(i + 1, stop) if line.form(k) == ","), stop)
        i += 1
    commas = sum(line.form(i) == "," for i in range(low, stop))
    return (commas == 1 and names_speaker(line, sources)) or _resumes(line, sources)


def _lacks_subject(line: Line, i: int, low: int) -> bool:
    """« X, figure du parti, … », « X, médecin et figure du parti, … »: what looks like a verb, and is a noun."""
    commas = [k for k in range(low, i) if line.form(k) == ","]
    since = commas[-1] if commas and line.upos(i - 1) == "CCONJ" else low
    joined = line.upos(i - 1) == "CCONJ" or commas == [i - 1]
    return i > low + 1 and joined and not any(line.is_tensed(k) for k in range(since, i))


def _opens_aside(line: Line, i: int, low: int) -> bool:
    """« , où les élus siègent, », « Avant même que la grève ne cesse »: a clause that is not the main one."""
    if line.is_any(i, "complementizer") and i < low + 4:
        return all(line.upos(k) in ("ADP", "ADV", "SCONJ") for k in range(low, i))
    relative = line.is_any(i, "relative") and line.upos(i) == "PRON" and not line.is_any(i, "complementizer")
    return relative and line.form(i - 1) == ","


def _resumes(line: Line, sources: tuple[Source, ...] | None) -> bool:
    """Whether the verb of an interrupted clause follows: « Le vaccin, jure son inventeur, sera gratuit »."""
    if not sources or sources[-1].end < 0:
        return False
    i = line.index_at(sources[-1].end - 1) + 2
    if line.form(i - 1) != ",":
        return False
    while line.is_any(i, "negation", "clitic") and line.upos(i) != "DET":
        i += 1
    return i < len(line) and line.words[i].tag in TENSED


def names_speaker(line: Line, sources: tuple[Source, ...] | None) -> bool:
    """Whether the first noun of a subject is a name, or a noun of somebody who speaks."""
    if not sources or sources[0].start < 0:
        return False
    head = head_noun(line, sources[0])
    return line.upos(head) == "PROPN" or "human" in line.book.kinds(line.words[head].lemma, line.form(head))


def behind_colon(line: Line, start: int, stop: int, *, quoted: bool) -> int:
    """Index after the colon that opens what is said before ``stop``; ``start`` where no colon divides it."""
    for i in range(stop - 2, start, -1):
        told = line.is_mark(i + 1) or (not quoted and any(line.is_tensed(k) for k in range(i + 1, stop)))
        if line.form(i) == ":" and line.inside[i] < 0 and (told or _is_cut_off(line, start, i + 1, stop)):
            return i + 1
    return start


def _is_cut_off(line: Line, start: int, opening: int, stop: int) -> bool:
    """« Elle a éludé : son parti, dit-elle, ne vote pas »: a subject behind the colon whose verb the speaker parts."""
    subject = line.upos(opening) in ("DET", "PROPN", "NOUN") and not any(
        line.is_tensed(i) or line.form(i) == "," for i in range(opening, stop)
    )
    comma = next((i for i in range(stop + 1, min(len(line), stop + _SPEAKER)) if line.form(i) == ","), len(line))
    rest = range(comma + 1, min(len(line), comma + 4))
    return subject and any(map(line.is_tensed, range(start, opening))) and any(map(line.is_tensed, rest))


_SPEAKER = 12
"""Words that a speaker set inside a clause may have."""
