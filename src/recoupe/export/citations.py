"""CSL-JSON: the articles, for Zotero, pandoc and other programs that cite."""

from typing import Any

import msgspec

from recoupe.export.material import Material
from recoupe.model import Article
from recoupe.views.cells import printable


def csl(material: Material) -> bytes:
    """A JSON array of newspaper articles, sorted by id; fields nobody states are left out."""
    found = [_citation(one, material) for one in material.articles]
    return msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"


def _citation(article: Article, material: Material) -> dict[str, Any]:
    cells: dict[str, Any] = {
        "id": f"recoupe-{article.id}",
        "type": "article-newspaper",
        "title": material.titles[article.id] or article.name,
        "container-title": article.outlet,
        "publisher": article.publisher,
        "author": [{"literal": printable(one)} for one in article.bylines],
        "issued": _issued(article, material),
        "URL": article.canonical_url or article.url,
        "language": article.language,
        "note": f"sha256:{article.sha256}",
    }
    return {name: printable(cell) if isinstance(cell, str) else cell for name, cell in cells.items() if cell}


def _issued(article: Article, material: Material) -> dict[str, Any] | None:
    """The day of publication, or both ends of the interval it lies in; None when it is open."""
    date = material.dates.get(article.text)
    if date is None or not (date.published_low and date.published_high):
        return None
    ends = dict.fromkeys((date.published_low, date.published_high))
    return {"date-parts": [[int(part) for part in end.split("-")] for end in ends]}
