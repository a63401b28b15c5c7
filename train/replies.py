"""What a denial answers: ``python -m train.replies [--gold FOLDER] [--cache FOLDER]``, for ``data/weights/reply.tsv``.

Of each denial of which the gold knows what it stands against, every statement of somebody else in its story is a case;
those that share a finding with it are right. Each story is judged with weights fitted on the others: how often the
likeliest statement is the right one, and how often from each sum up, are printed before the weights of all are written.
"""

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from recoupe.link.answered import NO, YES, candidates, features
from recoupe.model import Claim
from recoupe.terms import Stance
from train.stories import GOLD, Story, news, stories
from train.weighing import Case, fitted, write

OUT = Path("src/recoupe/data/weights/reply.tsv")
LABELS = Path("bench/gold/replies/news-fr.tsv")
DATA = Path("../shared/data")
RIDGE, LEAST = 5.0, 4
SIDES = ("denial", "statement")
FOLDS = 5
WEIGHT = 3.0
"""What a labelled pair of news counts: it was the likeliest of its denial, and stands for all of them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One denial with a case for each statement it might answer; ``known`` where the gold says what it answers."""

    denial: Claim
    statements: tuple[Claim, ...]
    cases: tuple[Case, ...]

    @property
    def known(self) -> bool:
        """True where the gold says what the denial stands against."""
        return any(case.answer == YES for case in self.cases)


def main() -> None:
    """Judge each story by the others, then fit on all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--cache", type=Path, help="folder that keeps the records of the stories between runs")
    parser.add_argument("--data", type=Path, default=DATA, help="folder with news-fr/articles.jsonl.gz")
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--misses", action="store_true", help="print the denials whose likeliest statement is wrong")
    given = parser.parse_args()
    told = [one for story in stories(given.gold, given.cache) for one in asked(story)]
    seen = labelled(given.data, given.labels, given.cache)
    report(told, seen, given.misses)
    report_news(told, seen)
    write(OUT, fitted([*(case for one in told for case in one.cases), *seen], RIDGE, LEAST), "train/replies.py")


def labelled(data: Path, labels: Path, cache: Path | None) -> list[Case]:
    """Pairs of running news with what a person said of them; their group is the article of the denial, in `FOLDS`."""
    with labels.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    pile, places = news(data, {row[f"{side}_in"] for row in rows for side in SIDES}, cache)
    by_place = {(places[one.content.text], one.content.start, one.content.end): one for one in pile.of(Claim)}
    found = []
    for row in rows:
        pair = [by_place.get((row[f"{side}_in"], int(row[f"{side}_start"]), int(row[f"{side}_end"]))) for side in SIDES]
        if pair[0] and pair[1]:
            signs = features(pile, pair[0], pair[1])
            found.append(Case(signs, row["answers"], f"news {int(row['denial_in']) % FOLDS}", WEIGHT))
    print(f"{len(found)} of {len(rows)} labelled pairs of news read as they were")
    return found


def report_news(told: Sequence[Asked], seen: Sequence[Case]) -> None:
    """Print how right the likeliest statements in news are from each sum up, each fold judged by all else."""
    judged = []
    for name in sorted({case.group for case in seen}):
        learned = [*(case for one in told for case in one.cases), *(case for case in seen if case.group != name)]
        weighed = fitted(learned, RIDGE, LEAST)
        for case in (case for case in seen if case.group == name):
            sums = weighed.sums(case.features)
            judged.append((sums[YES] - sums[NO], case.answer == YES))
    for least in (1000, 500, 0, -500, -1000, -2000):
        above = [right for value, right in judged if value >= least]
        print(f"    news, sum from {least:5}: {len(above):3} of {len(judged)} pairs, {sum(above)} right")


def asked(story: Story) -> list[Asked]:
    """The denials of a story, each with its cases."""
    claims = sorted(story.pile.of(Claim), key=lambda one: one.id)
    found = []
    for denial in claims:
        if denial.stance is Stance.DENIES and (statements := candidates(story.pile, denial, claims)):
            mine = story.finds(denial.content)
            cases = tuple(
                Case(features(story.pile, denial, one), YES if mine & story.finds(one.content) else NO, story.name)
                for one in statements
            )
            found.append(Asked(denial, tuple(statements), cases))
    return found


def report(told: Sequence[Asked], seen: Sequence[Case], misses: bool) -> None:
    """Print how often the likeliest statement is right, each story judged by the others."""
    judged: list[tuple[int, bool, bool]] = []
    for name in sorted({one.cases[0].group for one in told}):
        learned = [case for one in told for case in one.cases if case.group != name]
        weighed = fitted([*learned, *seen], RIDGE, LEAST)
        for one in (one for one in told if one.cases[0].group == name):
            sums = [weighed.sums(case.features) for case in one.cases]
            best = max(range(len(sums)), key=lambda i: sums[i][YES] - sums[i][NO])
            right = one.cases[best].answer == YES
            judged.append((sums[best][YES] - sums[best][NO], one.known, right))
            if misses and not right:
                print(
                    f"{name} {judged[-1][0]} {'' if one.known else '(not in the gold) '}{one.denial.span.surface[:120]}"
                )
                print(f"      likeliest: {one.statements[best].span.surface[:120]}")
    known_ones = [one for one in judged if one[1]]
    right = sum(one[2] for one in known_ones)
    print(f"likeliest right {right} of {len(known_ones)} denials that the gold sets against something")
    for least in (2000, 1000, 500, 0, -500, -1000, -2000):
        above = [one for one in judged if one[0] >= least]
        right = sum(one[2] for one in above)
        print(
            f"    sum from {least:5}: {len(above):3} denials, {right} right, {sum(one[1] for one in above)} in the gold"
        )


if __name__ == "__main__":
    main()
