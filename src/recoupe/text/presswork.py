"""What is asked of reporters and by them, which is no demand of the story: "asked not to be named", "a request for
comment", « a requis l'anonymat ».

Enters: a line and an attribution. Leaves: whether it tells only how the article was made.
"""

from recoupe.terms import Stance
from recoupe.text.clauses import Line
from recoupe.text.mainverbs import words_of
from recoupe.text.sightings import Attribution

NEAR = 6
"""Words at the beginning of what is asked among which it says what that is."""


def is_presswork(line: Line, one: Attribution) -> bool:
    """Whether somebody asks to stay unnamed, or is asked for a comment."""
    if one.stance is not Stance.DEMANDS:
        return False
    first, end = words_of(line, one.content)
    asked = range(first, min(end, first + NEAR))
    if any(line.is_any(i, "unnamed_wish") for i in asked):
        return True
    if one.construction == "noun" and any(line.is_any(i, "press_answer") for i in asked):
        return True
    negated = next((i for i in asked if line.is_any(i, "negator", "negation")), -1)
    return negated >= 0 and any(line.is_any(i, "named_in_press") for i in asked if i > negated)
