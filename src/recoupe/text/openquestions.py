"""What an article leaves open: "It was not clear who had fired", « Les raisons du départ ne sont pas claires ».

Enters: a `Line` and the characters that others already answer for. Leaves: attributions to the author, who asks. Only a
main clause that says that something is not known counts, outside quotations. No language is named here.
"""

from collections.abc import Iterator, Sequence

from recoupe.terms import Certainty, HolderPath, Polarity, Stance
from recoupe.text.clauses import Group, Line, group_of
from recoupe.text.contents import Range, clause_start, content_end, offsets
from recoupe.text.sightings import Attribution
from recoupe.text.speakers import Source, absent, subject_sources
from recoupe.text.word import TENSED

REACH = 8
"""Words between what tells that a thing is open and the clause that asks: "not clear at this stage to anybody how"."""


def open_questions(line: Line, taken: Sequence[Range]) -> Iterator[Attribution]:
    """The questions that a sentence says are open, in text order."""
    for word in line.words:
        if line.inside[word.i] >= 0 or not _is_open(line, word.i):
            continue
        asked = _asked(line, word.i)
        content = offsets(line, asked) if asked is not None else None
        cue = (word.start, word.end)
        if content is None or any(low < content[1] and content[0] < high for low, high in (*taken,)):
            continue
        sources = (absent(HolderPath.AUTHOR),)
        stance, certainty = Stance.PREDICTS, Certainty.UNCOMMITTED
        yield Attribution(cue, content, sources, stance, certainty, Polarity.UNKNOWN, (), "author")
        return


def _is_open(line: Line, i: int) -> bool:
    """Whether the word at ``i`` says, as a predicate, that something is not known."""
    known, unknown = line.is_any(i, "settled"), line.is_any(i, "unsettled")
    if not known and not unknown:
        return False
    k = i - 1
    while k >= 0 and (line.upos(k) in ("ADV", "PART") or line.is_any(k, "negator", "negation")):
        k -= 1
    borne = k >= 0 and line.is_any(k, "copula_lemma") and bool(line.words[k].tag)
    return borne and known is any(line.is_any(j, "negator", "negation") for j in range(max(0, k - 3), i))


def _asked(line: Line, i: int) -> Range | None:
    """The clause that asks behind the word at ``i``, else the clause around it when its subject is a noun."""
    for k in range(i + 1, min(len(line), i + REACH)):
        if line.is_any(k, "wh") and line.upos(k) != "DET":
            end = content_end(line, k)
            return (k, end) if end > k + 1 else None
        if line.form(k) in (",", ";", ":") or line.is_tensed(k):
            break
    opening = clause_start(line, 0, i)
    if line.is_any(opening, "wh") and line.upos(opening) != "DET":  # "Why it sank is not known"
        stop = next((k for k in range(i - 1, opening, -1) if line.is_any(k, "copula_lemma", "aux_lemma")), opening)
        return (opening, stop) if stop > opening + 1 else None
    group = group_of(line, i) or next((g for k in (i - 1, i - 2, i - 3) if (g := group_of(line, k)) is not None), None)
    sources = subject_sources(line, group) if group is not None else ()
    if not sources or sources[0].start < 0 or sources[0].path is not HolderPath.EXPLICIT or _is_human(line, sources[0]):
        return None
    start = max(clause_start(line, 0, i), line.index_at(sources[0].start))
    return start, content_end(line, start)


def _is_human(line: Line, source: Source) -> bool:
    """« Le suspect n'est pas connu » tells of somebody; « le motif n'est pas connu » leaves something open."""
    words = line.words[line.index_at(source.start) : line.index_at(source.end - 1) + 1]
    return any(word.upos == "PROPN" or "human" in line.book.kinds(word.lemma, word.form) for word in words[:3])


_REACH = 14
"""Words from the verb of an indirect question back to what asks it."""


def in_indirect_question(line: Line, group: Group) -> bool:
    """« reste à savoir si X acceptera », "unclear whether X will agree": nothing is taken up yet."""
    for i in range(group.first - 1, max(0, group.first - _REACH), -1):
        word = line.words[i]
        if word.tag in TENSED or line.is_mark(i) or line.form(i) in (";", ":"):
            return False
        if word.is_any("condition") and word.is_any("wh") and word.upos == "SCONJ":
            verb = i - 1 - line.is_any(i - 1, "negator")
            return verb >= 0 and "knowing" in line.book.classes_of(line.words[verb].lemma)
    return False


def in_condition(line: Line, group: Group) -> bool:
    """« si le maire décide de partir », "if the firm agrees": what is only supposed is no attitude yet."""
    for i in range(group.first - 1, max(-1, group.first - _REACH), -1):
        word = line.words[i]
        if word.tag in TENSED or word.upos == "PUNCT" or line.is_mark(i):
            return False
        if word.is_any("condition") and word.upos in ("SCONJ", "X"):
            return not line.is_any(i - 1, "also", "comment", "adverb")  # « même si », « comme si », "even if"
    return False
