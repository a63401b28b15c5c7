"""A day that names no year is another than one told, in whatever year."""

import pytest

from recoupe.model import Timex
from recoupe.views.measures import calendar_day, misses
from recoupe.views.statements import read_statement


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("Le Sénat a ratifié le traité le 6 novembre.", "fr", "-11-06"),
        ("Le Sénat a ratifié le traité en août.", "fr", "-08"),
        ("The Senate ratified the treaty on 20 November.", "en", "-11-20"),
        ("Le Sénat a ratifié le traité le 6 novembre 2024.", "fr", ""),
        ("Le Sénat a ratifié le traité hier.", "fr", ""),
    ],
)
def test_a_day_without_a_year_is_one_of_the_calendar(words: str, language: str, expected: str) -> None:
    assert calendar_day(read_statement(words, language).of(Timex)) == expected


@pytest.mark.parametrize(
    ("calendar", "days", "expected"),
    [
        ("-11-06", ("2024-11-06", "2024-11-06"), False),
        ("-11-20", ("2024-11-06", "2024-11-06"), True),
        ("-08", ("2024-08-09", "2024-08-09"), False),
        ("-08", ("2024-11-11", "2024-11-11"), True),
        ("-01-02", ("2024-12-30", "2025-01-05"), False),
        ("-11-20", ("", ""), False),
        ("", ("2024-11-06", "2024-11-06"), False),
    ],
)
def test_days_of_another_date_of_the_calendar_are_told_apart(
    calendar: str, days: tuple[str, str], expected: bool
) -> None:
    assert misses(calendar, days) == expected
