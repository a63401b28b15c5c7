"""Officials of no named state: « la ministre de la Santé, Ada Holm », « le procureur général ».

Enters: nodes of a text, the state it mostly tells of. Leaves: nodes with the body they speak for. Refuses: offices that
clubs and companies have too, and ministers of a province.
"""

from collections.abc import Sequence
from dataclasses import replace

from recoupe.terms import EntityType, Use
from recoupe.text.gazetteer import Family, Gazetteer
from recoupe.text.homes import Home
from recoupe.text.nodes import Node, compatible
from recoupe.text.persons import OCCUPATIONS
from recoupe.text.reading import Sentence

ONE_A_STATE = frozenset({
    "agriculture_minister", "army_chief", "chancellor", "chief_of_staff", "culture_minister", "defence_minister",
    "education_minister", "energy_minister", "environment_minister", "finance_minister", "foreign_minister",
    "health_minister", "information_minister", "interior_minister", "justice_minister", "labour_minister",
    "mines_minister", "prime_minister", "prosecutor", "sports_minister", "trade_minister", "transport_minister",
})  # fmt: skip
"""Offices that one person of a state holds at a time, and that nobody else has but states."""
OF_A_STATE = ONE_A_STATE | {"prefect"}
"""Offices that are always of a state, one or many."""
VAGUE = frozenset({
    "agency", "cabinet", "country", "court", "delegation", "media", "ministry", "namesake", "ngo",
    "organisation", "other_party", "pair", "pair_of_persons", "relation", "ruling_party", "service", "state_agency",
})  # fmt: skip
"""Sorts of which a state has several: the noun alone says no more than that it is one of them."""


def in_office(node: Node, home: Home, sentence: Sentence, gazetteer: Gazetteer) -> None:
    """« le procureur général », ``the justice minister`` where nothing names a state or body: of the one at home."""
    phrase = node.phrase
    if node.keys or node.link is not None or phrase.office not in ONE_A_STATE or phrase.number == "plur":
        return
    owned = phrase.state or phrase.body or phrase.owner[0] or phrase.determiner != "article"
    after = sentence.tokens[phrase.last].form if phrase.last < len(sentence.tokens) else ""
    if owned or gazetteer.has_class(after, "linker") or gazetteer.has_class(after, "linker_to"):
        return
    state = home.at(node.start)
    body = gazetteer.atlas.spoken_for(state, phrase.office) if state else ""
    if body:
        node.keys = (body,)


GENERAL = frozenset({"diplomat", "official"})
"""Offices that say no more of somebody than that he holds one: « le responsable », ``the diplomat``."""
NEAR = 2
"""Sentences back in which the person is named."""


def the_official(index: int, node: Node, nodes: Sequence[Node], sentence: Sentence, gazetteer: Gazetteer) -> None:
    """« le responsable » after « le vice-ministre, Ada Holm »: the only one with an office named right before."""
    phrase = node.phrase
    told = node.keys or node.link is not None or phrase.state or phrase.body or phrase.owner[0]
    if told or phrase.office not in GENERAL or phrase.number == "plur":
        return
    after = sentence.tokens[phrase.last].form if phrase.last < len(sentence.tokens) else ""
    linked = gazetteer.has_class(after, "linker") or gazetteer.has_class(after, "linker_to")
    if linked or phrase.determiner not in ("article", "demonstrative"):
        return
    near = [one for one in nodes[:index] if node.sentence - one.sentence <= NEAR and one.type is EntityType.PERSON]
    serving = [one for one in near if one.name and one.keys and one.phrase.office not in OCCUPATIONS | {""}]
    if (
        len({one.key for one in near if one.keys}) == 1
        and serving
        and compatible(phrase.gender, serving[-1].phrase.gender)
    ):
        node.keys, node.link = serving[-1].keys, serving[-1]


def asked_of(nodes: Sequence[Node], sentences: Sequence[Sentence], gazetteer: Gazetteer) -> dict[int, str]:
    """By sentence, the state of a question: ``Asked whether Ankara would close the strait, the palace declined``."""
    found: dict[int, str] = {}
    for node in nodes:
        sentence = sentences[node.sentence]
        asked = gazetteer.has_class(sentence.tokens[0].form, "asked") or gazetteer.has_class(
            sentence.tokens[0].form.lower(), "asked"
        )
        near = node.phrase.first <= ASKED and node.use is Use.ACTOR and node.type is EntityType.STATE
        if asked and near and node.key and (node.subject or node.phrase.first == ASKED - 1):
            found.setdefault(node.sentence, gazetteer.atlas.state_of(node.key))
    return found


ASKED = 3
"""Tokens before the subject of a question that opens a sentence: ``Asked whether``, « Interrogée pour savoir si »."""


def of_who_speaks(index: int, node: Node, nodes: Sequence[Node], sentence: Sentence, gazetteer: Gazetteer) -> None:
    """``…, Peru's spy agency said, twice what the defence minister reported``, « un député péruvien … du service »."""
    phrase = node.phrase
    office = phrase.office in ONE_A_STATE and node.speaker
    body = node.type is EntityType.BODY and not phrase.office and phrase.sort not in VAGUE
    owned = phrase.state or phrase.body or phrase.owner[0] or phrase.determiner not in ("article", "")
    if node.keys or node.link is not None or owned or not (office or body) or phrase.number == "plur":
        return
    after = sentence.tokens[phrase.last].form if phrase.last < len(sentence.tokens) else ""
    if gazetteer.has_class(after, "linker") or gazetteer.has_class(after, "linker_to"):
        return
    before = [one for one in nodes[:index] if one.sentence == node.sentence and one.use is Use.ACTOR]
    voices = [one for one in before if _gives(one, gazetteer) and (one.speaker or not office)]
    last = voices[-1] if voices else None
    if last is None or (body and (last is not before[-1] or phrase.first - last.phrase.last > BRIEFED)):
        return
    state = last.phrase.state or gazetteer.atlas.state_of(last.key)
    spoken = gazetteer.atlas.spoken_for(state, phrase.office) if office else gazetteer.atlas.body(state, phrase.sort)
    node.keys = (spoken,) if spoken else ()


def _gives(one: Node, gazetteer: Gazetteer) -> bool:
    """Whether somebody is a person, an office or a body of a state."""
    official = one.type in (EntityType.PERSON, EntityType.GROUP) and bool(one.phrase.state)
    return official or (one.type is EntityType.BODY and bool(one.key) and bool(gazetteer.atlas.state_of(one.key)))


BRIEFED = 10
"""Tokens between who relays and the body: « un député péruvien à l'issue d'un exposé à huis clos du service »."""


def in_service(node: Node, home: Home, sentence: Sentence, gazetteer: Gazetteer) -> None:
    """« le porte-parole du gouvernement, Ada Holm »: where nothing names a state she speaks for the one at home.

    A minister who is told without a country is of that of the dateline, where two states are told of alike: a minister
    of a province is of neither.
    """
    phrase = node.phrase
    known = any(key in gazetteer.atlas.types for key in node.keys)
    if known or phrase.state or phrase.body or phrase.determiner == "possessive":
        return
    sort = phrase.owner[0] if phrase.owner[0] not in VAGUE else ""
    if not sort and (phrase.office not in OF_A_STATE or _is_provincial(node, sentence, gazetteer)):
        return
    state = home.at(node.start) or ("" if sort else home.seat)
    body = (
        (gazetteer.atlas.body(state, sort) if sort else gazetteer.atlas.spoken_for(state, phrase.office))
        if state
        else ""
    )
    if body:
        node.phrase = replace(phrase, state=state, body=body, office=phrase.office or "official")


def _is_provincial(node: Node, sentence: Sentence, gazetteer: Gazetteer) -> bool:
    """True for ``Saskatchewan Agriculture Minister Ada Holm``: a name stands before the office."""
    forms = [token.form.lower() for token in sentence.tokens]
    first = node.phrase.first
    known = gazetteer.longest(forms, first, Family.ROLE, Family.TITLE, Family.WORD, Family.PREFIX)
    return known is None and sentence.tokens[first].form[:1].isupper() and node.phrase.determiner == ""
