"""Weights for what a record answers to a statement of which no rule finds anything: ``python -m train.check``.

Enters: statements labelled for recoupe about the sample and about opened stories (``bench/gold/check*.tsv``,
``bench/gold/reports/*/dev/statements*.tsv``), their ``dev`` half. Leaves: the table ``check`` of the pack ``weights``.
Printed: the answers that the rules do not give, judged with weights fitted on the statements about other articles: how
many are right, how many of the others are about nothing in the record. No word of a statement is a feature.
"""

import argparse
import csv
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from bench.check import answer_of

import recoupe
from recoupe.engine.local import LocalEngine
from recoupe.ingest.dossier import create
from recoupe.ingest.files import add
from recoupe.pipeline import build
from recoupe.store.sql import SqlStore
from recoupe.views.check import set_against
from recoupe.views.checked import NOTHING
from recoupe.views.frames import Frame
from recoupe.views.nearness import Near
from recoupe.views.selection import Selection, select
from recoupe.views.signs import facts_of
from recoupe.views.weighed import TABLE, weigh
from train.weighing import Case, fitted, write

GOLD = Path("bench/gold")
SAMPLE = Path(recoupe.__file__).parent / "sample" / "articles"
PACK = Path(recoupe.__file__).parent / "data" / "weights"
RIDGE = 5.0
CLUSTERS = 8
"""Parts of the sample; a statement is judged with none about the article nearest to it on the other side."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement with its label, the group it may not be judged with, the nearest sentences, the rules' answer."""

    row: Row
    group: str
    stated: Frame
    near: tuple[Near, ...]
    ruled: str


def statements() -> Iterator[tuple[Path, list[Row]]]:
    """Each folder of articles with the rows of the ``dev`` half that are about it."""
    yield SAMPLE, [row for path in sorted(GOLD.glob("check*.tsv")) for row in _rows(path)]
    for folder in sorted(GOLD.glob("reports/*/dev")):
        rows = [row for path in sorted(folder.glob("statements*.tsv")) for row in _rows(path)]
        if rows:
            yield folder / "articles", rows


def _rows(path: Path, half: str = "dev") -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if row["half"] == half]


def read(selection: Selection, rows: Sequence[Row], name: str) -> Iterator[Judged]:
    """The rows that make one claim, with the sentences nearest to each."""
    for row in rows:
        against, asked = set_against(selection, row["statement"], language="en", code=row["language"])
        claims = [one for _, some in asked for one in some]
        if len(claims) == 1 and claims[0][1] is not None:
            near = tuple(against.near(claims[0][0], claims[0][1], claims[0][2]))
            ruled = answer_of([against.answer(*claims[0], weighing=False)])
            yield Judged(row, f"{name} {_cluster(near)}" if name == "sample" else name, claims[0][1], near, ruled)


def _cluster(near: Sequence[Near]) -> int:
    first = near[0].span.text if near else ""
    return blake2b(first.encode(), digest_size=4).digest()[0] % CLUSTERS


def cases(judged: Sequence[Judged]) -> list[Case]:
    """The cases of some statements."""
    return [Case(facts_of(one.stated, one.near), one.row["expected"], one.group) for one in judged]


def dossier(articles: Path, folder: Path) -> Selection:
    """The record of a folder of articles, built anew."""
    made = create(folder)
    add(made, [articles], acquired="2025-01-01T00:00:00+00:00")
    store = SqlStore.at(made.record_path)
    build(made, store, LocalEngine(1, progress=False))
    selection = Selection(tuple(select(store).records))
    store.close()
    return selection


def report(judged: Sequence[Judged], ridge: float) -> None:
    """Print what becomes of the statements of which the rules say nothing, each judged without its own group."""
    left = [one for one in judged if one.ruled == NOTHING]
    count: Counter[str] = Counter()
    for group in sorted({one.group for one in left}):
        known = fitted(cases([one for one in judged if one.group != group]), ridge)
        for one in left:
            if one.group == group:
                count[_outcome(one, weigh(one.stated, one.near, known).answer)] += 1
    print(f"{len(left)} of {len(judged)} left by the rules: {dict(sorted(count.items()))}")


def _outcome(one: Judged, answer: str) -> str:
    if answer == NOTHING:
        return "rightly nothing" if one.row["expected"] == NOTHING else "missed"
    if answer == one.row["expected"]:
        return "right"
    return "answered from nothing" if one.row["expected"] == NOTHING else "another answer"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ridge", type=float, default=RIDGE)
    given = parser.parse_args()
    judged: list[Judged] = []
    for articles, rows in statements():
        name = "sample" if articles == SAMPLE else articles.parent.parent.name
        with tempfile.TemporaryDirectory() as folder:
            judged += read(dossier(articles, Path(folder) / name), rows, name)
        print(f"{name}: {len(judged)} statements so far", flush=True)
    report(judged, given.ridge)
    write(PACK / f"{TABLE}.tsv", fitted(cases(judged), given.ridge), "train/check.py")


if __name__ == "__main__":
    main()
