"""Commands that tell what happened in order of time: the timeline, and the stories it runs through."""

from pathlib import Path

import click

from recoupe.cli import chronicle
from recoupe.cli.options import (
    as_of_option,
    asked,
    dossier_argument,
    format_option,
    language_option,
    left_out,
    part_options,
    question,
)
from recoupe.views.selection import CLOCKS, HAPPENED
from recoupe.views.stories import story_rows
from recoupe.views.timeline import Wanted
from recoupe.views.timeline import timeline as timeline_of


@click.command()
@dossier_argument
@part_options
@click.option("--since", default="", metavar="DATE", help="Only what goes on, or was reported, from this day on.")
@click.option(
    "--clock",
    type=click.Choice(CLOCKS),
    default=HAPPENED,
    show_default=True,
    help="Order and --since by when it happened, or by when it was first reported.",
)
@click.option("--actor", default="", metavar="KEY|NAME", help="Only with this actor: KOR, KOR:NIS, Moscou.")
@click.option("--type", "kind", default="", metavar="TYPE", help="Only this predicate or family: MEET, ATTACK, VISIT.")
@click.option(
    "--brief", type=click.IntRange(min=0), default=0, metavar="N", help="The N happenings that matter most, and why."
)
@language_option
@format_option
def timeline(  # noqa: PLR0913, PLR0917 (one parameter an option)
    dossier: Path,
    as_of: str,
    since: str,
    clock: str,
    actor: str,
    kind: str,
    story: str,
    brief: int,
    language: str,
    style: str,
) -> None:
    r"""What happened, one line a happening, with date, status, place, the four counts and a quotation.

    Happenings that no text dates are listed apart.

    \b
    recoupe timeline korea --brief 12
    recoupe timeline korea --actor PRK --since 2024-10-01 --as-of 2024-10-25
    recoupe timeline korea --clock reported --type SEND_TROOPS --format csv > troops.csv
    """
    with question(dossier, as_of=as_of, story=story, since=since, actor=actor) as asked_for:
        wanted = Wanted(clock, asked_for.filters.since, asked_for.filters.actor, kind, brief=brief)
        told = timeline_of(asked_for.selection, wanted, language=language)
        chronicle.timeline(told, style, language=language, clock=clock, why=bool(brief))
        left_out(asked_for.selection, len(told.dated) + len(told.undated), "happening")


@click.command()
@dossier_argument
@as_of_option
@language_option
@format_option
def stories(dossier: Path, as_of: str, language: str, style: str) -> None:
    r"""The stories of a dossier, largest first: id, days, articles, and the title of the article nearest to all others.

    \b
    recoupe stories korea
    """
    with asked(dossier, as_of) as selection:
        rows = story_rows(selection)
        chronicle.stories(rows, style, language)
        left_out(selection, len(rows), "story")


ALL: tuple[click.Command, ...] = (timeline, stories)
"""The commands of this file, in the order help shows them."""
