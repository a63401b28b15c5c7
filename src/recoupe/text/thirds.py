"""What somebody quoted says that a third said or did: « “Les voisins m'ont dit que la cave était vide” ».

Enters: an `Attribution` of a `Line` whose cue stands inside a quotation. Leaves: whether it is only what the speaker
says of himself, which is no claim of its own; who the third is, and his words without those around the quotation. No
language is named here.
"""

from dataclasses import replace

from recoupe.terms import HolderPath, Stance
from recoupe.text.clauses import Group, Line, group_of
from recoupe.text.contents import Range
from recoupe.text.quotes import Quotation
from recoupe.text.sightings import Attribution
from recoupe.text.speakers import Source, subject_sources

DONE = frozenset({Stance.DEMANDS, Stance.PROMISES, Stance.REFUSES, Stance.THREATENS})
"""Stances that are acts by words: inside a quotation somebody tells that a third has done them."""

_OF_THIRDS = frozenset({HolderPath.EXPLICIT, HolderPath.RELATIVE_PRONOUN, HolderPath.SUBJECT_ELLIPSIS})
"""How the subject of a verb of the past is known inside a quotation: by its noun, « qui », or the verb before."""
_ASIDE = frozenset({"floating", "continued"})
_STOPS = frozenset({",", ".", "!", "?", "…"})
_RUNS_ON = frozenset({"quote", "colon", "floating", "continued"})


def is_speakers_own(line: Line, one: Attribution) -> bool:
    """A cue inside somebody's quotation counts only when the quotation reports the words of a third, named."""
    outer = _around(line, one)
    if outer is None or one.construction in _ASIDE:
        return False
    if one.group is None:
        return one.construction == "noun"
    if _is_quoted_predicate(line, one.group, line.index_at(outer.start)):
        return False
    if one.content[0] <= outer.start or line.words[one.group.first].start <= outer.start:
        return False
    if one.construction == "quote" and one.group.inverted >= 0:
        return False
    past = one.group.tag == "past"
    paths = _OF_THIRDS if past else frozenset({HolderPath.EXPLICIT})
    named = any(source.start >= 0 and source.path in paths and not _is_speaker(line, source) for source in one.sources)
    if past and one.stance in DONE and one.construction in ("inf", "obj_inf", "dat_inf", "obj"):
        return not named  # « “X m'a demandé de venir” »: an act of a third, told as done
    return not named or one.construction not in ("que", "quote", "colon", "prep", "comment")


def as_told(line: Line, one: Attribution) -> Attribution:
    """What a third said, up to where the quotation around it ends; his name where it stands before an earlier verb."""
    outer = _around(line, one)
    if outer is None or one.group is None or one.construction in _RUNS_ON or one.content[0] <= outer.start:
        return one
    group = one.group
    if outer.closed and one.content[0] < outer.inner_end <= one.content[1] and _is_complete(line, outer):
        one = replace(one, content=_unpointed(line, (one.content[0], outer.inner_end)))
    if one.sources[0].start >= 0 or one.sources[0].path is not HolderPath.SUBJECT_ELLIPSIS:
        return one
    return replace(one, sources=_of_verb_before(line, group) or one.sources)


def _around(line: Line, one: Attribution) -> Quotation | None:
    place = line.inside[min(line.index_at(one.cue[0]), len(line) - 1)]
    return line.quotations[place] if place >= 0 else None


def _is_complete(line: Line, outer: Quotation) -> bool:
    """Whether no clause goes on behind the quotation: « “les gens doutent” du maire »."""
    after = line.index_at(outer.end - 1) + 1
    pointed = line.form(line.index_at(outer.inner_end - 1)) in _STOPS
    return after >= len(line) or pointed or line.upos(after) == "PUNCT"


def _unpointed(line: Line, content: Range) -> Range:
    """A content without the comma or full stop at its end."""
    last = line.index_at(content[1] - 1)
    pointed = line.form(last) in (",", ".") and line.words[last - 1].end > content[0]
    return (content[0], line.words[last - 1].end) if pointed else content


def _of_verb_before(line: Line, group: Group) -> tuple[Source, ...]:
    """« Le juge a ouvert une enquête et demandé un rapport »: the subject of the verb that this one is joined to."""
    head = line.sentence.head(line.words[group.head].token)
    if head is None or line.words[group.head].token.dep != "conj" or line.form(group.first - 1) == ",":
        return ()
    before = group_of(line, line.index_at(head.start))
    found = subject_sources(line, before) if before is not None and before.finite else ()
    named = tuple(source for source in found if source.start >= 0)
    return tuple(replace(source, path=HolderPath.SUBJECT_ELLIPSIS) for source in named)


def _is_speaker(line: Line, source: Source) -> bool:
    """Whether « je » or « nous » is the subject."""
    return line.is_any(line.index_at(source.start), "first_person")


def _is_quoted_predicate(line: Line, group: Group, mark: int) -> bool:
    """« Quant à l'armée, elle “ne commente pas …” »: the verb is quoted, its subject stands before the mark."""
    if group.first > mark + 1 or not group.finite or group.inverted >= 0:
        return False
    before = mark - 1 - (line.form(mark - 1) == ",")
    named = line.upos(before) in ("NOUN", "PROPN", "PRON", "ADJ")
    return named and line.words[group.head].token.feature("Mood") != "Imp"
