"""The words by which a reader knows what a dispute is about."""

from recoupe.link.titles import plainest
from recoupe.model import Claim
from tests.link.builders import Piler
from tests.link.read import pile_of


def title(*told: str) -> str:
    piler = Piler()
    claims = []
    for words in told:
        text = piler.text(f"{words}.")
        claims.append(piler.claim(text, words, by="NOR", terms="sabotage câble"))
    return plainest(piler.pile(), claims).content.surface


def test_a_title_is_the_shortest_words_that_stand_by_themselves() -> None:
    assert title(
        "Prenant le contrepied de son voisin, le ministre norvégien parle d'un sabotage du câble",
        "Le câble de Vardø a subi un sabotage",
        "il s'agit d'un sabotage du câble",
        "un sabotage",
    ) == ("Le câble de Vardø a subi un sabotage")


def test_words_that_begin_in_the_middle_are_a_title_where_there_is_nothing_else() -> None:
    assert title("de saboter le câble") == "de saboter le câble"


def test_words_that_begin_with_a_possessive_are_no_title() -> None:
    assert title("Son avocat dénonce le sabotage du câble", "La ville dénonce un sabotage du câble de Vardø") == (
        "La ville dénonce un sabotage du câble de Vardø"
    )


def test_a_speaker_told_by_a_possessive_or_with_a_clause_of_its_own_makes_no_title() -> None:
    assert title(
        "Son équipage dénonce un sabotage",
        "les gardes, qui y voient un sabotage",
        "Le ministre norvégien parle d'un sabotage du câble",
    ) == ("Le ministre norvégien parle d'un sabotage du câble")


def test_words_that_begin_with_what_was_told_before_are_no_title() -> None:
    assert title("Ces ports dénoncent un sabotage du câble", "La ville dénonce un sabotage du câble de Vardø") == (
        "La ville dénonce un sabotage du câble de Vardø"
    )


def test_that_somebody_is_worried_is_no_title_where_another_tells_of_what() -> None:
    worried = "La Lettonie a exprimé sa « vive inquiétude »."
    words = f"{worried} Le ministre estonien juge « irréfléchie » la vente des chantiers navals de Ventspils."
    pile = pile_of((words, "fr", "2024-03-06"))
    assert "chantiers" in plainest(pile, pile.of(Claim)).span.surface
