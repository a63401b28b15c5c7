"""Whether the clause behind a cue is what is said: not « un décès, qu'il impute à X », « libérer X, qu'il détient ».

Enters: a `Line`, the index after a cue and that of a clause. Leaves: answers. No language is named here.
"""

from recoupe.text.clauses import Group, Line
from recoupe.text.contents import content_end
from recoupe.text.mainverbs import only
from recoupe.text.sightings import infinitive_at
from recoupe.text.word import TENSED

_SHORT = 2
"""Words of an infinitive that may stand between a cue and a clause of its own."""


def is_of_infinitive(line: Line, place: int, start: int) -> bool:
    """« a accepté de libérer X, qu'il détient »: an infinitive stands right behind the cue, the clause is its own."""
    return line.is_any(place, "infinitive") and infinitive_at(line, place + 1) and start > place + _SHORT


def says_something(line: Line, start: int) -> bool:
    """Whether words follow a complementizer, not the end of « The port denies that. »."""
    return any(line.upos(i) != "PUNCT" for i in range(start, len(line)))


def is_of_object(line: Line, group: Group, place: int, start: int) -> bool:
    """« ne reconnaît qu'un mort », « un décès, qu'il impute à X », "denied claims that …": « que » is of the object."""
    noun = place < start - 1 and line.upos(start - 2) == "NOUN" and line.is_any(start - 2, "claimed")
    apart = line.form(start - 2) == "," and line.upos(place) in ("DET", "NUM") and not line.is_any(place + 1, "time")
    if noun or (apart and line.is_any(start - 1, "complementizer") and line.upos(start) == "PRON"):
        return True
    restricted = group.negated and start == place + 1 and only(line, group, len(line))
    return restricted and not any(line.words[i].tag in TENSED for i in range(start, content_end(line, start)))
