"""Whole pages as naive scrapers save them: how much of the article `clean` keeps, and of the rest it labels.

Usage: ``python -m bench.page_lines [PAGES.tar.gz GOLD.jsonl[.gz]]...``

Every visible line of a page is taken, menus and footers included (resiliparse, without its choice of main content), and
labelled without knowing the page. A line is content when the gold body holds it between two words' ends; lines of one
or two words that the gold holds inside a longer line may be either and are left out. Content kept is measured in
characters, noise found in lines; lines of the head, such as titles and datelines, count as noise that is kept.

Four columns beside one another: ``rules`` is what the rules and shapes find, ``weights`` the same and what the weights
for undecided lines add, ``C4`` the line rule of that corpus (five words and a closing mark), ``trafilatura`` an
extractor of which the output is asked for each line: it alone sees the markup. ``undecided`` counts the lines that
rules leave and the share of them that is noise: what they cost where nothing decides them.
"""

import argparse
import importlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import trafilatura

from bench.keepers import c4, holds
from bench.pages import GoldPage, gold_pages
from recoupe import packs
from recoupe.ingest.decoding import decode
from recoupe.ingest.pages import charset
from recoupe.model import Article, Text
from recoupe.read.clean import clean
from recoupe.terms import Role
from recoupe.text.reading import Reading
from recoupe.text.undecided import NOTE

DATA = Path("../shared/data/extraction")
SETS = ("fr-body", "en-body-a", "en-body-b")
CONTENT = {Role.TITLE, Role.BODY, Role.HEADING, Role.DATELINE}
READERS = ("rules", "weights", "C4", "trafilatura")


def main() -> None:
    """Print the table and, on the last line, the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    paths = parser.parse_args().paths
    paths = paths or [DATA / f"{name}-{part}" for name in SETS for part in ("pages.tar.gz", "gold.jsonl.gz")]
    figures: dict[str, float] = {}
    every: Counter[str] = Counter()
    print(f"{'':<16}{'':<14}{'content kept':>14}{'noise found':>13}")
    for archive, gold in zip(paths[::2], paths[1::2], strict=True):
        counted = sum((_page(page) for page in gold_pages(archive, gold)), Counter[str]())
        every += counted
        figures |= _report(archive.name.removesuffix("-pages.tar.gz"), counted)
    print(json.dumps(figures | _report("all", every)))


def _report(name: str, counted: Counter[str]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for reader in READERS:
        kept = 1 - counted[f"lost {reader}"] / max(1, counted["content"])
        found = counted[f"found {reader}"] / max(1, counted["noise"])
        print(f"{name:<16}{reader:<14}{kept:>14.4f}{found:>13.4f}")
        key = f"{name}_" if reader == "weights" else f"{name}_{reader.lower()}_"
        figures |= {f"{key}content_kept": round(kept, 4), f"{key}noise_found": round(found, 4)}
    cost = counted["undecided noise"] / max(1, counted["undecided"])
    print(f"{name:<16}{counted['noise']} lines of noise; rules leave {counted['undecided']}, {cost:.1%} of them noise")
    return figures | {f"{name}_undecided": counted["undecided"], f"{name}_undecided_noise": round(cost, 4)}


def _page(page: GoldPage) -> Counter[str]:
    """Characters of content and those lost, lines of noise and those found, by each reader."""
    markup = decode(page.content, declared=charset(page.content), mend=False).characters
    lines = visible_lines(markup)
    extracted = " ".join((trafilatura.extract(markup, include_comments=False) or "").split())
    body = " ".join(page.gold["body"].split())
    whole = {" ".join(line.split()) for line in page.gold["body"].split("\n")}
    counted: Counter[str] = Counter()
    for line, (by_rules, by_weights) in zip(lines, _labelled(lines, page.gold["language"]), strict=True):
        visible = len(line.replace(" ", ""))
        wrong = {
            "rules": by_rules,
            "weights": by_weights,
            "C4": visible * (not c4(line)),
            "trafilatura": visible * (not holds(extracted, line)),
        }
        if not holds(body, line):
            counted.update(noise=1, **{f"found {name}": int(gone > 0) for name, gone in wrong.items()})
        elif len(line.split()) > 2 or line in whole:
            counted.update(content=visible, **{f"lost {name}": gone for name, gone in wrong.items()})
        else:
            continue
        if not by_rules:
            counted.update({"undecided": 1, "undecided noise": int(not holds(body, line))})
    return counted


def visible_lines(markup: str) -> list[str]:
    """What a page shows, a line for each of its lines, menus and footers included."""
    reader = importlib.import_module("resiliparse.extract.html2text")
    raw = reader.extract_plain_text(markup, main_content=False, links=False, alt_texts=False)
    return [" ".join(line.split()) for line in raw.split("\n") if line.strip()]


def _labelled(lines: Sequence[str], language: str) -> list[tuple[int, int]]:
    """For each line its visible characters with a role of noise: by rules alone, and by weights as well."""
    roles: dict[int, tuple[bool, bool]] = {}
    for block in clean(reading_of_page("\n".join(lines), language)):
        noise = block.role not in CONTENT
        told = (noise and not block.why.note.startswith(NOTE), noise)
        roles.update(dict.fromkeys(range(block.span.start, block.span.end), told))
    found, start = [], 0
    for line in lines:
        at = [roles[start + i] for i, letter in enumerate(line) if not letter.isspace()]
        found.append((sum(one for one, _ in at), sum(one for _, one in at)))
        start += len(line) + 1
    return found


def reading_of_page(characters: str, language: str, frame: frozenset[str] = frozenset()) -> Reading:
    """A text as `clean` receives it, with the lines that it shares with pages of its site."""
    text = Text(characters=characters, language=language)
    article = Article(text=text.id, sha256="", name="page")
    pack = packs.shipped(f"lang/{language}")
    return Reading(text, (article,), pack, packs.shipped("world"), packs.shipped("ontology"), frame=frame)


if __name__ == "__main__":
    main()
