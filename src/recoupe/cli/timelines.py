"""Commands that tell what happened in order of time: the timeline, and the stories it runs through."""

from pathlib import Path
from typing import Any

import click

from recoupe.cli import chronicle
from recoupe.cli.options import (
    asked,
    cut,
    dossier_argument,
    every_option,
    format_option,
    language_option,
    left_out,
    more,
    narrowing_options,
    part_options,
    question,
    witnesses_option,
)
from recoupe.cli.speech import say
from recoupe.views.selection import CLOCKS, HAPPENED
from recoupe.views.stories import story_rows
from recoupe.views.timeline import Wanted, kinds_told
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
    help="Order, --since and --until by when it happened, or by when it was first reported.",
)
@click.option("--actor", default="", metavar="KEY|NAME", help="Only with this actor: KOR, KOR:NIS, Moscou.")
@click.option("--type", "kind", default="", metavar="TYPE", help="Only this predicate or family: MEET, ATTACK, VISIT.")
@witnesses_option
@click.option("--until", default="", metavar="DATE", help="Only what was over, or first reported, by this day.")
@click.option(
    "--brief", type=click.IntRange(min=0), default=0, metavar="N", help="The N happenings that matter most, and why."
)
@every_option
@language_option
@format_option
def timeline(  # noqa: PLR0913 (one parameter an option)
    *,
    dossier: Path,
    until: str,
    clock: str,
    kind: str,
    brief: int,
    limit: int,
    language: str,
    style: str,
    **asked_for: Any,  # noqa: ANN401
) -> None:
    r"""What happened, one line a happening, with date, status, place, the four counts and a quotation.

    Happenings that no text dates are listed apart.

    \b
    recoupe timeline korea --brief 12
    recoupe timeline korea --actor PRK --since 2024-10-01 --as-of 2024-10-25
    recoupe timeline korea --clock reported --type SEND_TROOPS --format csv > troops.csv
    """
    with question(dossier, **asked_for) as asked_of:
        filters = asked_of.filters
        wanted = Wanted.of(filters, clock=clock, kind=kind, until=until, brief=brief)
        told = timeline_of(asked_of.selection, wanted, language=language)
        count = len(told.dated) + len(told.undated)
        chronicle.timeline(told.first(limit), style, language=language, clock=clock, why=bool(brief))
        more(count - limit if 0 < limit < count else 0, language)
        left_out(asked_of.selection, count, "happening")
        if kind and not count:
            say("told here are: {}", ", ".join(kinds_told(asked_of.selection, language)), err=True)


@click.command()
@dossier_argument
@narrowing_options
@every_option
@language_option
@format_option
def stories(dossier: Path, limit: int, language: str, style: str, **part: Any) -> None:  # noqa: ANN401
    r"""The stories of a dossier, largest first: id, days, articles, and the title of the article nearest to all others.

    \b
    recoupe stories korea
    """
    with asked(dossier, **part) as selection:
        rows = story_rows(selection)
        chronicle.stories(cut(rows, limit, language), style, language)
        left_out(selection, len(rows), "story")


ALL: tuple[click.Command, ...] = (timeline, stories)
"""The commands of this file, in the order help shows them."""
