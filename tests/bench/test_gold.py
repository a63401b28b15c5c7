"""The gold is well formed, and its checker sees what is not."""

from pathlib import Path

import pytest
from bench.gold.check_gold import main

GOLD = Path(__file__).parents[2] / "bench" / "gold"


def test_every_gold_file_passes_its_checker(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(GOLD) == 0, capsys.readouterr().out


def test_a_span_that_is_not_its_surface_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "coreference").mkdir()
    rows = ["id\thalf\ttext\tmentions\tnote", "x\tdev\tAda parle.\t0:3:A:name:Eve | 4:9:A+B:verb:parle\t"]
    (tmp_path / "coreference" / "fr.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert main(tmp_path) == 1
    told = capsys.readouterr().out
    assert "slice 'Ada' is not the surface 'Eve'" in told
    assert "chain is 'A+B'" in told
    assert "unknown kind 'verb'" in told
