"""The command that lists articles with what is known of each and from where."""

from pathlib import Path
from typing import Any

import click
from rich.padding import Padding
from rich.text import Text

from recoupe.cli.options import (
    asked,
    cut,
    dossier_argument,
    format_option,
    language_option,
    left_out,
    limit_option,
    narrowing_options,
)
from recoupe.cli.tables import console, flat
from recoupe.views.labels import heading
from recoupe.views.sheets import ArticleSheet, sheets


@click.command()
@dossier_argument
@narrowing_options
@limit_option
@language_option
@format_option
def articles(dossier: Path, language: str, limit: int, style: str, **part: Any) -> None:  # noqa: ANN401
    r"""What is known of each article and from where: date, who signs, agency, dateline, paywall, share that is text.

    \b
    recoupe articles korea
    recoupe articles korea --since 2024-10 --format csv
    """
    with asked(dossier, **part) as selection:
        rows = sheets(selection, language=language)
        flat(cut(rows, limit, language), style, ArticleSheet, lambda row: _sheet(row, language))
        left_out(selection, len(rows), "article")


def _sheet(row: ArticleSheet, language: str) -> None:
    out = console()
    told = row.outlet or heading("outlet_not_stated", language)
    day = row.reported or heading("undated", language)
    title = (f"  {row.title}" if row.title else "", "bold")
    out.print(Text.assemble((day, "cyan"), f"  {told}", title, (f"  {row.name}", "dim")))
    cells = (
        ("signed", ", ".join(row.signed)),
        ("agencies", ", ".join(row.agencies)),
        ("places", ", ".join(row.places)),
        ("access", row.access),
        ("text", f"{row.kept} %"),
    )
    told = "   ".join(f"{heading(name, language)} {words}" for name, words in cells if words)
    out.print(Padding(Text(told), (0, 0, 0, 4)))
    for one in row.evidence:
        out.print(Padding(Text(f"{heading(one.cell, language)} : {one.told}", "dim"), (0, 0, 0, 8)))


ALL: tuple[click.Command, ...] = (articles,)
"""The commands of this file."""
