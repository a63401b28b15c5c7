"""Usual names of actors and concepts, by language, from the packs and the record."""

from collections.abc import Iterable, Mapping
from functools import cache

from recoupe import packs
from recoupe.packs import Pack, Row

LOCAL = ("DOC", "GRP", "ORG", "PER", "PLC")
"""First parts of keys that are no state: ``PER`` is a person, and not Peru."""


@cache
def world_names(world: Pack, language: str) -> Mapping[str, str]:
    """Actor key to its usual name in a language: a person's spelling there, else the first row of kind ``name``."""
    names = {row["key"]: row["name"] for row in _table(world, "persons") if row.cells.get("lang") == language}
    for table in ("names", "persons", "agencies", "outlets"):
        for row in _table(world, table):
            if row.cells.get("kind", "name") == "name" and (row.cells.get("lang") or language) == language:
                names.setdefault(row["key"], row["name"])
    return names


@cache
def body_names(world: Pack, language: str) -> Mapping[str, str]:
    """Body of a state to a name that tells whose it is: « NIS (Corée du Sud) », « armée (Corée du Nord) »."""
    names = world_names(world, language)
    sorts = _sorts(world, language)
    own, anywhere = {row["sort"] for row in _table(world, "own_voices")}, _anywhere(world)
    found: dict[str, str] = {}
    for row in _table(world, "bodies"):
        name = names.get(row["key"]) or (anywhere.get(row["key"]) if row["sort"] in own else None)
        name = name or sorts.get(row["sort"], row["sort"].replace("_", " "))
        found[row["key"]] = f"{name} ({names.get(row['state'], row['state'])})"
    return found


@cache
def _anywhere(world: Pack) -> Mapping[str, str]:
    """Actor key to its first name of any language: a party goes by it where a language has none of its own."""
    found: dict[str, str] = {}
    for row in _table(world, "names"):
        if row.cells.get("kind", "name") == "name":
            found.setdefault(row["key"], row["name"])
    return found


def body_name(world: Pack, language: str, key: str) -> str:
    """A body of a state that no table names, by its sort: ``NOR:PROSECUTION`` is « parquet (Norvège) ».

    One of a sort that has no name either goes by its state; empty for what is no body of a state.
    """
    state, _, sort = key.partition(":")
    whose = world_names(world, language).get(state) if sort and state not in LOCAL else None
    name = _sorts(world, language).get(sort.lower())
    return f"{name} ({whose})" if name and whose else whose or ""


@cache
def _sorts(world: Pack, language: str) -> Mapping[str, str]:
    """Sort of body to what a language calls it."""
    return {row["sort"]: row["name"] for row in _table(world, "body_sorts") if row["lang"] == language}


def _table(pack: Pack, name: str) -> Iterable[Row]:
    return pack[name] if name in pack else ()  # noqa: SIM401 (a pack has no get)


@cache
def concept_names(ontology: Pack, language: str) -> Mapping[str, str]:
    """Concept to its label in a language."""
    return {row["concept"]: row[f"label_{language}"] for row in _table(ontology, "concepts")}


@cache
def meanings(closed_list: str, language: str) -> Mapping[str, str]:
    """Values of a closed list to their meaning in a language."""
    return {row["value"]: row[f"meaning_{language}"] for row in packs.shipped("closed")[closed_list]}


LONG = 140
"""Characters of a quotation in a summary line."""


def shorten(words: str, length: int = LONG) -> str:
    """Words in a line: white space folded, cut at a word where they are longer than ``length`` characters."""
    words = " ".join(words.split())
    return words if len(words) <= length else words[: length - 1].rsplit(" ", 1)[0] + " …"


def aside(words: str) -> str:
    """Words as they stand in brackets, that hold none of their own: « parti (Norvège) » is « parti, Norvège »."""
    return words.replace(" (", ", ").replace(")", "")


def in_marks(words: str, language: str) -> str:
    """Words between the quotation marks of the language of the answer: « words », “words”."""
    marks = (row["words"] for row in packs.shipped(f"lang/{language}")["phrases"] if row["name"] == "quoted")
    return next(marks).format(words=words)


def readable(key: str, language: str) -> str:
    """A key without a known name, as words: ``PER:KIM_JONG_UN`` gives ``Kim Jong Un``, ``SAID:syndicats`` its words."""
    kind, _, rest = key.partition(":")
    if kind == "SAID":
        return rest if rest[:1].isupper() else in_marks(rest, language)
    if not rest or kind not in ("PER", "NAME", "GRP", "ORG", "DOC"):
        return key
    return " ".join(part.capitalize() for part in rest.split("_"))
