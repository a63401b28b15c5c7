"""Whose a thing is: a person's before a person's noun, a minister's ministry, an envoy of whoever sent them."""

import pytest

from tests.read.readings import links_of, mentions_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paul Martel offered a riddle. His spokesman left.", {"His": "Paul Martel"}),
        ("Ada Holm bought a tram. Her deputy resigned.", {"Her": "Ada Holm"}),
        ("Paul Martel met Luc Arnal. His spokesman left.", {}),
    ],
)
def test_his_is_nobody_but_a_person(text: str, expected: dict[str, str]) -> None:
    assert links_of(text, "en") == expected


def test_the_ministry_of_a_minister_is_that_of_the_office() -> None:
    text = "La ministre chilienne de la Santé, Ada Holm, a démenti. Son ministère a assuré que l'hôpital tiendrait."
    found = {one.span.surface: one.candidates for one in mentions_of(text)}
    assert found["Son ministère"] == ("CHL:HEALTH_MINISTRY",)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Le ministre délégué chargé du Climat, Paul Martel, a démenti.", "Le ministre délégué"),
        ("Le vice-ministre chargé de la Russie, Paul Martel, a estimé que tout allait bien.", "Le vice-ministre"),
    ],
)
def test_a_name_behind_what_lies_in_somebody_s_charge_is_theirs(text: str, role: str) -> None:
    found = [one for one in mentions_of(text) if one.span.surface.startswith(role)]
    assert found
    assert found[0].candidates[0].startswith("PER:")


@pytest.mark.parametrize(
    "before",
    [
        "La Norvège se tait. Dans une note relayée lundi par l'agence NTB,",
        "La Norvège se tait. Dans une note,",
        "La Norvège n'a pas confirmé. Mais elle a changé de ton. Dans une note,",
    ],
)
def test_what_stands_behind_an_adjunct_and_its_comma_is_the_subject(before: str) -> None:
    text = f"{before} son vice-ministre des Affaires étrangères, Lars Hagen, a estimé que tout allait bien."
    found = [one for one in mentions_of(text) if one.span.surface == "Lars Hagen"]
    assert [one.state for one in found] == ["NOR"]
