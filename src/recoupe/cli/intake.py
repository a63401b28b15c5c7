"""Commands that fill a dossier: files, folders and addresses once, feeds again and again."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from recoupe.cli.options import dossier_argument, now, spoken_option
from recoupe.cli.speech import many, say, tell
from recoupe.errors import QuestionError
from recoupe.ingest.addresses import add_addresses, watch_feeds
from recoupe.ingest.decoding import known_encoding
from recoupe.ingest.dossier import open_dossier
from recoupe.ingest.feeds import read_opml
from recoupe.ingest.fetching import Clock, Fetcher
from recoupe.ingest.files import Added
from recoupe.ingest.files import add as add_files
from recoupe.ingest.readers import KNOWN, ReadOptions
from recoupe.ingest.received import Metadata
from recoupe.ingest.records import FIELDS
from recoupe.model import DateCandidate
from recoupe.views.given_days import parse_day

private_option = click.option(
    "--allow-private", is_flag=True, help="Also ask private and loopback addresses, such as a server of your own."
)


def network(*, allow_private: bool) -> Fetcher:
    """The network, asked at the pace of the machine's clock."""
    return Fetcher(Clock(time.monotonic, time.sleep, now), allow_private=allow_private)


@click.command()
@dossier_argument
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL...")
@click.option("--outlet", default="", help="The outlet they come from.")
@click.option("--publisher", default="", help="Who owns the outlet.")
@click.option("--url", default="", help="Where it was found; for one file.")
@click.option("--published", default="", metavar="DATE", help="When they were published, as you know it.")
@click.option("--language", default="", metavar="fr|en", help="Their language; decided from the words when left out.")
@click.option(
    "--encoding", default="", help="Encoding of files that declare none, such as cp1252; guessed when left out."
)
@click.option(
    "--field",
    "pairs",
    multiple=True,
    metavar="OURS=THEIRS",
    help=f"Where an export keeps it: text=corps, published=meta.date; ours are {', '.join(FIELDS)}. May be repeated.",
)
@private_option
@spoken_option
def add(
    dossier: Path, paths: tuple[str, ...], encoding: str, pairs: tuple[str, ...], *, allow_private: bool, **said: str
) -> None:
    r"""Take in files, folders and addresses; what was received is kept untouched.

    Text, HTML, Markdown, Word, OpenDocument, PDF, mail, JSON, JSONL, CSV, RSS, Atom, WARC, ZIP, TAR. A file
    sources.tsv beside the files, or above their folder, may say where each comes from: columns file, outlet,
    publisher, url, published, language. What the options say stands over it. An address is fetched once, with its
    robots.txt obeyed; that of a feed brings its articles.

    \b
    recoupe add korea ~/articles
    recoupe add korea page.html --outlet "Le Phare" --published 2024-10-25
    recoupe add korea export.csv --field text=corps --field published=date_parution
    recoupe add korea https://phare.example/2024/10/25/coree
    """
    opened = open_dossier(dossier)
    metadata = _stated(said)
    options = ReadOptions(fields=_fields(pairs), encoding=known_encoding(encoding) if encoding else "")
    files = [Path(path) for path in paths if not _is_address(path)]
    addresses = [path for path in paths if _is_address(path)]
    done = Added((), ())
    if files:
        done = add_files(opened, files, acquired=now(), stated=metadata, options=options)
    if addresses:
        fetcher = network(allow_private=allow_private)
        fetched = add_addresses(opened, addresses, fetcher, acquired=now(), stated=metadata)
        done = Added((*done.articles, *fetched.articles), (*done.problems, *fetched.problems))
    _told(done)
    if not done.articles and not done.problems:
        say("no file to take in: {}", ", ".join(paths), err=True)
    if _nothing_taken(done):
        raise click.exceptions.Exit(3)


@click.command()
@dossier_argument
@click.argument("feeds", nargs=-1, required=True, metavar="OPML|URL...")
@click.option(
    "--every",
    "minutes",
    type=click.IntRange(min=1),
    default=15,
    show_default=True,
    metavar="MINUTES",
    help="How long from one round to the next.",
)
@click.option("--rounds", type=click.IntRange(min=1), default=None, help="Stop after so many rounds, not at Ctrl-C.")
@private_option
@spoken_option
def watch(dossier: Path, feeds: tuple[str, ...], minutes: int, rounds: int | None, *, allow_private: bool) -> None:
    r"""Poll feeds into a dossier, politely: a feed that has not changed costs one request.

    FEEDS is an OPML file, as feed readers export it, or addresses of feeds. Nothing is built: recoupe build, whenever
    you like, reads what came.

    \b
    recoupe watch korea feeds.opml
    recoupe watch korea https://phare.example/rss --rounds 1
    """
    opened = open_dossier(dossier)
    urls = [url for feed in feeds for url in _feeds(feed)]
    fetcher = network(allow_private=allow_private)
    try:
        for done in watch_feeds(opened, urls, fetcher, every_seconds=minutes * 60.0, rounds=rounds):
            click.echo(f"{now()} {many(len(urls), 'feed')}: ", nl=False)
            _told(done)
    except KeyboardInterrupt:
        say("stopped; next: recoupe build {}", dossier)


def _is_address(path: str) -> bool:
    return path.lower().startswith(("http://", "https://"))


def _told(done: Added) -> None:
    say("added {}; {}", many(len(done.articles), "article"), many(len(done.problems), "problem"))
    tell(done.problems)
    if any(one.code == "unknown_type" for one in done.problems):
        say("kinds of files that are read: {}", " ".join(KNOWN), err=True)


def _nothing_taken(done: Added) -> bool:
    """True when nothing was there to take in, or none of it could be; what is held already is no fault."""
    return not done.articles and not (done.problems and all(one.code == "duplicate" for one in done.problems))


def _stated(said: Mapping[str, str]) -> Metadata:
    published = said["published"]
    dates = (DateCandidate(value=parse_day(published), source="person", quote=published),) if published else ()
    return Metadata(
        url=said["url"], outlet=said["outlet"], publisher=said["publisher"], language=said["language"], dates=dates
    )


def _fields(pairs: Sequence[str]) -> dict[str, str]:
    split = [pair.partition("=")[::2] for pair in pairs]
    for pair, (ours, theirs) in zip(pairs, split, strict=True):
        if ours not in FIELDS or not theirs:
            raise QuestionError(f"expected OURS=THEIRS with one of {', '.join(FIELDS)} before the =, found {pair!r}")
    return dict(split)


def _feeds(feed: str) -> tuple[str, ...]:
    """The addresses of an OPML file, or the address itself."""
    if _is_address(feed):
        return (feed,)
    found = read_opml(Path(feed).read_bytes())
    if not found:
        raise QuestionError(f"{feed}: expected an OPML file with feeds (outline elements with xmlUrl), found none")
    return found


ALL: tuple[click.Command, ...] = (add, watch)
"""The commands of this file, in the order help shows them."""
