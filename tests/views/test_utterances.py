"""Who denies any fault has owned up to none; a spokesman is heard as the body that no table holds."""

import pytest

from recoupe.views.checked import DENIED, NOTHING
from tests.views.test_rewording import answer


@pytest.mark.parametrize(
    ("statement", "told", "language", "expected"),
    [
        ("La régie des eaux a reconnu avoir vidé le bassin.",
         "Des pêcheurs reprochent à la régie des eaux d'avoir vidé le bassin. La régie des eaux nie toute faute.", "fr",
         DENIED),
        ("The water board admitted draining the lake.",
         "Anglers say that the water board drained the lake. The water board denied any wrongdoing.", "en", DENIED),
        ("The water board admitted burning the archive.",
         "Anglers say that the ministry emptied the pond. The water board denied any wrongdoing.", "en", NOTHING),
        ("Harrow Docks confirmed that it will sell the east quay.",
         "Harrow Docks may sell the east quay. A spokesman for Harrow Docks declined to comment on the sale.", "en",
         DENIED),
    ],
)  # fmt: skip
def test_who_denies_any_fault_has_owned_up_to_none(statement: str, told: str, language: str, expected: str) -> None:
    assert answer(statement, told, language=language) == expected
