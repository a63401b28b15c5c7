"""Help in the language of the terminal, or the one ``--lang`` asks for.

What enters is what commands say of themselves, in English; what leaves is the same text, or the French of
``closed/help.tsv``, paragraph by paragraph. Examples are the same in both. What the table lacks is told in English.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

import click

from recoupe import packs

HELPED = "recoupe.help"
"""Where a context keeps the language of help."""

EXTRA = re.compile(r"(?P<help>.*?)(?P<extra>  \[[^\]]*\])?", re.DOTALL)
"""What an option does, and what click adds to it: its default, that it is required."""


HELD = "\ue000"
"""Stands for a space at which no line ends while lines are broken, which any white space would be taken for."""


class French(click.HelpFormatter):
    """Lays help out as click does, in French."""

    def getvalue(self) -> str:
        """All that was written."""
        return super().getvalue().replace(HELD, "\u00a0")

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How a command is called."""
        super().write_usage(prog, args, "Usage : " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """A heading, with the space French sets before the colon."""
        self.write(f"{'':>{self.current_indent}}{in_french(heading)} :\n")

    def write_text(self, text: str) -> None:
        """Paragraphs; those that keep their lines are examples."""
        super().write_text("\n\n".join(map(in_french, text.split("\n\n"))))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options or commands with what they do."""
        super().write_dl([(name, _option(told)) for name, told in rows], col_max, col_spacing)


class Spoken(click.Context):
    """A context whose help speaks the language its group was asked in."""

    def make_formatter(self) -> click.HelpFormatter:
        """See `click.Context.make_formatter`."""
        made = French if self.meta.get(HELPED) == "fr" else click.HelpFormatter
        return made(width=self.terminal_width, max_width=self.max_content_width)


class Listing(click.Group):
    """A group whose help tells of every command the whole first sentence: what is cut tells nothing."""

    context_class = Spoken

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, in their order."""
        language = ctx.meta.get(HELPED, "en")
        known = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        told = [(name, summary(command, language)) for name, command in known if command is not None]
        with formatter.section("Commands"):
            formatter.write_dl(told)


def in_french(paragraph: str) -> str:
    """The French of a paragraph of help; the paragraph itself where the table lacks it."""
    found = _french().get(" ".join(paragraph.split()))
    return paragraph if found is None else re.sub(r" (?=[;:»])|(?<=«) ", HELD, found)


def summary(command: click.Command, language: str) -> str:
    """The first sentence of a command's help."""
    first = (command.help or "").strip().partition("\n\n")[0]
    words = " ".join((in_french(first) if language == "fr" else first).split())
    return re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Ü])", words)[0]


def _option(told: str) -> str:
    found = EXTRA.fullmatch(told)
    if found is None or not found["extra"]:
        return in_french(told)
    words = re.sub(r"\b(default(?=:)|required)", lambda one: in_french(one[0]), found["extra"])
    return in_french(found["help"]) + words.replace("défaut:", "défaut :")


@cache
def _french() -> Mapping[str, str]:
    return {row["help_en"]: row["help_fr"] for row in packs.shipped("closed")["help"]}
