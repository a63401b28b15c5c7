"""Sentences that give the very figure of a statement, of the same thing, where all others found give another.

Inputs: the texts of a record, the frame of a statement, its claim. What leaves are claims with the figure that is the
same. Each must name the parties of the statement, itself or in what stands before it, and tell its act or most of its
words. Refuses: what is asked, denied or told as not so.
"""

from collections.abc import Iterator

from recoupe.link.figures import apart
from recoupe.model import Claim, Quantity, Text
from recoupe.terms import Stance
from recoupe.views.alignment import acts, tells
from recoupe.views.bearing import Texts
from recoupe.views.factuality import is_negated
from recoupe.views.frames import WORD, Frame, Unit
from recoupe.views.likeness import NEAR, RELATED, likeness, met
from recoupe.views.measures import meets, pairs
from recoupe.views.reported import RESERVES
from recoupe.views.rewording import told_share
from recoupe.views.statements import told_claim

HALF, ACT_UNTOLD = 0.5, 0.6
"""Share of a statement that must be told beside its figure, where its act is told and where it is not."""


def same_figures(texts: Texts, stated: Frame, claim: Claim) -> Iterator[tuple[Claim, str, Quantity]]:
    """What gives the figure of a statement: the claim, the id to cite, the figure; in the order of texts and places."""
    for text in texts.texts:
        seen: set[int] = set()
        for one in texts.figures(text):
            i = texts.sentence_at(text, one.span.start)
            if i >= 0 and i not in seen and _is_one(texts, claim, one):
                seen.add(i)
                found = _told(texts, stated, text, i, one)
                if found is not None:
                    yield (*found, one)


def _is_one(texts: Texts, claim: Claim, one: Quantity) -> bool:
    """True for a figure of what a statement counts that meets its figure and lies as close to it as any."""
    same, _, _ = pairs(texts.pile, claim, told_claim(one.span, (), (), (one,)))
    return any(meets(a, b) and not apart(a, b) and _are_close(a, b) for a, b in same)


def _are_close(one: Quantity, other: Quantity) -> bool:
    return None in (one.value, other.value) or one.value == other.value


def _told(texts: Texts, stated: Frame, text: Text, i: int, one: Quantity) -> tuple[Claim, str] | None:
    start, end, _ = texts.sentences(text)[i]
    told, context = texts.frame(text, start, end), texts.context(text, i)
    root = told.root
    if text.characters[start:end].rstrip().endswith("?") or root is None or is_negated(told.sentence, root):
        return None
    if not all(met(unit, told.units)[0] or met(unit, context)[0] for unit in stated.units if unit.kind != WORD):
        return None
    least = HALF if _tells_act(stated, told.units) else ACT_UNTOLD
    over = texts.tellers(text.id, one.span.start)
    if told_share(stated.units, told, context) < least or any(_takes_back(each) for each in over):
        return None
    if _is_of_another_act(stated, told, one):
        return None
    span = text.span(start, end)
    own = told_claim(span, (), (), (*texts.pile.mentions_in(text.id, start, end), one))
    return (over[0], over[0].id) if over else (own, text.id)


def _tells_act(stated: Frame, units: tuple[Unit, ...]) -> bool:
    own = [unit for act in acts(stated) if (unit := stated.unit_of(act.i)) is not None]
    return any(tells(one, other) >= NEAR for one in own for other in units)


def _is_of_another_act(stated: Frame, told: Frame, one: Quantity) -> bool:
    """True where the verb over a figure tells an act that tables know as another: the repatriated are not the dead."""
    inside = told.sentence.between(one.span.start - told.start, one.span.end - told.start)
    over = (other for token in inside for other in told.sentence.ancestors(token) if other.upos == "VERB")
    verb = next(over, None)
    unit = told.unit_of(verb.i) if verb is not None else None
    own = [each for act in acts(stated) if (each := stated.unit_of(act.i)) is not None]
    known = [any(name[0] == "@" for name in each.means) for each in own]
    if unit is None or not any(known) or not any(name[0] == "@" for name in unit.means):
        return False
    return all(max(likeness(each, unit), tells(each, unit)) < RELATED for each in own)


def _takes_back(claim: Claim) -> bool:
    return claim.stance is Stance.DENIES or claim.stance in RESERVES
