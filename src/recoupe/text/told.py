"""An attitude that a holder tells of himself: « a dit “regretter” cette décision », « dit vouloir négocier ».

Enters: a `Scene`, the `Sighting` of a verb of speech and the place of the infinitive after it. Leaves: the attribution
that the infinitive makes, with both verbs as its cue; None where the infinitive is no attitude.
"""

from dataclasses import replace

from recoupe.terms import Certainty, Stance
from recoupe.text.adjective_cues import complement_of
from recoupe.text.clauses import Group, Line, group_of, joined_to
from recoupe.text.contents import complement_start, content_end
from recoupe.text.cues import Entry
from recoupe.text.sightings import Attribution, Scene, Sighting, draft, infinitive_at, subjects


def told_attitude(scene: Scene, sighting: Sighting, begin: int) -> Attribution | None:
    """The attitude whose infinitive stands at ``begin``, with what it is about."""
    line = sighting.line
    verb = next((k for k in range(begin, min(len(line), begin + 4)) if line.words[k].tag == "inf"), -1)
    if verb >= 0 and line.words[verb].is_any("copula_lemma"):
        return _told_state(scene, sighting, verb)
    group = group_of(line, verb) if verb >= 0 and not line.words[verb].is_any("aux_lemma") else None
    given_up = group is not None and any(line.is_any(i, "no_more") for i in range(begin, verb))
    negated = line.is_any(verb - 1, "negator") and not line.is_any(verb, "modal_lemma") and not given_up
    if group is None or negated:
        return None
    start = group.last + 1
    while line.upos(start) == "ADV" or line.is_mark(start) or line.is_any(start, "negator"):
        start += 1
    for entry in line.book.verbs.get(line.words[verb].lemma, ()):
        place = _complement(line, start, entry, group)
        if place >= 0 and entry.stance is not Stance.ASSERTS:
            content = place, content_end(line, place, commas=entry.frame in ("obj", "prep"))
            made = draft(sighting, "inf", content, subjects(scene, sighting.group), narrated=True)
            scene.used.add(verb)
            told = replace(
                made, cue=(made.cue[0], line.words[group.last].end), stance=entry.stance, certainty=entry.certainty,
                polarity=entry.polarity, rules=(*made.rules, entry.rule), construction=entry.frame, group=group,
                markers=entry.markers,
            )  # fmt: skip
            shift = replace(told, stance=Stance.SHIFTS_POSITION, certainty=Certainty.CERTAIN)
            return shift if given_up else told  # « dit ne plus s'opposer au gazoduc »
    return None


def _told_state(scene: Scene, sighting: Sighting, verb: int) -> Attribution | None:
    """« dit être prête à négocier », « assure être “inquiète” de … »: an adjective that is the attitude."""
    line = sighting.line
    place = verb + 1
    while line.upos(place) == "ADV" or line.is_mark(place):
        place += 1
    word = line.word(place)
    if word is None or word.upos not in ("ADJ", "VERB", "X") or line.is_any(verb - 1, "negator"):
        return None
    forms = (word.lemma, word.form, word.form.removesuffix("s").removesuffix("e"))
    rows = next((found for form in forms if (found := line.book.adjectives.get(form, ()))), ())
    for entry in rows:
        content = complement_of(line, place + 1 + line.is_mark(place + 1), entry)
        if content is None:
            continue
        made = draft(sighting, "inf", content, subjects(scene, sighting.group), narrated=True)
        return replace(
            made, cue=(made.cue[0], word.end), stance=entry.stance, certainty=entry.certainty, polarity=entry.polarity,
            rules=(*made.rules, entry.rule), construction="adjective", markers=entry.markers,
        )  # fmt: skip
    return None


def _complement(line: Line, start: int, entry: Entry, group: Group) -> int:
    """Where the complement that a row asks for begins; -1 when something else follows."""
    if len(entry.words) > 1 or entry.reflexive != group.reflexive or start >= len(line) - 1:
        return -1
    if entry.frame == "que":
        return complement_start(line, start, wh=False) if line.is_any(start, "complementizer") else -1
    if entry.frame == "inf":
        marked = line.is_any(start, "infinitive")
        return start if infinitive_at(line, start + 1 if marked else start) else -1
    if entry.frame == "obj":
        nominal = line.upos(start) in ("DET", "NOUN", "PROPN", "NUM") and not infinitive_at(line, start)
        return start if nominal else -1
    if entry.frame == "prep":
        marked = line.form(start) in entry.markers or (line.is_any(start, "of") and "de" in entry.markers)
        return start + 1 if marked and not infinitive_at(line, start + 1) else -1
    return -1


def is_done(scene: Scene, group: Group) -> bool:
    """« a annoncé avoir demandé les plans »: an infinitive of what has been done, as somebody says."""
    line = scene.line
    helped = any(line.words[i].is_any("aux_lemma") for i in range(group.first, group.head))
    if group.tag != "inf" or not helped or line.words[group.head].tag != "pp" or group.passive or group.negated:
        return False
    place = line.words[group.head].start
    told = (one for one in scene.found if one.content[0] <= place < one.content[1] and one.group is not None)
    return any(one.stance is Stance.ASSERTS and one.group is not None and not one.group.negated for one in told)


def is_aimed(scene: Scene, group: Group) -> bool:
    """Whether an infinitive tells what is done: « pour dénoncer », « venus dénoncer », and one joined to it."""
    line, before = scene.line, joined_to(scene.line, group)
    purpose = line.upos(group.first - 1) == "ADP" and not line.is_any(group.first - 1, "of", "negative")
    if purpose or _is_under_way(line, group) or is_done(scene, group) or group.tag != "inf":
        return True
    return before is not None and is_aimed(scene, before)


def _is_under_way(line: Line, group: Group) -> bool:
    """« continue d'exclure tout dialogue », « ne cesse de dénoncer X »: an infinitive that only goes on."""
    verb = line.word(group.first - 2 - line.is_any(group.first - 2, "stressed"))  # « continue, lui, d'exclure »
    return verb is not None and line.upos(group.first - 1) == "ADP" and "aspectual" in line.book.classes_of(verb.lemma)
