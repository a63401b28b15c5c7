"""What a blow came to, and the blow told twice in one breath, are no events of their own."""

import pytest

from tests.views.test_coded import coded


@pytest.mark.parametrize(
    "text",
    [
        "Un policier péruvien a ouvert le feu sur un lycéen, tirant sept fois.",
        "Des rebelles ont été chassés par une attaque de l'armée péruvienne.",
    ],
)
def test_a_blow_and_what_it_came_to_are_one(text: str) -> None:
    assert [one.event for one in coded(text)] == ["ASSAULT"]


def test_who_is_killed_in_an_ambush_that_names_nobody_is_told() -> None:
    (row,) = coded("Dix soldats péruviens ont été tués dans une embuscade.")
    assert (row.event, row.recipient) == ("ASSAULT", ("PER MIL",))
