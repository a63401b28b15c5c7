"""Publication dates that pages state: precision and recall of the day, beside htmldate in both its modes.

Usage: ``python -m bench.dates_meta [PAGES.tar.gz GOLD.jsonl[.gz]]...``

The gold holds ``page``, ``published`` and ``url``. The first candidate of ingest is compared; no answer costs recall.
htmldate's extensive mode reads running text, which recoupe never does. The last line holds the figures of all pages
together under plain names, and those of each set under its own. With ``--bare`` the pages are read a second time as old
or badly saved pages are, with all that states a date to machines taken out: meta elements, JSON-LD, the attributes of
``time``, the address.
"""

import argparse
import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from htmldate import find_date

from bench.pages import GoldPage, gold_pages
from recoupe.ingest.decoding import decode
from recoupe.ingest.pagedata import metadata
from recoupe.ingest.pages import charset, parse

DATA = Path("../shared/data")
DEFAULT = [
    DATA / "news-fr/html.tar.gz",
    DATA / "news-fr/html-gold.jsonl",
    DATA / "extraction/fr-date-pages.tar.gz",
    DATA / "extraction/fr-date-gold.jsonl.gz",
]
Reader = Callable[[str, str], str]
"""Decoded page and address in, ISO day out; empty where nothing states one."""
_FOR_MACHINES = re.compile(
    r"<meta\b[^>]*>|<script\b[^>]*ld\+json[^>]*>.*?</script>|(?<=\s)(?:datetime|content|pubdate)\s*=\s*(?:\"[^\"]*\"|'[^']*')",
    re.IGNORECASE | re.DOTALL,
)


def main() -> None:
    """Print the table and, on the last line, the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=DEFAULT)
    parser.add_argument("--show", action="store_true", help="print every page that went wrong")
    parser.add_argument("--bare", action="store_true", help="again, without what states a date to machines")
    options = parser.parse_args()
    sets = [
        (archive.name.removesuffix(".tar.gz"), list(gold_pages(archive, gold)))
        for archive, gold in zip(options.paths[::2], options.paths[1::2], strict=True)
    ]
    figures: dict[str, float] = {}
    for bare in (False, True)[: 1 + options.bare]:
        mark = "bare_" * bare
        print(f"{'without what states dates to machines' if bare else '':<40}{'precision':>10}{'recall':>10}")
        for name, pages in sets if len(sets) > 1 else ():
            figures |= _told(f"{mark}{name}_", pages, bare=bare, show=options.show)
        figures |= _told(mark, [page for _, pages in sets for page in pages], bare=bare, show=options.show)
    print(json.dumps({**figures, "pages": sum(len(pages) for _, pages in sets)}))


def _told(prefix: str, pages: list[GoldPage], *, bare: bool, show: bool) -> dict[str, float]:
    """The lines of one set, and its figures."""
    figures: dict[str, float] = {}
    for name, reader in READERS.items():
        shown = show and name == "recoupe" and len(prefix) > 5
        precision, recall = _score(pages, reader, bare=bare, show=shown)
        print(f"{prefix or 'all '}{len(pages)} {name:<24}".ljust(40) + f"{precision:>10.4f}{recall:>10.4f}")
        key = prefix + ("" if name == "recoupe" else f"{name.replace(' ', '_')}_")
        figures |= {f"{key}precision": round(precision, 4), f"{key}recall": round(recall, 4)}
    return figures


def _score(pages: list[GoldPage], reader: Reader, *, bare: bool, show: bool) -> tuple[float, float]:
    right = answered = 0
    for page in pages:
        characters = decode(page.content, declared=charset(page.content)).characters
        found = reader(_FOR_MACHINES.sub("", characters), "") if bare else reader(characters, page.gold["url"])
        wanted = page.gold["published"][:10]
        answered += bool(found)
        right += found == wanted
        if show and found != wanted:
            print(f"{page.name}: expected {wanted}, found {found or 'nothing'}")
    return (right / answered if answered else 0.0), right / len(pages)


def _ours(characters: str, url: str) -> str:
    tree = parse(characters)
    dates = metadata(tree, url=url).dates if tree is not None else ()
    return dates[0].value[:10] if dates else ""


def _htmldate(characters: str, url: str, *, extensive: bool) -> str:
    try:
        return find_date(characters, extensive_search=extensive, original_date=True, url=url or None) or ""
    except ValueError:
        return ""


READERS: dict[str, Reader] = {
    "recoupe": _ours,
    "htmldate fast": partial(_htmldate, extensive=False),
    "htmldate extensive": partial(_htmldate, extensive=True),
}


if __name__ == "__main__":
    main()
