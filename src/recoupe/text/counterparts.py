"""Whom a pronoun that suffers stands for in a clause whose subject stands above: the other side of that clause.

« Lomé a éconduit la délégation, l'accusant de mentir », « a écrit au maire avant de le sommer de … »: who acts is who
acted before, so whom he does it to is whom he acted on. What enters is a sentence
and a pronoun; what leaves is the noun.
"""

from collections.abc import Callable, Iterator

from recoupe.model import Mention
from recoupe.terms import EntityType, Use
from recoupe.text.reading import Sentence, Token

_SUBJECTS = ("nsubj", "nsubj:pass")
_SUFFERING = ("obj", "iobj")
_BELOW = ("advcl", "conj", "xcomp", "acl", "parataxis")
"""Relations of clauses whose subject is that of the clause above."""
_OBLIQUE = ("iobj", "obl:arg", "obl", "obl:mod")
_INSIDE = ("nmod", "amod")
"""Relations of those whom what is acted on is of: « a rejeté la demande de Lomé »."""
_PARTIES = (EntityType.PERSON, EntityType.STATE, EntityType.BODY, EntityType.ORGANISATION, EntityType.GROUP)
_STEPS = 3
"""Clauses upwards in which the other side is looked for."""


def counterpart(sentence: Sentence, core: Token, at: Callable[[Sentence, Token], Mention | None]) -> Token | None:
    """The noun for whom a pronoun stands; None where its clause has a subject, or the one above names nobody else.

    Args:
        sentence: where the pronoun stands.
        core: the pronoun.
        at: the mention of a word.
    """
    if core.upos != "PRON" or core.dep not in _SUFFERING or core.feature("Person") != "3":
        return None
    if core.feature("Reflex") == "Yes" or core.feature("Gender") == "Neut":
        return None
    clause = sentence.tokens[core.head]
    for _ in range(_STEPS):
        if clause.dep not in _BELOW or sentence.children(clause, *_SUBJECTS):
            return None
        clause = sentence.tokens[clause.head]
        fitting = (one for one in _others(sentence, clause) if one.i < core.i and _stands(core, one, at(sentence, one)))
        if (found := next(fitting, None)) is not None:
            return found
    return None


def _others(sentence: Sentence, clause: Token) -> Iterator[Token]:
    """Those beside the subject whom a clause names: what it acts on, those it is done to or with, whose that is."""
    objects = sentence.children(clause, "obj")
    yield from objects
    yield from sentence.children(clause, *_OBLIQUE)
    yield from (inner for one in objects for inner in sentence.children(one, *_INSIDE))


def _stands(pronoun: Token, noun: Token, mention: Mention | None) -> bool:
    """Whether a noun is a party, no place, of the number and gender of a pronoun."""
    if mention is None or mention.type not in _PARTIES or mention.use is Use.PLACE or noun.upos == "PRON":
        return False
    if pronoun.feature("Number") != (noun.feature("Number") or "Sing"):
        return False
    gender = pronoun.feature("Gender").lower() if pronoun.dep == "obj" else ""  # « lui » is of both
    return not gender or not mention.gender or mention.gender == gender
