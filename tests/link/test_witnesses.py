"""Who stands behind a claim, as texts are read."""

from recoupe.link.witnesses import families
from recoupe.model import Claim
from tests.link.read import pile_of


def test_who_is_somebodys_does_not_speak_for_them() -> None:
    for words in (
        "Les proches de l'opposant norvégien affirment que la route est fermée.",
        "Les pays voisins de la Norvège affirment que la route est fermée.",
        "Certains partisans du gouvernement norvégien affirment que la route est fermée.",
    ):
        [claim] = pile_of((words, "fr", "2025-03-02")).of(Claim)
        assert families(pile_of((words, "fr", "2025-03-02")), claim) == ()


def test_who_stands_in_apposition_speaks() -> None:
    words = "L'opposant Lars Hagen affirme que la route est fermée."
    pile = pile_of((words, "fr", "2025-03-02"))
    [claim] = pile.of(Claim)
    assert families(pile, claim) == ("PER:LARS_HAGEN",)
