"""Contents that a relative clause says something of: « des faits qu'il conteste », "a charge his office denies".

Enters: a `Scene` and a `Sighting`. Leaves: an `Attribution`, or None where the construction does not fit.
"""

from collections.abc import Sequence

from recoupe.text.clauses import Group, Line
from recoupe.text.contents import Range, last_clause
from recoupe.text.nounphrases import antecedent
from recoupe.text.objects import is_claim
from recoupe.text.sightings import Attribution, Scene, Sighting, draft
from recoupe.text.speakers import Source, speakers, subject_sources
from recoupe.text.word import NOMINAL


def object_relative(scene: Scene, sighting: Sighting) -> Attribution | None:
    """Des faits qu'il conteste · ce que dément l'armée: the antecedent is what is denied."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("obj", "obj_claim", "que", "quote")
    if found is None or group.passive or not group.finite:
        return None
    plain = _bare_relative(line, group)
    if plain is not None:
        return draft(sighting, found[0].frame, *plain, narrated=True, name="relative")
    relative = _relative_before(line, group)
    said = any(one.construction == "que" and one.content[0] == line.words[relative + 1].start for one in scene.found)
    if relative < 0 or said or (found[0].frame in ("que", "quote") and not _pointed_at(line, relative)):
        return None
    inverted = relative == group.first - 1
    sources = (speakers(line, group, found[1]) if inverted else subject_sources(line, group)) or ()
    if not sources or not scene.can_speak(sources):
        return None
    content = (
        _stimulus_clause(line, scene.found, relative)
        if line.is_any(relative - 1, "so_that")
        else antecedent(line, relative)
    )
    opens = relative == 1 and line.is_any(0, "so_that")  # « Ce que dément l'armée. » is on the sentence before
    content = (0, 2) if opens and content is None else content
    if content is None or content[0] >= content[1]:
        return None
    clause = line.is_any(relative - 1, "so_that")
    claimed = "obj_claim" in sighting.frames and (clause or is_claim(line, content[0]))
    frame = "obj_claim" if claimed else found[0].frame
    return draft(sighting, frame, content, sources, narrated=True, name="relative")


def _bare_relative(line: Line, group: Group) -> tuple[Range, tuple[Source, ...]] | None:
    """« a charge his office denies »: a noun of something said, and right after it who denies it."""
    if not line.book.has("optional_complementizer") or line.upos(group.last + 1) not in ("PUNCT", ""):
        return None
    sources = subject_sources(line, group)
    start = line.index_at(sources[0].start) if sources and sources[0].start >= 0 else 0
    if start < 2 or line.upos(start - 1) != "NOUN" or not line.is_any(start - 1, "claimed"):
        return None
    found = antecedent(line, start)
    return (found, sources) if found is not None else None


def _pointed_at(line: Line, relative: int) -> bool:
    """« C'est (en tout cas) ce que confie X »: the words said are those before."""
    opens = next((i for i in range(relative) if line.is_any(i, "points")), -1)
    copula = opens >= 0 and line.is_any(opens + 1, "copula_lemma")
    return copula and opens < 2 and line.is_any(relative - 1, "so_that") and relative < opens + 8


def _relative_before(line: Line, group: Group) -> int:
    """Index of « que » that makes the clause of a group a relative; -1 when it is none."""
    for i in range(group.first - 1, max(0, group.first - 7), -1):
        if line.is_any(i, "complementizer"):
            before = line.upos(i - 1)
            nominal = before in NOMINAL or before == "ADJ" or line.is_any(i - 1, "so_that") or line.form(i - 1) == ","
            verb = any(line.words[k].lemma in line.book.verbs and line.words[k].tag for k in range(max(0, i - 3), i))
            return i if nominal and not verb and not line.is_any(i - 1, "comparison", "que_partner", "time") else -1
        if line.words[i].tag or line.form(i) == ",":
            return -1
    return -1


def _stimulus_clause(line: Line, said: Sequence[Attribution], relative: int) -> Range | None:
    """The clause before « , ce que … »."""
    return clause_before(line, said, relative - 1)


def clause_before(line: Line, said: Sequence[Attribution], stop: int) -> Range | None:
    """The clause that ends at ``stop``, what a relative takes up; what it says that somebody said, where it does."""
    while stop > 0 and line.upos(stop - 1) == "PUNCT" and not line.is_mark(stop - 1):
        stop -= 1
    start = last_clause(line, stop)
    told = [one for one in said if line.words[start].start <= one.cue[0] < one.content[1] <= line.words[stop - 1].end]
    start = line.index_at(told[-1].content[0]) if told else start
    return (start, stop) if start < stop else None
