"""The gazetteer: names of the world pack and words about names of a language pack, found in tokens.

Enters: two packs, compiled once a process. Leaves: for a place in a sentence, the longest entries that begin there.
It knows words, not contexts: whether « le Nord » is a state here, or « Séoul » a place, is decided by who asks.
An entry written in lower case also holds with a first capital, and any entry of four letters and more holds in
capitals (« CORÉE DU SUD », « COREE DU SUD »).
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from recoupe.packs import Pack, Row
from recoupe.terms import EntityType
from recoupe.text.tokens import words


class Family(StrEnum):
    """What an entry is: a name in the world, or a word that builds a mention around names."""

    NAME = "name"
    ADJECTIVE = "adjective"
    DEMONYM = "demonym"
    ROLE = "role"
    INSTITUTION = "institution"
    TITLE = "title"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    WORD = "word"
    PREFIX = "prefix"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, ready to be met: what ``key`` holds depends on the family.

    NAME, ADJECTIVE, DEMONYM: an actor key, with ``sort`` the kind of the name (``capital``, ``acronym`` …); ROLE: the
    office, with ``covers`` the offices it may stand for; INSTITUTION and NOMINAL: the sort; PRONOUN: the function;
    WORD: the class. ``strong`` is False for a name that needs support in the same article.
    """

    family: Family
    key: str
    rule: str
    sort: str = ""
    strong: bool = True
    gender: str = ""
    number: str = ""
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """Entries of one form of ``length`` tokens."""

    length: int
    entries: tuple[Entry, ...]

    def of(self, *families: Family) -> tuple[Entry, ...]:
        """The entries of some families."""
        return tuple(entry for entry in self.entries if entry.family in families)


@dataclass(frozen=True, slots=True, eq=False)
class Atlas:
    """What the world pack knows of keys: their type and state, the bodies of a state, who holds which office.

    ``bodies`` maps (state, sort) to the key of the one body meant when no other is named; ``office_sorts`` an office
    to the sort of body it speaks for; ``held`` a person's key to the offices held, where two hands agree; ``places`` a
    name in bare capitals to the places so named; ``pairs`` each half of a pair (the two Koreas) to the other;
    ``regions`` are the keys of places larger than a town; ``sorts`` maps a body to its sort, an organisation to its
    sector in small letters; ``words`` the key of either to the words of its names; ``kinds`` a state to what it is
    (``kingdom``, ``archipelago`` …); ``named`` names of states, capitals and peoples in bare capitals to their state;
    ``holders`` a capital in bare capitals to those who hold it against its state.
    """

    types: Mapping[str, EntityType]
    states: Mapping[str, str]
    bodies: Mapping[tuple[str, str], str]
    office_sorts: Mapping[str, str]
    held: Mapping[str, tuple[Row, ...]]
    places: Mapping[str, tuple[str, ...]]
    pairs: Mapping[str, str]
    regions: frozenset[str]
    sorts: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    named: Mapping[str, str]
    holders: Mapping[str, str]

    def state_in(self, name: str) -> str:
        """The one state that a name says within it: Kenya of ``Kenya Flower Council``; empty for none or several."""
        forms, place, found = bare(name).split(), 0, set[str]()
        while place < len(forms):
            longest = next((n for n in (3, 2, 1) if " ".join(forms[place : place + n]) in self.named), 0)
            found |= {self.named[" ".join(forms[place : place + longest])]} if longest else set()
            place += longest or 1
        return found.pop() if len(found) == 1 else ""

    def places_of(self, name: str, keys: Iterable[str]) -> tuple[str, ...]:
        """Keys of the places of a name that lie in the states of ``keys`` or are among them, else all of that name."""
        wanted = set(keys)
        named = self.places.get(bare(name), ())
        return tuple(key for key in named if key in wanted or self.states.get(key) in wanted) or named

    def state_of(self, key: str) -> str:
        """The state a key belongs to; empty for what belongs to none."""
        prefix = key.split(":", 1)[0].removesuffix("_")
        return self.states.get(key, "") or (prefix if prefix in self.states and not key.startswith("PER:") else "")

    def type_of(self, key: str) -> EntityType:
        """The type of what a key names."""
        return self.types.get(key, EntityType.PERSON if key.startswith("PER:") else EntityType.BODY)

    def body(self, state: str, sort: str) -> str:
        """The body of a state of one sort: the one the pack names, else a key made by rule (``BOL:NAVY``).

        Peru's begin with ``PER_:``, for ``PER:`` begins the key of a person.
        """
        return self.bodies.get((state, sort)) or f"{'PER_' if state == 'PER' else state}:{sort.upper()}"

    def spoken_for(self, state: str, office: str) -> str:
        """The body an office-holder of a state speaks for; empty for an occupation.

        Some offices exist once in the world: theirs is the body that the table names, whatever the state.
        """
        sort = self.office_sorts.get(office.removeprefix("former_"), "")
        if not sort or office.startswith("former_"):
            return ""
        if ":" in sort or not state:
            return sort if ":" in sort else ""
        return state if sort == "government" else self.body(state, sort)


@cache
def atlas(world: Pack) -> Atlas:
    """The atlas of a world pack, compiled once a process."""
    types: dict[str, EntityType] = {row["key"]: EntityType.STATE for row in _rows(world, "states")}
    states = {key: key for key in types}
    for row in _rows(world, "bodies"):
        types[row["key"]] = EntityType.ORGANISATION if row["sort"] in ORGANISED else EntityType.BODY
        states[row["key"]] = row["state"]
    for table, kind in (("organisations", EntityType.ORGANISATION), ("groups", EntityType.GROUP)):
        types.update({row["key"]: kind for row in _rows(world, table)})
    for table in ("agencies", "outlets"):
        for row in _rows(world, table):
            types[row["key"]] = EntityType.ORGANISATION
            states[row["key"]] = row["state"]
    places: dict[str, tuple[str, ...]] = {}
    for row in _rows(world, "places"):
        types[row["key"]] = EntityType.PLACE
        states[row["key"]] = row["state"]
    for row in _rows(world, "place_names"):
        found = places.get(bare(row["name"]), ())
        if row["key"] not in found:
            places[bare(row["name"])] = (*found, row["key"])
    held: dict[str, list[Row]] = {}
    for row in _rows(world, "offices"):
        if row["hand"] and row["hand2"]:
            held.setdefault(row["holder"], []).append(row)
    return Atlas(
        types,
        states,
        _bodies(world),
        {row["office"]: row["sort"] for row in _rows(world, "office_sorts")},
        {key: tuple(rows) for key, rows in held.items()},
        places,
        _pairs(world),
        frozenset(row["key"] for row in _rows(world, "places") if row["kind"] == "region"),
        _sorts(world),
        _words(world),
        _kinds(world),
        {
            bare(row["name"]): row["key"]
            for row in _rows(world, "names")
            if row["kind"] in NAMING and row["key"] in states
        },
        {bare(row["name"]): row["key"] for row in _rows(world, "names") if row["kind"] == HELD},
    )


NAMING = ("name", "alias", "capital", "adjective")
"""Kinds of names by which an organisation says in its own name where it is."""

HELD = "held"
"""Kind of a name that means its key only in a text that names it: « Sanaa » for those who hold the town."""


def _kinds(world: Pack) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in _rows(world, "state_kinds"):
        found.setdefault(row["key"], set()).add(row["kind"])
    return {key: frozenset(kinds) for key, kinds in found.items()}


def _sorts(world: Pack) -> dict[str, str]:
    found = {row["key"]: row["sector"].lower() for row in _rows(world, "organisations")}
    return found | {row["key"]: row["sort"] for table in ("bodies", "agencies") for row in _rows(world, table)}


def _words(world: Pack) -> dict[str, frozenset[str]]:
    bodies = set(_sorts(world))
    found: dict[str, set[str]] = {}
    for row in _rows(world, "names"):
        if row["key"] in bodies:
            found.setdefault(row["key"], set()).update(row["name"].lower().split())
    return {key: frozenset(words) for key, words in found.items()}


def _pairs(world: Pack) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _rows(world, "groups"):
        members = row["members"].split()
        if len(members) == 2:
            found |= {members[0]: members[1], members[1]: members[0]}
    return found


def _bodies(world: Pack) -> dict[tuple[str, str], str]:
    """(state, sort) to the body the pack marks as the one meant, or to the only agency of that sort."""
    agencies: dict[tuple[str, str], set[str]] = {}
    for row in _rows(world, "agencies"):
        agencies.setdefault((row["state"], row["sort"]), set()).add(row["key"])
    found = {place: min(keys) for place, keys in agencies.items() if len(keys) == 1}
    found |= {(row["state"], row["sort"]): row["key"] for row in _rows(world, "bodies") if row["default"]}
    return found


ORGANISED = frozenset({"armed_group", "party", "company", "union", "employers", "militia"})
"""Sorts of the table ``bodies`` that belong to a state's life but are no organ of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Entries by their first token as it may be printed and their second in bare capitals (empty for single words).

    Under both, the longer forms stand first.
    """

    index: Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], Hit], ...]]]
    classes: Mapping[str, frozenset[str]]
    first_names: Mapping[str, str]
    atlas: "Atlas"

    def at(self, forms: Sequence[str], place: int) -> Iterator[Hit]:
        """What begins at ``place``, the longest first."""
        found = self.index.get(forms[place])
        if found is None:
            return
        if place + 1 < len(forms) and (len(found) > 1 or "" not in found):
            for wanted, hit in found.get(bare(forms[place + 1]), ()):
                if _same(forms[place + 1 : place + hit.length], wanted[1:]):
                    yield hit
        for _, hit in found.get("", ()):
            yield hit

    def longest(self, forms: Sequence[str], place: int, *families: Family) -> Hit | None:
        """The longest hit with an entry of one of the families; its other entries are left out."""
        for hit in self.at(forms, place):
            found = hit.of(*families)
            if found:
                return Hit(hit.length, found)
        return None

    def has_class(self, form: str, name: str) -> bool:
        """Whether a single word belongs to a class of ``name_words``."""
        return name in self.classes.get(form, ()) or name in self.classes.get(form.lower(), ())


@lru_cache(maxsize=20_000)
def bare(form: str) -> str:
    """``form`` in capitals without accents: how headlines print names."""
    decomposed = unicodedata.normalize("NFKD", form)
    return "".join(one for one in decomposed if not unicodedata.combining(one)).upper()


def _same(found: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the later words are these: « Union Africaine » and « Corée du nord » pass, « La réunion » does not."""
    long = len(wanted) > 1
    return len(found) == len(wanted) and all(
        a == b or ((long or a[:1].isupper()) and a.lower() == b.lower()) or (a.isupper() and bare(a) == bare(b))
        for a, b in zip(found, wanted, strict=True)
    )


@cache
def gazetteer(language: Pack, world: Pack) -> Gazetteer:
    """The gazetteer of a language, compiled once a process from the packs' tables."""
    index: dict[str, dict[tuple[str, ...], list[Entry]]] = {}
    for form, entry in [*_world_entries(language, world), *_language_entries(language)]:
        whole = entry.family in (Family.TITLE, Family.PRONOUN) and " " not in form
        pieces = (form,) if whole else tuple(word.form for word in words(form, 0, len(form), language))
        if pieces:
            for first in _first_forms(pieces[0], entry, loud=len(form) >= LOUD):
                index.setdefault(first, {}).setdefault(pieces, []).append(entry)
    classes: dict[str, set[str]] = {}
    for row in _rows(language, "name_words"):
        classes.setdefault(row["form"], set()).add(row["class"])
    return Gazetteer(
        {first: _by_second(found) for first, found in index.items()},
        {form: frozenset(found) for form, found in classes.items()},
        {row["name"]: row["gender"] for row in _rows(world, "first_names")},
        atlas(world),
    )


LOUD = 4
"""Letters from which a name is also met in capitals: « OTAN » is its own name, « US » and « us » must stay apart."""


def _by_second(
    found: Mapping[tuple[str, ...], Sequence[Entry]],
) -> dict[str, tuple[tuple[tuple[str, ...], Hit], ...]]:
    seconds: dict[str, list[tuple[tuple[str, ...], Hit]]] = {}
    for pieces in sorted(found, key=lambda pieces: (-len(pieces), pieces)):
        second = bare(pieces[1]) if len(pieces) > 1 else ""
        seconds.setdefault(second, []).append((pieces, Hit(len(pieces), tuple(found[pieces]))))
    return {second: tuple(hits) for second, hits in seconds.items()}


def _first_forms(form: str, entry: Entry, *, loud: bool) -> frozenset[str]:
    """How the first token may be printed; function words and acronyms keep their one shape."""
    if entry.family in (Family.WORD, Family.PRONOUN, Family.PREFIX):
        return frozenset((form, form[:1].upper() + form[1:]))
    shapes = {form, bare(form[:1]) + form[1:]} if form[:1].isupper() else {form}
    if form[:1].islower() and entry.family is not Family.ADJECTIVE:
        shapes.add(form[:1].upper() + form[1:])
    if loud and entry.family in (Family.NAME, Family.ADJECTIVE, Family.ROLE):
        shapes |= {form.upper(), bare(form)}
    return frozenset(shapes)


def _rows(pack: Pack, table: str) -> Iterable[Row]:
    return pack[table] if table in pack else ()  # noqa: SIM401 (a pack is no mapping)


def _world_entries(language: Pack, world: Pack) -> Iterator[tuple[str, Entry]]:
    for row in _rows(world, "names"):
        if row["lang"] == language.language and row["kind"] != HELD:
            yield from _named(row, language)
    for table in ("agencies", "outlets"):
        for row in _rows(world, table):
            yield row["name"], Entry(Family.NAME, row["key"], row.rule, table, row["strength"] == "strong")
    for row in _rows(world, "persons"):
        yield row["name"], Entry(Family.NAME, row["key"], row.rule, "person_" + row["kind"], number="sing")
    for row in _rows(world, "place_names"):
        if row["lang"] in ("", language.language):
            yield row["name"], Entry(Family.NAME, row["key"], row.rule, "place", row["strength"] == "strong")


def _named(row: Row, language: Pack) -> Iterator[tuple[str, Entry]]:
    strong = row["strength"] == "strong"
    plain = Entry(Family.NAME, row["key"], row.rule, row["kind"], strong, row["gender"], row["number"])
    if row["kind"] == "adjective":
        for form, gender, number in _agreeing(row["name"], language):
            found = replace(plain, family=Family.ADJECTIVE, gender=gender, number=number)
            yield form, found
            yield _capital(form), replace(found, family=Family.DEMONYM)
    elif row["kind"] in ("demonym", "prefix"):
        yield row["name"], replace(plain, family=Family(row["kind"]))
    else:
        yield row["name"], plain


def _capital(form: str) -> str:
    """The people of an adjective: « sud-coréen », « Sud-Coréen »."""
    return "-".join(part[:1].upper() + part[1:] for part in form.split("-"))


def _agreeing(form: str, language: Pack) -> Iterator[tuple[str, str, str]]:
    """The forms of an adjective with gender and number, by the longest ending of the table ``agreement``."""
    endings = [row for row in _rows(language, "agreement") if form.endswith(row["ending"])]
    if not endings:
        yield form, "", ""
        return
    row = max(endings, key=lambda one: len(one["ending"]))
    stem = form[: len(form) - len(row["ending"])]
    yield form, "masc", "sing"
    yield stem + row["feminine"], "fem", "sing"
    yield stem + row["plural"], "masc", "plur"
    yield stem + row["feminine_plural"], "fem", "plur"


def _language_entries(language: Pack) -> Iterator[tuple[str, Entry]]:
    for row in _rows(language, "roles"):
        covers = tuple(row["covers"].split()) or (row["office"],)
        office = Entry(Family.ROLE, row["office"], row.rule, "", True, row["gender"], row["number"], covers)
        yield row["phrase"], office
    for row in _rows(language, "institutions"):
        yield (
            row["phrase"],
            Entry(Family.INSTITUTION, row["sort"], row.rule, row["type"], True, row["gender"], row["number"]),
        )
    for row in _rows(language, "titles"):
        yield row["form"], Entry(Family.TITLE, "title", row.rule, gender=row["gender"], number="sing")
    for row in _rows(language, "nominals"):
        yield row["phrase"], Entry(Family.NOMINAL, row["sort"], row.rule, "", True, row["gender"], row["number"])
    for row in _rows(language, "pronouns"):
        yield row["form"], Entry(Family.PRONOUN, row["function"], row.rule, "", True, row["gender"], row["number"])
    for row in _rows(language, "name_words"):
        if " " in row["form"]:
            yield row["form"], Entry(Family.WORD, row["class"], row.rule)
