"""What a command says beside its answer, in the language of the answer: notes, problems, refusals.

A command speaks the language ``--lang`` asks for; where it answers in none unless asked (init, add, build …), that of
the terminal, as LC_ALL, LC_MESSAGES or LANG state it: French where they say so, else English.
"""

import os
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import click

from recoupe.model import Problem
from recoupe.views.cells import printable
from recoupe.views.messages import phrase, told_message

SHOWN_PROBLEMS = 10

LANGUAGES = ("fr", "en")

SPOKEN = "recoupe.language"
"""Where a context keeps the language of its command."""


def language_of(command: click.Command | None, words: Sequence[str]) -> str:
    """The language a command is to speak, by what it was asked with; its default where it was not asked."""
    if asked := asked_in(words):
        return asked
    option = next((one for one in command.params if "--lang" in one.opts), None) if command is not None else None
    default = option.default if option is not None else None
    return str(default) if default in LANGUAGES else of_terminal()


def asked_in(words: Sequence[str]) -> str:
    """The language ``--lang`` asks for; empty where it does not."""
    given = [word.partition("=")[2] for word in words if word.startswith("--lang=")]
    given += [after for word, after in pairwise(words) if word == "--lang"]
    return next((one for one in given if one in LANGUAGES), "")


def of_terminal() -> str:
    """The language the terminal states, ``fr`` or ``en``."""
    stated = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "fr" if stated.lower().startswith("fr") else "en"


def spoken() -> str:
    """The language of the command at work."""
    context = click.get_current_context(silent=True)
    return str(context.meta.get(SPOKEN, "en")) if context is not None else "en"


def in_words(template: str, *cells: object) -> str:
    """A message in the language of the command."""
    return phrase(template, *cells, language=spoken())


def say(template: str, *cells: object, **where: Any) -> None:  # noqa: ANN401 (what click takes)
    """Print a message in the language of the command."""
    click.echo(printable(in_words(template, *cells)), **where)


def many(count: int, noun: str) -> str:
    """The count with its noun, in the language of the command: 1 article, 2 articles; French says « 0 article »."""
    one = count == 1 or (count == 0 and spoken() == "fr")
    return in_words(f"{{}} {noun}" if one else f"{{}} {noun}s", count)


def tell(problems: Sequence[Problem]) -> None:
    """Say on standard error what went wrong: the first problems and how many more there are."""
    for problem in problems[:SHOWN_PROBLEMS]:
        name = f"{problem.name}: " if problem.name else ""
        told = told_message(problem.message, spoken())
        click.echo(f"  {problem.code}: {printable(name + told)}", err=True)
    if len(problems) > SHOWN_PROBLEMS:
        click.echo(f"  {in_words('and {} more', len(problems) - SHOWN_PROBLEMS)}", err=True)
