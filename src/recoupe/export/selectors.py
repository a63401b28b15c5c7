"""Spans as selectors of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/#selectors)."""

from collections.abc import Mapping
from typing import Any

from recoupe.model import Span

CONTEXT = 32
"""Characters before and after a quotation that tell it from the same words elsewhere in its text."""


def urn(kind: str, identifier: str) -> str:
    """The name of a record outside the dossier: ``urn:recoupe:claim:3fa2…``."""
    return f"urn:recoupe:{kind}:{identifier}"


def resource(span: Span, texts: Mapping[str, str]) -> dict[str, Any]:
    """A span as a SpecificResource: its text, its position (code points, half-open) and its words with what surrounds
    them.
    """
    characters = texts.get(span.text, "")
    quote = {"type": "TextQuoteSelector", "exact": span.surface}
    if characters:
        quote["prefix"] = characters[max(0, span.start - CONTEXT) : span.start]
        quote["suffix"] = characters[span.end : span.end + CONTEXT]
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"type": "SpecificResource", "source": urn("text", span.text), "selector": [position, quote]}
