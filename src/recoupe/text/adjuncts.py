"""What may stand between a verb and its subject or object: adverbs, days, « à l'AFP », « sous couvert d'anonymat ».

Enters: a `Line` and the index after a verb. Leaves: the index where the adjuncts are over. No language is named here.
"""

from recoupe.text.clauses import Line, over_asides
from recoupe.text.nounphrases import counts, time_ago
from recoupe.text.words import NOMINAL


def after_adjuncts(line: Line, place: int) -> int:
    """Over adverbs, days and « à l'AFP », « sous couvert d'anonymat » between a verb and its subject; -1 at the end."""
    i = place
    while i < min(len(line), place + 16):
        word = line.words[i]
        if over_asides(line, i) > i:
            i = over_asides(line, i)
        elif (
            word.upos == "ADV"
            or (word.is_any("time") and not word.is_any("determiner"))
            or (line.form(i) == "," and i > place and _is_insertion(line, place, i))
        ):
            i += 1
        elif word.upos == "ADP" and i + 1 < len(line) and line.words[i + 1].tag == "inf":
            return -1
        elif time_ago(line, i) > i:
            i = time_ago(line, i)
        elif word.is_any("determiner") and (after := _after_time(line, i + 1)) > i + 1:
            i = after
        elif word.upos == "NUM" and line.is_any(i + 1, "time"):
            i += 1
        elif (word.upos == "ADP" and not (word.is_any("of") and line.form(i)[-1:] == "s")) or (
            word.form == "," and i == place and _inserted(line, i)
        ):
            i = _phrase_break(line, i + 1)
        elif word.upos == "NUM" and line.is_any(i - 1, "time"):
            i += 1
        else:
            return i
    return -1


def _is_insertion(line: Line, place: int, i: int) -> bool:
    """Whether the comma at ``i`` closes an insertion that began after ``place``, or opens one that is closed."""
    closes = any(line.form(k) == "," for k in range(place, i)) or line.is_any(i - 1, "time")
    return closes or any(line.form(k) == "," for k in range(i + 2, min(len(line), i + 9)))


def _after_time(line: Line, place: int) -> int:
    """Index after the words of a date or period that begin at ``place``: « 3 mai », « derniers jours »; else it."""
    noun = place
    while line.upos(noun) in ("NUM", "ADJ") and noun < place + 2 and not line.is_any(noun, "time", "period"):
        noun += 1
    if not line.is_any(noun, "time", "period"):
        return place
    while line.is_any(noun, "time", "period") or line.upos(noun) == "NUM":
        noun += 1
    return noun


def _inserted(line: Line, i: int) -> bool:
    """A comma right after the verb that opens an insertion: « témoigne, encore tremblant, un rescapé »."""
    return any(line.form(k) == "," for k in range(i + 2, min(len(line), i + 9)))


def _phrase_break(line: Line, start: int) -> int:
    """Index where a prepositional phrase is over: at a determiner or name that its noun does not take."""
    seen = False
    for i in range(start, min(len(line), start + 10)):
        word = line.words[i]
        if word.form == "," or (i > start and line.is_any(i - 1, "platform") and word.upos in ("PROPN", "DET")):
            return i
        name = word.token.entity == "PER" and line.words[i - 1].token.entity != "PER"
        fresh = (
            (word.upos == "DET" and not word.token.form[0].isupper())
            or (word.upos == "PROPN" and name)
            or (word.upos == "PROPN" and line.upos(i - 1) not in ("PROPN", "ADP", "DET", "NOUN", "ADJ"))
        )
        if seen and (fresh or counts(line, i)) and line.upos(i - 1) not in ("ADP", "DET"):
            return i
        if word.upos == "PUNCT" and not line.is_mark(i):
            return len(line)
        seen = seen or word.upos in NOMINAL or (word.upos == "ADJ" and line.upos(i - 1) == "DET")
    return len(line)
