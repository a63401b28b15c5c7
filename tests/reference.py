"""The reference of commands, written from their help texts: ``python -m tests.reference`` writes it anew."""

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from recoupe.cli import every_command

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "commands.md"

HEAD = """# Commands

Every command is `recoupe VERB DOSSIER …`; a dossier is a folder. What a command answers goes to standard output,
what it leaves out or could not take to standard error.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | the record does not hold: a failed proof, a broken invariant, a stage that failed |
| 2 | the command line is not understood |
| 3 | it is understood and cannot be done: no such dossier, a bad date, an unknown id |

*Written from the help texts by `python -m tests.reference`; a test holds the two together.*
"""


def reference() -> str:
    """The whole page, commands in the order help shows them."""
    return "\n".join([HEAD, *(_command(name, command) for name, command in commands())])


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with its name, those of a group right after it: ``decide``, ``decide accept`` …"""
    for name, command in every_command().items():
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {one}", inner) for one, inner in command.commands.items())


def _command(name: str, command: click.Command) -> str:
    usage = " ".join(piece for piece in command.collect_usage_pieces(click.Context(command)))
    parts = [f"## {name}", f"    recoupe {name} {usage}", *_prose(command.help or "")]
    options = [one for one in command.params if isinstance(one, click.Option)]
    if options:
        rows = [f"| {_names(one)} | {_cell(_meaning(one))} |" for one in options]
        parts.append("\n".join(["| option | what it does |", "|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def _prose(words: str) -> Iterator[str]:
    """Paragraphs of a help text; one that keeps its lines is a block of code."""
    for paragraph in inspect.cleandoc(words).split("\n\n"):
        if paragraph.startswith("\b\n"):
            yield "```\n" + paragraph.removeprefix("\b\n") + "\n```"
        else:
            yield " ".join(paragraph.split())


def _names(option: click.Option) -> str:
    names = ", ".join(f"`{one}`" for one in option.opts)
    if option.is_flag:
        return names
    context = click.Context(click.Command("x"))
    values = (
        "" if isinstance(option.type, click.Choice) and len(option.type.choices) > 5 else option.make_metavar(context)
    )
    return f"{names} {_cell(values)}".strip()


def _meaning(option: click.Option) -> str:
    told = [option.help or ""]
    if isinstance(option.type, click.Choice) and len(option.type.choices) > 5:
        told.append("One of: " + ", ".join(f"`{one}`" for one in option.type.choices) + ".")
    if option.show_default and option.default is not None:
        told.append(f"Default: {option.default}.")
    return " ".join(told)


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(reference(), encoding="utf-8")
