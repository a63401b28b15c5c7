"""PDF documents with a text layer in: what enters is bytes; what leaves is the text, a paragraph a line.

A document without a text layer, or locked by a password, is a `Problem`. Needs the extra ``pdf`` (pypdf).
"""

import importlib
import io
import re
import statistics
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from recoupe.errors import MissingExtraError
from recoupe.ingest.pagedata import clean
from recoupe.ingest.received import Metadata, Received, problem
from recoupe.model import Problem

PAGES = 500
"""Pages that are read; a longer document is a book, not an article."""

_FINAL = re.compile(r"[.!?…:»”\"][\s»”\")]*$")


def read_pdf(name: str, content: bytes) -> Iterator[Received | Problem]:
    """The article of a PDF document."""
    try:
        pypdf: Any = importlib.import_module("pypdf")
    except ImportError as fault:
        raise MissingExtraError("pypdf", "pdf") from fault
    try:
        document = pypdf.PdfReader(io.BytesIO(content))
        if document.is_encrypted and not document.decrypt(""):
            yield problem("unreadable", name, "the document is locked by a password")
            return
        pages = [page.extract_text() for page in document.pages[:PAGES]]
        title = clean((document.metadata or {}).get("/Title"))
    except Exception as fault:  # pypdf raises many kinds on broken documents
        yield problem("unreadable", name, f"the document cannot be read: {type(fault).__name__}: {fault}")
        return
    characters = "\n".join(unwrapped(page) for page in pages if page.strip())
    if not characters.strip():
        yield problem("no_text_layer", name, "expected a text layer, found none")
        return
    yield Received(name, characters, content, ".pdf", "application/pdf", "", Metadata(title=title))


def unwrapped(page: str) -> str:
    """The lines of a printed page joined to paragraphs, words cut at a line's end put together.

    A line goes on when it is as long as most lines and does not stop, or when the next one begins in small letters.
    """
    lines = [line.strip() for line in page.split("\n") if line.strip()]
    if not lines:
        return ""
    usual = statistics.median(len(line) for line in lines)
    joined = [lines[0]]
    for before, line in pairwise(lines):
        if before.endswith("-") and before[-2:-1].islower() and line[:1].islower():
            joined[-1] = joined[-1][:-1] + line
        elif line[:1].islower() or (len(before) >= 0.8 * usual and not _FINAL.search(before)):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return "\n".join(joined)
