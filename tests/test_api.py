"""The Python interface: the same rows as the command line, and as frames."""

import datetime
import json
import runpy
import sys
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

import recoupe
from recoupe.api import OpenDossier, Rows
from recoupe.errors import DossierError, MissingExtraError, QuestionError, StoreError
from recoupe.ingest.dossier import create
from recoupe.model import Claim
from recoupe.views.claims import ClaimRow
from recoupe.views.selection import Selection
from tests.cli.running import run
from tests.conftest import Built


@pytest.fixture
def opened(few: Built) -> Iterator[OpenDossier]:
    with recoupe.open(few.dossier.path) as dossier:
        yield dossier


def test_what_is_no_dossier_or_has_no_record_is_told(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="make one with: recoupe init"):
        recoupe.open(tmp_path)
    create(tmp_path / "new")
    with pytest.raises(StoreError, match="make it with: recoupe build"):
        recoupe.open(str(tmp_path / "new"))


@pytest.mark.parametrize(
    "verb",
    ["findings", "claims", "events", "ledger", "figures", "network", "origins", "stories", "agreements", "flows"],
)
def test_rows_are_those_of_the_command_line(opened: OpenDossier, few: Built, verb: str) -> None:
    told = json.loads(run(verb, few.dossier.path, "--format", "json").stdout)
    rows = getattr(opened, verb)()
    assert rows or verb == "agreements"  # few articles sign none
    assert json.loads(json.dumps([asdict(row) for row in rows])) == told


@pytest.mark.parametrize(
    ("verb", "asked"),
    [
        ("findings", {"actor": "Moscou", "since": "2024-10-20"}),
        ("claims", {"actor": "PRK", "as_of": "2024-10-24", "clock": "happened"}),
        ("events", {"actor": "PRK", "language": "en"}),
        ("ledger", {"min_witnesses": 2}),
        ("figures", {"since": "2024-10-20"}),
        ("network", {"actor": "PRK", "as_of": "2024-10-24"}),
        ("stories", {"actor": "PRK"}),
        ("flows", {"actor": "Russie"}),
        ("agreements", {"actor": "Russie"}),
    ],
    ids=lambda one: one if isinstance(one, str) else " ".join(one),
)
def test_any_view_takes_any_filter(opened: OpenDossier, few: Built, verb: str, asked: dict[str, str]) -> None:
    options = [f"--{name.replace('_', '-').replace('language', 'lang')}={value}" for name, value in asked.items()]
    told = json.loads(run(verb, few.dossier.path, "--format", "json", *options).stdout)
    assert json.loads(json.dumps([asdict(row) for row in getattr(opened, verb)(**asked)])) == told


def test_words_counts_and_changes_are_asked_for_as_on_the_command_line(opened: OpenDossier, few: Built) -> None:
    found = json.loads(run("search", few.dossier.path, "soldats", "--limit", 3, "--format", "json").stdout)
    assert json.loads(json.dumps([asdict(row) for row in opened.search("soldats", limit=3)])) == found
    told = json.loads(run("stats", few.dossier.path, "--format", "json").stdout)
    assert json.loads(json.dumps(asdict(opened.stats()))) == told
    assert opened.diff("2024-10-19", "2024-10-24").articles_new > 0
    brief = opened.timeline(brief=3, kind="SEND_TROOPS", until="2024-12-31")
    assert len(brief) <= 3
    with pytest.raises(QuestionError, match="expected for the clock one of happened, reported, found 'told'"):
        opened.claims(clock="told")


def test_filters_are_those_of_the_command_line(opened: OpenDossier) -> None:
    denials = opened.claims(stances=["denies", "evades"])
    assert denials
    assert {row.stance for row in denials} <= {"denies", "evades"}
    mine = opened.claims(actor="NIS", language="en")
    assert mine
    assert mine[0] in mine[0:2]
    early = opened.findings(as_of="2024-10-19")
    assert early.as_of == "2024-10-19"
    assert early.undated
    assert len(opened.articles(as_of="2024-10-19")) < len(opened.articles())
    with pytest.raises(QuestionError, match="expected a date"):
        opened.claims(as_of="yesterday")
    with pytest.raises(QuestionError, match="expected the key or the name"):
        opened.claims(actor="nobody at all")


def test_each_view_answers_with_its_own_rows(opened: OpenDossier, few: Built) -> None:
    for name in ("timeline", "stories", "articles", "actors", "agreements", "flows", "problems", "decisions"):
        rows = getattr(opened, name)()
        assert isinstance(rows, Rows)
        assert repr(rows).startswith(f"<{len(rows)} ")
    assert len(opened.articles()) == few.done.articles
    assert opened.records(Claim)[0].id == min(one.id for one in opened.records(Claim))
    assert opened.check("Séoul affirme que la Corée du Nord a envoyé 1 500 soldats en Russie.")
    assert opened.explain(opened.claims()[0].id[:12]).kind == "claim"
    assert opened.verify().broken == ()
    assert opened.digest() == run("digest", few.dossier.path).stdout.strip()
    assert opened.title == few.dossier.title


@pytest.mark.parametrize("name", ["findings", "claims", "events", "timeline", "stories", "articles", "actors", "flows"])
def test_frames_have_a_column_for_each_field_and_a_line_for_each_row(opened: OpenDossier, name: str) -> None:
    rows = getattr(opened, name)()
    columns = [one.name for one in fields(rows[0])]
    frame = rows.frame()
    assert isinstance(frame, pd.DataFrame)
    assert (list(frame.columns), len(frame)) == (columns, len(rows))
    other = rows.frame("polars")
    assert isinstance(other, pl.DataFrame)
    assert (other.columns, other.height) == (columns, len(rows))


def test_an_empty_answer_keeps_its_columns() -> None:
    empty: Rows[ClaimRow] = Rows(ClaimRow, (), Selection())
    columns = [one.name for one in fields(ClaimRow)]
    assert list(empty.frame().columns) == empty.frame("polars").columns == columns
    assert not empty


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_missing_library_says_how_to_get_it(
    opened: OpenDossier, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match=r"pip install 'recoupe\[frames\]'"):
        opened.articles().frame(library)
    with pytest.raises(QuestionError, match="expected one of pandas, polars"):
        opened.articles().frame("arrow")


def test_a_file_is_written_as_the_command_writes_it(opened: OpenDossier, few: Built, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.geojson", "c.zip"):
        one, other = tmp_path / name, tmp_path / f"cli-{name}"
        assert opened.export(one) == one
        assert run("export", few.dossier.path, "-o", other, *(["--all"] if name == "c.zip" else [])).exit_code == 0
        assert one.read_bytes() == other.read_bytes()
    with pytest.raises(QuestionError, match="--force"):
        opened.export(tmp_path / "a.xlsx")
    with pytest.raises(QuestionError, match="tells a format"):
        opened.export(tmp_path / "a.docx")


def test_the_example_of_the_documentation_runs(
    few: Built, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["ask.py", str(few.dossier.path)])
    runpy.run_path(str(Path(__file__).parent.parent / "docs" / "how-to" / "ask.py"))
    told = capsys.readouterr().out
    assert "findings with three witnesses or more" in told
    assert "asserts" in told


def test_the_public_names_are_few() -> None:
    assert recoupe.__all__ == ["__version__", "open"]


@pytest.mark.parametrize(
    ("verb", "asked", "told"),
    [
        ("claims", {"asof": "2024-10-25"}, "expected for a filter one of as_of, since, .*, found 'asof'"),
        (
            "findings",
            {"kinds": ["disputes"]},
            "expected for a kind one of corroboration, dispute, .*, found 'disputes'",
        ),
        ("claims", {"stances": "denys"}, "expected for a stance one of asserts, .*, found 'denys'"),
        ("events", {"statuses": "maybe"}, "expected for a status one of"),
        ("events", {"ontology": "icews"}, "expected for the ontology one of"),
        ("ledger", {"stance": "maybe"}, "expected for a stance one of"),
        ("network", {"relation": "likes"}, "expected for a relation one of"),
        ("origins", {"kind": "stolen"}, "expected for an edge one of"),
        ("stories", {"language": "de"}, "expected for the language one of en, fr, found 'de'"),
        ("articles", {"clock": "told"}, "expected for the clock one of"),
    ],
)
def test_a_word_that_is_not_there_is_refused_with_those_that_are(
    opened: OpenDossier, verb: str, asked: dict[str, str], told: str
) -> None:
    with pytest.raises(QuestionError, match=told):
        getattr(opened, verb)(**asked)


def test_one_kind_alone_and_a_day_of_the_calendar_are_taken(opened: OpenDossier) -> None:
    assert [row.id for row in opened.findings(kinds="dispute")] == [
        row.id for row in opened.findings(kinds=["dispute"])
    ]
    assert {row.kind for row in opened.findings(kinds="dispute")} <= {"dispute"}
    early = opened.claims(as_of=datetime.date(2024, 10, 19))
    assert (len(early), early.as_of) == (len(opened.claims(as_of="2024-10-19")), "2024-10-19")
    assert opened.findings(as_of="2024-10-20", clock="happened").unsettled["claim"] > 0


def test_the_page_is_that_of_the_command_line(opened: OpenDossier, few: Built, tmp_path: Path) -> None:
    mine = opened.report(tmp_path / "mine.html", language="en", min_witnesses=1)
    assert (
        run("report", few.dossier.path, "-o", tmp_path / "told.html", "--lang", "en", "--min-witnesses", 1).exit_code
        == 0
    )
    assert mine.read_bytes() == (tmp_path / "told.html").read_bytes()
    with pytest.raises(QuestionError, match="found one; write over it with"):
        opened.report(mine)
    assert opened.title in repr(opened)
