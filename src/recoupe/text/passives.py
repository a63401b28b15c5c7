"""Constructions whose content is the subject of a passive: « une information démentie par X », "was denied by X".

Enters: a `Scene` and a `Sighting`. Leaves: an `Attribution`, or None where the construction does not fit.
"""

from recoupe.terms import HolderPath, Stance
from recoupe.text.clauses import Group, Line, group_of, over_asides
from recoupe.text.contents import Range, content_end, preposition_at
from recoupe.text.cues import Entry
from recoupe.text.nounphrases import antecedent, phrase_end
from recoupe.text.objects import found_out, is_claim, is_evidence, is_ruling, is_somebody, owned
from recoupe.text.publishing import lays_down
from recoupe.text.sightings import Attribution, Scene, Sighting, draft, passive_agents
from recoupe.text.speakers import absent, subject_sources
from recoupe.text.word import NOMINAL


def passive(scene: Scene, sighting: Sighting) -> Attribution | None:
    """Une information démentie par X · le décès a été confirmé par Y · n'a pas été confirmée."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("obj", "obj_claim")
    joined = _of_joined(line, group) if line.is_any(group.last + 1, "agent") else None
    if (
        found is None
        or "active" in found[0].markers
        or not (joined or (group.passive and not _keeps_object(line, group)))
    ):
        return None
    beside = not group.finite and found[0].stance is Stance.PREDICTS  # « les obligations prévues par ce texte »
    figured = _put_at(sighting, found[0])
    if figured is not None:
        return figured
    agents = passive_agents(scene, group, len(line))
    named = agents[0].path is not HolderPath.ABSENT
    subject = joined or _passive_subject(line, group)
    proves = subject is not None and is_evidence(line, agents) and is_claim(line, subject[0])
    laid = lays_down(sighting, agents)
    speaks = proves or laid or (scene.can_speak(agents) and not is_ruling(line, agents))
    if beside or not (speaks if named else _is_bare(sighting)):
        return None
    if subject is None or (not group.finite and any(preposition_at(line, subject[0] - k) for k in (1, 2))):
        return None  # « selon des informations non confirmées »
    handled = is_somebody(line, subject[0]) or found_out(line, agents)
    if "of_things" in found[0].markers and handled:
        return None  # « Le candidat a été appréhendé par des policiers »
    said = "obj_claim" in sighting.frames and is_claim(line, subject[0])
    frame = "doc" if laid else "obj_claim" if said else "obj"
    if frame not in sighting.frames:
        return None
    made = draft(sighting, frame, subject, agents, narrated=True, name="passive")
    if "deed" not in made.markers:
        return made
    deed = owned(line, subject[0], made)
    return deed if deed is not None and deed.stance is Stance.CONFIRMS else None  # « une zone revendiquée par X »


def _put_at(sighting: Sighting, entry: Entry) -> Attribution | None:
    """« Le coût est estimé à 3 milliards »: a figure that somebody, unnamed, puts on a thing."""
    line, group = sighting.line, sighting.group
    after = group.last + 1
    figure = line.is_any(after, "to") and any(
        line.upos(k) == "NUM" for k in range(after + 1, min(len(line), after + 5))
    )
    if entry.stance is not Stance.ESTIMATES or not group.finite or not figure or "obj" not in sighting.frames:
        return None
    end = content_end(line, after, commas=True)
    subject = _passive_subject(line, group)
    if subject is None or any(line.is_any(k, "agent") for k in range(after, min(len(line), end + 1))):
        return None
    return draft(sighting, "obj", (subject[0], end), (absent(),), narrated=True, name="passive")


def _keeps_object(line: Line, group: Group) -> bool:
    """« He was denied entry »: a passive with an object of its own is about what was given, not about words."""
    after = group.last + 1
    return group.finite and line.upos(after) in ("NOUN", "DET", "ADJ") and not line.is_any(after, "time", "agent")


def _is_bare(sighting: Sighting) -> bool:
    """Whether a passive without agent still tells a stance: « n'a pas été confirmé », « … confirmée » in a headline."""
    line, group = sighting.line, sighting.group
    last = group.last + 1 >= len(line) or line.upos(group.last + 1) == "PUNCT"
    last = last and not any(line.is_tensed(k) for k in range(group.last + 1, len(line)))
    return "bare_passive" in sighting.frames and (group.finite or last)


def _passive_subject(line: Line, group: Group) -> Range | None:
    """What is confirmed, denied …: the subject of a passive, or the noun phrase that a participle follows."""
    aside = next((k for k in range(group.first - 1, 0, -1) if over_asides(line, k) == group.first), -1)
    if aside > 0 and not group.finite:  # « Une information, par la suite, confirmée par X »
        return antecedent(line, aside)
    sources = subject_sources(line, group, modified=True)
    if not sources or sources[0].start < 0:
        return _after_participle(line, group)
    start, end = line.index_at(sources[0].start), line.index_at(sources[-1].end - 1) + 1
    if group.finite and line.is_any(end, "complementizer") and is_claim(line, start):
        end = group.first  # "Rumours that the king had died were quashed"
    return (start, end) if start < end else None


def _of_joined(line: Line, group: Group) -> Range | None:
    """« démentie par A puis confirmée par B »: a participle joined to a passive with its agent has its subject."""
    joins = group.first - 1 - (line.upos(group.first - 1) == "ADV")
    if group.head != group.first or group.passive is group.finite or line.upos(joins) != "CCONJ":
        return None
    for i in range(joins - 1, 0, -1):
        before = group_of(line, i) if line.words[i].tag in ("pp", "past") else None
        if before is None:
            continue
        agent = before.last + 1
        joined = before.passive and line.is_any(agent, "agent") and phrase_end(line, agent + 1) in (joins, joins - 1)
        return (_of_joined(line, before) or _passive_subject(line, before)) if joined else None
    return None


def _after_participle(line: Line, group: Group) -> Range | None:
    """« Contestée par le rectorat, la liste … »: the subject that an opening participle belongs to."""
    opens = not any(line.upos(i) in (*NOMINAL, "PRON", "VERB") for i in range(group.first))
    comma = next((i for i in range(group.last + 1, len(line)) if line.form(i) == ","), -1)
    if group.finite or not opens or comma < 0:
        return None
    end = phrase_end(line, comma + 1)
    return (comma + 1, end) if end > comma + 1 else None
