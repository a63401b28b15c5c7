"""The rows of questions to a terminal table, JSON, CSV or Markdown."""

from collections.abc import Sequence

from rich.padding import Padding
from rich.text import Text

from recoupe.cli.tables import SAID, console, counted, counts, nested, quotation, said
from recoupe.views.figures import Series
from recoupe.views.labels import heading, shown
from recoupe.views.ledger import Entry
from recoupe.views.search import Found, Hit


def ledger(rows: Sequence[Entry], style: str, language: str) -> None:
    """Entries in the asked format; CSV and Markdown have one line a quotation."""
    columns = ("id", "about", "speaker", *SAID)
    cells = [
        [row.id, row.about, side.speaker, *said(one)] for row in rows for side in row.sides for one in side.quotations
    ]
    nested(rows, style, columns, cells, lambda row: _entry(row, language))


def _entry(row: Entry, language: str) -> None:
    out = console()
    head = f"{row.about} : " if row.about else ""
    out.print(Text.assemble((head, "bold cyan"), (f"« {row.words} »", "bold"), (f"  {row.id[:8]}", "dim")))
    out.print(Text(f"  {counts(row.counts, language)}", "green"))
    for side in row.sides:
        out.print(Text.assemble(f"  {side.speaker or '—'}  ", (" → ".join(side.stances), "bold")))
        for one in side.quotations:
            quotation(one, language)
    out.print()


def figures(rows: Sequence[Series], style: str, language: str) -> None:
    """Series in the asked format; CSV and Markdown have one line a figure."""
    columns = ("id", "population", "speaker", "reported", "value", "low", "high", "quotation", "articles", "record")
    cells = [
        [row.id, row.population, line.speaker, *(getattr(one, name) for name in columns[3:])]
        for row in rows
        for line in row.lines
        for one in line.given
    ]
    nested(rows, style, columns, cells, lambda row: _series(row, language))


def _series(row: Series, language: str) -> None:
    out = console()
    out.print(Text.assemble((row.population, "bold cyan"), (f"  {row.id[:8]}", "dim")))
    told = counted(row.witnesses, row.articles, (row.origins_low, row.origins_high), language)
    out.print(Text(f"  {told}", "green"))
    undated = heading("undated", language)
    for line in row.lines:
        out.print(Text(f"  {line.speaker or '—'}", "bold"))
        for one in line.given:
            given = Text.assemble(
                f"{one.reported or undated:10}  ", (one.shown, "bold"), f"  {', '.join(one.articles)}"
            )
            out.print(Padding(given, (0, 0, 0, 4)))
            out.print(Padding(Text(f"« {one.quotation} »", "dim"), (0, 0, 0, 16)))
    out.print()


def found(told: Found, style: str, language: str) -> None:
    """What was found in the asked format, told in a language; the stretch found is bold on a terminal and between marks
    elsewhere.
    """
    columns = ("reported", "articles", "names", "title", "role", "hits", "snippet", "text", "start", "end")
    cells = [
        [
            *(getattr(row, name) for name in columns[:6]),
            f"{row.before}[{row.found}]{row.after}",
            row.text,
            row.start,
            row.end,
        ]
        for row in told.rows
    ]
    nested(told.rows, style, columns, cells, lambda row: _hit(row, language))


def _hit(row: Hit, language: str) -> None:
    out = console()
    where = "  ".join(dict.fromkeys((", ".join(dict.fromkeys(row.articles)), ", ".join(row.names))))
    hits = f"{row.hits} {heading('hits_one' if row.hits == 1 else 'hits', language)}"
    told = f"  {shown(row.role, language)}  {hits}"
    out.print(Text.assemble(f"{row.reported or heading('undated', language)}  ", (where, "dim"), told))
    out.print(Padding(Text.assemble(f"… {row.before}", (row.found, "bold yellow"), f"{row.after} …"), (0, 0, 0, 4)))
