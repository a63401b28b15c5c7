"""The commands."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from recoupe import decisions as decision_log
from recoupe.cli import render
from recoupe.decisions import Decision
from recoupe.engine.local import LocalEngine
from recoupe.errors import QuestionError, StoreError
from recoupe.ingest.dossier import Dossier, articles, create, open_dossier
from recoupe.ingest.files import add as add_files
from recoupe.ingest.received import Metadata
from recoupe.model import Article, DateCandidate, Problem
from recoupe.pipeline import build as build_record
from recoupe.store.codec import digest as digest_of
from recoupe.store.sql import SqlStore
from recoupe.terms import FindingKind, Stance, Status
from recoupe.views.claims import claim_rows
from recoupe.views.coded import CODED_STATUSES, ONTOLOGIES, coded_events
from recoupe.views.explain import explain as explain_record
from recoupe.views.findings import finding_rows
from recoupe.views.selection import Selection, parse_day, select
from recoupe.views.verify import verify as verify_record

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
KINDS = click.Choice([str(kind) for kind in FindingKind])
STANCES = click.Choice([str(stance) for stance in Stance])


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


@click.command()
@dossier_argument
@click.option("--title", default="", help="Title of the dossier; the folder's name when left out.")
def init(dossier: Path, title: str) -> None:
    r"""Make a new dossier.

    \b
    recoupe init korea --title "North Korea and Russia"
    """
    made = create(dossier, title=title)
    click.echo(f"made {made.path}; next: recoupe add {made.path} FOLDER")


@click.command()
@dossier_argument
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--outlet", default="", help="The outlet they come from.")
@click.option("--publisher", default="", help="Who owns the outlet.")
@click.option("--url", default="", help="Where it was found; for one file.")
@click.option("--published", default="", metavar="DATE", help="When they were published, as you know it.")
@click.option("--language", default="", metavar="fr|en", help="Their language; decided from the words when left out.")
def add(
    dossier: Path, paths: tuple[Path, ...], outlet: str, publisher: str, url: str, published: str, language: str
) -> None:
    r"""Take in files and folders; what was received is kept untouched.

    A file sources.tsv beside them, or above their folder, may say where each comes from: columns file, outlet,
    publisher, url, published, language. What the options say stands over it.

    \b
    recoupe add korea ~/articles
    recoupe add korea page.html --outlet "Le Phare" --published 2024-10-25
    """
    dates = (DateCandidate(value=parse_day(published), source="person", quote=published),) if published else ()
    metadata = Metadata(url=url, outlet=outlet, publisher=publisher, dates=dates, language=language)
    done = add_files(open_dossier(dossier), paths, acquired=now(), stated=metadata)
    click.echo(f"added {_many(len(done.articles), 'article')}; {_many(len(done.problems), 'problem')}")
    _tell(done.problems)


@click.command()
@dossier_argument
@click.argument("names", nargs=-1, required=True)
@click.option("--note", default="", help="Why; kept with the decision.")
def remove(dossier: Path, names: tuple[str, ...], note: str) -> None:
    r"""Set articles aside, by id or by the name they came under. Nothing is deleted: the decision is in decisions.tsv.

    \b
    recoupe remove korea 000_562ef2b5.txt --note "not about this story"
    recoupe build korea
    """
    opened = open_dossier(dossier)
    known = list(articles(opened))
    chosen = [_article(known, name) for name in names]
    decided = [Decision("remove", one.id, -1, -1, "", "", when=now(), note=note or one.name) for one in chosen]
    decision_log.append(opened.decisions_path, decided)
    click.echo(f"set aside {_many(len(chosen), 'article')}; next: recoupe build {dossier}")


def _article(known: Sequence[Article], name: str) -> Article:
    found = [one for one in known if name in (one.id, one.name) or (len(name) >= 8 and one.id.startswith(name))]
    if len(found) != 1:
        which = "none" if not found else ", ".join(one.id for one in found)
        raise QuestionError(f"expected the id or name of one article, found {which} for {name!r}")
    return found[0]


@click.command()
@dossier_argument
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that read texts.")
@click.option("--strict", is_flag=True, help="Stop at our own first fault instead of noting it.")
def build(dossier: Path, jobs: int, strict: bool) -> None:
    r"""Bring the record up to date: reads what is new, links what it touches, checks every invariant.

    \b
    recoupe build korea --jobs 2
    """
    opened = open_dossier(dossier)
    engine = LocalEngine(jobs)
    try:
        with record_of(opened, must_exist=False) as store:
            done = build_record(opened, store, engine, strict=strict)
            counts = store.counts()
            problems = [problem for problem in store.records(Problem) if problem.code != "duplicate"]
    finally:
        engine.close()
    told = ", ".join(_many(counts.get(kind, 0), kind) for kind in ("claim", "event", "proposition", "finding"))
    click.echo(f"{_many(done.articles, 'article')}, {done.texts_read} read anew, {done.texts_kept} kept: {told}")
    _tell(problems)
    for fault in done.faults:
        click.echo(f"recoupe: invariant broken: {fault.record} {fault.message}", err=True)
    if not done.sound:
        raise SystemExit(1)


@click.command()
@dossier_argument
@as_of_option
@click.option("--kind", "kinds", multiple=True, type=KINDS, help="Only this kind; may be repeated.")
@click.option("--min-witnesses", type=click.IntRange(min=0), default=0, help="Only findings with so many witnesses.")
@language_option
@format_option
def findings(dossier: Path, as_of: str, kinds: tuple[str, ...], min_witnesses: int, language: str, style: str) -> None:
    r"""What the articles agree on, dispute and revise, with the quotations face to face and the four counts.

    \b
    recoupe findings korea
    recoupe findings korea --kind figure_series --as-of 2024-10-25 --format json
    """
    with asked(dossier, as_of) as selection:
        rows = finding_rows(selection, language=language, kinds=kinds, min_witnesses=min_witnesses)
        render.findings(rows, style)
        _left_out(selection, len(rows), "finding")


@click.command()
@dossier_argument
@as_of_option
@click.option("--stance", "stances", multiple=True, type=STANCES, help="Only this stance; may be repeated.")
@click.option(
    "--actor", default="", metavar="KEY", help="Only claims held by this actor: KOR, KOR:NIS, PER:FIRST_LAST."
)
@language_option
@format_option
def claims(dossier: Path, as_of: str, stances: tuple[str, ...], actor: str, language: str, style: str) -> None:
    r"""Who says what, with stance and certainty.

    \b
    recoupe claims korea --stance denies
    recoupe claims korea --actor RUS --format csv > russia.csv
    """
    with asked(dossier, as_of) as selection:
        rows = claim_rows(selection, language=language, stances=stances, actor=actor)
        render.claims(rows, style)
        _left_out(selection, len(rows), "claim")


@click.command()
@dossier_argument
@as_of_option
@click.option(
    "--ontology", type=click.Choice(ONTOLOGIES), default="plover", show_default=True, help="Codes of this ontology."
)
@click.option(
    "--all-statuses", is_flag=True, help="Code hedged, alleged, conditional, unconfirmed and denied events as well."
)
@format_option
def events(dossier: Path, as_of: str, ontology: str, all_statuses: bool, style: str) -> None:
    r"""Who did what to whom, as codes of PLOVER or CAMEO, each with its characters.

    \b
    recoupe events korea
    recoupe events korea --ontology cameo --format csv > events.csv
    """
    with asked(dossier, as_of) as selection:
        statuses = tuple(Status) if all_statuses else CODED_STATUSES
        rows = coded_events(selection.records, ontology=ontology, statuses=statuses)
        render.coded(rows, style)
        _left_out(selection, len(rows), "event")


@click.command()
@dossier_argument
@click.argument("identifier", metavar="ID")
@language_option
@format_option
def explain(dossier: Path, identifier: str, language: str, style: str) -> None:
    r"""Why a cell stands: quotation, article, holder chain, origins, witnesses, and the rule as file#line.

    \b
    recoupe explain korea 3fa2b1c4
    """
    with record_of(open_dossier(dossier)) as store:
        render.explanation(explain_record(store, identifier, language=language), style)


@click.command()
@dossier_argument
@format_option
def verify(dossier: Path, style: str) -> None:
    r"""Re-check every cell against the kept texts. Exit code 1 when one does not hold.

    \b
    recoupe verify korea
    """
    opened = open_dossier(dossier)
    with record_of(opened) as store:
        checked = verify_record(opened, store)
    if style == "json":
        render.as_json(checked)
    elif style == "csv":
        render.as_csv(checked.broken, ("record", "kind", "quotation", "fault"))
    else:
        for one in checked.broken:
            click.echo(f"{one.kind} {one.record[:12]} « {one.quotation} »: {one.fault}")
        kept = checked.cells - len(checked.broken)
        click.echo(f"{kept} of {checked.cells} cells proven from {_many(checked.texts, 'kept text')}")
    if checked.broken:
        raise SystemExit(1)


@click.command()
@dossier_argument
def digest(dossier: Path) -> None:
    r"""One hash over the whole record: equal for the same input, whatever the order, the processes or the increments.

    \b
    recoupe digest korea
    """
    with record_of(open_dossier(dossier)) as store:
        click.echo(digest_of(store.everything()))


def _left_out(selection: Selection, count: int, noun: str) -> None:
    """Say on standard error what an answer leaves out, so that silence is never an answer."""
    if not count:
        click.echo(f"no {noun} matches", err=True)
    if selection.undated:
        names = ", ".join(one.name for one in selection.undated[:SHOWN_PROBLEMS])
        more = len(selection.undated) - SHOWN_PROBLEMS
        click.echo(
            f"left out as of {selection.as_of}, for no date settles when they appeared: "
            f"{_many(len(selection.undated), 'article')}: {names}{f' and {more} more' if more > 0 else ''}",
            err=True,
        )


def _tell(problems: Sequence[Problem]) -> None:
    for problem in problems[:SHOWN_PROBLEMS]:
        click.echo(f"  {problem.code}: {problem.name + ': ' if problem.name else ''}{problem.message}", err=True)
    if len(problems) > SHOWN_PROBLEMS:
        click.echo(f"  and {len(problems) - SHOWN_PROBLEMS} more", err=True)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


ALL: tuple[click.Command, ...] = (init, add, remove, build, findings, claims, events, explain, verify, digest)
"""Every command, in the order help shows them."""
