"""Tables as CSV and as a workbook, for people: words of their language, nothing a spreadsheet would run."""

import csv
import io
import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from recoupe.errors import MissingExtraError
from recoupe.export.material import Material
from recoupe.export.tables import TABLES, Column, Table, in_words
from recoupe.store.codec import digest
from recoupe.version import __version__
from recoupe.views.cells import guarded, printable
from recoupe.views.labels import heading

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""When every workbook says it was made, so that its bytes tell nothing of the day."""

LONGEST = 32_767
"""Characters a cell of a workbook may hold."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

SEPARATOR = {"fr": ";", "en": ","}
"""What a spreadsheet of that language expects between cells when a file is opened with a double click."""

DAYS = {"fr": "dd/mm/yyyy", "en": "yyyy-mm-dd"}


def csv_table(material: Material, name: str) -> bytes:
    """One table as CSV: UTF-8 with its mark, CRLF, cells parted as spreadsheets of the language expect.

    Cells that a spreadsheet would run as a formula get an apostrophe before them; control characters are left out.
    """
    table = TABLES[name](material)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=SEPARATOR[material.language], lineterminator="\r\n")
    writer.writerow([heading(one.name, material.language) for one in table.columns])
    for row in table.rows:
        pairs = zip(table.columns, row, strict=True)
        writer.writerow([_plain(in_words(column, cell, material.language)) for column, cell in pairs])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _plain(cell: object) -> object:
    return "" if cell is None else guarded(cell) if isinstance(cell, str) else cell


def xlsx(material: Material) -> bytes:
    """A workbook: a page to read first, then one sheet a table, heads frozen, with filters and real dates.

    Raises MissingExtraError when xlsxwriter is not installed.
    """
    try:
        import xlsxwriter  # noqa: PLC0415 (an extra)
    except ImportError as fault:
        raise MissingExtraError("xlsxwriter", "export") from fault
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": printable(material.title), "created": MADE})
        looks = _Looks(book, material.language)
        _about(book.add_worksheet(heading("table_about", material.language)), material, looks)
        for name, made in TABLES.items():
            table = made(material)
            if table.rows:
                _sheet(book.add_worksheet(heading(f"table_{name}", material.language)), table, material.language, looks)
    return out.getvalue()


class _Looks:
    """The formats of a workbook."""

    def __init__(self, book: "xlsxwriter.Workbook", language: str) -> None:
        top: dict[str, Any] = {"valign": "top"}
        self.head: Format = book.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "text_wrap": True} | top)
        self.text: Format = book.add_format({"text_wrap": True} | top)
        self.short: Format = book.add_format(top)
        self.day: Format = book.add_format({"num_format": DAYS[language], "align": "left"} | top)


WRAPPED = 24
"""Width from which a column wraps its words; narrower ones hold keys and hashes, which are cut at the next cell."""


def _sheet(sheet: "Worksheet", table: Table, language: str, looks: _Looks) -> None:
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, heading(column.name, language), looks.head)
    for line, row in enumerate(table.rows, start=1):
        for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            _write(sheet, (line, place), column, in_words(column, cell, language), looks)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _write(sheet: "Worksheet", place: tuple[int, int], column: Column, cell: object, looks: _Looks) -> None:
    if isinstance(cell, int | float):
        sheet.write_number(*place, cell, looks.short)
    elif isinstance(cell, str) and column.type == "day" and _DAY.fullmatch(cell):
        sheet.write_datetime(*place, date.fromisoformat(cell), looks.day)
    elif isinstance(cell, str) and cell:
        words = printable(cell)
        words = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
        sheet.write_string(*place, words, looks.text if column.width >= WRAPPED else looks.short)


def _about(sheet: "Worksheet", material: Material, looks: _Looks) -> None:
    """The page to read first: what the counts mean, and what the workbook was made from."""
    language = material.language
    lines = [
        (heading("about_dossier", language), material.title),
        (heading("about_truth", language), ""),
        (heading("about_counts", language), ""),
        (heading("about_digest", language), digest(material.selection.records)),
        (heading("about_version", language), __version__),
        (heading("about_filters", language), ", ".join(f"{key}: {value}" for key, value in material.filters.items())),
    ]
    sheet.set_column(0, 0, 90)
    sheet.set_column(1, 1, 40)
    for line, (label, words) in enumerate(lines):
        sheet.write_string(line, 0, label, looks.text)
        sheet.write_string(line, 1, printable(words), looks.short)
