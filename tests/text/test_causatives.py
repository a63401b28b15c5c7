"""A verb that makes somebody do something heads its set phrase, whatever the parser makes of it."""

import pytest

from recoupe.model import Event
from recoupe.read.events import events
from tests.read.test_events import reading_of
from tests.text.test_arguments import roles


def told(text: str) -> list[str]:
    """The predicates of a French sentence."""
    return [one.predicate for one in events(reading_of(text, "fr")) if isinstance(one, Event)]


@pytest.mark.parametrize(
    "text",
    [
        "Les rebelles ont fait tomber le gouvernement chilien.",
        "Les rebelles font chuter le gouvernement chilien.",
        "Les rebelles ont fait chuter le gouvernement chilien.",
    ],
)
def test_the_phrase_has_the_object_of_its_infinitive(text: str) -> None:
    assert told(text) == ["OVERTHROW"]
    assert roles(text, "fr", "recipient") == ["le gouvernement chilien"]


def test_an_infinitive_of_its_own_keeps_its_verb() -> None:
    assert told("Le gouvernement a fait arrêter deux opposants.") == ["ARREST"]
