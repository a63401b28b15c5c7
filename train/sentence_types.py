"""The type of a sentence: ``python -m train.sentence_types``, for ``bench/sentence_types.tsv``.

The sentences of ``en-rounds.jsonl`` were labelled before any rule saw them and keep what the rules found when they were
first run (``first``): facts as they are of sentences nobody has read. Of the other sets, which rules were written
after, only the words are facts. Each round is judged with weights fitted on all that is not of it, and both macro F1
are printed, of the rules when first run and of the weights, before the weights of all are written.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from bench.events import read, setting
from bench.sentence_types import WEIGHTS, answer, facts_of, joined
from bench.sentence_vectors import AXIS

from recoupe.weighing import BIAS, Question, asked
from train.weighing import Case, fitted

GOLD = Path("bench/gold/events")
ROUNDS = "en-rounds"
OTHERS = ("en-wire", "en-types", "en-types-blind", "en-plain", "en-idioms")
RIDGE, LEAST, STEPS = 1.0, 3, 200
LIGHT = 40
"""Weights below this, in thousandths, are left out: half of the table, no change of the figures."""


def main() -> None:
    """Judge each round by the others, then fit on all."""
    cases = [case for name in (ROUNDS, *OTHERS) for case in cases_of(name)]
    rounds = sorted({case.group for case in cases if case.group not in OTHERS})
    every: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
    for one in rounds:
        known = lightened(fitted([case for case in cases if case.group != one], RIDGE, LEAST, steps=STEPS))
        here = [case for case in cases if case.group == one]
        weighed = [(case.answer, answer(known, case.features, case.numbers)) for case in here]
        ruled = [(case.answer, _ruled(case)) for case in here]
        every[0].extend(ruled)
        every[1].extend(weighed)
        print(one, "rules", macro_f1(ruled), "weights", macro_f1(weighed), flush=True)
    print("all", "rules", macro_f1(every[0]), "weights", macro_f1(every[1]))
    write(WEIGHTS, lightened(fitted(cases, RIDGE, LEAST, steps=STEPS)))


def cases_of(name: str) -> list[Case]:
    """The cases of a file of ``bench/gold/events``; a round is a group of its own."""
    given = setting("en")
    rows = [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    told = [(row, facts_of(read(row["text"], given))) for row in rows if row["event"]]
    return [
        Case(
            joined((*row.get("first", ()), *facts.words)),
            row["event"],
            row.get("round", name),
            numbers=facts.axes,
        )
        for row, facts in told
    ]


def _ruled(case: Case) -> str:
    return next((one.partition("=")[2] for one in case.features if one.startswith("rules=")), "")


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean F1 of the types of pairs of right and found type."""
    kinds = sorted({gold for gold, _ in pairs})
    sums = 0.0
    for kind in kinds:
        right = sum(gold == found == kind for gold, found in pairs)
        sums += 2 * right / (sum(gold == kind for gold, _ in pairs) + sum(found == kind for _, found in pairs))
    return round(sums / len(kinds), 4)


def lightened(known: Question) -> Question:
    """The question without its light weights."""
    rows = ((a, feature, w) for feature, told in known.weights.items() for a, w in told.items())
    return asked(row for row in rows if abs(row[2]) >= LIGHT or row[1] == BIAS or row[1].startswith(AXIS))


def write(path: Path, known: Question) -> None:
    """The table, sorted by answer and feature."""
    rows = sorted((a, feature, w) for feature, told in known.weights.items() for a, w in told.items())
    lines = [f"{a}\t{feature}\t{w}" for a, feature, w in rows]
    path.write_text("\n".join(["answer\tfeature\tweight", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
