"""Several named at once: « les deux pays », « les trois syndicats », « ces deux hommes », ``both sides``.

Enters: the referents of a text. Leaves: counted phrases with those they stand for. They are the last that were joined
by « et » in that number, else the only ones of that number, of the kind the noun asks for, in the sentence and the one
before. Where more or fewer are named the phrase stays open.
"""

from collections.abc import Iterator, Mapping, Sequence

from recoupe.terms import Use
from recoupe.text.gazetteer import Gazetteer
from recoupe.text.nodes import compatible
from recoupe.text.reading import Sentence, Token
from recoupe.text.referents import Referent

REACH = 3
"""Sentences a counted phrase looks back for those joined by « et »."""
COUNTS = {"count_2": 2, "count_3": 3, "count_4": 4}
"""Classes of numerals to what they count."""


def together(
    sentences: Sequence[Sentence], referents: Mapping[int, Sequence[Referent]], gazetteer: Gazetteer
) -> Iterator[tuple[Referent, tuple[Referent, ...]]]:
    """Counted phrases with their members, in text order."""
    for number, sentence in enumerate(sentences):
        for one in referents[number]:
            counted = _counted(sentence, one, gazetteer)
            if counted:
                before = [
                    other
                    for back in range(number, max(-1, number - REACH - 1), -1)
                    for other in reversed(referents[back])
                    if other.end <= one.start
                ]
                members = _members(one, counted, before)
                if members:
                    yield one, members


def _counted(sentence: Sentence, one: Referent, gazetteer: Gazetteer) -> int:
    """How many a definite phrase speaks of; 0 when it does not say, or says more (« les deux policiers blessés »)."""
    if any(node.key for node in one.nodes) or len(one.nodes) > 1 or one.number == "sing" or one.quoted:
        return 0
    token = sentence.tokens[one.head]
    if sentence.children(token, "nmod", "acl", "acl:relcl", "conj", "appos"):
        return 0
    before = sentence.children(token, "det", "nummod", "det:predet")
    whole = [other for other in before if gazetteer.has_class(other.form, "count_whole")]
    definite = whole or [other for other in before if _is_definite(other, gazetteer)]
    found = [COUNTS[name] for other in before for name in COUNTS if gazetteer.has_class(other.form, name)]
    return found[0] if definite and found else 0


def _is_definite(token: Token, gazetteer: Gazetteer) -> bool:
    return gazetteer.has_class(token.form, "article") or gazetteer.has_class(token.form, "demonstrative")


def _members(one: Referent, count: int, before: Sequence[Referent]) -> tuple[Referent, ...]:
    for other in before:
        parts = _parts(other, before)
        if len(parts) == count and all(_fits(part, one) for part in parts):
            return parts
    near = [other for other in before if other.keys and len(other.nodes) == 1 and one.sentence - other.sentence <= 1]
    fitting = {other.keys: other for other in near if _fits(other, one)}
    return tuple(sorted(fitting.values(), key=lambda member: member.start)) if len(fitting) == count else ()


def _parts(group: Referent, before: Sequence[Referent]) -> tuple[Referent, ...]:
    """The single phrases that a group joins, in text order."""
    inside = [one for one in before if group.start <= one.start and one.end <= group.end and one is not group]
    joined = [one for one in inside if one.function is group.function and one.verb == group.verb and one.is_actor]
    return tuple(sorted(joined, key=lambda one: one.start)) if group.joined and len(joined) == group.joined else ()


def _fits(member: Referent, one: Referent) -> bool:
    """Whether a member is of the kind that the noun asks for: people for « hommes », none for « pays »."""
    if any(node.use is not Use.ACTOR for node in member.nodes):
        return False
    if one.human:
        return member.human is True and (one.gender != "fem" or compatible(member.gender, "fem"))
    return one.human is None or member.human is not True
