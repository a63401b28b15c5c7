"""Which reader a received file gets, by its name; archives hand their members back to the same table.

What enters is an open file with its name; what leaves is what its reader yields. Names decide, bytes object: a text or
a page that turns out to be binary is a `Problem`.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import BinaryIO

from recoupe.ingest.archives import read_archive, read_gzip
from recoupe.ingest.decoding import decode, is_binary
from recoupe.ingest.documents import read_pdf
from recoupe.ingest.feeds import read_feed
from recoupe.ingest.mastheads import masthead
from recoupe.ingest.papers import PARTS, read_document, read_letter, read_markdown
from recoupe.ingest.received import Metadata, Received, problem
from recoupe.ingest.records import read_csv, read_json, read_json_lines
from recoupe.ingest.warcs import read_warc
from recoupe.ingest.worker import read_page_apart
from recoupe.model import Problem

FILE_BYTES = 50 * 1024 * 1024
"""Files above this size are refused, collections (`COLLECTIONS`) aside: they are no single article."""

COLLECTION_BYTES = 2 * 1024**3

Found = Iterable[Received | Problem]
Reader = Callable[[str, bytes], Found]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How files are read: ``fields`` maps our names to those of an export; ``encoding`` is what a person declares."""

    fields: Mapping[str, str] = field(default_factory=dict)
    encoding: str = ""


PAGES = (".html", ".htm", ".xhtml")
TEXTS = (".txt", ".text")
MARKDOWN = (".md", ".markdown")
LETTERS = (".eml",)
RECORDS = (".jsonl", ".ndjson")
FEEDS = (".rss", ".atom", ".xml")
ARCHIVES = (".zip", ".tar", ".tgz", ".tbz2", ".txz")
WARCS = (".warc",)
COLLECTIONS = (*RECORDS, *ARCHIVES, *WARCS, ".json", ".csv", ".gz", ".bz2", ".xz")
KNOWN = tuple(sorted({*PAGES, *TEXTS, *MARKDOWN, *LETTERS, *PARTS, *FEEDS, *COLLECTIONS, ".pdf"}))


def read_named(name: str, stream: BinaryIO, options: ReadOptions, *, depth: int = 0) -> Iterator[Received | Problem]:
    """What the file ``name`` holds; ``depth`` counts the archives around it."""
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes]
    last = suffixes[-1] if suffixes else ""

    def inner(member: str, content: bytes, level: int) -> Found:
        return read_named(member, io.BytesIO(content), options, depth=level)

    if last not in KNOWN:
        yield problem("unknown_type", name, f"expected a kind of file that is read, found {last or 'no ending'}")
    elif last in WARCS or suffixes[-2:] == [".warc", ".gz"]:
        yield from read_warc(name, stream)
    elif last in ARCHIVES or suffixes[-2:-1] == [".tar"]:
        yield from read_archive(name, stream, inner, depth=depth)
    elif last == ".gz":
        yield from read_gzip(name, stream, inner, depth=depth)
    else:
        yield from _read_bytes(name, last, stream.read(), options)


def _read_bytes(name: str, suffix: str, content: bytes, options: ReadOptions) -> Iterator[Received | Problem]:
    if not content.strip():
        yield problem("empty", name, "expected a text, found nothing")
    elif suffix == ".pdf":
        yield from read_pdf(name, content)
    elif suffix in PARTS:
        yield from read_document(name, suffix, content)
    elif suffix in LETTERS:
        yield from read_letter(name, content)
    elif is_binary(content):
        yield problem("binary", name, "expected a text, found binary bytes")
    else:
        yield from _read_text(name, suffix, content, options)


def _read_text(name: str, suffix: str, content: bytes, options: ReadOptions) -> Found:
    if suffix in MARKDOWN:
        return read_markdown(name, content, options.encoding)
    if suffix in PAGES:
        return read_page_apart(name, content, declared=options.encoding)
    if suffix in RECORDS:
        return read_json_lines(name, content, options.fields)
    if suffix == ".json":
        return read_json(name, content, options.fields)
    if suffix == ".csv":
        return read_csv(name, content, options.fields, declared=options.encoding)
    return read_feed(name, content) if suffix in FEEDS else read_text_file(name, content, options.encoding)


def read_text_file(name: str, content: bytes, declared: str = "") -> Iterator[Received | Problem]:
    """The article of a plain text file, after the faults that were met."""
    decoded = decode(content, declared=declared)
    for fault, message in decoded.remarks:
        yield problem(fault, name, message)
    extension = PurePosixPath(name).suffix.lower()
    printed = Metadata(outlet=masthead(decoded.characters))
    yield Received(name, decoded.characters, content, extension or ".txt", "text/plain", decoded.encoding, printed)
