"""GeoJSON (RFC 7946): places that a span names, with the events told to have happened there.

Coordinates are those of ``world/places.tsv`` (WGS 84, longitude first). A place without coordinates, a state, or a
place nobody names in so many words is on no map.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from recoupe import packs
from recoupe.export.material import Material
from recoupe.model import Event, Mention, Span, Timex
from recoupe.views.cells import printable
from recoupe.views.labels import Names, outlet, reported


def geojson(material: Material) -> bytes:
    """A FeatureCollection: one point for each event with a place, one for each place named, in this order."""
    names = Names.of(material.selection.records, material.language)
    features = [*_events(material, names), *_places(material, names)]
    collection = {"type": "FeatureCollection", "features": features}
    return msgspec.json.format(msgspec.json.encode(collection), indent=1) + b"\n"


def _events(material: Material, names: Names) -> Iterator[dict[str, Any]]:
    events = (one for one in material.selection.records if isinstance(one, Event) and one.place)
    for event in sorted(events, key=lambda one: (one.span.text, one.span.start, one.id)):
        place = event.place
        if place is None or not place.candidates:
            continue
        timex = material.by_id.get(event.time)
        cells = {
            "kind": "event",
            "predicate": event.predicate,
            "status": str(event.status),
            "polarity": str(event.polarity),
            "date": timex.value if isinstance(timex, Timex) else "",
            "quote": printable(event.span.surface),
            "record": event.id,
        }
        yield from _feature(place.candidates[0], place.span, cells, material, names)


def _places(material: Material, names: Names) -> Iterator[dict[str, Any]]:
    named: dict[str, list[Mention]] = {}
    for one in material.selection.records:
        if isinstance(one, Mention) and one.candidates and one.candidates[0] in _coordinates():
            named.setdefault(one.candidates[0], []).append(one)
    for key, mentions in sorted(named.items()):
        mentions.sort(key=lambda one: (one.span.text, one.span.start))
        cells = {"kind": "place", "mentions": len(mentions), "texts": len({one.span.text for one in mentions})}
        yield from _feature(key, mentions[0].span, cells, material, names)


def _feature(
    key: str, span: Span, cells: Mapping[str, object], material: Material, names: Names
) -> Iterator[dict[str, Any]]:
    point = _coordinates().get(key)
    articles = material.articles_of.get(span.text, ())
    if point is not None:
        where = {
            "place": names[key],
            "key": key,
            "named": printable(span.surface),
            "articles": [outlet(one) for one in articles],
            "reported": reported(articles[0], material.dates) if articles else "",
            "text": span.text,
            "start": span.start,
            "end": span.end,
        }
        geometry = {"type": "Point", "coordinates": list(point)}
        yield {"type": "Feature", "geometry": geometry, "properties": {**cells, **where}}


@cache
def _coordinates() -> Mapping[str, tuple[float, float]]:
    """Place key to longitude and latitude in degrees."""
    rows = (row for row in packs.shipped("world")["places"] if row["latitude"] and row["longitude"])
    return {row["key"]: (float(row["longitude"]), float(row["latitude"])) for row in rows}
