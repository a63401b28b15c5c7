"""A few words that call untrue what was said, and those that judge a thing."""

import pytest

from recoupe.link.verdicts import is_verdict
from recoupe.model import Claim
from tests.link.read import pile_of


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("Le stade est vide, selon le club. « Faux », répond la mairie de Brest.", "fr", True),
        ("Le stade est vide, selon le club. « Un mensonge grossier », répond la mairie de Brest.", "fr", True),
        ("Le stade est vide, selon le club. « Une étude infondée », selon le laboratoire Aspir.", "fr", False),
        ("The stadium is empty, the club says. The mayor called it “a fairy tale”.", "en", True),
    ],
    ids=["false", "a lie", "a study", "a fairy tale"],
)
def test_what_is_called_untrue_is_what_was_said_and_no_thing(words: str, language: str, *, found: bool) -> None:
    pile = pile_of((words, language, "2025-05-04"))
    assert any(is_verdict(pile, claim) for claim in pile.of(Claim)) is found
