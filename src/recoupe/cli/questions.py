"""Commands that answer a question of a desk: who said what on one matter, figures, where words stand."""

from pathlib import Path
from typing import Any

import click

from recoupe.cli import render_questions as render
from recoupe.cli.options import (
    Words,
    actor_option,
    clock_option,
    dossier_argument,
    format_option,
    language_option,
    left_out,
    left_undated,
    limit_option,
    more,
    part_options,
    question,
    since_option,
    witnesses_option,
)
from recoupe.cli.speech import say
from recoupe.terms import Role, Stance
from recoupe.views.figures import figures as figures_of
from recoupe.views.ledger import ledger as ledger_of
from recoupe.views.plots import plot as draw
from recoupe.views.search import search as search_in
from recoupe.views.selection import HAPPENED

STANCES = Words([str(stance) for stance in Stance])
ROLES = Words([str(role) for role in Role])


@click.command()
@dossier_argument
@part_options
@clock_option
@since_option
@actor_option
@click.option(
    "--type", "stance", default=None, type=STANCES, metavar="STANCE", help="Only what somebody takes this stance on."
)
@witnesses_option
@click.option("--all", "every", is_flag=True, help="What one speaker says in one text as well.")
@limit_option
@language_option
@format_option
def ledger(dossier: Path, stance: str | None, every: bool, limit: int, style: str, **asked_for: Any) -> None:  # noqa: ANN401
    r"""Each matter with its speakers: who takes which stance on it, when, in which words.

    \b
    recoupe ledger korea --min-witnesses 2
    recoupe ledger korea --actor RUS --type denies --since 2024-10
    """
    with question(dossier, **asked_for) as asked:
        told = ledger_of(asked.selection, asked.filters, stance=stance or "", every=every, limit=limit)
        render.ledger(told.entries, style, asked.filters.language)
        more(told.more, asked.filters.language)
        left_out(asked.selection, len(told.entries), "proposition")
        left_undated(told.undated, "quotation")


@click.command()
@dossier_argument
@part_options
@since_option
@actor_option
@click.option("--type", "counting", default="", metavar="WORDS", help="Only what counts this: soldats, losses.")
@witnesses_option
@click.option(
    "--plot",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Draw them into this file: .svg or .png, both where it has no suffix. Needs the extra plot.",
)
@click.option("--force", is_flag=True, help="Draw over a file that is there.")
@language_option
@format_option
def figures(
    dossier: Path,
    counting: str,
    plot: Path | None,
    force: bool,
    style: str,
    **asked_for: Any,  # noqa: ANN401
) -> None:
    r"""Figures for one population by original speaker, with their ranges, in order of time.

    \b
    recoupe figures korea
    recoupe figures korea --actor KOR --type soldats --plot soldats.svg
    """
    with question(dossier, **asked_for) as asked:
        told = figures_of(asked.selection, asked.filters, counting=counting)
        render.figures(told.series, style, asked.filters.language)
        left_out(asked.selection, len(told.series), "series")
        if counting and not told.series and told.populations:
            say("counted are: {}", "; ".join(told.populations), err=True)
        left_undated(told.undated, "figure")
        if plot is not None:
            for path in draw(told.series, plot, asked.filters.language, force=force):
                say("drew {}", path, err=True)


@click.command()
@dossier_argument
@click.argument("query")
@part_options
@since_option
@actor_option
@click.option("--type", "role", default=None, type=ROLES, metavar="ROLE", help="Only in blocks of this role.")
@limit_option
@language_option
@format_option
def search(dossier: Path, query: str, as_of: str, role: str | None, limit: int, style: str, **asked_for: Any) -> None:  # noqa: ANN401
    r"""Find words in the articles, however their accents and case are written.

    All words must stand in a text; "words between marks" side by side; soldat* finds soldats too.

    \b
    recoupe search korea "treize mille conteneurs"
    recoupe search korea 'coree "forces speciales"' --since 2024-10 --type title
    """
    with question(dossier, as_of=as_of, clock=HAPPENED, **asked_for) as asked:
        told = search_in(asked.selection, query, asked.filters, role=role or "", limit=limit)
        render.found(told, style, asked.filters.language)
        more(told.texts - len(told.rows), asked.filters.language)
        left_out(asked.selection, told.texts, "text")
        left_undated(told.undated, "matching text")


ALL: tuple[click.Command, ...] = (ledger, figures, search)
"""The commands of this file, in the order help shows them."""
