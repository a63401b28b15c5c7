"""Records of other tools in: JSON lines, JSON, CSV, with a map of fields; the JSON of fundus, news-please, trafilatura.

What enters is bytes; what leaves is one `Received` for each record with a text, and a `Problem` for every other. The
name of a record is that of its file and its number: ``export.jsonl#12``.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from recoupe.ingest.decoding import decode
from recoupe.ingest.metadata import day_of, stated
from recoupe.ingest.pagedata import clean, same_words
from recoupe.ingest.pages import read_page
from recoupe.ingest.received import Metadata, Received, problem
from recoupe.model import DateCandidate, Problem

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "maintext", "raw_text", "body", "plaintext", "content_text", "content", "article", "article_text"),
    "html": ("html", "content_html", "raw_html"),
    "title": ("title", "headline", "titre"),
    "url": ("url", "source", "link", "canonical_url", "source_url", "requested_url"),
    "outlet": ("outlet", "sitename", "site_name", "publisher", "source_domain", "source-hostname", "hostname", "media"),
    "published": (
        "published", "date_publish", "publishing_date", "date_published", "datePublished", "publication_date",
        "pubDate", "pub_date", "date",
    ),
    "authors": ("authors", "author", "byline", "creator"),
    "language": ("language", "lang"),
}  # fmt: skip
"""What we look for, and the names under which tools write it, the more telling first."""

LISTS = ("articles", "items", "results", "documents", "docs", "data", "response", "hits")
"""Keys under which a JSON object holds its records."""

CELL_LIMIT = 50 * 1024 * 1024


def read_json_lines(name: str, content: bytes, fields: Mapping[str, str] | None = None) -> Iterator[Received | Problem]:
    """One article a line; a line that is no JSON object is a problem and the rest goes on."""
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            yield from _json_record(f"{name}#{number}", line.strip(), fields)


def read_json(name: str, content: bytes, fields: Mapping[str, str] | None = None) -> Iterator[Received | Problem]:
    """One article for an object, one for each object of a list or of a list it holds."""
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as fault:
        if b"\n" in content.strip() and content.lstrip()[:1] == b"{":
            yield from read_json_lines(name, content, fields)
        else:
            yield problem("broken_record", name, f"expected JSON: {fault}")
        return
    records = _records(value)
    for number, record in enumerate(records, start=1):
        whole = content if len(records) == 1 else json.dumps(record, ensure_ascii=False, sort_keys=True).encode()
        yield from read_record(name if len(records) == 1 else f"{name}#{number}", record, whole, fields)


def _records(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not _has_text(value):
        for key in LISTS:
            if isinstance(value.get(key), (list, dict)):
                return _records(value[key])
    return [value]


def _has_text(value: Mapping[str, Any]) -> bool:
    return any(isinstance(value.get(name), str) for name in (*FIELDS["text"], *FIELDS["html"]))


def _json_record(name: str, line: bytes, fields: Mapping[str, str] | None) -> Iterator[Received | Problem]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as fault:
        yield problem("broken_record", name, f"expected a JSON object: {fault}")
        return
    yield from read_record(name, record, line, fields)


def read_csv(
    name: str, content: bytes, fields: Mapping[str, str] | None = None, *, declared: str = ""
) -> Iterator[Received | Problem]:
    """One article a row; the delimiter is the one of ``, ; TAB`` that cuts the header most."""
    decoded = decode(content, declared=declared)
    for code, message in decoded.remarks:
        yield problem(code, name, message)
    header = decoded.characters.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    limit = csv.field_size_limit(CELL_LIMIT)
    try:
        rows = csv.DictReader(io.StringIO(decoded.characters, newline=""), delimiter=delimiter, strict=False)
        for number, row in enumerate(rows, start=2):
            cells = {key: value for key, value in row.items() if isinstance(key, str) and isinstance(value, str)}
            whole = json.dumps(cells, ensure_ascii=False, sort_keys=True).encode()
            yield from read_record(f"{name}#{number}", cells, whole, fields)
    except csv.Error as fault:
        yield problem("broken_record", name, f"expected CSV: {fault}")
    finally:
        csv.field_size_limit(limit)


def read_record(
    name: str, record: object, content: bytes, fields: Mapping[str, str] | None = None
) -> Iterator[Received | Problem]:
    """The article of one record.

    Args:
        name: under which it is kept.
        record: a JSON object; anything else is a problem.
        content: the bytes it came as.
        fields: names of this export for ours (``{"text": "corps"}``); the names of `FIELDS` where it is silent.
    """
    if not isinstance(record, dict):
        yield problem("broken_record", name, f"expected a JSON object, found {type(record).__name__}")
        return
    found = {ours: _field(record, ours, fields or {}) for ours in FIELDS}
    metadata = _metadata(found)
    text = _text(found["text"])
    if text:
        yield Received(name, _titled(text, metadata.title), content, ".json", "application/json", "utf-8", metadata)
    elif isinstance(found["html"], str) and found["html"].strip():
        for one in read_page(name, found["html"].encode("utf-8", "replace"), url=metadata.url, declared="utf-8"):
            yield one.under(metadata) if isinstance(one, Received) else one
    else:
        wanted = (fields or {}).get("text") or ", ".join(FIELDS["text"])
        yield problem("missing_field", name, f"expected a text in the field {wanted}, found none")


def _field(record: Mapping[str, Any], ours: str, fields: Mapping[str, str]) -> object:
    if ours in fields:
        return _path(record, fields[ours])
    return next((record[name] for name in FIELDS[ours] if record.get(name)), None)


def _path(record: Mapping[str, Any], path: str) -> object:
    """The value under ``a.b``, or under that very name."""
    value: object = record
    if path in record:
        return record[path]
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _text(value: object) -> str:
    """A text as a string, a list of paragraphs, or the sections of fundus; lines are paragraphs."""
    if isinstance(value, str):
        return value if value.strip() else ""
    if isinstance(value, list):
        return "\n".join(part for part in map(_text, value) if part)
    if isinstance(value, dict):
        parts = [value.get(name) for name in ("summary", "headline", "sections", "paragraphs", "text")]
        return "\n".join(part for part in map(_text, parts) if part)
    return ""


def _titled(text: str, title: str) -> str:
    first = text.lstrip().split("\n", 1)[0]
    return text if not title or same_words(first, title) else f"{title}\n{text}"


def _metadata(found: Mapping[str, object]) -> Metadata:
    outlet = found["outlet"].get("name") if isinstance(found["outlet"], dict) else found["outlet"]
    said = stated(
        source="record",
        outlet=clean(outlet),
        url=clean(found["url"]),
        title=clean(found["title"]),
        language=clean(found["language"]),
    )
    published = clean(found["published"])
    day = day_of(published)
    dates = (DateCandidate(day, "record", published[:60]),) if day else ()
    return Metadata(bylines=_authors(found["authors"]), dates=dates).over(said)


def _authors(value: object) -> tuple[str, ...]:
    names: Sequence[object] = value if isinstance(value, list) else str(value or "").replace(";", "\n").split("\n")
    plain = [one.get("name") if isinstance(one, dict) else one for one in names]
    return tuple(dict.fromkeys(name for name in map(clean, plain) if name))
