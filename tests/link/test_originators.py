"""News that an article gives to one who then cannot confirm it, and that another has."""

import pytest

from recoupe.link.positions import attribution_conflicts
from tests.link.read import pile_of

ENGLISH = (
    "The bridge at Orlo was bombed on Monday, Norway's army said.\n"
    '"It fell at noon," said the mayor of Orlo, Lars Hagen, who first reported it. '
    "The army itself said it could not confirm that any bridge had been bombed."
)
FRENCH = (
    "Deux otages ont été libérés près de Diffa, a annoncé samedi l'armée nigérienne.\n"
    "« Ils sont saufs », affirme le gouverneur, Issa Moussa, à l'origine de l'annonce. "
    "L'armée affirme ne pas avoir d'éléments permettant de confirmer une libération."
)


@pytest.mark.parametrize(("words", "language"), [(ENGLISH, "en"), (FRENCH, "fr")])
def test_who_cannot_confirm_the_news_he_is_given_is_not_its_source(words: str, language: str) -> None:
    [found] = attribution_conflicts(pile_of((words, language, "2025-03-02")))
    assert len(found.points) == 2


def test_what_is_left_open_of_another_act_is_no_conflict() -> None:
    words = ENGLISH.replace("any bridge had been bombed", "a minister had resigned")
    assert attribution_conflicts(pile_of((words, "en", "2025-03-02"))) == []


def test_news_that_nobody_else_tells_is_no_conflict() -> None:
    words = ENGLISH.replace('"It fell at noon," said the mayor of Orlo, Lars Hagen, who first reported it. ', "")
    assert attribution_conflicts(pile_of((words, "en", "2025-03-02"))) == []
