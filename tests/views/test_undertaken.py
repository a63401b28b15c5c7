"""What is tried or decided is an act; what is only planned is a threat or a promise."""

import pytest

from tests.views.test_coded import coded


@pytest.mark.parametrize(
    ("text", "language", "event"),
    [
        ("Des rebelles ont tenté de prendre d'assaut une caserne péruvienne.", "fr", "ASSAULT"),
        ("Des soldats ont essayé d'arrêter le député péruvien Juan Soto.", "fr", "COERCE"),
        ("Pirates tried to seize a Greek tanker on Monday.", "en", "COERCE"),
        ("Gunmen attempted to storm the Greek embassy.", "en", "ASSAULT"),
        ("Le Chili a annoncé sa décision de suspendre son traité avec le Pérou.", "fr", "SANCTION"),
        ("Le Chili a décidé de dénoncer son traité avec le Pérou.", "fr", "SANCTION"),
        ("Le Chili envisage de dénoncer son traité avec le Pérou.", "fr", "THREATEN"),
        ("Le Chili a décidé de libérer des prisonniers péruviens.", "fr", "CONCEDE"),
    ],
)
def test_an_attempt_and_a_decision_are_acts(text: str, language: str, event: str) -> None:
    assert event in [one.event for one in coded(text, language)]


@pytest.mark.parametrize(
    ("text", "event", "mode"),
    [
        ("Des manifestations de colère ont éclaté dans plusieurs villes.", "PROTEST", "demo"),
        ("Onze de ces mineurs ont été libérés sous caution.", "RETREAT", "release"),
        ("Des rafles ont lieu chaque nuit.", "COERCE", "arrest"),
        ("Le Premier ministre grec est arrivé lundi à Zorbadoupoli.", "CONSULT", "visit"),
    ],
)
def test_some_acts_are_told_whoever_does_them(text: str, event: str, mode: str) -> None:
    assert (event, mode) in [(one.event, one.mode) for one in coded(text)]
