"""The rows of questions to a terminal table, JSON, CSV or Markdown."""

from collections.abc import Sequence

from rich.text import Text

from recoupe.cli.tables import SAID, console, counts, nested, quotation, said
from recoupe.views.check import Checked, answer_words, parts


def checked(rows: Sequence[Checked], style: str, language: str) -> None:
    """The answers to a statement in the asked format; CSV and Markdown have one line a quotation."""
    columns = ("claim", "answer", "side", *SAID)
    cells = [[row.claim, row.answer, side, *(said(one) if one else [""] * len(SAID))] for row, side, one in parts(rows)]
    nested(rows, style, columns, cells, lambda row: _checked(row, language))


def _checked(row: Checked, language: str) -> None:
    out = console()
    out.print(Text.assemble((f"« {row.claim} »", "bold")))
    out.print(Text.assemble("  → ", (answer_words(row.answer, language), "bold cyan")))
    heads = {
        "supports": (row.supporting, counts(row.support)),
        "denies": (row.denying, counts(row.denial)),
        "gives_other_figure": (row.other_figures, ""),
        "beside": (row.beside, ""),
    }
    for side, (some, told) in heads.items():
        if some:
            out.print(Text.assemble(f"  {answer_words(side, language)}", (f"  {told}" if told else "", "green")))
            for one in some:
                quotation(one, "✗ " if side == "denies" else "")
    out.print()
