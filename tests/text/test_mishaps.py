"""What nature and accidents do is nobody's act."""

import pytest

from recoupe.model import Event
from recoupe.read.events import events
from recoupe.text.mishaps import MISHAP
from tests.read.test_events import reading_of


def note(text: str, language: str) -> list[str]:
    found = (one for one in events(reading_of(text, language)) if isinstance(one, Event))
    return [one.why.note for one in found if one.predicate in ("DESTROY", "KILL", "BEAT", "WOUND", "BOMB", "SHELL")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Une crue soudaine a détruit deux villages péruviens.", "fr"),
        ("Une ville du Pérou a été ravagée par un incendie.", "fr"),
        ("Des pluies torrentielles ont tué dix Péruviens.", "fr"),
        ("Un séisme a détruit le palais du gouvernement péruvien.", "fr"),
        ("Un éboulement a tué quatre mineurs péruviens.", "fr"),
        ("A landslide killed four Peruvian miners.", "en"),
        ("A hurricane destroyed the Peruvian embassy.", "en"),
    ],
)
def test_what_nature_or_an_accident_does_is_noted(text: str, language: str) -> None:
    assert set(note(text, language)) <= {MISHAP}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Une attaque a tué dix Péruviens.", "fr"),
        ("Un incendie criminel a détruit l'ambassade du Chili.", "fr"),
        ("A raid killed four Peruvian miners.", "en"),
    ],
)
def test_what_somebody_did_is_not(text: str, language: str) -> None:
    assert note(text, language)
    assert MISHAP not in note(text, language)
