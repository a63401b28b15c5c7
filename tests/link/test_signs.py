"""What a claim shares with others of its matter, and what only tells who says it and when."""

import pytest

from recoupe.link.pile import Pile
from recoupe.link.signs import matter, signs, words_of
from recoupe.model import Claim, Text
from tests.link.read import pile_of


def meant(pile: Pile) -> set[str]:
    """The words of all claims that tell their matter."""
    return {met.group().lower() for claim in pile.of(Claim) for met, _ in matter(pile, claim)}


def test_who_says_it_by_which_verb_and_when_is_no_matter() -> None:
    told = meant(pile_of(("La préfète a souligné mercredi que la digue avait cédé.", "fr", "2024-03-06")))
    assert {"digue", "cédé"} <= told
    assert not {"préfète", "souligné", "mercredi"} & told


def test_english_matter_is_told_apart_too() -> None:
    told = meant(pile_of(("The mayor insisted on Tuesday that the levee would hold.", "en", "2024-03-05")))
    assert "levee" in told
    assert not {"mayor", "insisted", "tuesday"} & told


def test_where_little_is_sure_who_says_it_is_no_sign() -> None:
    pile = pile_of(("La préfète a souligné mercredi que la digue avait cédé.", "fr", "2024-03-06"))
    [claim] = pile.of(Claim)
    assert "word prefet" in signs(pile, claim, strict=False)
    assert "word prefet" not in signs(pile, claim, strict=True)
    assert "word digue" in signs(pile, claim, strict=True)


@pytest.mark.parametrize(
    ("language", "words", "word"),
    [
        ("fr", "Les deux villes entretiennent la route. Elle passe entre deux lacs.", "entre"),
        ("fr", "Il dit avoir été sur le pont.", "avoir"),
        ("en", "They had been on the bridge.", "been"),
    ],
)
def test_words_that_carry_tenses_and_beginnings_of_other_words_are_no_signs(
    language: str, words: str, word: str
) -> None:
    pile = pile_of((words, language, "2024-03-06"))
    [text] = pile.of(Text)
    known = words_of(pile, text.id)
    assert known is not None
    assert known.told[word] is None
