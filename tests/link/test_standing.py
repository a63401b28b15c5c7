"""Which claims stand behind what they say."""

import pytest

from recoupe.link.standing import is_to_who_stands_by
from recoupe.link.textwise import told_in_stories
from recoupe.model import Claim
from recoupe.terms import Stance
from tests.link.read import pile_of

CALLED = [
    ("fr", "Sur la vidéo, l'un des pompiers est filmé en train de crier « reculez »."),
    ("fr", "On entend l'un des marins lancer : « Sautez tous ! »"),
]
ASKED = [
    ("fr", "Le maire de Bizerte, Slim Jaziri, a exigé : « Reculez »."),
    ("fr", "L'un des pompiers demande que la mairie ferme la digue nord avant l'hiver."),
]


@pytest.mark.parametrize(("language", "words"), CALLED)
def test_words_called_out_by_somebody_unnamed_are_nobodys_stand(language: str, words: str) -> None:
    pile = pile_of((words, language, "2025-03-02"))
    called = [claim for claim in pile.of(Claim) if claim.stance is Stance.DEMANDS]
    assert all(is_to_who_stands_by(pile, claim) for claim in called)
    told = {one.id for claims in told_in_stories(pile).values() for one in claims}
    assert not told.intersection(one.id for one in called)


@pytest.mark.parametrize(("language", "words"), ASKED)
def test_what_somebody_named_asks_and_what_is_asked_at_length_is_a_stand(language: str, words: str) -> None:
    pile = pile_of((words, language, "2025-03-02"))
    assert not any(is_to_who_stands_by(pile, claim) for claim in pile.of(Claim))
