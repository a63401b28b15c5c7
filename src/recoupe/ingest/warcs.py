"""Web archives in: the pages of WARC and WARC.gz files, with their address and the moment they were fetched.

What enters is an open file; what leaves is the article of each response with status 200 and an HTML body. A record
that cannot be read is a `Problem`. Needs the extra ``web`` (FastWARC).
"""

import importlib
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from recoupe.errors import MissingExtraError
from recoupe.ingest.pages import PAGE_BYTES, read_page
from recoupe.ingest.received import Received, problem
from recoupe.model import Problem

HTML_TYPES = ("text/html", "application/xhtml+xml")


def read_warc(name: str, stream: BinaryIO) -> Iterator[Received | Problem]:
    """The pages of a web archive, in its order; each is named after the file and its address."""
    try:
        warc: Any = importlib.import_module("fastwarc.warc")
    except ImportError as fault:
        raise MissingExtraError("fastwarc", "web") from fault
    seen = 0
    try:
        for record in warc.ArchiveIterator(stream, record_types=warc.WarcRecordType.response, auto_decode="all"):
            seen += 1
            yield from _page(name, record)
    except Exception as fault:  # FastWARC raises errors of its own C++ layer
        yield problem("broken_record", name, f"the archive cannot be read beyond record {seen}: {fault}")
        return
    if not seen:
        yield problem("broken_record", name, "expected web archive records, found none")


def _page(name: str, record: Any) -> Iterable[Received | Problem]:  # noqa: ANN401
    headers = record.http_headers
    if headers is None or headers.status_code != 200:
        return
    kind = (record.http_content_type or "").lower()
    if kind not in HTML_TYPES:
        return
    url = record.headers.get("WARC-Target-URI", "").strip("<>")
    content = record.reader.read(PAGE_BYTES + 1)
    length = headers.get("Content-Length", "")
    if length.isdigit() and not headers.get("Content-Encoding") and len(content) < min(int(length), PAGE_BYTES):
        yield problem("broken_record", f"{name}#{url}", f"expected {length} bytes, found {len(content)}")
    for one in read_page(f"{name}#{url}", content, url=url, declared=record.http_charset or ""):
        yield one.fetched(record.headers.get("WARC-Date", "")) if isinstance(one, Received) else one
