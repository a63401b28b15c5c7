"""Cues that are no verbs: prepositions (« selon »), nouns (« les soupçons de »), adjectives (« persuadé que »), colons.

Enters: a `Line`, what its verbs attribute, and a test whether words name somebody. Leaves: more `Attribution`s.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from recoupe.terms import Certainty, HolderPath, Polarity, Stance
from recoupe.text.clauses import DASHES, Line, antecedent, group_of, phrase_end
from recoupe.text.contents import (
    Range,
    clause_start,
    comma_stops,
    complement_start,
    content_end,
    offsets,
    preposition_at,
)
from recoupe.text.cues import Entry
from recoupe.text.sightings import Attribution, infinitive_at
from recoupe.text.speakers import Source, absent, apposition_end, phrase_source, subject_sources, word_source
from recoupe.text.words import NOMINAL, TENSED

IsActor = Callable[[int, int], bool]
"""Whether the characters from start to end name or describe somebody who can speak."""


def nominal_attributions(line: Line, found: list[Attribution], is_actor: IsActor) -> list[Attribution]:
    """Attributions by prepositions, nouns, adjectives and colons, in text order within each kind."""
    made = [*prepositions(line, found, is_actor)]
    made += adjectives(line)
    made += nouns(line, found, is_actor)
    if not found and not made:
        made += speaker_colon(line)
    return made


# ---------------------------------------------------------------- prepositions


def prepositions(line: Line, found: list[Attribution], is_actor: IsActor) -> Iterator[Attribution]:
    """« Selon X, … », « …, selon X », « …, selon X, … », and « Pour X, … » where nothing else attributes."""
    for i in range(len(line)):
        entry = preposition_at(line, i)
        if entry is not None:
            made = _prepositional(line, i, entry)
        elif i == _opening(line) and (entry := _for_entry(line, i)) is not None:
            made = _standpoint(line, i, entry, found, is_actor)
        else:
            continue
        if made is not None:
            yield made


def _for_entry(line: Line, i: int) -> Entry | None:
    return next((one for one in line.book.prepositions.get(line.form(i), ()) if one.frame == "for"), None)


def _opening(line: Line) -> int:
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
    if start >= len(line) or (line.is_any(start, "complementizer") and line.form(start) != "ce"):
        return None
    end = _holder_end(line, start)
    if end <= start or _is_manner(line, start, end):
        return None
    place = _place(line, i, end)
    if place is None:
        return None
    sources = _chain(line, start, end, phrase_sources(line, start, end, entry))
    cue = (line.words[i].start, line.words[start - 1].end)
    return Attribution(
        cue, offsets(line, place), sources, entry.stance, entry.certainty, entry.polarity, (entry.rule,), "prep"
    )


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
    return apposition_end(line, end)


def _participle_tail(line: Line, end: int) -> int:
    """« un décompte établi lundi par … »: a participle belongs to the holder up to the comma."""
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
    low = _clause_low(line, i)
    after = end
    while after < len(line) and line.form(after) != ",":
        if line.words[after].tag in TENSED or line.form(after) in (".", ";", ":", ")"):
            break
        after += 1
    comma = line.form(after) == ","
    if low >= i:
        start = after + 1 if comma else end
        return (start, content_end(line, start)) if start < len(line) - 1 else None
    stop = i
    while stop > low and (
        line.form(stop - 1) in (",", "(") or line.form(stop - 1) in DASHES or line.is_any(stop - 1, "adverb")
    ):
        stop -= 1
    if stop <= low:
        return (after + 1, content_end(line, after + 1)) if comma and after + 2 < len(line) else None
    if comma and line.form(i - 1) == "," and _goes_on(line, low, stop, after):
        return low, content_end(line, after + 1)
    if not comma and line.form(i - 1) not in (",", "(", ")") and not _has_tense(line, low, stop):
        return None
    return low, stop


def _has_tense(line: Line, low: int, stop: int) -> bool:
    return any(line.words[k].tag in TENSED for k in range(low, stop))


def _goes_on(line: Line, low: int, stop: int, comma: int) -> bool:
    """Whether a clause interrupted by « , selon X, » goes on after it."""
    if comma_stops(line, comma) or comma + 2 >= len(line):
        return False
    return not _has_tense(line, low, stop) or line.is_mark(comma + 1) or line.words[comma + 1].tag in TENSED


def _clause_low(line: Line, i: int) -> int:
    """Start of the clause in which a preposition stands: after the complementizer right before it, or the sentence."""
    before = i - 1
    if line.form(before) == "," and line.is_any(before - 1, "complementizer"):
        return i
    if before >= 0 and (
        line.is_any(before, "complementizer")
        or (line.is_any(before, "coordinator") and line.form(before - 1) in (",", ";"))
    ):
        return i
    start = clause_start(line, 0, i)
    for k in range(i - 1, start, -1):
        if line.form(k) in (";", ":") and line.inside[k] < 0:
            return k + 1
    return start


def _chain(line: Line, start: int, end: int, sources: tuple[Source, ...]) -> tuple[Source, ...]:
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
    return sources


def _standpoint(line: Line, i: int, entry: Entry, found: list[Attribution], is_actor: IsActor) -> Attribution | None:
    """« Pour X, … »: only somebody who can speak, before a clause that nothing else attributes."""
    start = i + 1
    end = phrase_end(line, start)
    if line.is_any(start, "stressed"):
        end = start + 1 if line.form(start + 1) == "," else phrase_end(line, start + 2)
    if end <= start or line.form(end) != ",":
        return None
    stressed = line.is_any(start, "stressed") or any(line.upos(k) == "PROPN" for k in range(start, end))
    if (
        not stressed
        and not _can_speak(line, start, end)
        and not is_actor(line.words[start].start, line.words[end - 1].end)
    ):
        return None
    stop = apposition_end(line, end)
    if line.form(stop) != ",":
        stop = end
    if line.is_any(stop + 1, "subject_relative"):
        stop = next((k for k in range(stop + 1, len(line)) if line.form(k) == ","), stop)
    begin = stop + 1
    if begin >= len(line) - 1 or any(
        one.construction in ("quote", "colon") and one.cue[0] > line.words[i].start for one in found
    ):
        return None
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


def _can_speak(line: Line, start: int, end: int) -> bool:
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
            return line.upos(k + 1) == "PROPN" and k + 1 < end and not kinds
    return False


# ---------------------------------------------------------------- adjectives


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
                for k in range(word.i - 1, max(-1, word.i - 4), -1)
                if line.is_any(k, "copula_lemma") or line.words[k].lemma == "dire"
            ),
            -1,
        )
        group = group_of(line, copula) if copula >= 0 else None
        if group is None or group.negated or any(line.form(k) == "," for k in range(copula, word.i)):
            continue
        sources = subject_sources(line, group)
        content, entry = _adjective_content(line, word.i + 1, rows)
        if content is not None and entry is not None and sources:
            cue = (line.words[group.first].start, word.end)
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


def _adjective_content(line: Line, place: int, rows: tuple[Entry, ...]) -> tuple[Range | None, Entry | None]:
    for entry in rows:
        if entry.frame == "que":
            start = complement_start(line, place, wh=False)
            if start >= 0 and start <= place + 2:
                return (start, content_end(line, start)), entry
        elif entry.frame == "inf" and line.is_any(place, "infinitive") and line.word(place + 1) is not None:
            if any(line.words[k].tag == "inf" for k in range(place + 1, min(len(line), place + 4))):
                return (place, content_end(line, place)), entry
        elif (
            entry.frame == "prep"
            and line.upos(place) == "ADP"
            and place + 1 < len(line)
            and line.words[place + 1].tag != "inf"
        ):
            if (
                line.form(place) in entry.markers
                or line.words[place].lemma in entry.markers
                or line.is_any(place, "of", "to")
            ):
                return (place + 1, content_end(line, place + 1, commas=True)), entry
    return None, None


# ---------------------------------------------------------------- nouns


def nouns(line: Line, found: list[Attribution], is_actor: IsActor) -> Iterator[Attribution]:
    """« les soupçons de livraisons », « l'inquiétude de X sur Y », « la volonté de X de … », « son refus de … »."""
    cues = [one.cue for one in found] + [one.content for one in found if one.construction == "light"]
    for word in line.words:
        entry = _noun_entry(line, word.i)
        if entry is None or any(low <= word.start and word.end <= high for low, high in cues):
            continue
        made = _noun_attribution(line, word.i, entry, is_actor)
        if made is not None:
            yield made


def _noun_entry(line: Line, i: int) -> Entry | None:
    word = line.words[i]
    if word.upos not in ("NOUN", "X") or word.tag:
        return None
    for lemma in (word.lemma, word.form, word.form.removesuffix("s")):
        for entry in line.book.nouns.get(lemma, ()):
            if entry.frame == "noun" and all(
                line.form(i + k) == part for k, part in enumerate(entry.words[1:], start=1)
            ):
                return entry
    return None


def _noun_attribution(line: Line, i: int, entry: Entry, is_actor: IsActor) -> Attribution | None:
    place = i + len(entry.words)
    while (
        line.upos(place) == "ADJ" or (line.words[place].tag == "pp" and line.upos(place) != "AUX")
        if place < len(line)
        else False
    ):
        place += 1
    sources, place = _noun_holder(line, i, place, is_actor)
    content = _noun_content(line, place, entry, bool(sources) and sources[0].path is not HolderPath.EXPLICIT)
    if content is None or content[1] <= content[0]:
        return None
    if not sources:
        if entry.stance not in (Stance.SUSPECTS, Stance.EXPRESSES_CONCERN) or line.upos(i - 1) not in (
            "DET",
            "ADJ",
            "ADP",
        ):
            return None
        if entry.stance is Stance.EXPRESSES_CONCERN and not line.is_any(place, "complementizer"):
            return None
        sources = (absent(),)
    cue = (line.words[i].start, line.words[i + len(entry.words) - 1].end)
    return Attribution(
        cue,
        offsets(line, content),
        sources,
        entry.stance,
        entry.certainty,
        entry.polarity,
        (entry.rule,),
        "noun",
        narrated=True,
    )


def _noun_holder(line: Line, i: int, place: int, is_actor: IsActor) -> tuple[tuple[Source, ...], int]:
    """The holder of a noun cue and the index after it: a possessive before it, or « de X » after it."""
    for k in range(i - 1, max(-1, i - 3), -1):
        if line.is_any(k, "possessive") and line.upos(k) in ("DET", "PRON", "X"):
            return (word_source(line, k, HolderPath.POSSESSIVE),), place
        if line.is_any(k, "genitive") and (owner := antecedent(line, k)) is not None:
            return phrase_source(line, *owner, HolderPath.EXPLICIT), place
    if line.is_any(place, "of") and place + 1 < len(line) and line.words[place + 1].tag != "inf":
        end = _actor_end(line, place + 1, is_actor)
        while end and line.is_any(end, "of") and line.upos(end + 1) in ("DET", "NOUN", "PROPN"):
            end = max(phrase_end(line, end + 1), end + 1)
        end = end or _complemented(line, place + 1)
        if end > place + 1:
            return phrase_source(line, place + 1, end, HolderPath.EXPLICIT), end
    if line.is_any(place, "agent"):
        end = phrase_end(line, place + 1)
        return phrase_source(line, place + 1, end, HolderPath.PASSIVE_AGENT), end
    return (), place


def _actor_end(line: Line, start: int, is_actor: IsActor) -> int:
    """Index after « X (et Y) » when it names somebody, ``start`` otherwise."""
    end = start
    while end < len(line) and (
        line.upos(end) in ("DET", "PROPN", "NUM") or (end == start and line.upos(end) in ("NOUN", "ADJ"))
    ):
        end += 1
    if end < len(line) and line.upos(end) == "NOUN" and end - start <= 2:
        end += 1
    while end < len(line) and (
        line.upos(end) in ("ADJ", "PROPN") or (line.is_any(end, "join") and line.upos(end + 1) in ("PROPN", "DET"))
    ):
        end += 2 if line.is_any(end, "join") else 1
    if end <= start or end > len(line):
        return 0
    named = is_actor(line.words[start].start, line.words[end - 1].end) or _can_speak(line, start, end)
    return end if named else 0


def _complemented(line: Line, start: int) -> int:
    """Index after a noun phrase that a complement of the cue follows (« des salariés face à … »); 0 without one."""
    end = phrase_end(line, start)
    if end <= start or end >= len(line) - 1 or line.words[end - 1].lemma.endswith(line.book.endings("abstract_ending")):
        return 0
    about = line.is_any(end, *_ABOUT) or (line.is_any(end, "complementizer") and line.upos(end) == "SCONJ")
    return end if about or (line.is_any(end, "infinitive") and line.words[end + 1].tag == "inf") else 0


_ABOUT = ("about",)


def _noun_content(line: Line, place: int, entry: Entry, held: bool) -> Range | None:
    """What a noun cue is about: « que … », « de » with an infinitive, « sur … », or « de … » when that is no holder."""
    if place >= len(line) - 1:
        return None
    if line.is_any(place, "complementizer") and line.upos(place) in ("SCONJ", "PRON", "X"):
        return place + 1, content_end(line, place + 1)
    if line.is_any(place, "infinitive") and infinitive_at(line, place + 1):
        return place, _before_verb(line, place, content_end(line, place))
    if line.is_any(place, *_ABOUT):
        return place + 1, _before_verb(line, place + 1, content_end(line, place + 1, commas=True))
    if (
        line.is_any(place, "of")
        and line.upos(place + 1) in ("NOUN", "DET", "PROPN", "ADJ", "NUM")
        and (held or entry.certainty is not Certainty.CERTAIN)
    ):
        return place + 1, _before_verb(line, place + 1, content_end(line, place + 1, commas=True))
    return None


def _before_verb(line: Line, start: int, end: int) -> int:
    """End of a complement of a noun: before the verb of the clause in which the noun stands."""
    inner = 0
    for i in range(start, end):
        word = line.words[i]
        if word.is_any("relative", "complementizer", "condition") and word.upos != "DET":
            inner += 1
        elif word.tag in TENSED:
            group = group_of(line, i)
            first = group.first if group is not None else i
            if inner == 0:
                return max(first, start)
            if not word.is_any("aux_lemma"):
                inner -= 1
    return end


# ---------------------------------------------------------------- colons


def speaker_colon(line: Line) -> Iterator[Attribution]:
    """« Le chef des pompiers : “…” »: a name or role, a colon, a quotation, and no verb before it."""
    for i in range(1, min(len(line) - 1, 16)):
        if line.words[i].tag in TENSED:
            return
        named = i > 1 and all(line.upos(k) == "PROPN" for k in range(_opening(line), i)) and i - _opening(line) > 1
        if line.form(i) == ":" and ((line.is_mark(i + 1) and line.inside[i + 1] >= 0) or named):
            start = _opening(line)
            sources = phrase_source(line, start, i, HolderPath.EXPLICIT)
            if not sources or not any(line.upos(k) in NOMINAL for k in range(start, i)):
                return
            sources = sources[:1]
            cue = (line.words[i].start, line.words[i].end)
            yield Attribution(
                cue,
                offsets(line, (i + 1, content_end(line, i + 1))),
                sources[:1],
                Stance.ASSERTS,
                Certainty.CERTAIN,
                Polarity.POSITIVE,
                (),
                "colon",
            )
            return
