"""What the commands share: arguments, options, the record they ask, and what they tell of what is left out."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from recoupe.errors import StoreError
from recoupe.ingest.dossier import Dossier, open_dossier
from recoupe.model import Problem
from recoupe.store.sql import SqlStore
from recoupe.views.selection import Selection, parse_day, select

Command = Callable[..., Any]
SHOWN_PROBLEMS = 10

dossier_argument = click.argument("dossier", type=click.Path(path_type=Path))
format_option = click.option(
    "--format",
    "style",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to print the answer.",
)
as_of_option = click.option(
    "--as-of", default="", metavar="DATE", help="Only what had been reported by this day: 2024-10-25, 2024-10 or 2024."
)
language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(["fr", "en"]),
    default="fr",
    show_default=True,
    help="Language of the answer.",
)


def now() -> str:
    """The instant, for what a person adds or decides; nothing below this room reads a clock."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()


@contextmanager
def record_of(dossier: Dossier, *, must_exist: bool = True) -> Iterator[SqlStore]:
    """The store of a dossier, closed at the end; raises StoreError when there is no record to ask."""
    if must_exist and not dossier.record_path.exists():
        raise StoreError(f"{dossier.path}: expected a record, found none; make it with: recoupe build {dossier.path}")
    store = SqlStore.at(dossier.record_path)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def asked(dossier: Path, as_of: str = "") -> Iterator[Selection]:
    """The part of a dossier's record a question is about."""
    with record_of(open_dossier(dossier)) as store:
        yield select(store, as_of=parse_day(as_of) if as_of else "")


def left_out(selection: Selection, count: int, noun: str) -> None:
    """Say on standard error what an answer leaves out, so that silence is never an answer."""
    if not count:
        click.echo(f"no {noun} matches", err=True)
    if selection.undated:
        names = ", ".join(one.name for one in selection.undated[:SHOWN_PROBLEMS])
        more = len(selection.undated) - SHOWN_PROBLEMS
        click.echo(
            f"left out as of {selection.as_of}, for no date settles when they appeared: "
            f"{many(len(selection.undated), 'article')}: {names}{f' and {more} more' if more > 0 else ''}",
            err=True,
        )


def tell(problems: Sequence[Problem]) -> None:
    """Say on standard error what went wrong: the first problems and how many more there are."""
    for problem in problems[:SHOWN_PROBLEMS]:
        click.echo(f"  {problem.code}: {problem.name + ': ' if problem.name else ''}{problem.message}", err=True)
    if len(problems) > SHOWN_PROBLEMS:
        click.echo(f"  and {len(problems) - SHOWN_PROBLEMS} more", err=True)


def many(count: int, noun: str) -> str:
    """The count with its noun: 1 article, 2 articles."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
