"""What every answer is printed with: JSON, CSV, Markdown, and quotations on a terminal."""

import csv
import io
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, fields
from typing import Any

import click
import msgspec
from rich.padding import Padding
from rich.text import Text

from recoupe.cli.terminal import Pipe, Terminal
from recoupe.views.cells import guarded, printable
from recoupe.views.labels import heading, is_one
from recoupe.views.quotations import Counts, Quotation


def console() -> Terminal | Pipe:
    """The terminal, or a pipe, which has no edge unless COLUMNS states one; brackets in a quotation are words to it."""
    if not (sys.stdout.isatty() or os.environ.get("FORCE_COLOR") or os.environ.get("COLUMNS", "").isdigit()):
        return Pipe(sys.stdout)
    return Terminal(highlight=False, markup=False, emoji=False, soft_wrap=False)


def styled(out: Terminal | Pipe, *parts: tuple[str, str], left: int = 0) -> None:
    """Print parts of a line, each with its style, set in by so many columns; a pipe, which has no styles, is quicker.

    Of sixty thousand rows all but a second went into making texts whose styles nobody saw.
    """
    all_styled(out, [(parts, left)])


Styled = tuple[Sequence[tuple[str, str]], int]
"""The parts of a line, each with its style, and by how many columns it is set in."""


def all_styled(out: Terminal | Pipe, lines: Iterable[Styled]) -> None:
    """Print many lines as `styled` prints each; to a pipe they go by the thousand."""
    if isinstance(out, Pipe):
        out.write_all(("".join([words for words, _ in parts]), left) for parts, left in lines)
        return
    for parts, left in lines:
        text = Text.assemble(*parts)
        out.print(Padding(text, (0, 0, 0, left)) if left else text)


def as_json(rows: object) -> None:
    """Rows as indented JSON, keys in the order of the row."""
    click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode())


def as_csv(rows: Sequence[Any], columns: Sequence[str]) -> None:
    """Rows as CSV with a header; tuples joined by " | "."""
    cells_as_csv(columns, [[getattr(row, column) for column in columns] for row in rows])


def cells_as_csv(columns: Sequence[str], cells: Iterable[Sequence[object]]) -> None:
    """Cells as CSV with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in line] for line in cells)
    click.echo(out.getvalue(), nl=False)


def cell(value: object) -> str:
    """A value as a cell that no spreadsheet runs."""
    words = _plain(value)
    return words if isinstance(value, int | float) else guarded(words)


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return " | ".join(str(part) for part in value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # figures are floats; nobody counts 1500.0 soldiers
    return "" if value is None else str(value)


def cells_as_markdown(columns: Sequence[str], cells: Iterable[Sequence[object]]) -> None:
    """Cells as a Markdown table; marks that would end a cell are escaped."""
    lines = [columns, ["---"] * len(columns), *([_escaped(value) for value in line] for line in cells)]
    for line in lines:
        click.echo("| " + " | ".join(line) + " |")


def as_markdown(rows: Sequence[Any], columns: Sequence[str]) -> None:
    """Rows as a Markdown table."""
    cells_as_markdown(columns, [[getattr(row, column) for column in columns] for row in rows])


def _escaped(value: object) -> str:
    words = ", ".join(str(part) for part in value) if isinstance(value, tuple) else _plain(value)
    return " ".join(printable(words).split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def flat(rows: Sequence[Any], style: str, row_type: type, told: Callable[[Any], None]) -> None:
    """Rows of plain fields in the asked format; ``told`` prints one on a terminal."""
    columns = [one.name for one in fields(row_type)]
    nested(rows, style, columns, [[getattr(row, name) for name in columns] for row in rows], told)


def nested(
    rows: Sequence[Any],
    style: str,
    columns: Sequence[str],
    cells: Sequence[Sequence[object]],
    told: Callable[[Any], None],
) -> None:
    """Rows that hold rows in the asked format: JSON keeps the shape, CSV and Markdown have one line a ``cells``."""
    if style == "json":
        as_json([asdict(row) for row in rows])
    elif style == "csv":
        cells_as_csv(columns, cells)
    elif style == "md":
        cells_as_markdown(columns, cells)
    else:
        for row in rows:
            told(row)


SAID = (
    "record",
    "reported",
    "happened",
    "holder",
    "label",
    "figure",
    "certainty",
    "quotation",
    "articles",
    "text",
    "start",
    "end",
    "decided",
)
"""Columns of a quotation, in the order CSV and Markdown give them."""


def said(one: Quotation) -> list[object]:
    """The cells of a quotation."""
    return [getattr(one, name) for name in SAID]


def mark(decided: Sequence[str]) -> str:
    """The mark of what a person decided, with the names of the cells; empty for none."""
    return f"  ✎ {', '.join(decided)}" if decided else ""


def quotation(one: Quotation, language: str, sign: str = "") -> None:
    """A quotation on a terminal: who and when, then the words and the articles under it."""
    shown = "  ".join(part for part in (one.label, one.figure) if part)
    out = console()
    head = f"    {one.reported or heading('undated', language)}  {one.holder}  "
    styled(out, (head, ""), (f"{sign}{shown}", "bold"), (mark(one.decided), ""), (f"  {one.record[:8]}", "dim"))
    styled(out, (f"« {one.quotation} »", ""), (f"  {', '.join(one.articles)}", "dim"), left=6)


COUNTED = {
    "fr": ("témoin indépendant|témoins indépendants", "article|articles", "origine|origines", "éditeur|éditeurs"),
    "en": ("independent witness|independent witnesses", "article|articles", "origin|origins", "publisher|publishers"),
}
"""What is counted, one and several."""

UNSTATED = {"fr": "éditeurs non indiqués", "en": "publishers not stated"}

UNWITNESSED = {"fr": "aucun témoin nommé", "en": "no witness named"}
"""What is told of what no article names anybody for: nought of something independent says little to a reader."""


def counts(one: Counts, language: str) -> str:
    """The counts of some quotations in a line, in a reader's language."""
    span = (one.origins_low, one.origins_high)
    return counted(len(one.witnesses), one.articles, span, language, names=one.witnesses)


def counted(
    witnesses: int | None,
    articles: int,
    origins: tuple[int, int],
    language: str,
    *,
    names: Sequence[str] = (),
    publishers: int | None = None,
) -> str:
    """Witnesses, articles, publishers where they are asked for, and origins in a line.

    ``origins`` are the ends of an interval where it is not settled; 0 publishers are told as not stated, 0 witnesses as
    none that is named. None is for what needs no witness: where articles come from.
    """
    low, high = origins
    witness, article, origin, _ = COUNTED[language]
    named = f" ({', '.join(names)})" if names else ""
    several = _several(high, origin, language) if low == high else f"{low}–{high} {origin.partition('|')[2]}"
    owners = [] if publishers is None else [_owners(publishers, language)]
    told = f"{_several(witnesses, witness, language)}{named}" if witnesses else UNWITNESSED[language]
    voices = [] if witnesses is None else [told]
    return " · ".join((*voices, _several(articles, article, language), *owners, several))


def printed(articles: int, publishers: int, language: str) -> str:
    """Articles and their publishers in a line, 0 publishers told as not stated."""
    return f"{_several(articles, COUNTED[language][1], language)} · {_owners(publishers, language)}"


def _owners(publishers: int, language: str) -> str:
    return _several(publishers, COUNTED[language][3], language) if publishers else UNSTATED[language]


def _several(count: int, words: str, language: str) -> str:
    one, _, several = words.partition("|")
    return f"{count} {one if is_one(count, language) else several}"
