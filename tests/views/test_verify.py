"""Verify finds what was tampered with: a kept text, a record, an article that is gone. Exit code 1."""

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from recoupe.ingest.dossier import articles, open_dossier
from tests.cli.running import run
from tests.conftest import Built


@pytest.fixture
def copied(few: Built, tmp_path: Path) -> Path:
    shutil.copytree(few.dossier.path, tmp_path / "dossier")
    return tmp_path / "dossier"


def tamper(dossier: Path, kind: str, change: Callable[[dict[str, object]], None]) -> str:
    """Change the first record of a kind inside the database; its id."""
    with sqlite3.connect(dossier / "record.sqlite") as database:
        query = "select owner, id, payload from records where kind = ? order by id limit 1"
        owner, identifier, payload = database.execute(query, (kind,)).fetchone()
        record = json.loads(payload)
        change(record)
        changed = json.dumps(record, ensure_ascii=False).encode()
        database.execute("update records set payload = ? where owner = ? and id = ?", (changed, owner, identifier))
    database.close()
    return str(identifier)


def test_an_untouched_record_is_proven_to_the_last_cell(few: Built) -> None:
    told = run("verify", few.dossier.path)
    cells, _, total = told.stdout.split()[:3]
    assert (told.exit_code, cells) == (0, total)
    assert int(total) > 1000
    assert told.stdout.endswith("cells proven from 10 kept texts\n")
    assert json.loads(run("verify", few.dossier.path, "--format", "json").stdout)["broken"] == []
    assert run("verify", few.dossier.path, "--format", "csv").stdout == "record,kind,quotation,fault\n"


def test_another_machine_proves_the_same(few: Built, tmp_path: Path) -> None:
    """The proof needs the dossier alone, wherever it lies."""
    shutil.copytree(few.dossier.path, tmp_path / "elsewhere")
    assert run("verify", tmp_path / "elsewhere").stdout == run("verify", few.dossier.path).stdout


def test_one_changed_character_of_a_kept_text_is_found(copied: Path) -> None:
    article = next(articles(open_dossier(copied)))
    path = open_dossier(copied).folder(article.id) / "text.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("e", "é", 1), encoding="utf-8")
    told = run("verify", copied)
    assert told.exit_code == 1
    assert "the file was changed by hand: put it back" in told.stdout
    assert re.search(r"^\d+ cells of texts named above, which prove nothing now$", told.stdout, re.MULTILINE)
    assert len(told.stdout.splitlines()) == 3  # not a line for each cell of that text
    assert "le fichier a été changé à la main : remettez-le" in run("verify", copied, "--lang", "fr").stdout
    broken = json.loads(run("verify", copied, "--format", "json").stdout)["broken"]
    assert {"article"} < {one["kind"] for one in broken}
    assert article.id in {one["record"] for one in broken}


def test_an_article_whose_folder_is_gone_is_found(copied: Path) -> None:
    article = next(articles(open_dossier(copied)))
    shutil.rmtree(open_dossier(copied).folder(article.id))
    told = run("verify", copied, "--format", "json")
    assert told.exit_code == 1
    broken = json.loads(told.stdout)["broken"]
    assert {"record": article.id, "kind": "article", "quotation": article.name, "fault": "its folder is gone"} in broken
    assert any(one["fault"] == "its text is not kept" for one in broken)


def reworded(record: dict[str, object]) -> None:
    span = record["content"]
    assert isinstance(span, dict)
    span["surface"] = str(span["surface"]).upper()


def moved(record: dict[str, object]) -> None:
    span = record["content"]
    assert isinstance(span, dict)
    span["start"] = int(span["start"]) - 1


def past_the_end(record: dict[str, object]) -> None:
    span = record["content"]
    assert isinstance(span, dict)
    span["end"] = 10**9


def denying(record: dict[str, object]) -> None:
    record["stance"] = "asserts" if record["stance"] == "denies" else "denies"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (reworded, "the text reads"),
        (moved, "the text reads"),
        (past_the_end, "lies outside a text of"),
        (denying, "the id is not that of its content"),
    ],
)
def test_a_claim_changed_in_the_record_is_found(
    copied: Path, change: Callable[[dict[str, object]], None], fault: str
) -> None:
    identifier = tamper(copied, "claim", change)
    told = run("verify", copied, "--format", "json")
    assert told.exit_code == 1
    broken = [one for one in json.loads(told.stdout)["broken"] if one["record"] == identifier]
    assert broken
    assert any(fault in one["fault"] for one in broken)


def test_a_record_that_cannot_be_read_is_refused_with_what_to_do(copied: Path) -> None:
    def broken(record: dict[str, object]) -> None:
        record.clear()

    tamper(copied, "claim", broken)
    told = run("verify", copied)
    assert (told.exit_code, told.stdout) == (3, "")
    assert "rebuild the dossier" in told.stderr


@pytest.mark.slow
def test_a_build_from_the_kept_texts_mends_a_record_that_was_deleted(copied: Path) -> None:
    before = run("digest", copied).stdout
    (copied / "record.sqlite").unlink()
    assert run("build", copied).exit_code == 0
    assert run("digest", copied).stdout == before
    assert run("verify", copied).exit_code == 0
