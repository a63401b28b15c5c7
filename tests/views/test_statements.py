"""What a statement claims: a headline that counts claims what it counts, a greeting nothing."""

import pytest

from recoupe.views.statements import read_statement, stated


@pytest.mark.parametrize(
    ("words", "language", "claims"),
    [
        ("Cinq blessés dans un accident de car à Vire.", "fr", 1),
        ("Four hundred jobs at risk in Tyrone.", "en", 1),
        ("La préfète et le patron des pompiers ensemble pendant trois heures.", "fr", 1),
        ("Bonne soirée et à lundi.", "fr", 0),
        ("Bonjour à tous et bonne lecture.", "fr", 0),
        ("Good morning to all of you.", "en", 0),
    ],
)
def test_a_headline_that_counts_is_a_claim(words: str, language: str, claims: int) -> None:
    assert [len(some) for _, some in stated(read_statement(words, language))] == [claims]


@pytest.mark.parametrize(
    ("words", "language", "claim"),
    [
        ("Le pont de Quimper ? Fermé depuis lundi.", "fr", "Le pont de Quimper : Fermé depuis lundi."),
        ("Des navires devant Brest ? Une dizaine.", "fr", "Des navires devant Brest : Une dizaine."),
        ("The ferry to Oban? Not before May.", "en", "The ferry to Oban: Not before May."),
    ],
)
def test_a_question_and_its_answer_are_one_statement(words: str, language: str, claim: str) -> None:
    found = [one for _, some in stated(read_statement(words, language)) for one in some]
    assert [one.content.surface for one in found] == [claim]


def test_a_text_that_asks_in_passing_keeps_its_sentences() -> None:
    words = "Le pont est fermé. Pourquoi ? La ville n'a rien dit. Les habitants attendent."
    assert len(read_statement(words, "fr").sentences) > 2


@pytest.mark.parametrize(
    ("words", "language", "claims"),
    [
        ("Bardet et Morvan seul à seul pendant une heure.", "fr", 1),
        ("Mayor Harcourt silent in the county court.", "en", 1),
        ("Merci à chacun de vous.", "fr", 0),
    ],
)
def test_a_line_without_verb_that_names_somebody_is_a_claim(words: str, language: str, claims: int) -> None:
    assert sum(len(some) for _, some in stated(read_statement(words, language))) == claims
