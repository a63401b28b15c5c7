"""Places told by a name that no mention resolved: « Kursk » in a title. A name that several places have tells none."""

from collections.abc import Mapping
from functools import cache

from recoupe.link.vocabulary import plain
from recoupe.packs import Pack


def place_called(world: Pack, name: str) -> frozenset[str]:
    """The key of the only place the world knows by a name that nobody resolved."""
    keys = _places(world).get(plain(name), frozenset())
    return keys if len(keys) == 1 else frozenset()


@cache
def _places(world: Pack) -> Mapping[str, frozenset[str]]:
    """Folded name to the keys of the places so called."""
    found: dict[str, set[str]] = {}
    for row in world["place_names"] if "place_names" in world else ():  # noqa: SIM401 (a pack has no get)
        found.setdefault(plain(row["name"]), set()).add(row["key"])
    return {name: frozenset(keys) for name, keys in found.items()}
