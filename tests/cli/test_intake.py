"""Filling a dossier from the command line: exports with a map of fields, encodings, addresses, feeds."""

import json
from pathlib import Path

import httpx
import pytest

from recoupe.cli import intake
from recoupe.ingest.dossier import articles, kept_text, open_dossier
from tests.cli.running import run
from tests.ingest.test_collections import RSS
from tests.ingest.test_fetching import Site, html

PHRASE = "Le maire a confirmé jeudi que le marché couvert rouvrirait avant l'été, après deux ans de travaux."
FEED = "https://relais.example/fil"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    assert run("init", tmp_path / "d").exit_code == 0
    return tmp_path / "d"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    answers = {
        "relais.example/halle": html(),
        "relais.example/fil": httpx.Response(200, headers={"content-type": "application/rss+xml"}, content=RSS),
    }
    made = Site({**answers})
    monkeypatch.setattr(intake, "network", lambda *, allow_private: made.fetcher(allow_private=allow_private))
    return made


def test_a_map_of_fields_reads_an_export_under_its_own_names(empty: Path, tmp_path: Path) -> None:
    export = tmp_path / "export.jsonl"
    record = {"corps": PHRASE, "meta": {"parution": "2024-10-25"}, "journal": "Le Phare"}
    export.write_text(json.dumps(record), encoding="utf-8")
    fields = ("--field", "text=corps", "--field", "published=meta.parution", "--field", "outlet=journal")
    told = run("add", empty, export, *fields)
    assert (told.exit_code, told.stdout) == (0, "added 1 article; 0 problems\n")
    (one,) = articles(open_dossier(empty))
    assert (one.outlet, one.dates[0].value) == ("Le Phare", "2024-10-25")


@pytest.mark.parametrize("pair", ["corps", "text=", "body=corps", "=corps"])
def test_a_map_that_names_no_field_of_ours_is_refused(empty: Path, tmp_path: Path, pair: str) -> None:
    told = run("add", empty, tmp_path, "--field", pair)
    assert told.exit_code == 3
    assert f"found {pair!r}" in told.stderr


def test_an_encoding_that_a_person_names_is_used(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Le cœur du marché — « rénové » — coûte 3 €.\n".encode("mac_roman"))
    assert run("add", empty, tmp_path / "a.txt", "--encoding", "mac-roman").exit_code == 0
    (one,) = articles(open_dossier(empty))
    assert kept_text(open_dossier(empty), one).characters.startswith("Le cœur du marché — « rénové »")


@pytest.mark.parametrize("name", ["hex", "klingon"])
def test_an_encoding_that_is_none_is_refused(empty: Path, tmp_path: Path, name: str) -> None:
    told = run("add", empty, tmp_path, "--encoding", name)
    assert told.exit_code == 3
    assert "expected the name of an encoding" in told.stderr


def test_an_address_and_a_file_come_in_together(empty: Path, tmp_path: Path, site: Site) -> None:
    (tmp_path / "a.txt").write_text(PHRASE, encoding="utf-8")
    told = run("add", empty, tmp_path / "a.txt", "https://relais.example/halle", "--outlet", "Le Relais")
    assert told.stdout == "added 2 articles; 0 problems\n"
    kept = {one.url: one.outlet for one in articles(open_dossier(empty))}
    assert kept == {"": "Le Relais", "https://relais.example/halle": "Le Relais"}


def test_an_address_that_fails_is_told_and_kept_as_a_problem(empty: Path, site: Site) -> None:
    told = run("add", empty, "https://relais.example/absente")
    assert told.exit_code == 3
    assert "fetch_failed: https://relais.example/absente: expected status 200, found 404" in told.stderr


def test_feeds_of_an_opml_file_are_polled_round_after_round(empty: Path, tmp_path: Path, site: Site) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_text(f'<opml><body><outline type="rss" xmlUrl="{FEED}"/></body></opml>', encoding="utf-8")
    told = run("watch", empty, opml, "--rounds", "2", "--every", "10")
    assert told.exit_code == 0
    first, second = told.stdout.splitlines()
    assert first.endswith(" 1 feed: added 2 articles; 2 problems")
    assert " 1 feed: added 0 articles; " in second
    assert max(site.slept) > 500


def test_an_opml_file_without_feeds_is_refused(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text("<opml/>", encoding="utf-8")
    told = run("watch", empty, tmp_path / "feeds.opml")
    assert told.exit_code == 3
    assert "expected an OPML file with feeds" in told.stderr


def test_a_watch_that_is_stopped_says_what_comes_next(empty: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(seconds: float) -> None:
        if seconds > 60:
            raise KeyboardInterrupt

    monkeypatch.setattr(site, "sleep", stop)
    told = run("watch", empty, FEED)
    assert told.exit_code == 0
    assert told.stdout.splitlines()[-1] == f"stopped; next: recoupe build {empty}"
