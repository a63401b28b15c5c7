"""Officials of no named state: « la ministre de la Santé, Ada Holm », « le procureur général ».

Enters: nodes of a text, the state it mostly tells of. Leaves: nodes with the body they speak for. Refuses: offices that
clubs and companies have too, and ministers of a province.
"""

from dataclasses import replace

from recoupe.text.gazetteer import Family, Gazetteer
from recoupe.text.homes import Home
from recoupe.text.nodes import Node
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
    "organisation", "pair", "pair_of_persons", "relation", "ruling_party", "service", "state_agency",
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
