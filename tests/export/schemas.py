"""JSON schemas of the formats that have no library of their own, written from their specifications."""

from typing import Any

RESOURCE = {
    "type": "object",
    "required": ["type", "source", "selector"],
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": {"type": "string", "pattern": "^urn:recoupe:text:[0-9a-f]{32}$"},
        "selector": {
            "type": "array",
            "prefixItems": [
                {
                    "type": "object",
                    "required": ["type", "start", "end"],
                    "additionalProperties": False,
                    "properties": {
                        "type": {"const": "TextPositionSelector"},
                        "start": {"type": "integer", "minimum": 0},
                        "end": {"type": "integer", "minimum": 1},
                    },
                },
                {
                    "type": "object",
                    "required": ["type", "exact"],
                    "additionalProperties": False,
                    "properties": {
                        "type": {"const": "TextQuoteSelector"},
                        "exact": {"type": "string", "minLength": 1},
                        "prefix": {"type": "string"},
                        "suffix": {"type": "string"},
                    },
                },
            ],
        },
    },
}

ANNOTATION = {
    "type": "object",
    "required": ["@context", "id", "type", "target"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"type": "string", "pattern": "^urn:recoupe:[a-z_]+:[0-9a-f]{32}$"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing"]},
        "body": {"type": "object", "required": ["type", "kind", "value"]},
        "target": {
            "type": "array",
            "minItems": 1,
            "items": {"anyOf": [{"type": "string", "pattern": "^urn:"}, RESOURCE]},
        },
    },
}
"""W3C Web Annotation Data Model, sections 3.1, 4.2.4 and 4.2.5."""

_DATE = {
    "type": "object",
    "required": ["year"],
    "properties": {name: {"type": "string", "pattern": "^[0-9]+$"} for name in ("year", "month", "day")},
    "additionalProperties": False,
}
_TEXT = {
    "type": "object",
    "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
    "additionalProperties": False,
}
TIMELINE = {
    "type": "object",
    "required": ["events"],
    "properties": {
        "title": {"type": "object", "required": ["text"], "properties": {"text": _TEXT}},
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start_date", "text", "unique_id"],
                "properties": {"start_date": _DATE, "end_date": _DATE, "text": _TEXT, "unique_id": {"type": "string"}},
                "additionalProperties": False,
            },
        },
    },
}
"""TimelineJS, "JSON data format": slides, dates and text objects."""

_ACTOR = {"name": "name", "alias": "name", "country": "country"}

FOLLOW_THE_MONEY: dict[str, dict[str, Any]] = {
    "Article": {
        "required": set(),
        "properties": {
            "title": "string", "name": "name", "fileName": "string", "author": "string", "publisher": "string",
            "sourceUrl": "url", "language": "language", "publishedAt": "date", "date": "date", "mimeType": "mimetype",
            "bodyText": "text",
        },
    },
    "Documentation": {
        "required": {"document", "entity"},
        "properties": {
            "document": "Document", "entity": "Thing", "role": "string", "summary": "text", "description": "text",
            "date": "date", "status": "string", "recordId": "string",
        },
    },
    "Event": {
        "required": {"name"},
        "properties": {
            "name": "name", "summary": "text", "keywords": "string", "date": "date", "involved": "LegalEntity",
            "location": "address", "country": "country", "proof": "Document", "recordId": "string",
        },
    },
    "Mention": {
        "required": {"document", "name"},
        "properties": {
            "document": "Document", "resolved": "LegalEntity", "name": "name", "detectedSchema": "string",
        },
    },
    "Organization": {"required": {"name"}, "properties": _ACTOR},
    "Person": {"required": {"name"}, "properties": _ACTOR},
    "PublicBody": {"required": {"name"}, "properties": _ACTOR},
}  # fmt: skip
"""FollowTheMoney 4.11: of each schema that is written, what must be there and the type or range of each property."""

_LEGAL = {"Organization", "Person", "PublicBody"}
RANGES = {"Document": {"Article"}, "LegalEntity": _LEGAL, "Thing": {"Article", "Event", *_LEGAL}}
"""Range of a property to the schemas that lie in it."""

LENGTHS = {"name": 384, "text": 65_000, "date": 32, "country": 16, "language": 16, "url": 4096, "address": 250}
"""Characters a value of a type may have at most; 1,024 where none is named."""

VALUES = {
    **dict.fromkeys(("string", "name", "text", "address"), r".*\S.*"),
    "country": "[a-z]{2}",
    "language": "[a-z]{3}",
    "date": r"\d{4}(-\d\d(-\d\d)?)?",
    "mimetype": r"[\w.+-]+/[\w.+-]+",
    "url": r"https?://\S+",
}
"""What a value of a type looks like."""
