"""What is missed of an article is told, and nothing of a blind half."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from bench.story_misses import misses

# "Rome accuse Oslo de tricher. Oslo nie. Dix blessés selon Rome."
DOC = "a.txt"
ACCUSED, TOLL = (12, 27), (39, 50)


def test_claims_events_and_findings_that_are_missing_or_other_are_told(tmp_path: Path) -> None:
    half, found = tmp_path / "dev", tmp_path / "found"
    figure = {"text": "Dix blessés", "value": 10, "min": 10, "max": 10}
    gold = [_claim("a-01", ACCUSED, "STATE:ITA", "accuses", None), _claim("a-02", TOLL, "STATE:ITA", "asserts", figure)]
    told = {"event": "ACCUSE", "also_accepted": [], "actor": ["ITA GOV"], "recipient": ["NOR"]}
    finding = {"id": "F01", "kind": "dispute", "title_fr": "Triche", "support": [_at(ACCUSED), _at((29, 37))]}
    _write(half, claims=gold, events=[{**_at(ACCUSED), "id": "a-E01", "text": "accuse", **told}], findings=[finding])
    other = {"holder": ["STATE:NOR"], "stance": "suspects", "certainty": "U", "quantity": None}
    _write(found, claims=[{**_at(ACCUSED), **other}], events=[{**_at(ACCUSED), **told, "recipient": []}], findings=[])
    assert list(misses(half, found)) == [
        "claim differs  a-01 accuses STATE:ITA: de a-01 [holder STATE:NOR]",
        "claim missed   a-02 asserts STATE:ITA: de a-02",
        "event differs  a-E01 ACCUSE ITA GOV > NOR: accuse [recipient []]",
        "finding missed F01 dispute: Triche [0 of 2 spans in one]",
    ]


def test_what_is_found_is_not_told(tmp_path: Path) -> None:
    half, found = tmp_path / "dev", tmp_path / "found"
    _write(half, claims=[_claim("a-01", ACCUSED, "STATE:ITA", "accuses", None)], events=[], findings=[])
    same = {"holder": ["STATE:ITA"], "stance": "suspects", "certainty": "U", "quantity": None}
    _write(found, claims=[{**_at(ACCUSED), **same}], events=[], findings=[])
    assert list(misses(half, found)) == []


def test_a_blind_half_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not blind"):
        list(misses(tmp_path / "blind", tmp_path))


def _at(span: tuple[int, int]) -> dict[str, Any]:
    return {"doc": DOC, "start": span[0], "end": span[1]}


def _claim(name: str, span: tuple[int, int], holder: str, stance: str, quantity: object) -> dict[str, Any]:
    group = {"accuses": "suspects"}.get(stance, stance)
    content = {**_at(span), "text": f"de {name}"}
    told = {"holder": {"canonical": [holder]}, "stance": stance, "stance_group": group, "certainty": "U"}
    return {"id": name, "doc": DOC, "content": content, **told, "quantity": quantity}


def _write(folder: Path, *, claims: Sequence[object], events: Sequence[object], findings: Sequence[object]) -> None:
    folder.mkdir()
    for name, rows in (("claims", claims), ("events", events)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (folder / "findings.json").write_text(json.dumps(findings), encoding="utf-8")
