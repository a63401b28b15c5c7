"""Usual names of actors and concepts, by language, from the packs and the record."""

from collections.abc import Mapping
from functools import cache

from recoupe import packs
from recoupe.packs import Pack


@cache
def world_names(world: Pack, language: str) -> Mapping[str, str]:
    """Actor key to its usual name in a language: the first row of kind ``name``."""
    names: dict[str, str] = {}
    for table in ("names", "persons", "agencies", "outlets"):
        rows = world[table] if table in world else ()  # noqa: SIM401 (a pack has no get)
        for row in rows:
            if row.cells.get("kind", "name") == "name" and row.cells.get("lang", language) == language:
                names.setdefault(row["key"], row["name"])
    return names


@cache
def concept_names(ontology: Pack, language: str) -> Mapping[str, str]:
    """Concept to its label in a language."""
    return {row["concept"]: row[f"label_{language}"] for row in ontology["concepts"]} if "concepts" in ontology else {}


@cache
def meanings(closed_list: str, language: str) -> Mapping[str, str]:
    """Values of a closed list to their meaning in a language."""
    return {row["value"]: row[f"meaning_{language}"] for row in packs.shipped("closed")[closed_list]}


def readable(key: str) -> str:
    """A key without a known name, as words: ``PER:KIM_JONG_UN`` gives ``Kim Jong Un``."""
    kind, _, rest = key.partition(":")
    if not rest or kind not in ("PER", "NAME", "GRP", "ORG", "DOC"):
        return key
    return " ".join(part.capitalize() for part in rest.split("_"))
