"""Coded events in the columns of POLECAT, as far as the record knows them, and what POLECAT does not tell.

That is the characters, the status, the witnesses and the claims.

POLECAT (Halterman et al. 2023, PLOVER coded by machine) is a table parted by tabs; its columns that recoupe has no
ground for (intensity by model, populations, storyline) are left out rather than filled with a guess.
"""

import csv
import io
import re

from recoupe.export.material import Material
from recoupe.views.cells import guarded
from recoupe.views.coded import coded_events
from recoupe.views.codings import CodedEvent
from recoupe.views.labels import outlet, reported
from recoupe.views.lists import event_witnesses

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor Sectors", "Recipient Name", "Recipient Country", "Recipient Sectors", "Raw Placename",
    "Country", "Source", "Publication Date", "Headline", "Event Text", "Status", "Witnesses", "Witness Count", "Claims",
    "Text", "Start", "End", "Decided",
)  # fmt: skip

_FIGURE = re.compile(r"-?\d+(\.\d+)?")

QUADS = {"1": "VERBAL COOPERATION", "2": "MATERIAL COOPERATION", "3": "VERBAL CONFLICT", "4": "MATERIAL CONFLICT"}


def polecat(material: Material) -> bytes:
    """One row an event and an article that prints it, in the order of articles and text."""
    counted = event_witnesses(material.selection)
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(COLUMNS)
    for row in coded_events(material.selection.records):
        for cells in _rows(row, counted.get(row.id, ()), material):
            writer.writerow([_plain(cell) for cell in cells])
    return out.getvalue().encode()


def _rows(row: CodedEvent, witnesses: tuple[str, ...], material: Material) -> list[tuple[str, ...]]:
    return [
        (
            row.id, row.date, row.event, row.mode, row.score, QUADS.get(row.quad, row.quad), row.context,
            "; ".join(row.actor_names), *_parties(row.actor), "; ".join(row.recipient_names), *_parties(row.recipient),
            row.location, row.location, outlet(article), reported(article, material.dates),
            material.titles[article.id], row.quote,
            row.status, "; ".join(witnesses), str(len(witnesses)), "; ".join(row.claims), row.text,
            str(row.start), str(row.end), "; ".join(row.decided),
        )
        for article in material.articles_of.get(row.text, ())
    ]  # fmt: skip


def _plain(cell: str) -> str:
    """A cell on one line that no spreadsheet runs; figures as they are."""
    return cell if _FIGURE.fullmatch(cell) else guarded(" ".join(cell.split()))


def _parties(codes: tuple[str, ...]) -> tuple[str, str]:
    """Countries and sectors of parties coded ``RUS GOV``: each once, in their order."""
    parts = [code.partition(" ") for code in codes]
    countries = dict.fromkeys(country for country, _, _ in parts if country != "---")
    sectors = dict.fromkeys(sector for _, _, sector in parts if sector)
    return "; ".join(countries), "; ".join(sectors)
