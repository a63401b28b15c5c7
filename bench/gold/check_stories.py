"""Check the gold of whole articles: spans are their text, values are in their closed lists, ids lead somewhere.

What enters: a folder with ``dev`` and ``blind``, or one of them (each ``articles/*.txt``, ``claims.jsonl``,
``events.jsonl``, ``documents.tsv``), and ``findings.json`` above or inside them. What leaves: faults as sentences, each
with its file and record.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from unicodedata import normalize

from bench.gold.closed_lists import (
    CONTENT_CERTAINTY,
    CUE_TYPES,
    EVENT_STATUSES,
    EVENT_TYPES,
    FINDING_KINDS,
    FINE_STANCES,
    HOLDER_ID,
    HOLDER_WAYS,
    PARTY_CODE,
    PUBLISHED_HALVES,
    QUOTE_TYPES,
    STANCES,
)

Row = dict[str, Any]
Texts = Mapping[str, str]

SPANS = ("content", "cue", "condition", "quantity", "time", "medium")
LAYERS = ("claims.jsonl", "events.jsonl")
DOCUMENT_HEADER = "doc\tdate_used\tinterval\tprinted\tbasis"
MODE = re.compile(r"[a-z]+(-[a-z]+)*")


def story_faults(folder: Path) -> Iterator[str]:
    """Yield every fault of a folder of stories."""
    halves = _halves(folder)
    if not halves:
        yield "holds neither half"
    texts = {
        path.name: path.read_bytes().decode()
        for half in halves
        for path in sorted((folder / half / "articles").glob("*.txt"))
    }
    yield from (f"{name}: not NFC" for name, text in texts.items() if normalize("NFC", text) != text)
    claims: dict[str, Row] = {}
    for half in halves:
        yield from _document_faults(folder / half)
        for layer in LAYERS:
            rows = _rows(folder / half / layer)
            known = {row["id"]: row for row in rows}
            if len(known) != len(rows):
                yield f"{half}/{layer}: an id occurs twice"
            for row in rows:
                faults = _claim_faults(row, texts, known) if "claims" in layer else _event_faults(row, texts, known)
                yield from (f"{half}/{layer} {row['id']}: {fault}" for fault in faults)
            claims |= known if "claims" in layer else {}
    for path in _finding_files(folder):
        faults = _finding_faults(json.loads(path.read_text(encoding="utf-8")), texts, claims)
        yield from (f"{path.relative_to(folder)} {fault}" for fault in faults)


def record_counts(folder: Path) -> dict[str, int]:
    """How many records each file of a folder of stories holds."""
    paths = [folder / half / layer for half in _halves(folder) for layer in LAYERS]
    counts = {str(path.relative_to(folder)): len(_rows(path)) for path in paths}
    for path in _finding_files(folder):
        counts[str(path.relative_to(folder))] = len(json.loads(path.read_text(encoding="utf-8")))
    return counts


def _halves(folder: Path) -> tuple[str, ...]:
    return tuple(half for half in PUBLISHED_HALVES if (folder / half).is_dir())


def _finding_files(folder: Path) -> list[Path]:
    places = (folder, *(folder / half for half in _halves(folder)))
    return [place / "findings.json" for place in places if (place / "findings.json").exists()]


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _document_faults(half: Path) -> Iterator[str]:
    lines = (half / "documents.tsv").read_text(encoding="utf-8").splitlines()
    if lines[0] != DOCUMENT_HEADER:
        yield f"{half.name}/documents.tsv: header is {lines[0]!r}"
    listed = [line.split("\t")[0] for line in lines[1:]]
    if listed != sorted(path.name for path in (half / "articles").glob("*.txt")):
        yield f"{half.name}/documents.tsv: does not list the articles in order"


def _span_faults(text: str, span: Row) -> Iterator[str]:
    held = text[span["start"] : span["end"]]
    if held != span["text"] or not held or held != held.strip():
        yield f"slice {held!r} is not the surface {span['text']!r}"


def _listed(row: Row, field: str, allowed: frozenset[str]) -> Iterator[str]:
    if row[field] not in allowed:
        yield f"{field} is {row[field]!r}"


def _claim_faults(row: Row, texts: Texts, known: Mapping[str, Row]) -> Iterator[str]:
    spans = [row, *(row[name] for name in SPANS if row[name]), *row["hedges"], *row["holder"]["mentions"]]
    for span in spans:
        yield from _span_faults(texts[row["doc"]], span)
    yield from _listed(row, "cue_type", CUE_TYPES)
    yield from _listed(row, "quote_type", QUOTE_TYPES)
    yield from _listed(row["holder"], "how", HOLDER_WAYS)
    yield from (f"holder is {key!r}" for key in row["holder"]["canonical"] if not HOLDER_ID.fullmatch(key))
    yield from _stance_faults(row)
    if not CONTENT_CERTAINTY.fullmatch(row["certainty"]) or row["certainty"][2:] not in {"", row["polarity"]}:
        yield f"certainty {row['certainty']!r} with polarity {row['polarity']!r}"
    for field in ("target", "nested_in", "duplicate_of"):
        if row.get(field) and (row[field] not in known or row[field] == row["id"]):
            yield f"{field} leads nowhere: {row[field]!r}"
    if row["quantity"]:
        yield from _bound_faults(row["quantity"])


def _stance_faults(row: Row) -> Iterator[str]:
    group = FINE_STANCES.get(row["stance"], row["stance"])
    if group not in STANCES or group != row["stance_group"]:
        yield f"stance is {row['stance']!r} of group {row['stance_group']!r}"


def _bound_faults(quantity: Row) -> Iterator[str]:
    ordered = [quantity[name] for name in ("min", "value", "max") if quantity[name] is not None]
    if not ordered or sorted(ordered) != ordered:
        yield f"value outside its bounds: {quantity}"


def _event_faults(row: Row, texts: Texts, known: Mapping[str, Row]) -> Iterator[str]:
    yield from _span_faults(texts[row["doc"]], row)
    yield from _listed(row, "status", EVENT_STATUSES)
    for one in (row, *row["also_accepted"]):
        if one["event"] is not None and one["event"] not in EVENT_TYPES:
            yield f"event is {one['event']!r}"
        if one["mode"] and not MODE.fullmatch(one["mode"]):
            yield f"mode is {one['mode']!r}"
    for role in ("actor", "recipient"):
        yield from (f"{role} is {code!r}" for code in row[role] if not PARTY_CODE.fullmatch(code))
        if len(row[role]) != len(row[f"{role}_names"]):
            yield f"{role} and its names differ in number"
    if row["repeats"] and row["repeats"] not in known:
        yield f"repeats leads nowhere: {row['repeats']!r}"
    if row["quantity"]:
        yield from _bound_faults(row["quantity"])


def _finding_faults(findings: list[Row], texts: Texts, claims: Mapping[str, Row]) -> Iterator[str]:
    ids = {finding["id"] for finding in findings}
    for finding in findings:
        supports = finding["support"]
        faults = [fault for support in supports for fault in _span_faults(texts[support["doc"]], support)]
        faults += _listed(finding, "kind", FINDING_KINDS)
        named = [support["claim"] for support in supports if support["claim"]]
        faults += [f"no such claim: {name!r}" for name in named if name not in claims]
        faults += [f"contradicted by {one!r}" for one in finding["contradicted_by"] if one not in {*ids, *named}]
        yield from (f"{finding['id']}: {fault}" for fault in faults)
