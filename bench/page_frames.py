"""Whole pages of one site as naive scrapers save them, each read alone and then as one of a folder.

Usage: ``python -m bench.page_frames [PAGES.tar.gz GOLD.jsonl] [--limit 200]``

Every visible line of a page is taken, menus, teasers and footers included, and labelled without knowing the page
(`bench.page_lines`); the gold has the title and the text of its article. Three figures of each way to read: titles that
are the right line, characters of the text lost, lines of noise found. ``alone`` knows one page, ``folder`` the lines
that it shares with the others as well (`recoupe.text.fellows`).
"""

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.keepers import holds
from bench.page_lines import CONTENT, reading_of_page, visible_lines
from bench.pages import GoldPage, gold_pages
from recoupe.credits import fold
from recoupe.ingest.decoding import decode
from recoupe.ingest.pages import charset
from recoupe.model import Block
from recoupe.read.clean import clean
from recoupe.terms import Role
from recoupe.text.fellows import shared_lines

DATA = Path("../shared/data/news-fr")


def main() -> None:
    """Print the table and, on the last line, the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="?", type=Path, default=DATA / "html.tar.gz")
    parser.add_argument("gold", nargs="?", type=Path, default=DATA / "html-gold.jsonl")
    parser.add_argument("--limit", type=int, default=200)
    options = parser.parse_args()
    pages = list(gold_pages(options.pages, options.gold))[: options.limit]
    texts = {page.name: "\n".join(_lines(page)) for page in pages}
    frames = shared_lines(texts)
    figures: dict[str, float] = {}
    for way, known in (("alone", {}), ("folder", frames)):
        figures |= _report(way, [_page(page, texts[page.name], known) for page in pages])
    print(json.dumps(figures))


def _lines(page: GoldPage) -> list[str]:
    return visible_lines(decode(page.content, declared=charset(page.content), mend=False).characters)


def _report(way: str, pages: Sequence[Counter[str]]) -> dict[str, float]:
    every = sum(pages, Counter[str]())
    titles = every["title"] / len(pages)
    lost = every["lost"] / max(1, every["content"])
    found = every["found"] / max(1, every["noise"])
    print(f"{way:<8} titles {titles:.4f}   content lost {lost:.4f}   noise found {found:.4f} of {every['noise']} lines")
    told = {"titles": titles, "lost": lost, "noise_found": found}
    return {f"{way}_{name}": round(value, 4) for name, value in told.items()}


def _page(page: GoldPage, characters: str, frames: Mapping[str, Sequence[str]]) -> Counter[str]:
    """Whether the title is right, characters of content and those lost, lines of noise and those found."""
    body = " ".join(page.gold["text"].split())
    title = fold(page.gold["title"])
    blocks = list(clean(reading_of_page(characters, "fr", frozenset(frames.get(page.name, ())))))
    counted = Counter(title=int(any(_is_title(one, title) for one in blocks)))
    start = 0
    for line in characters.split("\n"):
        kept = sum(_visible(one, start, start + len(line)) for one in blocks if one.role in CONTENT)
        visible = sum(not letter.isspace() for letter in line)
        if holds(body, line) and len(line.split()) > 2:
            counted.update(content=visible, lost=visible - kept)
        elif not holds(body, line) and fold(line) != title:
            counted.update(noise=1, found=int(not kept))
        start += len(line) + 1
    return counted


def _is_title(block: Block, title: str) -> bool:
    return block.role is Role.TITLE and fold(block.span.surface) == title


def _visible(block: Block, start: int, end: int) -> int:
    low, high = max(start, block.span.start), min(end, block.span.end)
    inside = block.span.surface[low - block.span.start : high - block.span.start] if low < high else ""
    return sum(not letter.isspace() for letter in inside)


if __name__ == "__main__":
    main()
