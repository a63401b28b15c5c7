"""Commands that list what parties settle and give: agreements with their clauses, flows with what is given back."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
from rich.padding import Padding
from rich.text import Text

from recoupe.cli.options import asked, dossier_argument, format_option, language_option, left_out, part_options
from recoupe.cli.tables import console, flat, mark, nested
from recoupe.model import Actor, Article, Decision
from recoupe.views.agreements import AgreementRow, FlowRow, Step, agreements_with, flows_with, party
from recoupe.views.labels import Names, event_status, heading, instant, outlets, shown
from recoupe.views.lookups import actor_called
from recoupe.views.readymade import agreements_of, flows_of
from recoupe.views.selection import Selection

since_option = click.option("--since", default="", metavar="DATE", help="Only articles published this day or later.")
party_option = click.option("--actor", default="", metavar="KEY|NAME", help="Only with this party: PRK, Moscou.")


@click.command()
@dossier_argument
@part_options
@since_option
@party_option
@language_option
@format_option
def agreements(dossier: Path, actor: str, language: str, style: str, **part: Any) -> None:  # noqa: ANN401
    r"""Agreements: parties, the stage they have reached, and their clauses in the wording of the articles.

    \b
    recoupe agreements korea
    recoupe agreements korea --format md
    """
    with asked(dossier, **part) as selection:
        rows = agreements_with(agreements_of(selection), _party(selection, actor))
        printed = outlets(selection.of(Article))
        _show_agreements(rows, style, _names(selection, language), printed)
        left_out(selection, len(rows), "agreement")


@click.command()
@dossier_argument
@part_options
@since_option
@party_option
@language_option
@format_option
def flows(dossier: Path, actor: str, language: str, style: str, **part: Any) -> None:  # noqa: ANN401
    r"""What passes from one party to another (arms, troops, money, goods), and what is given back for it.

    \b
    recoupe flows korea
    recoupe flows korea --format csv > flows.csv
    """
    with asked(dossier, **part) as selection:
        rows = flows_with(flows_of(selection), _party(selection, actor))
        names = _names(selection, language)
        printed = outlets(selection.of(Article))
        flat(rows, style, FlowRow, lambda row: _flow(row, names, printed))
        left_out(selection, len(rows), "flow")


def _party(selection: Selection, words: str) -> str:
    if not words or selection.shelf is None:
        return ""
    return actor_called(selection.shelf, words, asked=True)


def _names(selection: Selection, language: str) -> Names:
    return Names.of(selection.kinds(Actor, Decision), language)


def _show_agreements(rows: Sequence[AgreementRow], style: str, names: Names, printed: Callable[[str], str]) -> None:
    """Agreements in the asked format, told in a language; CSV and Markdown have one line a stage or clause."""
    head, tail = ("parties", "name"), ("date", "status", "words", "event", "text", "start", "end")
    cells: list[list[object]] = []
    for row in rows:
        told: list[tuple[str, Step]] = [(step.stage, step) for step in row.stages]
        told += [("clause", step) for step in row.clauses]
        own: list[object] = [row.parties, row.name]
        cells += [[*own, what, *(getattr(step, name) for name in tail)] for what, step in told]
        cells += [] if told else [[*own, row.stage, *("" for _ in tail)]]
    nested(rows, style, (*head, "what", *tail), cells, lambda row: _agreement(row, names, printed))


def _agreement(row: AgreementRow, names: Names, printed: Callable[[str], str]) -> None:
    language = names.language
    parties = ", ".join(names[party(one)] for one in row.parties)
    reached = shown(row.stage, language) if row.stage else heading("no_stage", language)
    console().print(Text.assemble((parties, "bold"), f"  {reached}  {row.name}"))
    for step in row.stages:
        told = (shown(step.stage, language), instant(step.date, language), event_status(step.status, language))
        _step(step, "  ".join(told), printed)
    for step in row.clauses:
        _step(step, heading("clause", language), printed)


def _step(step: Step, told: str, printed: Callable[[str], str]) -> None:
    where = (f"  {printed(step.text)}", "dim")
    console().print(Padding(Text.assemble(f"{step.event[:8]}  {told}  « {step.words} »", where), (0, 0, 0, 4)))


def _flow(row: FlowRow, names: Names, printed: Callable[[str], str]) -> None:
    language = names.language
    sides = (", ".join(dict.fromkeys(names[party(one)] for one in side)) for side in (row.giver, row.receiver))
    parties = " → ".join(one or "?" for one in sides)
    what = "; ".join(row.what) or heading("not_named", language)
    back = f"  {heading('in_exchange', language)} {'; '.join(row.exchange)}" if row.exchange else ""
    head = f"{row.id[:8]}  {instant(row.date, language)}  "
    told = f"  {what}{back}  {event_status(row.status, language)}{mark(row.decided)}"
    console().print(Text.assemble(head, (parties, "bold"), told))
    where = (f"  {printed(row.text)}", "dim")
    console().print(Padding(Text.assemble(f"« {row.quote} »", where), (0, 0, 0, 4)))


ALL: tuple[click.Command, ...] = (agreements, flows)
"""The commands of this file, in the order help shows them."""
