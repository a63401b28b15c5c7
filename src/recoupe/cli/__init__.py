"""The command line: every command is ``recoupe VERB DOSSIER …``. Argument to view to rendering; no logic.

Exit codes: 0 done; 1 the record does not hold (a failed proof, a broken invariant, a stage that failed); 2 the command
line is not understood; 3 it is understood and cannot be done (no such dossier, a bad date, an unknown id); 130 it was
interrupted.
"""

import atexit
import errno
import gc
import io
import re
import sys
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from importlib import import_module
from typing import Any

import click

from recoupe.cli.helping import HELPED, Listing, Spoken
from recoupe.cli.speech import SPOKEN, asked_in, language_of, of_terminal
from recoupe.errors import RecoupeError
from recoupe.version import __version__
from recoupe.views.cells import printable
from recoupe.views.messages import phrase, told_message

ROOMS: Mapping[str, tuple[str, ...]] = {
    "keeping": ("init", "remove", "build", "verify", "digest"),
    "intake": ("add", "watch"),
    "listing": ("articles",),
    "answers": ("findings", "claims", "events", "explain"),
    "dealings": ("agreements", "flows"),
    "checking": ("check",),
    "questions": ("ledger", "figures", "search"),
    "inspecting": ("network", "origins", "diff", "problems", "stats"),
    "timelines": ("timeline", "stories"),
    "reporting": ("report",),
    "deciding": ("decide", "undo", "decisions"),
    "exporting": ("export",),
}
"""File to its commands, in the order help shows them; a file is imported when one of its commands is asked for."""


class Refusal(click.ClickException):
    """A caller's fault, told in one line on standard error."""

    exit_code = 3

    def show(self, file: Any = None) -> None:  # noqa: ANN401 (the signature is click's)
        """Print the line."""
        click.echo(f"recoupe: {printable(self.message)}", file=file, err=file is None)


class Interrupted(Refusal):
    """Ctrl-C, told in one line; the exit code is the one shells know it by."""

    exit_code = 130

    def show(self, file: Any = None) -> None:  # noqa: ANN401 (the signature is click's)
        """Print the line, below the ``^C`` of the terminal."""
        click.echo(file=file, err=file is None)
        super().show(file)


class Misread(click.UsageError):
    """A command line that is not understood, told as click tells it, in the language of the command."""

    def __init__(self, fault: click.UsageError, language: str) -> None:
        super().__init__(told_message(fault.format_message(), language), fault.ctx)
        self.language = language

    def show(self, file: Any = None) -> None:  # noqa: ANN401 (the signature is click's)
        """Print how the command is used, where help is, and the line."""
        told = partial(phrase, language=self.language)
        where = partial(click.echo, file=file, err=file is None)
        if self.ctx is not None:
            usage = re.sub(r"^Usage ?:", "", self.ctx.get_usage())
            where(f"{told('Usage:')}{usage}")
            where(told("Try '{}' for help.", f"{self.ctx.command_path} --help") + "\n")
        where(f"{told('Error:')} {printable(self.message)}")


class Commands(Listing):
    """A group whose commands are imported when asked for, and refuse in one line what cannot be done."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (the signature is click's)
        """The names of all commands, in the order help shows them."""
        return [name for names in ROOMS.values() for name in names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None for a name no command has."""
        room = next((room for room, names in ROOMS.items() if cmd_name in names), "")
        if room and cmd_name not in self.commands:
            for command in import_module(f"recoupe.cli.{room}").ALL:
                self.add_command(command)
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command the first word names; fails with the nearest name for a word that is none."""
        word = args[0]
        if not word.startswith("-") and self.get_command(ctx, word) is None:
            found = get_close_matches(word, self.list_commands(ctx), n=1)
            ctx.fail(f"no such command {word!r}" + (f"; did you mean {found[0]}?" if found else ""))
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What click makes of the words; the language of the command they name is known from here on."""
        name = next((word for word in args if not word.startswith("-")), "")
        ctx.meta[SPOKEN] = language_of(self.get_command(ctx, name) if name else None, args)
        ctx.meta[HELPED] = asked_in(args) or of_terminal()
        return super().parse_args(ctx, args)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a command; the mark of click for a paragraph that keeps its lines is written in docstrings as it is."""
        for one in (cmd, *(cmd.commands.values() if isinstance(cmd, click.Group) else ())):
            one.help = _kept_lines(one.help)
            one.context_class = Spoken
        super().add_command(cmd, name)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 (the signature is click's)
        """Run a command; raises Refusal for a caller's fault and for a file that cannot be read or written."""
        language = str(ctx.meta[SPOKEN])
        try:
            return super().invoke(ctx)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as fault:
            raise Misread(fault, language) from fault
        except RecoupeError as fault:
            raise Refusal(told_message(str(fault), language)) from fault
        except KeyboardInterrupt as stop:
            raise Interrupted(phrase("interrupted", language=language)) from stop
        except OSError as fault:
            if fault.errno == errno.EPIPE:
                raise
            raise Refusal(told_message(_told_by_system(fault), language)) from fault


def _told_by_system(fault: OSError) -> str:
    where = f"{fault.filename}: " if fault.filename else ""
    return f"{where}expected a file or folder that can be read and written: {fault.strerror}"


def _kept_lines(words: str | None) -> str:
    return (words or "").replace("\\b\n", "\b\n")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="recoupe")
def cli() -> None:
    r"""What is reported about a story, by whom, with how many independent witnesses.

    \b
    recoupe init korea
    recoupe add korea ~/articles
    recoupe build korea
    recoupe findings korea

    Exit codes: 0 done; 1 the record does not hold; 2 the command line is not understood; 3 it cannot be done.
    """


cli.help = _kept_lines(cli.help)


def every_command() -> dict[str, click.Command]:
    """Name to command, in the order help shows them."""
    context = click.Context(cli)
    found = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code; a letter the terminal cannot write is shown as "?"."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    atexit.register(gc.freeze)  # what ends with the process is not looked through for garbage: a question's last third
    cli.main(args=None if arguments is None else list(arguments), prog_name="recoupe")
