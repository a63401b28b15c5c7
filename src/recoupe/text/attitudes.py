"""Constructions that tell a stance: demands, denials, fears, refusals, intentions, evaluations, passives.

Enters: a `Scene` and a `Sighting`. Leaves: an `Attribution`, or None where the construction does not fit.
"""

from dataclasses import replace

from recoupe.terms import Certainty, HolderPath, Stance
from recoupe.text.adjuncts import before_complement
from recoupe.text.clauses import Group, Line, over_asides
from recoupe.text.contents import Range, complement_start, content_end, in_opening
from recoupe.text.cues import Entry
from recoupe.text.evaluating import judges
from recoupe.text.hedging import hedges_in
from recoupe.text.nounphrases import antecedent, phrase_end
from recoupe.text.sightings import (
    Attribution,
    Scene,
    Sighting,
    addressee_of,
    draft,
    infinitive_at,
    is_document,
    passive_agents,
    subjects,
)
from recoupe.text.speakers import Source, absent, phrase_source, subject_sources
from recoupe.text.told import told_attitude
from recoupe.text.word import NOMINAL, SPEAKING, TENSED


def object_infinitive(scene: Scene, sighting: Sighting) -> Attribution | None:
    """An attribution of the kind: X accuse Y de … · X a appelé Y à … · Y, accusé de … · X demande à Y de …."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("obj_inf", "dat_inf", "prep_obj")
    if found is None:
        return None
    frame = found[0].frame
    start = found[1]
    infinitive = _infinitive_after(line, start, 14)
    if infinitive < 0 or (not group.passive and not scene.can_speak(subjects(scene, group))):
        charge = sighting.frames.get("prep_obj") if infinitive < 0 else None
        return _charge(scene, sighting, *charge) if charge is not None else None
    unnamed = group.passive and passive_agents(scene, group, infinitive)[0].path is HolderPath.ABSENT
    told = "bid" in found[0].markers and group.finite
    held = told or found[0].stance in (
        Stance.SUSPECTS, Stance.PREDICTS, Stance.ESTIMATES, Stance.EXPRESSES_CONCERN
    )  # fmt: skip
    if unnamed and (not held or (found[0].stance is Stance.PREDICTS and _is_hedge(line, group, infinitive))):
        return None
    if group.passive:
        return draft(
            sighting,
            frame,
            (infinitive, content_end(line, infinitive, commas=in_opening(line, group) or _is_aside(line, group))),
            passive_agents(scene, group, infinitive),
            narrated=True,
        )
    if frame == "dat_inf":
        if not line.is_any(start, "to") and not _dative_clitic(line, group):
            return None
        made = draft(sighting, frame, (infinitive, _before_colon(line, infinitive)), subjects(scene, group))
        return replace(made, addressee=addressee_of(line, start, infinitive))
    if (
        line.is_any(start, "of", "infinitive")
        and infinitive == start
        and not _object_clitic(line, group)
        and frame == "obj_inf"
        and "inf" in sighting.frames
    ):
        return None
    begin = start if line.upos(start) != "ADV" else start + 1
    begin = infinitive if before_complement(line, start) == infinitive else begin
    end = _before_colon(line, infinitive, commas=in_opening(line, group))
    return draft(sighting, frame, (min(begin, infinitive), end), subjects(scene, group))


def _before_colon(line: Line, start: int, *, commas: bool = False) -> int:
    """Where what is asked of somebody ends: before a colon, whatever stands behind it."""
    end = content_end(line, start, commas=commas)
    return next((k for k in range(start + 1, end) if line.form(k) == ":" and line.inside[k] < 0), end)


def _charge(scene: Scene, sighting: Sighting, entry: Entry, start: int) -> Attribution | None:
    """« accuse X de fraude », « menace X de sanctions », « soupçonné de vol », "accused X of bombing Y"."""
    line, group = sighting.line, sighting.group
    named = start if group.passive else phrase_end(line, start)
    marker = next((i for i in range(start, min(len(line) - 1, start + 14)) if _charges(line, i, entry)), -1)
    unsaid = named <= start and not group.passive and not _object_clitic(line, group)
    if marker < 0 or (unsaid and not _is_contact(line, group)):
        return None
    between = line.words[start:marker]
    if any(word.tag in TENSED or word.is_any("relative") for word in between):
        return None
    if any(word.upos == "PUNCT" and not line.is_mark(word.i) for word in between):
        return None
    sources = passive_agents(scene, group, len(line)) if group.passive else subjects(scene, group)
    unnamed = group.passive and sources[0].path is HolderPath.ABSENT
    if unnamed and entry.stance is not Stance.SUSPECTS:
        return None
    if not group.passive and not scene.can_speak(sources, surely=entry.stance is Stance.THREATENS):
        return None
    begin = marker + 1 if group.passive else start
    if unsaid and not line.book.has("optional_complementizer"):
        begin = _accused(line, group, begin)
    content = (begin, content_end(line, begin, commas=True))
    return draft(sighting, "prep_obj", content, sources, narrated=True) if content[1] > marker + 1 else None


def _is_hedge(line: Line, group: Group, infinitive: int) -> bool:
    """Nobody else says it, the article does so with reserve: "is expected to land"."""
    return group.finite and any(one.kind in ("modal", "frame") for one in hedges_in(line, group.first, infinitive + 1))


def _is_contact(line: Line, group: Group) -> bool:
    """« X, qu'il accuse de fraude », "firms it accuses of fraud": whom is said before the subject."""
    sources = subject_sources(line, group)
    before = line.index_at(sources[0].start) - 1 if sources and sources[0].start >= 0 else -1
    if before < 0 or line.upos(group.last + 1) != "ADP":
        return False
    bare = line.book.has("optional_complementizer") and line.upos(before) in NOMINAL
    return bare or (line.is_any(before, "complementizer") and line.upos(before) != "SCONJ")


def _accused(line: Line, group: Group, begin: int) -> int:
    """Where « une officine que Paris accuse d'espionnage » begins; ``begin`` where nothing stands before."""
    relative = next((i for i in range(group.first - 1, 0, -1) if line.is_any(i, "complementizer")), -1)
    found = antecedent(line, relative) if relative > 0 and line.form(relative - 1) != "," else None
    return found[0] if found is not None else begin


def _charges(line: Line, i: int, entry: Entry) -> bool:
    """Whether the word that brings the charge stands at ``i``, a noun or a gerund after it."""
    of = line.is_any(i, "of") and bool(entry.markers & _OF)
    after = line.words[min(i + 1 + line.is_mark(i + 1), len(line) - 1)]
    if of and entry.stance is Stance.THREATENS and line.form(i)[-1:] in "us":
        return False  # « menace les passagers du wagon »
    # « menace le Japon d'une riposte » brings a charge, « menace les gens de la ville » a complement of the noun.
    led = after.is_any("indefinite") if of else after.upos in ("DET", "PROPN")
    bare = led or after.upos in ("NOUN", "ADJ") or after.tag == "presp"
    merged = line.is_any(i, "to") and line.words[i].lemma in entry.markers  # « appelle les parties au calme »
    return (bare or (merged and after.upos == "VERB")) and (of or merged or line.form(i) in entry.markers)


def _infinitive_after(line: Line, place: int, reach: int) -> int:
    """Index of the infinitive marker (or of a bare infinitive) within ``reach`` words; -1 when there is none."""
    for i in range(place, min(len(line) - 1, place + reach)):
        word = line.words[i]
        if word.is_any("infinitive") and infinitive_at(line, i + 1):
            return i
        if word.form in (";", ":", ".") or (word.tag in ("pres", "past", "fut", "cond") and word.upos in SPEAKING):
            return -1
        if word.is_any("subject_relative", "complementizer", "subordinator"):
            return -1
    return -1


def _bare_infinitive_after(line: Line, start: int) -> int:
    """Index of an infinitive without marker behind an adjunct: « espère depuis longtemps revenir »; else ``start``."""
    for i in range(start + 1, min(len(line), start + 5)):
        if line.words[i].tag == "inf":
            return start if line.upos(i - 1) == "ADP" else i
        if line.upos(i) not in ("ADV", "DET", "NOUN", "ADJ", "NUM", "PROPN"):
            return start
    return start


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
    start = found[1] + (group.negated and line.is_any(found[1], "negator"))
    start = _over_inserted(line, start)
    while (
        (line.upos(start) == "ADV" and not line.is_any(start, "negation", "negator"))
        or line.is_any(start, "time")
        or (line.form(start) == "," and start == found[1])
    ):
        start += 1
    begin = start + 1 if line.is_any(start, "infinitive") else start
    if not infinitive_at(line, begin) and not (line.is_any(start, "to") and "prep" in sighting.frames):
        start = before_complement(line, found[1])
        begin = start + line.is_any(start, "infinitive")
    aims = group.tag == "presp" and "aims" in found[0].markers and line.upos(group.first - 1) == "NOUN"
    if not infinitive_at(line, begin) or (aims and not group.passive):
        return None  # « une méthode visant à … »
    if group.passive:
        return _of_nobody(sighting, start)
    held = told_attitude(scene, sighting, begin) if found[0].stance is Stance.ASSERTS else None
    if held is not None:
        return held
    owner = _owner(scene, group)
    if "doc" in sighting.frames and is_document(line, owner):  # « une loi prévoyant de … »
        return draft(sighting, "doc", (start, content_end(line, start)), owner, name="inf")
    narrated = found[0].stance not in (Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES)
    if narrated and not scene.can_speak(subjects(scene, group), surely=found[0].stance is Stance.THREATENS):
        return None
    ends = "aspectual" in line.book.classes_of(line.words[max(0, group.first - 2)].lemma)
    if group.tag == "inf" and line.upos(group.first - 1) == "ADP" and not ends:
        return None  # « pour nier », not « a fini par avouer »
    content = (start, content_end(line, start, commas=_is_aside(line, group) or in_opening(line, group)))
    if narrated:
        content = (start, min(content[1], _before_colon(line, start)))
    return draft(sighting, "inf", content, subjects(scene, group), narrated=narrated)


def _owner(scene: Scene, group: Group) -> tuple[Source, ...]:
    """The noun right before a participle (« une loi prévoyant de … »), else the subject."""
    owner = antecedent(scene.line, group.first) if group.tag == "presp" else None
    return phrase_source(scene.line, *owner, HolderPath.EXPLICIT) if owner is not None else subjects(scene, group)


def _is_aside(line: Line, group: Group) -> bool:
    """« X, qui espère doubler ses achats, … »: a comma ends what a relative clause tells."""
    return line.is_any(group.first - 1, "subject_relative") and line.form(group.first - 2) == ","


def _of_nobody(sighting: Sighting, start: int) -> Attribution | None:
    """« is said to have fled »: somebody, left unnamed, says so, and the article does not vouch for it."""
    line, group = sighting.line, sighting.group
    row = sighting.frames["inf"][0]
    if row.stance is not Stance.ASSERTS or not group.finite:
        return None
    made = draft(sighting, "inf", (start, content_end(line, start)), (absent(),), narrated=True)
    return replace(made, certainty=Certainty.PROBABLE)


def _over_inserted(line: Line, start: int) -> int:
    """Index after words between commas, or an adjunct, right after a cue.

    « s'est défendu, hier devant les juges, d'avoir … », « s'est engagé par écrit à … ».
    """
    if over_asides(line, start) > start:
        return over_asides(line, start)
    marks = line.is_any(start, "infinitive") and infinitive_at(line, start + 1)
    if line.upos(start) == "ADP" and not marks and not line.is_any(start, "of", "to"):
        marked = _infinitive_after(line, start, 8)
        return marked if marked > 0 else _bare_infinitive_after(line, start)
    if line.form(start) != ",":
        return start
    for i in range(start + 1, min(len(line), start + 10)):
        if line.form(i) == ",":
            return i + 1 if line.is_any(i + 1, "infinitive", "of", "to") else start
        if line.words[i].tag:
            break
    return start


def prepositional(scene: Scene, sighting: Sighting) -> Attribution | None:
    """An attribution of the kind: X s'inquiète de … · X met en garde contre … · X tells of …."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("prep", "figure")
    if found is None or group.passive or (group.tag == "inf" and found[0].frame == "figure"):
        return None
    place = _over_inserted(line, found[1])
    while (line.upos(place) == "ADV" and not line.is_any(place, "of")) or _is_day(line, place):
        place += 1
    if not _marked(line, place, found[0]) or place + 1 >= len(line):
        return None
    if "of_it" in found[0].markers and not line.is_any(group.head - 1, "of_it"):
        return None
    if (
        line.upos(place + 1) not in ("DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM")
        and not _has_figure(line, (place + 2, min(len(line), place + 4)))
        and not line.is_mark(place + 1)
        and not infinitive_at(line, place + 1)
    ):
        return None
    content = (place + 1, content_end(line, place + 1, commas=True))
    called = any(line.is_any(i, "untrue") for i in range(content[0], min(content[1], content[0] + 3)))
    if found[0].frame == "figure" and not called and not _has_figure(line, content):
        return None  # « parle de milliers de soldats », « parle d'une rumeur malveillante »
    made = draft(sighting, found[0].frame, content, subjects(scene, group), narrated=True, name="prep")
    if made.stance is Stance.ASSERTS and any(line.inside[i] >= 0 and judges(line, i) for i in range(*content)):
        return replace(made, stance=Stance.EVALUATES)  # « parle de “provocation grossière” »
    if "cries" in made.markers and any(line.is_any(i, "guilt") for i in range(content[0], content[0] + 2)):
        return replace(made, stance=Stance.SUSPECTS, certainty=Certainty.UNCOMMITTED)  # « crie à la fraude »
    return made


def _is_day(line: Line, i: int) -> bool:
    """« a fait état jeudi d'un incident »: a day between the cue and its preposition."""
    return line.is_any(i, "time") and line.upos(i) in ("NOUN", "PROPN")


def figured(scene: Scene, sighting: Sighting) -> Attribution | None:
    """An attribution of the kind: X put the toll at 300 · X estimates the damage at two billion."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("figured")
    if found is None or group.passive:
        return None
    place = _over_counted(line, found[1], found[0])
    if place <= found[1] or line.form(place) not in found[0].markers or not scene.can_speak(subjects(scene, group)):
        return None
    if not any(line.upos(i) == "NUM" or line.is_any(i, "plural_number") for i in range(place + 1, place + 5)):
        return None
    content = (found[1], content_end(line, found[1], commas=True))
    made = draft(sighting, "figured", content, subjects(scene, group), narrated=True)
    exact = line.upos(place + 1) in ("NUM", "SYM") or not line.form(place + 1).isalpha()
    if made.stance is Stance.ASSERTS and not exact:
        return replace(made, stance=Stance.ESTIMATES, certainty=Certainty.PROBABLE)  # "put the loss at about ten"
    return made


def _over_counted(line: Line, start: int, entry: Entry) -> int:
    """Index after what a figure is put on: "the number of people missing" before "at"."""
    place = phrase_end(line, start)
    i = place
    while i < min(len(line), place + 6) and line.upos(i) in ("ADP", "NOUN", "VERB", "ADJ", "DET", "PROPN"):
        if line.form(i) in entry.markers and (line.upos(i + 1) == "NUM" or line.upos(i + 2) == "NUM"):
            return i
        if line.is_tensed(i):
            break
        i += 1
    return place


def _has_figure(line: Line, content: Range) -> bool:
    """Whether a noun phrase holds a figure or words in quotation marks: « parle de milliers de soldats »."""
    return any(
        line.upos(i) == "NUM" or line.is_mark(i) or line.is_any(i, "plural_number")
        for i in range(content[0], content[1])
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


def inverted_relative(line: Line, group: Group) -> bool:
    """« ce que souhaitait le président », « comme le proposait le maire »: the noun phrase behind is the subject."""
    if line.is_any(group.first - 1, "comment") and line.is_any(group.first, "clitic"):
        return True
    return line.is_any(group.first - 1, "complementizer") and (
        line.is_any(group.first - 2, "so_that", "demonstrative") or line.upos(group.first - 2) in NOMINAL
    )


def absolute(scene: Scene, sighting: Sighting) -> Attribution | None:
    """X a infléchi sa position sur … : an idiom that is the stance by itself."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("abs")
    if found is None or (group.tag == "inf" and line.is_any(group.first - 1, "of", "preposition")):
        return None  # « avant de donner leur feu vert »
    place = found[1]
    content = (group.first, place)
    timed = line.is_any(place, "time", "circumstance") or line.is_any(place + 1, "time")
    if line.upos(place) == "ADP" and place + 1 < len(line) and not timed:
        content = (place + 1, content_end(line, place + 1, commas=True))
    return draft(sighting, "abs", content, subjects(scene, group), narrated=True)


def causative(scene: Scene, sighting: Sighting) -> Attribution | None:
    """Faisant craindre une escalade: somebody, left unnamed, fears."""
    line = sighting.line
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
