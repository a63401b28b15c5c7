"""The very figure of a statement is found where other sentences give another, and not where it counts another act."""

import pytest

from recoupe.views.checked import OTHER_FIGURES, SUPPORTED
from tests.views.test_rewording import answer


@pytest.mark.parametrize(
    ("statement", "told", "expected"),
    [
        (
            "Environ 3 400 villageois ont été évacués à cause de la digue.",
            """La digue de Morvel a cédé. Près de 900 villageois ont été évacués lundi.
            Mardi, quelque 3 400 villageois avaient dû quitter leur maison.""",
            SUPPORTED,
        ),
        (
            "Environ 2 500 rebelles sont morts à Tazra.",
            "Environ 400 rebelles sont morts à Tazra. Quelque 2 500 rebelles ont été rapatriés.",
            OTHER_FIGURES,
        ),
        (
            "Environ 7 000 habitants de Dorna ont été évacués.",
            "Environ 300 habitants de Dorna ont été évacués. Les 7 000 habitants de Dorna n'ont pas été évacués.",
            OTHER_FIGURES,
        ),
    ],
)
def test_the_very_figure_is_looked_for_where_others_are_given(statement: str, told: str, expected: str) -> None:
    assert answer(statement, told) == expected
