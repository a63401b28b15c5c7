"""Cues that are adjectives: « X est persuadé que … », « X se dit inquiet de … », "is convinced the patient …".

Enters: a `Line`. Leaves: `Attribution`s in text order. No language is named here.
"""

from collections.abc import Iterator

from recoupe.terms import HolderPath, Stance
from recoupe.text.beforeverbs import teller
from recoupe.text.clauses import Group, Line, group_of
from recoupe.text.contents import Range, complement_start, content_end, offsets
from recoupe.text.cues import Entry
from recoupe.text.nounphrases import antecedent, phrase_end
from recoupe.text.sightings import Attribution, infinitive_at
from recoupe.text.speakers import Source, phrase_source, subject_sources
from recoupe.text.standpoints import opening
from recoupe.text.word import NOMINAL


def adjectives(line: Line) -> Iterator[Attribution]:
    """« X est persuadé que … », « X se dit inquiet de … »."""
    for word in line.words:
        rows = line.book.adjectives.get(word.lemma) or line.book.adjectives.get(
            word.form.removesuffix("s").removesuffix("e")
        )
        if not rows or word.upos not in ("ADJ", "VERB", "X", "NOUN"):
            continue
        copula = next(
            (
                k
                for k in range(word.i - 1, max(-1, word.i - 5), -1)
                if line.is_any(k, "copula_lemma") or "self_report" in line.book.classes_of(line.words[k].lemma)
            ),
            -1,
        )
        group = group_of(line, copula) if copula >= 0 else _group_behind(line, word.i)
        within = group is None or any(line.form(k) == "," for k in range(max(copula, 0), word.i))
        sources = beside = _beside(line, word.i) if within else ()
        if group is not None and not within:
            sources = subject_sources(line, group)
        if not sources or (not beside and group is not None and group.negated):
            continue
        group = None if beside else group
        copula = -1 if beside else copula
        content, entry = _adjective_content(line, _over_days(line, word.i + 1), rows)
        if content is None and copula >= 0:
            content, entry = (
                _said_of_oneself(
                    line, word.i, is_report="self_report" in line.book.classes_of(line.words[copula].lemma)
                ),
                rows[0],
            )
        if beside and content is not None:
            comma = next((k for k in range(*content) if line.form(k) == "," and line.inside[k] < 0), content[1])
            content = (content[0], comma)
        if content is not None and content[0] < content[1] and entry is not None and sources:
            cue = (line.words[group.first if group is not None and copula >= 0 else word.i].start, word.end)
            yield Attribution(
                cue,
                offsets(line, content),
                sources,
                entry.stance,
                entry.certainty,
                entry.polarity,
                (entry.rule,),
                "adjective",
                group,
                narrated=True,
            )


def _over_days(line: Line, place: int) -> int:
    """Index after days between an adjective and what it takes: « s'est dit prêt jeudi soir à … »."""
    after = place
    while line.is_any(after, "time") and not line.is_any(after, "infinitive", "of"):
        after += 1
    return after if line.upos(after) == "ADP" or line.is_any(after, "complementizer") else place


def _group_behind(line: Line, i: int) -> Group | None:
    """The verb of the main clause behind an adjective that opens the sentence: « Inquiet de …, le pays a offert … »."""
    comma = next((k for k in range(i + 1, len(line)) if line.form(k) == "," and line.inside[k] < 0), -1)
    first = opening(line)
    if not first <= i or any(line.upos(k) != "ADV" for k in range(first, i)) or comma < 0:
        return None
    verb = next((k for k in range(comma + 1, len(line)) if line.is_tensed(k)), -1)
    group = group_of(line, verb) if verb >= 0 else None
    return group if group is not None and any(line.upos(k) in (*NOMINAL, "PRON") for k in range(comma, verb)) else None


def _beside(line: Line, i: int) -> tuple[Source, ...]:
    """Whose attitude it is without a verb: « X, hostile au projet, … », « X prêt à négocier » in a headline."""
    before = i - 1
    while line.upos(before) == "ADV":
        before -= 1
    apart = line.form(before) == "," and line.inside[before] < 0
    place = before if apart else i
    found = antecedent(line, place)
    if found is None or (found[1] != place) or not (apart or _is_verbless(line, found[0], i)):
        return ()
    start, end = teller(line, *found)
    somebody = any(
        line.upos(k) == "PROPN" or "human" in line.book.kinds(line.words[k].lemma, line.form(k))
        for k in range(start, end)
    )
    head = next((k for k in range(start, end) if line.upos(k) == "NOUN"), -1)
    agrees = head < 0 or any(line.upos(k) == "CCONJ" for k in range(start, end)) or _agrees(line, head, i)
    return phrase_source(line, start, end, HolderPath.EXPLICIT) if somebody and agrees else ()


def _agrees(line: Line, noun: int, adjective: int) -> bool:
    """« a alerté la police, inquiets de … »: whose attitude an adjective tells has its number and gender."""
    one, other = line.words[noun].token, line.words[adjective].token
    return all(len({one.feature(kind), other.feature(kind)} - {""}) < 2 for kind in ("Number", "Gender"))


def _is_verbless(line: Line, start: int, i: int) -> bool:
    """Whether an adjective at ``i`` stands for the verb of a headline, a second verb joined to it aside."""
    begins = start <= opening(line) or line.form(start - 1) == ":"
    if not begins or any(line.is_tensed(k) for k in range(i)):
        return False
    verb = next((k for k in range(i + 1, len(line)) if line.is_tensed(k)), len(line))
    joined = any(line.upos(k) in ("CCONJ", "SCONJ") or line.is_any(k, "relative") for k in range(i + 1, verb))
    return verb == len(line) or joined


def _said_of_oneself(line: Line, i: int, *, is_report: bool) -> Range | None:
    """« s'est dit “vivement préoccupé” », « se dit inquiet. »: the adjective, with its marks, is all that is said.

    Behind a plain copula only words in quotation marks are said (« est “préoccupé” »).
    """
    begin = i - 1 if line.upos(i - 1) == "ADV" and line.is_mark(i - 2) else i
    marked = line.is_mark(begin - 1) and line.is_mark(i + 1)
    after = i + 2 if marked else i + 1
    if marked and is_report and line.upos(after) == "ADP":  # « s'est déclarée “préoccupée” par ces arrestations »
        return begin - 1, content_end(line, after, commas=True)
    ends = line.upos(after) in ("PUNCT", "CCONJ", "") or line.is_any(after, "time")
    if not ends or not (marked or is_report):
        return None
    return (begin - 1, i + 2) if marked else (i, i + 1)


def _adjective_content(line: Line, place: int, rows: tuple[Entry, ...]) -> tuple[Range | None, Entry | None]:
    for entry in rows:
        content = complement_of(line, place, entry)
        if content is not None:
            return content, entry
    return None, None


def complement_of(line: Line, place: int, entry: Entry) -> Range | None:
    """What an adjective before ``place`` takes: « que … », « à » or « de » with an infinitive, « de … »."""
    if entry.frame == "que":
        start = complement_start(line, place, wh=False)
        if start < 0 and line.book.has("optional_complementizer") and _begins_clause(line, place):
            start = place  # "is convinced the patient was poisoned"
        return (start, content_end(line, start)) if 0 <= start <= place + 2 else None
    if entry.frame == "inf":
        begin = place + line.is_mark(place)  # « prête “à intervenir” »
        acts = line.is_any(begin, "infinitive") and infinitive_at(line, begin + 1)
        return (place, content_end(line, place)) if acts else None
    marked = line.form(place) in entry.markers or line.is_any(place, "of", "to")
    felt = entry.stance in (Stance.EXPRESSES_CONCERN, Stance.EVALUATES)
    if entry.frame != "prep" or line.upos(place) != "ADP" or not marked:
        return None
    if infinitive_at(line, place + 1) and not felt:
        return None
    return (place + 1, content_end(line, place + 1, commas=True)) if place + 1 < len(line) else None


def _begins_clause(line: Line, place: int) -> bool:
    """Whether a noun phrase or pronoun and a tensed verb right behind it stand at ``place``."""
    end = phrase_end(line, place) if line.upos(place) in ("DET", "NOUN", "PROPN") else place
    end += line.is_any(place, "subject") and line.upos(place) == "PRON"
    return end > place and line.is_tensed(end)
