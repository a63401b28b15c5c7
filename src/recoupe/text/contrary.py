"""Whom a sentence contradicts: « Contrairement à ce qu'affirme le maire, … », "contrary to what X says".

Enters: a `Scene` and a `Sighting`. Leaves: an `Attribution` that denies the rest of the sentence; what somebody else is
told to say there ends before it. Refuses: verbs that tell no fact. No language is named here.
"""

from dataclasses import replace

from recoupe.terms import Polarity, Stance
from recoupe.text.clauses import Line
from recoupe.text.contents import clause_start, content_end
from recoupe.text.sightings import Attribution, Scene, Sighting, draft
from recoupe.text.speakers import speakers, subject_sources

REACH = 9
"""Words between « contrairement » and the verb: « à ce que soutenait encore hier le maire »."""
STATED = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.SUSPECTS})
"""Stances that tell a fact: what somebody thought is not what he says."""


def contrary(scene: Scene, sighting: Sighting) -> Attribution | None:
    """Whoever is contradicted denies the clause that « contrairement à ce que soutient X » stands in."""
    line, group = scene.line, sighting.group
    found = sighting.entry("que", "quote", "obj")
    first = next((i for i in range(group.first - 1, max(-1, group.first - REACH), -1) if _opens(line, i)), -1)
    if found is None or first < 0 or found[0].stance not in STATED or line.inside[first] != line.inside[group.head]:
        return None
    sources = speakers(line, group, found[1]) or subject_sources(line, group)
    own = any(line.is_any(i, "first_person") for i in range(first, group.first))  # « à ce que nous avons écrit »
    if own or not sources or any(one.start < 0 for one in sources) or not scene.can_speak(sources):
        return None
    end = max([group.last + 1, *(line.index_at(one.end - 1) + 1 for one in sources)])
    content = _behind(line, end) if first < 2 else _before(scene, line, first)
    if content is None:
        return None
    made = draft(sighting, found[0].frame, content, sources, narrated=True, name="contrary")
    return replace(made, stance=Stance.DENIES, polarity=Polarity.NEGATIVE, markers=frozenset())


def _opens(line: Line, i: int) -> bool:
    """« contrairement à ce que »: the word, and « ce que » not far behind."""
    return line.is_any(i, "contrary_to") and any(
        line.is_any(k, "complementizer", "relative", "wh") for k in range(i + 1, min(len(line), i + 5))
    )


def _behind(line: Line, end: int) -> tuple[int, int] | None:
    comma = next((i for i in range(end, min(len(line), end + REACH)) if line.form(i) == ","), -1)
    return (comma + 1, content_end(line, comma + 1)) if 0 < comma < len(line) - 3 else None


def _before(scene: Scene, line: Line, first: int) -> tuple[int, int] | None:
    """The clause before a comma; what somebody is told to say there is cut off at the comma."""
    stop = first - 1 if line.form(first - 1) == "," else first
    start = clause_start(line, scene.low(), stop)
    for k, one in enumerate(scene.found):
        told = line.words[stop - 1].end
        if one.content[0] < told <= one.content[1]:
            scene.found[k] = replace(one, content=(one.content[0], told))
            start = max(start, line.index_at(one.content[0]))
    return (start, stop) if stop - start > 2 else None
