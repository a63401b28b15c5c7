"""What somebody publishes and what it is said to show: « X a publié une vidéo montrant … ».

Enters: a `Scene` and a `Sighting`. Leaves: an `Attribution`, or None where the construction does not fit.
"""

from recoupe.terms import HolderPath
from recoupe.text.clauses import Line
from recoupe.text.contents import content_end
from recoupe.text.mainverbs import words_of
from recoupe.text.nounphrases import antecedent, phrase_end
from recoupe.text.sightings import Attribution, Scene, Sighting, draft, head_noun, is_document, subjects
from recoupe.text.speakers import Source, phrase_source


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


def displayed(scene: Scene, sighting: Sighting) -> Attribution | None:
    """« Des images montrent des hommes masqués », "a video showing two officers": what is seen in a picture."""
    line, group = sighting.line, sighting.group
    place = group.last + 1
    if "show" not in sighting.frames or group.passive or group.negated or not (group.finite or group.tag == "presp"):
        return None
    while line.upos(place) == "ADV":
        place += 1
    begins = line.upos(place) in ("DET", "NOUN", "PROPN", "NUM", "ADJ") and not line.is_any(place, "possessive")
    if not begins or line.is_any(place, "complementizer"):
        return None
    sources = subjects(scene, group) if group.finite else ()
    if not group.finite and (owner := antecedent(line, group.first)) is not None:
        sources = phrase_source(line, *owner, HolderPath.EXPLICIT)
    if not sources or sources[0].start < 0 or not _is_picture(line, sources[0]):
        return None
    content = (place, content_end(line, place))
    if any(one.content[0] <= line.words[group.first].start < one.content[1] for one in scene.found):
        return None
    return draft(sighting, "show", content, sources)


def _is_picture(line: Line, source: Source) -> bool:
    """Whether the head of a subject is a video, a photograph, footage: « L'une des vidéos », "Police video"."""
    words = range(*words_of(line, (source.start, source.end)))
    nouns = [i for i in words if line.upos(i) == "NOUN"]
    heads = nouns[-1:] if line.book.has("genitive") else nouns[:1]
    return any("evidence" in line.book.kinds(line.words[i].lemma, line.form(i)) for i in heads)


def _shown(line: Line, place: int) -> int:
    """Index after « montrant … » or « qui montre … » beside a noun of evidence; ``place`` when nothing is shown."""
    for i in range(place, min(len(line), place + 6)):
        word = line.words[i]
        if any(entry.frame == "show" for entry in line.book.verbs.get(word.lemma, ())) and word.tag:
            return content_end(line, i + 1, commas=True)
        if word.form in (",", ".", ";"):
            break
    return place


def provider(sighting: Sighting) -> tuple[Source, ...]:
    """The document that lays something down: « un projet prévoyant une aide », whoever is the subject."""
    line, group = sighting.line, sighting.group
    found = antecedent(line, group.first) if group.tag == "presp" and line.form(group.first - 1) != "," else None
    sources = phrase_source(line, *found, HolderPath.EXPLICIT) if found is not None else ()
    shown = any("shown" in entry.markers for entry, _ in sighting.frames.values())  # « une vidéo montrant des chars »
    if "doc" not in sighting.frames or shown:
        return ()
    if is_document(line, sources):
        return sources
    return _scheme_before(line, group.first) if "plan" in sighting.frames["doc"][0].markers else ()


def _scheme_before(line: Line, first: int) -> tuple[Source, ...]:
    """« le plan pour la région, qui prévoit … », « rejettent le plan car ce dernier prévoit … »: what lays it down."""
    pointed = line.is_any(first - 1, "subject_relative", "anaphor")
    stop, found = first - pointed, -1
    for i in range(stop - 1, max(-1, stop - _REACH), -1):
        if (line.is_tensed(i) and not pointed) or line.form(i) in (";", ":") or line.is_mark(i):
            break
        if line.upos(i) != "NOUN":
            continue
        led = line.upos(i - 1) == "ADP" or (line.upos(i - 1) == "DET" and line.upos(i - 2) == "ADP")
        found = i if is_scheme(line, i) else found
        if not led and "human" in line.book.kinds(line.words[i].lemma, line.form(i)):
            return ()
        if not led and found >= 0:
            break
    if found < 0:
        return ()
    start = found - 1 if line.upos(found - 1) == "DET" else found
    path = HolderPath.RELATIVE_PRONOUN if pointed else HolderPath.EXPLICIT
    return phrase_source(line, start, max(min(phrase_end(line, found), stop), found + 1), path)


_REACH = 14
"""Words before a verb in which the plan or law is named that lays something down."""


def lays_down(sighting: Sighting, sources: tuple[Source, ...]) -> bool:
    """« L'annexion est prévue par le plan »: whether whoever provides for it is a plan or law."""
    line = sighting.line
    known = "doc" in sighting.frames and "plan" in sighting.frames["doc"][0].markers and sources[0].start >= 0
    return known and is_scheme(line, head_noun(line, sources[0]))


def is_scheme(line: Line, i: int) -> bool:
    """Whether a plan, law or agreement is named at ``i``."""
    known = line.book.kinds(line.words[i].lemma, line.form(i)) & {"scheme", "document"}
    return line.upos(i) == "NOUN" and bool(known)
