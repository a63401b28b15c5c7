"""Words that are said and are no clause: « Impossible, tranche le ministère », "Nonsense, says the union".

Enters: a `Line` and the words beside a verb of speech. Leaves: whether they are all that is said. No language is named
here.
"""

from dataclasses import replace

from recoupe.terms import Certainty, Stance
from recoupe.text.clauses import Line
from recoupe.text.contents import content_end
from recoupe.text.cues import Entry
from recoupe.text.sightings import Attribution, Scene, Sighting, attitude_adjective, draft
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
