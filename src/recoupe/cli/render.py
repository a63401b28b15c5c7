"""Rows to a terminal table, JSON or CSV."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, fields

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from recoupe.cli.speech import in_words, spoken
from recoupe.cli.tables import (
    Styled,
    all_styled,
    as_csv,
    as_json,
    as_markdown,
    cells_as_csv,
    cells_as_markdown,
    console,
    counted,
    mark,
    styled,
)
from recoupe.cli.terminal import Pipe, Terminal
from recoupe.decisions import Decision
from recoupe.terms import FindingKind
from recoupe.views.claims import ClaimRow
from recoupe.views.codings import CodedEvent
from recoupe.views.deciding import DecisionRow
from recoupe.views.explain import Explanation
from recoupe.views.findings import FindingRow, PointRow
from recoupe.views.labels import event_status, heading, instant, kind, meaning, word
from recoupe.views.messages import told_message

SIDE_BY_SIDE = 110
"""Columns from which date, speaker, what is shown and the quotation stand in one line; below, the quotation under."""


def claims(rows: Sequence[ClaimRow], style: str, language: str) -> None:
    """Claims in the asked format; a table says stances in a language, with the code of their certainty."""
    if style == "json":
        as_json([asdict(row) for row in rows])
    elif style == "csv":
        as_csv(rows, [one.name for one in fields(ClaimRow)])
    elif style == "md":
        as_markdown(rows, [one.name for one in fields(ClaimRow)])
    elif console().width < SIDE_BY_SIDE:
        all_styled(console(), _narrow(rows, language))
    elif rows:
        _claims(rows, language, console())


def _narrow(rows: Iterable[ClaimRow], language: str) -> Iterator[Styled]:
    for row in rows:
        head = f"{row.id[:8]}  {row.reported or heading('undated', language)}  {row.holder}  "
        yield ((head, ""), (_stance(row, language), "bold"), (mark(row.decided), "")), 0
        yield ((f"« {row.quotation} »", ""), (f"  {', '.join(row.articles)}", "dim")), 4


def _stance(row: ClaimRow, language: str) -> str:
    return f"{meaning('stance', row.stance, language)} {row.certainty}"


def _claims(rows: Sequence[ClaimRow], language: str, out: Terminal | Pipe) -> None:
    columns = (("reported", 10), ("holder", 22), ("stance", 16), ("quotation", 0), ("article", 20))
    headings = ["id", *(heading(name, language) for name, _ in columns)]
    cells = (_cells(row, language) for row in rows)
    if isinstance(out, Pipe):
        out.table(headings, cells)
        return
    table = Table(show_lines=False, header_style="bold", expand=True)
    for name, width in zip(headings, (8, *(width for _, width in columns)), strict=True):
        table.add_column(name, width=width or None, ratio=None if width else 1, overflow="fold")
    for one in cells:
        table.add_row(*one)
    out.print(table)


def _cells(row: ClaimRow, language: str) -> tuple[str, ...]:
    stance = f"{_stance(row, language)}{mark(row.decided)}"
    articles = ", ".join(row.articles)
    return row.id[:8], row.reported or heading("undated", language), row.holder, stance, row.quotation, articles


def coded(rows: Sequence[CodedEvent], style: str, language: str, printed: Callable[[str], str]) -> None:
    """Coded events in the asked format; a table says dates and statuses in a language, and who prints the text."""
    if style == "json":
        as_json([asdict(row) for row in rows])
        return
    if style == "csv":
        as_csv(rows, [one.name for one in fields(CodedEvent)])
        return
    if style == "md":
        as_markdown(rows, [one.name for one in fields(CodedEvent)])
        return
    all_styled(console(), _coded(rows, language, printed))


def _coded(rows: Iterable[CodedEvent], language: str, printed: Callable[[str], str]) -> Iterator[Styled]:
    for row in rows:
        kind = f"{row.event}-{row.mode}" if row.mode else row.event
        parties = (
            f"{', '.join(row.actor) or '?'} > {', '.join(row.recipient)}" if row.recipient else ", ".join(row.actor)
        )
        status = f"{event_status(row.status, language)}{mark(row.decided)}"
        when = f"{row.id[:8]}  {instant(row.date, language)}  "
        yield ((when, ""), (kind, "bold"), (f"  {parties}  {status}", "")), 0
        yield ((f"« {row.quote} »", ""), (f"  {printed(row.text)}", "dim")), 4


def findings(rows: Sequence[FindingRow], style: str, language: str) -> None:
    """Findings in the asked format, their kinds and counts in a language; CSV has one line a quotation."""
    if style == "json":
        as_json([asdict(row) for row in rows])
    elif style in ("csv", "md"):
        _findings_cells(rows, style)
    else:
        out = console()
        for row in rows:
            _finding(row, language, out)


def _findings_cells(rows: Sequence[FindingRow], style: str) -> None:
    """One line a quotation, as CSV or Markdown."""
    head = ("id", "kind", "summary", "articles", "publishers", "origins_low", "origins_high", "witnesses")
    tail = ("side", "reported", "holder", "label", "quotation", "articles", "text", "start", "end")
    columns = [*head, *(f"point_{name}" for name in tail)]
    cells = [
        [*(getattr(row, name) for name in head), *(getattr(point, name) for name in tail)]
        for row in rows
        for point in row.points
    ]
    (cells_as_csv if style == "csv" else cells_as_markdown)(columns, cells)


def _finding(row: FindingRow, language: str, out: Terminal | Pipe) -> None:
    kind = (f"{meaning('finding', row.kind, language)}  ", "bold cyan")
    styled(out, kind, (row.summary, "bold"), (f"  {row.id[:8]}", "dim"), (mark(row.decided), ""))
    origins = (row.origins_low, row.origins_high)
    witnesses = None if row.kind == FindingKind.PROVENANCE else row.witnesses
    styled(out, (f"  {counted(witnesses, row.articles, origins, language, publishers=row.publishers)}", "green"))
    undated = heading("undated", language)
    if isinstance(out, Pipe):
        out.rows(
            (*_cells_of(point, undated), f"« {point.quotation} »  {', '.join(point.articles)}") for point in row.points
        )
    elif out.width < SIDE_BY_SIDE:
        for point in row.points:
            out.print(Text.assemble(f"  {point.reported or undated}  {point.holder or '—'}  ", _shown(point)))
            out.print(Padding(_cited(point), (0, 0, 0, 4)))
    else:
        out.print(_points(row.points, undated))
    out.print()


def _cells_of(point: PointRow, undated: str) -> tuple[str, str, str]:
    """When, who, and what is shown."""
    return f"  {point.reported or undated}", point.holder or "—", _shown(point)


def _points(points: Sequence[PointRow], undated: str) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1), expand=True)
    table.add_column(no_wrap=True, style="dim", width=13)
    table.add_column(width=26, overflow="fold")
    table.add_column(width=23, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for point in points:
        table.add_row(*_cells_of(point, undated), _cited(point))
    return table


def _shown(point: PointRow) -> str:
    return ("✗ " if point.side == "against" else "") + point.label + mark(point.decided)


def _cited(point: PointRow) -> Text:
    return Text.assemble(f"« {point.quotation} »", (f"  {', '.join(point.articles)}", "dim"))


def decisions(rows: Sequence[DecisionRow]) -> None:
    """Decisions, one under the other: what, on which words, its state, and why."""
    out = console()
    for row in rows:
        _, lost, fault = row.state.rpartition("lost: ")
        told = told_message(fault, spoken())
        state = (f"  {in_words('lost: {}', told) if lost else told}", "green" if row.state == "in force" else "yellow")
        what = f"{row.action} {decided(row)}".rstrip()
        out.print(Text.assemble(f"{row.id[:8]}  {row.when[:16]}  {row.who}  ", (what, "bold"), state))
        under = [f"« {row.quote} »" if row.quote else "", row.note]
        if any(under):
            out.print(Padding(Text("  ".join(one for one in under if one)), (0, 0, 0, 4)))


def decided(row: DecisionRow | Decision) -> str:
    """What a line of decisions says, short enough for a terminal: hashes cut, the places of a finding left out."""
    words = " ".join(row.value.split(" ")[:2]) if row.value.startswith("finding ") else row.value
    target = "" if row.quote else row.target
    return " ".join(re.sub(r"\b([0-9a-f]{8})[0-9a-f]{24}\b", r"\1", one) for one in (target, words) if one)


def explanation(told: Explanation, style: str, language: str) -> None:
    """One explanation; CSV and Markdown have one line a fact."""
    if style == "json":
        as_json(asdict(told))
    elif style in ("csv", "md"):
        cells = [(part.heading, label, words) for part in told.sections for label, words in part.lines]
        (cells_as_csv if style == "csv" else cells_as_markdown)(("section", "label", "words"), cells)
    else:
        _explanation(told, language)


FINDINGS = frozenset(str(one) for one in FindingKind)


def kind_of(told: Explanation, language: str) -> str:
    """What the record explained is: its kind, or the kind of finding it is."""
    is_finding = told.kind in FINDINGS
    return meaning("finding", told.kind, language) if is_finding else kind(told.kind, language)


def _labelled(label: str, language: str) -> str:
    """A label with its first word in a reader's language; the rest is an id or a number."""
    name = label.strip()
    first, space, rest = name.partition(" ")
    known = word(name, language)
    head = first if "." in first else word(first, language)  # the name of a file is no code
    words = known if known != name.replace("_", " ") else f"{head}{space}{rest}"
    return f"{label[: len(label) - len(label.lstrip())]}{words}"


def _explanation(told: Explanation, language: str) -> None:
    out = console()
    out.print(
        Text.assemble((f"{kind_of(told, language)}  ", "bold cyan"), (told.headline, "bold"), (f"  {told.id}", "dim"))
    )
    for section in told.sections:
        heading_of = " · ".join(_labelled(part, language) for part in section.heading.split(" · "))
        out.print(Text(f"\n{heading_of}", "bold"))
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
        table.add_column(style="dim", no_wrap=True)
        table.add_column(overflow="fold")
        for label, words in section.lines:
            table.add_row(f"  {_labelled(label, language)}", words)
        out.print(table)
