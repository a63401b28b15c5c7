"""Sides of a conflict: the rebels, the army that fights them, the capital they hold, and whose people speak."""

import pytest

from recoupe.terms import EntityType
from tests.read.readings import mentions_of


def keys_of(text: str, language: str = "fr") -> dict[str, tuple[str, ...]]:
    return {one.span.surface: one.candidates for one in mentions_of(text, language)}


def test_the_rebels_are_the_only_armed_group_named() -> None:
    assert keys_of("Le M23 a pris la ville. Les rebelles avancent.")["Les rebelles"] == ("COD:M23",)
    assert keys_of("The Taliban took the town. The insurgents advanced.", "en")["The insurgents"] == ("AFG:TALIBAN",)


def test_of_two_armed_groups_that_of_the_last_sentences_is_meant_or_none() -> None:
    text = "Le Hamas et le Hezbollah menacent. Les rebelles avancent."
    assert "Les rebelles" not in keys_of(text)


def test_the_army_is_of_the_state_whose_rebels_the_text_names() -> None:
    assert keys_of("L'armée a riposté. Le M23 s'est replié.")["L'armée"] == ("COD:ARMY",)


@pytest.mark.parametrize(
    ("text", "surface", "key"),
    [
        ("Les Houthis tirent. Sanaa conteste ce chiffre.", "Sanaa", "YEM:HOUTHIS"),
        ("Les Houthis tirent. Les autorités de Sanaa contestent.", "Les autorités de Sanaa", "YEM:HOUTHIS"),
        ("Sanaa conteste ce chiffre.", "Sanaa", "YEM"),
    ],
)
def test_a_capital_is_those_who_hold_it_where_they_are_named(text: str, surface: str, key: str) -> None:
    assert keys_of(text)[surface][0] == key


def test_whose_spokesman_is_the_body_before() -> None:
    assert keys_of("Les Houthis nient. Leur porte-parole accuse.")["Leur porte-parole"] == ("YEM:HOUTHIS",)


def test_a_body_is_of_the_state_it_is_in() -> None:
    assert keys_of("Les autorités à Tunis refusent.")["Les autorités"] == ("TUN",)
    assert keys_of("Police in Goma said so.", "en")["Police"] == ("COD:POLICE",)
    assert keys_of("Diplomats in Goma said so.", "en").get("Diplomats", ()) == ()


def test_a_name_after_a_complement_or_a_title_is_the_roles() -> None:
    text = "Le directeur de l'hôpital al-Nour, le Dr Nabil al-Haddad, a prévenu."
    assert ("PER:NABIL_AL_HADDAD",) in [one.candidates for one in mentions_of(text) if one.type is EntityType.PERSON]
    text = "L'envoyée spéciale de l'ONU pour la Libye, Astrid Molin, a prévenu."
    assert ("PER:ASTRID_MOLIN",) in [one.candidates for one in mentions_of(text) if one.office == "envoy"]
