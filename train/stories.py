"""The whole stories that may be learned from: written for recoupe (``bench/gold/reports``), and real ones.

Of the real ones (``bench/gold/news-stories``) the gold keeps no word: their articles are put back from where they lie.
"""

import csv
import gzip
import json
import pickle
import tempfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.predict import read, read_files
from bench.refilled import refilled

from recoupe import packs
from recoupe.link.pile import Pile
from recoupe.model import Article, Span

GOLD = Path("bench/gold/reports")
REAL = Path("bench/gold/news-stories")
NEWS = "data/news-fr/articles.jsonl.gz"
TOKENS = "data/coref-en/ecbplus-topics-1-35.jsonl.gz"
ELSEWHERE = {
    "cables": TOKENS,
    "intervention": "data/timelines-fr/libya-documents.jsonl.gz",
    "raiders": TOKENS,
    "troops-a": "corpus/nk-russia",
    "troops-b": "corpus/nk-russia",
    "unrest": TOKENS,
}
"""Where the articles of a real story lie, if not in `NEWS`."""

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

    def draws(self, spans: Sequence[Span]) -> bool:
        """True for spans that hold half of the supports of a finding, two at least, and half of which it has."""
        for finding in self.findings:
            supports = finding["support"]
            held = sum(any(self._is_one(span, one) for span in spans) for one in supports)
            own = sum(any(self._is_one(span, one) for one in supports) for span in spans)
            if held >= max(min(2, len(supports)), (len(supports) + 1) // 2) and 2 * own >= len(spans):
                return True
        return False

    def _is_one(self, span: Span, support: dict[str, Any]) -> bool:
        if self.names.get(span.text) != support["doc"]:
            return False
        shared = min(span.end, support["end"]) - max(span.start, support["start"])
        return 2 * shared >= min(span.end - span.start, support["end"] - support["start"]) > 0


def stories(gold: Path = GOLD, cache: Path | None = None) -> Iterator[Story]:
    """Every story of a folder of gold, by name; ``cache``, a folder, keeps the records from one run to the next."""
    for half in sorted(gold.glob(f"*/{HALF}")):
        yield _story(half.parent.name, half, cache)


def real(shared: Path, gold: Path = REAL, cache: Path | None = None) -> Iterator[Story]:
    """Every open story of articles of others, by name; ``shared`` is the folder their articles lie in."""
    for half in sorted(gold.glob(f"*/{HALF}")):
        name = half.parent.name
        with tempfile.TemporaryDirectory() as folder:
            yield _story(name, refilled(half, shared / ELSEWHERE.get(name, NEWS), Path(folder)), cache)


def _story(name: str, half: Path, cache: Path | None) -> Story:
    pile = _read(half, cache / f"{name}.pkl" if cache else None)
    told = json.loads((half / "findings.json").read_text(encoding="utf-8"))
    findings = told["findings"] if isinstance(told, dict) else told
    matters = tuple(one for one in findings if one["kind"] != "provenance")
    return Story(name, pile, matters, {one.text: one.name for one in pile.of(Article)})


def news(data: Path, wanted: Collection[str], cache: Path | None = None) -> tuple[Pile, dict[str, str]]:
    """Some articles of ``news-fr`` (ids) as one record, and the id of the article of each text."""
    with gzip.open(data / "news-fr" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        told = {one["id"]: line for line in lines if (one := json.loads(line))["id"] in wanted}
    kept = cache / "news.pkl" if cache else None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.jsonl"
        path.write_text("".join(told[one] for one in sorted(told)), encoding="utf-8")
        pile = _kept(kept) or read_files([path], {})
    if kept is not None:
        kept.write_bytes(pickle.dumps(tuple(pile.records)))
    ids = sorted(told)
    places = {one.text: ids[int(one.name.rpartition("#")[2]) - 1] for one in pile.of(Article)}
    return pile, places


def _kept(path: Path | None) -> Pile | None:
    if path is None or not path.exists():
        return None
    return Pile(pickle.loads(path.read_bytes()), packs.shipped("world"), packs.shipped("ontology"))


def _read(half: Path, kept: Path | None) -> Pile:
    known = _kept(kept)
    if known is not None:
        return known
    with (half / "documents.tsv").open(encoding="utf-8", newline="") as lines:
        days = {row["doc"]: row["date_used"] for row in csv.DictReader(lines, delimiter="\t")}
    pile = read(half / "articles", days)
    if kept is not None:
        kept.write_bytes(pickle.dumps(tuple(pile.records)))
    return pile
