"""Network, origins, diff, problems, stats: rows that rest on the record, filters, formats, bad input."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from recoupe.engine.local import LocalEngine
from recoupe.ingest.files import add
from recoupe.model import Article, Claim, Event, Finding, Origin, Problem, Text
from recoupe.pipeline import build
from recoupe.store.sql import BUILDS_KEPT, SqlStore
from recoupe.views import diff as difference
from recoupe.views.network import relation_names
from tests.cli.running import run
from tests.conftest import FEW, SAMPLE, Built, built

VERBS = ["network", "origins", "problems", "stats"]


def as_json(*words: object) -> Any:  # noqa: ANN401 (JSON enters here)
    told = run(*words, "--format", "json")
    assert told.exit_code == 0, told.stderr
    return json.loads(told.stdout)


@pytest.mark.slow
def test_every_edge_of_the_network_rests_on_words_of_the_record(sample: Built) -> None:
    pairs = as_json("network", sample.dossier.path, "--limit", 0)
    known = {one.id for kind in (Claim, Event) for one in sample.store.records(kind)}
    texts = {one.id: one.characters for one in sample.store.records(Text)}
    findings = {one.id for one in sample.store.records(Finding)}
    assert pairs
    for pair in pairs:
        assert pair["a"] < pair["b"]
        for edge in pair["relations"]:
            assert {edge["source"], edge["target"]} == {pair["a"], pair["b"]}
            assert edge["relation"] in relation_names()
            assert edge["sign"] in "+-"
            assert set(edge["findings"]) <= findings
            for one in edge["quotations"]:
                assert one["record"] in known
                assert " ".join(texts[one["text"]][one["start"] : one["end"]].split()) == one["quotation"]


@pytest.mark.slow
def test_the_network_tells_the_story_of_the_sample(sample: Built) -> None:
    """A pact is mutual and friendly; sanctions go one way and are not; an actor and a relation can be asked for."""
    pairs = {(pair["a"], pair["b"]): pair for pair in as_json("network", sample.dossier.path, "--limit", 0)}
    pact = {edge["relation"]: edge for edge in pairs["PRK", "RUS"]["relations"]}["allied"]
    assert (pact["mutual"], pact["sign"]) == (True, "+")
    assert [day for day, _ in pairs["PRK", "RUS"]["course"]] == sorted(day for day, _ in pairs["PRK", "RUS"]["course"])
    assert all("PRK" in (pair["a"], pair["b"]) for pair in as_json("network", sample.dossier.path, "--actor", "PRK"))
    sanctions = as_json("network", sample.dossier.path, "--type", "sanctions")
    assert {edge["sign"] for pair in sanctions for edge in pair["relations"]} == {"-"}


def test_origins_hold_every_article_of_a_tree_once(few: Built) -> None:
    trees = as_json("origins", few.dossier.path, "--all", "--limit", 0)
    assert {tree["id"] for tree in trees} == {one.id for one in few.store.records(Origin)}
    for tree in trees:
        drawn = [one["article"] for one in tree["drawn"]]
        assert len(drawn) == len(set(drawn)) == tree["articles"]
    shown = as_json("origins", few.dossier.path)
    assert shown
    assert all(tree["articles"] > 1 for tree in shown)
    copied = as_json("origins", few.dossier.path, "--type", "copied_span")
    assert all(any(one["kind"] == "copied_span" for one in tree["drawn"]) for tree in copied)


def test_problems_are_all_shown_with_their_file(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Titre\n\nLe ministre a dit : « Nous verrons bien.\n", encoding="utf-8")
    empty = tmp_path / "b.txt"
    empty.write_bytes(b"")
    made = built(tmp_path / "d", [article, empty])
    rows = as_json("problems", made.dossier.path)
    assert {row["id"] for row in rows} == {one.id for one in made.store.records(Problem)}
    assert {row["name"] for row in rows} == {"a.txt", "b.txt"}
    code = rows[0]["code"]
    assert as_json("problems", made.dossier.path, "--type", code) == [row for row in rows if row["code"] == code]
    made.store.close()


def test_stats_count_what_the_store_holds(few: Built) -> None:
    told = as_json("stats", few.dossier.path)
    counted = {(one["group"], one["name"]): one["count"] for one in told["figures"]}
    for kind, count in few.store.counts().items():
        assert counted["records", kind] == count
    assert counted["articles", "articles"] == len(FEW)
    assert counted["articles", "undated"] == 2
    assert told["first"] <= told["last"]


@pytest.mark.parametrize("verb", VERBS)
def test_the_formats_hold_the_same_rows(few: Built, verb: str) -> None:
    lines = list(csv.reader(io.StringIO(run(verb, few.dossier.path, "--format", "csv").stdout), strict=True))
    table = run(verb, few.dossier.path, "--format", "md").stdout.splitlines()
    assert len(table) == len(lines) + 1
    assert {line.replace("\\|", "").count("|") for line in table} == {len(lines[0]) + 1}


def test_two_days_of_one_dossier_are_compared(few: Built) -> None:
    told = as_json("diff", few.dossier.path, "2024-10-20", "2024-10-26")
    assert (told["a"], told["b"], told["same_code"]) == ("2024-10-20", "2024-10-26", True)
    assert told["articles_new"] > 0
    assert told["articles_gone"] == 0
    assert told["undated"] == 2
    assert {one["because"] for one in told["changes"]} == {"new evidence"}
    assert as_json("diff", few.dossier.path, "2024-10-26", "2024-10-26")["changes"] == []


def test_two_builds_are_compared_and_new_evidence_is_told_from_new_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = built(tmp_path / "d", [SAMPLE / "articles" / name for name in FEW[:3]])
    build(made.dossier, made.store, LocalEngine(1, progress=False))
    assert len(made.store.builds()) == 1, "a build that changes nothing is no other build"
    add(made.dossier, [SAMPLE / "articles" / name for name in FEW[3:]], acquired="2025-01-02T00:00:00+00:00")
    build(made.dossier, made.store, LocalEngine(1, progress=False))
    told = as_json("diff", made.dossier.path)
    assert (told["a"], told["b"], told["same_code"]) == ("build-1", "build-2", True)
    assert told["articles_new"] == len(FEW) - 3
    new = [one for one in told["changes"] if one["change"] == "new"]
    assert new
    assert {one["because"] for one in told["changes"]} == {"new evidence"}
    before, after = difference.snapshots(made.store, "build-1", "build-2")
    monkeypatch.setattr("recoupe.pipeline.whole_code_digest", lambda: "other")
    build(made.dossier, made.store, LocalEngine(1, progress=False))
    assert made.store.builds()[-1].code == "other"
    recoded = difference.Snapshot(**{name: getattr(after, name) for name in difference.Snapshot.__slots__} | {
        "code": "other", "articles": before.articles, "texts": after.texts,
    })  # fmt: skip
    lost = difference.Snapshot(
        **{name: getattr(after, name) for name in difference.Snapshot.__slots__} | {"findings": ()}
    )
    assert {one.because for one in difference.diff(lost, recoded).changes} == {"new code"}
    made.store.close()


@pytest.mark.parametrize(
    "asked", [("2024-10-20",), ("2024-10-20", "build-1"), ("build-1", "build-99"), ("hier", "2024"), ()]
)
def test_what_cannot_be_compared_is_refused(few: Built, asked: tuple[str, ...]) -> None:
    told = run("diff", few.dossier.path, *asked)
    assert (told.exit_code, told.stdout) == (3, "")
    assert "attendu" in told.stderr


def test_a_store_forgets_its_oldest_builds() -> None:
    from dataclasses import replace

    from recoupe.store.base import BuildNote

    store = SqlStore.in_memory()
    note = BuildNote(1, "code", ("a",), ("t",), (), (), ())
    for number in range(1, BUILDS_KEPT + 4):
        store.note(replace(note, number=number))
    assert [one.number for one in store.builds()] == list(range(4, BUILDS_KEPT + 4))
    assert store.builds()[-1] == replace(note, number=BUILDS_KEPT + 3)
    assert list(store.records(Article)) == []
    store.close()
