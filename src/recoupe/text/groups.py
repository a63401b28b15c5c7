"""Several named at once: « les deux pays », « les trois syndicats », « ce trio », « les belligérants », ``both sides``.

Enters: the referents of a text. Leaves: phrases for several with those they stand for. They are the last that were
joined by « et » in that number, else the only ones of that number, of the kind the noun asks for, in the sentence and
the one before. Where more or fewer are named the phrase stays open. ``Ils`` after « X a rencontré Y » is both.
"""

from collections.abc import Iterator, Mapping, Sequence

from recoupe.terms import EntityType, Use
from recoupe.text.gazetteer import Gazetteer
from recoupe.text.nodes import Node, compatible
from recoupe.text.reading import Sentence, Token
from recoupe.text.referents import Function, Referent, agrees

REACH = 3
"""Sentences a counted phrase looks back for those joined by « et »."""
COUNTS = {"count_2": 2, "count_3": 3, "count_4": 4}
"""Classes of numerals to what they count."""
SIZES = {"group_of_2": 2, "group_of_3": 3, "group_of_parties": 0}
"""Classes of nouns to how many they mean: « duo », « trio », « belligérants » (however many were joined, else two)."""
BODIES = (EntityType.ORGANISATION, EntityType.BODY)


def together(
    sentences: Sequence[Sentence], referents: Mapping[int, Sequence[Referent]], gazetteer: Gazetteer
) -> Iterator[tuple[Referent, tuple[Referent, ...]]]:
    """Phrases for several with their members, in text order."""
    for number, sentence in enumerate(sentences):
        for one in referents[number]:
            counted = _counted(sentence, one, gazetteer)
            if counted is not None:
                members = _members(one, counted, before(one.sentence, one.start, referents), sentence, gazetteer)
                if members:
                    yield one, members


def before(number: int, start: int, referents: Mapping[int, Sequence[Referent]]) -> list[Referent]:
    """The phrases before a place, the nearest first, at most `REACH` sentences away."""
    return [
        other
        for back in range(number, max(-1, number - REACH - 1), -1)
        for other in reversed(referents.get(back, ()))
        if other.end <= start
    ]


def _counted(sentence: Sentence, one: Referent, gazetteer: Gazetteer) -> int | None:
    """How many a definite phrase speaks of, 0 for several; None for one that says more (« les deux policiers »)."""
    if any(node.key for node in one.nodes) or len(one.nodes) > 1 or one.quoted:
        return None
    token = sentence.tokens[one.head]
    if sentence.children(token, "nmod", "acl", "acl:relcl", "conj", "appos"):
        return None
    around = sentence.children(token, "det", "nummod", "det:predet")
    whole = [other for other in around if gazetteer.has_class(other.form, "count_whole")]
    definite = whole or [other for other in around if _is_definite(other, gazetteer)]
    if not definite:
        return None
    sizes = [SIZES[name] for name in SIZES if gazetteer.has_class(token.lemma, name)]
    if one.number == "sing" or (sizes and not sizes[0]):
        return next((size for size in sizes if bool(size) == (one.number == "sing")), None)
    return next((COUNTS[name] for other in around for name in COUNTS if gazetteer.has_class(other.form, name)), None)


def _is_definite(token: Token, gazetteer: Gazetteer) -> bool:
    return gazetteer.has_class(token.form, "article") or gazetteer.has_class(token.form, "demonstrative")


def _members(
    one: Referent, count: int, earlier: Sequence[Referent], sentence: Sentence, gazetteer: Gazetteer
) -> tuple[Referent, ...]:
    kind = _kind(one, sentence.tokens[one.head], gazetteer)
    fitting = [other for other in earlier if _fits(other, one, kind)]
    joined = joined_before(fitting, earlier, count)
    if kind == "couple":
        return joined
    near = [other for other in fitting if len(other.nodes) == 1 and one.sentence - other.sentence <= 1]
    found = joined or _only(near, count or 2) or (_two_people(one, near) if kind == "people" else ())
    mixed = len({other.human is True for other in found}) > 1
    return found if not mixed or not count else ()


def _kind(one: Referent, noun: Token, gazetteer: Gazetteer) -> str:
    """Whom a noun may mean: ``couple`` (two people joined), ``any``, ``people``, ``states``, ``bodies`` or nobody."""
    if gazetteer.has_class(noun.lemma, "group_of_people"):
        return "couple"
    if any(gazetteer.has_class(noun.lemma, name) for name in ("party_noun", *SIZES)):
        return "any"
    if gazetteer.has_class(noun.lemma, "state_noun"):
        return "states"
    return "people" if one.human is True else "bodies" if one.is_actor else ""


def joined_before(fitting: Sequence[Referent], earlier: Sequence[Referent], count: int) -> tuple[Referent, ...]:
    """The members last joined by « et », in that number (0: any), all of them fitting; empty when there are none."""
    for group in earlier:
        parts = _parts(group, earlier)
        if parts and count in (0, len(parts)) and all(part in fitting for part in parts):
            return parts
    return ()


def _only(near: Sequence[Referent], count: int) -> tuple[Referent, ...]:
    """The only ones that have a key and are of one type; empty when they are more or fewer."""
    named = {other.keys: other for other in near if other.keys}
    members = tuple(sorted(named.values(), key=lambda member: member.start))
    return members if len(members) == count else ()


def _two_people(one: Referent, near: Sequence[Referent]) -> tuple[Referent, ...]:
    """Subject and object of the sentence before, when they are its only people, named or not."""
    people = [other for other in near if one.sentence - other.sentence == 1]
    functions = sorted(other.function for other in people)
    if len(people) != 2 or functions[1] is not Function.SUBJECT or functions[0] is Function.INSIDE:
        return ()
    return tuple(sorted(people, key=lambda member: member.start))


def _parts(group: Referent, earlier: Sequence[Referent]) -> tuple[Referent, ...]:
    """The single phrases that a group joins, in text order."""
    if not group.joined:
        return ()
    inside = [one for one in earlier if group.start <= one.start and one.end <= group.end and not one.joined]
    joined = [one for one in inside if one.is_actor and one.sentence == group.sentence and one.head in group.heads]
    return tuple(sorted(joined, key=lambda one: one.start)) if len(joined) == group.joined else ()


def _fits(member: Referent, one: Referent, kind: str) -> bool:
    """Whether a member is of the kind that the noun asks for: people for « hommes », none for « pays »."""
    if not kind or any(node.use is not Use.ACTOR for node in member.nodes):
        return False
    types = {node.type for node in member.nodes}
    if kind == "states":
        return types == {EntityType.STATE}
    if kind == "bodies":
        return member.human is not True
    if kind == "any":
        return member.is_actor
    is_person = member.human is True and (one.gender != "fem" or compatible(member.gender, "fem"))
    is_body = bool(types) and types <= set(BODIES) and one.gender != "fem" and kind == "people"
    return is_person or is_body


def both(node: Node, referents: Mapping[int, Sequence[Referent]]) -> tuple[Referent, ...]:
    """Whom « tous deux », ``both`` stand for: the two last joined."""
    earlier = before(node.sentence, node.start, referents)
    return joined_before([one for one in earlier if one.is_actor], earlier, 2)


def who_met(
    node: Node, sentences: Sequence[Sentence], referents: Mapping[int, Sequence[Referent]], gazetteer: Gazetteer
) -> tuple[Referent, ...]:
    """Whom a plural subject stands for after « X a rencontré Y »: both, where the sentence names no other several."""
    earlier = referents.get(node.sentence - 1, ())
    if node.phrase.number != "plur" or any(one.number == "plur" and agrees(one, node) for one in earlier):
        return ()
    sentence = sentences[node.sentence - 1]
    verbs = [one for one in sentence.tokens if gazetteer.has_class(one.lemma, "meeting_verb")]
    for verb in verbs[:1]:
        found = [one for one in earlier if one.verb == verb.i and one.nodes and one.function is not Function.INSIDE]
        kinds = {one.human for one in found}
        if len(found) == 2 and len(kinds) == 1 and found[0].function is Function.SUBJECT:
            return tuple(found)
    return ()
