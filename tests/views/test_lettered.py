"""Figures, ranks and calendar words by their letters alone."""

import pytest

from recoupe.views.lettered import NONE, OTHER, SAME_ONE, UNTOLD, date_fate, figure_fate, figures, rank_fate


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Près de 6 700 tonnes en 2024", {6700.0}),
        ("2,5 millions d'euros", {2_500_000.0}),
        ("trois mille hommes, vingt et un chars", {3000.0, 20.0}),
        ("some ten thousand people", {10_000.0}),
        ("one man, 1.5 million birds", {1_500_000.0}),
    ],
)
def test_figures_in_digits_and_words(words: str, found: set[float]) -> None:
    assert figures(words) == found


@pytest.mark.parametrize(
    ("stated", "told", "fate"),
    [
        ("Les pluies ont tué 40 personnes.", "Forty people were killed.", SAME_ONE),
        ("Les pluies ont tué 40 personnes.", "Les pluies ont tué douze personnes.", OTHER),
        ("Les pluies ont tué 40 personnes.", "Les pluies ont coûté 9 milliards.", UNTOLD),
        ("Les pluies ont tué.", "Les pluies ont tué douze personnes.", NONE),
    ],
)
def test_what_becomes_of_a_figure_by_its_letters(stated: str, told: str, fate: str) -> None:
    assert figure_fate(stated, told) == fate


def test_what_becomes_of_a_rank_and_of_a_weekday() -> None:
    assert rank_fate("un dixième train de mesures", "the twelfth package") == OTHER
    assert rank_fate("un dixième train de mesures", "the tenth package") == SAME_ONE
    assert date_fate("Ils partent mardi.", "They leave on Tuesday.") == SAME_ONE
    assert date_fate("Ils partent mardi.", "They leave on Friday.") == OTHER
    assert date_fate("Ils partent mardi.", "They leave.") == UNTOLD
