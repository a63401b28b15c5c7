"""Addresses into a dossier: pages are fetched and kept with their response, feeds are followed to their pages.

What enters is addresses and a `Fetcher`; what leaves is what an ingest of files leaves. What servers gave to ask again
with is kept in ``articles/fetched.json``, so that a feed that has not changed costs one request.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import msgspec

from recoupe.ingest.dossier import Dossier, write_atomically
from recoupe.ingest.feeds import read_feed
from recoupe.ingest.fetching import Fetched, Fetcher, Validators
from recoupe.ingest.files import Added, keep_all
from recoupe.ingest.received import Metadata, Received, problem
from recoupe.ingest.worker import read_page_apart
from recoupe.model import Problem

FEED_TYPES = frozenset(
    ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/rdf+xml")
)
PAGE_TYPES = frozenset(("text/html", "application/xhtml+xml", ""))


def add_addresses(
    dossier: Dossier, urls: Sequence[str], fetcher: Fetcher, *, acquired: str, stated: Metadata | None = None
) -> Added:
    """Fetch addresses, once each, into a dossier; an address that fails is a `Problem` and the rest goes on."""
    known = _Known(dossier)
    try:
        return keep_all(dossier, _received(urls, fetcher, known, stated or Metadata()), acquired=acquired)
    finally:
        known.write()


def watch_feeds(
    dossier: Dossier, urls: Sequence[str], fetcher: Fetcher, *, every_seconds: float, rounds: int | None = None
) -> Iterator[Added]:
    """What each round over the feeds brought; a round that fails half-way leaves problems and the next goes on.

    Args:
        dossier: where articles are kept.
        urls: of feeds; each is asked with what its server gave to ask again with.
        fetcher: the network and the caller's clock.
        every_seconds: from the start of one round to the start of the next.
        rounds: how many; None goes on for ever.
    """
    done = 0
    while rounds is None or done < rounds:
        began = fetcher.clock.seconds()
        yield add_addresses(dossier, urls, fetcher, acquired=fetcher.clock.now())
        done += 1
        if done != rounds:
            fetcher.clock.sleep(max(0.0, began + every_seconds - fetcher.clock.seconds()))


class _Known:
    """The validators of addresses asked before."""

    def __init__(self, dossier: Dossier) -> None:
        self.path = dossier.articles_path / "fetched.json"
        try:
            self.validators = msgspec.json.decode(self.path.read_bytes(), type=dict[str, Validators])
        except (OSError, msgspec.DecodeError):
            self.validators = {}

    def write(self) -> None:
        """Keep them, sorted by address."""
        write_atomically(self.path, msgspec.json.encode(self.validators, order="sorted"))


def _received(urls: Iterable[str], fetcher: Fetcher, known: _Known, stated: Metadata) -> Iterator[Received | Problem]:
    for url in dict.fromkeys(urls):
        found = fetcher.fetch(url, known=known.validators.get(url))
        if isinstance(found, Problem):
            yield found
            continue
        if found.is_unchanged:
            continue
        known.validators[url] = found.validators
        read = _feed(found, fetcher, known) if found.media_type in FEED_TYPES else _page(url, found)
        for one in read:
            yield one.under(stated) if isinstance(one, Received) else one


def _page(url: str, found: Fetched, entry: Received | None = None) -> Iterator[Received | Problem]:
    """The article of a page that was fetched, with what its feed states where the page is silent."""
    if found.media_type not in PAGE_TYPES:
        yield problem("unknown_type", url, f"expected a page, found {found.media_type}")
        return
    beside = entry.metadata if entry else Metadata()
    for one in read_page_apart(url, found.content, url=found.url, declared=found.charset):
        if isinstance(one, Received):
            whole = replace(one, metadata=one.metadata.over(beside), response=found.warc)
            yield whole.fetched(found.acquired)
        else:
            yield one


def _feed(found: Fetched, fetcher: Fetcher, known: _Known) -> Iterator[Received | Problem]:
    """The pages of a feed's entries; an entry whose page cannot be had is kept as the feed has it."""
    for entry in read_feed(found.url, found.content):
        if isinstance(entry, Problem):
            if entry.code != "summary_only":
                yield entry
            continue
        url = entry.metadata.url
        page = fetcher.fetch(url, known=known.validators.get(url)) if url else None
        if isinstance(page, Fetched) and page.is_unchanged:
            continue
        read = list(_page(url, page, entry)) if isinstance(page, Fetched) else []
        if isinstance(page, Fetched):
            known.validators[url] = page.validators
        if any(isinstance(one, Received) for one in read):
            yield from read
        else:
            yield from (page,) if isinstance(page, Problem) else read
            yield entry.fetched(found.acquired)
