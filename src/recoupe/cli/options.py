"""What the commands share: arguments, options, the record they ask, and what they tell of what is left out."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, Unpack

import click

from recoupe.cli.speech import SHOWN_PROBLEMS, in_words, many, say
from recoupe.errors import StoreError
from recoupe.ingest.dossier import Dossier, open_dossier
from recoupe.store.sql import SqlStore
from recoupe.views.asking import Asked, Asking, articles_asked, ask
from recoupe.views.labels import heading
from recoupe.views.selection import CLOCKS, REPORTED, Selection

Command = Callable[..., Any]
Row = TypeVar("Row")

TEXTS = (".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".odt")
"""How the name of a file that holds a text ends."""


class Words(click.Choice[str]):
    """A choice of words that names the nearest one when another is typed."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word; fails with the nearest ones first and all of them after."""
        if value not in self.choices:
            found = near(value, [str(one) for one in self.choices])
            hint = f"did you mean {' or '.join(found)}? " if found else ""
            self.fail(f"{value!r}; {hint}expected one of {', '.join(self.choices)}", param, ctx)
        return super().convert(value, param, ctx)


def near(words: str, known: Sequence[str]) -> list[str]:
    """What a person may have meant: words spelled nearly so, or that begin alike; the nearest first, two at most."""
    stem = words.casefold().rstrip("s")
    begun = [one for one in known if len(stem) > 2 and one.startswith(stem)]
    return [*dict.fromkeys((*begun, *get_close_matches(words.casefold(), known, n=2, cutoff=0.6)))][:2]


def is_missing_file(words: str) -> bool:
    """True for one word that ends as the name of a text file does, where no such file is."""
    return words.lower().endswith(TEXTS) and len(words.split()) == 1 and not Path(words).exists()


dossier_argument = click.argument("dossier", type=click.Path(path_type=Path))
format_option = click.option(
    "--format",
    "style",
    type=click.Choice(["table", "json", "csv", "md"]),
    default="table",
    show_default=True,
    help="How to print the answer; md is a Markdown table.",
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

spoken_option = click.option(
    "--lang",
    type=click.Choice(["fr", "en"]),
    expose_value=False,
    help="Language of what it says; that of the terminal when left out.",
)
"""For a command that answers with no rows: only its messages have a language (`recoupe.cli.speech`)."""

clock_option = click.option(
    "--clock",
    type=click.Choice(list(CLOCKS)),
    default=REPORTED,
    show_default=True,
    help="What --as-of and --since count by: when it was reported, or when it happened.",
)
day_clock_option = click.option(
    "--clock",
    type=click.Choice(list(CLOCKS)),
    default=REPORTED,
    show_default=True,
    help="What --as-of counts by: when it was reported, or when it happened.",
)
since_option = click.option(
    "--since",
    default="",
    metavar="DATE",
    help="Only what bears something of this day or later.",
)
actor_option = click.option(
    "--actor",
    default="",
    metavar="KEY|NAME",
    help="Only what this actor says or is named in: KOR, KOR:NIS, Moscou.",
)
witnesses_option = click.option(
    "--min-witnesses",
    type=click.IntRange(min=0),
    default=0,
    help="Only what so many witnesses stand behind.",
)

limit_option = click.option(
    "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="Rows at most; 0 for all."
)

every_option = click.option(
    "--limit", type=click.IntRange(min=0), default=0, show_default=True, help="Rows at most; 0 for all."
)

quotations_option = click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    help="Quotations of each answer or finding at most in a table; 0 for all.",
)

story_option = click.option(
    "--story", default="", metavar="ID|NAME", help="Only its articles: first digits of its id, or an article in it."
)


def part_options(command: Command) -> Command:
    """The options that choose the part of a record a command is about, on whatever it asks."""
    return as_of_option(story_option(command))


def dated_options(command: Command) -> Command:
    """The same with the clock that the day asked counts by."""
    return part_options(day_clock_option(command))


def narrowing_options(command: Command) -> Command:
    """The same with those that narrow it to articles from a day on and to those that name an actor."""
    since = click.option("--since", default="", metavar="DATE", help="Only articles published this day or later.")
    actor = click.option("--actor", default="", metavar="KEY|NAME", help="Only articles that name this actor.")
    return dated_options(since(actor(command)))


@contextmanager
def question(dossier: Path, *, anew: bool = False, **asking: Unpack[Asking]) -> Iterator[Asked]:
    """The part of a dossier's record a question is about, with its filters; days and actors are checked."""
    with record_of(open_dossier(dossier)) as store:
        yield ask(store, asking, anew=anew)


def now() -> str:
    """The instant, for what a person adds or decides; nothing below this room reads a clock."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()


UNFINISHED = "the last build was not finished and this answer is not whole; next: recoupe build {}"


@contextmanager
def record_of(dossier: Dossier, *, must_exist: bool = True) -> Iterator[SqlStore]:
    """The store of a dossier, closed at the end; raises StoreError when there is no record to ask."""
    if must_exist and not dossier.record_path.exists():
        raise StoreError(f"{dossier.path}: expected a record, found none; make it with: recoupe build {dossier.path}")
    store = SqlStore.at(dossier.record_path)
    try:
        if must_exist and len(set(store.owners("link:").values())) != 1:  # one key, of one build that came to its end
            say(UNFINISHED, dossier.path, err=True)
        yield store
    finally:
        store.close()


@contextmanager
def asked(dossier: Path, **asking: Unpack[Asking]) -> Iterator[Selection]:
    """The part of a dossier's record a question is about: by day, story, and the articles it is narrowed to."""
    with record_of(open_dossier(dossier)) as store:
        yield articles_asked(store, asking)


def cut(rows: Sequence[Row], limit: int, language: str) -> Sequence[Row]:
    """The first ``limit`` rows, 0 for all; how many more there are is said below them, on standard error."""
    shown = rows[: limit or None]
    click.get_current_context().call_on_close(partial(more, len(rows) - len(shown), language))
    return shown


def more(count: int, language: str) -> None:
    """Say on standard error how many rows there are beyond those shown; nothing for none."""
    if count:
        sys.stdout.flush()  # a pipe shows what is said last below what it is about
        click.echo(heading("more", language).format(count=count), err=True)


def left_out(selection: Selection, count: int, noun: str) -> None:
    """Say on standard error what an answer leaves out, so that silence is never an answer."""
    if not count:
        say(f"no {noun} matches", err=True)
    if selection.undated:
        names = ", ".join(one.name for one in selection.undated[:SHOWN_PROBLEMS])
        beyond = len(selection.undated) - SHOWN_PROBLEMS
        names = in_words("{} and {} more", names, beyond) if beyond > 0 else names
        until = (selection.as_of,) if selection.as_of else ()
        which = "left out as of {}, " if until else "left out, "
        articles = many(len(selection.undated), "article")
        say(which + "for no date settles when they appeared: {}: {}", *until, articles, names, err=True)
    for kind, several in selection.unsettled.items():
        left_undated(several, kind)


def left_undated(count: int, noun: str) -> None:
    """Say on standard error how many rows an asked day leaves out because no date settles where they belong."""
    if count:
        say("left out, for no date settles when: {}", many(count, noun), err=True)
