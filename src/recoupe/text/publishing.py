"""What somebody publishes and what it is said to show: « X a publié une vidéo montrant … ».

Enters: a `Scene` and a `Sighting`. Leaves: an `Attribution`, or None where the construction does not fit.
"""

from recoupe.text.clauses import Line
from recoupe.text.contents import content_end
from recoupe.text.sightings import Attribution, Scene, Sighting, draft, subjects


def published(scene: Scene, sighting: Sighting) -> Attribution | None:
    """X a publié une vidéo montrant … : material evidence, and what it is said to show."""
    line, group = sighting.line, sighting.group
    if "publish" not in sighting.frames or group.passive:
        return None
    place = sighting.frames["publish"][1]
    for i in range(place, min(len(line), place + 8)):
        if "evidence" in line.book.kinds(line.words[i].lemma, line.form(i)):
            start = i
            while start > place and line.upos(start - 1) in ("DET", "ADJ", "NUM"):
                start -= 1
            end = _shown(line, i + 1)
            sources = subjects(scene, group)
            if end <= i + 1 or not scene.can_speak(sources):
                return None
            return draft(sighting, "publish", (start, end), sources, narrated=True)
    return None


def _shown(line: Line, place: int) -> int:
    """Index after « montrant … » or « qui montre … » beside a noun of evidence; ``place`` when nothing is shown."""
    for i in range(place, min(len(line), place + 6)):
        word = line.words[i]
        if any(entry.frame == "show" for entry in line.book.verbs.get(word.lemma, ())) and word.tag:
            return content_end(line, i + 1, commas=True)
        if word.form in (",", ".", ";"):
            break
    return place
