"""Several quotations behind one cue, and slogans: « scandaient “Démission” et “Du pain” ».

Enters: a `Line` and attributions, or a `Scene` and a `Sighting`. Leaves: attributions, one for each quotation. No
language is named here.
"""

from dataclasses import replace

from recoupe.terms import Certainty, Stance
from recoupe.text.clauses import Line
from recoupe.text.contents import Range
from recoupe.text.evaluating import judges
from recoupe.text.mainverbs import words_of
from recoupe.text.sightings import Attribution, Scene, Sighting, draft, opening_mark, subjects
from recoupe.text.word import TENSED

_REACH = 6
"""Words from a cry to the quotation that its slogan is."""


def slogan(scene: Scene, sighting: Sighting) -> Attribution | None:
    """« Les marcheurs criaient des slogans comme “Du pain !” », "chanted “Thieves!”": whoever cries says it."""
    line, found = sighting.line, sighting.entry("quote")
    if found is None or sighting.group.passive:
        return None
    place = found[1]
    mark = next((i for i in range(place, min(len(line), place + _REACH)) if line.is_mark(i)), -1)
    named = any(line.is_any(i, "slogan") for i in range(place, mark))
    if mark < 0 or not opening_mark(line, mark) or not (named or (mark == place and "chants" in found[0].markers)):
        return None
    end = line.index_at(line.quotations[line.inside[mark]].end - 1) + 1
    made = draft(sighting, found[0].frame, (mark, min(end, len(line))), subjects(scene, sighting.group), name="colon")
    return replace(made, markers=made.markers | {"chants"})


def in_pieces(line: Line, one: Attribution) -> tuple[Attribution, ...]:
    """An attribution for each quotation: « lit-on : “A” et “B” », « “Je reste” mais “j'espère rentrer”, dit-elle »."""
    pieces = _quotations(line, one) if one.construction in ("colon", "quote") else []
    clauses = all(any(line.words[i].tag in TENSED for i in range(*words_of(line, piece))) for piece in pieces)
    if len(pieces) < 2 or (one.construction == "quote" and not clauses):
        return (one,)
    return tuple(replace(one, content=piece) for piece in pieces)


def _quotations(line: Line, one: Attribution) -> list[Range]:
    """The quotations in a row from the start of a content, the last behind « et »; none for one of several words."""
    found: list[Range] = []
    i, joined = words_of(line, one.content)[0], False
    while i < len(line) and opening_mark(line, i):
        quotation = line.quotations[line.inside[i]]
        found.append((quotation.start, quotation.end))
        i = line.index_at(quotation.end - 1) + 1
        if not (line.is_mark(i - 1) and quotation.closed):
            break
        joined = joined or line.upos(i) == "CCONJ"
        i += (line.form(i) == ",") or line.upos(i) == "CCONJ"
        i += line.upos(i) == "CCONJ" and line.form(i - 1) == ","
    whole = bool(found) and found[0][0] == one.content[0] and one.content[1] <= found[-1][1] + 1
    return found if joined and whole else []


def chanted(line: Line, one: Attribution, first: int, last: int) -> tuple[Stance, Certainty] | None:
    """What words that a crowd cries do where no verb says it: « “Voleurs !” » judges, « “Du pain !” » demands."""
    if "chants" not in one.markers or any(line.words[i].tag in TENSED for i in range(first, last)):
        return None
    words = [i for i in range(first, last) if line.upos(i) != "PUNCT" and not line.is_mark(i)]
    if any(judges(line, i) for i in words) or all(_is_somebody(line, i) for i in words):
        return Stance.EVALUATES, Certainty.CERTAIN
    return Stance.DEMANDS, Certainty.UNCOMMITTED


def _is_somebody(line: Line, i: int) -> bool:
    """« Voleurs ! Menteurs ! », "Murderers!": a name that somebody is called."""
    word = line.words[i]
    named = line.book.kinds(word.lemma, word.form) == {"human"}
    ending = word.form.removesuffix("s").endswith(line.book.endings("human_ending"))
    return word.upos in ("NOUN", "PROPN", "INTJ") and (named or ending)
