"""Who meets whom where a noun names one side alone: « lors d'un entretien avec X, Y a déclaré … ».

What enters is the clauses of a sentence and the noun of a meeting; what leaves is the subject of the verb that the noun
hangs on, who is the other side. Refuses: a noun that is itself subject or object (« l'entretien avec X a duré »).
"""

from recoupe.text.arguments import Clauses
from recoupe.text.reading import Token

_ASIDE = ("obl", "obl:mod", "obl:arg", "advcl", "nmod")
_STEPS = 3
"""Words upwards among which the verb stands: « lors d'un entretien », « à l'issue d'une rencontre »."""


def other_side(clauses: Clauses, noun: Token) -> Token | None:
    """The subject of the clause that a meeting is told beside; None where the noun is no aside of a verb."""
    word = noun
    for _ in range(_STEPS):
        above = clauses.sentence.head(word)
        if word.dep not in (*_ASIDE, "advmod") or above is None:
            return None
        if above.upos in ("VERB", "AUX"):
            return clauses.subject(above)
        word = above
    return None
