"""A party that a row of a word leaves out is found by the other rows of that word and family."""

import pytest

from recoupe.model import Event
from recoupe.read.events import events
from tests.read.test_events import reading_of
from tests.text.test_arguments import roles


@pytest.mark.parametrize(
    ("text", "language", "recipient"),
    [
        ("Latvia and Poland sealed their border with Belarus.", "en", ["Belarus"]),
        ("Sweden shut its frontier to Danish lorries.", "en", ["Danish lorries"]),
        ("Guards opened fire at Haitian migrants on Friday.", "en", ["Haitian migrants"]),
        ("Quito made a request to the strikers.", "en", ["the strikers"]),
        ("Le Ghana a fermé sa frontière au Togo.", "fr", ["Togo"]),
    ],
)
def test_a_row_that_asks_for_a_thing_is_lent_the_party_of_another(
    text: str, language: str, recipient: list[str]
) -> None:
    assert roles(text, language, "recipient") == recipient


@pytest.mark.parametrize(
    "text", ["Le Ghana y a déployé mille soldats.", "Le préfet, joint au téléphone, n'a rien dit."]
)
def test_neither_a_clitic_of_place_nor_who_stands_without_a_doer_is_lent(text: str) -> None:
    told = [one for one in events(reading_of(text, "fr")) if isinstance(one, Event)]
    assert [one for event in told for one in event.roles if one.role == "recipient"] == []


@pytest.mark.parametrize(
    ("text", "language", "actor", "recipient"),
    [
        ("Chile's annexation of Arica stunned many.", "en", ["Chile"], ["Arica"]),
        ("The Kenyan annexation of Gedo stunned many.", "en", ["Kenyan"], ["Gedo"]),
    ],
)
def test_who_has_an_act_does_it_where_it_is_said_to_whom(
    text: str, language: str, actor: list[str], recipient: list[str]
) -> None:
    assert roles(text, language, "actor") == actor
    assert roles(text, language, "recipient") == recipient


@pytest.mark.parametrize(
    ("text", "language", "actor", "recipient"),
    [
        ("La critique du ministre chilien par la Norvège a surpris.", "fr", ["la Norvège"], ["ministre chilien"]),
        ("Les critiques de la Norvège ont surpris.", "fr", ["la Norvège"], []),
        ("Le bombardement du Chili par la Norvège a surpris.", "fr", ["la Norvège"], ["Chili"]),
        ("The bombing of Chile by Norway surprised many.", "en", ["Norway"], ["Chile"]),
        ("The support of rebels by Norway surprised many.", "en", ["Norway"], ["rebels"]),
    ],
)
def test_beside_who_does_it_a_noun_has_no_doer_behind_de(
    text: str, language: str, actor: list[str], recipient: list[str]
) -> None:
    assert roles(text, language, "actor") == actor
    assert roles(text, language, "recipient") == recipient
