"""Prepositions of several words, some of a thing, short conditions."""

import pytest

from recoupe.model import Event
from recoupe.read.events import events
from recoupe.terms import Status
from tests.read.test_events import reading_of
from tests.text.test_arguments import roles


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("Le Bénin vend du coton à la Chine.", "theme", ["du coton"]),
        ("Le Gabon fournit de l'eau au Togo.", "theme", ["de l'eau"]),
        ("L'Irak a livré du pétrole à la Jordanie.", "theme", ["du pétrole"]),
        ("Le Gabon fournit de l'eau au Togo.", "recipient", ["Togo"]),
    ],
)
def test_some_of_a_thing_is_an_object(text: str, role: str, expected: list[str]) -> None:
    assert roles(text, "fr", role) == expected


@pytest.mark.parametrize(
    "text", ["Si Oslo attaque, Riga bombardera ses ports.", "Riga bombardera Oslo si Oslo attaque."]
)
def test_what_hangs_on_a_condition_is_conditional(text: str) -> None:
    found = {one.trigger.surface: one.status for one in events(reading_of(text, "fr")) if isinstance(one, Event)}
    assert found["bombardera"] is Status.CONDITIONAL
    assert found["attaque"] is Status.CONDITIONAL
