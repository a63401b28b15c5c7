"""What a statement claims: a headline that counts claims what it counts, a greeting nothing."""

from pathlib import Path

import pytest

from recoupe.errors import QuestionError
from recoupe.views.check import statement_of
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


@pytest.mark.parametrize("name", ["brouillon.txt", "brouillon.md", "brouillon", "brouillon.tex"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_statement_may_stand_in_a_file_of_any_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    words = "La préfète a démenti jeudi l'arrêt des chantiers de l'île d'Aubeterre, près de Nîmes, décidé à l'été."
    (tmp_path / name).write_bytes(words.encode(encoding))
    assert statement_of(str(tmp_path / name)).strip() == words


def test_a_file_that_holds_no_text_is_no_statement(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(bytes(range(256)))
    with pytest.raises(QuestionError, match="expected a text: expected a text, found binary bytes"):
        statement_of(str(tmp_path / "a.txt"))
