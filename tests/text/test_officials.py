"""Offices and bodies of which a sentence tells the state: by who speaks in it, or by the question that opens it."""

import pytest

from tests.read.readings import mentions_of


def state_of(text: str, surface: str, language: str) -> str:
    [found] = [one for one in mentions_of(text, language) if one.span.surface == surface]
    return found.state


@pytest.mark.parametrize(
    ("text", "surface", "state"),
    [
        (
            "Bolivia and Chile left. Peru's spy agency said it was 300, twice what the defence minister reported.",
            "the defence minister",
            "PER",
        ),
        ("Bolivia and Chile watched. Peru left. They met the defence minister.", "the defence minister", ""),
    ],
)
def test_an_office_that_is_said_to_speak_beside_a_body_is_of_its_state(text: str, surface: str, state: str) -> None:
    assert state_of(text, surface, "en") == state


@pytest.mark.parametrize(
    ("text", "surface", "state"),
    [
        (
            "Washington was concerned. Asked whether Ankara would shut it, the presidential office kept silent.",
            "the presidential office",
            "TUR",
        ),
        (
            "The United States was concerned. Asked about it, the presidential office kept silent.",
            "the presidential office",
            "",
        ),
    ],
)
def test_who_is_asked_what_a_state_will_do_is_of_that_state(text: str, surface: str, state: str) -> None:
    assert state_of(text, surface, "en") == state
