"""Whom an article sets against another by a figure, from the words of articles."""

from recoupe.link.rivals import rivals
from recoupe.model import Claim
from tests.link.read import pile_of

WORDS = "Le maire compte 40 blessés, selon la mairie de Corvel. Le syndicat des haleurs, lui, compte 70 blessés."


def test_of_two_voices_of_one_article_the_second_stands_apart() -> None:
    pile = pile_of((WORDS, "fr", "2025-03-01"))
    told = [(one, pile.quantities(one)[0]) for one in pile.of(Claim) if pile.quantities(one)]
    told.sort(key=lambda one: one[0].span.start)
    assert len(rivals(pile, told)) == 1
    assert not rivals(pile, told[:1])
