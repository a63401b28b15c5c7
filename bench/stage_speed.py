"""Speed of the read stages beyond the parse: ``python -m bench.stage_speed ARTICLES [--articles 100] [--lang fr]``.

ARTICLES is JSON lines (plain or gzip) with ``id`` and ``text``, drawn by hash as for ``bench.claims_sample``. Each text
is analysed first, unmeasured; then every stage is timed on it. Prints kB of text a second of processor time for each
stage; the last line is one JSON object with the figure for all of them together (``beyond_parse``).
"""

import argparse
import json
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from bench.claims_sample import ARTICLES, articles, drawn
from bench.sentences import analysed, stages


def main() -> None:
    """Read the articles drawn, time the stages, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, nargs="?", default=ARTICLES)
    parser.add_argument("--articles", type=int, default=100, help="how many articles to read")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--lang", default="fr")
    given = parser.parse_args()
    seconds: Counter[str] = Counter()
    size = 0
    for article in drawn(list(articles(given.path)), given.articles, given.seed):
        reading = analysed(article["text"], given.lang)
        size += len(article["text"].encode("utf-8"))
        for stage in stages():
            begin = time.process_time()
            records = tuple(stage(reading))
            seconds[stage.__name__] += time.process_time() - begin
            reading = replace(reading, records=(*reading.records, *records))
    figures = {name: round(size / 1000 / spent, 1) for name, spent in seconds.items()}
    figures["beyond_parse"] = round(size / 1000 / sum(seconds.values()), 1)
    for name, speed in figures.items():
        print(f"{name:14} {speed:8.1f} kB/s")
    print(json.dumps({"articles": given.articles, "kB": round(size / 1000, 1), **figures}))


if __name__ == "__main__":
    main()
