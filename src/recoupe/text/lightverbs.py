"""Attitudes told by a noun that a verb only bears: « a exprimé sa “grave inquiétude” », « ne cache pas sa colère ».

Enters: a `Scene` and the `Sighting` of such a verb. Leaves: an `Attribution`, or None where no such noun follows.
"""

from dataclasses import replace

from recoupe.terms import Certainty, Polarity, Stance
from recoupe.text.clauses import Line
from recoupe.text.contents import Range, content_end
from recoupe.text.cues import Entry
from recoupe.text.sightings import Attribution, Scene, Sighting, attitude_at, draft, subjects


def light(scene: Scene, sighting: Sighting) -> Attribution | None:
    """An attribution of the kind: X a exprimé sa « grave inquiétude » · X voiced concern about …."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("light")
    if (
        found is None
        or group.passive
        or ("revise" in sighting.frames and any(line.upos(i) == "NUM" for i in range(found[1], found[1] + 6)))
        or (line.is_any(found[1], "of") and line.upos(found[1]) == "ADP" and len(found[0].words) == 1)
    ):
        return None
    for i in range(found[1], min(len(line), found[1] + 6)):
        word = line.words[i]
        noun = attitude_at(line, i)
        if noun is not None:
            return _lightly(scene, sighting, noun, i)
        if word.upos == "NOUN" and line.is_any(i + 1, "to") and line.upos(i + 1) == "ADP":
            return None  # « a apporté son soutien à l'opposition »
        between = word.upos in ("DET", "ADJ", "ADP", "ADV", "NUM", "PRON") or line.upos(i - 1) == "DET"
        if not between and not line.is_mark(i):
            return None
    return None


def _lightly(scene: Scene, sighting: Sighting, noun: Entry, i: int) -> Attribution | None:
    """The attitude of a noun at ``i`` behind a verb that only bears it; « ne cache pas » bears it when negated."""
    line, group = sighting.line, sighting.group
    entry, start = sighting.frames["light"]
    hidden = "hidden" in entry.markers
    start += hidden and line.is_any(start, "negator")
    content, certainty = _of_noun(line, start, i + len(noun.words), noun)
    if content[1] <= i + 1 and noun.stance is Stance.ASSERTS and not line.is_mark(i - 1):
        return None  # « a multiplié les déclarations »
    if content[1] <= i + 1 and line.upos(start) != "DET" and not line.is_mark(i - 1):
        return None
    if hidden and not group.negated:
        return None
    made = draft(sighting, "light", content, subjects(scene, group), narrated=True)
    scene.used.add(i)
    if noun.stance in (Stance.INTENDS, Stance.PROMISES) and _is_none(line, start, i):
        refused = replace(made, stance=Stance.REFUSES, certainty=Certainty.CERTAIN, polarity=Polarity.NEGATIVE)
        return replace(refused, rules=(*made.rules, noun.rule), group=replace(group, negated=False))
    return replace(
        made, stance=noun.stance, certainty=certainty, polarity=noun.polarity, rules=(*made.rules, noun.rule),
        group=replace(group, negated=False) if hidden else group,
    )  # fmt: skip


def _is_none(line: Line, start: int, i: int) -> bool:
    """« n'a aucune intention de … », "has no plans to …": the noun itself is negated."""
    return any(line.is_any(k, "no", "negative") and line.upos(k) == "DET" for k in range(start, i))


def _of_noun(line: Line, start: int, after: int, noun: Entry) -> tuple[Range, Certainty]:
    """What an attitude told by a noun is about, and how sure: the clause after it, what it is opposed to, or itself.

    « a peur que la digue cède » fears what may come; « a opposé un démenti à ces rumeurs » denies the rumours.
    """
    while line.upos(after) == "ADJ":
        after += 1
    if line.is_any(after, "complementizer") and line.upos(after) in ("SCONJ", "PRON"):
        fears = noun.stance is Stance.EXPRESSES_CONCERN and noun.certainty is Certainty.CERTAIN
        return (after + 1, content_end(line, after + 1)), Certainty.POSSIBLE if fears else noun.certainty
    if noun.stance is Stance.DENIES and line.is_any(after, "to") and line.upos(after + 1) in ("DET", "NOUN"):
        return (after + 1, content_end(line, after + 1, commas=True)), noun.certainty
    return (start, content_end(line, start, commas=True)), noun.certainty
