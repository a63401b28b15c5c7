"""What somebody is stated to have said, against what they are told to have said at some time."""

import pytest

from recoupe.views.checked import DENIED, DISPUTED, SUPPORTED
from tests.views.test_rewording import answer


@pytest.mark.parametrize(
    ("statement", "told", "language", "expected"),
    [
        ("L'Érythrée a reconnu avoir envoyé des drones au Soudan.",
         "L'Érythrée a reconnu jeudi avoir envoyé des drones au Soudan. Jusque-là, elle ne l'avait jamais reconnu.",
         "fr", SUPPORTED),
        ("Le Ghana a salué le pacte entre le Togo et le Bénin.",
         "Le Togo et le Bénin ont conclu un pacte, que le Ghana condamne.", "fr", DENIED),
        ("Brazil praised the Chilean reform.", "Brazil condemned the Chilean reform.", "en", DENIED),
        ("Brazil condemned the Chilean reform.", "Brazil condemned the Chilean reform on Monday.", "en", SUPPORTED),
    ],
)  # fmt: skip
def test_an_avowal_ends_a_silence_and_blame_is_no_praise(
    statement: str, told: str, language: str, expected: str
) -> None:
    assert answer(statement, told, language=language) == expected


@pytest.mark.parametrize(
    ("statement", "told", "language"),
    [
        ("Le Ghana pourrait livrer des camions au Togo.",
         "Le Ghana pourrait livrer des camions au Togo. Il ne l'a pas fait jusqu'ici.", "fr"),
        ("Ghana may supply lorries to Togo.", "Ghana may supply lorries to Togo; so far Ghana has not.", "en"),
    ],
)  # fmt: skip
def test_what_has_not_been_so_far_may_yet_be(statement: str, told: str, language: str) -> None:
    assert answer(statement, told, language=language) not in (DENIED, DISPUTED)
