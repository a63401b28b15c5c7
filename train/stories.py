"""The whole stories that may be learned from: articles and findings written for recoupe (``bench/gold/reports``)."""

import csv
import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.predict import read

from recoupe import packs
from recoupe.link.pile import Pile
from recoupe.model import Article, Span

GOLD = Path("bench/gold/reports")
HALF = "dev"
"""The half of a folder of gold that may be read; the other is never opened here."""


@dataclass(frozen=True, slots=True)
class Story:
    """One story: its record as built now, and the findings a person drew from it."""

    name: str
    pile: Pile
    findings: tuple[Any, ...]
    names: dict[str, str]

    def finds(self, span: Span) -> frozenset[int]:
        """The findings of the gold of which one support lies in a span, or a span in it, by half of the shorter."""
        return frozenset(
            place
            for place, finding in enumerate(self.findings)
            if any(self._is_one(span, support) for support in finding["support"])
        )

    def _is_one(self, span: Span, support: dict[str, Any]) -> bool:
        if self.names.get(span.text) != support["doc"]:
            return False
        shared = min(span.end, support["end"]) - max(span.start, support["start"])
        return 2 * shared >= min(span.end - span.start, support["end"] - support["start"]) > 0


def stories(gold: Path = GOLD, cache: Path | None = None) -> Iterator[Story]:
    """Every story of a folder of gold, by name; ``cache``, a folder, keeps the records from one run to the next."""
    for half in sorted(gold.glob(f"*/{HALF}")):
        name = half.parent.name
        pile = _read(half, cache / f"{name}.pkl" if cache else None)
        told = json.loads((half / "findings.json").read_text(encoding="utf-8"))
        findings = told["findings"] if isinstance(told, dict) else told
        matters = tuple(one for one in findings if one["kind"] != "provenance")
        yield Story(name, pile, matters, {one.text: one.name for one in pile.of(Article)})


def _read(half: Path, kept: Path | None) -> Pile:
    if kept is not None and kept.exists():
        return Pile(pickle.loads(kept.read_bytes()), packs.shipped("world"), packs.shipped("ontology"))
    with (half / "documents.tsv").open(encoding="utf-8", newline="") as lines:
        days = {row["doc"]: row["date_used"] for row in csv.DictReader(lines, delimiter="\t")}
    pile = read(half / "articles", days)
    if kept is not None:
        kept.write_bytes(pickle.dumps(tuple(pile.records)))
    return pile
