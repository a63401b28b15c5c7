"""The file of decisions: lines read, checked, added; which of them are in force.

Columns: when (ISO instant), who, action, target (article id, text hash, actor key or decision id), start and end (code
points, empty when the target is not a span), quote (the words at that place), value, note. A line that does not parse
becomes a `Problem` that names the line; the rest is replayed. The order of the lines does not count: where two
decisions speak of one thing the later ``when`` wins, so that the files of two people may be joined line by line.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from recoupe import calendar
from recoupe.decisions.values import COLUMNS, fault_of
from recoupe.errors import QuestionError
from recoupe.model import Decision, Problem

HEADER = "\t".join(COLUMNS)


def read(path: Path) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """The decisions in file order, and a problem for each line that cannot be read; empty for no file."""
    if not path.exists():
        return (), ()
    good: list[Decision] = []
    bad: list[Problem] = []
    for number, line in enumerate(path.read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines(), start=1):
        if not line.strip() or line.split(b"\t")[0] == COLUMNS[0].encode():  # two joined files have two headers
            continue
        decision = _decision(line)
        if isinstance(decision, str):
            bad.append(Problem(code="broken_decision", message=f"line {number}: {decision}", name=path.name))
        else:
            good.append(decision)
    return tuple(good), tuple(bad)


def _decision(line: bytes) -> Decision | str:
    """The decision a line holds, or what is wrong with it."""
    try:
        cells = line.decode("utf-8").split("\t")
    except UnicodeDecodeError as fault:
        return f"expected UTF-8, found {line[fault.start : fault.start + 4]!r}"
    if len(cells) != len(COLUMNS):
        return f"expected {len(COLUMNS)} cells, found {len(cells)}"
    row = dict(zip(COLUMNS, cells, strict=True))
    return fault_of(row) or Decision(
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
    """Add decisions at the end of the file, made with its header when there is none; all of them or none."""
    before = path.read_bytes() if path.exists() else b""
    rows = ["\t".join(_cells(decision)) + "\n" for decision in decisions]
    # The last line may have been left open by an editor.
    start = HEADER + "\n" if not before else "" if before.endswith(b"\n") else "\n"
    _add(path, (start + "".join(rows)).encode())


def _add(path: Path, content: bytes) -> None:
    """Bytes at the end of a file; a full disk leaves it as it was, for half a line may read as another decision."""
    with path.open("ab", buffering=0) as lines:
        end = lines.seek(0, os.SEEK_END)
        try:
            while content:
                content = content[lines.write(content) or 0 :]
        except OSError:
            lines.truncate(end)
            raise


def _cells(decision: Decision) -> Iterator[str]:
    numbers: Mapping[str, str] = {
        "start": str(decision.start) if decision.start >= 0 else "",
        "end": str(decision.end) if decision.end >= 0 else "",
    }
    for column in COLUMNS:
        cell = numbers.get(column, "") or str(getattr(decision, column) if column not in numbers else "")
        # Quoted words are for the reader and are compared as they are written: in the file they stand on one line.
        cell = one_line(cell) if column == "quote" else cell
        if "\n" in cell or "\r" in cell:
            raise QuestionError(f"expected one line for {column}, found {cell!r}")
        yield cell.replace("\t", " ")


def one_line(words: str) -> str:
    """Words with each run of white space as one blank, as a cell of the file holds them."""
    return " ".join(words.split())


def stamp(decisions: Iterable[Decision], now: str) -> str:
    """The instant for a new decision: ``now``, or just after the latest one when a clock lags, so that it wins."""
    latest = max((calendar.instant(one.when) or "" for one in decisions), default="")
    if latest and latest >= (calendar.instant(now) or ""):
        after = datetime.fromisoformat(latest).replace(tzinfo=UTC) + timedelta(milliseconds=1)
        return after.isoformat(timespec="milliseconds")
    return now


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions nobody took back, each once, in the order of their instants; `undo` lines themselves left out."""
    known = {one.id: one for one in decisions}
    undoing: dict[str, list[Decision]] = {}
    for one in known.values():
        if one.action == "undo":
            undoing.setdefault(one.target, []).append(one)

    def holds(one: Decision) -> bool:
        return not any(holds(other) for other in undoing.get(one.id, ()))

    kept = [one for one in known.values() if one.action != "undo" and holds(one)]
    return in_order(kept)


def in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions by their instants; of one instant by their content, so that no order of lines counts."""
    return tuple(sorted(decisions, key=lambda one: (calendar.instant(one.when) or "", tuple(_cells(one)))))


def removed_articles(decisions: Iterable[Decision]) -> frozenset[str]:
    """Ids of the articles a person set aside, of decisions in order; a later ``restore`` takes a ``remove`` back."""
    removed: set[str] = set()
    for decision in decisions:
        if decision.action == "remove":
            removed.add(decision.target)
        elif decision.action == "restore":
            removed.discard(decision.target)
    return frozenset(removed)


def undone(decisions: Iterable[Decision]) -> frozenset[str]:
    """Ids of the decisions that an undo in force takes back."""
    every = tuple(decisions)
    kept = {one.id for one in in_force(every)}
    return frozenset(one.id for one in every if one.action != "undo" and one.id not in kept)
