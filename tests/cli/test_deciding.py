"""The commands that write decisions: what they write, list, take back and refuse."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.decisions import Decision, append, judged, read
from recoupe.model import Claim, Event, Finding, Mention, Occurrence, Text
from tests.cli.running import run
from tests.conftest import Built


@pytest.fixture
def copy(few: Built, tmp_path: Path) -> Path:
    """A copy of the small dossier, to decide in."""
    return Path(shutil.copytree(few.dossier.path, tmp_path / "dossier"))


def written(dossier: Path) -> tuple[Decision, ...]:
    good, bad = read(dossier / "decisions.tsv")
    assert bad == ()
    return good


def test_a_rejection_is_written_by_its_place_not_its_id(few: Built, copy: Path) -> None:
    claim = next(iter(few.store.records(Claim)))
    told = run("decide", "reject", copy, claim.id[:10], "--who", "Zoé", "--note", "une légende")
    assert told.exit_code == 0
    assert told.stdout.startswith(written(copy)[0].id[:8] + "  reject claim « ")
    assert f"next: recoupe build {copy}; to take it back: recoupe undo {copy}" in told.stderr
    line = written(copy)[0]
    place = (line.target, line.start, line.end)
    assert place == (claim.content.text, claim.content.start, claim.content.end)
    assert (line.who, line.note, line.value) == ("Zoé", "une légende", "claim")
    assert claim.id not in (copy / "decisions.tsv").read_text(encoding="utf-8")


def test_every_finding_is_written_by_all_it_rests_on(few: Built, copy: Path) -> None:
    findings = list(few.store.records(Finding))
    assert run("decide", "accept", copy, *(one.id for one in findings), "--who", "x").exit_code == 0
    for finding, line in zip(findings, written(copy), strict=True):
        kind, *places = line.value.removeprefix("finding ").split(" ")
        assert kind == finding.kind
        assert len(places) == len(finding.members)
    by_id = {one.id: one for one in few.store.everything()}
    again = judged(findings, [replace(one, id="", action="reject") for one in written(copy)], by_id)
    assert again == ((), [])


def test_what_a_person_decided_is_no_new_evidence(copy: Path) -> None:
    finding = json.loads(run("findings", copy, "--format", "json").stdout)[0]
    assert run("decide", "reject", copy, finding["id"], "--who", "Zoé").exit_code == 0
    assert run("build", copy).exit_code == 0
    changes = json.loads(run("diff", copy, "--format", "json").stdout)["changes"]
    assert finding["id"] in {one["id"] for one in changes if one["change"] == "gone"}
    assert {one["because"] for one in changes} == {"decided"}
    assert "décidé à la main" in " ".join(run("diff", copy).stdout.split())


def test_what_is_decided_is_listed_undone_and_listed_again(few: Built, copy: Path) -> None:
    claim = next(iter(few.store.records(Claim)))
    run("decide", "relabel", copy, claim.id, "stance=denies", "--who", "Zoé")
    run("decide", "note", copy, claim.id, "appelé lundi", "--who", "Max")
    rows = json.loads(run("decisions", copy, "--format", "json").stdout)
    assert [(row["who"], row["action"], row["state"]) for row in rows] == [
        ("Zoé", "relabel", "in force"),
        ("Max", "note", "in force"),
    ]
    assert run("undo", copy, rows[0]["id"][:8]).exit_code == 0
    told = run("decisions", copy).stdout
    assert "undone" in told
    assert "appelé lundi" in told
    assert [one.action for one in written(copy)] == ["relabel", "note", "undo"]


def test_actors_are_named_by_key_or_name(copy: Path) -> None:
    assert run("decide", "merge", copy, "Dmitri Peskov", "RUS:KREMLIN").exit_code == 0
    assert run("decide", "split", copy, "RUS:KREMLIN", "PER:DMITRI_PESKOV", "009_peskov_esquive.txt").exit_code == 0
    assert run("decide", "relabel", copy, "KOR:NIS", "name=services sud-coréens").exit_code == 0
    merge, split, named = written(copy)
    assert (merge.target, merge.value) == ("PER:DMITRI_PESKOV", "RUS:KREMLIN")
    assert split.value.startswith("PER:DMITRI_PESKOV in ")
    assert named.value == "actor.name=services sud-coréens"


def test_an_article_is_dated_and_noted_by_its_name(few: Built, copy: Path) -> None:
    assert run("decide", "date", copy, "009_peskov_esquive.txt", "2024-10-24..2024-10-26").exit_code == 0
    assert run("decide", "note", copy, "009_peskov_esquive.txt", "lu").exit_code == 0
    date, note = written(copy)
    assert date.target == note.target
    assert date.target in {one.id for one in few.store.records(Text)}
    assert (date.value, note.value, note.note) == ("2024-10-24..2024-10-26", "article", "lu")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["decide", "reject", "{}", "ffffffffffff"], "expected the id of a record"),
        (["decide", "reject", "{}", "ab"], "expected at least 4 characters"),
        (["decide", "relabel", "{}", "{claim}", "stance=shouts"], "expected for stance one of"),
        (["decide", "relabel", "{}", "{claim}", "role=body"], "expected a field that can be set"),
        (["decide", "relabel", "{}", "{claim}", "holder=Nobody Known"], "expected the key or the name of one actor"),
        (["decide", "relabel", "{}", "{mention}", "actor="], "expected the key or the name of one actor"),
        (["decide", "merge", "{}", "KOR", "KOR"], "expected two actors"),
        (["decide", "merge", "{}", "Séoul", "KOR"], "expected two actors"),
        (["decide", "merge", "{}", "Dmitri Pescov", "KOR"], "near it: dmitri peskov (PER:DMITRI_PESKOV)"),
        (["decide", "date", "{}", "009_peskov_esquive.txt", "hier"], "expected a day like"),
        (["decide", "date", "{}", "nowhere.txt", "2024-10-25"], "expected the id or name of one article"),
        (["decide", "reject", "{}", "009_peskov_esquive.txt", "--copy-of", "034_meridian_shells.txt"], "found none"),
        (["decide", "note", "{}", "KOR", "deux\nlignes"], "expected one line for note"),
        (["undo", "{}", "12345678"], "expected the id of one decision"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_writes_nothing(
    few: Built, copy: Path, words: list[str], told: str
) -> None:
    claim = next(iter(few.store.records(Claim))).id
    mention = next(iter(few.store.records(Mention))).id
    result = run(*(word.replace("{}", str(copy)).format(claim=claim, mention=mention) for word in words))
    assert result.exit_code == 3, result.stdout
    assert told in result.stderr
    assert not (copy / "decisions.tsv").exists()


def test_a_broken_line_is_named_beside_the_rest(copy: Path) -> None:
    append(copy / "decisions.tsv", [Decision("note", "KOR", -1, -1, "", "actor", who="me", when="2025", note="vu")])
    with (copy / "decisions.tsv").open("a", encoding="utf-8") as lines:
        lines.write("what is this\n")
    told = run("decisions", copy)
    assert "note KOR" in told.stdout
    assert "1 line of" in told.stderr
    assert "line 3: expected 9 cells, found 1" in told.stderr


def test_no_decision_is_said(copy: Path) -> None:
    told = run("decisions", copy)
    assert (told.exit_code, told.stdout) == (0, "")
    assert "no decision in" in told.stderr


@pytest.mark.slow
def test_what_a_person_touched_is_marked_wherever_it_is_told(few: Built, copy: Path) -> None:
    flow = json.loads(run("flows", copy, "--format", "json").stdout)[0]["id"]
    told = {name for one in few.store.records(Occurrence) for name in one.events}
    event = min(one.id for one in few.store.records(Event) if one.id in told)
    for identifier in (flow, event):
        assert run("decide", "accept", copy, identifier, "--who", "Zoé").exit_code == 0
    assert run("build", copy).exit_code == 0
    marked = [row["id"] for row in json.loads(run("flows", copy, "--format", "json").stdout) if row["decided"]]
    assert flow in marked
    timeline = json.loads(run("timeline", copy, "--format", "json").stdout)
    assert any(row["decided"] for row in (*timeline["dated"], *timeline["undated"]))
    assert all("✎ accepted" in run(verb, copy).stdout for verb in ("flows", "timeline"))
