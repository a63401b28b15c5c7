"""Publication dates that pages state: precision and recall of the day, beside htmldate in its fast mode.

Usage: ``python -m bench.dates_meta [PAGES.tar.gz GOLD.jsonl[.gz]]...``

The gold holds ``page``, ``published`` and ``url``. The first candidate of ingest is compared; no answer costs recall.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from htmldate import find_date

from bench.pages import GoldPage, gold_pages
from recoupe.ingest.decoding import decode
from recoupe.ingest.pagedata import metadata
from recoupe.ingest.pages import charset, parse

DATA = Path("../shared/data")
DEFAULT = [DATA / "news-fr/html.tar.gz", DATA / "news-fr/html-gold.jsonl"]


def main() -> None:
    """Print the table and, on the last line, the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=DEFAULT)
    parser.add_argument("--show", action="store_true", help="print every page that went wrong")
    options = parser.parse_args()
    archives, golds = options.paths[::2], options.paths[1::2]
    pages = [page for archive, gold in zip(archives, golds, strict=True) for page in gold_pages(archive, gold)]
    ours = _score(pages, _ours, show=options.show)
    fast = _score(pages, _htmldate, show=False)
    print(f"{'':<16}{'precision':>10}{'recall':>10}")
    for name, (precision, recall) in (("recoupe", ours), ("htmldate fast", fast)):
        print(f"{name:<16}{precision:>10.4f}{recall:>10.4f}")
    figures = {"precision": ours[0], "recall": ours[1], "htmldate_precision": fast[0], "htmldate_recall": fast[1]}
    print(json.dumps({**{name: round(value, 4) for name, value in figures.items()}, "pages": len(pages)}))


def _score(pages: list[GoldPage], reader: Callable[[GoldPage], str], *, show: bool) -> tuple[float, float]:
    right = answered = 0
    for page in pages:
        found, wanted = reader(page), page.gold["published"][:10]
        answered += bool(found)
        right += found == wanted
        if show and found != wanted:
            print(f"{page.name}: expected {wanted}, found {found or 'nothing'}")
    return (right / answered if answered else 0.0), right / len(pages)


def _ours(page: GoldPage) -> str:
    tree = parse(decode(page.content, declared=charset(page.content)).characters)
    dates = metadata(tree, url=page.gold["url"]).dates if tree is not None else ()
    return dates[0].value[:10] if dates else ""


def _htmldate(page: GoldPage) -> str:
    characters = decode(page.content, declared=charset(page.content)).characters
    try:
        return find_date(characters, extensive_search=False, original_date=True, url=page.gold["url"]) or ""
    except ValueError:
        return ""


if __name__ == "__main__":
    main()
