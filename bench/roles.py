"""Roles of the parts of real articles against gold, beside extractors and the C4 line rule.

Usage: ``python -m bench.roles [ARTICLES] [BLOCKS.tsv]``

The gold has the columns ``doc``, ``start``, ``end`` and ``label``. Content is what it labels content, heading or title.
Per article: noise segments whose every visible character gets the gold's role, those that get some role of noise, and
the visible characters of content that do not stay content. Peers keep a segment or do not; they type nothing. An
article that the gold does not cover is left out.
"""

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.keepers import keepers
from recoupe import packs
from recoupe.ingest.metadata import sources
from recoupe.model import Article, Text
from recoupe.read.clean import clean
from recoupe.text.reading import Reading

ARTICLES = Path("../shared/corpus/nk-russia")
GOLD = Path("../shared/gold/nk-russia/blocks.tsv")
CONTENT = frozenset(("content", "heading", "title"))
FOLDED = {
    "body": "content",
    "repeated-title": "duplicated-title",
    "pubdate": "dateline",
    "publication-date": "dateline",
    "related": "related-link",
    "comment": "comment-marker",
    "advertisement": "ad",
}
"""Our names and the gold's, under one spelling."""


def main() -> None:
    """Print the table and, on the last line, the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path, default=ARTICLES)
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--show", action="store_true", help="print every segment that went wrong")
    options = parser.parse_args()
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    segments = _segments(options.gold)
    print(f"{'':<28}{'noise segments':>15}{'typed right':>13}{'told noise':>12}{'content lost':>14}")
    for name, rows in sorted(segments.items()):
        text = (options.articles / name).read_bytes().decode("utf-8")
        own = _ours(text, rows, options.articles, name, show=options.show)
        print(_line(name, own))
        counted["recoupe"] += own
        for peer, kept in _peers(text, rows).items():
            counted[peer] += kept
    for name, one in counted.items():
        print(_line(f"all, {name}", one))
    figures: dict[str, float] = {"articles": len(segments)}
    figures |= {"noise_segments": counted["recoupe"]["noise"], "typed_right": counted["recoupe"]["typed"]}
    for name, one in counted.items():
        key = "" if name == "recoupe" else f"{name.replace(' ', '_').lower()}_"
        figures |= {f"{key}told_noise": one["told"], f"{key}content_kept": round(1 - one["lost"] / one["content"], 4)}
    print(json.dumps(figures))


def _line(name: str, one: Mapping[str, int]) -> str:
    typed = str(one["typed"]) if "typed" in one else "–"
    return f"{name:<28}{one['noise']:>15}{typed:>13}{one['told']:>12}{one['lost'] / max(1, one['content']):>14.2%}"


def _segments(path: Path) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["label"]:
                found[row["doc"]].append(row)
    return found


def _role(label: str) -> str:
    name = label.strip().lower().replace("_", "-").replace(" ", "-")
    return FOLDED.get(name, name)


def _ours(text: str, rows: Sequence[Mapping[str, str]], folder: Path, name: str, *, show: bool) -> Counter[str]:
    stated = sources(folder)[0].get(name)
    article = Article(text=Text(characters=text).id, sha256="", name=name, outlet=stated.outlet if stated else "")
    reading = Reading(
        Text(characters=text, language="fr"),
        (article,),
        packs.shipped("lang/fr"),
        packs.shipped("world"),
        packs.shipped("ontology"),
    )
    roles: dict[int, str] = {}
    for block in clean(reading):
        roles.update(dict.fromkeys(range(block.span.start, block.span.end), _role(block.role.value)))
    counted: Counter[str] = Counter()
    for row in rows:
        wanted = _role(row["label"])
        found = Counter(roles[place] for place in _visible(text, row))
        lost = sum(count for role, count in found.items() if role not in CONTENT)
        if wanted in CONTENT:
            counted.update(content=found.total(), lost=lost)
        elif found:
            right = set(found) == {wanted}
            counted.update(noise=1, typed=int(right), told=int(lost == found.total()))
            if show and not right:
                print(f"   {wanted}, found {', '.join(found)}: {text[int(row['start']) : int(row['end'])][:90]}")
    return counted


def _visible(text: str, row: Mapping[str, str]) -> list[int]:
    return [place for place in range(int(row["start"]), int(row["end"])) if not text[place].isspace()]


def _peers(text: str, rows: Sequence[Mapping[str, str]]) -> dict[str, Counter[str]]:
    """What each peer keeps of the segments: handed over line by line, as they stand."""
    found: dict[str, Counter[str]] = {}
    chosen = [row for row in rows if _visible(text, row)]
    words = [" ".join(text[int(row["start"]) : int(row["end"])].split()) for row in chosen]
    for name, keep in keepers().items():
        counted: Counter[str] = Counter()
        for row, kept in zip(chosen, keep(words, "fr"), strict=True):
            size = len(_visible(text, row))
            if _role(row["label"]) in CONTENT:
                counted.update(content=size, lost=0 if kept else size)
            else:
                counted.update(noise=1, told=int(not kept))
        found[name] = counted
    return found


if __name__ == "__main__":
    main()
