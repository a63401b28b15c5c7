"""Material that somebody points to (a video, a recording, a document) and nobody has authenticated.

Inputs: Claim with its evidence and its topic. Keys: the text. What leaves: unverified material: who shows it, what is
told of it, and who doubts it, keeps silent on it or says that it could not be checked. Refuses: material that somebody
confirms, evidence that is only spoken of (« faire preuve de »), and two exhibits of one text as one.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from recoupe.graph import group
from recoupe.link.assembly import LANGUAGES, Sides, claim_point, finding, holders, in_time, phrase
from recoupe.link.pile import Pile
from recoupe.link.reserves import UNSETTLED
from recoupe.link.topics import Topic
from recoupe.link.vocabulary import WORD, concept_class, function_forms, language_pack, plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Finding, Text
from recoupe.terms import Certainty, FindingKind, Stance

SHOWS = frozenset({Stance.ASSERTS, Stance.ESTIMATES, Stance.SUSPECTS})
"""Stances in which somebody puts material forward."""

SEEN = frozenset({"video", "report"})
"""Material that is there to be seen: that there may be « des preuves » shows none."""

REACH = 1500
"""Characters of a text within which something is told of what was shown."""

FEW = 2
"""Words before the one for material that is told of first: « une courte vidéo »."""

LEAD = 40
"""Characters from the start of what is claimed within which the word for material stands where material is shown."""


def unverified(pile: Pile, topics: Mapping[str, Topic]) -> list[Finding]:
    """One finding per exhibit of a text that is shown with reserve, or of which somebody leaves open what it is."""
    classes = concept_class(pile.ontology)
    found = []
    for claims in group(pile.of(Claim), lambda claim: (claim.span.text,)).values():
        material = [one for one in sorted(claims, key=_place) if _of_material(one, topics[one.id], classes)]
        if any(one.stance is Stance.CONFIRMS for one in material):
            continue
        things = [one for one in material if _is_thing(topics[one.id], classes)]
        alone = {one.id for one in things if topics[one.id].things & SEEN and _is_put_forward(pile, one)}
        for shown, about in _exhibits(things, material, alone):
            told = [one for one in claims if one in about or _goes_with(one, shown)]
            found.append(_unverified(pile, shown, in_time(pile, told)))
    return sorted(found, key=lambda one: one.id)


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.span.start, claim.span.end, claim.id


def _of_material(claim: Claim, about: Topic, classes: Mapping[str, str]) -> bool:
    return bool(claim.evidence) or _is_thing(about, classes)


def _is_thing(about: Topic, classes: Mapping[str, str]) -> bool:
    return any(classes.get(thing) == "material" for thing in about.things)


def _exhibits(
    things: Sequence[Claim], material: Sequence[Claim], alone: Collection[str]
) -> Iterator[tuple[Claim, list[Claim]]]:
    """What is shown, with all that is told of it after it: left open by somebody, or itself told with reserve.

    Those of ``alone`` may be told with reserve and nothing more: somebody with a name shows what can be seen.
    """
    taken: set[str] = set()
    for shown in things:
        if shown.id in taken or shown.stance not in SHOWS or not _shows(shown):
            continue
        after = [one for one in material if 0 <= one.span.start - shown.span.start <= REACH and one.id not in taken]
        doubted = shown.id in alone and shown.certainty is not Certainty.CERTAIN
        if doubted or any(one.stance in UNSETTLED for one in after):
            taken |= {one.id for one in after}
            yield shown, after


def _shows(claim: Claim) -> bool:
    """True where what is claimed begins with the material: « une vidéo montrant … », not « dans une vidéo, … »."""
    return any(one in claim.content and one.start - claim.content.start <= LEAD for one in claim.evidence)


def _is_put_forward(pile: Pile, claim: Claim) -> bool:
    """True where one with a name tells first of the material: « une vidéo … », not « l'auteur de ces images … »."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or not families(pile, claim):
        return False
    small = {form for name in ("determiner", "counting", "demonstrative") for form in function_forms(language, name)}
    start = claim.content.start
    inside = (one for one in claim.evidence if one in claim.content)
    leads = (WORD.findall(plain(claim.content.surface[: one.start - start])) for one in inside)
    return any(not words or (len(words) <= FEW and words[0] in small) for words in leads)


def _goes_with(claim: Claim, shown: Claim) -> bool:
    """True for what whoever shows it says of it in the same breath: « et affirme qu'elle a été prise … »."""
    together = {one.candidates for one in claim.holders} == {one.candidates for one in shown.holders}
    return together and claim.span.text == shown.span.text and claim.span.overlap(shown.span) > 0


def _unverified(pile: Pile, shown: Claim, told: Sequence[Claim]) -> Finding:
    silent = [one for one in told if one.stance in UNSETTLED]
    words = {
        language: {"lead": phrase("unauthenticated", language), "what": _what(pile, shown, silent, language)}
        for language in LANGUAGES
    }
    points = [claim_point(pile, one) for one in told]
    standing = [one for one in told if one.stance not in UNSETTLED]
    return finding(pile, FindingKind.UNVERIFIED, points, words, Sides(standing), "link/exhibits.py#unverified")


def _what(pile: Pile, shown: Claim, silent: Sequence[Claim], language: str) -> str:
    who = holders(pile, silent or [shown], language).replace(" (", ", ").replace(")", "")  # no bracket within a bracket
    return f"{shown.content.surface} ({who})"
