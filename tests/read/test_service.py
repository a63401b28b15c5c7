"""Whom people serve where the article names no state: the one it mostly tells of."""

import pytest

from recoupe.terms import MentionKind
from tests.read.readings import mentions_of

AT_HOME = "À Oslo, la Norvège s'inquiète. Le roi de Norvège et l'armée norvégienne attendent. "


@pytest.mark.parametrize(
    ("text", "served"),
    [
        (f"{AT_HOME}Le porte-parole du gouvernement, Omar Sellal, a nié.", "NOR:GOVERNMENT"),
        (f"{AT_HOME}Le directeur de cabinet du Premier ministre, Omar Sellal, a nié.", "NOR:PRIME_MINISTER_OFFICE"),
        (f"{AT_HOME}La ministre de la Justice Omar Sellal a nié.", "NOR:JUSTICE_MINISTRY"),
        (f"{AT_HOME}Le président de la fédération, Omar Sellal, a nié.", ""),
        (f"{AT_HOME}Le ministre de la Justice russe Omar Sellal a nié.", "RUS"),
        ("Le porte-parole du gouvernement, Omar Sellal, a nié.", ""),
        ("Omar Sellal, directeur des ports de la police norvégienne, a nié.", "NOR:POLICE"),
        ("Omar Sellal, président de la fédération de football de Norvège, a nié.", ""),
    ],
)
def test_who_serves_a_state_that_nobody_names_serves_the_one_told_of(text: str, served: str) -> None:
    (person,) = [one for one in mentions_of(text) if one.name == "Omar Sellal"]
    assert person.state == served


def test_a_whole_name_ends_before_the_first_name_of_another() -> None:
    found = mentions_of("Le conseiller d'Emmanuel Macron Omar Sellal a nié.")
    names = [one.name for one in found if one.kind is MentionKind.NAME]
    assert names == ["Emmanuel Macron", "Omar Sellal"]


def test_whoever_a_university_is_named_after_is_not_spoken_of() -> None:
    found = mentions_of("Le président de l'université militaire Omar Sellal a nié.")
    assert "Omar Sellal" not in [one.name for one in found]
