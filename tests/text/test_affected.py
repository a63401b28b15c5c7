"""Whom an act of words concerns by the clause that says what it is about."""

import pytest

from recoupe.model import Event
from recoupe.read.events import events
from tests.read.test_events import reading_of


def filled(text: str, *wanted: str) -> set[str]:
    told = (one for one in events(reading_of(text, "fr")) if isinstance(one, Event))
    return {one.span.surface for event in told for one in event.roles if one.role in wanted}


@pytest.mark.parametrize(
    "text",
    [
        "Lima dénonce le fait que le Ghana ait livré des armes.",
        "Lima demande que le Ghana paie.",
        "Lima demande que le Ghana soit écarté.",
    ],
)
def test_the_subject_of_the_clause_is_whom_the_words_are_about(text: str) -> None:
    assert "le Ghana" in filled(text, "affected", "recipient")


def test_accusations_are_aimed_at_who_does_what_they_say() -> None:
    told = "Les accusations de Lima selon lesquelles le Ghana aurait livré des armes ont choqué."
    assert "le Ghana" in filled(told, "recipient")


def test_a_clause_beside_the_act_says_nothing_of_whom_it_is_aimed_at() -> None:
    told = "Les infirmières péruviennes ont fait grève alors que le Ghana bloquait un convoi."
    assert "le Ghana" not in filled(told, "affected")
