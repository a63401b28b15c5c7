"""Who the subject of an infinitive or of a relative clause is."""

import pytest

from recoupe.model import Event
from recoupe.read.events import events
from tests.read.test_events import reading_of


def actors(text: str, language: str = "fr") -> set[str]:
    told = (one for one in events(reading_of(text, language)) if isinstance(one, Event))
    return {one.span.surface for event in told for one in event.roles if one.role == "actor"}


@pytest.mark.parametrize(
    ("text", "language", "actor"),
    [
        ("Le Ghana a été le premier pays africain à condamner Lima.", "fr", "Le Ghana"),
        ("Oslo est la seule capitale à saluer l'accord entre Lima et Quito.", "fr", "Oslo"),
        ("Ghana was the first African country to condemn Peru.", "en", "Ghana"),
        ("Kenya is the only state to condemn Peru.", "en", "Kenya"),
    ],
)
def test_who_is_the_first_to_do_a_thing_does_it(text: str, language: str, actor: str) -> None:
    assert actor in actors(text, language)


def test_a_relative_clause_of_an_apposition_is_said_of_the_name() -> None:
    assert actors("Le Ghana, un pays qui a condamné Lima, se tait.") == {"Le Ghana"}
