"""Evasions and refusals that no frame of a cue covers: « n'a pas donné suite », « a botté en touche ».

Enters: a `Line` and what its cues attribute. Leaves: an attribution for each idiom left over.
"""

from collections.abc import Iterator

from recoupe.terms import Certainty, HolderPath, Polarity, Stance
from recoupe.text.clauses import Group, Line, group_of
from recoupe.text.contents import Range, complement_start, content_end, offsets
from recoupe.text.hedging import idioms_in
from recoupe.text.nounphrases import antecedent, phrase_end
from recoupe.text.sightings import Attribution
from recoupe.text.speakers import Source, absent, phrase_source, subject_sources
from recoupe.text.word import NOMINAL, TENSED


def idiom_attributions(line: Line, found: list[Attribution]) -> Iterator[Attribution]:
    """One attribution for each idiom whose words no attribution has taken as cue or content."""
    for idiom, start, end in idioms_in(line):
        low, high = line.words[start].start, line.words[end - 1].end
        of_source = any(
            source.start <= low < source.end for one in found for source in one.sources if one.group is None
        )
        if idiom.kind in SAID or of_source or any(_covers(one, low, high) for one in found):
            continue
        group = _group(line, start)
        purpose = group is not None and group.tag == "inf" and line.upos(group.first - 1) == "ADP"
        if purpose and idiom.value == Stance.CONFIRMS:
            continue  # « pour être exact »
        first = group.first if group is not None else start
        if idiom.value == Stance.DENIES and _is_unsaid(line, first, start):
            continue
        subject = _subject(line, group, end)
        content = _content(line, end)
        sources: tuple[Source, ...] = subject or (absent(),)
        undergone = group is not None and group.finite and (group.passive or _is_undergone(line, start, end))
        if undergone and idiom.value in OF_THINGS:
            agents = _agents(line, end)
            content = _words(line, subject) or content
            sources = agents or (absent(),)
        elif (
            idiom.value == Stance.HAS_NOT_CONFIRMED
            and content is None
            and group is not None
            and _is_thing(line, subject)
        ):
            content, sources = _words(line, subject), (absent(),)
        elif idiom.value in OF_THINGS and content is None and (group is None or group.tag == "pp"):
            content = antecedent(line, start if group is None else group.first)
        place = content or (first, end)
        yield Attribution(
            (line.words[first].start, high), offsets(line, place), sources, Stance(idiom.value), Certainty.CERTAIN,
            Polarity.POSITIVE, (idiom.rule,), "idiom", group, narrated=True,
        )  # fmt: skip


def _is_unsaid(line: Line, first: int, start: int) -> bool:
    """« n'a jamais soutenu le contraire », "nobody says otherwise": a denial that is not made."""
    return any(line.is_any(i, "negation", "negator", "never") for i in range(max(0, first - 1), start))


def _is_undergone(line: Line, start: int, end: int) -> bool:
    """« n'a pu être vérifié », "could not be verified": the words of an idiom hold a passive."""
    helped = any(line.words[i].is_any("copula_lemma") and line.words[i].tag == "inf" for i in range(start, end))
    return helped and line.words[end - 1].tag == "pp"


def withheld_content(line: Line, one: Attribution) -> Range | None:
    """What is not commented on or confirmed, where a refusal is told by two verbs: « declined to comment on X ».

    As characters: the complement after the idiom, or the words of the refusal; None where no idiom stands at the cue.
    """
    if one.construction != "inf" or one.group is None:
        return None
    for idiom, start, end in idioms_in(line):
        low, high = line.words[start].start, line.words[end - 1].end
        if idiom.kind in SAID or not (low < one.cue[1] and one.cue[0] < high):
            continue
        apart = line.upos(end) == "ADP" and not line.is_any(end, "about", "of", "to")
        own = (None if apart else _content(line, end)) or _relative_object(line, one.group)
        stop = max((word.i for word in line.words if word.end <= one.content[1]), default=end - 1) + 1
        return offsets(line, own if own is not None else (one.group.first, max(stop, end)))
    return None


def _relative_object(line: Line, group: Group) -> Range | None:
    """« une information que le procureur s'est refusé à confirmer »: what the relative belongs to."""
    low = max(0, group.first - 7)
    relative = next((k for k in range(group.first - 1, low, -1) if line.is_any(k, "complementizer")), -1)
    if relative < 1 or line.upos(relative - 1) not in NOMINAL or line.upos(relative) == "SCONJ":
        return None
    return antecedent(line, relative)


def _subject(line: Line, group: Group | None, end: int) -> tuple[Source, ...]:
    """Who holds to an idiom: the subject of its verb, of the verb it ends with, or of the clause it opens."""
    last = group_of(line, end - 1) if line.words[end - 1].tag else None
    after = next((word.i for word in line.words[end:] if word.tag in TENSED and line.inside[word.i] < 0), -1)
    opened = group_of(line, after) if after >= 0 and (group is None or not group.finite) else None
    for one in (group, last, opened):
        found = subject_sources(line, one) if one is not None else ()
        if found and found[0].start >= 0 and _names(line, found[0]):
            return found
    if group is None:
        return _beside(line, end)
    return ()


def _names(line: Line, source: Source) -> bool:
    """Whether a subject is somebody or something, not « there », « rien » or a mark."""
    low, high = line.index_at(source.start), line.index_at(source.end - 1) + 1
    if line.is_any(low, "expletive", "negative"):
        return False
    return any(line.upos(i) in ("NOUN", "PROPN", "PRON", "NUM") for i in range(low, high))


def _beside(line: Line, end: int) -> tuple[Source, ...]:
    """« … du côté de la défense », « from Islamabad »: whom a noun is from, right after it."""
    for i in range(end, min(len(line), end + 4)):
        if line.is_any(i, "origin"):
            start = i + 1
            while line.is_any(start, "of"):
                start += 1
            stop = phrase_end(line, start)
            return phrase_source(line, start, stop, HolderPath.EXPLICIT) if stop > start else ()
    return ()


SAID = frozenset({"said", "flat", "own"})
"""Idioms that count only inside what somebody says: of himself a denial, of others a fact (« n'est pas coupable »)."""


OF_THINGS = frozenset({Stance.DENIES, Stance.CONFIRMS, Stance.HAS_NOT_CONFIRMED})
"""Stances whose passive has a thing as subject: « n'a pas été confirmé »; « est resté évasif » is no passive."""


def _is_thing(line: Line, sources: tuple[Source, ...]) -> bool:
    """Whether a subject is what is said rather than who says it: « cette information reste à confirmer »."""
    if not sources or sources[0].start < 0 or sources[0].path is HolderPath.COREFERENCE:
        return False
    heads = (line.words[i] for i in range(line.index_at(sources[0].start), line.index_at(sources[0].end - 1) + 1))
    head = next((word for word in heads if word.upos in ("NOUN", "PROPN", "PRON")), None)
    return head is not None and head.upos == "NOUN" and "human" not in line.book.kinds(head.lemma, head.form)


def _covers(one: Attribution, low: int, high: int) -> bool:
    return (
        (one.cue[0] <= low < one.cue[1])
        or (one.content[0] <= low and high <= one.content[1])
        or (low <= one.cue[0] < high)
    )


def _group(line: Line, start: int) -> Group | None:
    if line.words[start].tag:
        return group_of(line, start)
    for k in range(start - 1, max(-1, start - 6), -1):
        if line.words[k].tag and line.words[k].tag != "inf":
            return group_of(line, k)
    return None


def _content(line: Line, end: int) -> Range | None:
    """What is not commented on or confirmed: the complement after the idiom."""
    start = complement_start(line, end)
    if 0 <= start <= end + 2 and start < len(line):
        return start, content_end(line, start)
    place = end
    while line.is_any(place, "negator") or (line.upos(place) == "ADV" and not line.is_any(place, "time")):
        place += 1
    if line.upos(place) == "ADP" and not line.is_any(place, "time", "agent") and place + 1 < len(line):
        place += 1
    if (
        line.upos(place) in ("DET", "NOUN", "PROPN")
        and not line.is_any(place + 1, "time")
        and not line.is_any(place, "time")
    ):
        stop = content_end(line, place, commas=True)
        return (place, stop) if stop > place else None
    return None


def _agents(line: Line, end: int) -> tuple[Source, ...]:
    found: list[Source] = []
    i = end
    while i < min(len(line), end + 16):
        if line.is_any(i, "agent"):
            stop = phrase_end(line, i + 1)
            found += phrase_source(line, i + 1, stop, HolderPath.PASSIVE_AGENT)
            i = max(stop, i + 1)
        else:
            i += 1
    return tuple(found)


def _words(line: Line, sources: tuple[Source, ...]) -> Range | None:
    if not sources or sources[0].start < 0:
        return None
    return line.index_at(sources[0].start), line.index_at(sources[-1].end - 1) + 1
