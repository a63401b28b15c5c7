"""Concern that is told without saying of what, as in « Les riverains s'inquiètent ».

Enters: a `Scene` and a `Sighting`. Leaves: an `Attribution` whose content is the verb itself, or None.
"""

from dataclasses import replace

from recoupe.terms import Certainty, Stance
from recoupe.text.sightings import Attribution, Scene, Sighting, draft, subjects


def felt(scene: Scene, sighting: Sighting) -> Attribution | None:
    """X s'inquiète: a reflexive verb of concern with nothing after it, outside quotations."""
    line, group = sighting.line, sighting.group
    row = sighting.entry("que")
    ends = line.upos(group.last + 1) == "PUNCT" or group.last + 1 >= len(line)
    if row is None or row[0].stance is not Stance.EXPRESSES_CONCERN or not (group.reflexive and group.finite and ends):
        return None
    sources = subjects(scene, group)
    if line.quotations or group.negated or group.inverted >= 0 or not scene.can_speak(sources):
        return None
    made = draft(sighting, "que", (group.first, group.last + 1), sources, narrated=True, name="bare")
    return replace(made, certainty=Certainty.CERTAIN)
