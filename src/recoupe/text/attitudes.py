"""Constructions that tell a stance: demands, denials, fears, refusals, intentions, evaluations, passives.

Enters: a `Scene` and a `Sighting`. Leaves: an `Attribution`, or None where the construction does not fit.
"""

from dataclasses import replace

from recoupe.terms import HolderPath, Stance
from recoupe.text.clauses import Group, Line, antecedent, phrase_end
from recoupe.text.contents import Range, complement_start, content_end, in_opening, last_clause
from recoupe.text.cues import Entry
from recoupe.text.sightings import (
    Attribution,
    Scene,
    Sighting,
    addressee_of,
    attitude_at,
    draft,
    head_noun,
    infinitive_at,
    is_document,
    opening_mark,
    passive_agents,
    subjects,
)
from recoupe.text.speakers import Source, absent, phrase_source, speakers, subject_sources
from recoupe.text.words import NOMINAL, SPEAKING


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
        return None
    if group.passive and found[0].stance is not Stance.SUSPECTS:
        if passive_agents(scene, group, infinitive)[0].path is HolderPath.ABSENT:
            return None
    if group.passive:
        return draft(
            sighting,
            frame,
            (infinitive, content_end(line, infinitive)),
            passive_agents(scene, group, infinitive),
            narrated=True,
        )
    if frame == "dat_inf":
        if not line.is_any(start, "to") and not _dative_clitic(line, group):
            return None
        made = draft(sighting, frame, (infinitive, content_end(line, infinitive)), subjects(scene, group))
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
    return draft(sighting, frame, (min(begin, infinitive), content_end(line, infinitive)), subjects(scene, group))


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
    while (line.upos(start) == "ADV" and not line.is_any(start, "negation", "negator")) or (
        line.form(start) == "," and start == found[1]
    ):
        start += 1
    begin = start + 1 if line.is_any(start, "infinitive") else start
    if not infinitive_at(line, begin):
        return None
    narrated = found[0].stance not in (Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES)
    if narrated and not scene.can_speak(subjects(scene, group), surely=found[0].stance is Stance.THREATENS):
        return None
    if group.tag == "inf" and line.upos(group.first - 1) == "ADP":
        return None
    content = (start, content_end(line, start, commas=in_opening(line, group)))
    return draft(sighting, "inf", content, subjects(scene, group), narrated=narrated)


def attribute(scene: Scene, sighting: Sighting) -> Attribution | None:
    """An attribution of the kind: X a qualifié Y de « … » · ce qu'il a qualifié de « … » · X describes Y as …."""
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
        opening_mark(line, start) and line.is_any(group.first - 1, "relative", "complementizer", "subject", "PROPN")
    ) or _in_relative(line, group):
        end = min(end, _after_quotation(line, start, end))
    return draft(sighting, "attr", (start, end), subjects(scene, group))


def _in_relative(line: Line, group: Group) -> bool:
    return any(
        line.is_any(i, "complementizer") and line.upos(i - 1) in NOMINAL
        for i in range(max(1, group.first - 8), group.first)
    )


def _after_quotation(line: Line, start: int, end: int) -> int:
    """Index after the quotation that begins at ``start``, when the words after it do not go on with it."""
    if not opening_mark(line, start):
        return end
    stop = line.index_at(line.quotations[line.inside[start]].end - 1) + 1
    return end if line.is_any(stop, "coordinator", "of", "join") else stop


def _attribute_marker(line: Line, place: int) -> int:
    for i in range(place, min(len(line), place + 25)):
        word = line.words[i]
        if word.is_any("comment") and i > place - 1 and word.upos != "DET":
            return i
        if word.is_any("of") and (
            line.is_mark(i + 1) or i == place or line.upos(i + 1) == "ADJ" or line.is_any(i + 1, "untrue")
        ):
            return i
        if word.tag in ("pres", "past", "fut", "cond") or word.form in (";", ":"):
            return -1
    return -1


def prepositional(scene: Scene, sighting: Sighting) -> Attribution | None:
    """An attribution of the kind: X s'inquiète de … · X met en garde contre … · X tells of …."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("prep", "figure")
    if found is None or (group.tag == "inf" and found[0].frame == "figure"):
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
    content = (place + 1, content_end(line, place + 1, commas=True))
    if found[0].frame == "figure" and not _has_figure(line, content):
        return None
    return draft(sighting, found[0].frame, content, subjects(scene, group), narrated=True, name="prep")


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


def light(scene: Scene, sighting: Sighting) -> Attribution | None:
    """An attribution of the kind: X a exprimé sa « grave inquiétude » · X voiced concern about …."""
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
        noun = attitude_at(line, i)
        if noun is not None:
            content = (found[1], content_end(line, found[1], commas=True))
            if content[1] <= i + 1 and line.upos(found[1]) != "DET" and not line.is_mark(i - 1):
                return None
            made = draft(sighting, "light", content, subjects(scene, group), narrated=True)
            scene.used.add(i)
            return replace(
                made,
                stance=noun.stance,
                certainty=noun.certainty,
                polarity=noun.polarity,
                rules=(*made.rules, noun.rule),
            )
        between = word.upos in ("DET", "ADJ", "ADP", "ADV", "NUM", "PRON") or line.upos(i - 1) == "DET"
        if not between and not line.is_mark(i):
            return None
    return None


def passive(scene: Scene, sighting: Sighting) -> Attribution | None:
    """Une information démentie par X · le décès a été confirmé par Y · n'a pas été confirmée."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("obj", "obj_claim")
    if found is None or not group.passive:
        return None
    agents = passive_agents(scene, group, len(line))
    named = agents[0].path is not HolderPath.ABSENT
    if not (scene.can_speak(agents) and not _rules(line, agents) if named else _bare(sighting)):
        return None
    subject = _passive_subject(line, group)
    if subject is None:
        return None
    said = "obj_claim" in sighting.frames and _is_claim(line, subject[0])
    frame = "obj_claim" if said else "obj"
    return draft(sighting, frame, subject, agents, narrated=True, name="passive") if frame in sighting.frames else None


def _bare(sighting: Sighting) -> bool:
    """Whether a passive without agent still tells a stance: « n'a pas été confirmé », « … confirmée » in a headline."""
    line, group = sighting.line, sighting.group
    last = group.last + 1 >= len(line) or line.upos(group.last + 1) == "PUNCT"
    return "bare_passive" in sighting.frames and (group.finite or last)


def _passive_subject(line: Line, group: Group) -> Range | None:
    """What is confirmed, denied …: the subject of a passive, or the noun phrase that a participle follows."""
    sources = subject_sources(line, group, modified=True)
    if not sources or sources[0].start < 0:
        return None
    start, end = line.index_at(sources[0].start), line.index_at(sources[-1].end - 1) + 1
    return (start, end) if start < end else None


def objects(scene: Scene, sighting: Sighting) -> Attribution | None:
    """X dénonce une provocation · X exige le retrait de … · ce texte prévoit une aide."""
    line, group = sighting.line, sighting.group
    document = sighting.entry("doc")
    found = sighting.entry("obj", "obj_claim")
    if group.passive or (found is None and document is None):
        return None
    if _inverted_relative(line, group):
        return None
    sources = subjects(scene, group)
    if found is None or (document is not None and is_document(line, sources)):
        if document is None or not is_document(line, sources):
            return None
        found = document
    place = found[1]
    while line.upos(place) == "ADV" or (line.is_any(place, "time") and line.upos(place) in ("NOUN", "PROPN")):
        place += 1
    place += line.is_any(place, "of") and line.is_any(place + 1, "demonstrative")
    if line.upos(place) == "ADP" and line.upos(place + 1) == "NOUN" and line.upos(place + 2) == "DET":
        place += 2
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
    if group.tag == "inf" and (not _purpose(line, group) or sources[0].start < 0):
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
        Stance.DENIES,
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


def _inverted_relative(line: Line, group: Group) -> bool:
    """« ce que souhaitait le président »: the noun phrase after the verb is its subject."""
    return line.is_any(group.first - 1, "complementizer") and (
        line.is_any(group.first - 2, "so_that", "demonstrative") or line.upos(group.first - 2) in NOMINAL
    )


def _may_claim(scene: Scene, entry: Entry, sources: tuple[Source, ...]) -> bool:
    if entry.stance in (Stance.CONFIRMS, Stance.DENIES, Stance.REFUSES) and _rules(scene.line, sources):
        return False
    return scene.can_speak(sources, surely=entry.stance in (Stance.ASSERTS, Stance.PREDICTS, Stance.ESTIMATES))


def _rules(line: Line, sources: tuple[Source, ...]) -> bool:
    """Whether a court is the subject: what it confirms or rejects is a ruling, not a statement."""
    heads = [head_noun(line, source) for source in sources if source.start >= 0]
    return any("court" in line.book.kinds(line.words[head].lemma, line.form(head)) for head in heads)


def _is_claim(line: Line, place: int) -> bool:
    """Whether the object is itself something said: « ces accusations », « les soupçons de fraude »."""
    for i in range(place, min(len(line), place + 4)):
        if line.is_any(i, "resumptive"):
            return True
        noun = attitude_at(line, i)
        if noun is not None:
            return noun.stance in (Stance.SUSPECTS, Stance.ASSERTS, Stance.EVALUATES)
        if line.upos(i) == "NOUN":
            return False
    return False


def object_relative(scene: Scene, sighting: Sighting) -> Attribution | None:
    """Des faits qu'il conteste · ce que dément l'armée: the antecedent is what is denied."""
    line, group = sighting.line, sighting.group
    found = sighting.entry("obj", "obj_claim")
    if found is None or group.passive or not group.finite:
        return None
    relative = _relative_before(line, group)
    if relative < 0:
        return None
    inverted = relative == group.first - 1
    sources = (speakers(line, group, found[1]) if inverted else subject_sources(line, group)) or ()
    if not sources or not scene.can_speak(sources):
        return None
    content = _stimulus_clause(line, relative) if line.is_any(relative - 1, "so_that") else antecedent(line, relative)
    if content is None or content[0] >= content[1]:
        return None
    said = "obj_claim" in sighting.frames and _is_claim(line, content[0])
    frame = "obj_claim" if said or "obj" not in sighting.frames else "obj"
    return draft(sighting, frame, content, sources, narrated=True, name="relative")


def _relative_before(line: Line, group: Group) -> int:
    """Index of « que » that makes the clause of a group a relative; -1 when it is none."""
    for i in range(group.first - 1, max(0, group.first - 7), -1):
        if line.is_any(i, "complementizer"):
            before = line.upos(i - 1)
            nominal = before in NOMINAL or before == "ADJ" or line.is_any(i - 1, "so_that") or line.form(i - 1) == ","
            verb = any(line.words[k].lemma in line.book.verbs and line.words[k].tag for k in range(max(0, i - 3), i))
            return i if nominal and not verb and not line.is_any(i - 1, "comparison", "que_partner", "time") else -1
        if line.words[i].tag or line.form(i) == ",":
            return -1
    return -1


def _stimulus_clause(line: Line, relative: int) -> Range | None:
    """The clause before « , ce que … »."""
    stop = relative - 1
    while stop > 0 and line.upos(stop - 1) == "PUNCT" and not line.is_mark(stop - 1):
        stop -= 1
    start = last_clause(line, stop)
    return (start, stop) if start < stop else None


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
    return line.upos(group.first - 1) == "ADP" and not line.is_any(group.first - 1, "of", "negative")


def bare(scene: Scene, sighting: Sighting) -> Attribution | None:
    """« Moscou dément. »: what is denied stands before, or nowhere."""
    line, group = sighting.line, sighting.group
    if "bare_passive" not in sighting.frames or group.passive or group.negated or not group.finite:
        return None
    after = group.last + 1
    if after < len(line) and line.upos(after) not in ("PUNCT", "ADV") and not line.is_any(after, "coordinator", "time"):
        return None
    sources = subjects(scene, group)
    if sources[0].start < 0 or not _may_claim(scene, sighting.frames["bare_passive"][0], sources):
        return None
    return draft(sighting, "bare_passive", (group.first, group.last + 1), sources, narrated=True, name="bare")


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
        start = last_clause(line, stop)
        return (start, stop) if start < stop else None
    sources = subject_sources(line, group)
    if not sources or sources[0].start < 0:
        return None
    start = line.index_at(sources[0].start)
    stop = group.first if line.is_any(group.first - 1, "subject_relative") else line.index_at(sources[-1].end - 1) + 1
    return (start, stop) if start < stop else None


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
    return draft(sighting, "abs", content, subjects(scene, group), narrated=True)


def published(scene: Scene, sighting: Sighting) -> Attribution | None:
    """X a publié une vidéo montrant … : material evidence, and what it is said to show."""
    line, group = sighting.line, sighting.group
    if "publish" not in sighting.frames or group.passive:
        return None
    place = sighting.frames["publish"][1]
    for i in range(place, min(len(line), place + 8)):
        if "evidence" in line.book.kinds(line.words[i].lemma, line.form(i)):
            start = i
            while start > place and line.upos(start - 1) in ("DET", "ADJ", "NUM"):
                start -= 1
            end = _shown(line, i + 1)
            sources = subjects(scene, group)
            if end <= i + 1 or not scene.can_speak(sources):
                return None
            return draft(sighting, "publish", (start, end), sources, narrated=True)
    return None


def _shown(line: Line, place: int) -> int:
    """Index after « montrant … » or « qui montre … » beside a noun of evidence; ``place`` when nothing is shown."""
    for i in range(place, min(len(line), place + 6)):
        word = line.words[i]
        if any(entry.frame == "show" for entry in line.book.verbs.get(word.lemma, ())) and word.tag:
            return content_end(line, i + 1, commas=True)
        if word.form in (",", ".", ";"):
            break
    return place


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
