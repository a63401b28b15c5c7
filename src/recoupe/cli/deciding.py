"""Commands that write down what a person decides, take it back, and list it."""

import getpass
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from pathlib import Path

import click

from recoupe import decisions as log
from recoupe.cli import render, tables
from recoupe.cli.helping import Listing
from recoupe.cli.options import dossier_argument, format_option, now, record_of, spoken_option
from recoupe.cli.speech import in_words, many, say, tell
from recoupe.decisions import Decision
from recoupe.ingest.dossier import open_dossier
from recoupe.model import Problem
from recoupe.views import deciding
from recoupe.views.cells import printable

who_option = click.option("--who", default="", help="Who decides; your login name when left out.")
note_option = click.option("--note", default="", help="Why; kept with the decision.")


class Verbs(Listing):
    """A group whose verbs stand before the dossier, and which says so to who writes them after it."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb the first word names; fails with the order meant where the second word names it."""
        if len(args) > 1 and args[0] not in self.commands and args[1] in self.commands:
            ctx.fail(in_words("the dossier stands after the verb: recoupe decide {} {}", args[1], args[0]))
        return super().resolve_command(ctx, args)


@click.group(cls=Verbs)
def decide() -> None:
    r"""Correct the record: each decision is one line of decisions.tsv, and every build replays it.

    \b
    recoupe decide reject korea 3fa2b1c4 --note "the caption, not the article"
    recoupe decide relabel korea 9c0d11ee stance=denies
    recoupe build korea
    """


def _write(dossier: Path, decided: Iterable[Decision], who: str, note: str) -> None:
    path = open_dossier(dossier).decisions_path
    written, _ = log.read(path)
    when = log.stamp(written, now())
    new = [replace(one, id="", when=when, who=who or getpass.getuser(), note=note) for one in decided]
    log.append(path, new)
    for one in new:
        quote = f" « {printable(one.quote)} »" if one.quote else ""
        click.echo(f"{one.id[:8]}  {one.action} {render.decided(one)}{quote}")
    say("next: recoupe build {}; to take it back: recoupe undo {} {}", dossier, dossier, new[0].id[:8], err=True)


def _judge(action: str, dossier: Path, names: Sequence[str], copy_of: str, story_of: str) -> list[Decision]:
    with record_of(open_dossier(dossier)) as store:
        if story_of:
            return [deciding.story_judgement(store, action, name, story_of) for name in names]
        if copy_of:
            return [deciding.edge_judgement(store, action, name, copy_of) for name in names]
        return [deciding.judgement(store, action, name) for name in names]


copy_option = click.option(
    "--copy-of", default="", metavar="ARTICLE|KEY", help="IDs are articles: judge that they draw on this one."
)

story_option = click.option(
    "--story-of", default="", metavar="ARTICLE", help="IDs are articles: judge that they are of the story of this one."
)


@decide.command()
@dossier_argument
@click.argument("identifiers", metavar="ID...", nargs=-1, required=True)
@copy_option
@story_option
@note_option
@who_option
@spoken_option
def accept(dossier: Path, identifiers: tuple[str, ...], copy_of: str, story_of: str, note: str, who: str) -> None:
    r"""Confirm claims, events, mentions or findings: views show that a person has looked. Takes a rejection back.

    \b
    recoupe decide accept korea 3fa2b1c4
    recoupe decide accept korea 014_northgate_pentagon.txt --story-of 013_pentagone_10000.txt
    """
    _write(dossier, _judge("accept", dossier, identifiers, copy_of, story_of), who, note)


@decide.command()
@dossier_argument
@click.argument("identifiers", metavar="ID...", nargs=-1, required=True)
@copy_option
@story_option
@note_option
@who_option
@spoken_option
def reject(dossier: Path, identifiers: tuple[str, ...], copy_of: str, story_of: str, note: str, who: str) -> None:
    r"""Set claims, events, mentions or findings aside: nothing is counted or drawn from them any more.

    With --copy-of the articles named are no copies of the other, and do not count as one origin with it; with
    --story-of they are not of its story.

    \b
    recoupe decide reject korea 3fa2b1c4 --note "a question, not a statement"
    recoupe decide reject korea 002_courrier_copie.txt --copy-of 001_troupes_nis_depeche.txt
    """
    _write(dossier, _judge("reject", dossier, identifiers, copy_of, story_of), who, note)


@decide.command()
@dossier_argument
@click.argument("actor")
@click.argument("into")
@note_option
@who_option
@spoken_option
def merge(dossier: Path, actor: str, into: str, note: str, who: str) -> None:
    r"""Say that two actors are one: the first goes by the key and the name of the second. Each is a key or a name.

    \b
    recoupe decide merge korea KOR:OFFICIALS "Corée du Sud"
    """
    with record_of(open_dossier(dossier)) as store:
        decided = deciding.merging(store, actor, into)
    _write(dossier, [decided], who, note)


@decide.command()
@dossier_argument
@click.argument("actor")
@click.argument("other")
@click.argument("articles", nargs=-1)
@note_option
@who_option
@spoken_option
def split(dossier: Path, actor: str, other: str, articles: tuple[str, ...], note: str, who: str) -> None:
    r"""Keep two actors apart that were taken for one; in the articles named only, when some are.

    OTHER may be a key of your own, as PER:KIM_JONG_UN_2.

    \b
    recoupe decide split korea PER:KIM_JONG_UN PER:KIM_JONG_UN_2 012_nis_3000_deputes.txt
    """
    with record_of(open_dossier(dossier)) as store:
        decided = deciding.splitting(store, actor, other, articles)
    _write(dossier, decided, who, note)


@decide.command()
@dossier_argument
@click.argument("identifier", metavar="ID")
@click.argument("setting", metavar="FIELD=VALUE")
@note_option
@who_option
@spoken_option
def relabel(dossier: Path, identifier: str, setting: str, note: str, who: str) -> None:
    r"""Set a field anew: of a claim stance, certainty, polarity or holder; of a mention its actor; of an event its
    predicate or status; of a block its role; of an actor its name.

    \b
    recoupe decide relabel korea 9c0d11ee stance=denies
    recoupe decide relabel korea 9c0d11ee holder="RUS:KREMLIN"
    recoupe decide relabel korea KOR:NIS name="services secrets sud-coréens"
    """
    with record_of(open_dossier(dossier)) as store:
        decided = deciding.relabelling(store, identifier, setting)
    _write(dossier, [decided], who, note)


@decide.command()
@dossier_argument
@click.argument("article")
@click.argument("day", metavar="DATE")
@note_option
@who_option
@spoken_option
def date(dossier: Path, article: str, day: str, note: str, who: str) -> None:
    r"""Say when an article was published: a day, or an interval when it is not known better.

    \b
    recoupe decide date korea 009_peskov_esquive.txt 2024-10-25
    recoupe decide date korea 009_peskov_esquive.txt 2024-10-24..2024-10-26
    """
    _write(dossier, [deciding.dating(open_dossier(dossier), article, day)], who, note)


@decide.command()
@dossier_argument
@click.argument("identifier", metavar="ID")
@click.argument("words")
@who_option
@spoken_option
def note(dossier: Path, identifier: str, words: str, who: str) -> None:
    r"""Write a note on a claim, an event, a mention, a finding, an article or an actor; explain shows it.

    \b
    recoupe decide note korea 3fa2b1c4 "called the ministry on Monday: no answer"
    """
    with record_of(open_dossier(dossier)) as store:
        decided = deciding.noting(store, identifier)
    _write(dossier, [decided], who, words)


@click.command()
@dossier_argument
@click.argument("identifier", metavar="ID")
@note_option
@who_option
@spoken_option
def undo(dossier: Path, identifier: str, note: str, who: str) -> None:
    r"""Take a decision back. Its line stays, and an undo can be undone.

    \b
    recoupe undo korea 5d1c77aa
    """
    written, _ = log.read(open_dossier(dossier).decisions_path)
    _write(dossier, [deciding.undoing(written, identifier)], who, note)


@click.command()
@dossier_argument
@format_option
@spoken_option
def decisions(dossier: Path, style: str) -> None:
    r"""What was decided, by whom and why; what is undone, overruled by a later line, or does not find its place.

    \b
    recoupe decisions korea
    """
    opened = open_dossier(dossier)
    written, broken = log.read(opened.decisions_path)
    problems: list[Problem] = []
    if opened.record_path.exists():
        with record_of(opened) as store:
            problems = list(store.records(Problem))
    rows = deciding.decision_rows(written, problems)
    if style == "json":
        tables.as_json(rows)
    elif style in ("csv", "md"):
        shown = tables.as_csv if style == "csv" else tables.as_markdown
        shown(rows, [one.name for one in fields(deciding.DecisionRow)])
    else:
        render.decisions(rows)
    if not rows:
        say("no decision in {}", opened.decisions_path, err=True)
    if broken:
        say("{} of {} cannot be read:", many(len(broken), "line"), opened.decisions_path, err=True)
        tell(broken)


ALL: tuple[click.Command, ...] = (decide, undo, decisions)
"""The commands of this file, in the order help shows them."""
