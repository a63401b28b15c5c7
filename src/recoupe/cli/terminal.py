"""The terminal answers are printed on; what French sets close together stays on one line.

A guillemet, a mark and the groups of a figure are set off by a space no line may end at: « 10 000 hommes ». Rich breaks
lines at every space, the unbreakable ones too, so these are hidden from it while lines are cut, and shown again after.
Words of an article stay words: no character of theirs commands the terminal or turns the direction of a line. What is
piped to a file or a program has no edge: nothing is cut, a row of a table is one line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import IO

from rich.console import Console, ConsoleOptions, RenderableType
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from recoupe.views.cells import printable

AT_ONE_TIME = 1000
"""Lines written to a pipe at one time."""

SPACE = "[ \u00a0\u202f]"
CLOSE = re.compile(rf"(?<=[«“≥≤]){SPACE}(?=\S)|(?<=\S){SPACE}(?=[»:;?!%])|(?<=\d){SPACE}(?=\d{{3}}(?!\d))")
"""A space inside which no line ends: within guillemets, after ≥, before a high mark, between the groups of a figure."""

HIDDEN = {" ": "\ue0a0", "\u00a0": "\ue0a1", "\u202f": "\ue0a2"}
"""Each space to the private character that stands for it while lines are cut, as wide as it is."""

SHOWN = str.maketrans({hidden: space for space, hidden in HIDDEN.items()})


def hide(words: str) -> str:
    """Words of the same length whose close spaces no line is cut at."""
    return CLOSE.sub(lambda found: HIDDEN[found[0]], words)


class Terminal(Console):
    """A console that cuts no line inside a figure, nor between a guillemet or a mark and its word."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The segments of a text, with its close spaces hidden while it is cut."""
        held = Text(renderable) if isinstance(renderable, str) else renderable  # « [sic] » is words, never a style
        if isinstance(held, Text):
            held = held.copy()
            held.plain = hide(held.plain)
        for segment in _unpadded(super().render(held, options)):
            shown = segment.text.translate(SHOWN)
            yield segment._replace(text=shown if segment.control else printable(shown))


def _unpadded(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The segments without the spaces at the ends of lines that Rich fills lines up with."""
    blank: list[Segment] = []
    for segment in segments:
        words = segment.text.rstrip(" ")
        if segment.control or words:
            if words != "\n":
                yield from blank
            blank = []
            yield segment._replace(text=words)
        if not segment.control and words != segment.text:
            blank.append(segment._replace(text=segment.text[len(words) :]))


Printed = Text | str | Padding | Table
"""What answers are printed as."""


class Pipe:
    """What stands for a terminal where there is none: lines of any length, without colour."""

    width = 1 << 20
    """Columns before the edge: there is none."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def print(self, one: Printed = "") -> None:
        """Write a text, a text set in, or a table a row a line, its cells set apart by tabs under headings."""
        self._file.write("".join(f"{printable(line)}\n" for line in _lines(one)))

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write rows under headings as `print` writes a table of them."""
        lines = ("\t".join([_flat(cell) for cell in row]) for row in chain((headings,), rows))
        self._write_all(f"{line}\n" for line in lines)

    def rows(self, rows: Iterable[Sequence[str]]) -> None:
        """Write rows as `print` writes a table of them that has no headings."""
        self._write_all("  ".join([_flat(cell) for cell in row]) + "\n" for row in rows)

    def write(self, words: str, left: int = 0) -> None:
        """Write words as `print` writes a text of them, each line set in by so many columns: a tenth of the work."""
        self.write_all([(words, left)])

    def write_all(self, some: Iterable[tuple[str, int]]) -> None:
        """Write many words, each set in by so many columns, as `write` writes each."""
        pads: dict[int, str] = {}
        self._write_all(_set_in(words, pads.get(left) or pads.setdefault(left, " " * left)) for words, left in some)

    def _write_all(self, lines: Iterable[str]) -> None:
        """Write lines that end in a line feed, a thousand at a time: what is not printable is sought once in all."""
        rest = iter(lines)
        while some := "".join(islice(rest, AT_ONE_TIME)):
            self._file.write(printable(some))


def _set_in(words: str, pad: str) -> str:
    """Words with each of their lines set in and ended."""
    if "\n" not in words and "\r" not in words:
        return f"{pad}{words.rstrip()}\n"
    return "".join([f"{pad}{line.rstrip()}\n" for line in words.replace("\r", "").split("\n")])


def _lines(one: RenderableType) -> Iterator[str]:
    if isinstance(one, Padding):
        yield from (" " * one.left + line for line in _lines(one.renderable))
    elif isinstance(one, Table):
        rows = zip(*([_flat(cell) for cell in column.cells] for column in one.columns), strict=True)
        if one.show_header:
            yield "\t".join(_flat(column.header) for column in one.columns)
        yield from (("\t" if one.show_header else "  ").join(row) for row in rows)
    else:
        yield from (line.rstrip() for line in str(one).split("\n"))


def _flat(cell: RenderableType) -> str:
    """The words of a cell in one line, as far set in as they are."""
    words = str(cell)
    if words[:1] != " ":
        return " ".join(words.split())
    return words[: len(words) - len(words.lstrip(" "))] + " ".join(words.split())
