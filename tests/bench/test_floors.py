"""Floors name benchmarks that exist, and a figure below its floor is said and counted."""

import importlib.util
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bench import __main__ as runner

ENTRIES: list[dict[str, Any]] = json.loads(runner.FLOORS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: " ".join([entry["bench"], *entry["arguments"][:1]]))
def test_an_entry_names_a_benchmark_its_data_and_least_figures(entry: dict[str, Any]) -> None:
    assert importlib.util.find_spec(f"bench.{entry['bench']}")
    assert entry["floors"]
    for argument in entry["arguments"]:
        assert not argument.startswith("/")
        if argument.startswith("bench/"):
            assert (runner.FLOORS.parent.parent / argument).exists(), argument
    assert all(isinstance(floor, int | float) for floor in entry["floors"].values())


def test_no_benchmark_is_entered_twice() -> None:
    names = [(entry["bench"], *entry["arguments"]) for entry in ENTRIES]
    assert len(names) == len(set(names))


def printing(monkeypatch: pytest.MonkeyPatch, figures: dict[str, float], *, code: int = 0) -> None:
    done = subprocess.CompletedProcess[str]([], code, f"a table\n{json.dumps(figures)}\n", "it broke")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)


def test_a_figure_below_its_floor_is_said_and_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    printing(monkeypatch, {"f1": 0.5, "recall": 0.9})
    entry = {"bench": "x", "arguments": [], "floors": {"f1": 0.6, "recall": 0.8}}
    assert runner._run(entry, raising=False, lower=False) == 1
    told = capsys.readouterr().out
    assert "BELOW  x f1: 0.5 (floor 0.6)" in told
    assert "ok     x recall: 0.9 (floor 0.8)" in told
    assert entry["floors"] == {"f1": 0.6, "recall": 0.8}


def test_floors_rise_and_fall_only_when_told_to(monkeypatch: pytest.MonkeyPatch) -> None:
    printing(monkeypatch, {"f1": 0.5, "recall": 0.9})
    entry: dict[str, Any] = {"bench": "x", "arguments": [], "floors": {"f1": 0.6, "recall": 0.8}}
    runner._run(entry, raising=True, lower=False)
    assert entry["floors"] == {"f1": 0.6, "recall": 0.9}
    runner._run(entry, raising=False, lower=True)
    assert entry["floors"] == {"f1": 0.5, "recall": 0.9}


def test_a_benchmark_that_breaks_counts_as_below(monkeypatch: pytest.MonkeyPatch) -> None:
    printing(monkeypatch, {}, code=1)
    assert runner._run({"bench": "x", "arguments": [], "floors": {"f1": 0.6}}, raising=False, lower=False) == 1


def test_data_that_is_not_at_hand_is_said_and_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = {"bench": "x", "arguments": [str(tmp_path / "none")], "floors": {"f1": 0.6}}
    assert runner._run(entry, raising=False, lower=False) == 0
    assert capsys.readouterr().out.startswith("left out, no data at hand: x ")
