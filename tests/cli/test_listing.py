"""Articles as rows: each cell with the words it rests on, in every format."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.running import run

BODY = "Le maire a promis lundi soir, devant le conseil municipal, que la halle serait repeinte avant l’hiver."


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("listing")
    (folder / "in").mkdir()
    head = "La halle sera repeinte\nPar Odile Querrien avec AFP\nPublié le 25 octobre 2024"
    foot = "Cet article est réservé aux abonnés."
    (folder / "in" / "a.txt").write_text(f"{head}\nSEOUL, 25 oct (AFP) - {BODY}\n{BODY}\n{foot}\n", encoding="utf-8")
    (folder / "in" / "b.txt").write_text(f"Le pont rouvre\n{BODY}\n", encoding="utf-8")
    for words in (("init", folder / "d"), ("add", folder / "d", folder / "in"), ("build", folder / "d")):
        assert run(*words).exit_code == 0
    return folder / "d"


def test_every_cell_comes_with_its_words(dossier: Path) -> None:
    first, second = json.loads(run("articles", dossier, "--format", "json").stdout)
    assert (first["reported"], first["signed"], first["agencies"]) == ("2024-10-25", ["Odile Querrien"], ["AFP"])
    assert (first["places"], first["access"]) == (["SEOUL"], "paywall")
    assert 50 < first["kept"] < 100 == second["kept"]
    told = {one["cell"] for one in first["evidence"] if one["end"] > one["start"]}
    assert told == {"reported", "signed", "agencies", "places", "access"}
    assert (second["reported"], second["evidence"]) == ("", [])


def test_the_undated_come_last_and_are_told_so(dossier: Path) -> None:
    told = run("articles", dossier).stdout
    assert told.index("2024-10-25") < told.index("sans date")
    assert "undated" in run("articles", dossier, "--lang", "en").stdout
    assert "accès : « Cet article est réservé aux abonnés. »" in told


def test_rows_as_a_table_of_cells(dossier: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("articles", dossier, "--format", "csv").stdout)))
    assert [row["name"] for row in rows] == ["a.txt", "b.txt"]
    assert rows[0]["evidence"].startswith("reported: «")
    one = run("articles", dossier, "--limit", 1)
    assert one.stderr == "et 1 de plus ; --limit 0 pour tout voir\n"
