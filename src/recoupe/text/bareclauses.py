"""Clauses without complementizer behind a verb of speech: "The brigade said two engines would stay".

Enters: a `Line` and the index after a cue. Leaves: the index where the clause begins, or -1 where none does. No
language is named here.
"""

from recoupe.terms import Role
from recoupe.text.clauses import Line
from recoupe.text.nounphrases import phrase_end
from recoupe.text.word import TENSED

NOMINAL_START = frozenset({"PRON", "DET", "NOUN", "PROPN", "NUM", "ADJ"})
REACH = 22
"""Words behind a cue within which the verb of its clause is looked for, and words of what is inserted before it."""


def bare_clause(line: Line, place: int) -> int:
    """Start of a clause without complementizer: a noun phrase and a tensed verb right after the cue."""
    start = _subject_start(line, place)
    if _of_relative(line, place, start):
        return start
    counted = any(line.upos(i) == "NUM" for i in range(start + 1, start + 4))
    barred = ("PUNCT", "SCONJ", "CCONJ") if counted else ("PUNCT", "ADP", "SCONJ", "CCONJ")
    to_act = line.upos(start) == "PART" and line.is_any(start, "infinitive")  # "vowed to fight if attacked"
    if start >= len(line) or to_act or (line.upos(start) in barred and not line.is_mark(start)):
        return -1
    return start if _has_verb(line, start) else -1


def _subject_start(line: Line, place: int) -> int:
    """Where the subject of the clause may begin: behind adverbs, days, and who is told."""
    start = place
    while (
        line.is_any(start, "time")
        or (line.upos(start) == "ADV" and line.upos(start + 1) != "NUM")
        or (line.is_any(start, "preposition") and line.is_any(start + 1, "time"))
    ):
        start += 1
    if line.is_any(start, "addressed") and line.upos(start) == "PRON" and line.upos(start + 1) in NOMINAL_START:
        return start + 1  # « told him they will … »
    if line.is_any(phrase_end(line, start), "subject") and line.upos(phrase_end(line, start)) == "PRON":
        return phrase_end(line, start)  # « told the paper it had … »
    return start


def _of_relative(line: Line, place: int, start: int) -> bool:
    """A verb right after the cue: "what it says was a raid", "charges that his family says were cooked up"."""
    opened = (k for k in range(max(0, place - 6), place - 1) if line.is_any(k, "relative", "wh", "complementizer"))
    return start == place and line.is_tensed(start) and line.words[start].is_any("aux_lemma") and any(opened)


def _has_verb(line: Line, start: int) -> bool:
    """Whether the noun phrase at `start` is the subject of a tensed verb, over what is set between commas."""
    title = line.sentence.role in (Role.TITLE, Role.HEADING)
    for i in range(start, min(len(line), start + REACH)):
        if line.words[i].tag in TENSED and i > start:
            return True
        if line.upos(i) == "CCONJ" and line.is_tensed(i + 1):
            return False  # "they are holding her but say …"
        if title and line.words[i].tag in ("pp", "inf") and i > start:
            return True  # « says coup bid foiled »
        if line.form(i) == "," and i > start:
            return resumes(line, i)
        if line.is_any(i, "subject_relative"):
            return i > start and _resumes_unmarked(line, i)
        if line.form(i) in (",", ";", ":", "."):
            return False
    return False


def resumes(line: Line, comma: int) -> bool:
    """Whether a verb follows what is set between commas: "said the device, found by a porter, was a toy"."""
    for i in range(comma + 1, min(len(line), comma + REACH)):
        if line.form(i) in (";", ":", ".") or line.is_mark(i):
            return False
        if line.form(i) == "," and _is_verb(line, i + 1 + line.is_mark(i + 1)):
            return True  # … were a toy · “were a toy”
    return False


def _resumes_unmarked(line: Line, relative: int) -> bool:
    """Whether a second verb follows that of a relative clause: "said those who stayed had been warned"."""
    seen = -1
    for i in range(relative + 1, min(len(line), relative + REACH)):
        if line.form(i) in (",", ";", ":", ".") or line.is_any(i, "complementizer", "coordinator", "subject"):
            return False
        if line.is_tensed(i) and not line.words[i - 1].tag:
            if seen >= 0 and i > seen + 1:
                return True
            seen = i
    return False


def _is_verb(line: Line, i: int) -> bool:
    while line.upos(i) == "ADV" or line.is_any(i, "negation"):
        i += 1
    return line.is_tensed(i)


def own_verb_behind(line: Line, start: int, comma: int) -> bool:
    """Whether the comma at ``comma`` closes what is set behind the subject of a clause that has no verb yet.

    « que la digue, construite en 1990, tiendra »: the verb after it is that of the clause, whatever it may say.
    """
    opened = any(line.form(i) == "," and line.inside[i] < 0 for i in range(start + 1, comma))
    return opened and not any(line.is_tensed(i) for i in range(start, comma)) and _is_verb(line, comma + 1)


def opens_phrase(line: Line, low: int) -> bool:
    """Whether a word that may open a clause opens none: « Après examen, le service juge … », « Elle … »."""
    leads = line.upos(low) == "ADP" and not line.is_any(low + 1, "complementizer")
    return leads or line.upos(low) == "PRON"
