"""The rows of questions to a terminal table, JSON, CSV or Markdown."""

from collections.abc import Sequence

from rich.padding import Padding
from rich.text import Text

from recoupe.cli.tables import SAID, console, counted, counts, nested, quotation, said
from recoupe.views.check import LIKELY, UNTOLD, Checked, answer_line, answer_words, parts
from recoupe.views.figures import Series
from recoupe.views.labels import heading, shown
from recoupe.views.ledger import Entry
from recoupe.views.search import Found, Hit


def checked(rows: Sequence[Checked], style: str, language: str, limit: int) -> None:
    """The answers to a statement in the asked format; CSV and Markdown have one line a quotation.

    On a terminal each side of an answer has at most ``limit`` quotations, the others are counted; 0 for all.
    """
    columns = ("claim", "answer", "side", *SAID)
    cells = [[row.claim, row.answer, side, *(said(one) if one else [""] * len(SAID))] for row, side, one in parts(rows)]
    nested(rows, style, columns, cells, lambda row: _checked(row, language, limit))


def _checked(row: Checked, language: str, limit: int) -> None:
    out = console()
    out.print(Text.assemble((f"« {row.sentence} »", "bold")))
    if row.claim.rstrip(" .!?") != row.sentence.rstrip(" .!?"):
        out.print(Text.assemble(f"  {heading('claim', language)} : « {row.claim} »"))
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
    where = f"{', '.join(dict.fromkeys(row.articles))}  {', '.join(row.names)}"
    hits = f"{row.hits} {heading('hits_one' if row.hits == 1 else 'hits', language)}"
    told = f"  {shown(row.role, language)}  {hits}"
    out.print(Text.assemble(f"{row.reported or heading('undated', language)}  ", (where, "dim"), told))
    out.print(Padding(Text.assemble(f"… {row.before}", (row.found, "bold yellow"), f"{row.after} …"), (0, 0, 0, 4)))
