"""Words that may stand for somebody named close by: « Dag Berg », then « le maire ».

Inputs: Claim with its holders, Mention. What leaves: whether two claims of one text may be of one speaker, whom the one
tells by name or by a pronoun and the other by a role alone: a text seldom calls anybody by one word. Refuses: roles
whose bearer the record knows by name, several people, and a man beside a woman.
"""

from collections.abc import Sequence

from recoupe.link.descriptions import SAID, described
from recoupe.link.pile import Pile
from recoupe.link.vocabulary import function_forms, language_pack, plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Mention, Text
from recoupe.terms import EntityType, MentionKind

KNOWN = (MentionKind.NAME, MentionKind.PRONOUN)
"""How a text tells somebody whom a role may stand for."""

PERSON = "PER:"

SEVERAL = "plur"


def may_be_one(pile: Pile, a: Claim, b: Claim) -> bool:
    """True where a role alone tells the speaker of one of two claims of a text, and may be who speaks in the other."""
    if a.span.text != b.span.text:
        return False
    return _stands_for(pile, a, b) or _stands_for(pile, b, a)


def is_a_role(pile: Pile, claim: Claim, answer: Claim) -> bool:
    """True for « le préfet », « la présidente », who may be whoever answers next; several people are no body."""
    keyless = [one for one in claim.holders if not pile.holder_key(one)]
    roles = [one for one in keyless if described(pile, one).removeprefix(SAID)[:1].islower()]
    several = [one for one in roles if (mention := pile.get(one.mention, Mention)) and mention.number == SEVERAL]
    known = [pile.get(one.mention, Mention) for one in answer.holders]
    alone = bool(known) and all(one is not None and one.number != SEVERAL for one in known)
    return len(roles) > len(several) or bool(several and not alone)


def _stands_for(pile: Pile, role: Claim, known: Claim) -> bool:
    """True where the speaker of the first is told by a role that nobody is known by."""
    if any(key.startswith(PERSON) for key in families(pile, role)):
        return False
    roles = [one for one in _people(pile, role) if one.kind is MentionKind.NOMINAL and one.number != SEVERAL]
    roles = [one for one in roles if not _is_of_somebody(pile, one)]
    others = [one for one in _people(pile, known) if one.kind in KNOWN]
    return any(_agree(one, other) for one in roles for other in others)


def _people(pile: Pile, claim: Claim) -> Sequence[Mention]:
    every = (pile.get(one.mention, Mention) for one in claim.holders)
    return [one for one in every if one is not None and one.type is EntityType.PERSON]


def _is_of_somebody(pile: Pile, role: Mention) -> bool:
    """True for « son ministre », who is somebody else's."""
    text = pile.get(role.span.text, Text)
    language = language_pack(text.language) if text else None
    first = plain(role.span.surface).split()[0]
    return language is not None and first in function_forms(language, "possessive")


def _agree(a: Mention, b: Mention) -> bool:
    """True unless the one is known for a man and the other for a woman."""
    return a.gender == b.gender or not a.gender or not b.gender
