"""Every command says what it does, with an example, and how it ends."""

import inspect
import re
import subprocess
import sys
from importlib import import_module

import click
import pytest

from recoupe import packs
from recoupe.cli import ROOMS, cli, every_command
from tests.cli.running import run
from tests.reference import commands

NAMED = dict(commands())
VERBS = list(NAMED)
ALONE = [verb for verb, command in NAMED.items() if not isinstance(command, click.Group)]


def test_help_lists_every_command_and_the_exit_codes() -> None:
    told = run("--help")
    assert told.exit_code == 0
    assert [name for names in ROOMS.values() for name in names] == list(every_command())
    for verb in every_command():
        assert re.search(rf"^  {verb} ", told.stdout, re.MULTILINE), verb
    assert "Exit codes: 0 done; 1" in told.stdout
    assert "\n  recoupe init korea\n  recoupe add korea ~/articles\n" in told.stdout


@pytest.mark.parametrize("room", ROOMS)
def test_every_file_of_commands_is_listed_with_all_of_them(room: str) -> None:
    assert tuple(command.name for command in import_module(f"recoupe.cli.{room}").ALL) == ROOMS[room]


def test_a_command_brings_in_no_other_file_of_commands() -> None:
    asked = "import sys, recoupe.cli as c; c.cli.get_command(None, 'findings'); print(*sorted(sys.modules))"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split()
    others = {f"recoupe.cli.{room}" for room in ROOMS} - {"recoupe.cli.answers"}
    assert "recoupe.cli.answers" in found
    assert others.isdisjoint(found)
    assert {"spacy", "trafilatura", "jinja2", "recoupe.read.claims", "recoupe.link.findings"}.isdisjoint(found)


@pytest.mark.parametrize("verb", VERBS)
def test_help_of_a_command_shows_an_example_on_a_line_of_its_own(verb: str) -> None:
    told = run(*verb.split(), "--help")
    assert told.exit_code == 0
    assert re.search(rf"^  recoupe {verb} \S", told.stdout, re.MULTILINE)
    assert "\b" not in told.stdout
    assert "\\b" not in told.stdout


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_says_what_it_does(verb: str) -> None:
    for parameter in NAMED[verb].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{verb} {parameter.opts[0]}"


@pytest.mark.parametrize("verb", ALONE)
def test_every_command_names_its_dossier_first(verb: str) -> None:
    arguments = [parameter for parameter in NAMED[verb].params if isinstance(parameter, click.Argument)]
    assert arguments[0].name == "dossier"


@pytest.mark.parametrize(
    "words", [["nonsense"], ["findings"], ["findings", "x", "--format", "xml"], ["build", "--jobs"]]
)
def test_a_command_line_that_is_not_understood_ends_with_2(words: list[str]) -> None:
    told = run(*words)
    assert told.exit_code == 2
    assert re.search("Error: |Erreur : ", told.stderr)


def test_the_version_is_the_one_of_the_package() -> None:
    assert run("--version").stdout.startswith("recoupe, version ")
    assert cli.name == "cli"


def test_no_summary_of_a_command_is_cut() -> None:
    told = " ".join(run("--help").stdout.split())
    for name, command in every_command().items():
        assert f"{name} {command.get_short_help_str(limit=1000)}" in told
    assert "..." not in told.partition("Commands:")[2]


def told_in_help() -> set[str]:
    """Every paragraph that help tells, examples left out, and what every option does."""
    every = [cli, *every_command().values(), *NAMED.values()]
    paragraphs = [part for one in every for part in inspect.cleandoc(one.help or "").split("\n\n")]
    options = [one for command in every for one in command.params if isinstance(one, click.Option)]
    told = [part for part in paragraphs if not part.startswith("\b")] + [str(one.help) for one in options]
    return {" ".join(words.split()) for words in told}


LAID_OUT = {"Options", "Commands", "default", "required", "Show this message and exit.", "Show the version and exit."}
"""What click says of its own."""


def test_all_that_help_tells_has_its_french_and_nothing_else_has() -> None:
    assert {row["help_en"] for row in packs.shipped("closed")["help"]} == told_in_help() | LAID_OUT


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_speaks_the_language_of_the_terminal_or_the_one_asked_for(
    verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "fr_CA.UTF-8")
    french = run(*verb.split(), "--help").stdout
    assert french.startswith("Usage : ")
    assert "Montre ce message et s'arrête." in french
    assert "[default" not in french
    if "--lang" in {name for one in (NAMED[verb].params if verb else ()) for name in one.opts}:
        assert run(*verb.split(), "--lang", "en", "--help").stdout.startswith("Usage: ")


def test_no_command_of_decide_is_cut_short() -> None:
    assert "..." not in run("decide", "--help").stdout.replace("[ARGS]...", "")
