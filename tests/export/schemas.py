"""JSON schemas of the formats that have no library of their own, written from their specifications."""

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
