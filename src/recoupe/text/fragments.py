"""Words that are said and are no clause: « Impossible, tranche le ministère », "Nonsense, says the union".

Enters: a `Line` and the words beside a verb of speech. Leaves: whether they are all that is said. No language is named
here.
"""

from recoupe.text.clauses import Line
from recoupe.text.sightings import Scene
from recoupe.text.speakers import Source


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
