"""Whole pages as naive scrapers save them: how much of the article `clean` keeps, and of the rest it labels.

Usage: ``python -m bench.page_lines [PAGES.tar.gz GOLD.jsonl[.gz]]...``

Every visible line of a page is taken, menus and footers included (resiliparse, without its choice of main content), and
labelled without knowing the page. A line is content when the gold body holds it. Content kept is measured in
characters, noise found in lines; lines of the head, such as titles and datelines, count as noise that is kept.
"""

import argparse
import importlib
import json
from collections import Counter
from pathlib import Path

from bench.pages import GoldPage, gold_pages
from recoupe import packs
from recoupe.ingest.decoding import decode
from recoupe.ingest.pages import charset
from recoupe.model import Article, Text
from recoupe.read.clean import clean
from recoupe.terms import Role
from recoupe.text.reading import Reading

DATA = Path("../shared/data/extraction")
SETS = ("fr-body", "en-body-a", "en-body-b")
CONTENT = {Role.TITLE, Role.BODY, Role.HEADING, Role.DATELINE}


def main() -> None:
    """Print the table and, on the last line, the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    paths = parser.parse_args().paths
    paths = paths or [DATA / f"{name}-{part}" for name in SETS for part in ("pages.tar.gz", "gold.jsonl.gz")]
    figures: dict[str, float] = {}
    print(f"{'':<16}{'pages':>8}{'content kept':>14}{'noise lines':>13}{'noise found':>13}")
    for archive, gold in zip(paths[::2], paths[1::2], strict=True):
        pages = list(gold_pages(archive, gold))
        total = sum((_page(page) for page in pages), Counter[str]())
        kept = 1 - total["lost"] / max(1, total["content"])
        found = total["found"] / max(1, total["noise"])
        name = archive.name.removesuffix("-pages.tar.gz")
        print(f"{name:<16}{len(pages):>8}{kept:>14.4f}{total['noise']:>13}{found:>13.4f}")
        figures |= {f"{name}_content_kept": round(kept, 4), f"{name}_noise_found": round(found, 4)}
    print(json.dumps(figures))


def _page(page: GoldPage) -> Counter[str]:
    """Characters of content and those lost, lines of noise and those found."""
    reader = importlib.import_module("resiliparse.extract.html2text")
    markup = decode(page.content, declared=charset(page.content), mend=False).characters
    raw = reader.extract_plain_text(markup, main_content=False, links=False, alt_texts=False)
    lines = [" ".join(line.split()) for line in raw.split("\n") if line.strip()]
    characters = "\n".join(lines)
    roles: dict[int, Role] = {}
    for block in clean(_reading(characters, page.gold["language"])):
        roles.update(dict.fromkeys(range(block.span.start, block.span.end), block.role))
    body = " ".join(page.gold["body"].split())
    counted: Counter[str] = Counter()
    start = 0
    for line in lines:
        wrong = sum(roles[start + i] not in CONTENT for i, letter in enumerate(line) if not letter.isspace())
        if line in body:
            counted += Counter(content=len(line.replace(" ", "")), lost=wrong)
        else:
            counted += Counter(noise=1, found=int(wrong > 0))
        start += len(line) + 1
    return counted


def _reading(characters: str, language: str) -> Reading:
    text = Text(characters=characters, language=language)
    article = Article(text=text.id, sha256="", name="page")
    pack = packs.shipped(f"lang/{language}")
    return Reading(text, (article,), pack, packs.shipped("world"), packs.shipped("ontology"))


if __name__ == "__main__":
    main()
