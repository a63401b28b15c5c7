"""Files on disk: whole or not at all, never over another; and the zip of them all."""

import io
import json
import os
import resource
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from recoupe.errors import MissingExtraError, QuestionError
from recoupe.export import formats
from recoupe.export.archive import EPOCH, archive
from recoupe.export.files import put
from recoupe.export.material import Material
from recoupe.store.codec import digest
from recoupe.version import __version__
from tests.cli.running import run
from tests.conftest import Built


def test_a_file_is_written_once_and_over_only_when_forced(target: Path) -> None:
    put(target, b"one")
    with pytest.raises(QuestionError, match="found one; write over it with: --force"):
        put(target, b"two")
    assert target.read_bytes() == b"one"
    put(target, b"two", force=True)
    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="found a folder"):
        put(tmp_path, b"x", force=True)


@pytest.mark.parametrize("force", [False, True])
def test_a_device_is_written_to_and_never_replaced(force: bool) -> None:
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("no device that is always full")
    with pytest.raises(OSError, match="No space left on device: '/dev/full'"):
        put(full, b"x", force=force)
    assert full.is_char_device()
    put(Path(os.devnull), b"x", force=force)
    assert Path(os.devnull).is_char_device()


def test_a_disk_that_is_full_leaves_the_old_file_and_nothing_half(target: Path) -> None:
    """The limit on the size of files stands for the disk: the system refuses to write on."""
    target.write_bytes(b"old")
    code = (
        "import resource, sys; from pathlib import Path; from recoupe.export.files import put;"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (4096, {resource.RLIM_INFINITY}));"
        "put(Path(sys.argv[1]), b'x' * 100_000, force=True)"
    )
    told = subprocess.run([sys.executable, "-c", code, str(target)], capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert "File too large" in told.stderr
    assert target.read_bytes() == b"old"
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_the_zip_says_what_it_holds_and_is_the_same_twice(material: Material) -> None:
    made = archive(material)
    assert made.content == archive(material).content
    with zipfile.ZipFile(io.BytesIO(made.content)) as read:
        assert read.testzip() is None
        manifest = json.loads(read.read("manifest.json"))
        assert {one["name"] for one in manifest["files"]} | {"manifest.json"} == set(read.namelist()) == set(made.files)
        for one in manifest["files"]:
            content = read.read(one["name"])
            assert (len(content), sha256(content).hexdigest()) == (one["bytes"], one["sha256"])
        assert {one.date_time for one in read.infolist()} == {EPOCH}
    assert manifest["record_digest"] == digest(material.selection.records)
    assert (manifest["recoupe"], manifest["left_out"], manifest["language"]) == (__version__, [], "fr")
    assert set(manifest["packs"]) == {"closed", "ontology", "world", "lang/en", "lang/fr"}


def test_a_missing_package_leaves_its_format_out_and_says_how_to_get_it(
    material: Material, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'recoupe\[export\]'"):
        formats.export(material, "xlsx")
    made = archive(material)
    assert [kind for kind, _ in made.left_out] == ["xlsx"]
    assert "recoupe.xlsx" not in made.files


def test_the_command_writes_what_the_name_tells_and_refuses_a_second_time(few: Built, tmp_path: Path) -> None:
    path = tmp_path / "korea.csv"
    told = run("export", few.dossier.path, "-o", path, "--table", "findings", "--lang", "en")
    assert (told.exit_code, told.stdout) == (0, f"wrote {path}: csv\n")
    assert path.read_bytes().startswith("\ufeffkind,summary,".encode())
    again = run("export", few.dossier.path, "-o", path)
    assert again.exit_code == 3
    assert "pour écrire par-dessus : --force" in again.stderr


def test_the_command_says_what_it_cannot_tell(few: Built, tmp_path: Path) -> None:
    told = run("export", few.dossier.path, "-o", tmp_path / "korea.docx")
    assert told.exit_code == 3
    assert "attendu : --format" in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_export_as_of_a_day_holds_what_was_reported_by_then(few: Built, tmp_path: Path) -> None:
    path = tmp_path / "early.zip"
    told = run("export", few.dossier.path, "-o", path, "--all", "--as-of", "2024-10-19")
    assert told.exit_code == 0
    assert "laissés de côté au 2024-10-19" in told.stderr
    with zipfile.ZipFile(path) as read:
        manifest = json.loads(read.read("manifest.json"))
        cited = json.loads(read.read("articles.csl.json"))
    assert manifest["filters"] == {"as-of": "2024-10-19"}
    assert 0 < len(cited) < len(list(few.dossier.articles_path.glob("*/*")))


def test_a_folder_that_is_not_there_is_told_in_one_line(few: Built, tmp_path: Path) -> None:
    told = run("export", few.dossier.path, "-o", tmp_path / "nowhere" / "a.csv")
    assert told.exit_code == 3
    assert "attendu : un fichier ou un dossier qu'on peut" in told.stderr
