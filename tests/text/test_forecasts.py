"""What may be so now is put forward; what may come is foretold."""

import pytest

from recoupe.terms import Stance
from tests.read.test_claims import read

STATES = (
    "Ce retrait pourrait constituer une menace, selon Karel Novak.",
    "Anna Kovac a souligné que ce silence pourrait indiquer une crise.",
    "Ce geste pourrait refléter une crise.",
    "Selon Luis Prado, la panne pourrait provenir d'un câble.",
    "La visite pourrait être un leurre.",
)
COMING = (
    "Ce retrait pourrait entraîner une grève, selon Karel Novak.",
    "Anna Kovac a souligné que ce silence pourrait provoquer une crise.",
    "La visite pourrait être annulée.",
)
SILENT = (
    "La Serbie s'est abstenue de reconnaître formellement l'envoi de troupes.",
    "La Serbie a évité d'admettre la livraison d'armes.",
)


@pytest.mark.parametrize("words", STATES)
def test_a_state_that_may_hold_is_put_forward(words: str) -> None:
    assert [claim.stance for claim in read(words)] == [Stance.ASSERTS]


@pytest.mark.parametrize("words", COMING)
def test_what_may_come_is_foretold(words: str) -> None:
    assert [claim.stance for claim in read(words)] == [Stance.PREDICTS]


@pytest.mark.parametrize("words", SILENT)
def test_who_avoids_admitting_an_act_declines_to_confirm_it(words: str) -> None:
    assert [claim.stance for claim in read(words)] == [Stance.DECLINES_TO_CONFIRM]
