"""Who is against something has not left it undone: an attitude is borne out by attitudes alone."""

import pytest

from recoupe.views.checked import NOTHING, SUPPORTED
from tests.views.test_rewording import answer


@pytest.mark.parametrize(
    ("statement", "told", "language"),
    [
        ("Most Peruvians are against arming Chile.", "Peru has not armed Chile.", "en"),
        ("Le maire d'Arles est contre la vente du stade.", "Le maire d'Arles a vendu le stade.", "fr"),
    ],
)
def test_the_act_alone_tells_nothing_of_an_attitude(statement: str, told: str, language: str) -> None:
    assert answer(statement, told, language=language) == NOTHING


def test_an_opposition_is_a_party_and_no_attitude() -> None:
    told = "Le chef de l'opposition a vendu le stade mardi."
    assert answer("Le chef de l'opposition a vendu le stade.", told) == SUPPORTED
