"""Time to link: ``python -m bench.linking NEWS.jsonl.gz [--sizes 1000,3000,10000]``, beyond reading, on one core.

Fingerprints are made first and not timed. Repetitions and origins are timed over the first N articles; with
``--claims`` the articles are read whole (slow) and every stage of the pipeline is timed. Every article is given one
outlet, the worst case for repetitions. The last line is JSON.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from bench.news import article, load, records
from recoupe import packs
from recoupe.link.origins import origins
from recoupe.link.pile import Pile
from recoupe.link.repetitions import repetitions
from recoupe.model import Record, Text
from recoupe.pipeline import LINK, Job, read_text

DATA = Path("../shared/data/news-fr/articles.jsonl.gz")

Stages = tuple[tuple[str, Callable[[Pile], Iterable[Record]]], ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, nargs="?", default=DATA)
    parser.add_argument("--sizes", default="1000,3000,10000")
    parser.add_argument("--claims", action="store_true", help="read the articles whole and time every stage")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    news = [replace(one, outlet="Le Site") for one in load(options.path, max(sizes))]
    stages: Stages = LINK if options.claims else (("repetitions", repetitions), ("origins", origins))
    read = []
    for one in news:
        acquired = article(one)
        text = Text(characters=one.characters, language="fr")
        read.append([acquired, *read_text(Job(text, (acquired,), ()))] if options.claims else list(records(one)))
    figures: dict[str, float] = {}
    for size in sizes:
        pile = Pile(
            tuple(record for some in read[:size] for record in some), *map(packs.shipped, ("world", "ontology"))
        )
        figures |= _timed(pile, size, stages)
    print(json.dumps(figures))


def _timed(pile: Pile, size: int, stages: Stages) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name, stage in stages:
        start = time.process_time()
        found = list(stage(pile))
        figures[f"{name}_{size}_s"] = round(time.process_time() - start, 2)
        print(f"{size:>7} articles  {name:<14}{figures[f'{name}_{size}_s']:>8.2f} s  {len(found):>7} records")
        pile = pile.more(found)
    return figures


if __name__ == "__main__":
    main()
