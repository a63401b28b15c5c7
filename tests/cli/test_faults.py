"""Faults a person meets at the command line: told in a line that says what to do, with nothing lost or half done."""

import json
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from recoupe.decisions import COLUMNS
from recoupe.errors import StoreError
from recoupe.model import Actor, Claim, Problem
from recoupe.store.sql import SqlStore
from tests.cli.running import run
from tests.conftest import Built

pytestmark = pytest.mark.slow

DENIAL = "Séoul a démenti lundi 21 octobre 2024 toute livraison d'armes à Kiev."
VISIT = "Moscou a confirmé mardi 22 octobre 2024 la visite du ministre."


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A dossier of two texts, built."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(f"{DENIAL}\n", encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_text(f"{VISIT}\n", encoding="utf-8")
    for words in (("init", tmp_path / "d"), ("add", tmp_path / "d", tmp_path / "in"), ("build", tmp_path / "d")):
        assert run(*words).exit_code == 0
    return tmp_path / "d"


def claims(dossier: Path) -> dict[str, str]:
    """Content of each claim to its id."""
    store = SqlStore.at(dossier / "record.sqlite")
    found = {one.content.surface: one.id for one in store.records(Claim)}
    store.close()
    return found


def problems(dossier: Path, code: str) -> list[str]:
    store = SqlStore.at(dossier / "record.sqlite")
    found = [one.message for one in store.records(Problem) if one.code == code]
    store.close()
    return found


def test_a_line_broken_by_hand_is_named_and_the_rest_is_replayed(small: Path) -> None:
    before = claims(small)
    denied = next(one for one in before if "livraison" in one)
    assert run("decide", "reject", small, before[denied], "--who", "Zoé").exit_code == 0
    path = small / "decisions.tsv"
    header, line = path.read_text(encoding="utf-8").splitlines()
    assert header == "\t".join(COLUMNS)
    path.write_text(f"{header}\nune note sans colonnes\n\n{line}\n{line[:40]}\n", encoding="utf-8")
    done = run("build", small)
    assert done.exit_code == 0
    assert set(claims(small)) == set(before) - {denied}
    told = problems(small, "broken_decision")
    assert sorted(one.partition(": ")[0] for one in told) == ["line 2", "line 5"]
    assert all(one in done.stderr for one in told)
    assert path.read_text(encoding="utf-8").endswith(f"{line}\n{line[:40]}\n")


def test_a_decision_on_a_text_that_changed_is_told_and_kept(small: Path, tmp_path: Path) -> None:
    visit = next(identifier for content, identifier in claims(small).items() if "visite" in content)
    assert run("decide", "relabel", small, visit, "stance=asserts", "--who", "Zoé").exit_code == 0
    decided = (small / "decisions.tsv").read_bytes()
    for folder in (small / "articles").glob("*/*"):
        if (folder / "text.txt").read_text(encoding="utf-8").startswith(VISIT):
            for path in folder.iterdir():
                path.unlink()
            folder.rmdir()
    (tmp_path / "in" / "b.txt").write_text(f"Corrigé : {VISIT}\n", encoding="utf-8")
    assert run("add", small, tmp_path / "in").exit_code == 0
    done = run("build", small)
    assert done.exit_code == 0
    assert len(problems(small, "lost_decision")) == 1
    assert "lost_decision" in done.stderr
    assert "lost" in run("decisions", small).stdout
    assert (small / "decisions.tsv").read_bytes() == decided


def test_a_pipeline_that_is_not_installed_is_told_with_its_command_and_the_record_stays(small: Path) -> None:
    settings = small / "recoupe.toml"
    before = run("digest", small).stdout
    words = settings.read_text(encoding="utf-8")
    assert "[pipelines]" in words
    settings.write_text(words.rstrip() + '\nfr = "fr_no_such_pipeline"\n', encoding="utf-8")
    done = run("build", small)
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.endswith("run: python -m spacy download fr_no_such_pipeline\n")
    assert run("digest", small).stdout == before


def test_a_full_disk_ends_an_export_in_one_line_and_leaves_the_file_that_was_there(few: Built, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    code = (
        "import resource, sys; from recoupe.cli import main\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (4096, {resource.RLIM_INFINITY}))\n"
        "main(['export', sys.argv[1], '-o', sys.argv[2], '--table', 'claims', '--force'])"
    )
    words = [sys.executable, "-c", code, str(few.dossier.path), str(path)]
    told = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (3, "")
    assert told.stderr.startswith("recoupe: ")
    assert told.stderr.endswith("File too large\n")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]


def test_a_word_that_is_nearly_a_command_or_a_value_is_met_with_the_one_meant(small: Path) -> None:
    for words, told in (
        (("fndings", small), "did you mean findings?"),
        (("findings", small, "--kind", "figures"), "vouliez-vous dire figure_series ?"),
        (("claims", small, "--stance", "deny"), "vouliez-vous dire denies ?"),
    ):
        done = run(*words)
        assert done.exit_code == 2
        assert told in done.stderr
    assert "vouliez-vous dire" not in run("findings", small, "--kind", "zzz").stderr


def test_a_file_that_is_not_there_is_named_as_the_person_wrote_it(small: Path, tmp_path: Path) -> None:
    asked = run("check", small, "brouillon.txt")
    assert asked.exit_code == 3
    assert "pas de tel fichier" in asked.stderr
    gone = tmp_path / "gone" / "page.html"
    written = run("report", small, "-o", gone)
    assert written.exit_code == 3
    assert f"{gone} : " in written.stderr
    assert "incoming" not in written.stderr


def test_adding_nothing_at_all_is_a_fault_and_adding_again_is_none(small: Path, tmp_path: Path) -> None:
    assert run("add", small, tmp_path / "nowhere").exit_code == 3
    assert run("add", small, tmp_path / "in").exit_code == 0
    assert run("add", small, tmp_path / "in", tmp_path / "nowhere").exit_code == 3


def test_an_article_is_explained_by_its_name_and_stories_speak_both_languages(small: Path) -> None:
    assert run("explain", small, "a.txt").exit_code == 0
    for language in ("fr", "en"):
        assert run("stories", small, "--lang", language).exit_code == 0


def test_a_merged_person_bears_the_name_of_the_second(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for place, words in enumerate((
        "Alda Brivec a affirmé lundi 21 octobre 2024 que le pont tiendra.",
        "Alda Brivec a démenti mardi 22 octobre 2024 toute fissure.",
        "Hanne Lothar du Conseil a affirmé jeudi 24 octobre 2024 que le pont tiendra.",
    )):  # fmt: skip
        (tmp_path / "in" / f"{place}.txt").write_text(f"{words}\n", encoding="utf-8")
    where = tmp_path / "d"
    for step in (("init", where), ("add", where, tmp_path / "in"), ("build", where)):
        assert run(*step).exit_code == 0
    store = SqlStore.at(where / "record.sqlite")
    keys = {one.names[0]: one.key for one in store.records(Actor) if one.key.startswith("PER:")}
    store.close()
    longer = next(name for name in keys if name.startswith("Hanne"))
    assert run("decide", "merge", where, longer, "Alda Brivec", "--who", "Zoé").exit_code == 0
    assert run("build", where).exit_code == 0
    store = SqlStore.at(where / "record.sqlite")
    (merged,) = (one for one in store.records(Actor) if one.key == keys["Alda Brivec"])
    store.close()
    assert merged.names[0] == "Alda Brivec"
    assert longer in merged.names


def test_a_folder_without_a_file_is_told(small: Path, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / ".hidden").write_text("Séoul a parlé.", encoding="utf-8")
    done = run("add", small, tmp_path / "bare")
    assert done.exit_code == 3
    assert f"no file to take in: {tmp_path / 'bare'}" in done.stderr


def test_where_no_dossier_is_a_person_learns_what_to_do(small: Path, tmp_path: Path) -> None:
    assert f"il est dans un dossier de recoupe : {small}" in run("findings", small / "articles").stderr
    assert f"recoupe add DOSSIER {tmp_path / 'in'}" in run("build", tmp_path / "in").stderr
    assert f"make one with: recoupe init {tmp_path / 'new'}" in run("build", tmp_path / "new").stderr


def test_a_record_that_cannot_be_written_is_not_to_be_deleted(small: Path) -> None:
    store = SqlStore(f"sqlite:///file:{small / 'record.sqlite'}?mode=ro&uri=true")
    with pytest.raises(StoreError, match="can be written") as told:
        store.keep("any", "key", b"")
    store.close()
    assert "delete" not in str(told.value)


def test_a_verb_after_its_dossier_and_a_day_alone_are_told_as_meant(small: Path) -> None:
    assert "recoupe decide note " in run("decide", small, "note", "3fa2b1c4", "vu").stderr
    assert "trouvé : une seule, '2024-10-25'" in run("diff", small, "2024-10-25").stderr


def test_a_claim_is_read_with_its_speaker_and_its_verb(small: Path) -> None:
    told = " ".join(run("claims", small, "--stance", "denies").stdout.split())
    assert DENIAL.rstrip(".") in told
    row = json.loads(run("claims", small, "--stance", "denies", "--format", "json").stdout)[0]
    assert row["quotation"] == DENIAL.rstrip(".")
    assert row["content"] in row["quotation"]


def test_a_problem_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "vide.txt").write_bytes(b"")
    (tmp_path / "a.txt").write_text("Le préfet a démenti « tout départ des équipes du lac.\n", encoding="utf-8")
    run("init", tmp_path / "d")
    assert "empty: vide.txt" in run("add", tmp_path / "d", tmp_path / "vide.txt", tmp_path / "a.txt").stderr
    first, second = run("build", tmp_path / "d"), run("build", tmp_path / "d")
    assert "unpaired_quotation" in first.stderr
    assert "empty" not in first.stderr
    assert "unpaired_quotation" not in second.stderr
    assert f"told before: 2 problems; all of them: recoupe problems {tmp_path / 'd'}" in second.stderr
    assert {"empty", "unpaired_quotation"} <= set(run("problems", tmp_path / "d").stdout.split())


def test_a_build_that_was_interrupted_says_how_to_go_on_and_answers_say_so(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("recoupe.pipeline.link_store", stop)
    with closing(sqlite3.connect(small / "record.sqlite")) as record, record:
        record.execute("delete from owners where owner like 'link:%'")
    told = run("build", small, "--lang", "en")
    assert told.exit_code == 130
    assert told.stderr == f"interrupted; what was read is kept; to go on: recoupe build {small}\n"
    asked = run("findings", small, "--lang", "en")
    assert asked.exit_code == 0
    assert f"the last build was not finished and this answer is not whole; next: recoupe build {small}" in asked.stderr


def test_any_command_that_is_interrupted_ends_in_one_line(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("recoupe.cli.answers.finding_rows", stop)
    told = run("findings", small)
    assert (told.exit_code, told.stderr) == (130, "\nrecoupe: interrompu\n")


def test_a_record_of_another_version_names_the_file_to_delete(small: Path) -> None:
    with closing(sqlite3.connect(small / "record.sqlite")) as record, record:
        record.execute("update version set number = 0")
    told = run("findings", small)
    assert told.exit_code == 3
    assert f"{small / 'record.sqlite'} : attendu : un fichier construit par la version 1" in told.stderr
    assert "effacez ce fichier, puis : recoupe build" in told.stderr


def test_decisions_that_find_nothing_are_told_in_french(small: Path) -> None:
    with (small / "decisions.tsv").open("ab") as lines:
        lines.write(b"2024-01-01T00:00:00+00:00\tZ\treject\t" + b"0" * 32 + b"\t0\t4\tBlah\tclaim\t\n\xff\xfe\tb\n")
    told = run("build", small, "--lang", "fr")
    assert "reject (2024-01-01T00:00:00+00:00, Z) : attendu : un article ou un texte de ce dossier" in told.stderr
    assert "attendu : de l'UTF-8 ; trouvé" in told.stderr
    listed = run("decisions", small, "--lang", "fr")
    assert "perdue : attendu : un article ou un texte de ce dossier" in " ".join(listed.stdout.split())
