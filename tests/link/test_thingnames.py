"""Things in summaries go by the word that the claims use for them."""

import pytest

from recoupe.link.assembly import speaker, thing_name
from recoupe.link.pile import Pile
from recoupe.model import Claim
from tests.link.read import pile_of

MASKS = "Le maire exige des masques. La préfète promet des masques aux écoles."


def claims_of(words: str, language: str = "fr") -> tuple[Pile, tuple[Claim, ...]]:
    pile = pile_of((words, language, "2024-03-06"))
    return pile, pile.of(Claim)


@pytest.mark.parametrize(("language", "word"), [("fr", "masque"), ("en", "mask")])
def test_a_thing_all_call_by_one_word_goes_by_it(language: str, word: str) -> None:
    pile, told = claims_of(MASKS)
    assert thing_name(pile, "supplies", told, language) == word


def test_a_thing_called_by_several_words_goes_by_its_concept() -> None:
    pile, told = claims_of("Le maire exige des tentes. La préfète promet du blé. Un élu demande des couvertures.")
    assert thing_name(pile, "supplies", told, "fr") == "vivres et matériel"


def test_people_go_by_the_name_of_their_concept() -> None:
    pile, told = claims_of("Le maire exige des fantassins. La préfète promet des fantassins.")
    assert thing_name(pile, "soldier", told, "fr") == "soldats"


def test_a_state_for_which_one_person_speaks_is_told_by_their_name() -> None:
    pile, told = claims_of("Le président français Emmanuel Macron a promis des écoles.")
    assert speaker(pile, "FRA", told, "en") == "Emmanuel Macron (France)"
    assert speaker(pile, "ITA", told, "en") == "Italy"
