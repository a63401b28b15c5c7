"""Bodies of pages: F1 on words against gold, beside trafilatura, resiliparse, readability-lxml and jusText.

Usage: ``python -m bench.extraction [PAGES.tar.gz GOLD.jsonl[.gz]]...``

Gold lines with ``body`` are scored on 4-word shingles as a bag (precision, recall and F1 per page, then the mean); gold
lines with ``with`` and ``without`` on the snippets that must and must not be there. Every reader gets the same
decoded characters in the same run. recoupe is scored twice: the kept text, and what its blocks call dateline, body
or heading.
"""

import argparse
import importlib
import importlib.util
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import trafilatura

from bench.pages import GoldPage, gold_pages
from recoupe import packs
from recoupe.ingest.decoding import decode
from recoupe.ingest.pages import charset, extract, flatten
from recoupe.model import Article, Text
from recoupe.read.clean import clean
from recoupe.terms import Role
from recoupe.text.reading import Reading

DATA = Path("../shared/data/extraction")
SETS = ("fr-body", "fr-snippets", "en-body-a", "en-body-b")
SHINGLE = 4
TEXT = {Role.BODY, Role.HEADING, Role.DATELINE}
"""What the gold counts as the body of a page; titles are kept apart there."""


def main() -> None:
    """Print the table and, on the last line, the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--show", action="store_true", help="print the pages where recoupe is below trafilatura")
    options = parser.parse_args()
    paths = options.paths or [DATA / f"{name}-{part}" for name in SETS for part in ("pages.tar.gz", "gold.jsonl.gz")]
    figures: dict[str, float] = {}
    for archive, gold in zip(paths[::2], paths[1::2], strict=True):
        figures |= _set(archive, gold, show=options.show)
    counts = {name: figures.pop(name) for name in list(figures) if name.endswith("_pages")}
    for reader in _readers():
        total = sum(counts[f"{name[:-6]}_pages"] * figures[f"{name[:-6]}_{reader}"] for name in counts)
        figures[f"all_{reader}"] = round(total / sum(counts.values()), 4)
        print(f"{'all pages, ' + reader:<32}{figures[f'all_{reader}']:>10.4f}")
    print(json.dumps(figures))


def _set(archive: Path, gold: Path, *, show: bool) -> dict[str, float]:
    pages = list(gold_pages(archive, gold))
    name = archive.name.removesuffix("-pages.tar.gz")
    print(f"{name}: {len(pages)} pages\n{'':<22}{'precision':>10}{'recall':>10}{'F1':>10}{'pages/s':>10}")
    figures: dict[str, float] = {f"{name}_pages": len(pages)}
    scores: dict[str, list[tuple[float, float, float]]] = {}
    for reader_name, reader in _readers().items():
        start = time.perf_counter()
        texts = [_safely(reader, page) for page in pages]
        speed = len(pages) / (time.perf_counter() - start)
        scores[reader_name] = [_score(text, page) for text, page in zip(texts, pages, strict=True)]
        means = [sum(one[i] for one in scores[reader_name]) / len(pages) for i in range(3)]
        print(f"{reader_name:<22}" + "".join(f"{value:>10.4f}" for value in means) + f"{speed:>10.1f}")
        figures[f"{name}_{reader_name}"] = round(means[2], 4)
    if show:
        for page, ours, theirs in zip(pages, scores["recoupe"], scores["trafilatura"], strict=True):
            if abs(ours[2] - theirs[2]) > 0.005:
                print(f"   {page.name}: recoupe {ours}, trafilatura {theirs}")
    return figures


def _readers() -> dict[str, Callable[[GoldPage], str]]:
    found: dict[str, Callable[[GoldPage], str]] = {"recoupe": _kept, "recoupe_blocks": _labelled}
    found["trafilatura"] = lambda page: trafilatura.extract(_characters(page), include_comments=False) or ""
    for name, module in (("resiliparse", "resiliparse"), ("readability", "readability"), ("justext", "justext")):
        if importlib.util.find_spec(module):
            found[name] = globals()[f"_{name}"]
    return found


def _characters(page: GoldPage) -> str:
    return decode(page.content, declared=charset(page.content), mend=False).characters


def _kept(page: GoldPage) -> str:
    found = extract(flatten(_characters(page))[0], url=page.gold["url"])
    return found.characters if found else ""


def _labelled(page: GoldPage) -> str:
    found = extract(flatten(_characters(page))[0], url=page.gold["url"])
    if found is None or not found.characters.strip():
        return ""
    text = Text(characters=found.characters)
    told = found.metadata
    article = Article(
        text=text.id, sha256="", name=page.name, media_type="text/html", title=told.title, outlet=told.outlet
    )
    language = packs.shipped(f"lang/{page.gold['language']}")
    reading = Reading(text, (article,), language, packs.shipped("world"), packs.shipped("ontology"))
    return "\n".join(block.span.surface for block in clean(reading) if block.role in TEXT)


def _resiliparse(page: GoldPage) -> str:
    reader = importlib.import_module("resiliparse.extract.html2text")
    return str(reader.extract_plain_text(_characters(page), main_content=True))


def _readability(page: GoldPage) -> str:
    readability, lxml_html = importlib.import_module("readability"), importlib.import_module("lxml.html")
    return str(lxml_html.fromstring(readability.Document(_characters(page)).summary()).text_content())


def _justext(page: GoldPage) -> str:
    justext = importlib.import_module("justext")
    words = justext.get_stoplist("French" if page.gold["language"] == "fr" else "English")
    parts = justext.justext(_characters(page).encode(), words, encoding="utf-8")
    return "\n".join(part.text for part in parts if not part.is_boilerplate)


def _safely(reader: Callable[[GoldPage], str], page: GoldPage) -> str:
    try:
        return reader(page)
    except Exception as fault:
        print(f"   {page.name}: {type(fault).__name__}")
        return ""


def _score(text: str, page: GoldPage) -> tuple[float, float, float]:
    if "body" not in page.gold:
        return _snippets(text, page)
    found, wanted = _shingles(text), _shingles(page.gold["body"])
    shared = sum((found & wanted).values())
    precision = shared / sum(found.values()) if found else 0.0
    recall = shared / sum(wanted.values()) if wanted else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if shared else 0.0


def _snippets(text: str, page: GoldPage) -> tuple[float, float, float]:
    kept = sum(_plain(one) in _plain(text) for one in page.gold["with"])
    wrong = sum(_plain(one) in _plain(text) for one in page.gold["without"])
    precision = kept / (kept + wrong) if kept + wrong else 0.0
    recall = kept / len(page.gold["with"]) if page.gold["with"] else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if kept else 0.0


def _plain(words: str) -> str:
    return " ".join(words.split())


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


if __name__ == "__main__":
    main()
