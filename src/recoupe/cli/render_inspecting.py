"""The rows of a record looked at as a whole to a terminal table, JSON, CSV or Markdown."""

from collections.abc import Sequence
from dataclasses import fields

from rich.padding import Padding
from rich.text import Text

from recoupe.cli.tables import SAID, as_json, console, counts, flat, nested, printed, quotation, said
from recoupe.views.diff import GONE, NEW, Change, Difference
from recoupe.views.labels import heading, meaning, word
from recoupe.views.network import Pair, Relation
from recoupe.views.problems import Figure, ProblemRow, Stats, figure_name
from recoupe.views.sources import Drawn, Tree


def network(rows: Sequence[Pair], style: str, language: str) -> None:
    """Pairs in the asked format; CSV and Markdown have one line a quotation of an edge."""
    head = ("source", "target", "relation", "sign", "since", "last", "denied", "unsettled", "findings")
    cells = [
        [*(getattr(edge, name) for name in head), *said(one)]
        for row in rows
        for edge in row.relations
        for one in edge.quotations
    ]
    nested(rows, style, (*head, *SAID), cells, lambda row: _pair(row, language))


def _pair(row: Pair, language: str) -> None:
    out = console()
    out.print(Text.assemble((f"{row.names[0]} – {row.names[1]}", "bold cyan"), f"  {row.a} {row.b}"))
    if len(row.course) > 1:
        out.print(Text("  " + " → ".join(f"{day} {label}" for day, label in row.course), "dim"))
    for edge in row.relations:
        _edge(row, edge, language)
    out.print()


def _edge(row: Pair, edge: Relation, language: str) -> None:
    names = dict(zip((row.a, row.b), row.names, strict=True))
    arrow = "↔" if edge.mutual else "→"
    out = console()
    head = f"  {edge.sign} {names[edge.source]} {arrow} {names[edge.target]} : "
    out.print(Text.assemble(head, (edge.label, "bold"), ("  " + ", ".join(one[:8] for one in edge.findings), "dim")))
    aside = [
        f"{heading('denied_times', language)} : {edge.denied}" if edge.denied else "",
        f"{heading('with_reserve', language)} : {edge.unsettled}" if edge.unsettled else "",
    ]
    told = " · ".join(part for part in (counts(edge.counts, language), *aside) if part)
    out.print(Text(f"    {told}", "green"))
    for one in edge.quotations:
        quotation(one, language)


def origins(rows: Sequence[Tree], style: str, language: str) -> None:
    """Trees in the asked format; CSV and Markdown have one line an article."""
    head = ("id", "kind", "root")
    columns = [one.name for one in fields(Drawn)]
    cells = [[*(getattr(row, name) for name in head), *(getattr(one, name) for name in columns)]
             for row in rows for one in row.drawn]  # fmt: skip
    nested(rows, style, (*head, *columns), cells, lambda row: _tree(row, language))


def _tree(row: Tree, language: str) -> None:
    out = console()
    out.print(Text.assemble((row.root, "bold cyan"), f"  {row.label}  ", (row.id[:8], "dim")))
    out.print(Text(f"  {printed(row.articles, row.publishers, language)}", "green"))
    undated = heading("undated", language)
    for one in row.drawn:
        indent = 2 + 2 * one.depth
        why = f"  {one.why} ← {one.under}" if one.why else ""
        out.print(
            Padding(
                Text.assemble(f"{one.reported or undated}  ", _named(one), why),
                (0, 0, 0, indent),
            )
        )
        proof = _proof(one)
        if proof:
            out.print(Padding(Text(proof, "dim"), (0, 0, 0, indent + 4)))
    out.print()


def _proof(one: Drawn) -> str:
    """The reason and the words it rests on, once where the reason ends with them."""
    words = f"« {one.quotation} »" if one.quotation else ""
    return " ".join(part for part in (one.reason.removesuffix(one.quotation).rstrip(), words) if part)


def _named(one: Drawn) -> Text:
    """An article by its outlet and its name; an article without an outlet goes by its name alone."""
    return Text(one.name) if one.outlet == one.name else Text.assemble(one.outlet, (f"  {one.name}", "dim"))


def difference(told: Difference, style: str, language: str, limit: int) -> None:
    """What changed in the asked format, told in a language; CSV and Markdown have one line a finding.

    On a terminal a finding has at most ``limit`` quotations, the others are counted; 0 for all.
    """
    columns = [one.name for one in fields(Change)]
    cells = [[getattr(one, name) for name in columns] for one in told.changes]
    if style == "json":
        as_json(told)
        return
    if style == "table":
        _difference(told, language)
    nested(told.changes, style, columns, cells, lambda row: _changed(row, language, limit))


def _difference(told: Difference, language: str) -> None:
    out = console()
    code = heading("same_code" if told.same_code else "other_code", language)
    out.print(Text.assemble((f"{told.a} → {told.b}", "bold cyan"), f"  {code}"))
    counted = (("articles", told.articles_new, told.articles_gone), ("claims", told.claims_new, told.claims_gone),
               ("events", told.events_new, told.events_gone))  # fmt: skip
    for noun, new, gone in counted:
        out.print(Text(f"  {heading(noun, language)} : +{new} −{gone}", "green"))
    for noun, count in (("articles", told.undated), ("claims", told.unsettled)):
        if count:
            out.print(Text(f"  {heading('left_undated', language)} : {count} {heading(noun, language)}", "dim"))
    if not told.changes:
        out.print(Text(f"  {heading('no_finding_differs', language)}"))


def _changed(row: Change, language: str, limit: int) -> None:
    out = console()
    sign = {NEW: "+", GONE: "−"}.get(row.change, "~")
    counted = (
        (row.witnesses_before, row.witnesses_after, "witnesses"),
        (row.articles_before, row.articles_after, "articles"),
    )
    moved = [f"{a} → {b} {heading(noun, language)}" for a, b, noun in counted if None not in (a, b) and a != b]
    head = f"{sign} {meaning('finding', row.kind, language)}  "
    out.print(
        Text.assemble(
            (head, "bold cyan"),
            (row.summary, "bold"),
            (f"  {row.id[:8]}  ", "dim"),
            (word(row.because, language), "green"),
        )
    )
    if row.before and row.before != row.summary:
        out.print(Padding(Text(f"{heading('before', language)} : {row.before}", "dim"), (0, 0, 0, 4)))
    if moved:
        out.print(Padding(Text(" · ".join(moved)), (0, 0, 0, 4)))
    shown = row.quotations[: limit or None]
    for words in shown:
        out.print(Padding(Text(f"« {words} »"), (0, 0, 0, 4)))
    if left := len(row.quotations) - len(shown):
        out.print(Text(f"    {heading('more', language).format(count=left)}", "dim"))


def problems(rows: Sequence[ProblemRow], style: str) -> None:
    """Problems in the asked format."""
    flat(rows, style, ProblemRow, _problem)


def _problem(row: ProblemRow) -> None:
    out = console()
    place = f" [{row.start}:{row.end}]" if row.quotation else ""
    out.print(Text.assemble((row.code, "bold"), f"  {row.name}{place}  ", (row.id[:8], "dim")))
    words = f"  « {row.quotation} »" if row.quotation else ""
    out.print(Padding(Text.assemble(row.meaning, (words, "dim")), (0, 0, 0, 4)))
    out.print(Padding(Text(row.message, "dim"), (0, 0, 0, 4)))


def stats(told: Stats, style: str, language: str) -> None:
    """Counts in the asked format."""
    if style == "json":
        as_json(told)
        return
    if style == "table":
        first, last = word("published_from", language), word("published_until", language)
        if told.first:
            console().print(Text(f"{first} {told.first} {last} {told.last}", "bold cyan"))
        for group in dict.fromkeys(one.group for one in told.figures):
            some = [one for one in told.figures if one.group == group]
            shown = " · ".join(f"{figure_name(one, language)} {one.count}" for one in some)
            console().print(Text.assemble((f"{word(group, language):10} ", "bold"), shown))
        return
    flat(told.figures, style, Figure, lambda _: None)
