"""Credits to agencies: lines that credit, and sentences that do not."""

import pytest

from recoupe import packs
from recoupe.credits import credit_forms, credits_of, signatories
from recoupe.forms import compiled

FORMS = credit_forms(packs.shipped("world"), [packs.shipped("lang/fr"), packs.shipped("lang/en")])


LONG = (
    "Le maire a parlé lundi devant le conseil municipal, longuement, et sans notes, comme il l’avait promis aux élus. "
    "Personne ne lui a répondu."
)


def keys(characters: str) -> list[str]:
    return [credit.key for credit in credits_of(characters, FORMS)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(AFP)", ["ORG:AFP"]),
        ("avec AFP", ["ORG:AFP"]),
        ("Avec l’AFP et Reuters", ["ORG:AFP", "ORG:REUTERS"]),
        ("La Gazette du soir avec Reuters", ["ORG:REUTERS"]),
        ("Par Odile Querrien (AFP)", ["ORG:AFP"]),
        ("Odile Querrien, Agence France-Presse", ["ORG:AFP"]),
        ("Agence -Presse", ["ORG:AFP"]),
        ("Agence France-Press", ["ORG:AFP"]),
        ("Source : Reuters", ["ORG:REUTERS"]),
        ("Reuters contributed to this report.", ["ORG:REUTERS"]),
        ("By Jane Whitcombe, with Associated Press", ["ORG:AP"]),
        ("BREST, 3 mai 2023 (AFP) - Le maire a parlé lundi devant le conseil.", ["ORG:AFP"]),
        (LONG + " (avec AFP)", ["ORG:AFP"]),
        ("Avec l’Agence Littorale", ["ORG:AGENCE_LITTORALE"]),
        ("Avec Agence Littorale.", ["ORG:AGENCE_LITTORALE"]),
        ("Avec AL.", ["ORG:AL"]),
    ],
)
def test_lines_that_credit(line: str, expected: list[str]) -> None:
    assert keys(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Le maire a déclaré à l’AFP qu’il ne repeindrait pas la halle cette année, ni la suivante.",
        "Photo : Odile Querrien / AFP",
        "Une vue du port © AFP",
        "Le directeur de l’Agence France-Presse a quitté ses fonctions mardi, après onze ans passés à sa tête.",
        "La presse",
        "AVEC VOUS",
        "Avec UN peu de chance, le pont rouvrira.",
        "Odile Querrien",
    ],
)
def test_lines_that_do_not(line: str) -> None:
    assert keys(line) == []


def test_places_are_those_of_the_name_and_of_the_line() -> None:
    characters = "Une ligne.\nAvec AFP\n"
    (one,) = credits_of(characters, FORMS)
    assert characters[one.start : one.end] == "AFP"
    assert characters[one.line_start : one.line_end] == "Avec AFP"


@pytest.mark.parametrize(
    ("form", "line", "holds"),
    [
        ("[à|a] lire <aussi|également> :", "À lire également : la suite", True),
        ("[à|a] lire <aussi|également> :", "lire aussi:", True),
        ("[à|a] lire <aussi|également> :", "lire :", False),
        ("{number} min de lecture", "12 min de lecture", True),
        ("NEXT", "next", False),
        ("l'article", "L’article", True),
        ("publié le", "PUBLIE LE", True),
    ],
)
def test_forms(form: str, line: str, holds: bool) -> None:
    assert bool(compiled(form).match(line)) is holds


@pytest.mark.parametrize("form", ["[sans fin", "<a|b", "trop ]"])
def test_a_broken_form_is_told(form: str) -> None:
    with pytest.raises((ValueError, IndexError)):
        compiled(form)


@pytest.mark.parametrize(
    ("byline", "others", "agencies"),
    [
        ("Odile Querrien", ("Odile Querrien",), ()),
        ("AFP", (), ("ORG:AFP",)),
        ("Odile Querrien avec AFP", ("Odile Querrien",), ("ORG:AFP",)),
        ("Odile Querrien (avec l’AFP et Reuters)", ("Odile Querrien",), ("ORG:AFP", "ORG:REUTERS")),
        ("Reuters / Odile Querrien", ("Odile Querrien",), ("ORG:REUTERS",)),
        ("Le Relais with Associated Press", ("Le Relais",), ("ORG:AP",)),
        ("Jean-Marc de l’Estrade, à Brest", ("Jean-Marc de l’Estrade, à Brest",), ()),
    ],
)
def test_a_byline_is_split_into_who_signs_and_agencies(
    byline: str, others: tuple[str, ...], agencies: tuple[str, ...]
) -> None:
    assert signatories(byline, FORMS) == (others, agencies)
