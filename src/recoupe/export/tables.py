"""What spreadsheets and data frames get: the views as tables, what a reader needs first, hashes and offsets last."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from recoupe.export.material import Material
from recoupe.model import Decision
from recoupe.views.claims import claim_rows
from recoupe.views.coded import coded_events
from recoupe.views.findings import finding_rows
from recoupe.views.labels import Names, event_status, heading, meaning, reported
from recoupe.views.lists import actor_rows, article_rows, event_witnesses
from recoupe.views.timeline import Wanted, timeline

Cell: TypeAlias = str | int | float | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type (``text``, ``number``, ``day``, ``list``), and its width in characters of a sheet.

    ``words`` is the closed list whose meanings stand for the values where people read them.
    """

    name: str
    type: str = "text"
    width: int = 14
    words: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, columns, and rows in the order of the view, cells in the order of the columns."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


ID = Column("id", width=10)
TEXT, START, END = Column("text", width=10), Column("start", "number", 8), Column("end", "number", 8)
DECIDED = Column("decided", "list", 16, "column")
REPORTED = Column("reported", "day", 12)
OUTLETS = Column("outlets", "list", 26)
"""Who prints it; ``articles`` is a count wherever it heads a column."""

TITLE, URL = Column("title", "list", 50), Column("url", "list", 40)

FINDINGS = (
    Column("kind", width=22, words="finding"), Column("summary", width=70), Column("witnesses", "number", 12),
    Column("articles", "number", 9), Column("publishers", "number", 9), Column("origins_low", "number", 10),
    Column("origins_high", "number", 10), Column("who_witnesses", "list", 40), DECIDED, ID,
)  # fmt: skip
QUOTATIONS = (
    Column("finding", width=40), Column("kind", width=22, words="finding"), Column("side", width=8, words="side"),
    REPORTED, Column("holder", width=24), Column("label", width=20), Column("quotation", width=80), OUTLETS, TITLE,
    URL, DECIDED, ID, TEXT, START, END,
)  # fmt: skip
TIMELINE = (
    Column("low", "day", 12), Column("high", "day", 12), Column("what", width=50), Column("status", width=12),
    Column("witnesses", "number", 12), Column("articles", "number", 9), Column("origins_low", "number", 10),
    Column("origins_high", "number", 10), Column("first_reported", "day", 12), Column("place", width=16),
    Column("actors", "list", 30), Column("quotation", width=80), Column("outlets", "list", 26), ID, TEXT, START, END,
)  # fmt: skip
CLAIMS = (
    REPORTED, Column("holder", width=26), Column("stance", width=20, words="stance"),
    Column("certainty", width=12, words="certainty"), Column("content", width=80), OUTLETS, DECIDED, ID, TEXT, START,
    END,
)  # fmt: skip
EVENTS = (
    Column("date", "day", 12), Column("actor_names", "list", 26), Column("event", width=14), Column("mode", width=12),
    Column("recipient_names", "list", 26), Column("status", width=12, words="status"),
    Column("witnesses", "number", 12), Column("quote", width=80), REPORTED, OUTLETS, Column("quantity", width=16),
    Column("location", width=10), Column("actor", "list", 16), Column("recipient", "list", 16), DECIDED, ID, TEXT,
    START, END,
)  # fmt: skip
ARTICLE_COLUMNS = (
    REPORTED, Column("outlet", width=26), Column("publisher", width=24), Column("title", width=60),
    Column("url", width=40), Column("language", width=8), Column("name", width=34), DECIDED, ID, TEXT,
    Column("sha256", width=12),
)  # fmt: skip
ACTORS = (
    Column("name", width=30), Column("key", width=24), Column("type", width=20, words="entity_type"),
    Column("state", width=8), Column("speaks", "number", 10), Column("names", "list", 60), DECIDED,
)  # fmt: skip
DECISIONS = (
    Column("when", width=22), Column("who", width=16), Column("action", width=12), Column("quotation", width=60),
    Column("value", width=30), Column("note", width=50), Column("target", width=20), START, END, ID,
)  # fmt: skip


def findings(material: Material) -> Table:
    """Findings with their counts."""
    rows = [
        {**asdict(row), "who_witnesses": tuple(one.partition(": ")[0] for one in row.witness_reasons)}
        for row in finding_rows(material.selection, language=material.language)
    ]
    return Table("findings", FINDINGS, _cells(FINDINGS, rows))


def quotations(material: Material) -> Table:
    """The quotations of findings face to face, one a row, with titles and addresses of the articles that print them.

    ``id`` is that of the claim or event.
    """
    rows = [
        {
            **asdict(point),
            "finding": row.summary,
            "kind": row.kind,
            "id": point.record,
            "outlets": point.articles,
            **_printed(material, point.texts),
        }
        for row in finding_rows(material.selection, language=material.language)
        for point in row.points
    ]
    return Table("quotations", QUOTATIONS, _cells(QUOTATIONS, rows))


def _printed(material: Material, texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Titles and addresses of the articles that print some texts."""
    found = [one for text in texts for one in material.articles_of.get(text, ())]
    called = (material.titles[one.id] or one.name for one in found)
    where = (one.canonical_url or one.url for one in found)
    return {"title": tuple(dict.fromkeys(called)), "url": tuple(dict.fromkeys(one for one in where if one))}


def happenings(material: Material) -> Table:
    """The timeline: what happened, in order, what has no date last."""
    told = timeline(material.selection, Wanted(), language=material.language)
    names = Names.of(material.selection.records, material.language)
    rows = [{**asdict(row), "actors": tuple(names[one] for one in row.actors)} for row in (*told.dated, *told.undated)]
    return Table("timeline", TIMELINE, _cells(TIMELINE, rows))


def claims(material: Material) -> Table:
    """Claims: who says what."""
    rows = [
        {**asdict(row), "outlets": row.articles} for row in claim_rows(material.selection, language=material.language)
    ]
    return Table("claims", CLAIMS, _cells(CLAIMS, rows))


def events(material: Material) -> Table:
    """Events coded as PLOVER; parties in the words of the article and by code, and how many witnesses say so."""
    counted = event_witnesses(material.selection)
    rows = []
    for row in coded_events(material.selection.records):
        articles = material.articles_of.get(row.text, ())
        more = {
            "reported": reported(articles[0], material.dates) if articles else "",
            "outlets": tuple(one.outlet or one.name for one in articles),
            "witnesses": len(counted.get(row.id, ())),
        }
        rows.append({**asdict(row), **more})
    rows.sort(key=lambda row: (row["date"] or row["reported"] or "9", row["text"], row["start"]))
    return Table("events", EVENTS, _cells(EVENTS, rows))


def articles(material: Material) -> Table:
    """The articles."""
    return Table("articles", ARTICLE_COLUMNS, _cells(ARTICLE_COLUMNS, article_rows(material.selection)))


def actors(material: Material) -> Table:
    """The actors."""
    return Table("actors", ACTORS, _cells(ACTORS, actor_rows(material.selection, language=material.language)))


def decisions(material: Material) -> Table:
    """What persons decided, oldest first."""
    found = [one for one in material.selection.records if isinstance(one, Decision)]
    found.sort(key=lambda one: (one.when, one.id))
    rows = [{**asdict(one), "quotation": one.quote} for one in found]
    return Table("decisions", DECISIONS, _cells(DECISIONS, rows))


TABLES: Mapping[str, Callable[[Material], Table]] = {
    "findings": findings,
    "quotations": quotations,
    "timeline": happenings,
    "claims": claims,
    "events": events,
    "articles": articles,
    "actors": actors,
    "decisions": decisions,
}
"""Name to what makes it, in the order of the sheets."""


def _cells(columns: Sequence[Column], rows: Iterable[Any]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(_cell(row, one.name) for one in columns) for row in rows)


def _cell(row: Any, name: str) -> Cell:  # noqa: ANN401 (a row of any view, or a mapping)
    value: Cell = row[name] if isinstance(row, dict) else getattr(row, name)
    return None if isinstance(value, int) and value < 0 else value


def in_words(column: Column, value: Cell, language: str) -> Cell:
    """A cell as a person reads it: closed lists by their meaning, several values on one line."""
    if isinstance(value, tuple):
        return " | ".join(_word(column, one, language) for one in value)
    return _word(column, value, language) if isinstance(value, str) and value else value


def _word(column: Column, value: str, language: str) -> str:
    if not column.words:
        return value
    if column.words == "column":
        return heading(value, language)
    if column.words == "side":
        return heading(f"side_{value}", language)
    if column.words == "status":
        return event_status(value, language)
    if column.words == "certainty":
        polarity = meaning("polarity", value[-1], language)
        return meaning("certainty", value[:-1], language) + ("" if value[-1] == "+" else f", {polarity}")
    return meaning(column.words, value, language)
