"""Clauses that what follows denies, confirms or lays to somebody: « ce qui a été démenti par X », "which X disputes".

Enters: a `Scene` and a `Sighting`. Leaves: an `Attribution` whose content is the clause before, or None where the
construction does not fit. « ce que X dément » is a relative like others (`recoupe.text.relatives`). « X dément avoir
cédé, comme l'affirmait Y » lays to Y what X denies.
"""

from dataclasses import replace

from recoupe.terms import HolderPath, Stance
from recoupe.text.clauses import Group, Line
from recoupe.text.objects import is_claim
from recoupe.text.relatives import clause_before
from recoupe.text.sightings import Attribution, Scene, Sighting, draft, passive_agents
from recoupe.text.speakers import Source, subject_sources


def taken_up(scene: Scene, sighting: Sighting) -> Attribution | None:
    """« …, ce qui a été démenti par X » · "…, something denied by X" · "…, which X disputes"."""
    found = sighting.entry("obj_claim", "obj")
    if found is None or found[0].stance not in (Stance.DENIES, Stance.CONFIRMS):
        return None
    line, group = sighting.line, sighting.group
    stop, sources = _by_agent(scene, group) if group.passive else _by_subject(line, group)
    if stop < 1 or not sources or sources[0].path is HolderPath.ABSENT or not scene.can_speak(sources):
        return None
    _cut(scene, stop)
    content = clause_before(line, scene.found, stop)
    if content is None:
        return None
    return draft(sighting, found[0].frame, content, sources, narrated=True, name="relative")


def _by_agent(scene: Scene, group: Group) -> tuple[int, tuple[Source, ...]]:
    """Where a clause ends that a passive takes up, and by whom; 0 where none does."""
    line, first = scene.line, group.first
    while line.upos(first - 1) == "ADV":
        first -= 1
    relative = line.is_any(first - 1, "subject_relative")
    if relative and line.is_any(first - 2, "so_that", "clause_relative"):
        return first - 2, passive_agents(scene, group, len(line))
    if line.is_any(first - 1, "clause_relative") and line.form(first - 2) == ",":
        return (0 if _is_of_a_noun(line, first - 1) else first - 1), passive_agents(scene, group, len(line))
    return 0, ()


def _by_subject(line: Line, group: Group) -> tuple[int, tuple[Source, ...]]:
    """The same for a verb whose object stands before its subject and that ends its clause: "…, which X disputes"."""
    ends = group.last + 1 >= len(line) or line.upos(group.last + 1) == "PUNCT"
    sources = subject_sources(line, group) if group.finite and not group.negated and ends else None
    if not sources or sources[0].start < 0:
        return 0, ()
    start = line.index_at(sources[0].start)
    if not line.is_any(start - 1, "clause_relative") or line.form(start - 2) != "," or _is_of_a_noun(line, start - 1):
        return 0, ()
    return start - 1, tuple(sources)


def _is_of_a_noun(line: Line, stop: int) -> bool:
    """Whether what stands before is something said, of which the relative tells: "a report, which was denied by X"."""
    return line.upos(stop - 2) == "NOUN" and is_claim(line, stop - 2)


def _cut(scene: Scene, stop: int) -> None:
    """End what somebody is told to say where the article goes on to tell who denies it."""
    end = scene.line.words[stop].start
    for place, one in enumerate(scene.found):
        if one.construction == "que" and one.content[0] < end < one.content[1]:
            last = next(i for i in range(stop - 1, -1, -1) if scene.line.upos(i) != "PUNCT" or scene.line.is_mark(i))
            scene.found[place] = replace(one, content=(one.content[0], scene.line.words[last].end))


def of_what_is_denied(line: Line, found: list[Attribution]) -> list[Attribution]:
    """« dément avoir cédé, comme l'affirmait Y »: what Y says is what is denied, not the denial."""
    made = list(found)
    for place, one in enumerate(found):
        joint = line.index_at(one.cue[0]) - 1
        while joint > 0 and line.is_any(joint, "clitic"):
            joint -= 1
        if one.stance is not Stance.ASSERTS or not line.is_any(joint, "describes") or line.form(joint - 1) != ",":
            continue
        end = line.words[joint - 2].end
        for other, denied in enumerate(made):
            if denied.stance is Stance.DENIES and one.content[0] <= denied.cue[0] and denied.content[0] < end:
                content = (denied.content[0], end)
                made[other] = replace(denied, content=content)
                made[place] = replace(one, content=content)
    return made
