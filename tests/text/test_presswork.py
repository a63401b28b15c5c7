"""What is asked of reporters and by them is no demand of the story."""

import pytest

from recoupe.model import Claim
from recoupe.terms import Stance
from tests.link.read import pile_of


@pytest.mark.parametrize(
    ("words", "language", "demands"),
    [
        ("An engineer, who asked not to be named, said the dam had cracked.", "en", 0),
        ("A nurse asked to remain anonymous.", "en", 0),
        ("The firm did not respond to a request for comment.", "en", 0),
        ("The union asked for an interview with the minister.", "en", 1),
        ("The court ordered that the witness be identified.", "en", 1),
        ("Un élu, qui a demandé à ne pas être cité, affirme que le barrage a cédé.", "fr", 0),
        ("Une infirmière, qui a requis l'anonymat, affirme que le barrage a cédé.", "fr", 0),
        ("Le syndicat réclame un entretien avec le ministre.", "fr", 1),
    ],
)
def test_who_wants_to_stay_unnamed_demands_nothing(words: str, language: str, demands: int) -> None:
    told = [one for one in pile_of((words, language, "2025-03-02")).of(Claim) if one.stance is Stance.DEMANDS]
    assert len(told) == demands
