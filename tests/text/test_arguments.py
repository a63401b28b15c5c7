"""Where the arguments of a word stand, beside what a parser makes of them."""

import pytest

from recoupe.model import Event
from recoupe.read.events import events
from tests.read.test_events import reading_of


def roles(text: str, language: str, *wanted: str) -> list[str]:
    """The words that fill some roles of the one event of a text."""
    (event,) = (one for one in events(reading_of(text, language)) if isinstance(one, Event))
    return [one.span.surface for one in event.roles if one.role in wanted]


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Un gendarme a tiré à bout portant sur un lycéen.", "un lycéen"),
        ("Le garde a ouvert le feu dans des circonstances floues sur trois passants.", "trois passants"),
    ],
)
def test_what_hangs_on_an_adjective_of_a_turn_belongs_to_the_verb(text: str, recipient: str) -> None:
    assert roles(text, "fr", "recipient") == [recipient]


@pytest.mark.parametrize(
    ("text", "language", "actor", "recipient"),
    [
        ("The killing by police of a young girl shook Lima.", "en", "police", "a young girl"),
        ("L'assassinat par Lima d'un général équatorien fait scandale.", "fr", "Lima", "un général équatorien"),
        ("The police shooting of a boy shook Lima.", "en", "police", "a boy"),
    ],
)
def test_who_suffers_an_act_is_not_part_of_who_does_it(text: str, language: str, actor: str, recipient: str) -> None:
    assert roles(text, language, "recipient") == [recipient]
    assert actor in " ".join(roles(text, language, "actor"))


@pytest.mark.parametrize(
    "text",
    [
        "Two nurses arrested over the fire in Lima.",
        "Two nurses convicted of fraud in Lima.",
        "Two nurses jailed after the storm in Lima.",
    ],
)
def test_a_verb_that_always_has_an_object_is_passive_without_one(text: str) -> None:
    assert roles(text, "en", "recipient") == ["Two nurses"]


def test_who_charges_into_a_crowd_does_it() -> None:
    assert roles("Police charged into the crowd.", "en", "actor") == ["Police"]


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("L'ancien maire de Lima, mis en examen pour corruption, a nié.", "L'ancien maire de Lima"),
        ("Le ministre péruvien, mis en cause par Oslo, est parti.", "Le ministre péruvien"),
        ("La générale chilienne, mise en accusation mardi, se tait.", "La générale chilienne"),
        ("Oslo a mis en cause les rebelles chiliens.", "les rebelles chiliens"),
        ("L'armée péruvienne est visée par une enquête.", "L'armée péruvienne"),
        ("Le Chili est frappé par un embargo.", "Le Chili"),
        ("Oslo fait face à une offensive chilienne.", "Oslo"),
        ("Le garde avait menacé des passants avant d'être abattu par la police.", "Le garde"),
        ("Des étudiants occupant la faculté attaqués par des soldats.", "Des étudiants"),
    ],
)
def test_whom_an_act_befalls_stands_before_a_participle_or_a_verb_of_undergoing(text: str, recipient: str) -> None:
    told = (one for one in events(reading_of(text, "fr")) if isinstance(one, Event))
    assert recipient in [one.span.surface for event in told for one in event.roles if one.role == "recipient"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oslo a rejoint les sanctions contre Riga.", "fr"),
        ("Oslo a rallié les sanctions contre Riga.", "fr"),
        ("Oslo joined the sanctions against Riga.", "en"),
    ],
)
def test_who_joins_an_act_does_it(text: str, language: str) -> None:
    (event,) = (
        one for one in events(reading_of(text, language)) if isinstance(one, Event) and one.predicate == "SANCTION"
    )
    assert {one.role: one.span.surface for one in event.roles} == {"actor": "Oslo", "recipient": "Riga"}
