"""The gold is well formed, and its checker sees what is not."""

import json
import shutil
from pathlib import Path

import pytest
from bench.gold.check_gold import main
from bench.gold.check_stories import story_faults

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


def test_a_claim_of_an_article_that_is_not_its_text_is_told(tmp_path: Path) -> None:
    story = tmp_path / "stories-fr"
    shutil.copytree(GOLD / "stories-fr", story)
    path = story / "dev" / "claims.jsonl"
    first, *others = path.read_text(encoding="utf-8").splitlines(keepends=True)
    row = json.loads(first)
    row["content"]["start"] += 1
    row["stance"], row["holder"]["canonical"] = "murmurs", ["STATE:Ruritania"]
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n" + "".join(others), encoding="utf-8")
    faults = list(story_faults(story))
    assert [fault.startswith(f"dev/claims.jsonl {row['id']}: ") for fault in faults] == [True] * 3
    assert "is not the surface" in faults[0]
    assert "holder is 'STATE:Ruritania'" in faults[1]
    assert "stance is 'murmurs'" in faults[2]


def test_findings_may_lie_inside_a_half_and_a_half_may_be_missing(tmp_path: Path) -> None:
    story = tmp_path / "reports" / "fr"
    shutil.copytree(GOLD / "stories-fr" / "dev", story / "dev")
    assert list(story_faults(story)) == []
    finding = {"id": "F01", "kind": "rumour", "support": [], "contradicted_by": ["F02"]}
    (story / "dev" / "findings.json").write_text(json.dumps([finding]), encoding="utf-8")
    assert list(story_faults(story)) == [
        "dev/findings.json F01: kind is 'rumour'",
        "dev/findings.json F01: contradicted by 'F02'",
    ]
    assert list(story_faults(tmp_path)) == ["holds neither half"]
