"""How fast pages become labelled articles, and what share of the time of reading fingerprints take.

Usage: ``python -m bench.intake_speed [PAGES.tar.gz GOLD.jsonl[.gz]]... [--texts 40]``

Pages: bytes to decoded characters, metadata, extraction, credits, language and blocks, in one process, beside
trafilatura alone on the same decoded characters with the same options, turn about over the same pages. Time is that of
the processor, so that another program on the machine counts little; the ratio says what recoupe adds to trafilatura.
Fingerprints: the kept texts of the first so many pages are read by all stages, each stage timed.
"""

import argparse
import functools
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import trafilatura

from bench.pages import GoldPage, gold_pages
from recoupe import packs, pipeline
from recoupe.ingest.decoding import decode
from recoupe.ingest.languages import language_of
from recoupe.ingest.metadata import printed_credits
from recoupe.ingest.pages import charset, read_page
from recoupe.ingest.received import Received
from recoupe.model import Article, Problem, Record, Text
from recoupe.pipeline import Job, read_text
from recoupe.read.clean import clean
from recoupe.text.reading import Reading, Stage

DATA = Path("../shared/data")
DEFAULT = [
    DATA / "extraction/fr-body-pages.tar.gz", DATA / "extraction/fr-body-gold.jsonl.gz",
    DATA / "extraction/fr-snippets-pages.tar.gz", DATA / "extraction/fr-snippets-gold.jsonl.gz",
    DATA / "extraction/en-body-b-pages.tar.gz", DATA / "extraction/en-body-b-gold.jsonl.gz",
    DATA / "news-fr/html.tar.gz", DATA / "news-fr/html-gold.jsonl",
]  # fmt: skip


def main() -> None:
    """Print the table and, on the last line, the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=DEFAULT)
    parser.add_argument("--texts", type=int, default=40, help="texts that are read by all stages")
    options = parser.parse_args()
    paths = zip(options.paths[::2], options.paths[1::2], strict=True)
    pages = [page for archive, gold in paths for page in gold_pages(archive, gold)]
    labelled(pages[0])
    spent: Counter[str] = Counter()
    articles = [one for page in pages for one in _turn(page, spent)]
    ours, theirs = len(pages) / spent["recoupe"], len(pages) / spent["trafilatura"]
    print(f"{len(pages)} pages, processor time\n{'HTML to labelled article':<36}{ours:>8.1f} pages/s")
    print(f"{'trafilatura alone':<36}{theirs:>8.1f} pages/s\n{'ratio':<36}{ours / theirs:>8.2f}")
    share, stages = fingerprint_share(articles[: options.texts])
    for name, seconds in sorted(stages.items(), key=lambda pair: -pair[1]):
        print(f"   {name:<33}{seconds:>8.2f} s")
    print(f"{'fingerprints, of the reading':<36}{share:>8.2%}")
    figures = {"pages_per_second": round(ours, 1), "trafilatura_pages_per_second": round(theirs, 1)}
    print(json.dumps({**figures, "ratio": round(ours / theirs, 3), "fingerprint_share": round(share, 5)}))


def _turn(page: GoldPage, spent: Counter[str]) -> list[tuple[Text, Article]]:
    began = time.process_time()
    found = labelled(page)
    spent["recoupe"] += time.process_time() - began
    characters = decode(page.content, declared=charset(page.content), mend=False).characters
    began = time.process_time()
    trafilatura.extract(characters, url=page.gold["url"], fast=False, deduplicate=False, include_comments=False)
    spent["trafilatura"] += time.process_time() - began
    return found


def labelled(page: GoldPage) -> list[tuple[Text, Article]]:
    """The articles of a page, their blocks told."""
    found = []
    for one in read_page(page.name, page.content, url=page.gold["url"]):
        if isinstance(one, Received):
            text = Text(characters=one.characters, language=language_of(one.characters, stated=one.metadata.language))
            article = Article(
                text=text.id, sha256="", name=page.name, media_type=one.media_type, title=one.metadata.title,
                outlet=one.metadata.outlet, credits=printed_credits(one.characters), language=text.language,
            )  # fmt: skip
            language = text.language if text.language in packs.languages() else packs.languages()[0]
            pack = packs.shipped(f"lang/{language}")
            list(clean(Reading(text, (article,), pack, packs.shipped("world"), packs.shipped("ontology"))))
            found.append((text, article))
    return found


def fingerprint_share(articles: Iterable[tuple[Text, Article]]) -> tuple[float, dict[str, float]]:
    """The share of fingerprints in the time of reading, and the seconds of each stage."""
    jobs = [Job(text, (article,), ()) for text, article in articles if text.language in packs.languages()]
    spent: Counter[str] = Counter()
    before = pipeline.AFTER_ANALYSIS
    for language in packs.languages():  # pipelines and tables are loaded once a process
        read_text(next((job for job in jobs if job.text.language == language), jobs[0]))
    pipeline.AFTER_ANALYSIS = tuple(_timed(stage, spent) for stage in before)
    try:
        began = time.process_time()
        for job in jobs:
            read_text(job)
        total = time.process_time() - began
    finally:
        pipeline.AFTER_ANALYSIS = before
    return spent["fingerprints"] / total, {**spent, "all of the reading": total}


def _timed(stage: Stage, spent: Counter[str]) -> Callable[[Reading], list[Record | Problem]]:
    @functools.wraps(stage)
    def timed(reading: Reading) -> list[Record | Problem]:
        began = time.process_time()
        found = list(stage(reading))
        spent[getattr(stage, "__name__", "")] += time.process_time() - began
        return found

    return timed


if __name__ == "__main__":
    main()
