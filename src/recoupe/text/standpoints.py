"""« Selon X, … », « …, selon X », « Pour X, … », « À ses yeux, … »: prepositions that attribute.

Enters: a `Line`, what its verbs attribute, a test whether words name somebody. Leaves: `Attribution`s.
"""

from collections.abc import Iterator

from recoupe.terms import HolderPath, Stance
from recoupe.text.clauses import DASHES, Line
from recoupe.text.contents import (
    Range,
    before_resumed,
    clause_start,
    comma_stops,
    content_end,
    offsets,
    preposition_at,
)
from recoupe.text.cues import Entry
from recoupe.text.insertions import likens, set_aside
from recoupe.text.listed import members_after
from recoupe.text.nounphrases import antecedent, phrase_end
from recoupe.text.relayed import chained
from recoupe.text.sightings import Attribution, IsActor
from recoupe.text.speakers import Source, absent, apposition_end, phrase_source, word_source
from recoupe.text.word import NOMINAL, TENSED


def prepositions(line: Line, found: list[Attribution], is_actor: IsActor) -> Iterator[Attribution]:
    """« Selon X, … », « …, selon X », « …, selon X, … », and « Pour X, … » where nothing else attributes."""
    for i in range(len(line)):
        entry = preposition_at(line, i)
        if entry is not None:
            made = _prepositional(line, i, entry)
        elif (
            i > 1 and line.is_any(i + 1, "subject_relative", "relative") and (entry := _for_entry(line, i)) is not None
        ):
            made = _relative_view(line, i, i + 1, entry) if _names_viewer(line, i, is_actor) else None
        elif i == opening(line) and (entry := _for_entry(line, i)) is not None:
            made = _standpoint(line, i, entry, found, is_actor)
        else:
            continue
        if made is not None:
            yield made


def _for_entry(line: Line, i: int) -> Entry | None:
    return next((one for one in line.book.prepositions.get(line.form(i), ()) if one.frame == "for"), None)


def _names_viewer(line: Line, i: int, is_actor: IsActor) -> bool:
    """« X, pour qui la trêve est morte, … »: somebody before the pronoun, a clause after it."""
    owner = antecedent(line, i - (line.form(i - 1) == ","))
    if owner is None or not _has_tense(line, i + 2, min(len(line), i + 12)) or line.upos(i + 2) == "ADP":
        return False
    named = line.upos(owner[0]) == "PROPN" or is_actor(line.words[owner[0]].start, line.words[owner[1] - 1].end)
    return named or can_speak(line, *owner)


def opening(line: Line) -> int:
    """Index of the first word of a sentence after marks and openers (« Mais », « Or »)."""
    start = 0
    while start < len(line) and (
        (line.upos(start) == "PUNCT" and not line.is_mark(start)) or line.is_any(start, "opener")
    ):
        start += 1
    return start


def _prepositional(line: Line, i: int, entry: Entry) -> Attribution | None:
    start = i + len(entry.words)
    if entry.frame == "own":
        return _own_view(line, i, start, entry)
    if line.is_any(start, "subject_relative") and line.upos(start) == "PRON" and line.form(i - 1) == ",":
        return _relative_view(line, i, start, entry)
    if line.is_any(start, "subject_relative") and line.upos(i - 1) in NOMINAL:
        return None  # « la rumeur selon laquelle … »
    if start >= len(line) or (line.is_any(start, "complementizer") and line.form(start) != "ce"):
        return None
    end = _holder_end(line, start)
    if line.is_any(i - 1, "aux_lemma"):
        end = phrase_end(line, start)  # « avait été selon Ottawa empoisonné »
    if end <= start or _is_manner(line, start, end):
        return None
    first = phrase_end(line, start)
    others = members_after(line, start, first)
    end = first if others else end
    place = _place(line, i, others[-1][1] if others else end)
    if place is None or _breaks_off(line, place):
        return None
    sources = chained(line, start, end, phrase_sources(line, start, end, entry))
    sources += tuple(one for other in others for one in phrase_source(line, *other, HolderPath.EXPLICIT))
    cue = (line.words[i].start, line.words[start - 1].end)
    stance = Stance.EVALUATES if likens(line, place, i, end) else entry.stance
    return Attribution(
        cue, offsets(line, place), sources, stance, entry.certainty, entry.polarity, (entry.rule,), "prep"
    )


def _breaks_off(line: Line, place: Range) -> bool:
    """« X affirme, d'après Y, que … »: what stands before the preposition only introduces what is said."""
    last = line.words[place[1] - 1]
    return last.tag in TENSED and any(entry.frame == "que" for entry in line.book.verbs.get(last.lemma, ()))


def _own_view(line: Line, i: int, start: int, entry: Entry) -> Attribution | None:
    """« À leurs yeux, … »: the possessive is the holder."""
    owner = next(k for k in range(i, start) if line.is_any(k, "possessive"))
    place = _place(line, i, start)
    if place is None:
        return None
    cue = (line.words[i].start, line.words[start - 1].end)
    source = word_source(line, owner, HolderPath.POSSESSIVE)
    return Attribution(
        cue, offsets(line, place), (source,), entry.stance, entry.certainty, entry.polarity, (entry.rule,), "prep"
    )


def _relative_view(line: Line, i: int, start: int, entry: Entry) -> Attribution | None:
    """« X, selon qui …, »: what follows the pronoun up to the verb of X; the holder is what the pronoun stands for."""
    owner = antecedent(line, i)
    if owner is None or start + 2 >= len(line):
        return None
    place = start + 1, before_resumed(line, start + 1, content_end(line, start + 1))
    cue = (line.words[i].start, line.words[start].end)
    sources = phrase_source(line, *owner, HolderPath.RELATIVE_PRONOUN)
    return Attribution(
        cue, offsets(line, place), sources, entry.stance, entry.certainty, entry.polarity, (entry.rule,), "prep"
    )


def phrase_sources(line: Line, start: int, end: int, entry: Entry) -> tuple[Source, ...]:
    """The holder of a preposition: a pronoun refers back, « de source policière » names nobody."""
    if entry.frame == "source":
        return (absent(),)
    if end == start + 1 and line.upos(start) == "PRON":
        return (word_source(line, start, HolderPath.COREFERENCE),)
    return phrase_source(line, start, end, HolderPath.EXPLICIT)


def _holder_end(line: Line, start: int) -> int:
    """Index after the holder of a preposition, a free relative (« ce que racontent les voisins ») included."""
    if line.is_any(start, "so_that") and line.is_any(start + 1, "complementizer", "subject_relative"):
        return next((i for i in range(start, len(line)) if line.form(i) == ","), start)
    if line.upos(start) == "PRON":
        return start + 1
    end = phrase_end(line, start)
    end = _participle_tail(line, end)
    if line.is_any(end, "negative") and end + 1 < len(line) and line.words[end + 1].tag == "pp":
        end += 2  # « des informations non confirmées »
    return apposition_end(line, end)


def _participle_tail(line: Line, end: int) -> int:
    """« un décompte établi lundi par … »: a participle belongs to the holder up to the comma."""
    first = end
    while line.upos(first) == "ADV" and first < end + 2:
        first += 1
    end = first if first > end and first < len(line) and line.words[first].tag == "pp" else end
    word = line.word(end)
    if (
        word is None
        or word.tag not in ("pp", "presp")
        or word.is_any("aux_lemma")
        or (word.lemma in line.book.verbs and word.tag == "presp")
    ):
        return end
    for i in range(end, min(len(line), end + 14)):
        if line.form(i) in (",", ".", ")"):
            return i
        if line.words[i].tag in TENSED:
            return end
    return end


def _is_manner(line: Line, start: int, end: int) -> bool:
    """« selon les cas », « selon la loi du genre »: no one who speaks."""
    nouns = [i for i in range(start, end) if line.upos(i) in NOMINAL]
    if not nouns:
        return line.upos(start) != "PRON" and not line.is_any(start, "so_that")
    kinds = line.book.nominals.get(line.words[nouns[0]].lemma, frozenset())
    return "manner" in kinds and not any(line.upos(i) == "PROPN" for i in nouns)


def _place(line: Line, i: int, end: int) -> Range | None:
    """Words that a preposition at ``i`` with holder up to ``end`` attributes: after it, before it, or around it."""
    aside = set_aside(line, i, end)
    if aside is not None:
        return aside
    low = _clause_low(line, i)
    after = end
    while after < len(line) and line.form(after) != ",":
        if line.form(after) == "(" and low >= i:  # « Selon l'Association des maires (AMF), … »
            after = next((k for k in range(after, min(len(line), after + 6)) if line.form(k) == ")"), after)
        elif (line.is_tensed(after) and line.upos(after) != "ADJ") or line.form(after) in (".", ";", ":", ")"):
            break
        after += 1
    comma = line.form(after) == ","
    if low >= i:
        start = after + 1 if comma else end
        start = _over_description(line, start) if comma else start
        finish = content_end(line, start)
        if line.is_any(i - 1 - (line.form(i - 1) == ","), "relative"):
            finish = before_resumed(line, start, finish)
        return (start, finish) if start < len(line) - 1 else None
    if line.is_any(i - 1, "aux_lemma") and _participle(line, end) > 0:
        return low, content_end(line, end)  # « ont été selon Londres empoisonnés »
    stop = i
    while stop > low and (
        line.form(stop - 1) in (",", "(") or line.form(stop - 1) in DASHES or line.is_any(stop - 1, "adverb")
    ):
        stop -= 1
    if stop <= low:
        return (after + 1, content_end(line, after + 1)) if comma and after + 2 < len(line) else None
    if comma and line.form(i - 1) == "," and _goes_on(line, low, stop, after):
        return low, content_end(line, after + 1)
    verbless = not _has_tense(line, low, stop) and (_has_tense(line, 0, len(line)) or not line.upos(low))
    if not comma and line.form(i - 1) not in (",", "(", ")") and verbless:
        return None
    return low, stop


def _over_description(line: Line, start: int) -> int:
    """« Selon le procureur, joint par X, | … », « la radio, citant X, | … », « Pour le maire, présent à X, | … »."""
    if start >= len(line):
        return start
    placed = line.upos(start) == "ADJ" and line.upos(start + 1) == "ADP"
    if line.words[start].tag != "pp" and not _cites(line, start) and not placed:
        return start
    return next((k + 1 for k in range(start, min(len(line), start + 10)) if line.form(k) == ","), start)


def _participle(line: Line, i: int) -> int:
    """Index of a participle at ``i`` or behind an adverb there; 0 without one."""
    i += line.upos(i) == "ADV"
    return i if i < len(line) and line.words[i].tag == "pp" else 0


def _cites(line: Line, i: int) -> bool:
    word = line.words[i]
    return word.tag == "presp" and word.lemma in line.book.verbs


def _has_tense(line: Line, low: int, stop: int) -> bool:
    return any(line.words[k].tag in TENSED for k in range(low, stop))


def _goes_on(line: Line, low: int, stop: int, comma: int) -> bool:
    """Whether a clause interrupted by « , selon X, » goes on after it."""
    if comma + 2 >= len(line):
        return False
    if line.upos(stop - 1) == "NOUN" and line.is_any(comma + 1, "of") and line.upos(comma + 1) == "ADP":
        return True  # « à la suite, selon son avocat, d'une chute »
    if not _has_tense(line, low, stop) and not line.is_any(comma + 1, "coordinator", "contrast"):
        return _has_tense(line, comma + 1, len(line)) or not comma_stops(line, comma)
    after = line.upos(comma + 1) in ("ADP", "DET", "SCONJ", "ADJ", "PRON", "ADV") or line.words[comma + 1].tag == "inf"
    if line.is_tensed(stop - 1) and after:
        return True  # « Il s'agit, selon lui, d'un oubli »
    return not comma_stops(line, comma) and (line.is_mark(comma + 1) or line.words[comma + 1].tag in TENSED)


def _clause_low(line: Line, i: int) -> int:
    """Start of the clause in which a preposition stands: after the complementizer right before it, or the sentence."""
    before = i - 1
    joint = before - (line.form(before) == ",")
    if opening(line) == i or (line.form(before) == "," and line.is_any(joint, "complementizer")):
        return i  # « Mais selon X, … »
    if joint > 0 and line.is_any(joint, "relative") and line.upos(joint) != "DET":
        return i  # « à Sète, où selon la mairie … »
    if before >= 0 and (
        line.is_any(before, "complementizer")
        or (line.is_any(before, "coordinator") and line.form(before - 1) in (",", ";"))
    ):
        return i
    start = clause_start(line, 0, i)
    comma = next((k for k in range(before, start, -1) if line.form(k) == "," and line.inside[k] < 0), -1)
    where = next((k for k in range(before, start, -1) if _opens_where(line, k)), -1)
    told = where > 0 and any(start <= line.index_at(low) < where for low in _attitudes(line))
    if where > 0 and told and _has_tense(line, where, i) and _has_tense(line, start, where):
        return where + 1  # « s'inquiète de la situation à X, où cent personnes vivent dehors, selon Y »
    apart = comma > 0 and comma < before and not _has_tense(line, comma, i)
    if apart and (_is_quoted(line, comma, before) or any(preposition_at(line, k) for k in range(start + 1, comma))):
        return comma + 1  # « onze blessés selon X, deux selon Y », « …, “un volume gérable” aux yeux de X »
    for k in range(i - 1, start, -1):
        if line.form(k) in (";", ":") and line.inside[k] < 0:
            return k + 1
    return start


def _attitudes(line: Line) -> Iterator[int]:
    """Where the verbs of speech and attitude of a sentence begin, as characters."""
    return (word.start for word in line.words if word.tag in TENSED and word.lemma in line.book.verbs)


def _opens_where(line: Line, k: int) -> bool:
    plain = line.is_any(k, "relative") and not line.is_any(k, "subject_relative", "complementizer")
    return plain and line.is_any(k, "wh") and line.form(k - 1) == "," and line.inside[k] < 0


def _is_quoted(line: Line, comma: int, last: int) -> bool:
    """Whether the words between a comma and ``last`` are a quotation, with no more than a determiner before it."""
    begin = comma + 1 + (line.upos(comma + 1) == "DET")
    return line.is_mark(begin) and line.inside[begin] >= 0 and line.inside[begin] == line.inside[last]


def _standpoint(line: Line, i: int, entry: Entry, found: list[Attribution], is_actor: IsActor) -> Attribution | None:
    """« Pour X, … »: only somebody who can speak, before a clause that nothing else attributes."""
    start = i + 1
    end = phrase_end(line, start)
    if line.is_any(start, "stressed"):
        end = start + 1 if line.form(start + 1) == "," else phrase_end(line, start + 2)
    when = any(line.is_any(k, "occasion", "time", "period") for k in range(start, end + 1))
    if line.form(end) != "," and not when and can_speak(line, start, end):
        end = phrase_end(line, start, wide=True)
    if end <= start or line.form(end) != ",":
        return None
    first = next((k for k in range(start, end) if line.upos(k) in ("NOUN", "PROPN")), start)
    if any(line.is_any(k, "occasion") for k in range(first, end)):
        return None  # « Pour la première fois, … »
    stressed = line.is_any(start, "stressed") or line.upos(first) == "PROPN" or line.upos(first + 1) == "PROPN"
    if (
        not stressed
        and not can_speak(line, start, end)
        and not is_actor(line.words[start].start, line.words[end - 1].end)
    ):
        return None
    stop = apposition_end(line, end)
    if line.form(stop) != ",":
        stop = end
    if line.is_any(stop + 1, "subject_relative"):
        stop = next((k for k in range(stop + 1, len(line)) if line.form(k) == ","), stop)
    begin = _over_description(line, stop + 1)
    if begin >= len(line) - 1 or any(
        one.construction in ("quote", "colon") and one.cue[0] > line.words[i].start for one in found
    ):
        return None
    colon = next((k for k in range(begin, len(line) - 1) if line.form(k) == ":" and line.is_mark(k + 1)), -1)
    if colon > 0 and not _has_tense(line, begin, colon):
        begin = colon + 1  # « Pour X, pas de doute : “…” »
    finish = content_end(line, begin)
    if not _has_tense(line, begin, finish) and not line.is_mark(begin):
        return None
    cue = (line.words[i].start, line.words[i].end)
    sources = phrase_source(line, start, min(stop, apposition_end(line, end)), HolderPath.EXPLICIT)
    return Attribution(
        cue,
        offsets(line, (begin, finish)),
        sources,
        entry.stance,
        entry.certainty,
        entry.polarity,
        (entry.rule,),
        "for",
    )


def can_speak(line: Line, start: int, end: int) -> bool:
    """Whether the first noun of a phrase is a person or body, or the phrase is a name of a person."""
    for k in range(start, end):
        kinds = line.book.nominals.get(line.words[k].lemma, frozenset()) | line.book.nominals.get(
            line.form(k), frozenset()
        )
        if "unvoiced" in kinds:
            return False
        human = line.form(k).endswith(line.book.endings("human_ending")) and not kinds and line.upos(k) == "NOUN"
        if human or "human" in kinds or line.words[k].token.entity == "PER":
            return True
        if line.upos(k) == "NOUN":
            if (
                line.book.has("genitive")
                and k + 1 < end
                and (line.upos(k + 1) == "NOUN" or line.is_any(k + 1, "genitive"))
            ):
                continue  # "the education board", "the mill's owners": the last noun is the head
            return line.upos(k + 1) == "PROPN" and k + 1 < end and not kinds
    return False
