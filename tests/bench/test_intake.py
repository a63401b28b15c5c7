"""The table of intake: peers that are missing leave no hole, missing data is said, the page keeps the rest."""

import importlib.util
from pathlib import Path

import pytest
from bench.intake import BEGIN, END, PAGE, ROWS, Row, table, written

ROOT = Path(__file__).parents[2]


def test_every_row_names_a_benchmark() -> None:
    assert all(importlib.util.find_spec(f"bench.{row.bench}") for row in ROWS)
    assert len({row.what for row in ROWS}) == len(ROWS)


def test_the_page_holds_a_row_for_each_measure() -> None:
    """The page was written by the command: every measure stands between the marks, none without figures."""
    inside = (ROOT / PAGE).read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    lines = {line.split(" | ")[0].removeprefix("| "): line for line in inside.splitlines() if line.startswith("| ")}
    assert all(f"{row.what} (`{row.bench}`)" in lines for row in ROWS)
    assert "no data" not in inside


def test_a_peer_that_was_not_measured_is_left_out() -> None:
    row = Row("roles", "roles", "{right} of {all}", "all", {"peer": "{peer}", "c4_line_rule": "{c4}"})
    assert table([row], {("roles", ()): {"right": 3, "all": 4, "c4": 1}})[-1] == (
        "| roles (`roles`) | 3 of 4 | all | C4 line rule 1 |\n"
    )
    assert table([row], {("roles", ()): None})[-1] == "| roles (`roles`) | no data at hand | all |  |\n"


def test_only_what_stands_between_the_marks_changes() -> None:
    page = f"# Page\n\n{BEGIN}old\n{END}\nafter\n"
    assert written(page, ["new\n"]) == f"# Page\n\n{BEGIN}\nnew\n\n{END}\nafter\n"
    with pytest.raises(ValueError, match="marks"):
        written("# Page\n", ["new\n"])
