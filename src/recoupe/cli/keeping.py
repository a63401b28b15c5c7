"""Commands that make, build and prove a dossier."""

from pathlib import Path

import click

from recoupe import decisions as decision_log
from recoupe import packs
from recoupe.check import UNKEPT
from recoupe.cli import tables
from recoupe.cli.options import dossier_argument, format_option, now, record_of, spoken_option
from recoupe.cli.speech import in_words, many, say, spoken, tell
from recoupe.decisions import Decision
from recoupe.engine.local import LocalEngine
from recoupe.ingest.dossier import articles, create, ingest_problems, open_dossier
from recoupe.model import Article, Problem
from recoupe.pipeline import build as build_record
from recoupe.store.codec import digest as digest_of
from recoupe.views.cells import printable
from recoupe.views.lookups import article_called
from recoupe.views.messages import told_message
from recoupe.views.preparing import prepare
from recoupe.views.problems import problems
from recoupe.views.selection import select
from recoupe.views.verify import verify as verify_record

INTERRUPTED = 130
"""The exit code shells know Ctrl-C by."""


@click.command()
@dossier_argument
@click.option("--title", default="", help="Title of the dossier; the folder's name when left out.")
@spoken_option
def init(dossier: Path, title: str) -> None:
    r"""Make a new dossier.

    \b
    recoupe init korea --title "North Korea and Russia"
    """
    made = create(dossier, title=title)
    say("made {}; next: recoupe add {} FOLDER", made.path, made.path)


@click.command()
@dossier_argument
@click.argument("names", nargs=-1, required=True)
@click.option("--note", default="", help="Why; kept with the decision.")
@spoken_option
def remove(dossier: Path, names: tuple[str, ...], note: str) -> None:
    r"""Set articles aside, by id or by the name they came under. Nothing is deleted: the decision is in decisions.tsv.

    \b
    recoupe remove korea 042_cpa_acknowledges.txt --note "not about this story"
    recoupe build korea
    """
    opened = open_dossier(dossier)
    known = list(articles(opened))
    chosen = [article_called(known, name) for name in names]
    decided = [Decision("remove", one.id, -1, -1, "", "", when=now(), note=note or one.name) for one in chosen]
    decision_log.append(opened.decisions_path, decided)
    say("set aside {}; next: recoupe build {}", many(len(chosen), "article"), dossier)


@click.command()
@dossier_argument
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that read texts.")
@click.option("--strict", is_flag=True, help="Stop at our own first fault instead of noting it.")
@spoken_option
def build(dossier: Path, jobs: int, strict: bool) -> None:
    r"""Bring the record up to date: reads what is new, links what it touches, checks every invariant.

    \b
    recoupe build korea --jobs 2
    """
    opened = open_dossier(dossier)
    engine = LocalEngine(jobs)
    try:
        with record_of(opened, must_exist=False) as store, store.remembering():
            before = {*store.ids(Problem), *(one.id for one in ingest_problems(opened))}
            done = build_record(opened, store, engine, strict=strict)
            prepare(select(store), packs.languages())
            counts = store.counts()
            told = problems((*store.records(Article), *store.records(Problem)))
    except KeyboardInterrupt:
        say("interrupted; what was read is kept; to go on: recoupe build {}", dossier, err=True)
        raise click.exceptions.Exit(INTERRUPTED) from None
    finally:
        engine.close()
    found = ", ".join(many(counts.get(kind, 0), kind) for kind in ("claim", "event", "proposition", "finding"))
    say("{}, {} read anew, {} kept: {}", many(done.articles, "article"), done.texts_read, done.texts_kept, found)
    worth = [problem for problem in told if problem.code != "duplicate"]
    tell([problem for problem in worth if problem.id not in before])
    if known := sum(problem.id in before for problem in worth):
        say("told before: {}; all of them: recoupe problems {}", many(known, "problem"), dossier, err=True)
    for fault in done.faults:
        click.echo("recoupe: " + in_words("invariant broken: {} {}", fault.record, fault.message), err=True)
    if not done.sound:
        raise SystemExit(1)


@click.command()
@dossier_argument
@format_option
@spoken_option
def verify(dossier: Path, style: str) -> None:
    r"""Re-check every cell against the kept texts. Exit code 1 when one does not hold.

    \b
    recoupe verify korea
    """
    opened = open_dossier(dossier)
    with record_of(opened) as store:
        checked = verify_record(opened, store)
    if style == "json":
        tables.as_json(checked)
    elif style in ("csv", "md"):
        shown = tables.as_csv if style == "csv" else tables.as_markdown
        shown(checked.broken, ("record", "kind", "quotation", "fault"))
    else:
        told = [one for one in checked.broken if one.fault != UNKEPT]
        for one in told:
            fault = told_message(one.fault, spoken())
            click.echo(printable(f"{one.kind} {one.record[:12]} « {one.quotation} »: {fault}"))
        if orphaned := len(checked.broken) - len(told):
            say("{} of texts named above, which prove nothing now", many(orphaned, "cell"))
        kept = checked.cells - len(checked.broken)
        say("{} of {} cells proven from {}", kept, checked.cells, many(checked.texts, "kept text"))
    if checked.broken:
        raise SystemExit(1)


@click.command()
@dossier_argument
@spoken_option
def digest(dossier: Path) -> None:
    r"""One hash over the whole record: equal for the same input, whatever the order, the processes or the increments.

    \b
    recoupe digest korea
    """
    with record_of(open_dossier(dossier)) as store:
        click.echo(digest_of(store.everything()))


ALL: tuple[click.Command, ...] = (init, remove, build, verify, digest)
"""The commands of this file, in the order help shows them."""
