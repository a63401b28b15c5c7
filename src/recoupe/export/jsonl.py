"""Every record as one W3C Web Annotation a line: the record is the body, its first span the target.

Records that lie in no text are about the records or texts they rest on, or themselves. Spans inside a body are written
as resources with selectors, too, so that any of them can be found again without recoupe.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

import msgspec

from recoupe.export.material import Material
from recoupe.export.selectors import resource, urn
from recoupe.model import Record, Span, spans_of

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def jsonl(material: Material) -> bytes:
    """The records sorted by kind and id, one annotation a line, UTF-8."""
    records = sorted(material.selection.records, key=lambda one: (one.KIND, one.id))
    return b"".join(msgspec.json.encode(_annotation(one, material)) + b"\n" for one in records)


def _annotation(record: Record, material: Material) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "id": urn(record.KIND, record.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": {"type": "Dataset", "kind": record.KIND, "value": _plain(record, material)},
        "target": list(_targets(record, material)),
    }


def _targets(record: Record, material: Material) -> Iterator[Any]:
    span = getattr(record, "span", None) or next(iter(spans_of(record)), None)
    text = getattr(record, "text", "")
    if isinstance(span, Span):
        yield resource(span, material.texts)
    elif isinstance(text, str) and text:
        yield urn("text", text)
    else:
        named = [one for one in record.why.inputs if one in material.by_id]
        yield from (urn(material.by_id[one].KIND, one) for one in named or [record.id])


def _plain(value: Any, material: Material) -> Any:  # noqa: ANN401 (walks the fields of any record)
    """A value as JSON knows it: spans as resources, records and their parts as objects, empty fields left out."""
    if isinstance(value, Span):
        return resource(value, material.texts)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(part, material) for part in value]
    if is_dataclass(value):
        # When an article was acquired is known to this dossier only: the same input gives the same bytes elsewhere.
        named = [one.name for one in fields(value) if one.name != "acquired"]
        cells = ((name, getattr(value, name)) for name in named)
        return {name: _plain(cell, material) for name, cell in cells if cell not in ("", None, ())}
    return value
