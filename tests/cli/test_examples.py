"""Every example that help shows is run, as it is written, on a dossier of that name, and ends with 0."""

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import httpx
import pytest

from recoupe.cli import cli, intake
from recoupe.decisions import log
from recoupe.ingest.dossier import open_dossier
from recoupe.model import Claim, Finding
from recoupe.store.sql import SqlStore
from recoupe.views.selection import select
from tests.cli.running import run
from tests.conftest import FEW, SAMPLE, Built
from tests.ingest.test_collections import RSS
from tests.ingest.test_fetching import Site, html
from tests.reference import commands

PLACEHOLDERS = {"explain": Finding, "accept": Finding, "reject": Claim, "relabel": Claim, "note": Finding}
"""Command to the kind of record its example names by an id that only a reader's own dossier has."""

OPML = '<opml version="2.0"><body><outline type="rss" xmlUrl="https://phare.example/rss"/></body></opml>'


def examples(command: click.Command) -> Iterator[str]:
    """The lines of a help text that a reader may type."""
    lines = (line.strip() for line in (command.help or "").splitlines())
    yield from (line for line in lines if line.startswith("recoupe "))


EXAMPLES = [(name, line) for name, command in [("", cli), *commands()] for line in examples(command)]


@pytest.fixture(scope="module")
def press(few: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what examples name: the dossier, twice built and once corrected, articles, a draft, an export."""
    here = tmp_path_factory.mktemp("press")
    shutil.copytree(few.dossier.path, here / "korea")
    (here / "articles").mkdir()
    for name in FEW[:2]:
        shutil.copy(SAMPLE / "articles" / name, here / "articles")
    (here / "page.html").write_bytes(html().content)
    (here / "feeds.opml").write_text(OPML, encoding="utf-8")
    (here / "export.csv").write_text("corps;date_parution\nLe maire a confirmé.;2024-10-25\n", encoding="utf-8")
    (here / "draft.txt").write_text("Pyongyang a envoyé 3 000 soldats en Russie.", encoding="utf-8")
    assert run("decide", "date", here / "korea", "009_peskov_esquive.txt", "2024-10-25").exit_code == 0
    assert run("build", here / "korea").exit_code == 0
    return here


@pytest.fixture
def desk(press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, which is also the reader's home, on a network of one site."""
    shutil.copytree(press, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    answers = {
        "phare.example/2024/10/25/coree": html(),
        "phare.example/rss": httpx.Response(200, headers={"content-type": "application/rss+xml"}, content=RSS),
    }
    site = Site({**answers})
    monkeypatch.setattr(site, "sleep", _stop)
    monkeypatch.setattr(intake, "network", lambda *, allow_private: site.fetcher(allow_private=allow_private))
    return tmp_path


def test_every_command_has_an_example() -> None:
    assert {name for name, _ in EXAMPLES} == {"", *(name for name, _ in commands())}


@pytest.mark.parametrize(("name", "line"), EXAMPLES, ids=[line for _, line in EXAMPLES])
def test_an_example_does_what_it_says(desk: Path, few: Built, name: str, line: str) -> None:
    typed, _, file = line.partition(" > ")
    words = [str(Path(word).expanduser()) if word.startswith("~") else word for word in shlex.split(typed)[1:]]
    if words[0] == "init":
        shutil.rmtree(desk / "korea")
    told = run(*_with_ids(few, name, words))
    assert told.exit_code == 0, f"{line}\n{told.stderr}"
    if file:
        assert told.stdout.count("\n") >= 2, f"{line} writes nothing into {file}"
    if "json" in words:
        assert isinstance(json.loads(told.stdout), (list, dict))
    for option in ("-o", "--plot"):
        if option in words:
            assert (desk / words[words.index(option) + 1]).stat().st_size
    assert told.stdout or words[-2:] == ["build-1", "build-2"] or re.search("correspond|no ", told.stderr), line


def _stop(seconds: float) -> None:
    """A reader who watches feeds stops at the first long wait."""
    if seconds > 60:
        raise KeyboardInterrupt


def _with_ids(few: Built, name: str, words: list[str]) -> list[str]:
    """The words with the ids that stand for a reader's own replaced by some of the dossier."""
    decided, _ = log.read(open_dossier(Path("korea")).decisions_path) if Path("korea").is_dir() else ((), ())
    known = {"undo": decided[0].id} if decided else {}
    for verb, kind in PLACEHOLDERS.items():
        known[verb] = next(few.store.records(kind)).id
    if "--as-of" in words:
        known["explain"] = _told_by(words[words.index("--as-of") + 1])
    verb = next((word for word in words[:2] if word in known), "")
    return [known[verb][:8] if verb and len(word) == 8 and _is_id(word) else word for word in words]


def _told_by(day: str) -> str:
    """The id of a finding as of a day."""
    store = SqlStore.at(open_dossier(Path("korea")).record_path)
    found = select(store, as_of=day).of(Finding)[0].id
    store.close()
    return found


def _is_id(word: str) -> bool:
    return all(letter in "0123456789abcdef" for letter in word)
