"""Commands that answer a question of a desk: what stands behind a statement, who said what on one matter, figures."""

from pathlib import Path

import click

from recoupe.cli import render_questions as render
from recoupe.cli.options import (
    as_of_option,
    dossier_argument,
    language_option,
    left_out,
    md_format_option,
    question,
)
from recoupe.views.check import check as check_statement
from recoupe.views.check import statement_of


@click.command()
@dossier_argument
@click.argument("statement", metavar="STATEMENT|FILE")
@click.option("--in", "written_in", default="", metavar="fr|en", help="Its language, where its words do not tell.")
@as_of_option
@language_option
@md_format_option
def check(dossier: Path, statement: str, written_in: str, as_of: str, language: str, style: str) -> None:
    r"""Set a statement, or each claim of a text file, against the dossier.

    Who supports it, who denies it, which figures are reported instead, or that nothing in this dossier is about it.
    What is said with reserve, predicted or not confirmed stands beside. It never says what is true.

    \b
    recoupe check korea "Pyongyang a envoyé 10 000 soldats en Russie."
    recoupe check korea draft.txt --as-of 2024-10-25 --format json
    """
    with question(dossier, as_of=as_of, language=language) as asked:
        rows = check_statement(asked.selection, statement_of(statement), language=language, written_in=written_in)
        render.checked(rows, style, language)
        left_out(asked.selection, len(rows), "claim")


ALL: tuple[click.Command, ...] = (check,)
"""The commands of this file, in the order help shows them."""
