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


def test_an_organ_that_a_state_s_own_agency_quotes_is_of_that_state() -> None:
    told = (
        ("The dam is full, state news agency KCNA said, quoting the Central Water Commission.", ("PRK",)),
        ("The dam is full, the Associated Press said, quoting the Central Water Commission.", ()),
    )
    for words, expected in told:
        pile = pile_of((words, "en", "2025-03-02"))
        [claim] = pile.of(Claim)
        assert [one for one in families(pile, claim) if len(one) == 3] == list(expected)


def test_who_spoke_last_is_meant_by_a_pronoun_whatever_its_chain() -> None:
    words = (
        "Le Chili hésite. De Lima, où il négociait, Vladimir Poutine a mis en garde: le fermer serait « une erreur »."
        " Si cela arrivait, a-t-il enchaîné, le quai fermerait."
    )
    pile = pile_of((words, "fr", "2025-03-02"))
    assert all("CHL" not in families(pile, one) for one in pile.of(Claim) if "enchaîné" in one.span.surface)
