"""Bare numbers in words and digits, by language."""

import pytest

from recoupe import packs
from recoupe.text.numbers import number_reader


def read(text: str, language: str = "fr") -> list[tuple[str, float]]:
    found = number_reader(packs.shipped(f"lang/{language}")).read(text)
    return [(text[one.start : one.end], round(one.value, 9)) for one in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("zéro", 0), ("dix-sept", 17), ("dix sept", 17), ("vingt et un", 21), ("soixante et onze", 71),
        ("soixante-dix-neuf", 79), ("quatre-vingts", 80), ("quatre vingt dix neuf", 99), ("nonante-deux", 92),
        ("cent six", 106), ("deux cents", 200), ("deux mille deux cents", 2200), ("deux cent mille", 200_000),
        ("trois millions sept", 3_000_007), ("1,5 million", 1_500_000), ("2 millions 500 000", 2_500_000),
        ("un million et demi", 1_500_000), ("un demi-million", 500_000), ("deux tiers", 2 / 3), ("trois quarts", 0.75),
        ("un vingt-cinquième", 0.04), ("cent virgule zéro trois", 100.03), ("3 douzaines", 36), ("½", 0.5),
        ("10k", 10_000), ("12,32e+14", 12.32e14), ("négatif cinq", -5), ("-4/5", -0.8), ("1.500", 1500), ("1.5", 1.5),
        ("1 234 567,89", 1_234_567.89),
    ],
)  # fmt: skip
def test_a_french_number_is_read_whole(text: str, value: float) -> None:
    assert read(text) == [(text, round(value, 9))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one hundred and sixteen", 116), ("a hundred thousand", 100_000), ("twenty-one", 21), ("1,500", 1500),
        ("1.500", 1.5), ("five and a half", 5.5), ("two thirds", 2 / 3), ("1.2 billion", 1_200_000_000),
        ("minus five", -5), ("2 dozen", 24),
    ],
)  # fmt: skip
def test_an_english_number_is_read_whole(text: str, value: float) -> None:
    assert read(text, "en") == [(text, round(value, 9))]


@pytest.mark.parametrize("text", ["29km de route", "un siège", "le 4 mai", "le liquide de 180,25ml", "vol AF447"])
def test_what_is_no_bare_number_is_refused(text: str) -> None:
    assert read(text) == []


def test_two_numbers_that_cannot_be_one_stay_two() -> None:
    assert read("vingt trente") == [("vingt", 20), ("trente", 30)]
    assert read("423 0000") == [("423", 423), ("0000", 0)]
