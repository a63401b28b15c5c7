"""Whose voice a body is counted as."""

import pytest

from recoupe.link.folding import fold, is_own_voice
from recoupe.link.witnesses import families
from recoupe.model import Claim
from tests.link.read import pile_of


@pytest.mark.parametrize(
    ("key", "counted"),
    [
        ("NOR:OPPOSITION", "NOR:OPPOSITION"),
        ("NOR:PARLIAMENT", "NOR"),
        ("NOR:PROSECUTION", "NOR"),
        ("NOR:REBELS", "NOR:REBELS"),
        ("PER:DAG_BERG", "PER:DAG_BERG"),
        ("NOR", "NOR"),
    ],
)
def test_a_body_speaks_for_its_state_and_an_opposition_for_itself(key: str, counted: str) -> None:
    pile = pile_of(("La route est fermée.", "fr", "2025-03-02"))
    assert fold(pile, key) == counted
    assert is_own_voice(pile, key) == (counted == key and key.endswith(("OPPOSITION", "REBELS")))


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("L'opposition norvégienne affirme que la digue a cédé. Le gouvernement norvégien assure qu'elle tient.", "fr"),
        ("The Norwegian opposition says the dyke has given way. The Norwegian government says it held.", "en"),
    ],
)
def test_a_government_and_its_opposition_are_two_witnesses(words: str, language: str) -> None:
    pile = pile_of((words, language, "2025-03-02"))
    assert {one for claim in pile.of(Claim) for one in families(pile, claim)} == {"NOR", "NOR:OPPOSITION"}
