"""Constructions whose content is an object: « dénonce une provocation », « ce texte prévoit une aide ».

Enters: a `Scene` and a `Sighting`. Leaves: an `Attribution`, or None where the construction does not fit.
"""

from dataclasses import replace

from recoupe.terms import Certainty, Stance
from recoupe.text.adjuncts import after_adjuncts, over_date
from recoupe.text.attitudes import inverted_relative
from recoupe.text.clauses import Group, Line, over_asides
from recoupe.text.contents import Range, content_end
from recoupe.text.cues import Entry
from recoupe.text.mainverbs import only
from recoupe.text.nounphrases import phrase_end
from recoupe.text.publishing import provider
from recoupe.text.sightings import (
    GAP,
    Attribution,
    Scene,
    Sighting,
    attitude_at,
    draft,
    head_noun,
    is_document,
    subjects,
)
from recoupe.text.speakers import Source
from recoupe.text.told import is_aimed


def objects(scene: Scene, sighting: Sighting) -> Attribution | None:
    """X dénonce une provocation · X exige le retrait de … · ce texte prévoit une aide."""
    line, group = sighting.line, sighting.group
    if group.passive or inverted_relative(line, group) or not sighting.frames.keys() & {"obj", "obj_claim", "doc"}:
        return None
    sources = (provided := provider(sighting)) or subjects(scene, group)
    if (sources[0].start < 0 and group.tag in ("presp", "inf")) or not is_aimed(scene, group):
        return None
    found = sighting.entry("doc") if provided else _object_row(sighting, sources)
    if found is None or (group.tag == "inf" and _is_of_others(line, group, found[0].stance)):
        return None
    place = _object_start(line, found[1])
    place += line.is_any(place, "complementizer") and group.negated and only(line, group, len(line))
    swept = "obj" not in sighting.frames and is_claim(line, place, judged=True)  # « balaie les critiques »
    if "obj_claim" in sighting.frames and (swept or _disputes(line, place, sources)):
        found = sighting.frames["obj_claim"]
    elif found[0].frame == "obj_claim" or not (provided or _may_hold(scene, found[0], sources, place)):
        return None
    if _of_no_words(scene, sighting, found[0], sources, place):
        return None
    held = group.last + 1 == found[1] - 2 and line.is_any(group.last + 1, "demonstrative")  # "rule that out"
    inside = _gap(found) if found[1] - _gap(found) > group.last + 1 else 0
    if held or inside or _begins_object(line, place):
        content = (group.last + 1, found[1] - 1) if held else (place, _object_end(line, place, found[0]))
        content = (group.last + 1, found[1] - inside) if inside else content
        narrated = found[0].frame != "doc"
        made = draft(sighting, found[0].frame, content, sources, narrated=narrated, name="obj")
        made = _of_own_attitude(line, place, _by_hand(line, place, made))
        return owned(line, place, made) if "deed" in made.markers else made
    clitic = _clitic_object(line, group)
    if clitic is None or found[0].stance not in (Stance.CONFIRMS, Stance.DENIES):
        return None
    return draft(sighting, found[0].frame, clitic, sources, narrated=True, name="obj")


def _is_of_others(line: Line, group: Group, stance: Stance) -> bool:
    """« aucune pression pour écarter la thèse », « appelle le pouvoir à accepter le dialogue »: nobody does it yet."""
    return stance is Stance.DENIES or (stance is Stance.PROMISES and line.is_any(group.first - 1, "to"))


def _object_end(line: Line, place: int, told: Entry) -> int:
    """Where an object ends: « contredit cette version : on y voit … » is not on what a colon adds."""
    end = content_end(line, place, commas=True)
    if told.stance not in (Stance.CONFIRMS, Stance.DENIES) or not is_claim(line, place):
        return end
    return next((k for k in range(place + 1, end) if line.form(k) == ":" and line.inside[k] < 0), end)


def _gap(found: tuple[Entry, int]) -> int:
    """How many words of a row stand behind its gap: « montrer Kinshasa du doigt » holds its object; 0 without one."""
    words = found[0].words
    return len(words) - 1 - words.index(GAP) if GAP in words else 0


def _by_hand(line: Line, place: int, made: Attribution) -> Attribution:
    """« voit dans ces essais la main de Téhéran » suspects; « y voit une provocation » judges."""
    seen = any(marker.startswith(("in:", "with:")) for marker in made.markers)
    if not seen or not any(line.is_any(i, "hand") for i in range(place, min(len(line), place + 2))):
        return made
    return replace(made, stance=Stance.SUSPECTS, certainty=Certainty.POSSIBLE)


def _of_own_attitude(line: Line, place: int, made: Attribution) -> Attribution:
    """« réitère son appel à … », « a répété son souhait de … »: the noun says what is done again."""
    if made.stance is not Stance.ASSERTS or not line.is_any(place, "possessive"):
        return made
    noun = next((i for i in range(place + 1, min(len(line), place + 3)) if line.upos(i) == "NOUN"), -1)
    told = attitude_at(line, noun) if noun > 0 else None
    if told is None or told.stance in (Stance.ASSERTS, Stance.CONFIRMS):
        return made
    return replace(made, stance=told.stance, certainty=told.certainty, polarity=told.polarity)


def owned(line: Line, place: int, made: Attribution) -> Attribution | None:
    """« revendique l'attaque » owns up to a deed; « revendique une hausse » asks for one; other deeds are no claims."""
    deed = any(line.is_any(i, "deed") for i in range(place, min(len(line), place + 4)))
    if deed:
        return replace(made, stance=Stance.CONFIRMS, certainty=Certainty.CERTAIN)
    return made if made.stance is not Stance.CONFIRMS else None


def _of_no_words(scene: Scene, sighting: Sighting, told: Entry, sources: tuple[Source, ...], place: int) -> bool:
    """« L'hiver a démenti les prévisions », « confirme sa bonne forme », « Confirmez l'adresse »: nobody says it."""
    line, group = sighting.line, sighting.group
    if told.markers & {"deed", "of_things"}:
        return "deed" not in told.markers and _is_handled(line, told, place)
    if told.stance is Stance.DENIES and any(line.is_any(i, "granted") for i in range(place, min(len(line), place + 4))):
        return True  # « a nié l'accès du site aux journalistes »
    if told.stance is Stance.ASSERTS and told.frame != "doc":
        own = line.is_any(place, "possessive") or not line.is_any(place, "indefinite")
        own = own and "reason" not in told.markers
        return own and is_somebody(line, place) and not is_claim(line, place)  # « a rappelé son ambassadeur »
    if told.stance not in (Stance.CONFIRMS, Stance.DENIES):
        return False
    if sources[0].start < 0:
        return line.form(group.head).endswith(line.book.endings("imperative_ending")) and group.tag == "pres"
    nouns = line.words[place : place + 4]
    shown = any("showing" in line.book.kinds(word.lemma, word.form) for word in nouns)
    if shown and line.is_any(place, "possessive", "determiner"):
        return True
    row = sighting.entry("obj")
    if row is not None and "admit" in row[0].markers and is_somebody(line, place):
        return True
    return not is_claim(line, place) and not scene.can_speak(sources, surely=True)


def _is_handled(line: Line, told: Entry, place: int) -> bool:
    """« loue un logement », « exclut trois élus », « appréhende un suspect »: done to a thing or somebody, not said."""
    hired = told.stance is Stance.EVALUATES and line.is_any(place, "indefinite")
    return hired or is_somebody(line, place)


def _object_row(sighting: Sighting, sources: tuple[Source, ...]) -> tuple[Entry, int] | None:
    """The row for a document where the subject is one, else the row for anybody."""
    document = sighting.entry("doc")
    if document is not None and is_document(sighting.line, sources):
        return document
    return sighting.entry("obj", "obj_claim")


def called_untrue(line: Line, place: int) -> int:
    """Index after "as false" in "dismissed as false claims that …", where something said follows; else ``place``."""
    behind = place + 2
    called = line.is_any(place, "comment") and line.is_any(place + 1, "untrue", "scornful")
    return behind if called and behind < len(line) and is_claim(line, behind) else place


def _object_start(line: Line, start: int) -> int:
    """Index of the object: over adverbs, days, « de » before a demonstrative, « en bloc », « dans un communiqué »."""
    place = called_untrue(line, over_asides(line, start))
    if line.is_mark(place) and line.upos(place + 1) == "ADP" and line.inside[place] >= 0:
        place = line.index_at(line.quotations[line.inside[place]].end - 1) + 1  # « condamne “avec force” X »
    while (line.upos(place) == "ADV" and not _counts(line, place)) or (
        line.is_any(place, "time") and line.upos(place) in ("NOUN", "PROPN")
    ):
        place += 1
    place = over_date(line, place)
    place += line.is_any(place, "of") and line.is_any(place + 1, "demonstrative")
    for _ in range(2):
        after = phrase_end(line, place + 1) if line.upos(place) == "ADP" and not line.is_any(place, "agent") else place
        if after <= place + 1 or line.upos(after) != "DET":
            break
        place = after
    closing = next((i for i in range(place + 1, min(len(line), place + 7)) if line.form(i) == ","), -1)
    inserted = line.form(place) == "," and closing > 0 and line.upos(closing + 1) == "DET"
    if inserted and any(line.is_any(i, "time") for i in range(place + 1, closing)):
        place = closing + 1  # « ne confirme pas, lundi soir, la présence … »
    if line.upos(place) == "ADP" and line.is_any(place, "preposition") and not line.is_any(place, "agent", "about"):
        behind = after_adjuncts(line, place)
        place = behind if behind > place and line.upos(behind) == "DET" else place
    return over_asides(line, place)


def _begins_object(line: Line, place: int) -> bool:
    nominal = line.upos(place) in ("DET", "NOUN", "PROPN", "NUM", "ADJ")
    owned = line.is_any(place, "possessive") and line.upos(place + 1) in ("NOUN", "PROPN", "ADJ")
    pointed = line.upos(place) == "PRON" and line.is_any(place, "anaphor", "demonstrative", "whole")
    if pointed or (line.is_any(place, "complementizer") and line.is_any(place, "demonstrative")):
        after = next((i for i in range(place + 1, len(line)) if not line.is_any(i, "whole")), len(line))
        return after >= len(line) or line.upos(after) == "PUNCT"
    what = line.is_any(place, "so_that", "wh") and line.is_any(place + 1, "subject", "complementizer")
    several = line.is_any(place, "of") and line.is_mark(place + 1) and line.form(place + 2).endswith("s")
    given = line.is_mark(place) or line.is_any(place, "so_that") or _counts(line, place)
    return nominal or owned or given or what or several


def _counts(line: Line, place: int) -> bool:
    """« davantage de moyens », « moins de contrôles »: an adverb that counts the noun behind it."""
    counts = line.upos(place) == "ADV" and not line.is_any(place, "negator", "plain_negator")
    return counts and line.is_any(place + 1, "of") and line.upos(place + 2) in ("NOUN", "ADJ")


WORDS_ONLY = frozenset({
    Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES, Stance.DEMANDS, Stance.INTENDS, Stance.REFUSES, Stance.EVALUATES,
    Stance.PREDICTS, Stance.ESTIMATES, Stance.PROMISES,
})  # fmt: skip
"""Stances that an object alone does not prove: « l'envoi confirme l'alliance » is no claim."""


def _may_claim(scene: Scene, entry: Entry, sources: tuple[Source, ...]) -> bool:
    if entry.stance in (Stance.CONFIRMS, Stance.DENIES, Stance.REFUSES) and is_ruling(scene.line, sources):
        return False
    return scene.can_speak(sources, surely=entry.stance in (Stance.ASSERTS, Stance.PREDICTS, Stance.ESTIMATES))


def _may_hold(scene: Scene, told: Entry, sources: tuple[Source, ...], place: int) -> bool:
    """Whether somebody holds it: who can speak, or material of what was said: « une vidéo contredit cette version »."""
    proves = is_evidence(scene.line, sources) and is_claim(scene.line, place)
    return proves or told.stance not in WORDS_ONLY or _may_claim(scene, told, sources)


def is_evidence(line: Line, sources: tuple[Source, ...]) -> bool:
    """Whether the subject is material that shows something: « une vidéo contredit cette version »."""
    heads = [head_noun(line, source) for source in sources if source.start >= 0]
    heads = [next(i for i in range(head, len(line)) if not _owns(line, i)) for head in heads]
    return any("evidence" in line.book.kinds(line.words[head].lemma, line.form(head)) for head in heads)


def is_ruling(line: Line, sources: tuple[Source, ...]) -> bool:
    """Whether a court is the subject: what it confirms or rejects is a ruling, not a statement."""
    heads = [head_noun(line, source) for source in sources if source.start >= 0]
    return any("court" in line.book.kinds(line.words[head].lemma, line.form(head)) for head in heads)


def _disputes(line: Line, place: int, sources: tuple[Source, ...]) -> bool:
    """Whether to reject the object is to deny it: it is something said, or who rules it out inquires into facts."""
    supposed = any(line.is_any(i, "guilt", "planted", "deed") for i in range(place, min(len(line), place + 3)))
    return is_claim(line, place) or supposed or (found_out(line, sources) and not is_somebody(line, place))


def is_somebody(line: Line, place: int) -> bool:
    """Whether the head of a noun phrase is a person or body: « écarte les badauds », « reconnaît son maître »."""
    i = next((k for k in range(place, min(len(line), place + 4)) if line.upos(k) in ("NOUN", "PROPN")), place)
    if i >= len(line):
        return False  # « rappelle: »
    return line.upos(i) == "PROPN" or "human" in line.book.kinds(line.words[i].lemma, line.form(i))


def found_out(line: Line, sources: tuple[Source, ...]) -> bool:
    """Whether the subject inquires: what police or experts rule out is held not to be so, by no decision of theirs."""
    heads = [head_noun(line, source) for source in sources if source.start >= 0]
    return any("inquirer" in line.book.kinds(line.words[head].lemma, line.form(head)) for head in heads)


def is_claim(line: Line, place: int, *, judged: bool = False) -> bool:
    """Whether the object is itself something said: « ces accusations », « les soupçons de fraude »."""
    for i in range(place, min(len(line), place + 4 + 2 * line.book.has("genitive"))):
        if line.is_any(i, "claimed") and line.upos(i) != "ADJ":
            return True
        if line.is_any(i, "fact"):
            return line.is_any(i + 1, "complementizer") and i + 2 < len(line)  # « rejette l'idée que … »
        noun = attitude_at(line, i)
        if noun is not None:
            return noun.stance in (Stance.SUSPECTS, Stance.ASSERTS) or (judged and noun.stance is Stance.EVALUATES)
        if line.upos(i) == "NOUN" and not _owns(line, i):
            return False
    return False


def _owns(line: Line, place: int) -> bool:
    """Whether a noun stands before the one it describes or owns: "the company's account"."""
    return line.book.has("genitive") and (line.upos(place + 1) == "NOUN" or line.is_any(place + 1, "genitive"))


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


def bare(scene: Scene, sighting: Sighting) -> Attribution | None:
    """« Moscou dément. »: what is denied stands before, or nowhere."""
    line, group = sighting.line, sighting.group
    if "bare_passive" not in sighting.frames or group.passive or not (group.finite or _goes_on(line, group)):
        return None
    row = sighting.frames["bare_passive"][0]
    open_still = any(one.stance is Stance.CONFIRMS and one.group and one.group.negated for one in scene.found)
    if group.negated and (row.stance is not Stance.DENIES or open_still):
        return None
    after = over_asides(line, group.last + 1)
    if line.is_any(after, "nor", "alternative") and after + 1 < len(line) and line.words[after + 1].tag:
        return None  # « ne peut ni confirmer ni exclure la fuite »: the object of the other is its own
    if after < len(line) and line.upos(after) not in ("PUNCT", "ADV") and not line.is_any(after, "coordinator", "time"):
        return None
    sources = subjects(scene, group)
    if sources[0].start < 0 or not _may_claim(scene, sighting.frames["bare_passive"][0], sources):
        return None
    while line.upos(after) == "ADV" and not line.is_any(after, "time"):
        after += 1
    return draft(sighting, "bare_passive", (group.first, after), sources, narrated=True, name="bare")


def _goes_on(line: Line, group: Group) -> bool:
    """« X continue de nier »: an infinitive behind a verb and its marker."""
    return group.tag == "inf" and line.is_any(group.first - 1, "infinitive") and line.is_tensed(group.first - 2)
