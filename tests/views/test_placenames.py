"""A region and the town it is called after, told one for the other."""

import pytest

from recoupe.views.checked import SUPPORTED
from tests.views.test_rewording import answer


@pytest.mark.parametrize(
    ("statement", "told", "language"),
    [
        ("Ukrainian troops have left the Kursk region.", "Ukrainian troops have left Kursk.", "en"),
        ("Des drones ont frappé la région de Koursk.", "Des drones ont frappé Koursk.", "fr"),
    ],
)
def test_a_region_is_told_by_its_town(statement: str, told: str, language: str) -> None:
    assert answer(statement, told, language=language) == SUPPORTED
