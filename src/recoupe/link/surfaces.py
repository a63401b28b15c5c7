"""The words of spans: link stages place spans without seeing text, and their words are filled in when all is found."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from recoupe.model import Record, Span, spans_of, with_spans


def surfaced(record: Record, texts: Mapping[str, str]) -> Record:
    """The record with the words of every span filled in: link stages place spans without seeing text."""
    return _filled(record, texts) if any(not span.surface for span in spans_of(record)) else record


def _filled(value: Any, texts: Mapping[str, str]) -> Any:  # noqa: ANN401 (walks the fields of any record)
    if isinstance(value, Span):
        return value if value.surface else replace(value, surface=texts[value.text][value.start : value.end])
    if isinstance(value, tuple):
        return tuple(_filled(part, texts) for part in value)
    names = with_spans(value)
    return replace(value, **{name: _filled(getattr(value, name), texts) for name in names}) if names else value
