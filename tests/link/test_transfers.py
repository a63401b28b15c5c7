"""A thread of what is given is of one giver or of one taker."""

import pytest

from recoupe.link.transfers import parted
from recoupe.model import Claim
from tests.link.read import pile_of


def parts(*told: str, language: str = "fr") -> list[int]:
    """How many statements are in each part of what several articles tell, the most first."""
    pile = pile_of(*((one, language, f"2025-05-{4 + at:02}") for at, one in enumerate(told)))
    outer = [
        one for one in pile.of(Claim) if not any(one.span in other.span for other in pile.of(Claim) if other != one)
    ]
    return sorted((len(part) for part in parted(pile, outer)), reverse=True)


@pytest.mark.parametrize(
    ("told", "language"),
    [
        (
            (
                "Selon Oslo, l'Iran a livré des obus à la Russie.",
                "Oslo soupçonne l'Iran d'avoir fourni des drones à la Russie.",
                "Le Japon envisage de livrer des armes à l'Ukraine, affirme le ministre Ken Abe.",
            ),
            "fr",
        ),
        (
            (
                "Oslo said Iran had supplied shells to Russia.",
                "Oslo said Iran had delivered drones to Russia.",
                "Japan said it had refused to supply weapons to Ukraine.",
            ),
            "en",
        ),
    ],
)
def test_another_giver_and_another_taker_are_another_thread(told: tuple[str, ...], language: str) -> None:
    assert parts(*told, language=language) == [2, 1]


@pytest.mark.parametrize(
    "told",
    [
        ("Selon Oslo, l'Iran a livré des obus à la Russie.", "Oslo affirme que le Japon a livré des obus à la Russie."),
        ("Selon Oslo, l'Iran a livré des obus à la Russie.", "Oslo affirme que l'Iran a livré des obus à la Syrie."),
        ("Selon Oslo, l'Iran a livré des obus à la Russie.", "Oslo affirme que la Russie a livré du blé à l'Iran."),
        ("Selon Oslo, l'Iran a livré des obus à la Russie.", "Oslo craint que des obus ne soient livrés à Moscou."),
        ("Selon Oslo, l'Iran a bombardé la Syrie.", "Oslo affirme que le Japon a bombardé la Chine."),
    ],
)
def test_one_giver_one_taker_or_a_return_is_one_thread(told: tuple[str, ...]) -> None:
    assert parts(*told)[:2] == [2]
