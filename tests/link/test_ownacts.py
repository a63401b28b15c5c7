"""What somebody is said to have done and denies having done, from the words of articles."""

from recoupe.link.ownacts import own_acts
from recoupe.model import Claim
from tests.link.read import pile_of


def ties(*told: tuple[str, str, str]) -> list[tuple[str, str]]:
    """What is said of somebody and their denial, in the words of the articles."""
    pile = pile_of(*told)
    ends = [(pile.get(one.a, Claim), pile.get(one.b, Claim)) for one in own_acts(pile)]
    return [(a.content.surface, b.content.surface) for a, b in ends if a and b]


def test_who_is_said_to_have_resigned_denies_it_in_another_article() -> None:
    said = ("Officers in Corvia said on Monday that President Ilan Moreth had resigned.", "en", "2025-03-03")
    denied = (
        "President Ilan Moreth of Corvia appeared on television on Monday and denied having resigned.",
        "en",
        "2025-03-03",
    )
    assert ties(said, denied) == [("President Ilan Moreth had resigned", "having resigned")]


def test_a_denial_of_the_day_before_answers_nothing() -> None:
    said = ("Officers in Corvia said on Tuesday that President Ilan Moreth had resigned.", "en", "2025-03-04")
    denied = ("President Ilan Moreth of Corvia denied on Monday having resigned.", "en", "2025-03-03")
    assert not ties(said, denied)


def test_another_act_is_not_denied() -> None:
    said = ("Officers in Corvia said on Monday that President Ilan Moreth had fled.", "en", "2025-03-03")
    denied = ("President Ilan Moreth of Corvia denied on Monday having resigned.", "en", "2025-03-03")
    assert not ties(said, denied)
