"""Weights for a question answered by many weak signs (``recoupe.weighing``): a softmax regression with a ridge.

Full batch accelerated gradient, no chance in it: one run is like the next. `apart` judges each group of cases (a
story, a file) with weights fitted on all the others, which is the only figure of the training side worth printing;
`write` gives the table of the pack in thousandths. Features that fewer than ``least`` cases have are left out.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recoupe.weighing import BIAS, SCALE, Question, asked

Floats = NDArray[np.float64]
STEPS = 600
LEAST = 3
RIDGE = 1.0


@dataclass(frozen=True, slots=True)
class Case:
    """One case: what is known of it, the right answer, the group it may not be judged with, facts that are numbers.

    ``numbers`` are names and thousandths; every case of one fit has the same names or none.
    """

    features: frozenset[str]
    answer: str
    group: str
    weight: float = 1.0
    numbers: tuple[tuple[str, int], ...] = ()


def fitted(cases: Sequence[Case], ridge: float = RIDGE, least: int = LEAST, *, steps: int = STEPS) -> Question:
    """The weights that fit the cases best under the ridge, rounded to thousandths; weights of nothing left out."""
    counts = Counter(feature for case in cases for feature in case.features)
    measured = sorted({name for case in cases for name, _ in case.numbers})
    names = [BIAS, *sorted(name for name, count in counts.items() if count >= least), *measured]
    answers = sorted({case.answer for case in cases})
    place = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(cases), len(names)))
    y = np.zeros((len(cases), len(answers)))
    for i, case in enumerate(cases):
        x[i, [0, *(place[one] for one in case.features if one in place)]] = 1.0
        for name, value in case.numbers:
            x[i, place[name]] = value / SCALE
        y[i, answers.index(case.answer)] = 1.0
    weights = _descended(x, y, np.array([case.weight for case in cases]), ridge, steps)
    rows = [(a, n, round(float(weights[i, j]) * SCALE)) for i, n in enumerate(names) for j, a in enumerate(answers)]
    return asked(row for row in rows if row[2] or row[1] == BIAS)


def _descended(x: Floats, y: Floats, importance: Floats, ridge: float, steps: int) -> Floats:
    """Minimum of the weighted cross entropy plus half the ridge times the squares (the bias is free)."""
    penalty = np.full((x.shape[1], 1), ridge)
    penalty[0] = 1e-6
    step = 1.0 / (0.5 * _steepest(x * np.sqrt(importance)[:, None]) + ridge)
    here = before = np.zeros((x.shape[1], y.shape[1]))
    for i in range(steps):
        ahead = here + (i / (i + 3)) * (here - before)
        raised = x @ ahead
        raised = np.exp(raised - raised.max(axis=1, keepdims=True))
        chance = raised / raised.sum(axis=1, keepdims=True)
        slope = x.T @ ((chance - y) * importance[:, None]) + penalty * ahead
        before, here = here, ahead - step * slope
    return here


def _steepest(x: Floats) -> float:
    """The greatest eigenvalue of x'x, by power iteration, a little over."""
    vector = np.ones(x.shape[1])
    for _ in range(50):
        vector = x.T @ (x @ vector)
        vector /= np.linalg.norm(vector)
    return 1.05 * float(np.linalg.norm(x.T @ (x @ vector)))


def apart(cases: Sequence[Case], ridge: float = RIDGE, least: int = LEAST) -> list[dict[str, float]]:
    """The chances of each case's answers, judged with weights fitted on the cases of the other groups."""
    chances: list[dict[str, float]] = [{} for _ in cases]
    for group in sorted({case.group for case in cases}):
        known = fitted([case for case in cases if case.group != group], ridge, least)
        for i, case in enumerate(cases):
            if case.group == group:
                chances[i] = known.chances(case.features)
    return chances


def accuracy(cases: Sequence[Case], chances: Iterable[dict[str, float]]) -> float:
    """Share of cases whose likeliest answer is the right one."""
    right = sum(
        max(told, key=lambda one: (told[one], one)) == case.answer for case, told in zip(cases, chances, strict=True)
    )
    return right / len(cases)


def write(path: Path, known: Question, recipe: str) -> None:
    """The table of the pack, sorted by answer and feature; ``recipe`` is the file that fitted it."""
    rows = sorted(
        (answer, feature, weight) for feature, told in known.weights.items() for answer, weight in told.items()
    )
    lines = [f"{answer}\t{feature}\t{weight}\t{recipe}\t" for answer, feature, weight in rows]
    path.write_text("\n".join(["answer\tfeature\tweight\tsource\tnote", *lines]) + "\n", encoding="utf-8")
