"""How a sentence tells an act: cast against, left to be said, withheld."""

import pytest

from recoupe.views.checked import DENIED, NOTHING, SUPPORTED
from recoupe.views.factuality import leaves_asked
from recoupe.views.parsed import as_sentence
from tests.views.test_rewording import answer


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("Le préfet a dit combien de maisons avaient brûlé.", "fr", True),
        ("La mairie a indiqué quelles rues seraient fermées.", "fr", True),
        ("Le préfet a dit que des maisons avaient brûlé.", "fr", False),
        ("The bishop said who had paid for the roof.", "en", True),
        ("The bishop said how many pews were sold.", "en", True),
        ("The bishop said the builder who came was late.", "en", False),
    ],
)
def test_a_report_may_leave_what_is_asked_unsaid(words: str, language: str, expected: bool) -> None:
    sentence = as_sentence(words, language)
    root = next(one for one in sentence.tokens if one.head == one.i)
    assert leaves_asked(sentence, root) == expected


@pytest.mark.parametrize(
    ("statement", "told", "language", "expected"),
    [
        ("La mairie a dit combien de maisons avaient brûlé.", "La mairie a dit que des maisons avaient brûlé.", "fr",
         NOTHING),
        ("The army said how many shells it had fired.", "The army did not say how many shells it had fired.", "en",
         DENIED),
        ("L'armée a dit combien d'hommes étaient morts.", "L'armée n'a pas dit combien d'hommes étaient morts.", "fr",
         DENIED),
        ("Le Sénat chilien a voté contre le budget.", "Le Sénat chilien a adopté le budget mardi.", "fr", DENIED),
        ("Le Sénat chilien a voté contre le budget.", "Le Sénat chilien a voté contre le budget mardi.", "fr",
         SUPPORTED),
        ("The Senate of Chile voted against the pension bill.", "The Senate of Chile passed the pension bill.", "en",
         DENIED),
    ],
)  # fmt: skip
def test_what_is_left_unsaid_or_voted_down_is_not_told(statement: str, told: str, language: str, expected: str) -> None:
    assert answer(statement, told, language=language) == expected
