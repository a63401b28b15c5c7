"""A user's own gazetteer: folders of names beside the world pack, in the same tables, or FollowTheMoney entities.

What enters are folders; what leaves is the world pack with their rows added, and a `Problem` for each line that cannot
be used, naming file and line. A TSV has the name and the columns of a table of ``data/world`` (``names.tsv``,
``persons.tsv`` …), in any order of rows; columns that are not required may be left out. A file of JSON lines holds
FollowTheMoney entities: people and organisations with ``name``, ``alias`` and ``weakAlias`` become names. Every row is
cited with the hash of its folder (``gazetteer@3fa2b1c4/persons.tsv#L7``), so that evidence says which state of the
folder it rests on.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from recoupe import packs
from recoupe.forms import key_of_name
from recoupe.model import Problem
from recoupe.packs import Pack, Row, Tables

TABLES = (
    "agencies", "bodies", "groups", "names", "offices", "organisations", "outlets", "persons", "place_names", "places",
)  # fmt: skip
"""Tables of the world pack that a user may add to."""
NEEDED = {
    "agencies": ("key", "name", "state"), "bodies": ("key", "state"), "groups": ("key",), "names": ("key", "name"),
    "offices": ("state", "office", "holder", "since"), "organisations": ("key",), "outlets": ("key", "name"),
    "persons": ("key", "name"), "place_names": ("key", "name"), "places": ("key", "latitude", "longitude"),
}  # fmt: skip
"""Columns that must be there and filled; the others may be left out."""
USUAL = {
    "agencies": {"sort": "agency", "strength": "strong"}, "bodies": {"sector": "GOV", "sort": "office"},
    "names": {"kind": "name", "strength": "strong"}, "offices": {"hand": "user", "hand2": "user"},
    "organisations": {"sector": "NGO"}, "outlets": {"strength": "strong"}, "persons": {"kind": "name"},
    "place_names": {"strength": "strong"}, "places": {"kind": "city"},
}  # fmt: skip
"""What an empty cell stands for."""
ALLOWED = {
    "strength": frozenset({"strong", "weak"}),
    "gender": frozenset({"", "masc", "fem"}),
    "number": frozenset({"", "sing", "plur"}),
}
KINDS = {
    "names": frozenset({
        "name", "alias", "official", "acronym", "adjective", "demonym", "capital", "seat", "epithet", "region",
        "prefix", "historical",
    }),
    "persons": frozenset({"name", "variant", "surname"}),
}  # fmt: skip
KEY = re.compile(r"([A-Z]{3}|X-[A-Z]+|ORG|GRP|PER|PLC|PER_)(:[^\W_][\w@]*)?")
PEOPLE = frozenset({"Person"})
BODIES = {"Organization": "NGO", "Company": "BUS", "PublicBody": "GOV", "LegalEntity": "NGO"}
"""Schemas of FollowTheMoney that are actors, and the sector of those that are bodies."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row on its way: its table, its cells, and where it stands."""

    table: str
    cells: Mapping[str, str]
    file: str
    number: int


class _RefusedError(ValueError):
    """A line that cannot be used; the words say what was expected."""


def digest(folders: Sequence[Path]) -> str:
    """Hash of the files of some folders, their names included; empty when there are none."""
    if not folders:
        return ""
    found = blake2b(digest_size=16)
    for path in _files(folders):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def world(folders: Sequence[Path], state: str = "") -> Pack:
    """The world pack with the rows of some folders; ``state`` is their `digest`, taken anew when empty."""
    return _read(tuple(folders), state or digest(folders))[0] if folders else packs.shipped("world")


def problems(folders: Sequence[Path]) -> tuple[Problem, ...]:
    """A problem for each file and line of the folders that cannot be used, in order."""
    return _read(tuple(folders), digest(folders))[1] if folders else ()


@lru_cache(maxsize=4)
def _read(folders: tuple[Path, ...], state: str) -> tuple[Pack, tuple[Problem, ...]]:
    shipped = packs.shipped("world")
    lines: list[_Line] = []
    faults: list[Problem] = [
        _problem(str(folder), 0, "expected a folder, found none") for folder in folders if not folder.is_dir()
    ]
    for path in _files(folders):
        found = _tsv(path, shipped) if path.suffix == ".tsv" else _entities(path, shipped)
        for one in found:
            (faults if isinstance(one, Problem) else lines).append(one)  # type: ignore[arg-type]
    rows, unknown = _known(lines, shipped, f"gazetteer@{state[:8]}")
    tables = {
        name: replace(shipped[name], rows=(*shipped[name].rows, *rows.get(name, ())))
        for name in sorted(shipped.tables.by_name)
    }
    whole = blake2b((shipped.digest + state).encode(), digest_size=16).hexdigest()
    return replace(shipped, digest=whole, tables=Tables(tables)), (*faults, *unknown)


def _files(folders: Iterable[Path]) -> list[Path]:
    found = (path for folder in folders if folder.is_dir() for path in folder.iterdir())
    return sorted(
        (path for path in found if path.suffix in (".tsv", ".json", ".jsonl")), key=lambda path: path.as_posix()
    )


def _problem(file: str, number: int, message: str) -> Problem:
    return Problem(code="broken_gazetteer", message=message, name=f"{file}#L{number}" if number else file)


def _tsv(path: Path, shipped: Pack) -> Iterator[_Line | Problem]:
    """The rows of a table, a problem for each that cannot be used."""
    if path.stem not in TABLES:
        yield _problem(path.name, 0, f"expected the name of a table ({', '.join(TABLES)}), found {path.stem!r}")
        return
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        yield _problem(path.name, 0, f"expected UTF-8: {fault}")
        return
    columns = lines[0].split("\t") if lines else []
    missing = [name for name in NEEDED[path.stem] if name not in columns]
    strange = [name for name in columns if name not in shipped[path.stem].columns]
    if missing or strange:
        wrong = f"no column {missing[0]!r}" if missing else f"a column {strange[0]!r}"
        yield _problem(path.name, 1, f"expected the columns {' '.join(shipped[path.stem].columns)}, found {wrong}")
        return
    for number, line in enumerate(lines[1:], start=2):
        if line.strip():
            try:
                yield _Line(path.stem, _cells(path.stem, line, columns, shipped), path.name, number)
            except _RefusedError as fault:
                yield _problem(path.name, number, str(fault))


def _cells(table: str, line: str, columns: Sequence[str], shipped: Pack) -> dict[str, str]:
    """The cells of a row, all columns of the table filled."""
    values = [unicodedata.normalize("NFC", value.strip()) for value in line.split("\t")]
    if len(values) != len(columns):
        raise _RefusedError(f"expected {len(columns)} cells, found {len(values)}")
    given = dict(zip(columns, values, strict=True))
    usual = {"source": "user", **USUAL.get(table, {})}
    cells = {name: given.get(name, "") or usual.get(name, "") for name in shipped[table].columns}
    for name in NEEDED[table]:
        if not cells[name]:
            raise _RefusedError(f"expected a value, found an empty cell in the column {name!r}")
    for name, allowed in {**ALLOWED, "kind": KINDS.get(table, frozenset())}.items():
        if allowed and name in cells and cells[name] not in allowed:
            raise _RefusedError(
                f"expected {name} to be one of {', '.join(sorted(allowed - {''}))}, found {cells[name]!r}"
            )
    _check(table, cells)
    return cells


def _check(table: str, cells: Mapping[str, str]) -> None:
    if "key" in cells and not KEY.fullmatch(cells["key"]):
        raise _RefusedError(
            f"expected a key like RUS, RUS:ROSATOM, ORG:ACME or PER:PAUL_MARTEL, found {cells['key']!r}"
        )
    if table == "persons" and not cells["key"].startswith("PER:"):
        raise _RefusedError(f"expected the key of a person (PER:PAUL_MARTEL), found {cells['key']!r}")
    for name in ("latitude", "longitude") if table == "places" else ():
        if not re.fullmatch(r"-?\d{1,3}(\.\d+)?", cells[name]):
            raise _RefusedError(f"expected {name} in degrees, found {cells[name]!r}")


def _entities(path: Path, shipped: Pack) -> Iterator[_Line | Problem]:
    """FollowTheMoney entities as rows; what is no actor is left out and told once a schema."""
    states = {row["iso2"].lower(): row["key"] for row in shipped["states"] if row["iso2"]}
    left_out: dict[str, list[int]] = {}
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            schema, found = _entity(line, path.name, number, states, shipped)
        except _RefusedError as fault:
            yield _problem(path.name, number, str(fault))
            continue
        yield from found
        if not found:
            left_out.setdefault(schema, []).append(number)
    for schema, numbers in sorted(left_out.items()):
        actors = ", ".join(sorted({*PEOPLE, *BODIES}))
        yield _problem(path.name, numbers[0], f"{schema} is no actor ({actors}): left out, {len(numbers)} of them")


def _entity(line: bytes, file: str, number: int, states: Mapping[str, str], shipped: Pack) -> tuple[str, list[_Line]]:
    """The schema of an entity and its rows; none for what is no actor."""
    try:
        entity: Any = json.loads(line.decode("utf-8"))
    except ValueError as fault:
        raise _RefusedError(f"expected one JSON object a line: {fault}") from fault
    if not isinstance(entity, dict) or not isinstance(entity.get("properties"), dict):
        raise _RefusedError("expected an entity with id, schema and properties")
    schema = str(entity.get("schema", ""))
    if schema not in PEOPLE and schema not in BODIES:
        return schema, []
    stated = {
        name: [str(one) for one in values] for name, values in entity["properties"].items() if isinstance(values, list)
    }
    named = [_readable(one) for name in ("name", "alias", "previousName") for one in stated.get(name, ())]
    if not named:
        raise _RefusedError(f"expected a name, found none for the entity {entity.get('id', '')!r}")
    note = f"FollowTheMoney {entity.get('id', '')}".strip()
    weak = [_readable(one) for one in stated.get("weakAlias", ())]
    rows = _of_person(named, note) if schema in PEOPLE else _of_body(schema, named, weak, note, stated, states)
    return schema, [_Line(table, _filled(table, cells, shipped), file, number) for table, cells in rows]


def _of_person(named: Sequence[str], note: str) -> Iterator[tuple[str, dict[str, str]]]:
    whole = [name for name in dict.fromkeys(named) if " " in name]
    if not whole:
        raise _RefusedError(f"expected a name of two words or more, found {named[0]!r}")
    for place, name in enumerate(whole):
        kind = "variant" if place else "name"
        yield "persons", {"key": f"PER:{key_of_name(whole[0])}", "name": name, "kind": kind, "note": note}


def _of_body(
    schema: str, named: Sequence[str], weak: Sequence[str], note: str, stated: Mapping[str, Sequence[str]],
    states: Mapping[str, str],
) -> Iterator[tuple[str, dict[str, str]]]:  # fmt: skip
    country = [states[one.lower()] for one in stated.get("country", ()) if one.lower() in states]
    if schema == "PublicBody" and len(set(country)) == 1:
        key = f"{country[0]}:{key_of_name(named[0])}"
        yield "bodies", {"key": key, "state": country[0], "note": note}
    else:
        key = f"ORG:{key_of_name(named[0])}"
        yield "organisations", {"key": key, "sector": BODIES[schema], "note": note}
    for place, name in enumerate(dict.fromkeys(named)):
        yield "names", {"key": key, "name": name, "kind": "alias" if place else "name", "note": note}
    for name in dict.fromkeys(one for one in weak if one not in named):
        yield "names", {"key": key, "name": name, "kind": "alias", "strength": "weak", "note": note}


def _filled(table: str, cells: Mapping[str, str], shipped: Pack) -> dict[str, str]:
    usual = {"source": "followthemoney", **USUAL.get(table, {})}
    return {name: cells.get(name, "") or usual.get(name, "") for name in shipped[table].columns}


def _readable(name: str) -> str:
    """A name as texts print it: « PUTIN, Vladimir » and « VLADIMIR PUTIN » give « Vladimir Putin »."""
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    last, mark, first = name.partition(", ")
    if mark and "," not in first:
        name = f"{first} {last}"
    shouted = [word.capitalize() if word.isupper() and len(word) > SHORT else word for word in name.split()]
    return " ".join(shouted) if len(shouted) > 1 else name


SHORT = 3
"""Letters up to which a word in capitals is left so: it may be an acronym (« BANQUE BNP »)."""


def _known(lines: Sequence[_Line], shipped: Pack, cited: str) -> tuple[dict[str, list[Row]], list[Problem]]:
    """The rows by table, names in each language; a problem for a key or a state that no table knows."""
    keyed = ("states", "bodies", "organisations", "groups", "agencies", "outlets", "persons", "places")
    keys = {row["key"] for name in keyed for row in shipped[name]}
    keys |= {line.cells["key"] for line in lines if line.table not in ("names", "place_names", "offices")}
    rows: dict[str, list[Row]] = {}
    faults: list[Problem] = []
    for line in lines:
        wanted = [name for name in ("key", "state", "holder", "sovereign") if line.cells.get(name)]
        strange = next((line.cells[name] for name in wanted if line.cells[name] not in keys), "")
        if strange:
            message = f"no table knows the key {strange}; give it a row in persons, organisations or bodies"
            faults.append(_problem(line.file, line.number, message))
            continue
        rule = f"{cited}/{line.file}#L{line.number}"
        for cells in _spoken(line):
            rows.setdefault(line.table, []).append(Row(cells, rule))
    return rows, faults


def _spoken(line: _Line) -> Iterator[Mapping[str, str]]:
    """The cells of a row; a name without a language once for each language."""
    if line.table != "names" or line.cells["lang"]:
        yield line.cells
        return
    for language in packs.languages():
        yield {**line.cells, "lang": language}
