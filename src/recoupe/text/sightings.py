"""Cue verbs where they stand, and what is made of them.

Enters: a `Line`. Leaves: `Sighting`s of cue verbs with their frames; `Attribution`s, the form in which every rule hands
over what it found; and who the subject of a cue is.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from recoupe.terms import Certainty, HolderPath, Polarity, Stance
from recoupe.text.clauses import Group, Line, group_of, over_asides
from recoupe.text.contents import Range, closing_mark, offsets
from recoupe.text.cues import Entry
from recoupe.text.nounphrases import phrase_end
from recoupe.text.relayed import chained
from recoupe.text.speakers import Source, absent, listed_sources, placed, subject_sources
from recoupe.text.word import NOMINAL, TENSED

SPEAKERS = frozenset({"human", "document", "forecaster", "inquirer", "complainant"})
"""Kinds of nouns that can say something."""

IsActor = Callable[[int, int], bool]
"""Whether the characters from start to end name or describe somebody who can speak."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution: ``cue`` and ``content`` as half-open character offsets, its sources, and the row that found it.

    ``construction`` names the frame; ``narrated`` says that the writer tells a stance instead of words; ``group`` is
    the verb group, None for other cues; ``mixed_left`` is set when the content stands before the cue.
    """

    cue: Range
    content: Range
    sources: tuple[Source, ...]
    stance: Stance
    certainty: Certainty
    polarity: Polarity
    rules: tuple[str, ...]
    construction: str
    group: Group | None = None
    narrated: bool = False
    target: Range | None = None
    addressee: Range | None = None
    markers: frozenset[str] = frozenset()


def by_noun(entry: Entry, cue: Range, content: Range, sources: tuple[Source, ...]) -> Attribution:
    """The attribution that a noun makes: the writer tells a stance, in no words of the holder."""
    return Attribution(
        cue, content, sources, entry.stance, entry.certainty, entry.polarity, (entry.rule,), "noun", narrated=True
    )


@dataclass(frozen=True, slots=True, eq=False)
class Sighting:
    """A cue verb in a sentence: its group and, for each frame, the row and the index after its last word."""

    line: Line
    group: Group
    frames: Mapping[str, tuple[Entry, int]]

    def entry(self, *frames: str) -> tuple[Entry, int] | None:
        """The row of the first of the frames it has, and where its words end."""
        return next((self.frames[frame] for frame in frames if frame in self.frames), None)


@dataclass(slots=True)
class Scene:
    """What has been found in a sentence so far, for the constructions that come after."""

    line: Line
    is_actor: IsActor
    found: list[Attribution] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def can_speak(self, sources: tuple[Source, ...], *, surely: bool = False) -> bool:
        """Whether a source is somebody or a document, a pronoun, or unnamed; an event or thing cannot speak.

        With ``surely`` the noun must be known to speak; without, it must not be known as a thing or an abstraction.
        """
        return any(self._speaks(source, surely=surely) for source in sources)

    def _speaks(self, source: Source, *, surely: bool) -> bool:
        if source.start < 0 or source.path in (HolderPath.COREFERENCE, HolderPath.IMPERSONAL):
            return True
        line = self.line
        for i in range(line.index_at(source.start), line.index_at(source.end - 1) + 1):
            word = line.words[i]
            kinds = line.book.kinds(word.lemma, word.form) - {"manner", "scheme"}
            if word.upos == "PRON" and word.is_any("stressed", "indefinite", "anaphor"):
                return True
            named = word.upos == "PROPN" or (word.is_any("person_title") and line.upos(i + 1) == "PROPN")
            if kinds & SPEAKERS or word.is_any("subject", "relative") or named:
                return True
            if word.upos == "NOUN" and not word.is_any("time"):
                owns = line.book.has("genitive") and (line.upos(i + 1) == "NOUN" or line.is_any(i + 1, "genitive"))
                if owns and line.words[i + 1].end <= source.end:  # "the education board", "the mill's owners"
                    continue
                if word.form.endswith(line.book.endings("human_ending")) and not kinds:
                    return True
                thing = kinds or word.lemma.endswith(line.book.endings("abstract_ending"))
                return not (surely or thing) or self.is_actor(word.start, word.end)
        return self.is_actor(source.start, source.end)

    def low(self) -> int:
        """Index of the first word after the last attribution that stood after its content."""
        ends = [one.cue[1] for one in self.found if one.construction in ("quote", "parenthetical")]
        ends += [
            source.end for one in self.found if one.construction in ("quote", "parenthetical") for source in one.sources
        ]
        return self.line.index_at(max(ends)) if ends and max(ends) > 0 else 0


def sightings(line: Line) -> Iterator[Sighting]:
    """The cue verbs of a sentence in text order; a word taken by a cue of several words is no cue of its own."""
    taken: set[int] = set()
    for word in line.words:
        if word.i in taken or not word.tag:
            continue
        rows = line.book.verbs.get(word.lemma, ())
        if not rows and (word.is_any("aux_lemma", "modal_lemma") or not line.quotations):
            continue
        group = group_of(line, word.i)
        if group is None:
            continue
        helper = word.is_any("aux_lemma", "modal_lemma")
        if group.finite and not group.passive and not helper and _follows_quotation(line, group):
            rows = (*rows, *(replace(row, reflexive=group.reflexive) for row in line.book.verbs.get("*", ())))
        frames: dict[str, tuple[Entry, int]] = {}
        for entry in rows:
            end = _entry_end(line, group, entry)
            if end and entry.frame not in frames:
                frames[entry.frame] = (entry, end)
                taken.update(range(group.last + 1, end))
        if frames:
            yield Sighting(line, group, frames)


def _follows_quotation(line: Line, group: Group) -> bool:
    """Whether a quotation ends right before the group, with or without a comma: any verb there is one of saying."""
    before = group.first - 1
    return closing_mark(line, before) or (line.form(before) == "," and closing_mark(line, before - 1))


def _entry_end(line: Line, group: Group, entry: Entry) -> int:
    """Index after the words of a row that starts at the group; 0 when it does not fit."""
    if entry.reflexive != group.reflexive:
        return 0
    if not _accompanied(line, group, entry):
        return 0
    place = group.last + 1
    for word in entry.words[1:]:
        if word == GAP:
            place = _over_object(line, place, entry)
            continue
        while place < len(line) and _between(line, place) and word not in _spellings(line, place):
            place += 1
        if line.is_any(place, "to") and line.upos(place) == "ADP" and word not in _spellings(line, place):
            place = phrase_end(line, place + 1)  # « fait porter à son voisin la responsabilité de … »
            place += line.upos(place) == "DET"
        if place >= len(line) or word not in _spellings(line, place):
            return 0
        place += 1
    return place


def _over_object(line: Line, place: int, entry: Entry) -> int:
    """Index after the noun phrase at a gap: of the next word that the row asks for, where one comes soon."""
    wanted = entry.words[entry.words.index(GAP) + 1 :][:1]
    if not wanted:
        return phrase_end(line, place + line.is_any(place, "possessive"))
    for i in range(place + 1, min(len(line), place + 9)):
        if wanted[0] in _spellings(line, i):
            return i
        if line.words[i].tag in TENSED or line.upos(i) == "PUNCT":
            break
    return place


GAP = "..."
"""In the words of a row, the place of a noun phrase: « mettre ... au défi », "make ... conditional"."""


def _between(line: Line, place: int) -> bool:
    """Whether a word may stand inside a cue of several words: « fait bien état », "rule that out"."""
    return line.upos(place) in ("ADV", "DET", "PRON") or line.is_any(place, "demonstrative")


def _accompanied(line: Line, group: Group, entry: Entry) -> bool:
    """Whether a clitic or preposition that a row asks for stands beside the verb: « y voit … », « voit dans … »."""
    clitics = [marker.removeprefix("with:") for marker in entry.markers if marker.startswith("with:")]
    after = [marker.removeprefix("in:") for marker in entry.markers if marker.startswith("in:")]
    if not clitics and not after:
        return True
    return line.form(group.last + 1) in after or any(line.form(i) in clitics for i in range(group.first, group.head))


def _spellings(line: Line, i: int) -> tuple[str, ...]:
    word = line.words[i]
    return (word.form, word.lemma, "POSS") if word.is_any("possessive") else (word.form, word.lemma)


def draft(
    sighting: Sighting, frame: str, content: Range, sources: tuple[Source, ...], *, narrated: bool = False,
    name: str = "",
) -> Attribution:  # fmt: skip
    """An attribution from word indexes ``content``; quotation marks that belong to it are taken in."""
    line, group = sighting.line, sighting.group
    entry, end = sighting.frames[frame]
    return Attribution(
        cue=(line.words[group.first].start, line.words[max(end, group.last + 1) - 1].end),
        content=offsets(line, content),
        sources=sources,
        stance=entry.stance,
        certainty=entry.certainty,
        polarity=entry.polarity,
        rules=(entry.rule,),
        construction=name or frame,
        group=group,
        narrated=narrated,
        markers=entry.markers,
    )


def own_sources(line: Line, one: Attribution) -> Iterator[Source]:
    """The sources of an attribution that stand in its own sentence; that of a floating quotation may not."""
    for source in one.sources if line.words else ():
        if line.words[0].start <= source.start and source.end <= line.words[-1].end:
            yield source


def head_noun(line: Line, source: Source) -> int:
    """Index of the first noun or name of a source, of a number where it has neither."""
    first, last = line.index_at(source.start), line.index_at(source.end - 1)
    nominal = [i for i in range(first, last + 1) if line.upos(i) in NOMINAL]
    return next((i for i in nominal if line.upos(i) != "NUM"), nominal[0] if nominal else first)


def opening_mark(line: Line, i: int) -> bool:
    """Whether a quotation begins at ``i``."""
    return line.is_mark(i) and line.inside[i] >= 0 and line.quotations[line.inside[i]].start == line.words[i].start


def addressee_of(line: Line, place: int, stop: int) -> Range | None:
    """Words from « à » between the verb and what is said: to whom, or through which medium."""
    for i in range(place, stop - 1):
        if line.is_any(i, "to") and line.upos(i) == "ADP":
            end = phrase_end(line, i + 1)
            if end > i + 1 and end <= stop:
                return line.words[i + 1].start, line.words[end - 1].end
    return None


def infinitive_at(line: Line, i: int) -> bool:
    """Whether an infinitive (or a gerund, where the language has such complements) begins at ``i``."""
    while line.is_any(i, "negation", "negator", "negative", "clitic") or line.is_mark(i) or line.upos(i) == "ADV":
        i += 1
    word = line.word(i)
    if word is None or (word.is_any("not_infinitive") and not line.is_any(i - 1, "whole")):
        return False
    if line.upos(i - 1) == "PART" and line.is_any(i - 1, "infinitive") and word.upos in ("ADJ", "NOUN"):
        return True
    ending = line.book.endings("infinitive_ending")
    to_act = line.is_any(i - 1, "infinitive") and line.upos(i + 1) in ("NOUN", "DET", "PROPN", "PRON")
    if not ending and to_act and word.upos in ("ADJ", "NOUN"):
        return True  # "vowed to double evening trains"
    marked = line.is_any(i - 1, "infinitive") and word.upos in ("NOUN", "ADJ") and i + 1 >= len(line) - 1
    if marked and ending and word.form.endswith(ending):
        return True
    bare = word.upos in ("VERB", "AUX") and bool(ending) and word.form.endswith(ending)
    return word.tag == "inf" or bare or bool(word.tag == "presp" and line.book.endings("gerund_ending"))


def attitude_at(line: Line, i: int) -> Entry | None:
    """The row of an attitude noun at ``i``."""
    word = line.words[i]
    if word.upos not in ("NOUN", "X", "PROPN", "ADJ"):
        return None
    for lemma in (word.lemma, word.form, word.form.removesuffix("s")):
        for entry in line.book.nouns.get(lemma, ()):
            if line.is_any(i + 1, "of") and line.is_any(i + 2, "ballot"):
                continue  # « les intentions de vote »
            if entry.frame == "noun" and all(line.form(i + k) == part for k, part in enumerate(entry.words) if k):
                return entry
    return None


def attitude_adjective(line: Line, i: int) -> Entry | None:
    """The row of an adjective that tells an attitude, whatever its gender and number; None for other words."""
    word = line.word(i)
    if word is None or word.upos not in ("ADJ", "VERB", "NOUN"):
        return None
    single = word.form.removesuffix("s")
    forms = (word.lemma, word.form, single, single.removesuffix("e"), single.replace("ète", "et"))
    return next((rows[0] for form in forms if (rows := line.book.adjectives.get(form, ()))), None)


def passive_agents(scene: Scene, group: Group, stop: int) -> tuple[Source, ...]:
    """The agents of a passive: « par A et par B », « ni par A ni par B »; one absent source when none is named."""
    line = scene.line
    found: list[Source] = []
    i = group.last + 1
    limit = min(stop, len(line), i + 18)
    while i < limit:
        word = line.words[i]
        if over_asides(line, i) > i:  # « confirmée, par la suite, par X »
            i = over_asides(line, i)
            continue
        if word.is_any("agent") and word.upos in ("ADP", "X"):
            end = phrase_end(line, i + 1)
            if end > i + 1:
                found.extend(listed_sources(line, i + 1, end, HolderPath.PASSIVE_AGENT))
                i = max(end, line.index_at(found[-1].end - 1) + 1)
                continue
        elif (
            word.tag in TENSED
            or word.tag == "inf"
            or word.form in (";", ":", ".")
            or word.is_any("subject_relative")
            or (word.form == "," and not line.is_any(i + 1, "agent", "coordinator"))
            or (found and not word.is_any("coordinator", "join", "adverb") and word.form != ",")
        ):
            break
        i += 1
    spoken = tuple(one for one in found if not _is_means(line, one))
    return spoken or tuple(found) or (absent(),)


def _is_means(line: Line, source: Source) -> bool:
    """« confirmé par téléphone par la préfecture »: one bare noun is how it was said, where somebody else said it."""
    i = line.index_at(source.start)
    return line.upos(i) == "NOUN" and line.words[i].end == source.end and line.form(i).islower()


def is_document(line: Line, sources: tuple[Source, ...]) -> bool:
    """Whether a source is a report, treaty, letter …: its first noun is one."""
    for source in sources:
        if source.start < 0:
            continue
        first = line.index_at(source.start)
        for i in range(first, min(len(line), first + 4)):
            if any(
                entry.frame == "source"
                for lemma in (line.words[i].lemma, line.form(i))
                for entry in line.book.nouns.get(lemma, ())
            ):
                return True
            if line.upos(i) == "NOUN":
                break
    return False


def with_chain(scene: Scene, sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """The chain of « X, citant le service », « X, cité par l'agence » where whoever is cited or cites can speak."""
    line = scene.line
    if len(sources) != 1 or sources[0].start < 0:
        return sources
    found = chained(line, line.index_at(sources[0].start), line.index_at(sources[0].end - 1) + 1, sources)
    other = tuple(one for one in found if (one.start, one.end) != (sources[0].start, sources[0].end))
    return found if other and scene.can_speak(other, surely=True) else sources


def _is_nothing(line: Line, source: Source) -> bool:
    """« Rien ne permet de dire que … »: the subject is nobody."""
    i = line.index_at(source.start)
    return line.is_any(i, "negative") and line.words[i].end == source.end


def subjects(scene: Scene, group: Group) -> tuple[Source, ...]:
    """Who is the subject of the verb, by the means that `speakers` has; an earlier subject when it has none."""
    given = (one for one in scene.found if one.construction in ("quote", "colon"))
    spoken = [one for one in given if one.sources and one.sources[0].start >= 0]
    if group.tag == "presp" and spoken and scene.line.words[group.first].start > spoken[-1].cue[1]:
        return tuple(replace(source, path=HolderPath.PARTICIPLE_SUBJECT) for source in spoken[-1].sources)
    sources = subject_sources(scene.line, group)
    if sources and sources[0].start >= 0 and _is_nothing(scene.line, sources[0]):
        return (absent(),)
    if sources:
        return _of_whole(scene, group, sources) or placed(scene.line, group, sources)
    for one in reversed(scene.found):
        if one.group is not None and one.sources and one.sources[0].start >= 0:
            path = HolderPath.SUBJECT_ELLIPSIS if group.finite or group.tag == "pp" else HolderPath.PARTICIPLE_SUBJECT
            return tuple(replace(source, path=path) for source in one.sources)
    goes_on = group.tag == "inf" and 0 < group.first <= 3 and scene.line.is_any(group.first - 1, "of")
    elided = goes_on or (group.finite and not group.passive)
    return (absent(HolderPath.SUBJECT_ELLIPSIS if elided else HolderPath.ABSENT),)


def _of_whole(scene: Scene, group: Group, sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """« X juge que le vote est nul et appelle à manifester »: the second verb is that of X, for a vote cannot speak."""
    before = next((one for one in scene.found if one.construction == "que" and one.content[1] > one.cue[1]), None)
    if before is None or scene.line.upos(group.first - 1) != "CCONJ" or scene.can_speak(sources, surely=True):
        return ()
    inside = before.content[0] <= sources[0].start and sources[0].end <= before.content[1]
    here = scene.line.words[group.first].start
    if not inside or not before.content[0] < here <= before.content[1] + 6 or before.sources[0].start < 0:
        return ()
    return tuple(replace(one, path=HolderPath.SUBJECT_ELLIPSIS) for one in before.sources)
