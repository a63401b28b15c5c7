"""A person's decisions: an append-only TSV in the dossier, replayed by every build.

Columns: when (ISO instant), who, action, target (article id, text hash or actor key), start and end (code points, empty
when the target is not a span), quote (the words at that place), value, note. A line that does not parse becomes a
`Problem` that names the line; the rest is replayed.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from recoupe.errors import QuestionError
from recoupe.model import Problem
from recoupe.text.reading import Decision

__all__ = ["ACTIONS", "COLUMNS", "Decision", "append", "read", "removed_articles"]

COLUMNS = ("when", "who", "action", "target", "start", "end", "quote", "value", "note")
ACTIONS = ("accept", "date", "merge", "note", "reject", "relabel", "remove", "restore", "split")


def read(path: Path) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """The decisions in file order, and a problem for each line that cannot be read; empty for no file."""
    if not path.exists():
        return (), ()
    good: list[Decision] = []
    bad: list[Problem] = []
    with path.open(encoding="utf-8", newline="") as lines:
        for number, cells in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
            if number == 1 or not cells:
                continue
            decision = _decision(cells)
            if isinstance(decision, str):
                bad.append(Problem(code="broken_decision", message=f"line {number}: {decision}", name=path.name))
            else:
                good.append(decision)
    return tuple(good), tuple(bad)


def _decision(cells: list[str]) -> Decision | str:
    """The decision a line holds, or what is wrong with it."""
    if len(cells) != len(COLUMNS):
        return f"expected {len(COLUMNS)} cells, found {len(cells)}"
    row = dict(zip(COLUMNS, cells, strict=True))
    if row["action"] not in ACTIONS:
        return f"expected one of {', '.join(ACTIONS)}, found {row['action']!r}"
    if not all(value.isdigit() or not value for value in (row["start"], row["end"])):
        return f"expected whole numbers for start and end, found {row['start']!r} and {row['end']!r}"
    return Decision(
        action=row["action"],
        target=row["target"],
        start=int(row["start"] or -1),
        end=int(row["end"] or -1),
        quote=row["quote"],
        value=row["value"],
        who=row["who"],
        when=row["when"],
        note=row["note"],
    )


def append(path: Path, decisions: Iterable[Decision]) -> None:
    """Add decisions at the end of the file, made with its header when there is none."""
    new = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as lines:
        if new:
            lines.write("\t".join(COLUMNS) + "\n")
        for decision in decisions:
            lines.write("\t".join(_cells(decision)) + "\n")


def _cells(decision: Decision) -> Iterator[str]:
    numbers: Mapping[str, str] = {
        "start": str(decision.start) if decision.start >= 0 else "",
        "end": str(decision.end) if decision.end >= 0 else "",
    }
    for column in COLUMNS:
        cell = numbers.get(column, "") or str(getattr(decision, column) if column not in numbers else "")
        if "\n" in cell or "\r" in cell:
            raise QuestionError(f"expected one line for {column}, found {cell!r}")
        yield cell.replace("\t", " ")


def removed_articles(decisions: Iterable[Decision]) -> frozenset[str]:
    """Ids of the articles a person set aside; a later ``restore`` takes a ``remove`` back."""
    removed: set[str] = set()
    for decision in decisions:
        if decision.action == "remove":
            removed.add(decision.target)
        elif decision.action == "restore":
            removed.discard(decision.target)
    return frozenset(removed)
