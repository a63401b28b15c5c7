"""Web pages: HTML in, the kept text and what the page states about itself out.

The text is extracted once, by trafilatura, and kept beside the bytes; a newer extractor never changes it in silence.
Paragraphs are lines, the title stands on the first one. Metadata carry the place of the page that states them
(``meta:article:published_time``, ``jsonld:datePublished``, ``time:datetime``, ``url``). Publication dates are
never guessed from body text. A page without the text of an article is refused.
"""

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import trafilatura
from lxml import etree, html

from recoupe.ingest import pagedata
from recoupe.ingest.decoding import Decoded, decode, repair
from recoupe.ingest.metadata import unseen_credits
from recoupe.ingest.received import Metadata, Received, problem
from recoupe.model import Problem

PAGE_BYTES = 10 * 1024 * 1024
"""Pages above this size get the second reader, which is quick and plainer: real articles that large are rare."""

LARGEST_BYTES = 50 * 1024 * 1024
"""Pages above this size are refused."""

DEPTH = 200
"""Tags nested deeper than this are left out: libxml2 stops at 256; the deepest of 148 real pages had 51."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_TAGS = re.compile(r"<\s*(/?)\s*([A-Za-z][A-Za-z0-9]*)[^>]*?(/?)>")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_LOOSE = frozenset(("p", "li", "dt", "dd", "tr", "td", "th", "option", "thead", "tbody", "tfoot", "colgroup"))
"""Elements that a page may leave open: they do not nest, whatever the tags say."""
_TAG_NAMES = re.compile(r"<\s*(/?)\s*([A-Za-z][A-Za-z0-9]*)")
_SHALLOW = _VOID | _LOOSE | {"path", "circle", "rect", "use", "line", "polygon", "polyline", "ellipse", "stop"}


@dataclass(frozen=True, slots=True)
class Page:
    """What a page gave: the text (empty when it holds no article), its metadata, every visible line."""

    characters: str
    metadata: Metadata


def read_page(name: str, content: bytes, *, url: str = "", declared: str = "") -> Iterator[Received | Problem]:
    """The article of a page, after the faults that were met.

    Args:
        name: under which the page came.
        content: its bytes.
        url: where it was found; empty when unknown.
        declared: the encoding its response header stated.
    """
    if len(content) > LARGEST_BYTES:
        yield problem("too_large", name, f"expected a page of {LARGEST_BYTES} bytes at most, found {len(content)}")
        return
    decoded = decode(content, declared=declared or charset(content), mend=False)
    for code, message in decoded.remarks:
        yield problem(code, name, message)
    shallow, deep = flatten(decoded.characters)
    if deep:
        yield problem("nested_too_deep", name, f"expected at most {DEPTH} nested elements, found {deep}")
    page = extract(shallow, url=url)
    if page is not None and repair(page.characters)[1]:
        mended, mapping = repair(shallow)
        yield problem("mojibake", name, f"encoded twice, repaired: {mapping}")
        page = extract(mended, url=url)
    if page is None or not page.characters.strip():
        yield problem("no_article", name, "expected the text of an article, found none")
        return
    yield _received(name, content, decoded, page)


def _received(name: str, content: bytes, decoded: Decoded, page: Page) -> Received:
    return Received(name, page.characters, content, ".html", "text/html", decoded.encoding, page.metadata)


def charset(content: bytes) -> str:
    """The encoding a page states in its first 2,048 bytes; empty when it does not."""
    found = _XML_CHARSET.search(content[:2048]) or _CHARSET.search(content[:2048])
    return found.group(1).decode("ascii") if found else ""


def flatten(markup: str) -> tuple[str, int]:
    """The page with tags beyond `DEPTH` taken out, and the depth it had (0 when it was shallow enough)."""
    if not _may_be_deep(markup):
        return markup, 0
    depth = deepest = 0
    cuts: list[tuple[int, int]] = []
    for tag in _TAGS.finditer(markup):
        closing, element, own = tag.groups()
        if own or element.lower() in _VOID or element.lower() in _LOOSE:
            continue
        if closing:
            if depth > DEPTH:
                cuts.append(tag.span())
            depth = max(0, depth - 1)
        else:
            depth += 1
            deepest = max(deepest, depth)
            if depth > DEPTH:
                cuts.append(tag.span())
    if not cuts:
        return markup, 0
    places = [0, *(place for cut in cuts for place in cut), len(markup)]
    kept = [markup[places[i] : places[i + 1]] for i in range(0, len(places), 2)]
    return " ".join(kept), deepest


def _may_be_deep(markup: str) -> bool:
    """False when no more than `DEPTH` tags can be open at once; quick, and true too often where drawings stand."""
    depth = 0
    for closing, element in _TAG_NAMES.findall(markup):
        if element.lower() in _SHALLOW:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > DEPTH:
            return True
    return False


def extract(markup: str, *, url: str = "") -> Page | None:
    """The article of a decoded page; None when the markup holds no element."""
    tree = parse(markup)
    if tree is None:
        return None
    metadata = pagedata.metadata(tree, url=url)
    lines = pagedata.visible_lines(tree)
    body = body_text(markup, url)
    characters = _with_title(body, metadata.title) if body else ""
    found = Metadata(credits=unseen_credits(characters, lines))
    return Page(characters, metadata.over(found))


def parse(markup: str) -> html.HtmlElement | None:
    """The tree of a page, however broken; None for one without elements."""
    # lxml refuses a declared encoding in characters that are decoded already.
    bare = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup).replace("\x00", "")
    try:
        return html.document_fromstring(bare, parser=html.HTMLParser(huge_tree=True)) if bare.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def body_text(markup: str, url: str) -> str:
    """The article's text, a paragraph a line; empty when no extractor finds one.

    Pages that are too large for trafilatura, and those on which it fails, are read by resiliparse where it is there.
    """
    if len(markup) > PAGE_BYTES:
        return _second_reader(markup)
    try:
        found = trafilatura.extract(
            markup, url=url or None, fast=False, deduplicate=False, include_comments=False, include_tables=True
        )
    except (ValueError, TypeError, AttributeError, RecursionError, etree.Error):
        return _second_reader(markup)
    return found or ""


def _second_reader(markup: str) -> str:
    try:
        reader: Any = importlib.import_module("resiliparse.extract.html2text")
    except ImportError:
        return ""
    found = str(reader.extract_plain_text(markup, main_content=True, links=False, alt_texts=False))
    return re.sub(r"\n\s*\n+", "\n", found).strip()


def _with_title(body: str, title: str) -> str:
    first = body.split("\n", 1)[0]
    if not title or pagedata.same_words(first, title):
        return body
    return f"{title}\n{body}"
