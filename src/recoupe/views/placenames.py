"""Places told by a name that no mention resolved: « Kursk » in a title. A name that several places have tells none."""

from collections.abc import Mapping
from functools import cache

from recoupe.link.vocabulary import plain
from recoupe.packs import Pack


def place_called(world: Pack, name: str) -> frozenset[str]:
    """The key of the only place the world knows by a name that nobody resolved, and of what is called after it."""
    keys = _places(world).get(plain(name), frozenset())
    return keys.union(*(named_alike(world, one) for one in keys)) if len(keys) == 1 else frozenset()


@cache
def _places(world: Pack) -> Mapping[str, frozenset[str]]:
    """Folded name to the keys of the places so called."""
    found: dict[str, set[str]] = {}
    for row in world["place_names"] if "place_names" in world else ():  # noqa: SIM401 (a pack has no get)
        found.setdefault(plain(row["name"]), set()).add(row["key"])
    return {name: frozenset(keys) for name, keys in found.items()}


def named_alike(world: Pack, key: str) -> frozenset[str]:
    """The region that is called after a town, and the town: who fights in Kursk fights in its region, or says so."""
    return _called_after(world).get(key, frozenset())


@cache
def _called_after(world: Pack) -> Mapping[str, frozenset[str]]:
    kinds = {row["key"]: row["kind"] for row in (world["places"] if "places" in world else ())}  # noqa: SIM401
    pairs = [(key, key.rpartition("_")[0]) for key, kind in kinds.items() if kind == "region"]
    found = {key: frozenset({town}) for key, town in pairs if kinds.get(town) == "city"}
    return found | {town: frozenset({key}) for key, town in pairs if kinds.get(town) == "city"}
