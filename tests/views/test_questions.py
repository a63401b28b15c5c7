"""A question that yes or no answers is set against the record as the statement it asks about."""

import pytest

from recoupe.views.checked import DENIED, NOTHING, SUPPORTED
from recoupe.views.questions import as_told
from tests.views.test_rewording import answer


@pytest.mark.parametrize(
    ("question", "language", "told"),
    [
        ("Le pont de Kerlou est-il fermé ?", "fr", "Le pont de Kerlou est fermé ."),
        ("La ministre a-t-elle démissionné ?", "fr", "La ministre a démissionné ."),
        ("Est-ce que le Chili a signé l'accord ?", "fr", "le Chili a signé l'accord ."),
        ("Has the governor of Lagos resigned?", "en", "The governor of Lagos has resigned."),
        ("Will Peru send nurses to Haiti?", "en", "Peru will send nurses to Haiti."),
        ("Did Norway close the tunnel?", "en", "Norway close the tunnel."),
        ("Combien de marins sont morts ?", "fr", "Combien de marins sont morts ?"),
        ("Who closed the tunnel?", "en", "Who closed the tunnel?"),
        ("A-t-il démissionné ?", "fr", "A-t-il démissionné ?"),
        ("Le tunnel a rouvert.", "fr", "Le tunnel a rouvert."),
    ],
)
def test_a_question_is_put_as_what_it_asks(question: str, language: str, told: str) -> None:
    found = as_told(question, language)
    assert " ".join(found.split()) == told
    assert len(found) == len(question)


@pytest.mark.parametrize(
    ("question", "told", "language", "expected"),
    [
        ("La ministre russe a-t-elle démissionné ?", "La ministre russe a démissionné mardi.", "fr", SUPPORTED),
        ("Le maire de Lorient a-t-il été réélu ?", "Le maire de Lorient n'a pas été réélu.", "fr", DENIED),
        ("Has Peru sent nurses to Haiti?", "Peru has sent forty nurses to Haiti.", "en", SUPPORTED),
        ("Has Peru sent nurses to Haiti?", "Chile has sent forty nurses to Haiti.", "en", NOTHING),
    ],
)  # fmt: skip
def test_a_question_is_answered_as_its_statement(question: str, told: str, language: str, expected: str) -> None:
    assert answer(as_told(question, language), told, language=language) == expected
