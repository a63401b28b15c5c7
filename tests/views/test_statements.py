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
