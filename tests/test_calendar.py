"""Arithmetic on time expressions: shifts, choices, parts, durations, references, bad input."""

from datetime import date

import pytest

from recoupe import calendar
from recoupe.calendar import Resolved, evaluate, grain_of

FRIDAY = date(2024, 10, 25)


@pytest.mark.parametrize(
    ("expression", "value", "low", "high"),
    [
        ("DCT", "2024-10-25", "2024-10-25", "2024-10-25"),
        ("DCT-P1D", "2024-10-24", "2024-10-24", "2024-10-24"),
        ("DCT-P1W", "2024-W42", "2024-10-14", "2024-10-20"),
        ("DCT-P1M", "2024-09", "2024-09-01", "2024-09-30"),
        ("DCT+P4M", "2025-02", "2025-02-01", "2025-02-28"),
        ("DCT-P1Q", "2024-Q3", "2024-07-01", "2024-09-30"),
        ("DCT-P1Y", "2023", "2023-01-01", "2023-12-31"),
        ("DCT-P1DE", "201X", "2010-01-01", "2019-12-31"),
        ("DCT<=FRI", "2024-10-25", "2024-10-25", "2024-10-25"),
        ("DCT<FRI", "2024-10-18", "2024-10-18", "2024-10-18"),
        ("DCT>FRI", "2024-11-01", "2024-11-01", "2024-11-01"),
        ("DCT>=SUN", "2024-10-27", "2024-10-27", "2024-10-27"),
        ("DCT<XXXX-06-19", "2024-06-19", "2024-06-19", "2024-06-19"),
        ("DCT<XXXX-10", "2023-10", "2023-10-01", "2023-10-31"),
        ("DCT<=XXXX-10", "2024-10", "2024-10-01", "2024-10-31"),
        ("DCT~XXXX-01", "2025-01", "2025-01-01", "2025-01-31"),
        ("DCT~XXXX-07-09&TUE", "2024-07-09", "2024-07-09", "2024-07-09"),
        ("DCT<=XXXX-XX-19", "2024-10-19", "2024-10-19", "2024-10-19"),
        ("DCT>=XXXX-02-29", "2028-02-29", "2028-02-29", "2028-02-29"),
        ("DCT<WE", "2024-W42-WE", "2024-10-19", "2024-10-20"),
        ("DCT+P1W:TUE", "2024-10-29", "2024-10-29", "2024-10-29"),
        ("DCT+P1Y:M06", "2025-06", "2025-06-01", "2025-06-30"),
        ("DCT+P1M:D19", "2024-11-19", "2024-11-19", "2024-11-19"),
        ("DCT+P1M:#1SUN", "2024-11-03", "2024-11-03", "2024-11-03"),
        ("DCT:M:#0SUN", "2024-10-27", "2024-10-27", "2024-10-27"),
        ("DCT:Y:END", "2024", "2024-09-01", "2024-12-31"),
        ("DCT-P1D:TEV", "2024-10-24TEV", "2024-10-24", "2024-10-24"),
        ("DCT<TUE:TNI+1", "2024-10-22TNI", "2024-10-22", "2024-10-23"),
        ("DCT:T21:45", "2024-10-25T21:45", "2024-10-25", "2024-10-25"),
        ("2024-06", "2024-06", "2024-06-01", "2024-06-30"),
        ("196X", "196X", "1960-01-01", "1969-12-31"),
        ("18XX", "18XX", "1800-01-01", "1899-12-31"),
        ("2024-W41-WE", "2024-W41-WE", "2024-10-12", "2024-10-13"),
        ("2023-WI", "2023-WI", "2023-12-21", "2024-03-19"),
        ("2023-09/2024-08", "2023-09/2024-08", "2023-09-01", "2024-08-31"),
        ("P32M..DCT", "P32M", "2022-02-25", "2024-10-25"),
        ("DCT..P10Y", "P10Y", "2024-10-25", "2034-10-25"),
        ("PXD..DCT", "PXD", "", "2024-10-25"),
        ("P3D", "P3D", "", ""),
        ("PRESENT_REF", "PRESENT_REF", "", ""),
        ("FUTURE_REF", "FUTURE_REF", "", ""),
        ("XXXX-WXX-4", "XXXX-WXX-4", "", ""),
        ("2024-02-31", "", "", ""),
        ("DCT~XXXX-07-10&TUE", "", "", ""),
        ("REF+P1D", "", "", ""),
    ],
)
def test_an_expression_means(expression: str, value: str, low: str, high: str) -> None:
    found = evaluate(expression, FRIDAY, FRIDAY)
    assert (found.value, found.low, found.high) == (value, low, high)


def test_a_reference_leans_on_its_anchor() -> None:
    anchor = Resolved("2021-03-12", "2021-03-12", "2021-03-12")
    assert evaluate("REF-P2D", None, None, anchor).value == "2021-03-10"
    assert evaluate("REF:Y", None, None, anchor).value == "2021"


def test_without_a_document_date_only_absolute_expressions_resolve() -> None:
    assert evaluate("DCT-P1D", None, None) == Resolved()
    assert evaluate("2021", None, None).value == "2021"


def test_an_interval_resolves_what_all_its_days_agree_on() -> None:
    first, last = date(2024, 10, 18), date(2024, 10, 20)
    assert evaluate("DCT<=FRI", first, last).value == "2024-10-18"
    found = evaluate("DCT-P1D", first, last)
    assert (found.value, found.low, found.high) == ("", "2024-10-17", "2024-10-19")
    assert found.alternatives == ("2024-10-17", "2024-10-19")


def test_the_other_direction_is_an_alternative_of_a_nearest_reading() -> None:
    assert evaluate("DCT~XXXX-01", FRIDAY, FRIDAY).alternatives == ("2024-01", "2025-01")


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize("expression", ["DCT-P99999Y", "DCT+P99999D", "DCT<=FRI", "DCT>=XXXX-02-29", "DCT~WE"])
def test_the_ends_of_the_calendar_do_not_break_it(day: date, expression: str) -> None:
    found = evaluate(expression, day, day)
    assert found.low <= found.high


@pytest.mark.parametrize(
    ("expression", "grain"),
    [
        ("DCT-P1D", "day"), ("DCT~XXXX-06-05&SAT", "day"), ("REF:T21:45", "hour"), ("DCT:TEV", "part of day"),
        ("DCT-P1W", "week"), ("2024-06", "month"), ("DCT~XXXX-SU", "season"), ("PT30M", "minute"),
        ("P32M..DCT", "month"),
        ("PAST_REF", ""), ("196X", "decade"), ("DCT<WE", "weekend"),
    ],
)  # fmt: skip
def test_the_grain_needs_no_document_date(expression: str, grain: str) -> None:
    assert grain_of(expression) == grain


def test_a_circle_of_anchors_ends() -> None:
    assert calendar.resolve((), None) == ()
