"""Constructions that attribute: which words of a sentence are said, feared, denied … by whom.

Enters: a `Line`. Leaves: `Attribution`s with character offsets. Each construction is one function that takes a
sighting of a cue and gives an attribution or None; `attributions` tries them in a fixed order. Rules lean on word
classes and punctuation first and on the parse second. No language is named here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from recoupe.terms import Certainty, HolderPath, Polarity, Stance
from recoupe.text.clauses import DASHES, MARKS, NOMINAL, SPEAKING, STOPS, TENSED, Group, Line, group_of, phrase_end
from recoupe.text.cues import Entry
from recoupe.text.speakers import Source, absent, phrase_source, pronoun_source, speakers, subject_sources

Range = tuple[int, int]


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
    is_actor: Callable[[int, int], bool] = lambda start, end: False  # noqa: E731
    found: list[Attribution] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def can_speak(self, sources: tuple[Source, ...], *, surely: bool = False) -> bool:
        """Whether a source is somebody or a document, a pronoun, or unnamed; an event or thing cannot speak.

        With ``surely`` the noun must be known to speak; without, it must not be known as a thing or an abstraction.
        """
        return any(self._speaks(source, surely=surely) for source in sources)

    def _speaks(self, source: Source, *, surely: bool) -> bool:
        if source.start < 0 or source.path is HolderPath.COREFERENCE:
            return True
        line = self.line
        for i in range(line.index_at(source.start), line.index_at(source.end - 1) + 1):
            word = line.words[i]
            kinds = line.book.nominals.get(word.lemma, frozenset()) | line.book.nominals.get(word.form, frozenset())
            kinds = kinds - {"manner"}
            if kinds & {"human", "document"} or word.is_any("subject", "relative") or word.upos == "PROPN":
                return True
            if word.upos == "NOUN" and not word.is_any("time"):
                if surely or kinds or word.lemma.endswith(line.book.endings("abstract_ending")):
                    return self.is_actor(word.start, word.end)
                return True
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
        if word.i in taken or not word.tag or word.lemma not in line.book.verbs:
            continue
        group = group_of(line, word.i)
        if group is None:
            continue
        frames: dict[str, tuple[Entry, int]] = {}
        for entry in line.book.verbs[word.lemma]:
            end = _entry_end(line, group, entry)
            if end and entry.frame not in frames:
                frames[entry.frame] = (entry, end)
                taken.update(range(group.last + 1, end))
        if frames:
            yield Sighting(line, group, frames)


def _entry_end(line: Line, group: Group, entry: Entry) -> int:
    """Index after the words of a row that starts at the group; 0 when it does not fit."""
    if entry.reflexive != group.reflexive:
        return 0
    place = group.last + 1
    for word in entry.words[1:]:
        while place < len(line) and line.upos(place) in ("ADV", "DET", "PRON") and word not in _spellings(line, place):
            place += 1
        if place >= len(line) or word not in _spellings(line, place):
            return 0
        place += 1
    return place


def _spellings(line: Line, i: int) -> tuple[str, ...]:
    word = line.words[i]
    return (word.form, word.lemma, "POSS") if word.is_any("possessive") else (word.form, word.lemma)


def attributions(line: Line, is_actor: Callable[[int, int], bool]) -> list[Attribution]:
    """All attributions of a sentence, in the order of their cues; ``is_actor`` says whether characters name somebody."""
    scene = Scene(line, is_actor)
    for sighting in sightings(line):
        if sighting.group.head in scene.used:
            continue
        for construction in CONSTRUCTIONS:
            made = construction(scene, sighting)
            if made is not None:
                scene.found.append(made)
                scene.used.add(sighting.group.head)
                break
    return scene.found


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
    )


def offsets(line: Line, content: Range) -> Range:
    """Characters of the words ``content``, widened to a quotation that runs on beyond the sentence."""
    start, end = line.words[content[0]].start, line.words[content[1] - 1].end
    for one in line.quotations:
        if one.start < line.words[0].start < one.end <= end and content[0] == 0:
            start = min(start, one.start)
        if start <= one.start < end <= one.end and one.end > line.words[-1].end and one.end - end < 2000:
            end = max(end, one.end)
    return start, end


# ---------------------------------------------------------------- boundaries


def content_end(line: Line, start: int, *, commas: bool = False) -> int:
    """Index after a content that begins at ``start``: where the sentence, or what the holder says, stops.

    With ``commas`` any comma outside a quotation or parenthesis stops it (a noun phrase rather than a clause).
    """
    level = 0
    for i in range(start, len(line)):
        word = line.words[i]
        level += (word.form in ("(", "[")) - (word.form in (")", "]"))
        if level < 0:
            return i
        if level or _inside_quotation(line, i, start):
            continue
        if i > start and _stops(line, i, start, commas=commas):
            return _trim(line, start, i)
    return _trim(line, start, len(line))


def _inside_quotation(line: Line, i: int, start: int) -> bool:
    """Whether a word stands in a quotation that the content holds or began in, and is not its last mark."""
    place = line.inside[i]
    if place < 0:
        return False
    return line.words[i].end < line.quotations[place].end and (
        line.quotations[place].start >= line.words[start].start or i > start
    )


def _trim(line: Line, start: int, end: int) -> int:
    """Drop final punctuation, unless it stands inside the closing mark of a quotation that the content holds."""
    while end - 1 > start and line.upos(end - 1) == "PUNCT" and not _closes(line, end - 1, start):
        end -= 1
    return end


def _closes(line: Line, i: int, start: int) -> bool:
    form = line.form(i)
    if form in (")", "]"):
        return any(line.form(k) in ("(", "[") for k in range(start, i))
    if form in MARKS:
        return line.inside[i] >= 0 and line.quotations[line.inside[i]].end <= line.words[i].end
    return form in ("…", "...", "!", "?") and line.is_mark(i + 1)


def _stops(line: Line, i: int, start: int, *, commas: bool) -> bool:
    word = line.words[i]
    if word.form in STOPS or (word.upos == "PUNCT" and word.form in (".", "!", "?") and i == len(line) - 1):
        return True
    if word.form == "," or word.form in DASHES:
        return (commas and not _enumerates(line, i)) or comma_stops(line, i)
    if word.is_any("coordinator", "join") or word.upos == "CCONJ":
        return _new_attribution(line, i + 1)
    return _prepositional_cue(line, i) > i and i - start > 2


def comma_stops(line: Line, i: int) -> bool:
    """Whether what follows the comma at ``i`` is the writer's own: another attribution, a comment on the whole."""
    j = i + 1
    while line.is_any(j, "adverb", "coordinator") or line.upos(j) == "CCONJ":
        j += 1
    word = line.word(j)
    if word is None:
        return True
    if _prepositional_cue(line, j) > j or _new_attribution(line, j):
        return True
    if word.tag == "presp" and (word.lemma in line.book.verbs or word.is_any("causative")):
        return True
    if word.is_any("comment") and line.is_any(j + 1, "relative", "complementizer"):
        return True
    if word.is_any("contrast") and line.inside[i] < 0:
        return True
    if (
        word.tag == "pp"
        and word.lemma in line.book.verbs
        and line.is_any(j + 1, "of", "agent")
        and not line.is_any(i - 1, "aux_lemma")
    ):
        return True
    return word.upos == "DET" and line.is_any(j + 1, "resumptive")


def _enumerates(line: Line, i: int) -> bool:
    """A comma between parts of one list: « des obus, des missiles et des drones »."""
    for k in range(i + 1, min(len(line), i + 9)):
        if line.form(k) == "," or line.words[k].tag in ("pres", "past", "fut", "cond", "presp"):
            return False
        if line.is_any(k, "join") and line.upos(i + 1) in ("DET", "NOUN", "ADJ", "ADP"):
            return True
    return False


def _new_attribution(line: Line, j: int) -> bool:
    """Whether a verb group with a cue begins at ``j`` without a subject of its own (or with an inverted one)."""
    for head in range(j, min(len(line), j + 6)):
        word = line.words[head]
        if word.upos in SPEAKING and word.tag and word.lemma in line.book.verbs:
            group = group_of(line, head)
            if group is None or group.first > j or group.passive or group.tag == "inf":
                return False
            frames = {entry.frame for entry in line.book.verbs[word.lemma]}
            return bool(frames & {"que", "quote", "obj_inf", "light"}) and (group.finite or group.tag == "pp")
        if not (word.upos in ("AUX", "ADV", "PRON", "PART", "VERB") or line.is_mark(head)):
            return False
    return False


def _prepositional_cue(line: Line, i: int) -> int:
    """Index after a preposition that attributes (« selon », « d'après ») at ``i``; ``i`` when there is none."""
    entry = preposition_at(line, i)
    return i + len(entry.words) if entry is not None else i


def preposition_at(line: Line, i: int) -> Entry | None:
    """The row of the attributing preposition that begins at ``i``."""
    for entry in line.book.prepositions.get(line.form(i), ()):
        if entry.frame in ("prep", "source", "own") and all(
            _same(line, i + k, word) for k, word in enumerate(entry.words)
        ):
            return entry
    return None


def _same(line: Line, i: int, word: str) -> bool:
    form = line.form(i)
    return (
        form == word
        or (word == "POSS" and line.is_any(i, "possessive"))
        or (line.is_any(i, "of") and word in ("de", "of") and i > 0)
    )


def clause_start(line: Line, low: int, stop: int) -> int:
    """Index of the first word of what is said before ``stop``: openers and dashes skipped, a colon respected."""
    start = low
    while start < stop and (
        line.upos(start) == "PUNCT" and not line.is_mark(start) or line.form(start) in ("-", "–", "—")
    ):
        start += 1
    if line.is_any(start, "opener") and line.upos(start) in ("CCONJ", "ADV") and start + 1 < stop:
        start += 1
        start += line.form(start) == ","
    return start


# ---------------------------------------------------------------- constructions with a verb


def parenthetical(scene: Scene, sighting: Sighting) -> Attribution | None:
    """« … », a déclaré X · …, a-t-il dit · “…,” she said · …, the ministry said."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("quote") or (sighting.entry("que") if group.inverted >= 0 else None)
    if found is None or not group.finite or group.passive and group.inverted < 0:
        return None
    if line.is_any(group.first, "inverted") and group.inverted == group.first:
        return _left_content(scene, sighting, found, group.first, (pronoun_source(line, group.first),), quoted=True)
    first = _comment_start(line, group.first)
    after_quote = first > 0 and (
        _closing_mark(line, first - 1) or line.form(first - 1) in (",", "-") and _closing_mark(line, first - 2)
    )
    after_break = line.form(first - 1) in (",", "?", "!", "(", "...", "…") or line.form(first - 1) in DASHES
    if after_quote or (after_break and first > scene.low() + 1):
        sources = speakers(line, group, found[1])
        whole = after_quote or group.inverted >= 0 or _is_clause(line, sources, scene.low(), first)
        if sources is not None and whole and _content_free(line, group, sources, found[1], quoted=after_quote):
            return _left_content(scene, sighting, found, first, sources, quoted=after_quote)
    return _subject_first(scene, sighting, found)


def _is_clause(line: Line, sources: tuple[Source, ...] | None, low: int, stop: int) -> bool:
    """Whether the words before a comma are a clause, not « X, qui craint une réplique, » before its own verb.

    Without a verb (a headline) they are, when the words after the cue name somebody who can speak.
    """
    for i in range(low, stop):
        word = line.words[i]
        if word.tag in TENSED:
            return True
        if (
            word.is_any("subject_relative")
            and word.upos != "DET"
            or word.tag == "presp"
            and i > low + 1
            and line.form(i - 1) == ","
        ):
            return False
        if line.is_mark(i):
            return True
    if not sources or sources[0].start < 0:
        return False
    first, last = line.index_at(sources[0].start), line.index_at(sources[0].end - 1)
    return any(
        line.upos(i) == "PROPN" or "human" in line.book.nominals.get(line.words[i].lemma, ())
        for i in range(first, last + 1)
    )


def _comment_start(line: Line, first: int) -> int:
    """Over « comme l'a dit X »: the comparison word belongs to the cue."""
    return first - 1 if line.is_any(first - 1, "comment") and line.form(first - 2) in (",", "") else first


def _closing_mark(line: Line, i: int) -> bool:
    if not line.is_mark(i):
        return False
    place = line.inside[i]
    return place < 0 or line.quotations[place].end <= line.words[i].end or not line.quotations[place].closed


def _content_free(line: Line, group: Group, sources: tuple[Source, ...], end: int, *, quoted: bool) -> bool:
    """No complement of its own after the verb and its subject, so that what stands before must be what is said."""
    place = max([end, *(line.index_at(source.end - 1) + 1 for source in sources if source.end > 0)])
    for i in range(place, min(len(line), place + 12)):
        word = line.words[i]
        if word.form in (",", ";", ")", ".", "(") or word.form in DASHES or line.is_mark(i):
            return True
        if word.form == ":":
            return quoted and False
        if word.is_any("complementizer") and word.upos in ("SCONJ", "PRON"):
            return quoted
        if word.is_any("relative", "subordinator", "coordinator"):
            return True
    return True


def _left_content(
    scene: Scene, sighting: Sighting, found: tuple[Entry, int], first: int, sources: tuple[Source, ...], *, quoted: bool
) -> Attribution | None:
    line = scene.line
    stop = first
    while stop > 0 and line.form(stop - 1) in (",", "-", "(", *DASHES):
        stop -= 1
    start = _left_start(scene, stop, quoted=quoted)
    if start >= stop or (not quoted and stop - start < 2):
        return None
    end = _right_end(line, start, stop, sighting, sources, quoted=quoted)
    frame = "quote" if "quote" in sighting.frames else "que"
    return draft(sighting, frame, (start, max(stop, end)), sources, name="quote")


def _left_start(scene: Scene, stop: int, *, quoted: bool) -> int:
    line = scene.line
    start = clause_start(line, scene.low(), stop)
    if quoted and (place := line.inside[stop - 1]) >= 0:
        begin = line.index_at(line.quotations[place].start)
        if begin > start and line.form(begin - 1) in (",", ":"):
            return begin
    for i in range(stop - 2, start, -1):
        if line.form(i) == ":" and line.is_mark(i + 1) and line.inside[i] < 0:
            return i + 1
    return start


def _right_end(
    line: Line, start: int, stop: int, sighting: Sighting, sources: tuple[Source, ...], *, quoted: bool
) -> int:
    """Where a content goes on after an inserted attribution; ``stop`` when it does not."""
    place = max([sighting.group.last + 1, *(line.index_at(source.end - 1) + 1 for source in sources if source.end > 0)])
    while place < len(line) and line.form(place) not in (",", ")", ";", ".", ":") and line.form(place) not in DASHES:
        place += 1
    if line.form(place) not in (",", ")") and line.form(place) not in DASHES or place + 2 >= len(line):
        return stop
    if line.inside[stop - 1] >= 0 and line.inside[place + 1] == line.inside[stop - 1]:
        return content_end(line, place + 1)
    if quoted:
        return content_end(line, place + 1) if line.is_mark(place + 1) or line.inside[place + 1] >= 0 else stop
    whole = any(line.words[i].tag in ("pres", "past", "fut", "cond") for i in range(start, stop))
    nxt = line.words[place + 1]
    if whole and (sighting.group.inverted < 0 or nxt.tag == "presp" or nxt.upos in ("ADP", "CCONJ", "SCONJ")):
        return stop
    return content_end(line, place + 1)


def _subject_first(scene: Scene, sighting: Sighting, found: tuple[Entry, int]) -> Attribution | None:
    """« … », X said. The subject stands between what is said and the verb; nothing is said after the verb."""
    line, group = sighting.line, sighting.group
    if not _nothing_said_after(line, found[1]) or not group.finite:
        return None
    sources = subject_sources(line, group)
    if not sources or sources[0].start < 0 or sources[0].path not in (HolderPath.EXPLICIT, HolderPath.COREFERENCE):
        return None
    before = line.index_at(min(source.start for source in sources)) - 1
    quoted = _closing_mark(line, before) or (line.form(before) in (",", "-") and _closing_mark(line, before - 1))
    if not quoted and not (line.form(before) == "," and line.book.has("subject_first") and before > 2):
        return None
    return _left_content(scene, sighting, found, before + 1, sources, quoted=quoted)


def _nothing_said_after(line: Line, place: int) -> bool:
    for i in range(place, len(line)):
        word = line.words[i]
        if word.form in (".", ",") or line.is_mark(i):
            return True
        if (
            word.is_any("complementizer")
            or word.form == ":"
            or (word.upos == "DET" and i == place)
            or word.tag == "inf"
        ):
            return False
    return True


def colon(scene: Scene, sighting: Sighting) -> Attribution | None:
    """X a déclaré : « … » · X répond « non »."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("quote", "que")
    if found is None or group.passive:
        return None
    for i in range(found[1], min(len(line), found[1] + 22)):
        word = line.words[i]
        if word.form == ":" and i + 1 < len(line):
            if line.is_mark(i + 1) or "quote" in sighting.frames and i + 3 < len(line):
                frame = "quote" if "quote" in sighting.frames else "que"
                return draft(sighting, frame, (i + 1, content_end(line, i + 1)), _sources(scene, group), name="colon")
            return None
        if _opening_mark(line, i) and i <= found[1] + 1 and _long_quotation(line, i):
            frame = "quote" if "quote" in sighting.frames else "que"
            end = line.index_at(line.quotations[line.inside[i]].end - 1) + 1
            return draft(sighting, frame, (i, min(end, len(line))), _sources(scene, group), name="colon")
        if word.tag in ("pres", "past", "fut", "cond") or word.is_any("complementizer", "relative"):
            return None
    return None


def _opening_mark(line: Line, i: int) -> bool:
    return line.is_mark(i) and line.inside[i] >= 0 and line.quotations[line.inside[i]].start == line.words[i].start


def _long_quotation(line: Line, i: int) -> bool:
    """A quotation that is a clause rather than a word in quotation marks."""
    place = line.inside[i]
    members = [k for k in range(i, len(line)) if line.inside[k] == place]
    return (
        any(line.words[k].tag in ("pres", "past", "fut", "cond") for k in members)
        or len(members) < 5
        and line.upos(i - 1) in SPEAKING
    )


def clause(scene: Scene, sighting: Sighting) -> Attribution | None:
    """X affirme que … · X said (that) … · X demande si …"""
    line, group = sighting.line, sighting.group
    found = sighting.entry("que")
    if found is None or (group.passive and group.tag == "pp"):
        return None
    start = complement_start(line, found[1], wh=sighting.group.tag != "pp")
    if start < 0 and line.book.has("optional_complementizer"):
        start = _bare_clause(line, found[1])
    while 0 <= start < len(line) and line.form(start) == ",":
        start += 1
    if start < 0 or start >= len(line):
        return None
    sources = _sources(scene, group)
    end = content_end(line, start, commas=_subordinate(line, group))
    if line.is_any(group.first - 1, "subject_relative") and line.form(group.first - 2) == ",":
        end = _before_resumed(line, start, end)
    made = draft(sighting, "que", (start, end), sources)
    return replace(made, addressee=_addressee(line, found[1], start))


def _before_resumed(line: Line, start: int, end: int) -> int:
    """End of what is said in « X, qui craint que …, a fait … »: the comma before the verb of X."""
    for i in range(start + 1, end - 1):
        if line.form(i) == "," and line.inside[i] < 0:
            k = i + 1
            while line.is_any(k, "clitic", "negation") and line.upos(k) != "DET":
                k += 1
            if k < end and line.words[k].tag in TENSED:
                return i
    return end


def _subordinate(line: Line, group: Group) -> bool:
    """Whether the cue stands in a subordinate clause that opens the sentence, so that a comma ends what is said."""
    return line.is_any(0, "subordinator", "contrast") and not any(
        line.form(i) == ","
        and line.words[i + 1].upos in ("DET", "PROPN", "PRON", "NOUN")
        and not any(line.form(k) == "," for k in range(i + 1, group.first))
        and i > 6
        for i in range(group.first)
    )


def complement_start(line: Line, place: int, *, wh: bool = True) -> int:
    """Index after the complementizer of a verb whose words end before ``place``; -1 when there is none."""
    depth, skip = 0, 0
    for i in range(place, min(len(line), place + 30)):
        word = line.words[i]
        depth += (word.form == "(") - (word.form == ")")
        if depth or i < skip:
            continue
        if word.form == "," and line.is_any(i + 1, "subject_relative"):
            skip = next((k for k in range(i + 2, min(len(line), i + 14)) if line.form(k) == ","), i)
            continue
        if word.is_any("complementizer") and word.upos != "DET" and not _restrictive(line, i, place):
            return i + 1
        if i <= place + 1 and wh and word.is_any("wh") and word.upos not in ("DET",) or _to_what_degree(line, i):
            return i
        if word.is_any("so_that") and line.is_any(i + 1, "subject_relative", "complementizer") and i == place:
            return i
        if word.tag in ("pres", "past", "fut", "cond") and i > place and word.upos in SPEAKING:
            return -1
        if word.form in (":", ";") or word.is_any("subject_relative"):
            return -1
        if word.tag == "inf" and i == place:
            return -1
    return -1


def _restrictive(line: Line, i: int, place: int) -> bool:
    """« ne … que », « plus que », « tel que », « le fait que l'on »: no complement of the verb."""
    last = line.word(i - 1)
    if last is None or i == place:
        return False
    return (
        last.is_any("comparison")
        or last.upos == "NOUN"
        and not last.is_any("fact")
        and last.i > place + 1
        and not last.is_any("time")
        and line.upos(last.i - 1) in ("DET",)
        and not line.is_any(last.i - 2, "to", "preposition")
    )


def _to_what_degree(line: Line, i: int) -> bool:
    return line.is_any(i, "to") and line.is_any(i + 1, "degree") and line.upos(i + 2) == "NOUN"


def _bare_clause(line: Line, place: int) -> int:
    """Start of a clause without complementizer: a noun phrase and a tensed verb right after the cue."""
    start = place
    while (
        line.is_any(start, "time")
        or line.upos(start) == "ADV"
        or line.is_any(start, "preposition")
        and line.is_any(start + 1, "time")
    ):
        start += 1
    if start >= len(line) or line.upos(start) in ("PUNCT", "ADP", "SCONJ", "CCONJ") and not line.is_mark(start):
        return -1
    for i in range(start, min(len(line), start + 22)):
        if line.words[i].tag in ("pres", "past", "fut", "cond") and i > start:
            return start
        if line.form(i) in (",", ";", ":", ".") or line.is_any(i, "subject_relative"):
            return -1
    return -1


def _addressee(line: Line, place: int, stop: int) -> Range | None:
    """Words from « à » between the verb and what is said: to whom, or through which medium."""
    for i in range(place, stop - 1):
        if line.is_any(i, "to") and line.upos(i) == "ADP":
            end = phrase_end(line, i + 1)
            if end > i + 1 and end <= stop:
                return line.words[i + 1].start, line.words[end - 1].end
    return None


def object_infinitive(scene: Scene, sighting: Sighting) -> Attribution | None:
    """X accuse Y de … · X a appelé Y à … · Y, accusé de … · X demande à Y de …"""
    line, group = sighting.line, sighting.group
    found = sighting.entry("obj_inf", "dat_inf", "prep_obj")
    if found is None:
        return None
    frame = found[0].frame
    start = found[1]
    infinitive = _infinitive_after(line, start, 14)
    if infinitive < 0:
        return None
    if group.passive:
        return draft(
            sighting,
            frame,
            (infinitive, content_end(line, infinitive)),
            _agents(scene, group, infinitive),
            narrated=True,
        )
    if frame == "dat_inf":
        if not line.is_any(start, "to") and not _dative_clitic(line, group):
            return None
        made = draft(sighting, frame, (infinitive, content_end(line, infinitive)), _sources(scene, group))
        return replace(made, addressee=_addressee(line, start, infinitive))
    if (
        line.is_any(start, "of", "infinitive")
        and infinitive == start
        and not _object_clitic(line, group)
        and frame == "obj_inf"
        and "inf" in sighting.frames
    ):
        return None
    begin = start if line.upos(start) not in ("ADV",) else start + 1
    return draft(sighting, frame, (min(begin, infinitive), content_end(line, infinitive)), _sources(scene, group))


def _infinitive_after(line: Line, place: int, reach: int) -> int:
    """Index of the infinitive marker (or of a bare infinitive) within ``reach`` words; -1 when there is none."""
    for i in range(place, min(len(line) - 1, place + reach)):
        word = line.words[i]
        if word.is_any("infinitive") and _infinitive_at(line, i + 1):
            return i
        if word.form in (";", ":", ".") or word.tag in ("pres", "past", "fut", "cond") and word.upos in SPEAKING:
            return -1
        if word.is_any("subject_relative", "complementizer", "subordinator"):
            return -1
    return -1


def _infinitive_at(line: Line, i: int) -> bool:
    while line.is_any(i, "negation", "negator", "clitic") or line.is_mark(i) or line.upos(i) == "ADV":
        i += 1
    return line.word(i) is not None and line.words[i].tag == "inf"


def _dative_clitic(line: Line, group: Group) -> bool:
    return any(line.is_any(i, "clitic") and not line.is_any(i, "subject") for i in range(group.first, group.head))


def _object_clitic(line: Line, group: Group) -> bool:
    return _dative_clitic(line, group)


def infinitive(scene: Scene, sighting: Sighting) -> Attribution | None:
    """X refuse d'aider · X affirme avoir vu · X hopes to win."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("inf")
    if found is None or (group.passive and group.tag == "pp"):
        return None
    start = found[1]
    while (
        line.upos(start) == "ADV"
        and not line.is_any(start, "negation", "negator")
        or line.form(start) == ","
        and start == found[1]
    ):
        start += 1
    begin = start + 1 if line.is_any(start, "infinitive") else start
    if not _infinitive_at(line, begin):
        return None
    narrated = found[0].stance not in (Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES)
    if narrated and not scene.can_speak(_sources(scene, group)):
        return None
    made = draft(sighting, "inf", (start, content_end(line, start)), _sources(scene, group), narrated=narrated)
    return made


def attribute(scene: Scene, sighting: Sighting) -> Attribution | None:
    """X a qualifié Y de « … » · ce qu'il a qualifié de « … » · X describes Y as …"""
    line, group = sighting.line, sighting.group
    found = sighting.entry("attr")
    if found is None:
        return None
    start = found[1]
    marker = _attribute_marker(line, start)
    if group.passive and not line.is_any(start, "agent"):
        return None
    if marker < 0:
        quoted = next((i for i in range(start, min(len(line), start + 8)) if line.is_mark(i)), -1)
        if quoted < 0 or found[0].stance is not Stance.EVALUATES:
            return None
        marker = start
    if marker == start and marker < len(line) and (line.is_any(marker, "of") or line.is_any(marker, "comment")):
        start = marker + 1
    if start >= len(line):
        return None
    end = content_end(line, start)
    if (
        _opening_mark(line, start)
        and line.is_any(group.first - 1, "relative", "complementizer", "subject", "PROPN")
        or _in_relative(line, group)
    ):
        end = min(end, _after_quotation(line, start, end))
    return draft(sighting, "attr", (start, end), _sources(scene, group))


def _in_relative(line: Line, group: Group) -> bool:
    return any(
        line.is_any(i, "complementizer") and line.upos(i - 1) in NOMINAL
        for i in range(max(1, group.first - 8), group.first)
    )


def _after_quotation(line: Line, start: int, end: int) -> int:
    """Index after the quotation that begins at ``start``, when the words after it do not go on with it."""
    if not _opening_mark(line, start):
        return end
    stop = line.index_at(line.quotations[line.inside[start]].end - 1) + 1
    return end if line.is_any(stop, "coordinator", "of", "join") else stop


def _attribute_marker(line: Line, place: int) -> int:
    for i in range(place, min(len(line), place + 25)):
        word = line.words[i]
        if word.is_any("comment") and i > place - 1 and word.upos != "DET":
            return i
        if word.is_any("of") and (line.is_mark(i + 1) or i == place or line.upos(i + 1) in ("ADJ",)):
            return i
        if word.tag in ("pres", "past", "fut", "cond") or word.form in (";", ":"):
            return -1
    return -1


def prepositional(scene: Scene, sighting: Sighting) -> Attribution | None:
    """X s'inquiète de … · X met en garde contre … · X tells of …"""
    line, group = sighting.line, sighting.group
    found = sighting.entry("prep")
    if found is None:
        return None
    place = found[1]
    while line.upos(place) == "ADV" and not line.is_any(place, "of"):
        place += 1
    if not _marked(line, place, found[0]) or place + 1 >= len(line):
        return None
    if (
        line.upos(place + 1) not in ("DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM")
        and not line.is_mark(place + 1)
        and line.words[place + 1].tag != "inf"
    ):
        return None
    return draft(
        sighting, "prep", (place + 1, content_end(line, place + 1, commas=True)), _sources(scene, group), narrated=True
    )


def _marked(line: Line, i: int, entry: Entry) -> bool:
    word = line.word(i)
    if word is None:
        return False
    return (
        word.form in entry.markers
        or word.lemma in entry.markers
        or (word.is_any("of") and bool(entry.markers & _OF))
        or (word.is_any("to") and "à" in entry.markers)
    )


_OF = frozenset({"de", "of"})


def light(scene: Scene, sighting: Sighting) -> Attribution | None:
    """X a exprimé sa « grave inquiétude » · X voiced concern about …"""
    line, group = sighting.line, sighting.group
    found = sighting.entry("light")
    if (
        found is None
        or group.passive
        or (line.is_any(found[1], "of") and line.upos(found[1]) == "ADP" and len(found[0].words) == 1)
    ):
        return None
    for i in range(found[1], min(len(line), found[1] + 6)):
        word = line.words[i]
        noun = _attitude(line, i)
        if noun is not None:
            content = (found[1], content_end(line, found[1], commas=True))
            if content[1] <= i + 1 and line.upos(i - 1) not in ("DET", "ADJ") and not line.is_mark(i - 1):
                return None
            made = draft(sighting, "light", content, _sources(scene, group), narrated=True)
            scene.used.add(i)
            return replace(
                made,
                stance=noun.stance,
                certainty=noun.certainty,
                polarity=noun.polarity,
                rules=(*made.rules, noun.rule),
            )
        if word.upos not in ("DET", "ADJ", "ADP", "ADV", "NUM", "PRON") and not line.is_mark(i):
            return None
    return None


def _attitude(line: Line, i: int) -> Entry | None:
    """The row of an attitude noun at ``i``."""
    word = line.words[i]
    if word.upos not in ("NOUN", "X", "PROPN", "ADJ"):
        return None
    for lemma in (word.lemma, word.form, word.form.removesuffix("s")):
        for entry in line.book.nouns.get(lemma, ()):
            if entry.frame == "noun":
                return entry
    return None


def passive(scene: Scene, sighting: Sighting) -> Attribution | None:
    """Une information démentie par X · le décès a été confirmé par Y · n'a pas été confirmée."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("obj", "que")
    if found is None or not group.passive:
        return None
    entry = found[0]
    agents = _agents(scene, group, len(line))
    family = entry.stance in (Stance.CONFIRMS, Stance.DENIES)
    if (
        agents[0].path is HolderPath.ABSENT
        and not (family and group.finite)
        and not (family and _ends_here(line, group))
    ):
        return None
    subject = _passive_subject(line, group)
    if subject is None:
        return None
    frame = entry.frame
    return draft(sighting, frame, subject, agents, narrated=True, name="passive")


def _ends_here(line: Line, group: Group) -> bool:
    return group.last + 1 >= len(line) or line.upos(group.last + 1) == "PUNCT"


def _passive_subject(line: Line, group: Group) -> Range | None:
    """What is confirmed, denied …: the subject of a passive, or the noun phrase that a participle follows."""
    sources = subject_sources(line, group, modified=True)
    if not sources or sources[0].start < 0:
        return None
    start, end = line.index_at(sources[0].start), line.index_at(sources[-1].end - 1) + 1
    return (start, end) if start < end else None


def _agents(scene: Scene, group: Group, stop: int) -> tuple[Source, ...]:
    """The agents of a passive: « par A et par B », « ni par A ni par B »; one absent source when none is named."""
    line = scene.line
    found: list[Source] = []
    i = group.last + 1
    limit = min(stop, len(line), i + 18)
    while i < limit:
        word = line.words[i]
        if word.is_any("agent") and word.upos in ("ADP", "X"):
            end = phrase_end(line, i + 1)
            if end > i + 1:
                found.extend(phrase_source(line, i + 1, end, HolderPath.PASSIVE_AGENT))
                i = end
                continue
        elif (
            word.tag in ("pres", "past", "fut", "cond")
            or word.form in (";", ":", ".")
            or word.is_any("subject_relative")
        ):
            break
        elif word.form == "," and not line.is_any(i + 1, "agent", "coordinator"):
            break
        i += 1
    return tuple(found) or (absent(),)


def objects(scene: Scene, sighting: Sighting) -> Attribution | None:
    """X dénonce une provocation · X exige le retrait de … · ce texte prévoit une aide."""
    line, group = sighting.line, sighting.group
    document = sighting.entry("doc")
    found = sighting.entry("obj", "obj_claim")
    if group.passive or (found is None and document is None):
        return None
    sources = _sources(scene, group)
    if found is None or (document is not None and _is_document(line, sources)):
        if document is None or not _is_document(line, sources):
            return None
        found = document
    place = found[1]
    while line.upos(place) == "ADV" or line.is_any(place, "time") and line.upos(place) in ("NOUN", "PROPN"):
        place += 1
    place += line.is_any(place, "of") and line.is_any(place + 1, "demonstrative")
    if "obj_claim" in sighting.frames and _is_claim(line, place):
        found = sighting.frames["obj_claim"]
    elif found[0].frame == "obj_claim" or (found[0].stance in WORDS_ONLY and not _may_claim(scene, found[0], sources)):
        return None
    if (
        line.upos(place) not in ("DET", "NOUN", "PROPN", "NUM", "ADJ")
        and not line.is_mark(place)
        and not line.is_any(place, "so_that")
    ):
        clitic = _clitic_object(line, group)
        if clitic is None or found[0].stance not in (Stance.CONFIRMS, Stance.DENIES):
            return None
        return draft(sighting, found[0].frame, clitic, sources, narrated=True, name="obj")
    if group.tag == "inf" and not _purpose(line, group):
        return None
    return draft(
        sighting,
        found[0].frame,
        (place, content_end(line, place, commas=True)),
        sources,
        narrated=found[0].frame != "doc",
        name="obj",
    )


WORDS_ONLY = frozenset(
    {
        Stance.ASSERTS,
        Stance.CONFIRMS,
        Stance.DEMANDS,
        Stance.INTENDS,
        Stance.REFUSES,
        Stance.EVALUATES,
        Stance.PREDICTS,
        Stance.ESTIMATES,
        Stance.PROMISES,
    }
)
"""Stances that an object alone does not prove: « l'envoi confirme l'alliance » is no claim, « le ministre confirme » is."""


def _may_claim(scene: Scene, entry: Entry, sources: tuple[Source, ...]) -> bool:
    return scene.can_speak(
        sources, surely=entry.stance in (Stance.ASSERTS, Stance.CONFIRMS, Stance.PREDICTS, Stance.ESTIMATES)
    )


def _is_claim(line: Line, place: int) -> bool:
    """Whether the object is itself something said: « ces accusations », « les soupçons de fraude »."""
    for i in range(place, min(len(line), place + 4)):
        if line.is_any(i, "resumptive"):
            return True
        noun = _attitude(line, i)
        if noun is not None:
            return noun.stance in (Stance.SUSPECTS, Stance.ASSERTS, Stance.EVALUATES)
        if line.upos(i) == "NOUN":
            return False
    return False


def _clitic_object(line: Line, group: Group) -> Range | None:
    """« l'a démenti »: the pronoun stands for what is denied."""
    for i in range(group.first, group.head):
        if (
            line.is_any(i, "clitic")
            and line.form(i) in line.book.classes
            and line.is_any(i, "determiner", "clitic")
            and not line.is_any(i, "reflexive", "subject")
        ):
            return (i, i + 1)
    return None


def _purpose(line: Line, group: Group) -> bool:
    return line.upos(group.first - 1) in ("ADP",) and not line.is_any(group.first - 1, "of", "negative")


def _is_document(line: Line, sources: tuple[Source, ...]) -> bool:
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


def experiencer(scene: Scene, sighting: Sighting) -> Attribution | None:
    """Un rapprochement qui inquiète Séoul · ce qui révolte Pyongyang."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("psych")
    if found is None or group.passive or not group.finite:
        return None
    start = found[1]
    while line.upos(start) == "ADV":
        start += 1
    if line.upos(start) not in ("DET", "PROPN", "NOUN") or line.is_mark(start):
        return None
    end = phrase_end(line, start)
    content = _stimulus(line, group)
    if end <= start or content is None:
        return None
    return draft(sighting, "psych", content, phrase_source(line, start, end, HolderPath.EXPLICIT), narrated=True)


def _stimulus(line: Line, group: Group) -> Range | None:
    """What moves the experiencer: the clause before « ce qui », else the subject (with its relative pronoun)."""
    if line.is_any(group.first - 1, "subject_relative") and line.is_any(group.first - 2, "so_that"):
        stop = group.first - 2
        while stop > 0 and line.upos(stop - 1) == "PUNCT" and not line.is_mark(stop - 1):
            stop -= 1
        start = _last_clause(line, stop)
        return (start, stop) if start < stop else None
    sources = subject_sources(line, group)
    if not sources or sources[0].start < 0:
        return None
    start = line.index_at(sources[0].start)
    stop = group.first if line.is_any(group.first - 1, "subject_relative") else line.index_at(sources[-1].end - 1) + 1
    return (start, stop) if start < stop else None


def _last_clause(line: Line, stop: int) -> int:
    """Start of the last main clause before ``stop``: after « , et » with a subject of its own, else the sentence."""
    for i in range(stop - 3, 0, -1):
        if line.form(i) == "," and line.is_any(i + 1, "coordinator") and line.upos(i + 2) in ("DET", "PROPN", "PRON"):
            return i + 2
    return clause_start(line, 0, stop)


def absolute(scene: Scene, sighting: Sighting) -> Attribution | None:
    """X a infléchi sa position sur … : an idiom that is the stance by itself."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("abs")
    if found is None:
        return None
    place = found[1]
    content = (group.first, place)
    if line.upos(place) == "ADP" and place + 1 < len(line) and not line.is_any(place, "time"):
        content = (place + 1, content_end(line, place + 1, commas=True))
    return draft(sighting, "abs", content, _sources(scene, group), narrated=True)


def causative(scene: Scene, sighting: Sighting) -> Attribution | None:
    """Faisant craindre une escalade: somebody, left unnamed, fears."""
    line, group = sighting.line, sighting.group
    if "causative" not in sighting.frames:
        return None
    i = sighting.frames["causative"][1]
    word = line.word(i)
    if word is None or word.tag != "inf" or word.lemma not in line.book.verbs:
        return None
    rows = {
        entry.frame: entry for entry in line.book.verbs[word.lemma] if len(entry.words) == 1 and not entry.reflexive
    }
    entry = rows.get("que") or rows.get("obj")
    if entry is None or entry.stance not in (Stance.EXPRESSES_CONCERN, Stance.INTENDS, Stance.SUSPECTS):
        return None
    scene.used.add(i)
    start = complement_start(line, i + 1)
    if start < 0:
        start = i + 1
        if line.upos(start) not in ("DET", "NOUN", "PROPN", "ADP", "ADJ"):
            return None
    made = draft(sighting, "causative", (start, content_end(line, start, commas=True)), (absent(),), narrated=True)
    return replace(
        made, cue=(made.cue[0], word.end), stance=entry.stance, certainty=entry.certainty, rules=(entry.rule,)
    )


def _sources(scene: Scene, group: Group) -> tuple[Source, ...]:
    """Who is the subject of the verb, by the means that `speakers` has; an earlier subject when it has none."""
    spoken = [
        one
        for one in scene.found
        if one.construction in ("quote", "colon") and one.sources and one.sources[0].start >= 0
    ]
    if group.tag == "presp" and spoken and scene.line.words[group.first].start > spoken[-1].cue[1]:
        return tuple(replace(source, path=HolderPath.PARTICIPLE_SUBJECT) for source in spoken[-1].sources)
    sources = subject_sources(scene.line, group)
    if sources:
        return sources
    for one in reversed(scene.found):
        if one.group is not None and one.sources and one.sources[0].start >= 0:
            path = HolderPath.SUBJECT_ELLIPSIS if group.finite or group.tag == "pp" else HolderPath.PARTICIPLE_SUBJECT
            return tuple(replace(source, path=path) for source in one.sources)
    return (absent(HolderPath.SUBJECT_ELLIPSIS if group.finite and not group.passive else HolderPath.ABSENT),)


CONSTRUCTIONS: tuple[Callable[[Scene, Sighting], Attribution | None], ...] = (
    causative,
    parenthetical,
    clause,
    colon,
    attribute,
    object_infinitive,
    infinitive,
    passive,
    light,
    absolute,
    prepositional,
    objects,
    experiencer,
)
"""Tried in this order for each cue verb; the first that fits is taken."""

_ = NOMINAL
