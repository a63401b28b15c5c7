"""Statements set against the sample: ``python -m bench.check [STATEMENTS.tsv …] [--half dev|blind] [--misses]``.

A row holds a statement, its language and what the dossier answers: ``supported``, ``denied``, ``disputed``,
``other_figures`` or ``nothing``. The sample, or another folder of articles (``--articles``), is built once. Printed:
accuracy, accuracy of each answer, and how many statements about nothing in the dossier were answered from something
else. The last line is JSON.
"""

import argparse
import csv
import json
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import recoupe
from recoupe.engine.local import LocalEngine
from recoupe.ingest.dossier import create
from recoupe.ingest.files import add
from recoupe.pipeline import build
from recoupe.store.sql import SqlStore
from recoupe.views.check import NO_CLAIM, NOTHING, Checked, check
from recoupe.views.selection import Selection, select

GOLD = tuple(Path(f"bench/gold/{name}.tsv") for name in ("check-dev", "check", "check-more", "check-third"))
SAMPLE = Path(recoupe.__file__).parent / "sample" / "articles"
FIRST = ("disputed", "supported", "denied", "other_figures", NOTHING, NO_CLAIM)
"""Of several claims of one statement the answer that tells most is taken."""

Row = Mapping[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*", default=[path for path in GOLD if path.exists()])
    parser.add_argument("--articles", type=Path, default=SAMPLE, help="the folder the statements are about")
    parser.add_argument("--half", choices=("dev", "blind"), default="")
    parser.add_argument("--misses", action="store_true", help="print the statements that were answered wrongly")
    given = parser.parse_args()
    rows = [row for path in given.paths for row in _rows(path) if not given.half or row["half"] == given.half]
    with tempfile.TemporaryDirectory() as folder:
        dossier = create(Path(folder) / "sample")
        add(dossier, [given.articles], acquired="2025-01-01T00:00:00+00:00")
        store = SqlStore.at(dossier.record_path)
        build(dossier, store, LocalEngine(1, progress=False))
        selection = Selection(tuple(select(store).records))
        print(json.dumps(report(selection, rows, misses=given.misses)))
        store.close()


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def report(selection: Selection, rows: Sequence[Row], *, misses: bool) -> dict[str, float]:
    """Accuracy, whole and by expected answer, and the share of statements about nothing that are said to be so."""
    right: Counter[str] = Counter()
    wanted = Counter(row["expected"] for row in rows)
    for row in rows:
        found = check(selection, row["statement"], language="en", written_in=row["language"])
        answer = answer_of(found)
        right[row["expected"]] += answer == row["expected"]
        if misses and answer != row["expected"] and row["half"] != "blind":
            _miss(row, answer, found)
    figures: dict[str, float] = {"statements": len(rows), "accuracy": _share(sum(right.values()), len(rows))}
    figures |= {f"accuracy_{name}": _share(right[name], count) for name, count in sorted(wanted.items())}
    print(f"{wanted[NOTHING] - right[NOTHING]} of {wanted[NOTHING]} statements about nothing answered from something")
    return figures


def answer_of(found: Sequence[Checked]) -> str:
    """One answer for a statement: that of its claim which tells most; a statement without a claim is about nothing."""
    answers = {row.answer for row in found}
    first = next((name for name in FIRST if name in answers), NOTHING)
    return NOTHING if first == NO_CLAIM else first


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _miss(row: Row, answer: str, found: Sequence[Checked]) -> None:
    print(f"{row['id']} {row['statement']}\n     expected {row['expected']}, found {answer}  ({row['note']})")
    for one in found:
        sides = (("+", one.supporting), ("-", one.denying), ("#", one.other_figures), (" ", one.beside))
        for mark, some in sides:
            for said in some[:3]:
                print(f"     {mark} {said.holder} {said.label} {said.figure}: {said.quotation[:110]}")


if __name__ == "__main__":
    main()
