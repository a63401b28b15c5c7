"""A person's decisions: an append-only TSV in the dossier, replayed by every build.

Columns: when (ISO instant), who, action, target (article id, text hash or actor key), start and end (code points, empty
when the target is not a span), quote (the words at that place), value, note. A line that does not parse becomes a
`Problem` that names the line, a decision that no longer finds its place one that names the place; the rest is replayed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from pathlib import Path

from recoupe import calendar
from recoupe.errors import QuestionError
from recoupe.model import Problem
from recoupe.text.reading import Decision

__all__ = ["ACTIONS", "COLUMNS", "Decision", "append", "lost", "read", "removed_articles"]

COLUMNS = ("when", "who", "action", "target", "start", "end", "quote", "value", "note")
ACTIONS = ("accept", "date", "merge", "note", "reject", "relabel", "remove", "restore", "split")


def read(path: Path) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """The decisions in file order, and a problem for each line that cannot be read; empty for no file."""
    if not path.exists():
        return (), ()
    good: list[Decision] = []
    bad: list[Problem] = []
    for number, line in enumerate(path.read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines(), start=1):
        if not line.strip() or (number == 1 and line.split(b"\t")[0] == COLUMNS[0].encode()):
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
    if row["action"] not in ACTIONS:
        return f"expected one of {', '.join(ACTIONS)}, found {row['action']!r}"
    if not re.fullmatch(r"(\d+\t\d+)?", f"{row['start']}\t{row['end']}".strip("\t"), re.ASCII):
        return f"expected two whole numbers for start and end, or none, found {row['start']!r} and {row['end']!r}"
    if row["action"] == "date" and not _is_interval(row["value"]):
        return f"expected a day or an interval like 2024-10-18..2024-10-20, found {row['value']!r}"
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


def _is_interval(words: str) -> bool:
    first, _, last = words.partition("..")
    low, high = calendar.day_of(first), calendar.day_of(last or first)
    return low is not None and high is not None and low <= high


def append(path: Path, decisions: Iterable[Decision]) -> None:
    """Add decisions at the end of the file, made with its header when there is none."""
    before = path.read_bytes() if path.exists() else b""
    rows = ["\t".join(_cells(decision)) + "\n" for decision in decisions]
    with path.open("a", encoding="utf-8", newline="") as lines:
        if not before:
            lines.write("\t".join(COLUMNS) + "\n")
        elif not before.endswith(b"\n"):  # an editor left the last line open
            lines.write("\n")
        lines.writelines(rows)


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


def lost(
    decisions: Iterable[Decision], known: Set[str], characters_of: Callable[[str], str | None]
) -> Iterator[Problem]:
    """A problem for each decision that no longer finds its place, in the order of the decisions.

    Args:
        decisions: what a person decided.
        known: ids of every article and text of the dossier, those set aside too.
        characters_of: text id to its characters; None for a text that is not read.
    """
    for decision in decisions:
        fault = _lost(decision, known, characters_of(decision.target))
        if fault:
            message = f"{decision.action} of {decision.when or 'no date'} by {decision.who or 'nobody named'}: {fault}"
            yield Problem(code="lost_decision", message=message, name=decision.target)


def _lost(decision: Decision, known: Set[str], characters: str | None) -> str:
    if re.fullmatch("[0-9a-f]{32}", decision.target) and decision.target not in known:
        return "expected an article or a text of this dossier, found none"
    if decision.start < 0 or characters is None:
        return ""
    found = characters[decision.start : decision.end]
    return "" if found == decision.quote else f"expected {decision.quote!r} at {decision.start}, found {found!r}"
