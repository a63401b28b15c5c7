"""Words for keys and counts, in the language asked for."""

import pytest

from recoupe.views.labels import Names, is_one


@pytest.mark.parametrize(
    ("key", "language", "name"),
    [
        ("RUS:EMBASSY", "fr", "ambassade (Russie)"),
        ("RUS:EMBASSY", "en", "embassy (Russia)"),
        ("RUS:NOTHING_KNOWN", "fr", "Russie"),
        ("PER:NOBODY_KNOWN", "en", "Nobody Known"),
    ],
)
def test_a_body_without_a_row_is_named_by_its_sort_and_its_state(key: str, language: str, name: str) -> None:
    assert Names({}, language)[key] == name


def test_nought_is_singular_in_french_only() -> None:
    assert [is_one(count, "fr") for count in (0, 1, 2)] == [True, True, False]
    assert [is_one(count, "en") for count in (0, 1, 2)] == [False, True, False]
