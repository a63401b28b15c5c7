"""What people known by their description say to a charge against them."""

from recoupe.link.charged import charged
from tests.link.read import pile_of

CHARGE = "L'avocate Ida Berg soupçonne les gardiens suédois d'avoir brûlé les registres de Kiruna."


def test_who_is_charged_and_denies_by_the_same_words_is_set_beside_the_charge() -> None:
    denial = "Les gardiens suédois de la prison de Kiruna démentent avoir brûlé un registre."
    pile = pile_of((CHARGE, "fr", "2025-03-02"), (f"{CHARGE} {denial}", "fr", "2025-03-04"))
    assert {str(tie.relation) for tie in charged(pile)} == {"contrasts"}
    assert len({tie.a for tie in charged(pile)}) == 2


def test_others_who_deny_are_not() -> None:
    denial = "Les médecins suédois de Kiruna démentent avoir quitté la ville."
    assert charged(pile_of((f"{CHARGE} {denial}", "fr", "2025-03-02"))) == []


def test_one_word_is_not_enough() -> None:
    words = "Ida Berg soupçonne la direction d'avoir brûlé les registres. La direction dément avoir brûlé un registre."
    assert charged(pile_of((words, "fr", "2025-03-02"))) == []


def test_what_was_denied_before_the_charge_answers_it_not() -> None:
    denial = "Les gardiens suédois de la prison de Kiruna démentent avoir brûlé un registre."
    assert charged(pile_of((denial, "fr", "2025-03-02"), (CHARGE, "fr", "2025-03-04"))) == []


def test_a_known_person_answers_in_another_article_by_a_rare_word() -> None:
    known = "Ida Berg accuse Lars Holm d'avoir brûlé les registres de Kiruna."
    denials = ("Lars Holm dément avoir brûlé un registre.", "Lars Holm dément toute irrégularité.")
    found = [charged(pile_of((known, "fr", "2025-03-02"), (one, "fr", "2025-03-04"))) for one in denials]
    assert [bool(ties) for ties in found] == [True, False]
