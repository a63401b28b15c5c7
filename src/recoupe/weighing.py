"""Questions answered by a sum of weights, where many weak signs decide and no rule does: integers, so exact anywhere.

A table of the pack ``weights`` holds one question: ``answer``, ``feature``, ``weight`` (thousandths of a logistic
regression's coefficient; ``train/weighing.py`` fits them). A case is a set of features, plain facts in words
(``cue=affirmer``, ``neg``, ``subject before``). The answer with the greatest sum wins, the first in code point order
of equals; the features that weighed most are the evidence to show.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp

from recoupe import packs

SCALE = 1000
"""Weights are in thousandths of a natural logarithm of odds."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """The weights of one question: feature to answer to weight, and the answers in code point order."""

    weights: Mapping[str, Mapping[str, int]]
    answers: tuple[str, ...]

    def sums(self, features: Iterable[str]) -> dict[str, int]:
        """Answer to the sum of the weights of a case's features, in thousandths; unknown features weigh nothing."""
        sums = dict.fromkeys(self.answers, 0)
        for feature in {*features, BIAS}:
            for answer, weight in self.weights.get(feature, {}).items():
                sums[answer] += weight
        return sums

    def answer(self, features: Iterable[str]) -> str:
        """The answer of the greatest sum; the first in code point order among equals."""
        sums = self.sums(features)
        return min(self.answers, key=lambda one: (-sums[one], one))

    def chances(self, features: Iterable[str]) -> dict[str, float]:
        """Answer to its probability under the fitted model: to compare with a threshold, never to store."""
        sums = self.sums(features)
        top = max(sums.values())
        raised = {one: exp((value - top) / SCALE) for one, value in sums.items()}
        whole = sum(raised.values())
        return {one: value / whole for one, value in raised.items()}

    def heaviest(self, features: Iterable[str], answer: str, count: int = 3) -> tuple[str, ...]:
        """The features of a case that speak most for an answer, heaviest first: what an explanation names."""
        told = {one: self.weights.get(one, {}).get(answer, 0) for one in features}
        return tuple(sorted((one for one in told if told[one] > 0), key=lambda one: (-told[one], one))[:count])


BIAS = "always"
"""The feature every case has."""


@cache
def question(table: str) -> Question:
    """The question of that table of the pack ``weights``; raises PackError when the pack has no such table."""
    return asked((row["answer"], row["feature"], int(row["weight"])) for row in packs.shipped("weights")[table])


def asked(rows: Iterable[tuple[str, str, int]]) -> Question:
    """A question from rows of answer, feature and weight."""
    weights: dict[str, dict[str, int]] = {}
    for answer, feature, weight in rows:
        weights.setdefault(feature, {})[answer] = weight
    return Question(weights, tuple(sorted({answer for told in weights.values() for answer in told})))
