"""Check that every offset and every quoted substring of the gold files points where it says.

What enters: the TSV files of this folder, and the articles of ``stories-*`` and ``reports/*``. What leaves: one line
a fault on standard output, then a line a file with its number of rows. What it refuses (exit status 1): a wrong
header, a row that is not NFC or has a wrong number of columns, an id or text used twice, an offset whose
slice differs from the surface, a value outside its closed list, a substring that the text does not hold.

Run it from the root of the repository: ``python -m bench.gold.check_gold [FOLDER]``.
"""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from bench.gold.check_stories import record_counts, story_faults
from bench.gold.closed_lists import (
    ANSWERS,
    BODY_KEYS,
    CERTAINTIES,
    CHAIN_NAME,
    CONSTRUCTIONS,
    COREFERENCE_KINDS,
    DAY,
    DENIAL_STANCES,
    EVENT_CODE,
    EVENT_STATUSES,
    EVENT_TYPES,
    HALVES,
    LANGUAGES,
    MENTION_CATEGORIES,
    MENTION_KINDS,
    NER_LABELS,
    NO_HOLDER,
    NUMBER,
    PAIR_LABELS,
    POLARITIES,
    STANCES,
    STATE_KEY,
    TIMEX_TYPES,
    TIMEX_VALUE,
    UNITS,
)

Row = dict[str, str]
Checker = Callable[[Row], Iterator[str]]

SPAN_SEPARATOR = " | "
PIECE_SEPARATOR = " … "

CHAIN_SEPARATOR = " > "


def spans_of(cell: str, fields: int) -> list[list[str]]:
    """Return the spans of a cell, each as its list of `fields` strings; the surface, last, may hold colons."""
    return [span.split(":", fields - 1) for span in cell.split(SPAN_SEPARATOR)] if cell else []


def shaped(spans: list[list[str]], fields: int) -> list[list[str]]:
    """Return the spans that have `fields` fields; `offset_faults` reports the others."""
    return [span for span in spans if len(span) == fields]


def offset_faults(text: str, spans: list[list[str]], fields: int) -> Iterator[str]:
    """Yield what is wrong with the offsets of `spans`: shape, slice, order, overlap."""
    for span in spans:
        if len(span) != fields or not (span[0].isdigit() and span[1].isdigit()):
            yield f"span is not {fields} fields with two offsets: {span}"
        elif text[int(span[0]) : int(span[1])] != span[-1] or not span[-1]:
            yield f"slice {text[int(span[0]) : int(span[1])]!r} is not the surface {span[-1]!r}"
        elif span[-1] != span[-1].strip():
            yield f"surface has blanks at its ends: {span[-1]!r}"
    for left, right in pairwise(shaped(spans, fields)):
        if int(right[0]) < int(left[1]):
            yield f"spans overlap or are out of order: {left} {right}"


def valued_spans_of(cell: str, fields: int) -> list[list[str]]:
    """Return the spans of a cell whose values may hold colons (`18:30`).

    The surface is the last `end - start` characters; of what is left, the first `fields - 2` parts are short.
    """
    spans = []
    for span in cell.split(SPAN_SEPARATOR) if cell else ():
        start, _, rest = span.partition(":")
        end = rest.partition(":")[0]
        width = int(end) - int(start) if start.isdigit() and end.isdigit() else 0
        spans.append([*span[: -width - 1].split(":", fields - 2), span[-width:]] if width > 0 else [span])
    return spans


def date_faults(row: Row) -> Iterator[str]:
    """Yield the faults of one row of time expressions."""
    spans = valued_spans_of(row["timexes"], 5)
    yield from value_faults(row, "half", HALVES)
    yield from offset_faults(row["text"], spans, 5)
    if row["dct"] and not DAY.fullmatch(row["dct"]):
        yield f"document date is {row['dct']!r}"
    for span in shaped(spans, 5):
        if span[2] not in TIMEX_TYPES:
            yield f"unknown type {span[2]}"
        if not TIMEX_VALUE.fullmatch(span[3]):
            yield f"unknown value {span[3]!r}"
        if span[3] == "?" and row["dct"]:
            yield f"open value with a document date: {span}"


def keyed_spans_of(cell: str) -> list[list[str]]:
    """Return the spans of a cell as start, end, key, kind, surface; a key may hold a colon (`ORG:UN`)."""
    spans = []
    for span in valued_spans_of(cell, 4):
        key, _, kind = span[2].rpartition(":") if len(span) == 4 else ("", "", "")
        spans.append([*span[:2], key, kind, *span[3:]])
    return spans


def mention_faults(row: Row) -> Iterator[str]:
    """Yield the faults of one row of state-level mentions."""
    spans = keyed_spans_of(row["spans"])
    yield from value_faults(row, "half", HALVES)
    yield from value_faults(row, "category", MENTION_CATEGORIES)
    yield from offset_faults(row["text"], spans, 5)
    for span in shaped(spans, 5):
        if not STATE_KEY.fullmatch(span[2]) and span[2] not in BODY_KEYS:
            yield f"unknown key {span[2]!r}"
        if span[3] not in MENTION_KINDS:
            yield f"unknown kind {span[3]!r}"


def bound_faults(span: list[str]) -> Iterator[str]:
    """Yield the faults of the value and bounds of one quantity: numbers, in order, not all empty."""
    figures = span[2:5]
    if not any(figures):
        yield f"neither value nor bound: {span}"
    elif not all(NUMBER.fullmatch(figure) for figure in figures if figure):
        yield f"not a number: {span}"
    else:
        value, low, high = figures
        ordered = [float(figure) for figure in (low, value, high) if figure]
        if sorted(ordered) != ordered:
            yield f"value outside its bounds: {span}"


def quantity_faults(row: Row) -> Iterator[str]:
    """Yield the faults of one row of quantities."""
    spans = spans_of(row["quantities"], 8)
    yield from value_faults(row, "half", HALVES)
    yield from offset_faults(row["text"], spans, 8)
    for span in shaped(spans, 8):
        yield from bound_faults(span)
        if span[5] not in UNITS:
            yield f"unknown unit {span[5]!r}"
        if span[6] not in row["text"]:
            yield f"what is counted is not in the text: {span[6]!r}"


def ner_faults(row: Row) -> Iterator[str]:
    """Yield the faults of one row of named entities."""
    spans = spans_of(row["entities"], 4)
    yield from offset_faults(row["text"], spans, 4)
    for span in shaped(spans, 4):
        if span[2] not in NER_LABELS:
            yield f"unknown label {span[2]}"


def occurrence(text: str, piece: str) -> int:
    """Return where `piece` (`words` or `words#N`, the Nth occurrence, from 1) starts in `text`, or -1."""
    words, mark, number = piece.rpartition("#")
    if not (mark and number.isdigit()):
        words, number = piece, "1"
    start = -1
    for _ in range(int(number)):
        start = text.find(words, start + 1)
        if start < 0:
            return -1
    return start


def piece_faults(text: str, cell: str, separator: str = PIECE_SEPARATOR) -> Iterator[str]:
    """Yield the pieces of a cell that the text does not hold."""
    for piece in cell.split(separator) if cell else ():
        if occurrence(text, piece) < 0:
            yield f"not in the text: {piece!r}"


def value_faults(row: Row, column: str, allowed: frozenset[str]) -> Iterator[str]:
    """Yield a fault when the cell is outside its closed list."""
    if row[column] not in allowed:
        yield f"{column} is {row[column]!r}"


def holder_faults(row: Row) -> Iterator[str]:
    """Yield the faults of a holder cell: a marker, a chain of links, or pieces of the text."""
    if row["holder"] not in NO_HOLDER:
        chained = CHAIN_SEPARATOR in row["holder"]
        yield from piece_faults(row["text"], row["holder"], CHAIN_SEPARATOR if chained else PIECE_SEPARATOR)


def word_faults(row: Row, column: str) -> Iterator[str]:
    """Yield a fault when the cell, if filled, is not a whole word of the text."""
    if row[column] and not re.search(rf"(?<!\w){re.escape(row[column])}(?!\w)", row["text"]):
        yield f"{column} is not a word of the text: {row[column]!r}"


def attribution_faults(row: Row) -> Iterator[str]:
    """Yield the faults of one row of attributed claims."""
    yield from value_faults(row, "half", HALVES)
    yield from value_faults(row, "construction", CONSTRUCTIONS)
    if row["construction"] == "none":
        filled = [column for column in ATTRIBUTION_CELLS if row[column]]
        yield from (f"{column} is filled in a row without claim" for column in filled)
        return
    if not (row["holder"] and row["content"]):
        yield "holder or content is empty"
    yield from holder_faults(row)
    for column in ("cue", "content"):
        yield from piece_faults(row["text"], row[column])
    yield from value_faults(row, "stance", STANCES)
    yield from value_faults(row, "certainty", CERTAINTIES)
    yield from value_faults(row, "polarity", POLARITIES)
    for column in ("nsubj", "obj"):
        yield from word_faults(row, column)


def stance_faults(row: Row) -> Iterator[str]:
    """Yield the faults of one row of stances."""
    yield from value_faults(row, "half", HALVES)
    yield from value_faults(row, "stance", STANCES)
    for column in ("holder", "content"):
        yield from piece_faults(row["text"], row[column])


def denial_faults(row: Row) -> Iterator[str]:
    """Yield the faults of one row of denials, confirmations and refusals to say."""
    yield from value_faults(row, "half", HALVES)
    yield from value_faults(row, "lang", LANGUAGES)
    yield from value_faults(row, "stance", DENIAL_STANCES)
    if row["stance"] == "none":
        filled = [column for column in ("holder", "cue", "target") if row[column]]
        yield from (f"{column} is filled in a row without stance" for column in filled)
        return
    if not (row["holder"] and row["cue"]):
        yield "holder or cue is empty"
    yield from holder_faults(row)
    for column in ("cue", "target"):
        yield from piece_faults(row["text"], row[column])


def event_faults(row: Row) -> Iterator[str]:
    """Yield the faults of one row of events: a sentence without event has the other cells empty."""
    yield from value_faults(row, "half", HALVES)
    for column in EVENT_SPANS:
        yield from offset_faults(row["text"], spans_of(row[column], 3), 3)
    if not row["type"]:
        filled = [column for column in (*EVENT_SPANS, "mode", "status", "also") if row[column]]
        yield from (f"{column} is filled in a row without event" for column in filled)
        return
    yield from value_faults(row, "type", EVENT_TYPES)
    yield from value_faults(row, "status", EVENT_STATUSES)
    if not row["trigger"]:
        yield "an event without trigger"
    for code in row["also"].split():
        if code != "-" and not (EVENT_CODE.fullmatch(code) and code.split(".")[0] in EVENT_TYPES):
            yield f"also holds {code!r}"


def coreference_faults(row: Row) -> Iterator[str]:
    """Yield the faults of one row of chains; mentions may nest, so that order and overlap are not asked for."""
    spans = spans_of(row["mentions"], 5)
    yield from value_faults(row, "half", HALVES)
    for span in spans:
        yield from offset_faults(row["text"], [span], 5)
    names = {span[2] for span in shaped(spans, 5)}
    for span in shaped(spans, 5):
        if not CHAIN_NAME.fullmatch(span[2]) or not set(span[2].split("+")) <= names:
            yield f"chain is {span[2]!r}"
        if span[3] not in COREFERENCE_KINDS:
            yield f"unknown kind {span[3]!r}"


def statement_faults(row: Row) -> Iterator[str]:
    """Yield the faults of one statement that is checked against the sample dossier."""
    yield from value_faults(row, "half", HALVES)
    yield from value_faults(row, "language", LANGUAGES)
    yield from value_faults(row, "expected", ANSWERS)
    if not row["statement"].endswith((".", "?")):
        yield "the statement is no sentence or question"


def pair_faults(row: Row) -> Iterator[str]:
    """Yield the faults of one pair of sentences."""
    yield from value_faults(row, "half", HALVES)
    yield from value_faults(row, "label", PAIR_LABELS)
    for side in ("a", "b"):
        yield from value_faults(row, f"lang_{side}", LANGUAGES)
        if not row[side]:
            yield f"{side} is empty"


EVENT_SPANS = ("trigger", "actor", "recipient", "place", "date")
ATTRIBUTION_CELLS = ("holder", "cue", "content", "stance", "certainty", "polarity", "nsubj", "obj")
HEADERS: dict[str, tuple[str, ...]] = {
    "mentions": ("id", "half", "text", "spans", "category", "note"),
    "quantities": ("id", "half", "text", "quantities", "note"),
    "dates": ("id", "half", "dct", "text", "timexes", "note"),
    "ner": ("id", "text", "entities", "note"),
    "coreference": ("id", "half", "text", "mentions", "note"),
    "propositions": ("id", "half", "label", "lang_a", "a", "lang_b", "b", "source", "note"),
    "check": ("id", "half", "language", "statement", "expected", "note"),
    "events": (
        *("id", "half", "text", "trigger", "type", "mode", "actor", "recipient", "place", "date"),
        *("status", "also", "note"),
    ),
    "stances": ("id", "half", "text", "holder", "content", "stance", "note"),
    "denials": ("id", "half", "lang", "text", "holder", "cue", "target", "stance", "note"),
    "attribution": (
        *("id", "half", "text", "holder", "cue", "content", "stance", "certainty", "polarity"),
        *("construction", "nsubj", "obj", "note"),
    ),
}
CHECKERS: dict[str, Checker] = {
    "mentions": mention_faults,
    "quantities": quantity_faults,
    "dates": date_faults,
    "denials": denial_faults,
    "stances": stance_faults,
    "events": event_faults,
    "coreference": coreference_faults,
    "check": statement_faults,
    "propositions": pair_faults,
    "ner": ner_faults,
    "attribution": attribution_faults,
}


def table_faults(header: tuple[str, ...], lines: list[str]) -> Iterator[str]:
    """Yield the faults of a table as such: header, columns, normal form, repeated ids, order."""
    if tuple(lines[0].split("\t")) != header:
        yield f"header is {lines[0]!r}"
    for number, line in enumerate(lines, 1):
        if line.count("\t") != len(header) - 1:
            yield f"line {number}: {line.count(chr(9)) + 1} columns, expected {len(header)}"
        if unicodedata.normalize("NFC", line) != line:
            yield f"line {number}: not NFC"
    ids = [line.split("\t")[0] for line in lines[1:]]
    if len(set(ids)) != len(ids):
        yield "an id occurs twice"
    if sorted(ids) != ids:
        yield "rows are not sorted by id"


def file_faults(path: Path, kind: str) -> Iterator[str]:
    """Yield every fault of one gold file of the given kind, with the id of its row."""
    lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    header = HEADERS[kind]
    shape = list(table_faults(header, lines))
    yield from shape
    if shape:
        return
    for line in lines[1:]:
        row = dict(zip(header, line.split("\t"), strict=True))
        for fault in CHECKERS[kind](row):
            yield f"{row['id']}: {fault}"


def main(folder: Path) -> int:
    """Return 0 when every gold file under `folder` passes, else 1, after printing what is wrong."""
    failed = False
    for kind in sorted(CHECKERS):
        for path in (*sorted(folder.glob(f"{kind}*.tsv")), *sorted((folder / kind).glob("*.tsv"))):
            faults = list(file_faults(path, kind))
            name = path.relative_to(folder)
            for fault in faults:
                print(f"{name}: {fault}")
            failed = failed or bool(faults)
            print(f"{name}: {path.read_bytes().count(10) - 1} rows, {len(faults)} faults")
    for story in sorted((*folder.glob("stories-*"), *folder.glob("reports/*"))):
        faults = list(story_faults(story))
        name = story.relative_to(folder)
        for fault in faults:
            print(f"{name}: {fault}")
        failed = failed or bool(faults)
        for layer, count in record_counts(story).items():
            print(f"{name}/{layer}: {count} records")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent))
