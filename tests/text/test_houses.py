"""Names of bodies that no list has."""

import pytest

from recoupe.model import Chain, Mention
from recoupe.read.mentions import mentions
from recoupe.terms import EntityType
from tests.read.readings import chains_of, mentions_of, reading_of


def test_a_body_no_pack_knows_and_what_describes_it_are_one_chain() -> None:
    text = "L'entreprise Solvéa conteste le chiffre. La société a promis une visite."
    records = list(mentions(reading_of(text)))
    surfaces = {one.id: one.span.surface for one in records if isinstance(one, Mention)}
    (chain,) = [one for one in records if isinstance(one, Chain)]
    assert [surfaces[one] for one in chain.mentions] == ["L'entreprise Solvéa", "La société"]
    assert chain.candidates == ("ORG:SOLVEA",)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Selon la CNAT, tout va bien. La Commission norvégienne des accidents de mer (CNAT) a publié un rapport.",
            "fr",
            {"CNAT": "ORG:COMMISSION_NORVEGIENNE_DES_ACCIDENTS_DE_MER"},
        ),
        (
            "La Ligue des marins (LDM) a gagné. La Ligue des meuniers (LDM) a perdu. La LDM fait appel.",
            "fr",
            {"La LDM": ""},
        ),
        (
            "The Bergen Dockers Union (BDU) went on strike. The BDU wants more pay.",
            "en",
            {"BDU": "ORG:BERGEN_DOCKERS_UNION"},
        ),
        (
            "La Plateforme Aurore a gagné. La Plateforme a recompté les voix.",
            "fr",
            {"La Plateforme": "ORG:PLATEFORME_AURORE"},
        ),
        (
            "Le Parti de la mer et du vent a perdu, selon le Conseil de sécurité de l'ONU.",
            "fr",
            {
                "Le Parti de la mer et du vent": "ORG:PARTI_DE_LA_MER_ET_DU_VENT",
                "le Conseil de sécurité de l'ONU": "ORG:UN_SC",
            },
        ),
    ],
)
def test_a_body_that_no_list_has_is_its_name_and_its_letters(
    text: str, language: str, expected: dict[str, str]
) -> None:
    found = {one.span.surface: next(iter(one.candidates), "") for one in mentions_of(text, language)}
    assert {surface: found.get(surface, "") for surface in expected} == expected


def test_an_acronym_begins_nobodys_name() -> None:
    found = [one.candidates for one in mentions_of("C'est ouvert, a dit à l'AFP Ashiana Love, une touriste.")]
    assert found[:2] == [("ORG:AFP",), ("PER:ASHIANA_LOVE",)]


@pytest.mark.parametrize(
    ("text", "language", "name", "key"),
    [
        ("La banque Arvor a fermé six agences.", "fr", "Arvor", "ORG:ARVOR"),
        ('Ana Rusu dirige l\'association "Vivre au sec".', "fr", "Vivre au sec", "ORG:VIVRE_AU_SEC"),
        (
            "Le bilan vient du « Comité national de sauvetage ».",
            "fr",
            "Comité national de sauvetage",
            "ORG:COMITE_NATIONAL_DE_SAUVETAGE",
        ),
        (
            "Il a écrit au Comité national de sauvetage.",
            "fr",
            "Comité national de sauvetage",
            "ORG:COMITE_NATIONAL_DE_SAUVETAGE",
        ),
        ("L'hôpital Saint-Luc est débordé.", "fr", "hôpital Saint-Luc", "ORG:HOPITAL_SAINT_LUC"),
        ("L'université de Dakar a fermé.", "fr", "université de Dakar", "ORG:UNIVERSITE_DE_DAKAR"),
        (
            "L'Office national d'aide aux réfugiés a alerté.",
            "fr",
            "Office national d'aide aux réfugiés",
            "ORG:OFFICE_NATIONAL_D_AIDE_AUX_REFUGIES",
        ),
        ("The airline Zephyr cut six routes.", "en", "Zephyr", "ORG:ZEPHYR"),
        ("Baltika Air cut six routes.", "en", "Baltika Air", "ORG:BALTIKA_AIR"),
    ],
)
def test_the_noun_beside_a_name_says_that_it_is_a_bodys(text: str, language: str, name: str, key: str) -> None:
    assert (name, (key,)) in [(one.name, one.candidates) for one in mentions_of(text, language)]


@pytest.mark.parametrize("text", ["Les Forces russes ont reculé.", "Le Service de sécurité ukrainien enquête."])
def test_a_body_of_a_state_is_no_house(text: str) -> None:
    assert not [one for one in mentions_of(text) if one.type is EntityType.ORGANISATION]


def test_the_bare_name_of_a_body_introduced_is_that_body() -> None:
    found = chains_of('L\'usine "Brumax" brûle. Selon les employés de Brumax, tout est perdu.')
    assert found[("ORG:BRUMAX",)] == ["L'usine \"Brumax", "Brumax"]
