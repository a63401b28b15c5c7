"""What a desk writes and is sent: documents of word processors, Markdown, letters.

What enters is bytes; what leaves is the text, a paragraph a line, as its reader sees it: what a reviser struck out,
notes at the foot and comments are left out, and so are attachments of a letter. What cannot be read is a `Problem`.
"""

import email
import email.policy
import email.utils
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from email.message import EmailMessage, Message

from lxml import etree

from recoupe.ingest.decoding import decode
from recoupe.ingest.feeds import plain
from recoupe.ingest.pagedata import clean, same_words
from recoupe.ingest.received import Metadata, Received, problem
from recoupe.model import DateCandidate, Problem

PARTS = {".docx": "word/document.xml", ".odt": "content.xml"}
"""Ending to the member of the archive that holds the text."""

TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
}
PART_BYTES = 50 * 1024 * 1024
"""Unpacked bytes above which a document is no article."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPEN = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARAGRAPHS = frozenset({f"{_WORD}p", f"{_OPEN}p", f"{_OPEN}h"})
_TEXT = frozenset({f"{_WORD}t"})
_BLANKS = {
    f"{_WORD}tab": " ", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-",
    f"{_OPEN}tab": " ", f"{_OPEN}s": " ", f"{_OPEN}line-break": "\n",
}  # fmt: skip
_APART = frozenset({f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}instrText", f"{_OPEN}tracked-changes", f"{_OPEN}note",
                    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation",
                    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"})  # fmt: skip
"""Elements whose words are not the text's: struck out, notes, what a field is computed from, the same drawn twice."""


def read_document(name: str, suffix: str, content: bytes) -> Iterator[Received | Problem]:
    """The article of a document of a word processor, by its ending."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(PARTS[suffix]) as stream:
            part = stream.read(PART_BYTES + 1)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError) as fault:
        yield problem("unreadable", name, f"the document cannot be read: {type(fault).__name__}: {fault}")
        return
    if len(part) > PART_BYTES:
        yield problem("too_large", name, f"expected {PART_BYTES} bytes at most, found more")
        return
    try:
        tree = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as fault:
        yield problem("unreadable", name, f"the document cannot be read: {type(fault).__name__}: {fault}")
        return
    yield Received(name, "\n\n".join(_paragraphs(tree)), content, suffix, TYPES[suffix], "")


def _paragraphs(tree: etree._Element) -> Iterator[str]:
    """The paragraphs of a document in its order; one inside another, as in a frame, stands where it begins."""
    for element in tree.iter(*sorted(_PARAGRAPHS)):
        if not any(one.tag in _APART for one in element.iterancestors()):
            words = "\n".join(filter(None, map(clean, "".join(_words(element)).split("\n"))))
            if words:
                yield words


def _words(element: etree._Element) -> Iterator[str]:
    """What is written in an element: in Word in runs of text, in OpenDocument anywhere."""
    is_open = element.tag.startswith(_OPEN) if isinstance(element.tag, str) else False
    if element.text and (is_open or element.tag in _TEXT):
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _APART and child.tag not in _PARAGRAPHS:
            yield _BLANKS.get(child.tag, "")
            yield from _words(child)
        if child.tail and is_open:
            yield child.tail


def read_letter(name: str, content: bytes) -> Iterator[Received | Problem]:
    """The article of a letter (``.eml``): its subject, then its body; its day is when it was sent."""
    letter = email.message_from_bytes(content, policy=email.policy.default)
    try:
        words, title, sent = _body(letter), clean(str(letter.get("Subject", ""))), str(letter.get("Date", ""))
    except (LookupError, ValueError, TypeError, AttributeError) as fault:  # what no letter should hold, and some do
        yield problem("unreadable", name, f"the letter cannot be read: {type(fault).__name__}: {fault}")
        return
    if not words.strip():
        yield problem("missing_field", name, "expected a letter with a text, found none")
        return
    characters = f"{title}\n\n{words}" if title else words
    metadata = Metadata(title=title, dates=tuple(_sent(sent)))
    yield Received(name, characters.replace("\r\n", "\n"), content, ".eml", "message/rfc822", "", metadata)


def _body(letter: Message) -> str:
    body = letter.get_body(("plain", "html")) if isinstance(letter, EmailMessage) else None
    if body is None:
        return ""
    words = str(body.get_content())
    return plain(words) if body.get_content_subtype() == "html" else words


def _sent(words: str) -> Iterator[DateCandidate]:
    with suppress(ValueError):
        moment = email.utils.parsedate_to_datetime(words)
        yield DateCandidate(moment.strftime("%Y-%m-%dT%H:%M"), "mail:date", clean(words)[:60])


_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_STATED = re.compile(r"^(title|date|author|outlet|url)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]+)\](?:\([^)\n]*\)|\[[^\]\n]*\])"), r"\1"),
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE), r"\n\1\n"),
    (re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$|^[ \t]*```.*$|^=+[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_])(_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w_])"), r"\2"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
    (re.compile(r"\n{3,}"), "\n\n"),
)
"""Marks of Markdown, in the order in which they are taken away, and what stays of each."""


def read_markdown(name: str, content: bytes, declared: str = "") -> Iterator[Received | Problem]:
    """The article of a file in Markdown, without its marks; what stands between dashes at its head is stated."""
    decoded = decode(content, declared=declared)
    for fault, message in decoded.remarks:
        yield problem(fault, name, message)
    characters = decoded.characters.replace("\r\n", "\n")
    front = _FRONT.match(characters)
    stated = {key.lower(): value.strip("\"'") for key, value in _STATED.findall(front[1])} if front else {}
    characters = characters[front.end() :] if front else characters
    for marks, kept in _MARKS:
        characters = marks.sub(kept, characters)
    characters = characters.strip() + "\n"
    title = stated.get("title", "")
    if title and not same_words(characters.split("\n", 1)[0], title):
        characters = f"{title}\n\n{characters}"
    day = _DAY.search(stated.get("date", ""))
    metadata = Metadata(
        url=stated.get("url", ""),
        outlet=stated.get("outlet", ""),
        title=title,
        bylines=(stated["author"],) if "author" in stated else (),
        dates=(DateCandidate(day[0], "markdown:date", stated["date"][:60]),) if day else (),
    )
    yield Received(name, characters, content, ".md", "text/markdown", decoded.encoding, metadata)
