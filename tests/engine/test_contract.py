"""What every engine does, held to the answers of plain Python."""

from collections.abc import Iterator

import pytest

from recoupe.engine.base import Engine
from recoupe.engine.local import LocalEngine
from recoupe.graph import components, group


def square(number: int) -> int:
    return number * number


@pytest.fixture(params=[1, 2])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    made = LocalEngine(request.param, progress=False)
    yield made
    made.close()


@pytest.mark.parametrize("size", [0, 1, 7, 40])
def test_answers_come_in_the_order_of_the_items(engine: Engine, size: int) -> None:
    assert list(engine.map(square, range(size))) == [number * number for number in range(size)]


def test_a_progress_bar_changes_no_answer() -> None:
    made = LocalEngine(1, progress=True)
    assert list(made.map(square, [1, 2, 3], label="squares")) == [1, 4, 9]
    made.close()


def test_a_fault_of_a_stage_reaches_the_caller(engine: Engine) -> None:
    with pytest.raises(TypeError):
        list(engine.map(square, ["x"] * 20))  # type: ignore[arg-type]


def test_groups_are_sorted_and_a_record_may_be_in_several() -> None:
    found = group(["ab", "b", "a"], lambda word: word)
    assert list(found.items()) == [("a", ("ab", "a")), ("b", ("ab", "b"))]


def test_components_do_not_depend_on_the_order_of_edges() -> None:
    edges = [("d", "c"), ("a", "b"), ("b", "c")]
    assert components("abcde", edges) == components("edcba", edges[::-1]) == [("a", "b", "c", "d"), ("e",)]
