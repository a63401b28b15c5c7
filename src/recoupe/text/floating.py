"""Quotations without a cue of their own: a paragraph that goes on after an attributed one, words from a dispatch.

Enters: the lines of a text in order with what each attributes. Leaves: attributions for quotations left over, each
with its sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.terms import Certainty, HolderPath, Polarity, Role, Stance
from recoupe.text.clauses import Group, Line, group_of
from recoupe.text.contents import content_end, offsets
from recoupe.text.nounphrases import phrase_end
from recoupe.text.quotes import Quotation
from recoupe.text.sightings import Attribution
from recoupe.text.speakers import Source, phrase_source, subject_sources
from recoupe.text.word import TENSED

REACH = 2
"""Sentences back in which the speaker of a floating quotation is sought."""
SPOKEN = ("quote", "colon", "prep")
QUOTED = ("quote", "colon", "que", "prep", "floating", "attr", "for")


def floating_attributions(
    lines: Sequence[Line], found: dict[int, list[Attribution]]
) -> Iterator[tuple[int, Attribution]]:
    """Pairs (index of the line, attribution) for quotations that nothing attributes."""
    for place, line in enumerate(lines):
        if line.sentence.role is not Role.BODY:
            continue
        for one in line.quotations:
            if not _is_free(line, one, found, place, lines):
                continue
            made = _floating(lines, place, one, found)
            if made is not None:
                found.setdefault(place, []).append(made)
                yield place, made
                break
        else:
            made = _from_source(lines, place, found)
            if made is not None:
                found.setdefault(place, []).append(made)
                yield place, made


def _is_free(
    line: Line, one: Quotation, found: dict[int, list[Attribution]], place: int, lines: Sequence[Line]
) -> bool:
    """A quotation of a clause or more that begins in this sentence and that no attribution holds."""
    if not line.words or not line.words[0].start <= one.start < line.words[-1].end:
        return False
    inner = [word for word in line.words if one.start <= word.start < one.end and word.upos != "PUNCT"]
    clause = len(inner) > 5 or any(word.tag in TENSED for word in inner) or _whole(line, one)
    if len(inner) < 3 or not clause:
        return False
    near = [made for k in range(max(0, place - 2), min(len(lines), place + 4)) for made in found.get(k, ())]
    outer = [made for made in near if made.construction in SPOKEN or not one.start <= made.cue[0] < one.end]
    return not any(made.content[0] < one.end and one.start < made.content[1] for made in outer)


def _whole(line: Line, one: Quotation) -> bool:
    """Whether a quotation is all there is of its sentence (or of its end)."""
    outside = [word for word in line.words if not one.start <= word.start < one.end and word.upos != "PUNCT"]
    return not outside


def _floating(
    lines: Sequence[Line], place: int, one: Quotation, found: dict[int, list[Attribution]]
) -> Attribution | None:
    line = lines[place]
    content = (one.start, one.end)
    before = line.index_at(one.start) - 1
    if line.form(before) == ":" and before > 0:
        sources = _said_first(one, found.get(place, ())) or _subject_of(line)
        if sources:
            return _quotation(content, sources)
    if not _whole(line, one):
        return None
    ahead = _speaker_ahead(lines, place, one, found)
    if ahead:
        return _quotation(content, ahead)
    for back in range(1, REACH + 1):
        if place - back < 0:
            break
        spoken = [made for made in found.get(place - back, ()) if _spoke(made)]
        if spoken:
            last = max(spoken, key=lambda made: made.cue[1])
            sources = tuple(
                Source(HolderPath.FLOATING, one_source.start, one_source.end, one_source.depth)
                for one_source in last.sources
            )
            return _quotation(content, sources)
        asked = any(word.form == "?" for word in lines[place - back].words[-2:])
        if back == 1 and not asked and (sources := _subject_of(lines[place - 1])):
            return _quotation(content, sources)
    return None


def _said_first(one: Quotation, found: Sequence[Attribution]) -> tuple[Source, ...]:
    """« “C'est fini”, a dit sa fille: “Nous partons” »: who has just been named as saying the words before."""
    said = [made for made in found if made.construction == "quote" and made.content[1] < made.cue[1] < one.start]
    return max(said, key=lambda made: made.cue[1]).sources if said else ()


def _speaker_ahead(
    lines: Sequence[Line], place: int, one: Quotation, found: dict[int, list[Attribution]]
) -> tuple[Source, ...]:
    """« “Nous sommes épuisés.” Marie Le Goff ne cache pas sa fatigue. »: a quotation that opens a paragraph.

    Its speaker is the person named as subject of the sentence after it, where nothing before in the text speaks.
    """
    opens = place == 0 or lines[place - 1].sentence.paragraph != lines[place].sentence.paragraph
    last = next((k for k in range(place, len(lines)) if lines[k].sentence.end >= one.end), len(lines))
    if not opens or last + 1 >= len(lines) or any(_spoke(made) for made in found.get(place - 1, ())):
        return ()
    following = lines[last + 1]
    if following.sentence.paragraph != lines[place].sentence.paragraph or following.quotations:
        return ()
    sources = _subject_of(following)
    first, stop = (following.index_at(sources[0].start), sources[0].end) if sources else (0, 0)
    named = any(word.upos == "PROPN" and word.end <= stop for word in following.words[first:])
    return tuple(replace(source, path=HolderPath.FLOATING) for source in sources) if named else ()


def said_before(last: Line, line: Line, one: Attribution) -> Attribution:
    """« C'est ce que révèle X. »: what is said is the sentence before, not the words « C'est »."""
    if one.construction != "relative" or last.sentence.paragraph != line.sentence.paragraph or not last.words:
        return one
    words = [word for word in line.words if one.content[0] <= word.start < one.content[1]]
    pointing = any(word.is_any("points") for word in words)
    named = any(word.upos == "PROPN" for word in words)
    if len(words) > 6 or named or not pointing or not any(word.is_any("copula_lemma") for word in words):
        return one
    return replace(one, content=(last.words[0].start, last.words[content_end(last, 0) - 1].end))


def _spoke(made: Attribution) -> bool:
    return made.construction in QUOTED and bool(made.sources) and made.sources[0].start >= 0


def _quotation(content: tuple[int, int], sources: tuple[Source, ...]) -> Attribution:
    return Attribution(
        (content[0], content[0] + 1),
        content,
        sources,
        Stance.ASSERTS,
        Certainty.CERTAIN,
        Polarity.POSITIVE,
        (),
        "floating",
    )


def _subject_of(line: Line) -> tuple[Source, ...]:
    """The subject of the first main verb of a sentence, as the speaker of the words after it."""
    group = _first_group(line)
    sources = subject_sources(line, group) if group is not None else ()
    if sources and sources[0].start >= 0 and line.inside[line.index_at(sources[0].start)] >= 0:
        return ()  # « “Personne ne fait son travail” »: the subject of the quoted words
    if not sources and line.words:
        sources = phrase_source(line, 0, phrase_end(line, 0), HolderPath.PREVIOUS_SENTENCE)
    if not sources or sources[0].start < 0 or sources[0].path is HolderPath.IMPERSONAL:
        return ()
    first = line.index_at(sources[0].start)
    words = line.words[first : line.index_at(sources[0].end - 1) + 1]
    stop = next((k for k, word in enumerate(words) if word.upos == "ADP"), len(words))
    heads = [word for word in words[: max(stop, 1)] if word.upos in ("NOUN", "PROPN", "PRON")]
    human = any(
        head.upos == "PROPN" or head.is_any("anaphor") or "human" in line.book.kinds(head.lemma, head.form)
        for head in heads
    )
    return tuple(Source(HolderPath.PREVIOUS_SENTENCE, one.start, one.end) for one in sources) if human else ()


def _first_group(line: Line) -> Group | None:
    for word in line.words:
        if word.tag in TENSED and line.inside[word.i] < 0:
            return group_of(line, word.i)
    return None


def _from_source(lines: Sequence[Line], place: int, found: dict[int, list[Attribution]]) -> Attribution | None:
    """A sentence pieced together from quotations, after a sentence that names a dispatch or report and its body."""
    line = lines[place]
    pieces = [one for one in line.quotations if line.words[0].start <= one.start and one.end <= line.words[-1].end]
    quoted = sum(one.end - one.start for one in pieces)
    if found.get(place) or quoted < 0.4 * (line.words[-1].end - line.words[0].start) or not pieces:
        return None
    for back in range(1, REACH + 1):
        if place - back < 0:
            break
        other = lines[place - back]
        for word in other.words:
            if any(entry.frame == "source" for entry in other.book.nouns.get(word.lemma, ())):
                sources = _body_of(other, word.i)
                if sources:
                    content = offsets(line, (0, content_end(line, 0)))
                    cue = (word.start, word.end)
                    return Attribution(
                        cue, content, sources, Stance.ASSERTS, Certainty.CERTAIN, Polarity.POSITIVE, (), "continued"
                    )
    return None


def _body_of(line: Line, noun: int) -> tuple[Source, ...]:
    """« une dépêche … de l'agence X »: whose document it is."""
    for i in range(noun + 1, min(len(line), noun + 6)):
        if line.is_any(i, "of") and line.upos(i) == "ADP" and line.upos(i + 1) in ("DET", "PROPN"):
            stop = i + 1
            while stop < len(line) and line.upos(stop) in ("DET", "NOUN", "PROPN", "ADJ", "ADP", "NUM"):
                stop += 1
            human = any(
                line.upos(k) == "PROPN" or "human" in line.book.kinds(line.words[k].lemma, line.form(k))
                for k in range(i + 1, stop)
            )
            return phrase_source(line, i + 1, stop, HolderPath.PREVIOUS_SENTENCE)[:1] if human else ()
        if line.words[i].tag in TENSED:
            return ()
    return ()
