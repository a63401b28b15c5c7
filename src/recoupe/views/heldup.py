"""What was found for a statement, seen once more beside it: another length of time, another's things, no attitude.

Inputs: the texts of a record, the claim of a statement with its frame, a quotation and the side it stands on. What
leaves is the side it may stand on. It finds nothing new, and takes what does not hold to another side or to none.
"""

from recoupe.model import Claim, Text, Timex
from recoupe.views.attitudes import leaves_attitude
from recoupe.views.bearing import Texts
from recoupe.views.frames import Frame
from recoupe.views.lettered import OTHER, figure_fate
from recoupe.views.measures import LENGTH_UNTOLD, OTHER_LENGTH, length_fate
from recoupe.views.narrowing import is_of_others
from recoupe.views.quotations import Quotation
from recoupe.views.sides import BESIDE, DENIES, GIVES_OTHER_FIGURE, SUPPORTS


def held_up(texts: Texts, side: str, claim: Claim, whole: Frame | None, quotation: Quotation) -> str:
    """The side of a quotation, once its sentence is seen to tell as much as it must."""
    text = texts.pile.get(quotation.text, Text)
    i = texts.sentence_at(text, quotation.start) if text is not None else -1
    if side not in (SUPPORTS, DENIES) or text is None or i < 0:
        return side
    start, end, _ = texts.sentences(text)[i]
    told = texts.frame(text, start, end)
    if whole is not None and leaves_attitude(whole, told):
        return BESIDE
    if side == DENIES:
        return side
    given = [one for one in texts.inside(text.span(start, end)) if isinstance(one, Timex)]
    length = length_fate(texts.pile.timexes(claim), given)
    if length == OTHER_LENGTH or _counts_otherwise(claim, text.characters[start:end]):
        return GIVES_OTHER_FIGURE
    return BESIDE if length == LENGTH_UNTOLD or (whole is not None and is_of_others(whole, told)) else side


def _counts_otherwise(claim: Claim, told: str) -> bool:
    """True where no figure was read in a statement that gives one by its letters, and a sentence gives another."""
    return not claim.quantities and not claim.timexes and figure_fate(claim.span.surface, told) == OTHER
