"""Commands that list what the record holds: findings, claims, events, and why a cell stands."""

from pathlib import Path
from typing import Any

import click

from recoupe.cli import render
from recoupe.cli.options import (
    Words,
    actor_option,
    asked,
    clock_option,
    cut,
    dated_options,
    dossier_argument,
    every_option,
    format_option,
    language_option,
    left_out,
    left_undated,
    part_options,
    question,
    since_option,
    witnesses_option,
)
from recoupe.cli.speech import say
from recoupe.model import Article
from recoupe.terms import FindingKind, Stance, Status
from recoupe.views.claims import claim_rows
from recoupe.views.coded import ONTOLOGIES, coded_events
from recoupe.views.codings import by_day, codes_in, of_code
from recoupe.views.explain import explain as explain_record
from recoupe.views.findings import finding_rows
from recoupe.views.involved import findings_involving, involving
from recoupe.views.labels import outlets
from recoupe.views.narrowed import narrowed, narrowed_findings
from recoupe.views.readymade import events_of

KINDS = Words([str(kind) for kind in FindingKind])
STANCES = Words([str(stance) for stance in Stance])


@click.command()
@dossier_argument
@part_options
@clock_option
@since_option
@actor_option
@click.option("--kind", "--type", "kinds", multiple=True, type=KINDS, help="Only this kind; may be repeated.")
@witnesses_option
@every_option
@language_option
@format_option
def findings(dossier: Path, kinds: tuple[str, ...], limit: int, style: str, **asked_for: Any) -> None:  # noqa: ANN401
    r"""What the articles agree on, dispute and revise, with the quotations face to face and the four counts.

    \b
    recoupe findings korea
    recoupe findings korea --min-witnesses 2 --limit 10
    recoupe findings korea --kind figure_series --as-of 2024-10-25 --format json
    """
    with question(dossier, anew=True, **asked_for) as asked:
        language, witnesses = asked.filters.language, asked.filters.min_witnesses
        every = finding_rows(asked.selection, language=language, kinds=kinds, min_witnesses=witnesses)
        own = findings_involving(asked.selection, every, asked.filters.actor)
        rows, undated = narrowed_findings(asked.selection, own, asked.filters)
        render.findings(cut(rows, limit, language), style, language)
        left_out(asked.selection, len(rows), "finding")
        left_undated(undated, "finding")


@click.command()
@dossier_argument
@part_options
@clock_option
@since_option
@click.option("--stance", "--type", "stances", multiple=True, type=STANCES, help="Only this stance; may be repeated.")
@click.option("--actor", default="", metavar="KEY|NAME", help="Only claims held by this actor: KOR, KOR:NIS, Moscou.")
@every_option
@language_option
@format_option
def claims(dossier: Path, stances: tuple[str, ...], limit: int, style: str, **asked_for: Any) -> None:  # noqa: ANN401
    r"""Who says what, with stance and certainty.

    \b
    recoupe claims korea --stance denies
    recoupe claims korea --actor RUS --format csv > russia.csv
    """
    with question(dossier, **asked_for) as asked:
        filters = asked.filters
        every = claim_rows(asked.selection, language=filters.language, stances=stances, actor=filters.actor)
        rows, undated = narrowed(asked.selection, every, filters)
        render.claims(cut(rows, limit, filters.language), style, filters.language)
        left_out(asked.selection, len(rows), "claim")
        left_undated(undated, "claim")


@click.command()
@dossier_argument
@part_options
@clock_option
@since_option
@click.option("--actor", default="", metavar="KEY|NAME", help="Only what this actor does or undergoes: KOR, Moscou.")
@click.option("--type", "kind", default="", metavar="CODE", help="Only this code: ASSAULT, MOBILIZE-troops; 190.")
@click.option(
    "--ontology", type=click.Choice(ONTOLOGIES), default="plover", show_default=True, help="Codes of this ontology."
)
@click.option(
    "--all-statuses", is_flag=True, help="Code hedged, alleged, conditional, unconfirmed and denied events as well."
)
@every_option
@language_option
@format_option
def events(
    dossier: Path,
    kind: str,
    ontology: str,
    all_statuses: bool,
    limit: int,
    style: str,
    **asked_for: Any,  # noqa: ANN401
) -> None:
    r"""Who did what to whom, as codes of PLOVER or CAMEO, each with its characters.

    \b
    recoupe events korea --actor PRK --type ASSAULT
    recoupe events korea --ontology cameo --format csv > events.csv
    """
    with question(dossier, **asked_for) as asked:
        if all_statuses:
            every = coded_events(asked.selection.records, ontology=ontology, statuses=tuple(Status))
        else:
            every = events_of(asked.selection, ontology)
        own = involving(asked.selection, of_code(every, kind), asked.filters.actor)
        rows, undated = narrowed(asked.selection, own, asked.filters)
        language = asked.filters.language
        render.coded(cut(by_day(rows), limit, language), style, language, outlets(asked.selection.of(Article)))
        left_out(asked.selection, len(rows), "event")
        if kind and not rows:
            say("codes here are: {}", ", ".join(codes_in(every)), err=True)
        left_undated(undated, "event")


@click.command()
@dossier_argument
@click.argument("identifier", metavar="ID|NAME")
@dated_options
@language_option
@format_option
def explain(dossier: Path, identifier: str, language: str, style: str, **part: Any) -> None:  # noqa: ANN401
    r"""Why a cell stands: quotation, article, holder chain, origins, witnesses, and the rule as file#line.

    A finding as of a day, or of one story, has an id of its own: explain it with the same options.

    \b
    recoupe explain korea 3fa2b1c4
    recoupe explain korea 009_peskov_esquive.txt
    recoupe explain korea 5d1c77aa --as-of 2024-10-25
    """
    with asked(dossier, **part) as selection:
        render.explanation(explain_record(selection, identifier, language=language), style, language)


ALL: tuple[click.Command, ...] = (findings, claims, events, explain)
"""The commands of this file, in the order help shows them."""
