"""The command that sets a statement against a dossier, apart from the others: what reads one is long to load."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from recoupe.cli.options import (
    asked,
    dossier_argument,
    format_option,
    is_missing_file,
    language_option,
    left_out,
    narrowing_options,
    quotations_option,
)
from recoupe.cli.tables import SAID, console, counts, nested, quotation, said
from recoupe.errors import QuestionError
from recoupe.views.check import (
    LIKELY,
    NO_CLAIM,
    UNTOLD,
    Checked,
    answer_line,
    answer_words,
    parts,
    statement_of,
)
from recoupe.views.check import check as check_statement
from recoupe.views.labels import heading


@click.command()
@dossier_argument
@click.argument("statement", metavar="STATEMENT|FILE")
@click.option("--in", "written_in", default="", metavar="fr|en", help="Its language, where its words do not tell.")
@narrowing_options
@quotations_option
@language_option
@format_option
def check(
    *,
    dossier: Path,
    statement: str,
    written_in: str,
    limit: int,
    language: str,
    style: str,
    **part: Any,  # noqa: ANN401 (the options of a part)
) -> None:
    r"""Set a statement, or each claim of a text file, against the dossier.

    Who supports it, who denies it, which figures are reported instead, or that nothing in this dossier is about it.
    What is said with reserve, predicted or not confirmed stands beside. It never says what is true.

    \b
    recoupe check korea "Pyongyang a envoyé 10 000 soldats en Russie."
    recoupe check korea draft.txt --as-of 2024-10-25 --format json
    """
    if is_missing_file(statement):
        raise QuestionError(f"{statement}: expected a statement or a text file, found no such file")
    with asked(dossier, **part) as selection:
        rows = check_statement(selection, statement_of(statement), language=language, written_in=written_in)
        checked(rows, style, language, limit)
        left_out(selection, len(rows), "claim")


QUOTES = ' «»“”"'
"""Marks that a quotation has of its own."""


def checked(rows: Sequence[Checked], style: str, language: str, limit: int) -> None:
    """The answers to a statement in the asked format; CSV and Markdown have one line a quotation.

    On a terminal each side of an answer has at most ``limit`` quotations, the others are counted; 0 for all. Sentences
    that claim nothing are counted there too, where others do.
    """
    columns = ("claim", "answer", "side", *SAID)
    if style == "table":
        told = [row for row in rows if row.answer != NO_CLAIM] or list(rows)
        nested(told, style, columns, (), lambda row: _checked(row, language, limit))
        if len(told) < len(rows):
            console().print(Text(heading("claims_nothing", language).format(count=len(rows) - len(told)), "dim"))
        return
    cells = [[row.claim, row.answer, side, *(said(one) if one else [""] * len(SAID))] for row, side, one in parts(rows)]
    nested(rows, style, columns, cells, lambda row: _checked(row, language, limit))


def _checked(row: Checked, language: str, limit: int) -> None:
    out = console()
    out.print(Text.assemble((f"« {row.sentence.strip(QUOTES)} »", "bold")))
    if row.claim.strip(QUOTES + ".!?") != row.sentence.strip(QUOTES + ".!?"):
        out.print(Text.assemble(f"  {heading('claim', language)} : « {row.claim.strip(QUOTES)} »"))
    likely = f"  ({answer_words(LIKELY, language)}, {row.likely} %)" if row.likely else ""
    out.print(Text.assemble("  → ", (answer_line(row, language), "bold cyan"), likely))
    if row.untold:
        words = ", ".join(f"« {one} »" for one in row.untold)
        out.print(Text.assemble(f"    {answer_words(UNTOLD, language)} : ", (words, "yellow")))
    heads = {
        "supports": (row.supporting, counts(row.support, language)),
        "denies": (row.denying, counts(row.denial, language)),
        "gives_other_figure": (row.other_figures, ""),
        "beside": (row.beside, ""),
    }
    for side, (some, told) in heads.items():
        if some:
            out.print(Text.assemble(f"  {answer_words(side, language)}", (f"  {told}" if told else "", "green")))
            shown = some[:limit] if limit else some
            for one in shown:
                quotation(one, language, "✗ " if side == "denies" else "")
            if len(some) > len(shown):
                out.print(Text(f"    {heading('more', language).format(count=len(some) - len(shown))}", "dim"))
    out.print()


ALL: tuple[click.Command, ...] = (check,)
"""The commands of this file, in the order help shows them."""
