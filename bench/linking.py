"""Time to link beyond reading, on one core: ``python -m bench.linking NEWS.jsonl.gz [--sizes 1000,3000,10000]``, or of
the readings of a built dossier, ``python -m bench.linking --dossier DOSSIER [--sizes 1000,10000] [--added 1,10,100]``.

Of news, fingerprints are made first and not timed; repetitions and origins are timed over the first N articles; with
``--claims`` the articles are read whole (slow) and every stage of the pipeline is timed. Every article is given one
outlet, the worst case for repetitions. Of a dossier, what was read is copied to a record of the first N articles; all
that a build does after reading is timed (link, check, prepare views), at once and then for a few articles more, with
the share of the time at once that adding them takes. Seconds are of processor time. The last line is JSON.
"""

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from bench.news import article, load, records
from recoupe import packs, pipeline
from recoupe.check import check_anew
from recoupe.engine.heap import uncollected
from recoupe.link.origins import origins
from recoupe.link.pile import LINKED, READ_KINDS, Pile
from recoupe.link.repetitions import repetitions
from recoupe.model import Article, Record, Text
from recoupe.pipeline import LINK, Job, read_text
from recoupe.store.base import Store
from recoupe.store.sql import SqlStore
from recoupe.views.preparing import prepare
from recoupe.views.selection import select

DATA = Path("../shared/data/news-fr/articles.jsonl.gz")

Stages = tuple[tuple[str, Callable[[Pile], Iterable[Record]]], ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, nargs="?", default=DATA)
    parser.add_argument("--sizes", default="1000,3000,10000")
    parser.add_argument("--claims", action="store_true", help="read the articles whole and time every stage")
    parser.add_argument("--dossier", type=Path, help="a built dossier, whose readings are linked")
    parser.add_argument("--added", default="", help="how many articles to add to each size, as 1,10,100")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    if options.dossier:
        added = [int(count) for count in options.added.split(",") if count]
        print(json.dumps({key: value for size in sizes for key, value in grown(options.dossier, size, added).items()}))
        return
    news = [replace(one, outlet="Le Site") for one in load(options.path, max(sizes))]
    stages: Stages = LINK if options.claims else (("repetitions", repetitions), ("origins", origins))
    read = []
    for one in news:
        acquired = article(one)
        text = Text(characters=one.characters, language="fr")
        read.append([acquired, *read_text(Job(text, (acquired,), ()))] if options.claims else list(records(one)))
    figures: dict[str, float] = {}
    for size in sizes:
        some = tuple(record for one in read[:size] for record in one)
        figures |= timed(some, size, stages)
    print(json.dumps(figures))


def timed(read: Sequence[Record], size: int, stages: Stages) -> dict[str, float]:
    """Seconds of each stage over some records; the collector of circles rests, as in a build."""
    figures: dict[str, float] = {}
    pile = Pile(tuple(read), packs.shipped("world"), packs.shipped("ontology"))
    with uncollected():
        for name, stage in stages:
            start = time.process_time()
            found = list(stage(pile))
            figures[f"{name}_{size}_s"] = round(time.process_time() - start, 2)
            print(f"{size:>7} articles  {name:<14}{figures[f'{name}_{size}_s']:>8.2f} s  {len(found):>7} records")
            pile = pile.more(found)
    return figures


def grown(dossier: Path, size: int, added: Sequence[int]) -> dict[str, float]:
    """Seconds after reading for the first articles of a dossier at once, and for each number of articles added."""
    whole = SqlStore.at(dossier / "record.sqlite")
    order = sorted(whole.records(Article), key=lambda one: one.name)
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        part = begun(dossier, Path(folder), whole, order[:size] if size < len(order) else [])
        read = [record for kind in READ_KINDS for record in part.records(kind)]
        figures |= timed(read, size, LINK)
        del read
        at_once = told(f"{size} at once", finished(part))
        figures |= {f"{name}_{size}_at_once_s": value for name, value in at_once.items()}
        for count in added:
            copied(whole, part, order[size : size + count])
            size += count
            more = told(f"{count} more", finished(part))
            share = round(sum(more.values()) / sum(at_once.values()), 3)
            print(f"{'':>7} share of the time at once: {share}")
            figures |= {f"{name}_{size}_with_{count}_more_s": value for name, value in more.items()}
            figures[f"share_{size}_with_{count}_more"] = share
        part.close()
    whole.close()
    return figures


def begun(dossier: Path, folder: Path, whole: Store, first: Sequence[Article]) -> Store:
    """A record of what was read in some articles of a dossier and nothing else; of all when none are named."""
    path = folder / "record.sqlite"
    if not first:
        shutil.copy(dossier / "record.sqlite", path)
    part = SqlStore.at(path)
    part.drop(owner for owner in part.owners() if not owner.startswith(("article:", "text:")))
    copied(whole, part, first)
    return part


def copied(whole: Store, part: Store, articles: Iterable[Article]) -> None:
    """Put some articles and what was read in them from one record into another."""
    for one in articles:
        part.replace(f"article:{one.id}", one.id, [one])
        inside = [record for record in whole.within([one.text]) if isinstance(record, READ_KINDS)]
        part.replace(f"text:{one.text}", one.text, inside)


def finished(store: Store) -> dict[str, float]:
    """Seconds of what a build does after reading."""
    steps: dict[str, Callable[[], object]] = {
        "link": lambda: pipeline.link_store(store),
        "check": lambda: check_anew(store, pipeline.whole_code_digest(), LINKED),
        "prepare": lambda: prepare(select(store), packs.languages()),
    }
    seconds: dict[str, float] = {}
    with uncollected(), store.remembering():
        for name, step in steps.items():
            start = time.process_time()
            step()
            seconds[name] = round(time.process_time() - start, 2)
    return seconds


def told(what: str, seconds: dict[str, float]) -> dict[str, float]:
    """The seconds, printed."""
    steps = "  ".join(f"{name} {value:.1f} s" for name, value in seconds.items())
    print(f"{what:>16}: {sum(seconds.values()):.1f} s ({steps})")
    return seconds


if __name__ == "__main__":
    main()
