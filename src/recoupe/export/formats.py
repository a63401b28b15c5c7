"""Every format: its name, what it is for, the name of its file, and what makes its bytes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from recoupe.errors import QuestionError
from recoupe.export.citations import csl
from recoupe.export.entities import ftm
from recoupe.export.jsonl import jsonl
from recoupe.export.material import Material
from recoupe.export.parquet import parquet
from recoupe.export.places import geojson
from recoupe.export.polecat import polecat
from recoupe.export.sheets import csv_table, xlsx
from recoupe.export.tables import TABLES
from recoupe.export.timeline import timelinejs


@dataclass(frozen=True, slots=True)
class Format:
    """A format with one file, or with one file a table; ``file`` holds ``{table}`` for the latter."""

    file: str
    write: Callable[..., bytes]

    @property
    def has_tables(self) -> bool:
        """Whether it writes one table a file."""
        return "{table}" in self.file


FORMATS: Mapping[str, Format] = {
    "xlsx": Format("recoupe.xlsx", xlsx),
    "csv": Format("{table}.csv", csv_table),
    "parquet": Format("{table}.parquet", parquet),
    "jsonl": Format("annotations.jsonl", jsonl),
    "ftm": Format("entities.ftm.json", ftm),
    "polecat": Format("events.polecat.tsv", polecat),
    "timelinejs": Format("timeline.json", timelinejs),
    "geojson": Format("places.geojson", geojson),
    "csl": Format("articles.csl.json", csl),
}
"""Name to format, what people open first."""


def export(material: Material, name: str, *, table: str = "claims") -> bytes:
    """The bytes of one format.

    Args:
        material: what to export.
        name: one of `FORMATS`.
        table: one of `TABLES`, for formats that hold one table a file.

    Raises QuestionError for an unknown format or table, MissingExtraError when its package is not installed.
    """
    if name not in FORMATS:
        raise QuestionError(f"expected one of {', '.join(FORMATS)}, found {name!r}")
    if table not in TABLES:
        raise QuestionError(f"expected one of {', '.join(TABLES)}, found {table!r}")
    chosen = FORMATS[name]
    return chosen.write(material, table) if chosen.has_tables else chosen.write(material)


def of_file(name: str) -> str:
    """The format that the name of a file tells by its ending; empty when it tells none."""
    endings = {one.file.partition(".")[2]: kind for kind, one in FORMATS.items()}
    endings |= {f"{kind}.json": kind for kind in FORMATS} | {"timeline.json": "timelinejs"}
    whole = f".{name.lower()}"
    return next((kind for ending, kind in endings.items() if ending != "json" and whole.endswith(f".{ending}")), "")


def every_file(material: Material) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """The name, the format and the maker of each file of all formats, in the order of `FORMATS`."""
    for name, one in FORMATS.items():
        for table in TABLES if one.has_tables else ("",):
            yield one.file.format(table=table), name, partial(export, material, name, table=table or "claims")
