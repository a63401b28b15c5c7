"""Whose words they are: the subject of a cue verb, before or after it, by word order first and by the parse second.

Enters: a `Line` and a verb group. Leaves: `Source`s with character offsets and how each was found. What a pronoun
stands for is settled by the caller, who sees the whole text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from recoupe.terms import HolderPath
from recoupe.text.adjuncts import after_adjuncts
from recoupe.text.beforeverbs import (
    described_before,
    is_insertion,
    over_insertion,
    phrase_left,
    relative_subject,
    teller,
)
from recoupe.text.clauses import Group, Line, group_of
from recoupe.text.listed import is_division, members_after, members_before
from recoupe.text.mainclauses import saying_before, unconditional
from recoupe.text.nounphrases import antecedent, phrase_end, phrases_before
from recoupe.text.rumours import is_nobody
from recoupe.text.word import NOMINAL, SPEAKING, TENSED


@dataclass(frozen=True, slots=True)
class Source:
    """A holder as its words: characters ``start:end`` (-1 when there are none), how found, and its place in a chain."""

    path: HolderPath
    start: int = -1
    end: int = -1
    depth: int = 0


def absent(path: HolderPath = HolderPath.ABSENT) -> Source:
    """A source that no words name."""
    return Source(path)


def word_source(line: Line, i: int, path: HolderPath) -> Source:
    """A source of one word; the hyphen of a clitic is left out."""
    word = line.words[i]
    form = word.token.form
    cut = max(form.rfind("-") + 1, 0) if word.is_any("inverted") and form.startswith("-") else 0
    return Source(path, word.start + cut, word.end)


def phrase_source(line: Line, start: int, end: int, path: HolderPath) -> tuple[Source, ...]:
    """The words ``start:end`` as one source, or as several when names are coordinated."""
    while start < end - 1 and (line.upos(start) == "PUNCT" and not line.is_mark(start)):
        start += 1
    if end - 1 > start and line.is_any(end - 1, "of") and line.upos(end - 1) == "ADP":
        end -= 1  # « Et X d'insister »
    while end - 2 > start and line.upos(end - 1) == "ADV" and line.upos(end - 2) in ("NOUN", "PROPN"):
        end -= 1  # "The port strongly | denies …"
    if start >= end:
        return ()
    cuts = [i for i in range(start + 1, end - 1) if _divides(line, i, start)]
    edges = [start, *(i + 1 for i in cuts), end]
    stops = [*cuts, end]
    return tuple(
        Source(path, line.words[low].start, line.words[high - 1].end) for low, high in zip(edges, stops, strict=False)
    )


def _divides(line: Line, i: int, start: int) -> bool:
    named = any(line.upos(k) == "PROPN" for k in range(start, i))
    apart = not any(line.is_any(k, "between") for k in range(start, i))  # « l'égalité entre les femmes et les hommes »
    return apart and is_division(line, i) and (named or line.upos(i + 1) != "PROPN")


def listed_sources(line: Line, start: int, end: int, path: HolderPath) -> tuple[Source, ...]:
    """The words ``start:end``, and those that follow them in a list, as sources."""
    every = ((start, end), *members_after(line, start, end))
    return tuple(one for begin, stop in every for one in phrase_source(line, begin, stop, path))


def pronoun_source(line: Line, i: int, *, impersonal: bool = False) -> Source:
    """A subject pronoun as a source: « on » and an « il » without reference name nobody."""
    if impersonal or line.is_any(i, "impersonal"):
        return replace(word_source(line, i, HolderPath.IMPERSONAL))
    return word_source(line, i, HolderPath.COREFERENCE)


def speakers(line: Line, group: Group, end: int) -> tuple[Source, ...] | None:
    """The subject after the verb (« a déclaré lundi le ministre ») or its clitic; None when neither stands there."""
    if group.inverted >= 0:
        return (pronoun_source(line, group.inverted),)
    start = after_adjuncts(line, end)
    if start > end and line.book.has("subject_first") and line.upos(end) == "ADP":
        return None  # « promised on Radio 5 Live »
    opens = ("DET", "PROPN", "NOUN", "NUM", "PRON", "X", "ADJ")
    if start < 0 or not (line.upos(start) in opens or line.is_mark(start) or _is_article(line, start)):
        return None
    pronoun = line.is_any(start, "clitic") and line.upos(start) == "PRON" and not line.is_any(start + 1, "indefinite")
    pronoun = pronoun and not (line.is_any(start, "possessive") and line.upos(start + 1) in NOMINAL)  # "says her agent"
    if pronoun or line.is_any(start, "complementizer", "relative"):
        return None
    within = line.is_any(start + 1, "indefinite") or (line.upos(start) == "ADP" and _is_article(line, start))
    stop = phrase_end(line, start + 1 if within else start)
    if stop <= start or all(line.upos(i) == "NUM" for i in range(start, stop)):
        return None
    if members_after(line, start, stop):
        return listed_sources(line, start, stop, HolderPath.EXPLICIT)
    return phrase_source(line, start, apposition_end(line, stop), HolderPath.EXPLICIT)


def _is_article(line: Line, i: int) -> bool:
    """« ont indiqué mercredi des députés »: an article of the plural that has the form of a preposition."""
    return line.is_any(i, "of") and line.form(i).endswith("s") and line.upos(i + 1) in ("NOUN", "ADJ", "NUM")


def placed(line: Line, group: Group, sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """Where nobody is named but a seat is, the seat: « assure-t-on au palais », « À l'état-major, on écarte … »."""
    written = _written(line, group)
    if sources and written:
        return written
    if not sources or any(source.path is not HolderPath.IMPERSONAL or source.start < 0 for source in sources):
        return sources
    if not line.is_any(line.index_at(sources[0].start), "impersonal"):
        return sources
    after = group.last + 1
    while line.upos(after) == "ADV" and not line.is_any(after, "seat"):
        after += 1
    seats = [after] if group.inverted >= 0 else []
    comma = line.form(line.index_at(sources[0].start) - 1) == ","
    seats += [0] if comma else []
    return next((found for place in seats if (found := _seat(line, place))), sources)


def _written(line: Line, group: Group) -> tuple[Source, ...]:
    """What the words stand on: « pouvait-on lire sur une pancarte », « est-il écrit dans ce texte »."""
    kinds = line.book.classes_of(group.lemma)
    said = "reading" in kinds or (group.passive and "writing" in kinds)
    after = max(group.last, group.inverted) + 1
    while line.upos(after) == "ADV" or line.is_any(after, "time"):
        after += 1  # « lit-on mardi sur son compte »
    if not said or group.inverted < 0 or line.upos(after) != "ADP" or line.is_any(after, "to", "of", "agent"):
        return ()
    return phrase_source(line, after + 1, phrase_end(line, after + 1), HolderPath.EXPLICIT)


def _seat(line: Line, place: int) -> tuple[Source, ...]:
    """The body or town after « à », « chez », « du côté de », « dans l'entourage de » at ``place``."""
    led = line.upos(place) == "ADP" and (line.is_any(place, "to") or line.is_any(place + 1, "origin"))
    if not led and not line.is_any(place, "seat"):
        return ()
    start = place + 1
    while line.is_any(start, "origin", "of", "seat") or line.is_any(start + 1, "seat"):
        start += 1
    stop = phrase_end(line, start)
    head = next((i for i in range(start, stop) if line.upos(i) in NOMINAL), -1)
    if head < 0:
        return ()
    named = line.upos(head) == "PROPN" or "human" in line.book.kinds(line.words[head].lemma, line.form(head))
    return phrase_source(line, start, stop, HolderPath.EXPLICIT) if named else ()


def apposition_end(line: Line, stop: int) -> int:
    """Index after « , pharmacienne » or « , John Kirby » beside a phrase that ends before ``stop``."""
    if line.form(stop) != "," or stop + 1 >= len(line):
        return stop
    first = line.words[stop + 1]
    named = any(line.upos(k) == "PROPN" for k in range(max(0, stop - 4), stop))
    bare = first.upos == "NOUN" and named and not first.is_any("time")
    if not (bare or (first.upos == "PROPN" and not first.is_any("time"))):
        return stop
    end = phrase_end(line, stop + 1, wide=bare)
    return end if end >= len(line) or line.form(end) in (",", ".", ")", "!", "?", ";", ":") else stop


def subject_sources(line: Line, group: Group, *, modified: bool = False) -> tuple[Source, ...]:
    """The subject of a verb group; empty when the sentence before it has none.

    With ``modified`` a participle without auxiliary gives the noun phrase it modifies (« une information démentie »).
    """
    stressed = group.first - 2 if line.is_any(group.first - 1, "also") else -1  # « Lui aussi nie les faits »
    if group.inverted >= 0 or line.is_any(stressed, "stressed"):
        return (pronoun_source(line, max(group.inverted, stressed)),)
    group = replace(group, first=group.first - line.is_any(group.first - 1, "correlative"))
    before = group.first - 1
    while before >= 0 and (line.form(before) == "(" or (line.is_mark(before) and line.inside[before] >= 0)):
        before -= 1
    if (
        line.is_any(before, "subject_relative")
        and line.upos(before) != "DET"
        and not line.is_any(before, "complementizer", "demonstrative")
    ):
        return _antecedent(line, before)
    if line.is_any(before, "subject") and line.upos(before) == "PRON":
        return (pronoun_source(line, before, impersonal=is_nobody(line, group, before)),)
    if not group.finite and not (group.passive and group.tag == "pp"):
        return _controller(line, group)
    if group.passive and group.tag == "pp":
        return _modified(line, group) if modified else ()
    if line.is_any(before, "coordinator") or line.upos(before) == "CCONJ" or line.words[group.first].tag == "pp":
        return _shared_subject(line, group)
    found = _explicit(line, group)
    if len(found) == 1 and line.words[line.index_at(found[0].start)].end == found[0].end:
        place = line.index_at(found[0].start)
        if line.is_any(place, "subject_relative") and line.upos(place) == "PRON":
            return _antecedent(line, place)
    return found or _shared_subject(line, group)


def _antecedent(line: Line, relative: int) -> tuple[Source, ...]:
    stop = relative
    if line.is_any(stop - 1, "so_that"):
        return ()
    found = antecedent(line, stop)
    return phrase_source(line, *teller(line, *found), HolderPath.RELATIVE_PRONOUN) if found is not None else ()


def _modified(line: Line, group: Group) -> tuple[Source, ...]:
    stop = group.first
    while line.upos(stop - 1) == "ADV" and stop > 1:
        stop -= 1
    found = antecedent(line, stop)
    if found is None:
        return ()
    return (Source(HolderPath.EXPLICIT, line.words[found[0]].start, line.words[found[1] - 1].end),)


def _explicit(line: Line, group: Group) -> tuple[Source, ...]:
    chunks = list(phrases_before(line, over_insertion(line, group.first)))
    anchor = _parsed_subject(line, group)
    inside = any(low <= anchor < high for low, high in chunks)
    described = anchor >= 0 and any(
        line.is_any(i, "subject_relative") and line.upos(i) == "PRON" for i in range(anchor + 1, anchor + 3)
    )
    described_by = relative_subject(line, anchor, group)
    if described_by is not None:
        return phrase_source(line, *described_by, HolderPath.EXPLICIT)
    if not chunks or (described and not inside):
        return _from_anchor(line, anchor, group)
    start, end = next((one for one in chunks if one[0] <= anchor < one[1]), chunks[0])
    if several := members_before(line, chunks, (start, end), group.first):
        return tuple(one for place in several for one in phrase_source(line, *place, HolderPath.EXPLICIT))
    if (after := described_before(line, (start, end), chunks, group)) is not None:
        start, end = after
        anchor = start
    if is_insertion(line, end, group) and len(chunks) > 1 and (start, end) == chunks[0] and anchor < start:
        outer = chunks[1]
        nominal = line.upos(start) in ("DET", "NOUN", "PROPN") and line.form(outer[1]) == ","
        return phrase_source(line, outer[0], end if nominal else outer[1], HolderPath.EXPLICIT)
    if not any(line.upos(i) in (*NOMINAL, "PRON", "X", "ADJ") for i in range(start, end)):
        return _from_anchor(line, anchor, group)
    if start <= anchor < end:
        start = phrase_left(line, start, anchor)
    return phrase_source(line, start, end, HolderPath.EXPLICIT)


def _parsed_subject(line: Line, group: Group) -> int:
    """Index of the head of the subject in the parse; -1 when it gives none before the verb."""
    if not line.parsed:
        return -1
    for i in range(group.head, group.first - 1, -1):
        for child in line.sentence.children(line.sentence.tokens[i], "nsubj", "nsubj:pass"):
            if child.i < group.first:
                return child.i
    return -1


def _from_anchor(line: Line, anchor: int, group: Group) -> tuple[Source, ...]:
    if anchor < 0 or line.upos(anchor) not in (*NOMINAL, "PRON"):
        return ()
    if line.is_any(anchor, "subject") and line.upos(anchor) == "PRON":
        return (pronoun_source(line, anchor),)
    start = anchor
    while start > 0 and line.upos(start - 1) in ("DET", "ADJ", "NUM", "PROPN"):
        start -= 1
    return phrase_source(line, start, min(phrase_end(line, start), group.first), HolderPath.EXPLICIT)


def _verbs(line: Line, low: int, high: int) -> Iterator[Group]:
    """Tensed groups of main clauses between two places, in text order."""
    for i in range(low, high):
        word = line.words[i]
        if (word.upos in SPEAKING and word.tag and not word.is_any("aux_lemma")) or word.tag in TENSED:
            group = group_of(line, i)
            if group is not None and group.finite and group.head == i and line.inside[i] < 0:
                yield group


def _shared_subject(line: Line, group: Group) -> tuple[Source, ...]:
    """The subject of an earlier verb that this one shares: « X a dit … mais a indiqué … »."""
    for other in reversed(list(_verbs(line, 0, group.first))):
        if line.is_any(other.first - 1, "subject_relative", "relative") and line.form(other.first - 2) != ",":
            continue
        sources = subject_sources(line, other) if other.first < group.first else ()
        named = tuple(one for one in sources if one.start >= 0)
        if named:
            return tuple(
                replace(one, path=HolderPath.SUBJECT_ELLIPSIS if one.path is not HolderPath.IMPERSONAL else one.path)
                for one in named
            )
    return ()


def _owner_before(line: Line, group: Group) -> tuple[Source, ...]:
    """Whose words they are in « des rapports du Pentagone indiquant que »: the name after « de », right before."""
    found = antecedent(line, group.first) if group.tag == "presp" and line.form(group.first - 1) != "," else None
    if found is None:
        return ()
    start, end = found
    of = next((i for i in range(end - 2, start, -1) if line.is_any(i, "of") and line.upos(i - 1) == "NOUN"), -1)
    if of < 0 or line.upos(end - 1) != "PROPN":
        return ()
    return phrase_source(line, of + 1, end, HolderPath.POSSESSIVE)


def _controller(line: Line, group: Group) -> tuple[Source, ...]:
    """The subject of the main clause for a participle or an infinitive; the owner of the noun a participle follows."""
    owner = _owner_before(line, group)
    if owner:
        return owner
    if before := unconditional(line, list(_verbs(line, 0, group.first)), group):
        saying = saying_before(line, before, group)
        for other in (saying,) if saying is not None else reversed(before):
            named = tuple(one for one in subject_sources(line, other) if one.start >= 0)
            if named:
                return tuple(replace(one, path=HolderPath.PARTICIPLE_SUBJECT) for one in named)
        return ()
    for start, end in phrases_before(line, group.first):
        if all(line.upos(i) not in NOMINAL or _of_time(line, i) for i in range(start, end)):
            break  # « Trois jours après avoir juré que …, X a … »
        return tuple(
            replace(one, path=HolderPath.PARTICIPLE_SUBJECT)
            for one in phrase_source(line, start, end, HolderPath.EXPLICIT)
        )
    after = list(_verbs(line, group.last + 1, len(line)))
    main = [other for other in after if _heads_clause(line, group.last, other.first)]
    for other in main[:1] or after:
        if line.form(other.first - 1) == "," and not main:
            continue
        named = tuple(one for one in subject_sources(line, other) if one.start >= 0)
        if named:
            return tuple(replace(one, path=HolderPath.PARTICIPLE_SUBJECT) for one in named)
    return ()


def _of_time(line: Line, i: int) -> bool:
    classes = line.book.classes_of(line.words[i].lemma)
    return line.is_any(i, "time", "period", "occasion") or bool({"time", "period", "occasion"} & set(classes))


def _heads_clause(line: Line, low: int, first: int) -> bool:
    """Whether a verb at ``first`` is of the main clause that a comma after ``low`` opens: « Estimant …, il a dit »."""
    stop = first - (line.form(first - 1) == ",")  # « Craignant …, le préfet, Jean Petit, a demandé »
    comma = next((i for i in range(stop - 1, low, -1) if line.form(i) == "," and line.inside[i] < 0), -1)
    between = range(comma + 1, stop)
    subject = any(line.upos(i) in (*NOMINAL, "PRON") for i in between)
    return comma > 0 and subject and not any(line.is_any(i, "complementizer", "relative", "condition") for i in between)
