"""What was found for a statement, seen once more beside it: another length of time, another's things, no attitude.

Inputs: the texts of a record, the claim of a statement with its frame, a quotation and the side it stands on. What
leaves is the side it may stand on. It finds nothing new, and takes what does not hold to another side or to none.
"""

from recoupe.model import Claim, Text, Timex
from recoupe.views.alignment import needed_of, top_of
from recoupe.views.attitudes import leaves_attitude
from recoupe.views.bearing import Texts
from recoupe.views.frames import LIGHT, WORD, Frame, Unit
from recoupe.views.lettered import OTHER, figure_fate
from recoupe.views.likeness import met
from recoupe.views.measures import LENGTH_UNTOLD, OTHER_LENGTH, length_fate
from recoupe.views.narrowing import is_of_others
from recoupe.views.quotations import Quotation
from recoupe.views.replaced import is_replaced
from recoupe.views.sides import BESIDE, DENIES, GIVES_OTHER_FIGURE, SUPPORTS


def held_up(texts: Texts, side: str, claim: Claim, whole: Frame | None, quotation: Quotation) -> str:
    """The side of a quotation, once its sentence is seen to tell as much as it must."""
    text = texts.pile.get(quotation.text, Text)
    i = texts.sentence_at(text, quotation.start) if text is not None else -1
    if side not in (SUPPORTS, DENIES, GIVES_OTHER_FIGURE) or text is None or i < 0:
        return side
    start, end, _ = texts.sentences(text)[i]
    told = texts.frame(text, start, end)
    if whole is not None and (leaves_attitude(whole, told) or _is_of_another(texts, text, i, whole, told)):
        return BESIDE
    if side != SUPPORTS:
        return side
    given = [one for one in texts.inside(text.span(start, end)) if isinstance(one, Timex)]
    length = length_fate(texts.pile.timexes(claim), given)
    if length == OTHER_LENGTH or _counts_otherwise(claim, text.characters[start:end]):
        return GIVES_OTHER_FIGURE
    return BESIDE if length == LENGTH_UNTOLD or (whole is not None and is_of_others(whole, told)) else side


def _is_of_another(texts: Texts, text: Text, i: int, whole: Frame, told: Frame) -> bool:
    """True where somebody or some place of a statement is named nowhere in a text: the mayor of another town.

    So it is where something else stands in the place of what tells one from its like: the head of another service.
    """
    context = texts.context(text, i)
    names = (one for one in whole.units if one.kind != WORD)
    lost = (one for one in names if not met(one, told.units)[0] and not met(one, context)[0])
    return any(not _is_named(texts, text, one) for one in lost) or any(
        is_replaced(whole, told, one) for one in _telling_apart(whole) if not met(one, told.units)[0]
    )


def _telling_apart(whole: Frame) -> list[Unit]:
    """The words that tables know which tell what an act is done by or to from its like: « directeur de la police »."""
    needed = {i for one in needed_of(whole) for i in one.tokens}
    words = (one for one in whole.units if one.kind == WORD and one.weight >= LIGHT)
    known = (one for one in words if any(name[0] in "#=~" for name in one.means))
    return [one for one in known if top_of(whole.sentence, one).head in needed]


def _is_named(texts: Texts, text: Text, unit: Unit) -> bool:
    """True where somebody, or a name, stands anywhere in a text."""
    spelt = any(one in texts.letters(text) for one in unit.means if ":" not in one)
    return spelt or not texts.actors_of(text).isdisjoint(unit.means)


def _counts_otherwise(claim: Claim, told: str) -> bool:
    """True where no figure was read in a statement that gives one by its letters, and a sentence gives another."""
    return not claim.quantities and not claim.timexes and figure_fate(claim.span.surface, told) == OTHER
