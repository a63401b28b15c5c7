"""What the verbs of a sentence attribute: every construction tried on every cue, in a fixed order.

Enters: a `Line` and a test whether characters name somebody. Leaves: `Attribution`s in the order of their cues. Rules
lean on word classes and punctuation first and on the parse second. No language is named here.
"""

from collections.abc import Callable
from dataclasses import replace

from recoupe.text.attitudes import (
    absolute,
    causative,
    figured,
    infinitive,
    object_infinitive,
    prepositional,
)
from recoupe.text.clauses import Line
from recoupe.text.contents import offsets
from recoupe.text.contrary import contrary
from recoupe.text.experiencers import experiencer
from recoupe.text.feelings import felt
from recoupe.text.judgements import attribute
from recoupe.text.lightverbs import light
from recoupe.text.mainverbs import before_main_verb, words_of
from recoupe.text.objects import bare, objects
from recoupe.text.passives import passive
from recoupe.text.publishing import displayed, published
from recoupe.text.relatives import object_relative
from recoupe.text.sightings import Attribution, Scene, Sighting, sightings, with_chain
from recoupe.text.slogans import slogan
from recoupe.text.spoken import clause, colon, parenthetical
from recoupe.text.standpoints import opening
from recoupe.text.takenup import taken_up


def attributions(line: Line, is_actor: Callable[[int, int], bool]) -> list[Attribution]:
    """All attributions of a sentence, by cue; ``is_actor`` says whether characters name somebody."""
    scene = Scene(line, is_actor)
    for sighting in sightings(line):
        if sighting.group.head in scene.used or _has_no_speaker(line, sighting):
            continue
        for construction in _constructions(line, sighting):
            made = construction(scene, sighting)
            if made is not None:
                made = _of_subject(line, made)
                scene.found.append(replace(made, sources=with_chain(scene, made.sources)))
                scene.used.add(sighting.group.head)
                break
    return scene.found


def _of_subject(line: Line, made: Attribution) -> Attribution:
    """What the participle or relative of a subject says, without the verb of that subject."""
    first, last = words_of(line, made.content)
    if made.group is None or made.cue[1] > made.content[0] or last <= first:
        return made
    end = before_main_verb(line, made.group, (first, last), clause=made.construction in ("que", "doc"))
    return replace(made, content=offsets(line, (first, end))) if first < end < last else made


def _has_no_speaker(line: Line, sighting: Sighting) -> bool:
    """« Ça en dit long »: a fact is no speaker; « Asked whether …, he said … »: who was asked is none either."""
    first = sighting.group.first
    told = "psych" in sighting.frames or "causative" in sighting.frames
    whole = line.is_any(first - 1, "whole") and line.is_any(first - 1, "subject")
    if whole and not line.is_any(first - 1, "anaphor") and not told:
        return True  # « Ça en dit long », « Cela confirme que … »
    return line.book.has("subject_first") and first == opening(line) and sighting.group.tag == "past"


CONSTRUCTIONS: tuple[Callable[[Scene, Sighting], Attribution | None], ...] = (
    causative,
    contrary,
    taken_up,
    parenthetical,
    slogan,
    clause,
    colon,
    attribute,
    object_infinitive,
    infinitive,
    passive,
    light,
    absolute,
    figured,
    prepositional,
    published,
    displayed,
    object_relative,
    objects,
    experiencer,
    bare,
    felt,
)
"""Tried in this order for each cue verb; the first that fits is taken."""


def _constructions(line: Line, sighting: Sighting) -> tuple[Callable[[Scene, Sighting], Attribution | None], ...]:
    """Those a cue is tried on; « ce qui a été démenti », « ce qui plaide » take up the clause before or are none."""
    first = sighting.group.first
    fact = line.is_any(first - 1, "subject_relative") and line.is_any(first - 2, "so_that")
    feeling = "psych" in sighting.frames or "causative" in sighting.frames
    return (taken_up,) if fact and not feeling else CONSTRUCTIONS
