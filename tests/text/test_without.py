"""What is told as not done, or as a figure of speech, is no act."""

import pytest

from tests.views.test_coded import coded


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le Pérou a répondu sans accuser le Chili.", "fr"),
        ("La police péruvienne est intervenue sans arrêter les manifestants.", "fr"),
        ("Lima s'est tue, sans même rencontrer les rebelles.", "fr"),
        ("Lima est partie sans nommer le Chili.", "fr"),
        ("Peru replied without accusing Chile.", "en"),
        ("Washington se heurte à Lima et Quito.", "fr"),
        ("Le ministre péruvien s'est heurté à un mur.", "fr"),
        ("Les ministres péruviens s'accrochent à leurs postes.", "fr"),
    ],
)
def test_what_is_not_done_is_not_coded(text: str, language: str) -> None:
    assert coded(text, language) == []


def test_who_runs_into_police_clashes_with_them() -> None:
    row = coded("Les étudiants se sont heurtés aux forces de l'ordre à Lima.")[0]
    assert (row.event, row.actor, row.recipient) == ("ASSAULT", ("PER EDU",), ("PER COP",))


def test_a_mask_hides_nobody_whose_sort_is_told() -> None:
    assert coded("Masked protesters attacked a bank in Oslo.", "en")[0].actor == ("NOR CVL",)
