"""Packs: folders of data files, found, checked, hashed. What enters is a folder with ``pack.toml`` and TSV tables.

What leaves is an immutable `Pack`. A pack that breaks a rule does not load: `PackError` names file, line and
column. The rules: UTF-8, NFC, LF, a header that is the declared columns, one fact a line, sorted by the key columns
(code point order), keys unique, values of closed columns in their closed list, no tab or space at the ends of a cell.

``pack.toml``::

    name = "lang/fr"            # also the prefix of every citation: lang/fr/cues.tsv#L77
    language = "fr"             # language packs only
    licence = "Apache-2.0"
    origin = "who made it, from what"
    [tables.cues]               # one per TSV file
    columns = ["lemma", "frame", "stance", "source", "note"]
    key = ["lemma", "frame"]
    closed = { stance = "stance" }        # column -> closed list; the empty cell is always allowed
    required = ["lemma"]                  # columns that may not be empty; the key columns' first by default
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import Any

from recoupe.errors import PackError
from recoupe.terms import CLOSED_LISTS

_LOOSE = re.compile(r"^ | $|\t | \t", re.MULTILINE)
"""A space at the end of a cell."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One line of a table: ``row["column"]`` is the cell, ``row.rule`` its citation (``lang/fr/cues.tsv#L77``)."""

    cells: Mapping[str, str]
    rule: str

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A TSV file: its rows in file order."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """A loaded pack, told from others by ``digest``. It is equal to itself alone and hashed as such: it keys caches
    that are asked for each word of a text, and `shipped` loads each pack once a process.
    """

    name: str
    digest: str
    path: Path
    language: str
    tables: "Tables"

    def __getitem__(self, table: str) -> Table:
        """The table of that name; raises PackError when the pack has none."""
        if table not in self.tables.by_name:
            raise PackError(self.path / "pack.toml", f"expected a table named {table!r}, found none")
        return self.tables.by_name[table]

    def __contains__(self, table: object) -> bool:
        return table in self.tables.by_name


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """The tables of a pack by name."""

    by_name: Mapping[str, Table]


def data_folder() -> Path:
    """The folder of data that ships inside the package."""
    return Path(str(files("recoupe"))) / "data"


class _Unread(Mapping[str, Table]):
    """The tables of a folder, each parsed and checked when first asked for: a question needs a few of many."""

    def __init__(self, makers: Mapping[str, Callable[[], Table]]) -> None:
        self._makers = makers
        self._made: dict[str, Table] = {}

    def __getitem__(self, name: str) -> Table:
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


@cache
def shipped(name: str) -> Pack:
    """A pack that ships with recoupe, by its name (``lang/fr``, ``world``, ``ontology``), opened once a process.

    A table of it is checked when it is first asked for; tests `load` them all.
    """
    return _opened(data_folder() / name)


def languages() -> tuple[str, ...]:
    """The languages that have a shipped pack, sorted."""
    return tuple(sorted(path.parent.name for path in (data_folder() / "lang").glob("*/pack.toml")))


def load(folder: Path) -> Pack:
    """Load and check the pack in ``folder``; raises PackError on the first fault."""
    pack = _opened(folder)
    for name in pack.tables.by_name:
        pack[name]
    _no_strangers(folder, set(pack.tables.by_name))
    return pack


def _opened(folder: Path) -> Pack:
    """The pack in ``folder`` with its digest, its tables unread."""
    declared = _declaration(folder / "pack.toml")
    digest = blake2b(digest_size=16)
    makers: dict[str, Callable[[], Table]] = {}
    for name in sorted(declared.get("tables", {})):
        path = folder / f"{name}.tsv"
        content = _content(path)
        digest.update(name.encode() + b"\0" + content.encode() + b"\0")
        makers[name] = partial(_table, path, content, declared["tables"][name], declared["name"])
    return Pack(declared["name"], digest.hexdigest(), folder, declared.get("language", ""), Tables(_Unread(makers)))


def _declaration(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise PackError(path, "expected a pack.toml, found none")
    try:
        declared = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise PackError(path, f"expected TOML in UTF-8: {fault}") from fault
    for field in ("name", "licence", "origin"):
        if not isinstance(declared.get(field), str):
            raise PackError(path, f"expected a field {field!r}, found none")
    return declared


def _no_strangers(folder: Path, known: set[str]) -> None:
    for path in sorted(folder.glob("*.tsv")):
        if path.stem not in known:
            raise PackError(path, "expected every TSV to be declared in pack.toml, found this one undeclared")


def _content(path: Path) -> str:
    if not path.is_file():
        raise PackError(path, "declared in pack.toml but there is no such file")
    try:
        content = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as fault:
        raise PackError(path, f"expected UTF-8: {fault}") from fault
    if "\r" in content:
        line = content[: content.index("\r")].count("\n") + 1
        raise PackError(path, "expected LF line ends, found CR", line=line)
    if not content.endswith("\n"):
        raise PackError(path, "expected a line end after the last line", line=content.count("\n") + 1)
    return content


def _table(path: Path, content: str, declared: Mapping[str, Any], pack: str) -> Table:
    lines = content.split("\n")[:-1]
    columns = tuple(declared["columns"])
    if tuple(lines[0].split("\t")) != columns:
        raise PackError(path, f"expected the header {' '.join(columns)!r}, found {lines[0]!r}", line=1)
    rows: list[Row] = []
    key = tuple(declared.get("key", columns[:1]))
    required = tuple(declared.get("required", key[:1]))
    closed = {column: _members(name) for column, name in declared.get("closed", {}).items()}
    last: tuple[str, ...] = ()
    clean = unicodedata.is_normalized("NFC", content) and not _LOOSE.search(content)
    for number, line in enumerate(lines[1:], start=2):
        cells = _cells(path, line, columns, number, clean=clean)
        _check_cells(path, cells, closed, required, number)
        position = tuple(cells[name] for name in key)
        if rows and position <= last:
            fault = "a second row of one key" if position == last else f"a row that should stand before {last}"
            raise PackError(path, f"expected rows sorted by {', '.join(key)}, found {fault}: {position}", line=number)
        last = position
        rows.append(Row(cells, f"{pack}/{path.name}#L{number}"))
    return Table(path.stem, columns, tuple(rows))


def _cells(path: Path, line: str, columns: tuple[str, ...], number: int, *, clean: bool) -> dict[str, str]:
    """The cells of a line; ``clean`` says that letters and spaces of the whole table have been looked at."""
    values = line.split("\t")
    if len(values) != len(columns):
        raise PackError(path, f"expected {len(columns)} cells, found {len(values)}", line=number)
    if clean:
        return dict(zip(columns, values, strict=True))
    if not unicodedata.is_normalized("NFC", line):
        raise PackError(path, "expected NFC", line=number)
    if _LOOSE.search(line):
        column = next(name for name, value in zip(columns, values, strict=True) if value != value.strip(" "))
        raise PackError(path, "expected no space at the ends of a cell", line=number, column=column)
    return dict(zip(columns, values, strict=True))


def _members(name: str) -> tuple[str, frozenset[str]]:
    """A closed list: its name and its values."""
    return name, frozenset(str(member) for member in CLOSED_LISTS[name])


def _check_cells(
    path: Path,
    cells: Mapping[str, str],
    closed: Mapping[str, tuple[str, frozenset[str]]],
    required: tuple[str, ...],
    number: int,
) -> None:
    for column in required:
        if not cells[column]:
            raise PackError(path, "expected a value, found an empty cell", line=number, column=column)
    for column, (name, allowed) in closed.items():
        value = cells[column]
        if value and value not in allowed:
            raise PackError(path, f"expected one of the list {name!r}, found {value!r}", line=number, column=column)
