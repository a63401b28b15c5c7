"""Who stands behind those who speak: « un député citant le service », "lawmakers briefed by the agency".

Enters: a `Line` and the words of a source. Leaves: the source and, deeper, whoever told it.
"""

from dataclasses import replace

from recoupe.terms import HolderPath
from recoupe.text.clauses import Line
from recoupe.text.nounphrases import phrase_end
from recoupe.text.speakers import Source, phrase_source


def chained(line: Line, start: int, end: int, sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """« un député citant le service », « l'armée, citée par la radio »: the witness stands deepest."""
    for i in range(start, min(len(line), end + 4)):
        word = line.words[i]
        cites = any(entry.frame == "cite" for entry in line.book.verbs.get(word.lemma, ()))
        if not cites:
            continue
        if word.tag == "presp":
            stop = phrase_end(line, i + 1)
            cited = phrase_source(line, i + 1, stop, HolderPath.EXPLICIT)
            outer = tuple(replace(one, end=min(one.end, line.words[i - 1].end)) for one in sources)
            return (*outer, *(replace(one, depth=1) for one in cited))
        if word.tag == "pp" and line.is_any(i + 1, "agent"):
            stop = phrase_end(line, i + 2)
            citing = phrase_source(line, i + 2, stop, HolderPath.PASSIVE_AGENT)
            return (*citing, *(replace(one, depth=1) for one in sources))
    return _heard(line, end, sources) or briefed(line, start, end, sources)


def _heard(line: Line, end: int, sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """« une source qui dit tenir l'information d'un attaché », "an aide who had the news from a minister"."""
    if not line.is_any(end, "subject_relative") or line.upos(end) == "DET":
        return ()
    heard = range(end + 1, min(len(line), end + _TOLD))
    i = next((i for i in heard if "heard_from" in line.book.classes_of(line.words[i].lemma)), -1)
    of = next((k for k in range(i + 1, min(len(line), i + _MATTER)) if line.is_any(k, "of", "origin")), -1)
    if i < 0 or of < 0 or any(line.upos(k) not in ("DET", "NOUN", "PRON", "ADJ") for k in range(i + 1, of)):
        return ()
    matter = [k for k in range(i + 1, of) if line.upos(k) == "NOUN"]
    it = line.is_any(i - 1, "clitic") or line.upos(i + 1) == "PRON"
    if not (it or (matter and line.is_any(matter[0], "claimed", "resumptive"))):
        return ()
    stop = phrase_end(line, of + 1)
    told = phrase_source(line, of + 1, stop, HolderPath.EXPLICIT)
    return (*sources, *(replace(one, depth=1) for one in told)) if told else ()


_TOLD, _MATTER = 8, 5
"""Words of « qui dit le » before the verb, and of « l'information » behind it."""


def briefed(line: Line, start: int, end: int, sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """« un député à l'issue d'un exposé du service », "MPs briefed by the agency": who relays what a body told them."""
    if not any(line.is_any(i, "relayer") for i in range(start, end)):
        return sources
    for i in range(start, min(len(line), end + _BRIEFED)):
        if line.form(i) in (".", ";", ":") or line.is_any(i, "complementizer"):
            break
        told_to = line.words[i].tag == "pp" or line.is_any(i - 1, "indefinite") or line.form(i).endswith("s")
        if line.is_any(i, "briefing") and told_to and line.is_any(i + 1, "of", "agent"):
            stop = phrase_end(line, i + 2)
            told = phrase_source(line, i + 2, stop, HolderPath.EXPLICIT)
            outer = tuple(replace(one, end=min(one.end, line.words[i - 1].end)) for one in sources)
            return (*outer, *(replace(one, depth=1) for one in told)) if told else sources
    return sources


_BRIEFED = 10
"""Words behind those who speak among which it is told who briefed them."""
