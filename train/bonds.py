"""What belongs together: ``python -m train.bonds [--apart] [--cache FOLDER]``, for ``data/weights/thread.tsv``.

Every two statements of a story that may be compared are a case; those that stand in one finding of the gold are right.
Real stories and those written for recoupe count alike. Each story is judged with weights fitted on the others: how well
these rank its pairs, beside the likeness of words alone, is printed before the weights of all are written.
"""

import argparse
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from recoupe.link.bonds import NO, YES, features, known, pairs
from recoupe.link.signs import names
from recoupe.link.textwise import told_in_stories
from recoupe.link.threads import told_once
from recoupe.weighing import Question
from train.stories import GOLD, Story, real, stories
from train.weighing import Case, fitted, write

OUT = Path("src/recoupe/data/weights/thread.tsv")
SHARED = Path("../shared")
RIDGE, LEAST = 10.0, 20
ONE_OF = 4
"""Of pairs that do not belong together one in so many is learned from, and counts for all."""


def main() -> None:
    """Judge each story by the others, then fit on all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with the articles of the real stories")
    parser.add_argument("--cache", type=Path, help="folder that keeps the records of the stories between runs")
    parser.add_argument("--apart", action="store_true", help="judge each real story by all others first")
    given = parser.parse_args()
    invented = [case for story in stories(given.gold, given.cache) for case in cases(story)]
    found = [case for story in real(given.shared, cache=given.cache) for case in cases(story)]
    if given.apart:
        report(invented, found)
    write(OUT, fitted([*invented, *found], RIDGE, LEAST), "train/bonds.py")


def report(invented: Sequence[Case], found: Sequence[Case]) -> None:
    """Print how well pairs that belong together are ranked: each real story by the others, and by invented ones."""
    alone = fitted(invented, RIDGE, LEAST)
    for name in sorted({case.group for case in found}):
        articles = name.partition("-")[0]  # two hands marked the same articles: neither is learned from for the other
        others = [case for case in found if case.group.partition("-")[0] != articles]
        known, mine = fitted([*invented, *others], RIDGE, LEAST), [case for case in found if case.group == name]
        print(f"{name:15} average precision {ranked(known, mine):.2f}, by invented stories {ranked(alone, mine):.2f}")


def ranked(known: Question, some: Sequence[Case]) -> float:
    """Average precision: the mean share of right pairs down to each right one, the likeliest first."""
    margins = {id(case): (sums := known.sums(case.features))[YES] - sums[NO] for case in some}
    right = every = total = 0.0
    for case in sorted(some, key=lambda one: -margins[id(one)]):
        every += case.weight
        if case.answer == YES:
            right += 1
            total += right / every
    return total / right if right else 0.0


def cases(story: Story) -> Iterator[Case]:
    """The pairs of a story, each with whether they belong together."""
    for claims in told_in_stories(story.pile).values():
        told = {one.id: one for one in told_once(story.pile, claims)}
        every, named = known(story.pile, told), frozenset(names(story.pile, told.values()))
        found = {one: story.finds(told[one].span) for one in told}
        for a, b in pairs(every):
            together = bool(found[a] & found[b])
            if together or not zlib.crc32(f"{a} {b}".encode()) % ONE_OF:
                signs = frozenset(features(every[a], every[b], named))
                yield Case(signs, YES if together else NO, story.name, 1.0 if together else ONE_OF)


if __name__ == "__main__":
    main()
