"""A dossier on disk: made, filled, listed, and whole after an ingest that was killed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from recoupe.errors import DossierError
from recoupe.ingest.dossier import (
    articles,
    create,
    ingest_problems,
    keep,
    kept_text,
    note_problems,
    open_dossier,
    original,
)
from recoupe.ingest.received import problem
from recoupe.model import Article, text_id


def article(characters: str = "Un texte.", name: str = "a.txt") -> Article:
    return Article(text=text_id(characters), sha256="0" * 64, name=name, language="fr")


def test_a_new_dossier_opens_with_its_settings(tmp_path: Path) -> None:
    create(tmp_path / "d", title='Le "traité" \\ du\x7fsel', languages=("en",))
    found = open_dossier(tmp_path / "d")
    assert (found.title, found.languages, found.packs) == ('Le "traité" \\ du\x7fsel', ("en",), ("world", "ontology"))
    assert list(articles(found)) == []


def test_a_dossier_is_titled_like_its_folder(tmp_path: Path) -> None:
    assert create(tmp_path / "sel").title == "sel"


def test_nothing_is_made_over_something_else(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("à garder", encoding="utf-8")
    with pytest.raises(DossierError, match="in the way"):
        create(tmp_path)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (None, "recoupe init"),
        ("title = ", "TOML"),
        ("title = 3", "title"),
        ('languages = "fr"', "languages"),
        ("packs = [1]", "packs"),
        ("pipelines = []", "pipelines"),
    ],
)
def test_a_folder_that_is_no_dossier_is_told(tmp_path: Path, settings: str | None, told: str) -> None:
    if settings is not None:
        (tmp_path / "recoupe.toml").write_text(settings, encoding="utf-8")
    with pytest.raises(DossierError, match=told):
        open_dossier(tmp_path)


@pytest.mark.parametrize("characters", ["ligne\r\nligne\n", "\ufeffmarque", "a\u2028b", "  fin sans retour"])
def test_kept_texts_come_back_to_the_character(tmp_path: Path, characters: str) -> None:
    dossier = create(tmp_path / "d")
    one = article(characters)
    assert keep(dossier, one, characters, b"octets \x00\xff", extension=".txt")
    assert kept_text(dossier, one).characters == characters
    assert original(dossier, one) == b"octets \x00\xff"
    assert list(articles(dossier)) == [one]


def test_an_article_is_kept_once(tmp_path: Path) -> None:
    dossier = create(tmp_path / "d")
    assert keep(dossier, article(), "Un texte.", b"1", extension=".txt")
    assert not keep(dossier, article(), "Un texte.", b"2", extension=".txt")
    assert original(dossier, article()) == b"1"


def test_articles_are_sorted_by_id(tmp_path: Path) -> None:
    dossier = create(tmp_path / "d")
    for i in range(9):
        keep(dossier, article(name=f"{i}.txt"), "Un texte.", b"", extension=".txt")
    ids = [one.id for one in articles(dossier)]
    assert ids == sorted(ids)
    assert len(ids) == 9


def test_a_text_changed_by_hand_is_told(tmp_path: Path) -> None:
    dossier = create(tmp_path / "d")
    keep(dossier, article(), "Un texte.", b"", extension=".txt")
    (dossier.folder(article().id) / "text.txt").write_text("Un autre.", encoding="utf-8")
    with pytest.raises(DossierError, match="changed by hand"):
        kept_text(dossier, article())


def test_problems_are_kept_once_and_survive_a_cut_line(tmp_path: Path) -> None:
    dossier = create(tmp_path / "d")
    note_problems(dossier, [problem("empty", "a.txt", "rien"), problem("empty", "a.txt", "rien")])
    with dossier.problems_path.open("ab") as lines:
        lines.write(b'{"code":"bin')
    note_problems(dossier, [problem("binary", "b.txt", "des octets")])
    assert sorted(one.code for one in ingest_problems(dossier)) == ["binary", "empty"]


KILLED = """
import os, sys
from pathlib import Path
from recoupe.ingest import dossier as house
from recoupe.ingest.files import add
written = []
def killing(path, content, write=Path.write_bytes):
    written.append(path)
    if len(written) == int(sys.argv[3]):
        write(path, content[: len(content) // 2])
        os.kill(os.getpid(), 9)
    return write(path, content)
Path.write_bytes = killing
add(house.open_dossier(Path(sys.argv[1])), [Path(sys.argv[2])], acquired="2024-01-01T00:00:00+00:00")
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.parametrize("moment", range(1, 8))
def test_an_ingest_that_is_killed_and_run_again_leaves_the_same_dossier(tmp_path: Path, moment: int) -> None:
    """kill -9 in the middle of each write: nothing half is listed, and the second run completes the first."""
    from recoupe.ingest.files import add

    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(f"Le maire a parlé lundi devant le conseil municipal. {name}\n", encoding="utf-8")
    (folder / "c.txt").write_bytes(b"")
    whole = create(tmp_path / "whole")
    add(whole, [folder], acquired="2024-01-01T00:00:00+00:00")
    broken = create(tmp_path / "broken")
    command = [sys.executable, "-c", KILLED, str(broken.path), str(folder), str(moment)]
    assert subprocess.run(command, check=False).returncode == -9
    assert {one.id for one in articles(broken)} <= {one.id for one in articles(whole)}
    add(broken, [folder], acquired="2024-01-02T00:00:00+00:00")
    assert [one.id for one in articles(broken)] == [one.id for one in articles(whole)]
    assert [kept_text(broken, one) for one in articles(broken)] == [kept_text(whole, one) for one in articles(whole)]
    assert ingest_problems(broken) == ingest_problems(whole)
