"""What is tried or decided is an act; what is only planned is a threat or a promise."""

import pytest

from recoupe.terms import Status
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


@pytest.mark.parametrize(
    ("text", "language", "status", "event"),
    [
        ("La Colombie pourrait livrer des canons au Guyana si le Venezuela l'attaquait.", "fr", "conditional", "AGREE"),
        ("La Suède pourrait aider l'Estonie.", "fr", "hedged", "AGREE"),
        ("Oslo livrerait des chars à Riga si Minsk attaquait la Lettonie.", "fr", "conditional", "AGREE"),
        ("Le Pérou pourrait sanctionner le Chili.", "fr", "hedged", "THREATEN"),
        ("Le Soudan pourrait avoir livré des fusils au Tchad.", "fr", "hedged", "AID"),
        ("La Suède aurait aidé l'Estonie.", "fr", "hedged", "AID"),
        ("Peru could sanction Chile if Chile closed its border.", "en", "conditional", "THREATEN"),
        ("Norway might send tanks to Latvia.", "en", "hedged", "AGREE"),
        ("Norway might have sent tanks to Latvia.", "en", "hedged", "AID"),
    ],
)
def test_what_may_come_is_held_out_and_what_may_have_been_is_not(
    text: str, language: str, status: str, event: str
) -> None:
    rows = coded(text, language, statuses=tuple(Status))
    assert (status, event) in [(one.status, one.event) for one in rows]
