"""What stands in the very place of a thing that a statement names."""

import pytest

from recoupe.views.replaced import ANOTHER, HUNG_ELSEWHERE, REPLACED_ADDED, REPLACED_WORD, TURNED_ROUND
from tests.views.test_nearness import near


@pytest.mark.parametrize(
    ("statement", "told", "fact"),
    [
        ("Le Togo a livré des tracteurs au Bénin.", "Le Togo a livré des pianos au Bénin.", REPLACED_WORD),
        ("La mairie annonce la fermeture du musée.", "La mairie annonce la fermeture du marché.", REPLACED_ADDED),
        ("Des marins grecs ont été blessés.", "Des marins turcs ont été blessés, selon Athènes.", HUNG_ELSEWHERE),
        ("L'accord a été signé à Lomé.", "Lomé a signé l'accord avec le Bénin.", TURNED_ROUND),
    ],
)
def test_another_thing_stands_in_its_place(statement: str, told: str, fact: str) -> None:
    assert fact in near(statement, told).facts


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("Le Togo a livré des tracteurs au Bénin.", "Des tracteurs ont été livrés au Bénin par le Togo."),
        ("La mairie annonce la fermeture du musée.", "Le musée fermera, annonce la mairie."),
        ("Des marins grecs ont été blessés.", "Des marins grecs ont été blessés, selon Ankara."),
    ],
)
def test_the_same_told_in_another_order_is_no_other(statement: str, told: str) -> None:
    assert ANOTHER.isdisjoint(near(statement, told).facts)
