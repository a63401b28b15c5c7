"""What something is held or shown to be, told in the passive: « considéré comme hostile par X », « présenté comme … ».

Enters: a `Scene` and a `Sighting` of a verb that gives an attribute. Leaves: an `Attribution`, or None where the
construction does not fit. No language is named here.
"""

from recoupe.text.clauses import Group, Line
from recoupe.text.contents import Range, content_end
from recoupe.text.nounphrases import antecedent, phrase_end
from recoupe.text.sightings import Attribution, Scene, Sighting, draft, passive_agents
from recoupe.text.speakers import subject_sources

_REACH = 12
"""Words within which the agent of such a passive stands."""


def presented(scene: Scene, sighting: Sighting, start: int) -> Attribution | None:
    """« un journal considéré comme “hostile” par X », « présentée par X comme une étape »: who holds it is named.

    Without an agent it is what some hold it for (« décrit comme un succès »), and a noun phrase says what.
    """
    line, group = sighting.line, sighting.group
    comment = _comment(line, start)
    if comment < 0:
        return None
    agents = passive_agents(scene, group, min(len(line), start + _REACH))
    named = agents[0].start >= 0
    if not named and not _is_thing(line, comment + 1):
        return None
    if named and not scene.can_speak(agents):
        return None
    judged = what_is_called(line, group)
    begin = judged[0] if judged is not None else comment + 1
    behind = named and agents[0].start > line.words[comment].start
    end = line.index_at(agents[0].start) - 1 if behind else content_end(line, comment + 1, commas=True)
    return draft(sighting, "attr", (begin, end), agents, narrated=True) if end > comment + 1 else None


def what_is_called(line: Line, group: Group) -> Range | None:
    """What is judged: the noun phrase that a participle follows, or the subject of a passive."""
    if group.tag == "pp":
        return antecedent(line, group.first)
    sources = subject_sources(line, group)
    if not sources or sources[0].start < 0:
        return None
    return line.index_at(sources[0].start), line.index_at(sources[-1].end - 1) + 1


def _comment(line: Line, start: int) -> int:
    """Index of « comme » right behind the verb, or behind its agent; -1 where there is none."""
    if line.is_any(start, "comment"):
        return start
    end = phrase_end(line, start + 1) if line.is_any(start, "agent") else start
    return end if line.is_any(end, "comment") else -1


def _is_thing(line: Line, i: int) -> bool:
    """Whether a noun phrase with an article begins at ``i``."""
    return line.upos(i) == "DET" or line.is_mark(i)
