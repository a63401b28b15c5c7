"""Feeds in: RSS and Atom files, and the list of feeds that an OPML file holds.

What enters is bytes; what leaves is one `Received` for each entry with a text. An entry that carries its summary alone
is kept as what it is, with ``access`` ``summary`` and a `Problem`. Needs the extra ``web`` (feedparser).
"""

import importlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from recoupe.errors import MissingExtraError
from recoupe.ingest.languages import code
from recoupe.ingest.metadata import url_dates
from recoupe.ingest.pagedata import clean, same_words
from recoupe.ingest.pages import parse
from recoupe.ingest.received import Metadata, Received, problem
from recoupe.model import DateCandidate, Problem

SUMMARY = 600
"""Characters under which an entry without a full content is taken for a summary."""

_BLOCKS = frozenset(("p", "div", "li", "h1", "h2", "h3", "h4", "br", "blockquote", "tr", "section", "article", "ul"))


def _feedparser() -> Any:  # noqa: ANN401
    try:
        return importlib.import_module("feedparser")
    except ImportError as fault:
        raise MissingExtraError("feedparser", "web") from fault


def read_feed(name: str, content: bytes) -> Iterator[Received | Problem]:
    """The entries of a feed, in its order; each is named after the file and its identity."""
    feed = _feedparser().parse(content)
    if not feed.entries:
        yield problem(
            "broken_feed", name, f"expected the entries of a feed, found none: {feed.get('bozo_exception', '')}"
        )
        return
    outlet = clean(feed.feed.get("title"))
    language = code(feed.feed.get("language", ""))
    for number, entry in enumerate(feed.entries, start=1):
        yield from _entry(f"{name}#{entry.get('id') or entry.get('link') or number}", entry, outlet, language)


def _entry(name: str, entry: Any, outlet: str, language: str) -> Iterator[Received | Problem]:  # noqa: ANN401
    full = max((part.get("value", "") for part in entry.get("content", [])), key=len, default="")
    markup = full or entry.get("summary", "")
    text, title = plain(markup), clean(plain(entry.get("title", "")))
    if not text:
        yield problem("missing_field", name, "expected an entry with a text, found none")
        return
    summary = not full and len(text) < SUMMARY
    if summary:
        yield problem("summary_only", name, "the feed carries a summary of this article")
    link = clean(entry.get("link"))
    metadata = Metadata(
        url=link,
        outlet=outlet,
        title=title,
        bylines=tuple(clean(one.get("name")) for one in entry.get("authors", []) if clean(one.get("name"))),
        dates=(*_dates(entry), *url_dates(link)),
        language=language,
        access="summary" if summary else "",
    )
    characters = text if not title or same_words(text.split("\n", 1)[0], title) else f"{title}\n{text}"
    yield Received(name, characters, markup.encode("utf-8", "replace"), ".html", "text/html", "utf-8", metadata)


def _dates(entry: Any) -> Iterator[DateCandidate]:  # noqa: ANN401
    moment = entry.get("published_parsed")
    if moment:
        value = f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}T{moment.tm_hour:02}:{moment.tm_min:02}"
        yield DateCandidate(value, "feed:published", clean(entry.get("published"))[:60])


def plain(markup: str) -> str:
    """The text of a fragment of markup, a block a line."""
    if "<" not in markup and "&" not in markup:
        return "\n".join(line for line in map(clean, markup.split("\n")) if line)
    tree = parse(f"<div>{markup}</div>")
    if tree is None:
        return ""
    parts: list[str] = []
    for moment, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in {"script", "style"}:
            element.text = ""
        if tag in _BLOCKS:
            parts.append("\n")
        parts.append((element.text if moment == "start" and tag else element.tail if moment == "end" else "") or "")
    return "\n".join(line for line in map(clean, "".join(parts).split("\n")) if line)


def read_opml(content: bytes) -> tuple[str, ...]:
    """The addresses of the feeds that an OPML file lists, in its order, each once; none for anything else."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        tree = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return ()
    outlines = tree.iter("outline") if tree is not None else ()
    found = [clean(outline.get("xmlUrl")) for outline in outlines]
    return tuple(dict.fromkeys(url for url in found if url))
