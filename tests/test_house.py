"""The house of the design holds: layers, no cycle, no Python among the data, sizes, closed lists."""

import ast
import re
import statistics
from pathlib import Path

import pytest

import recoupe
from recoupe import packs
from recoupe.terms import CLOSED_LISTS

HOUSE = Path(recoupe.__file__).parent

BASE = {"model", "errors", "terms", "calendar", "graph", "version"}
MAY_IMPORT = {
    "terms": set(),
    "errors": set(),
    "graph": set(),
    "version": set(),
    "model": {"terms"},
    "calendar": {"terms", "model", "errors"},
    "packs": BASE,
    "weighing": {"packs"},
    "gazetteers": BASE | {"packs", "forms"},
    "forms": set(),
    "compiled": {"errors", "packs"},
    "credits": {"packs", "forms"},
    "ingest": BASE | {"packs", "forms", "credits"},
    "text": BASE | {"packs", "weighing", "compiled", "forms", "credits"},
    "read": BASE | {"packs", "weighing", "text", "forms", "credits"},
    "link": BASE | {"packs", "weighing"},
    "store": BASE,
    "engine": BASE,
    "decisions": BASE | {"packs", "text"},
    "check": BASE | {"packs", "store"},
    "increments": BASE | {"link", "store"},
    "readings": BASE | {"packs", "gazetteers", "text", "read", "decisions"},
    "pipeline": BASE
    | {
        "packs",
        "gazetteers",
        "ingest",
        "readings",
        "link",
        "store",
        "engine",
        "decisions",
        "check",
        "increments",
    },
    "views": BASE
    | {
        "packs",
        "weighing",
        "compiled",
        "ingest",
        "text",
        "read",
        "link",
        "store",
        "engine",
        "decisions",
        "check",
        "readings",
        "pipeline",
    },
    "export": BASE | {"packs", "views", "pipeline", "decisions", "store"},
    "cli": BASE | {"packs", "views", "pipeline", "decisions", "store", "engine", "ingest", "check", "export"},
    "api": BASE | {"packs", "views", "pipeline", "decisions", "store", "ingest", "export"},
    "mcp": BASE | {"views", "pipeline", "decisions", "store"},
    "web": BASE | {"views", "pipeline", "decisions", "store"},
}
"""Room to the rooms it may import; a room may import its own files, except as `OWN_FILES` says."""

MEDIAN_LINES, LONG_LINES, FILE_LINES = 8, 35, 400
"""Budgets of STYLE.md: median and 95th percentile of a function's lines, lines of a file."""

LARGE_FILES = {"model.py": 650}
"""Files that one idea keeps together: every record of the design stands in model.py."""


def modules() -> list[Path]:
    return sorted(HOUSE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def dotted(path: Path) -> str:
    name = ".".join(("recoupe", *path.relative_to(HOUSE).with_suffix("").parts))
    return name.removesuffix(".__init__")


def imports(path: Path) -> set[str]:
    """Every module of ours that a file imports, lazily too."""
    known = {dotted(one) for one in modules()}
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "recoupe":
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in known else node.module for name in names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.split(".")[0] == "recoupe"}
    return found


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_a_room_imports_only_what_stands_below_it(path: Path) -> None:
    here = room(path)
    if here in ("__init__", "__main__"):
        return
    for name in imports(path):
        parts = name.split(".")
        if len(parts) == 1:
            continue
        there = parts[1]
        if there == here:
            assert here != "read" or path.name == "__init__.py", f"{dotted(path)} imports {name}, another file of read"
        else:
            assert there in MAY_IMPORT[here], f"{dotted(path)} imports {name}"


def test_no_import_cycle() -> None:
    graph = {dotted(path): imports(path) for path in modules()}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join((*above[above.index(name) :], name))
        if name not in done:
            for other in sorted(graph.get(name, ())):
                visit(other, (*above, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


def test_no_python_under_data() -> None:
    assert list((HOUSE / "data").rglob("*.py")) == []


def test_no_module_is_named_after_a_language() -> None:
    named = re.compile(r"(^|_)(fr|en|french|english)(_|$)")
    assert [dotted(path) for path in modules() if named.search(path.stem)] == []


def functions() -> list[tuple[str, int]]:
    """Name and length in lines of every function, docstring left out."""
    found = []
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.end_lineno:
                first = node.body[0]
                doc = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
                start = (first.end_lineno or node.lineno) if doc else node.lineno
                found.append((f"{dotted(path)}.{node.name}", node.end_lineno - start + (0 if doc else 1)))
    return found


def test_functions_are_short() -> None:
    lengths = sorted(length for _, length in functions())
    assert statistics.median(lengths) <= MEDIAN_LINES
    long = [one for one in functions() if one[1] > LONG_LINES]
    assert len(long) <= len(lengths) * 0.05, long


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_files_are_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LARGE_FILES.get(path.name, FILE_LINES)


@pytest.mark.parametrize("name", sorted(CLOSED_LISTS))
def test_closed_lists_are_the_same_in_code_and_data(name: str) -> None:
    rows = packs.shipped("closed")[name]
    assert {row["value"] for row in rows} == {str(value) for value in CLOSED_LISTS[name]}


@pytest.mark.parametrize(
    "folder", sorted(path.parent for path in packs.data_folder().rglob("pack.toml")), ids=lambda path: path.name
)
def test_every_shipped_pack_loads_whole(folder: Path) -> None:
    loaded = packs.load(folder)
    assert loaded.name == folder.relative_to(packs.data_folder()).as_posix()
    assert loaded.digest == packs.shipped(loaded.name).digest
    assert all(loaded[table].columns for table in loaded.tables.by_name)


def test_no_machine_path_and_no_registry_host() -> None:
    forbidden = re.compile(r"(?<![\w.])/(work|tmp|root|home)/|pypi\.org|registry\.npmjs")
    for path in (*modules(), *(HOUSE / "data").rglob("*.tsv"), *(HOUSE / "data").rglob("*.toml")):
        assert not forbidden.search(path.read_text(encoding="utf-8")), path
