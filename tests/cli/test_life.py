"""The life of a dossier, command by command, with what each refuses and the exit code it ends with."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from recoupe.ingest.dossier import articles, open_dossier
from recoupe.model import Finding
from tests.cli.running import run, shell
from tests.conftest import FEW, SAMPLE, Built

VERBS_THAT_ASK = (("findings",), ("claims",), ("explain", "0123abcd"), ("verify",), ("digest",))


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A dossier with two articles, not built."""
    path = tmp_path / "dossier"
    assert run("init", path).exit_code == 0
    assert run("add", path, *(SAMPLE / "articles" / name for name in FEW[:2])).exit_code == 0
    return path


@pytest.fixture
def copied(few: Built, tmp_path: Path) -> Path:
    """A copy of the dossier of a few articles, to be damaged."""
    shutil.copytree(few.dossier.path, tmp_path / "dossier")
    return tmp_path / "dossier"


def test_init_says_what_comes_next_and_keeps_the_title(tmp_path: Path) -> None:
    told = run("init", tmp_path / "d", "--title", "Corée « du Nord »")
    assert told.exit_code == 0
    assert f"recoupe add {tmp_path / 'd'} " in told.stdout
    assert open_dossier(tmp_path / "d").title == "Corée « du Nord »"


def test_init_refuses_a_folder_that_is_not_empty(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("à garder", encoding="utf-8")
    told = run("init", tmp_path)
    assert (told.exit_code, told.stdout) == (3, "")
    assert "in the way; choose another" in told.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["note.txt"]


def test_init_under_a_file_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    told = run("init", tmp_path / "file" / "dossier")
    assert told.exit_code == 3
    assert re.fullmatch(r"recoupe: .*expected a file or folder that can be read and written: .*\n", told.stderr)


@pytest.mark.parametrize(
    "words",
    [("add", SAMPLE / "articles"), ("remove", "a.txt"), ("build",), *VERBS_THAT_ASK],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize("kind", ["missing", "empty", "file"])
def test_a_dossier_that_is_none_is_told_with_what_to_do(tmp_path: Path, words: tuple[str, ...], kind: str) -> None:
    path = tmp_path / "dossier"
    if kind == "empty":
        path.mkdir()
    elif kind == "file":
        path.write_text("not a folder", encoding="utf-8")
    told = run(words[0], path, *words[1:])
    assert (told.exit_code, told.stdout) == (3, "")
    assert re.fullmatch(
        r"recoupe: .*(attendu : un dossier de recoupe ;|expected a dossier,) .*recoupe init .*\n", told.stderr
    )


@pytest.mark.parametrize("words", VERBS_THAT_ASK, ids=lambda words: words[0])
def test_a_dossier_that_is_not_built_says_so(made: Path, words: tuple[str, ...]) -> None:
    told = run(words[0], made, *words[1:])
    assert (told.exit_code, told.stdout) == (3, "")
    assert re.search("construisez-le : recoupe build|make it with: recoupe build", told.stderr)
    assert not (made / "record.sqlite").exists()


TO_DO = "effacez ce fichier, puis : recoupe build|delete this file, then: recoupe build"


@pytest.mark.parametrize("words", [("build",), *VERBS_THAT_ASK], ids=lambda words: words[0])
@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_record_that_is_no_database_is_told_and_left_alone(
    made: Path, words: tuple[str, ...], content: bytes
) -> None:
    (made / "record.sqlite").write_bytes(content)
    told = run(words[0], made, *words[1:])
    assert told.exit_code == 3
    assert re.fullmatch(
        rf"recoupe: (attendu :|expected) .*({TO_DO})\n",
        told.stderr,
    )
    assert (made / "record.sqlite").read_bytes() == content


@pytest.mark.parametrize("words", VERBS_THAT_ASK, ids=lambda words: words[0])
def test_a_record_damaged_in_its_middle_is_told(copied: Path, words: tuple[str, ...]) -> None:
    record = copied / "record.sqlite"
    content = bytearray(record.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    record.write_bytes(content)
    told = run(words[0], copied, *words[1:])
    assert (told.exit_code, told.stdout) == (3, "")
    assert re.search(TO_DO, told.stderr)


def test_add_tells_what_it_took_and_what_it_could_not_take(made: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    told = run("add", made, SAMPLE / "articles" / FEW[3], tmp_path / "empty.txt", tmp_path / "missing.txt")
    assert told.exit_code == 0
    assert told.stdout == "added 1 article; 2 problems\n"
    assert "empty: empty.txt: expected" in told.stderr
    assert "missing_file: missing.txt: expected" in told.stderr


def test_add_twice_keeps_one_and_says_so(made: Path) -> None:
    told = run("add", made, SAMPLE / "articles" / FEW[0])
    assert (told.exit_code, told.stdout) == (0, "added 0 articles; 1 problem\n")
    assert "duplicate: 001_troupes_nis_depeche.txt: " in told.stderr
    assert len(list(articles(open_dossier(made)))) == 2


def test_add_states_outlet_publisher_date_and_language(made: Path, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Séoul a démenti lundi toute livraison d'armes à Kiev.", encoding="utf-8")
    stated = ("--outlet", "Le Phare", "--publisher", "Phare SA", "--published", "2024-10-25", "--language", "fr")
    assert run("add", made, tmp_path / "page.txt", *stated, "--url", "https://phare.example/1").exit_code == 0
    one = next(one for one in articles(open_dossier(made)) if one.name == "page.txt")
    assert (one.outlet, one.publisher, one.language, one.url) == (
        "Le Phare",
        "Phare SA",
        "fr",
        "https://phare.example/1",
    )
    assert [(date.value, date.source) for date in one.dates] == [("2024-10-25", "person")]


def test_add_refuses_a_bad_date_and_takes_nothing(made: Path) -> None:
    told = run("add", made, SAMPLE / "articles" / FEW[4], "--published", "25/10/2024")
    assert told.exit_code == 3
    assert "expected a date like 2024-10-25" in told.stderr
    assert len(list(articles(open_dossier(made)))) == 2


def test_remove_takes_a_name_an_id_or_the_start_of_one(made: Path) -> None:
    first, second = articles(open_dossier(made))
    assert run("remove", made, first.name, "--note", "hors sujet").exit_code == 0
    assert run("remove", made, second.id[:10]).exit_code == 0
    lines = (made / "decisions.tsv").read_text(encoding="utf-8").splitlines()
    assert [line.split("\t")[2:4] for line in lines[1:]] == [["remove", first.id], ["remove", second.id]]
    assert lines[1].endswith("\thors sujet")
    assert len(list(articles(open_dossier(made)))) == 2


@pytest.mark.parametrize("name", ["nowhere.txt", "000", "", "*"])
def test_remove_refuses_a_name_that_is_not_there(made: Path, name: str) -> None:
    told = run("remove", made, name)
    assert told.exit_code == 3
    assert "expected the id or name of one article, found none" in told.stderr
    assert not (made / "decisions.tsv").exists()


def test_explain_refuses_an_id_that_is_short_or_unknown(few: Built) -> None:
    unknown = (("ab", "au moins 4"), ("zzzzzz", "ni l'un ni l'autre"), ("%%%%%", "ni l'un ni l'autre"))
    for identifier, told in (*unknown, ("f" * 31, "aucun ne commence")):
        result = run("explain", few.dossier.path, identifier)
        assert (result.exit_code, result.stdout) == (3, "")
        assert told in result.stderr


def test_explain_takes_the_start_that_a_table_shows(few: Built) -> None:
    finding = next(few.store.records(Finding))
    assert finding.id in run("explain", few.dossier.path, finding.id[:8]).stdout


@pytest.mark.slow
def test_the_same_answers_from_a_process_of_its_own(few: Built) -> None:
    path = few.dossier.path
    for words in (("findings", path, "--format", "json"), ("claims", path, "--format", "csv"), ("digest", path)):
        assert shell(*words).stdout == run(*words).stdout
    refused = shell("findings", path, "--as-of", "never")
    assert (refused.returncode, refused.stdout) == (3, "")
    assert refused.stderr.startswith("recoupe: attendu : une date")
    assert "Traceback" not in refused.stderr
    assert shell("findings").returncode == 2
    assert shell("verify", path).returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("verb", ["findings", "claims", "verify", "digest"])
def test_a_question_loads_no_parser(few: Built, verb: str) -> None:
    """Asking is quick: spaCy and thinc, which read, are not imported to answer."""
    program = (
        "import sys; from recoupe.cli import cli; "
        f"cli.main([{verb!r}, {str(few.dossier.path)!r}], standalone_mode=False); "
        "print(sorted({'spacy', 'thinc'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"


@pytest.mark.slow
def test_a_reader_that_stops_reading_is_no_fault(few: Built) -> None:
    """``recoupe claims … | head -1`` ends quietly."""
    command = [sys.executable, "-m", "recoupe", "claims", str(few.dossier.path), "--format", "csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.slow
def test_letters_that_a_terminal_cannot_write_are_no_fault(few: Built) -> None:
    command = [sys.executable, "-m", "recoupe", "findings", str(few.dossier.path)]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-600:]
