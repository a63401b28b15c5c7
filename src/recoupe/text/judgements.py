"""Constructions that say what something is held to be: « qualifie X de … », "called it a disaster".

Enters: a `Scene` and a `Sighting`. Leaves: an `Attribution`, or None where the construction does not fit.
"""

from dataclasses import replace

from recoupe.terms import Certainty, Stance
from recoupe.text.clauses import Group, Line
from recoupe.text.contents import before_other_verb, content_end
from recoupe.text.evaluating import judges
from recoupe.text.nounphrases import phrase_end, time_ago
from recoupe.text.objects import called_untrue, is_claim
from recoupe.text.presented import presented, what_is_called
from recoupe.text.sightings import Attribution, Scene, Sighting, draft, opening_mark, passive_agents, subjects
from recoupe.text.word import NOMINAL, TENSED


def attribute(scene: Scene, sighting: Sighting) -> Attribution | None:
    """An attribution of the kind: X a qualifié Y de « … » · ce qu'il a qualifié de « … » · X describes Y as …."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("attr")
    if found is None:
        return None
    start = found[1]
    if "obj_claim" in sighting.frames and is_claim(line, called_untrue(line, start)):
        return None  # ``rejected the accusation as absurd`` denies it
    held = frozenset(one.removeprefix("held:") for one in found[0].markers if one.startswith("held:"))
    if held:
        return _held_for(scene, sighting, start, held)
    led = line.upos(start) == "ADP" and not line.is_any(start, "of", "comment", "agent")
    if led and not group.passive and line.book.has("subject_first"):
        return None  # "called on both sides to release “the prisoners”"
    marker = _attribute_marker(line, start)
    if group.passive:
        return presented(scene, sighting, start) or _judged_by(scene, sighting, start)
    if marker < 0:
        told = (i for i in range(start, min(len(line), start + 8)) if _opens_words(line, i) or _is_judgement(line, i))
        quoted = next(told, -1)
        called = line.is_any(group.first - 2, "wh") and line.is_any(group.first - 1, "subject")  # « what it called X »
        called = called or _is_given_name(line, start) or _is_called_so(line, start)
        if (quoted < 0 and not called) or found[0].stance is not Stance.EVALUATES:
            return None
        marker = start
    if marker == start and marker < len(line) and (line.is_any(marker, "of") or line.is_any(marker, "comment")):
        start = marker + 1
    while line.form(start) == "," or time_ago(line, start) > start:
        start = max(start + 1, time_ago(line, start))
    if start >= len(line):
        return None
    end = before_other_verb(line, start, content_end(line, start))
    made_of = start + line.is_mark(start)
    judged = line.upos(made_of) in ("ADJ", "VERB") and found[0].stance is Stance.ASSERTS
    if (
        opening_mark(line, start) and line.is_any(group.first - 1, "relative", "complementizer", "subject", "PROPN")
    ) or _in_relative(line, group):
        end = min(end, _after_quotation(line, start, end))
    made = draft(sighting, "attr", (start, end), subjects(scene, group))
    return replace(made, stance=Stance.EVALUATES) if judged else made  # « décrit comme “harassant” »


def _is_called_so(line: Line, start: int) -> bool:
    """Whether an object pronoun and an adjective are all that follows: "called it historic", "them unacceptable"."""
    end = start + 2 + line.is_any(start + 1, "degree")
    adjective = line.upos(end - 1) == "ADJ" and not line.is_any(end - 1, "time")
    closed = line.upos(end) in ("", "PUNCT", "CCONJ")
    return line.upos(start) == "PRON" and line.is_any(start, "anaphor", "clitic") and adjective and closed


def _is_given_name(line: Line, start: int) -> bool:
    """Whether two noun phrases stand side by side, the second with « a »: "the pact an alliance"."""
    end = phrase_end(line, start)
    beside = line.book.has("subject_first") and line.upos(end - 1) in (*NOMINAL, "PRON") and end > start
    return beside and line.is_any(end, "indefinite") and line.upos(end + 1) in ("NOUN", "ADJ") and _is_thing(line, end)


def _is_thing(line: Line, place: int) -> bool:
    """Whether no time is told: "called the doctor a second time" names nothing."""
    behind = range(place + 1, min(len(line), place + 4))
    return not any(line.is_any(i, "time", "period", "occasion") or line.upos(i) == "NUM" for i in behind)


def _judged_by(scene: Scene, sighting: Sighting, start: int) -> Attribution | None:
    """« des tarifs jugés scandaleux par les voisins »: what is judged stands before, who judges behind."""
    line, group = sighting.line, sighting.group
    by = next((i for i in range(start + 1, min(len(line), start + 7)) if line.is_any(i, "agent")), -1)
    words = range(start, by)
    told = all(line.upos(i) in ("ADJ", "ADV", "CCONJ", "VERB") or line.is_mark(i) for i in words)
    if by < 0 or not told or sighting.frames["attr"][0].stance is not Stance.EVALUATES:
        return None
    judged = what_is_called(line, group)
    agents = passive_agents(scene, group, len(line))
    if judged is None or not scene.can_speak(agents):
        return None
    return draft(sighting, "attr", (judged[0], by), agents, narrated=True)


def _held_for(scene: Scene, sighting: Sighting, start: int, marker: frozenset[str]) -> Attribution | None:
    """« tient X pour responsable de … » accuses; « tient ces propos pour faux », « pour des terroristes » judges."""
    line = sighting.line
    stop = next((i for i in range(start + 1, min(len(line), start + 9)) if line.form(i) in marker), start)
    sources = subjects(scene, sighting.group)
    apart = any(line.words[i].tag in TENSED or line.upos(i) == "PUNCT" for i in range(start, stop))
    if sighting.group.passive or stop <= start or apart or not scene.can_speak(sources):
        return None
    blamed = line.is_any(stop, "to_blame") or line.is_any(stop + 1, "to_blame")
    marked = line.is_mark(stop + 1) and line.upos(stop + 2) in ("ADJ", "ADV")
    if not (blamed or marked or line.upos(stop + 1) == "ADJ" or line.is_any(stop + 1, "untrue", "indefinite", "of")):
        return None
    made = draft(sighting, "attr", (start, content_end(line, start)), sources, narrated=True)
    return replace(made, stance=Stance.SUSPECTS, certainty=Certainty.UNCOMMITTED) if blamed else made


def _opens_words(line: Line, i: int) -> bool:
    """Whether a quotation mark at ``i`` opens words about a thing, not « “in the strongest terms” »."""
    return line.is_mark(i) and line.upos(i + 1) != "ADP"


def _is_judgement(line: Line, i: int) -> bool:
    """« juge la situation critique », "called the plan a disaster": a word that judges, after what is judged."""
    if i > 0 and line.is_any(i - 1, "excess") and line.upos(i) in ("ADJ", "ADV"):
        return True  # « trouve le film trop long »
    described = line.upos(i) == "ADJ" or line.words[i].tag == "pp"
    if line.words[i - 1].tag and described and line.upos(i + 1) == "DET":
        return True  # « jugent truqués les comptes »
    return line.is_any(i, "untrue") or (
        i > 0 and judges(line, i) and line.upos(i - 1) in ("NOUN", "PROPN", "DET", "ADV", "ADP", "ADJ")
    )


def _in_relative(line: Line, group: Group) -> bool:
    return any(
        line.is_any(i, "complementizer") and line.upos(i - 1) in NOMINAL
        for i in range(max(1, group.first - 8), group.first)
    )


def _after_quotation(line: Line, start: int, end: int) -> int:
    """Index after the quotation that begins at ``start``, when the words after it do not go on with it."""
    if not opening_mark(line, start):
        return end
    stop = line.index_at(line.quotations[line.inside[start]].end - 1) + 1
    return end if line.is_any(stop, "coordinator", "of", "join") else stop


def _attribute_marker(line: Line, place: int) -> int:
    low = place
    for i in range(place, min(len(line), place + 25)):
        word = line.words[i]
        if i < low:
            continue
        if (ago := time_ago(line, i)) > i:
            low = ago
            continue
        if word.is_any("comment") and i > place - 1 and word.upos != "DET":
            return i
        judged = line.is_any(i + 1, "untrue") or (i + 1 < len(line) and judges(line, i + 1))
        if word.is_any("of") and (line.is_mark(i + 1) or i == place or line.upos(i + 1) == "ADJ" or judged):
            return i
        if word.tag in ("pres", "past", "fut", "cond") or word.form in (";", ":"):
            return -1
    return -1
