"""Commands that look at a record as a whole: relations, origins, what changed, what went wrong, what it holds."""

from pathlib import Path
from typing import Any

import click

from recoupe.cli import render_inspecting as render
from recoupe.cli.options import (
    Words,
    actor_option,
    asked,
    clock_option,
    cut,
    dossier_argument,
    format_option,
    language_option,
    left_out,
    left_undated,
    limit_option,
    narrowing_options,
    part_options,
    question,
    quotations_option,
    record_of,
    since_option,
    witnesses_option,
)
from recoupe.ingest.dossier import open_dossier
from recoupe.terms import EdgeKind, FindingKind
from recoupe.views.diff import diff as difference_of
from recoupe.views.diff import snapshots
from recoupe.views.network import network as network_of
from recoupe.views.network import relation_names
from recoupe.views.problems import problem_rows
from recoupe.views.problems import stats as stats_of
from recoupe.views.selection import CLOCKS, HAPPENED, REPORTED
from recoupe.views.sources import origins as origins_of

RELATIONS = Words(relation_names())
EDGES = Words([str(kind) for kind in EdgeKind])
KINDS = Words([str(kind) for kind in FindingKind])


@click.command()
@dossier_argument
@part_options
@clock_option
@since_option
@actor_option
@click.option("--type", "relation", default=None, type=RELATIONS, metavar="RELATION", help="Only this relation.")
@witnesses_option
@limit_option
@language_option
@format_option
def network(dossier: Path, relation: str | None, limit: int, style: str, **asked_for: Any) -> None:  # noqa: ANN401
    r"""Signed relations between actors: who supplies, sanctions, threatens, fights, meets whom, and how it moved.

    \b
    recoupe network korea --actor PRK
    recoupe network korea --type supplies --as-of 2024-10-25 --format json
    """
    with question(dossier, **asked_for) as asked:
        told = network_of(asked.selection, asked.filters, relation=relation or "")
        render.network(cut(told.pairs, limit, asked.filters.language), style, asked.filters.language)
        left_out(asked.selection, len(told.pairs), "relation")
        left_undated(told.undated, "quotation")


@click.command()
@dossier_argument
@part_options
@since_option
@actor_option
@click.option(
    "--type", "kind", default=None, type=EDGES, metavar="EDGE", help="Only origins with an edge of this kind."
)
@click.option("--all", "every", is_flag=True, help="Origins of one article that nobody drew on as well.")
@limit_option
@language_option
@format_option
def origins(
    dossier: Path,
    as_of: str,
    kind: str | None,
    every: bool,
    limit: int,
    style: str,
    **asked_for: Any,  # noqa: ANN401
) -> None:
    r"""Who copied, credited or quoted whom: a tree per origin, each article with the reason and its words.

    \b
    recoupe origins korea
    recoupe origins korea --type copied_span --since 2024-10
    """
    with question(dossier, as_of=as_of, clock=HAPPENED, **asked_for) as asked:
        told = origins_of(asked.selection, asked.filters, kind=kind or "", every=every)
        render.origins(cut(told.trees, limit, asked.filters.language), style, asked.filters.language)
        left_out(asked.selection, len(told.trees), "origin")
        left_undated(told.undated, "article")


@click.command()
@dossier_argument
@click.argument("a", default="", required=False)
@click.argument("b", default="", required=False)
@click.option(
    "--clock",
    type=click.Choice(list(CLOCKS)),
    default=REPORTED,
    show_default=True,
    help="What two days count by: when it was reported, or when it happened.",
)
@click.option("--type", "kinds", multiple=True, type=KINDS, metavar="FINDING", help="Only this kind; may be repeated.")
@witnesses_option
@quotations_option
@language_option
@format_option
def diff(  # noqa: PLR0913 (one parameter an option)
    *,
    dossier: Path,
    a: str,
    b: str,
    clock: str,
    kinds: tuple[str, ...],
    min_witnesses: int,
    limit: int,
    language: str,
    style: str,
) -> None:
    r"""What changed between two days, or two builds: findings new, changed and gone, new evidence apart from new code.

    A and B are dates, or builds like build-3; without them the last two builds are compared.

    \b
    recoupe diff korea 2024-10-20 2024-10-25
    recoupe diff korea build-1 build-2 --format md
    """
    with record_of(open_dossier(dossier)) as store:
        before, after = snapshots(store, a, b, clock=clock)
        told = difference_of(before, after, language=language, kinds=kinds, min_witnesses=min_witnesses)
        render.difference(told, style, language, limit)


@click.command()
@dossier_argument
@click.option("--type", "code", default="", metavar="CODE", help="Only problems of this code: undated, broken_record.")
@language_option
@format_option
def problems(dossier: Path, code: str, language: str, style: str) -> None:
    r"""What went wrong with the input: each fault with its file and place. Nothing is lost; nothing is hidden.

    \b
    recoupe problems korea
    recoupe problems korea --type unpaired_quotation --format csv
    """
    with question(dossier) as asked:
        rows = problem_rows(asked.selection, code=code, language=language)
        render.problems(rows, style)
        left_out(asked.selection, len(rows), "problem")


@click.command()
@dossier_argument
@narrowing_options
@language_option
@format_option
def stats(dossier: Path, language: str, style: str, **part: Any) -> None:  # noqa: ANN401
    r"""What the record holds: articles, dates, languages, outlets, records of each kind, findings, problems.

    \b
    recoupe stats korea
    """
    with asked(dossier, **part) as selection:
        render.stats(stats_of(selection), style, language)
        left_out(selection, 1, "figure")


ALL: tuple[click.Command, ...] = (network, origins, diff, problems, stats)
"""The commands of this file, in the order help shows them."""
