"""What a command says beside its answer follows the language of the answer, or of the terminal where it has none."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.conftest import Built


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A terminal that states no language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    ("words", "french", "english"),
    [
        (("findings", "nulle-part"), "attendu : un dossier", "expected a dossier"),
        (("claims", "nulle-part", "--stance", "deny"), "vouliez-vous dire denies", "did you mean denies"),
        (("figures", "nulle-part", "--colour"), "il n'y a pas d'option '--colour'", "No such option '--colour'"),
        (("search", "nulle-part"), "il manque l'argument 'QUERY'", "Missing argument 'QUERY'"),
        (("ledger", "nulle-part", "--limit", "dix"), "n'est pas un nombre entier", "is not a valid integer"),
    ],
)
def test_a_refusal_follows_the_answer(
    terminal: pytest.MonkeyPatch, words: tuple[str, ...], french: str, english: str
) -> None:
    terminal.setenv("LANG", "de_DE.UTF-8")
    assert french in run(*words).stderr
    assert french in run(*words, "--lang=fr").stderr
    assert english in run(*words, "--lang", "en").stderr


@pytest.mark.parametrize(("stated", "told"), [("fr_CA.UTF-8", "fait : "), ("en_GB.UTF-8", "made "), ("C", "made ")])
def test_a_command_without_language_follows_the_terminal(
    terminal: pytest.MonkeyPatch, tmp_path: Path, stated: str, told: str
) -> None:
    terminal.setenv("LANG", stated)
    assert run("init", tmp_path / "brume").stdout.startswith(told)


def test_a_problem_of_the_input_is_told_in_the_language_of_the_terminal(
    terminal: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run("init", tmp_path / "brume")
    (tmp_path / "vide.txt").write_bytes(b"")
    terminal.setenv("LC_ALL", "fr_FR.UTF-8")
    added = run("add", tmp_path / "brume", tmp_path / "vide.txt")
    assert added.stdout == "pris : 0 article ; 1 problème\n"
    assert "le fichier est vide" in added.stderr


def test_what_is_misread_keeps_the_usage(terminal: pytest.MonkeyPatch) -> None:
    told = run("search", "nulle-part").stderr.splitlines()
    assert told[0] == "Usage : cli search [OPTIONS] DOSSIER QUERY"
    assert told[1] == "Pour l'aide : cli search --help"
    assert told[-1].startswith("Erreur : ")
    assert run("fingings").stderr.splitlines()[-1] == "Error: no such command 'fingings'; did you mean findings?"


@pytest.mark.parametrize("state", ["fr_FR.UTF-8", "en_GB.UTF-8"])
def test_a_command_without_rows_speaks_the_language_it_is_asked_for(
    terminal: pytest.MonkeyPatch, tmp_path: Path, state: str
) -> None:
    terminal.setenv("LANG", state)
    (tmp_path / "a.txt").write_text("Le maire a nié mardi soir la fermeture de la halle aux grains.", encoding="utf-8")
    for language, made, added in (("fr", "fait : ", "pris : 1 article"), ("en", "made ", "added 1 article")):
        dossier = tmp_path / language
        assert run("init", dossier, "--lang", language).stdout.startswith(made)
        assert run("add", dossier, tmp_path / "a.txt", f"--lang={language}").stdout.startswith(added)
        refused = run("decide", "note", dossier, "abcd", "relu", "--lang", language)
        assert ("attendu" in refused.stderr) is (language == "fr")


def test_the_state_of_a_decision_is_told_in_the_language_asked_for(few: Built, tmp_path: Path) -> None:
    dossier = tmp_path / "copie"
    shutil.copytree(few.dossier.path, dossier)
    claim = json.loads(run("claims", dossier, "--limit", 1, "--format", "json").stdout)[0]["id"]
    assert run("decide", "accept", dossier, claim, "--who", "Léa").exit_code == 0
    assert "en vigueur" in run("decisions", dossier, "--lang", "fr").stdout
    assert "in force" in run("decisions", dossier, "--lang", "en").stdout
