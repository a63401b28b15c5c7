"""Every command says what it does, with an example, and how it ends."""

import re

import click
import pytest

from recoupe.cli import ROOMS, cli
from tests.cli.running import run
from tests.reference import commands

NAMED = dict(commands())
VERBS = list(NAMED)
ALONE = [verb for verb, command in NAMED.items() if not isinstance(command, click.Group)]


def test_help_lists_every_command_and_the_exit_codes() -> None:
    told = run("--help")
    assert told.exit_code == 0
    assert [command for room in ROOMS for command in room.ALL] == list(cli.commands.values())
    for verb in cli.commands:
        assert re.search(rf"^  {verb} ", told.stdout, re.MULTILINE), verb
    assert "Exit codes: 0 done; 1" in told.stdout
    assert "\n  recoupe init korea\n  recoupe add korea ~/articles\n" in told.stdout


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
    assert "Error: " in told.stderr


def test_the_version_is_the_one_of_the_package() -> None:
    assert run("--version").stdout.startswith("recoupe, version ")
    assert cli.name == "cli"
