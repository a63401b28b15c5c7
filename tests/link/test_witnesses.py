"""Who stands behind a claim, as texts are read."""

from recoupe.link.witnesses import families, of_one_mouth
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


def test_a_state_speaks_itself_and_through_one_mouth() -> None:
    words = (
        "Le ministre norvégien de la Défense, Odd Lien, espère rouvrir la route. Odd Lien promet une digue. "
        "La ministre norvégienne de la Justice, Siri Dahl, refuse toute enquête. La Norvège réclame un délai."
    )
    pile = pile_of((words, "fr", "2025-03-02"))
    told = [claim for claim in pile.of(Claim) if "NOR" in families(pile, claim)]
    heard = " ".join(one.span.surface for one in of_one_mouth(pile, "NOR", told))
    assert "Dahl" in " ".join(one.span.surface for one in told)
    assert "Lien" in heard
    assert "délai" in heard
    assert "Dahl" not in heard


def test_who_is_no_state_is_heard_whole() -> None:
    words = "L'opposant Lars Hagen affirme que la route est fermée. L'opposant Lars Hagen réclame une digue."
    pile = pile_of((words, "fr", "2025-03-02"))
    told = list(pile.of(Claim))
    assert of_one_mouth(pile, "PER:LARS_HAGEN", told) == told
