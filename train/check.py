"""Weights for what a record answers to a statement of which no rule finds anything: ``python -m train.check``.

Enters: statements labelled for recoupe about the sample and about opened stories (``bench/gold/check*.tsv``,
``bench/gold/reports/*/dev/statements*.tsv``), their ``dev`` half. Leaves: the table ``check`` of the pack ``weights``.
Printed: for each file of statements, judged with weights fitted on the others where no rule answers, how many of each
label get the answer of a careful reader. No word of a statement is a feature.
"""

import argparse
import csv
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from recoupe.weighing import Question
from train.weighing import Case, fitted, write

GOLD = Path("bench/gold")
SAMPLE = Path(recoupe.__file__).parent / "sample" / "articles"
PACK = Path(recoupe.__file__).parent / "data" / "weights"
RIDGE = 5.0
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement with its label, its file, the nearest sentences where it makes one claim, the rules' answer."""

    row: Row
    file: str
    stated: Frame | None
    near: tuple[Near, ...]
    ruled: str


def statements() -> Iterator[tuple[Path, list[tuple[str, Row]]]]:
    """Each folder of articles with the rows of the ``dev`` half that are about it, and the name of their file."""
    yield SAMPLE, [(path.stem, row) for path in sorted(GOLD.glob("check*.tsv")) for row in _rows(path)]
    for folder in sorted(GOLD.glob("reports/*/dev")):
        files = sorted(folder.glob("statements*.tsv"))
        rows = [(f"{folder.parent.name} {path.stem}", row) for path in files for row in _rows(path)]
        if rows:
            yield folder / "articles", rows


def _rows(path: Path, half: str = "dev") -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if row["half"] == half]


def read(selection: Selection, rows: Sequence[tuple[str, Row]]) -> Iterator[Judged]:
    """The rows with the sentences nearest to each that makes one claim."""
    for file, row in rows:
        against, asked = set_against(selection, row["statement"], language="en", code=row["language"])
        claims = [one for _, some in asked for one in some]
        ruled = answer_of([against.answer(*one, weighing=False) for one in claims])
        stated = claims[0][1] if len(claims) == 1 else None
        near = tuple(against.near(claims[0][0], stated, claims[0][2])) if stated is not None else ()
        yield Judged(row, file, stated, near, ruled)


def cases(judged: Sequence[Judged]) -> list[Case]:
    """The cases of some statements."""
    return [
        Case(facts_of(one.stated, one.near), one.row["expected"], one.file) for one in judged if one.stated is not None
    ]


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
    """Print how many statements of each file and label are answered rightly, judged without their own file."""
    whole: Counter[str] = Counter()
    for file in sorted({one.file for one in judged}):
        known = fitted(cases([one for one in judged if one.file != file]), ridge)
        count: Counter[str] = Counter()
        for one in judged:
            if one.file == file:
                label = one.row["expected"]
                right = answered(one, known) == label
                count += Counter({"all": right, label: right, "all of": 1, f"{label} of": 1})
        whole += count
        print(f"{file}: {_told(count)}", flush=True)
    print(f"all: {_told(whole)}")


def answered(one: Judged, known: Question) -> str:
    """The answer of the rules, else by weights."""
    if one.ruled != NOTHING or one.stated is None:
        return one.ruled
    return weigh(one.stated, one.near, known).answer


def _told(count: Counter[str]) -> str:
    labels = sorted({name.removesuffix(" of") for name in count})
    return ", ".join(f"{name} {count[name]} of {count[f'{name} of']}" for name in labels)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ridge", type=float, default=RIDGE)
    given = parser.parse_args()
    judged: list[Judged] = []
    for articles, rows in statements():
        with tempfile.TemporaryDirectory() as folder:
            judged += read(dossier(articles, Path(folder) / "dossier"), rows)
        print(f"{articles}: {len(judged)} statements so far", flush=True)
    report(judged, given.ridge)
    write(PACK / f"{TABLE}.tsv", fitted(cases(judged), given.ridge), "train/check.py")


if __name__ == "__main__":
    main()
