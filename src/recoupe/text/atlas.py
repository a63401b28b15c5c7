"""What the world pack knows of actor keys: their type and state, the bodies of a state, who holds which office.

Enters: the world pack, compiled once a process. Leaves: an `Atlas`, asked by key, by state and sort, or by name.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from recoupe.compiled import compiled
from recoupe.packs import Pack, Row
from recoupe.terms import EntityType


@lru_cache(maxsize=20_000)
def bare(form: str) -> str:
    """``form`` in capitals without accents: how headlines print names."""
    decomposed = unicodedata.normalize("NFKD", form)
    return "".join(one for one in decomposed if not unicodedata.combining(one)).upper()


def rows_of(pack: Pack, table: str) -> Iterable[Row]:
    """The rows of a table; none where a pack has no such table."""
    return pack[table] if table in pack else ()  # noqa: SIM401 (a pack is no mapping)


def body_key(state: str, sort: str) -> str:
    """The key of a body that no table names; Peru's begin with ``PER_:``, for ``PER:`` begins the key of a person."""
    return f"{'PER_' if state == 'PER' else state}:{sort.upper()}"


@dataclass(frozen=True, slots=True, eq=False)
class Atlas:
    """What the world pack knows of keys: their type and state, the bodies of a state, who holds which office.

    ``bodies`` maps (state, sort) to the key of the one body meant when no other is named; ``office_sorts`` an office
    to the sort of body it speaks for; ``held`` a person's key to the offices held, where two hands agree; ``places`` a
    name in bare capitals to the places so named; ``pairs`` each half of a pair (the two Koreas) to the other;
    ``regions`` are the keys of places larger than a town; ``sorts`` maps a body to its sort, an organisation to its
    sector in small letters; ``words`` the key of either to the words of its names; ``kinds`` a state to what it is
    (``kingdom``, ``archipelago`` …); ``named`` names of states, peoples and towns in bare capitals to their state;
    ``holders`` a capital in bare capitals to those who hold it against its state; ``seats`` names in bare capitals that
    mean an organisation as well as the town where it sits (Brussels), which says little of where a text is set.
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
    seats: frozenset[str]

    def state_in(self, name: str) -> str:
        """The one state that a name says within it: Kenya of ``Kenya Flower Council``; empty for none or several."""
        forms, place, found = bare(name).split(), 0, set[str]()
        while place < len(forms):
            longest = next((n for n in (3, 2, 1) if " ".join(forms[place : place + n]) in self.named), 0)
            found |= {self.named[" ".join(forms[place : place + longest])]} if longest else set()
            place += longest or 1
        return found.pop() if len(found) == 1 else ""

    def places_of(self, name: str, keys: Iterable[str]) -> tuple[str, ...]:
        """Keys of the places of a name that lie in the states of ``keys`` or are among them, else all of that name.

        The seat of a body (« à la Maison Blanche ») is no quarter of that name in another state.
        """
        wanted = set(keys)
        named = self.places.get(bare(name), ())
        near = tuple(key for key in named if key in wanted or self.states.get(key) in wanted)
        seats = any(self.type_of(key) is EntityType.BODY and not key.startswith("PLC:") for key in wanted)
        return near or (() if seats else named)

    def state_of(self, key: str) -> str:
        """The state a key belongs to; empty for what belongs to none."""
        prefix = key.split(":", 1)[0].removesuffix("_")
        return self.states.get(key, "") or (prefix if prefix in self.states and not key.startswith("PER:") else "")

    def type_of(self, key: str) -> EntityType:
        """The type of what a key names."""
        return self.types.get(key, EntityType.PERSON if key.startswith("PER:") else EntityType.BODY)

    def body(self, state: str, sort: str) -> str:
        """The body of a state of one sort: the one the pack names, else a key made by rule (``BOL:NAVY``)."""
        return self.bodies.get((state, sort)) or body_key(state, sort)

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
    return compiled("atlas", Atlas, (world,), lambda: _drawn(world))


def _drawn(world: Pack) -> Atlas:
    types: dict[str, EntityType] = {row["key"]: EntityType.STATE for row in rows_of(world, "states")}
    states = {key: key for key in types}
    for row in rows_of(world, "bodies"):
        types[row["key"]] = EntityType.ORGANISATION if row["sort"] in ORGANISED else EntityType.BODY
        states[row["key"]] = row["state"]
    for table, kind in (("organisations", EntityType.ORGANISATION), ("groups", EntityType.GROUP)):
        types.update({row["key"]: kind for row in rows_of(world, table)})
    for table in ("agencies", "outlets"):
        for row in rows_of(world, table):
            types[row["key"]] = EntityType.ORGANISATION
            states[row["key"]] = row["state"]
    places: dict[str, tuple[str, ...]] = {}
    for row in rows_of(world, "places"):
        types[row["key"]] = EntityType.PLACE
        states[row["key"]] = row["state"]
    for row in rows_of(world, "place_names"):
        found = places.get(bare(row["name"]), ())
        if row["key"] not in found:
            places[bare(row["name"])] = (*found, row["key"])
    held: dict[str, list[Row]] = {}
    for row in rows_of(world, "offices"):
        if row["hand"] and row["hand2"]:
            held.setdefault(row["holder"], []).append(row)
    return Atlas(
        types,
        states,
        _bodies(world),
        {row["office"]: row["sort"] for row in rows_of(world, "office_sorts")},
        {key: tuple(rows) for key, rows in held.items()},
        places,
        _pairs(world),
        frozenset(row["key"] for row in rows_of(world, "places") if row["kind"] == "region"),
        _sorts(world),
        _words(world),
        _kinds(world),
        _named_states(world, states),
        {bare(row["name"]): row["key"] for row in rows_of(world, "names") if row["kind"] == HELD},
        frozenset(bare(row["name"]) for row in rows_of(world, "names") if _is_seat(row)),
    )


def _is_seat(row: Row) -> bool:
    return row["kind"] == "capital" and row["key"].startswith("ORG:")


NAMING = ("name", "alias", "capital", "adjective")
"""Kinds of names by which an organisation says in its own name where it is."""

HELD = "held"
"""Kind of a name that means its key only in a text that names it: « Sanaa » for those who hold the town."""


def _named_states(world: Pack, states: Mapping[str, str]) -> dict[str, str]:
    strong = (row for row in rows_of(world, "place_names") if row["strength"] == "strong")
    towns = {bare(row["name"]): states[row["key"]] for row in strong}
    rows = (row for row in rows_of(world, "names") if row["kind"] in NAMING and row["key"] in states)
    return towns | {bare(row["name"]): row["key"] for row in rows}


def _kinds(world: Pack) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows_of(world, "state_kinds"):
        found.setdefault(row["key"], set()).add(row["kind"])
    return {key: frozenset(kinds) for key, kinds in found.items()}


def _sorts(world: Pack) -> dict[str, str]:
    found = {row["key"]: row["sector"].lower() for row in rows_of(world, "organisations")}
    return found | {row["key"]: row["sort"] for table in ("bodies", "agencies") for row in rows_of(world, table)}


def _words(world: Pack) -> dict[str, frozenset[str]]:
    bodies = set(_sorts(world))
    found: dict[str, set[str]] = {}
    for row in rows_of(world, "names"):
        if row["key"] in bodies:
            found.setdefault(row["key"], set()).update(row["name"].lower().split())
    return {key: frozenset(words) for key, words in found.items()}


def _pairs(world: Pack) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows_of(world, "groups"):
        members = row["members"].split()
        if len(members) == 2:
            found |= {members[0]: members[1], members[1]: members[0]}
    return found


def _bodies(world: Pack) -> dict[tuple[str, str], str]:
    """(state, sort) to the body the pack marks as the one meant, or to the only agency of that sort."""
    agencies: dict[tuple[str, str], set[str]] = {}
    for row in rows_of(world, "agencies"):
        agencies.setdefault((row["state"], row["sort"]), set()).add(row["key"])
    found = {place: min(keys) for place, keys in agencies.items() if len(keys) == 1}
    found |= {(row["state"], row["sort"]): row["key"] for row in rows_of(world, "bodies") if row["default"]}
    return found


ORGANISED = frozenset({"armed_group", "party", "company", "union", "employers", "militia"})
"""Sorts of the table ``bodies`` that belong to a state's life but are no organ of it."""
