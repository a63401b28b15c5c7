"""The quantities stage: cases from TSV, bad input, spans."""

import csv
import random
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.model import Article, Problem, Quantity, Text
from recoupe.pipeline import Job, read_text
from recoupe.read.dates import dates
from recoupe.read.quantities import quantities
from tests.read.test_dates import reading_of

CASES = Path(__file__).parents[1] / "cases" / "lang"


def found_in(text: str, language: str = "fr") -> list[Quantity]:
    reading = reading_of(text, "2024-10-25", language)
    reading = replace(reading, records=tuple(one for one in dates(reading) if not isinstance(one, Problem)))
    return [one for one in quantities(reading) if isinstance(one, Quantity)]


def cases(language: str) -> list[tuple[str, str, list[tuple[str, ...]]]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    with (CASES / language / "quantities.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            fields = ("surface", "value", "low", "high", "approximator", "unit", "counted")
            if row["surface"]:
                found[row["text"]].append(tuple(row[field] for field in fields))
            else:
                found[row["text"]] = []
    return [(language, text, sorted(rows)) for text, rows in sorted(found.items())]


def shown(number: float | None) -> str:
    return "" if number is None else str(int(number)) if number == int(number) else str(number)


@pytest.mark.parametrize(("language", "text", "expected"), [*cases("fr"), *cases("en")])
def test_a_sentence_yields_the_quantities_of_its_case(
    language: str, text: str, expected: list[tuple[str, ...]]
) -> None:
    found = [
        (
            one.span.surface,
            *(shown(number) for number in (one.value, one.low, one.high)),
            one.approximator.surface if one.approximator else "",
            one.unit,
            one.counted,
        )
        for one in found_in(text, language)
    ]
    assert sorted(found) == expected


def test_the_docstring_example_is_true() -> None:
    (found,) = found_in("Environ 1.500 soldats sont déjà en Russie.")
    assert (found.value, found.low, found.high, found.unit, found.counted) == (1500, 1350, 1650, "person", "soldat")


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", " ", "."])
def test_thousands_are_grouped_by_any_space_and_by_a_point(space: str) -> None:
    (found,) = found_in(f"On compte 12{space}000 soldats.")
    assert found.value == 12000


def test_a_mark_of_direction_inside_a_number_is_no_character_of_it() -> None:
    (found,) = found_in("On compte 12\u200f\u00a0000 soldats.")
    assert found.value == 12000
    assert found.span.surface == "12\u200f\u00a0000 soldats"


def test_a_number_of_sixty_digits_is_no_quantity() -> None:
    assert found_in("Le code " + "7" * 60 + " soldats.") == []
    assert found_in("Le code " + "7" * 600 + " soldats.") == []


def test_numbers_inside_dates_are_no_quantities() -> None:
    assert found_in("Le 19 juin 2024 à 15 h 45, depuis 32 mois.") == []


def test_every_span_quotes_the_text() -> None:
    text = "Près de 10 000 hommes et plus de 3 millions d’euros, dont 42 % perdus."
    for one in found_in(text):
        for span in (one.span, one.counted_span, one.approximator):
            assert span is None or text[span.start : span.end] == span.surface
    assert len(found_in(text)) == 3


@pytest.mark.parametrize("language", ["fr", "en"])
def test_whatever_the_text_the_stages_answer(language: str) -> None:
    """Pieces of dates and numbers in every order: no exception, and spans that quote the text."""
    pieces = [
        "31",
        "février",
        "May",
        "12,5",
        "%",
        "(",
        ")",
        "de",
        "to",
        "\n",
        "mille",
        "hundred",
        "-",
        "/",
        "«",
        "€",
        "\u200f",
    ]
    pieces += [
        "à",
        "the",
        "lundi",
        "Friday",
        "9" * 400,
        "2024",
        "h",
        "30",
        "ago",
        "il y a",
        "1er",
        "",
        "'",
        "’",
        "\u00a0",
    ]
    randoms = random.Random(7)
    for _ in range(300):
        text = randoms.choice([" ", ""]).join(randoms.choices(pieces, k=randoms.randint(1, 12)))
        if text.strip():
            reading = reading_of(text, randoms.choice(["", "2024-02-29", "9999-12-31", "0001-01-01"]), language)
            found = list(dates(reading))
            reading = replace(reading, records=tuple(one for one in found if not isinstance(one, Problem)))
            for one in (*found, *quantities(reading)):
                span = getattr(one, "span", None)
                assert span is None or text[span.start : span.end] == span.surface


def counted_cases() -> list[tuple[str, str, list[tuple[str, ...]]]]:
    found: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for path in sorted(CASES.glob("*/counted.tsv")):
        with path.open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                found[path.parent.name, row["text"]].append((row["surface"], row["value"], row["counted"]))
    return [(language, text, rows) for (language, text), rows in sorted(found.items())]


@pytest.mark.parametrize(("language", "text", "expected"), counted_cases())
def test_a_bare_figure_counts_what_the_text_before_it_counts(
    language: str, text: str, expected: list[tuple[str, ...]]
) -> None:
    """Figures whose noun stands elsewhere are read with the parse, as a whole text is."""
    one = Text(characters=text, language=language)
    job = Job(one, (Article(text=one.id, sha256="", name="page"),), (), "", True)
    read = [record for record in read_text(job) if isinstance(record, Quantity)]
    assert sorted((one.span.surface, shown(one.value), one.counted) for one in read) == sorted(expected)
