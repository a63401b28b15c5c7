"""What is worth telling: ``python -m train.worth [--apart] [--cache FOLDER]``, for ``data/weights/worth.tsv``.

Every group of what belongs together in a handful of articles (``link/threads.py``) is a case; those that are a finding
of the gold, by half of either, are right. The groups of a story are made with bonds that were fitted without it, for
of a story that was learned from they hold better than they will elsewhere. Real stories alone are learned from: those
written for recoupe hold little but what is worth telling.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from recoupe.link.textwise import told_in_stories
from recoupe.link.threads import in_a_handful
from recoupe.link.worth import LEAST, NO, YES, features
from recoupe.model import Claim, Event
from recoupe.weighing import Question
from train.bonds import LEAST as FEWEST
from train.bonds import RIDGE as OF_BONDS
from train.bonds import cases as pairs
from train.stories import GOLD, Story, real, stories
from train.weighing import Case, fitted, write

OUT = Path("src/recoupe/data/weights/worth.tsv")
SHARED = Path("../shared")
RIDGE = 10.0
TWO = 2
FOLDS, STEPS = 4, 150
"""Into how many parts the stories go, each made with bonds of the others; steps of their fits."""


def main() -> None:
    """Make the groups of each story by the others, then judge and fit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with the articles of the real stories")
    parser.add_argument("--cache", type=Path, help="folder that keeps the records of the stories between runs")
    parser.add_argument("--apart", action="store_true", help="judge each story by all others first")
    given = parser.parse_args()
    invented = [case for story in stories(given.gold, given.cache) for case in pairs(story)]
    known = {story.name: story for story in real(given.shared, cache=given.cache)}
    paired = {name: list(pairs(story)) for name, story in known.items()}
    found: list[Case] = []
    folds = sorted({articles(name) for name in known})
    for some in (folds[at::FOLDS] for at in range(FOLDS)):
        others = [case for name, told in paired.items() if articles(name) not in some for case in told]
        bonds = fitted([*invented, *others], OF_BONDS, FEWEST, steps=STEPS)
        found += [case for name in known if articles(name) in some for case in cases(known[name], bonds)]
    if given.apart:
        report(found)
    write(OUT, fitted(found, RIDGE, FEWEST), "train/worth.py")


def articles(name: str) -> str:
    """Two hands marked the same articles: neither is learned from for the other."""
    return "troops" if name.startswith("troops") else name


def cases(story: Story, bonds: Question) -> Iterator[Case]:
    """The groups of a story, each with whether a person drew it."""
    every: Mapping[str, Sequence[Claim]] = told_in_stories(story.pile)
    for name, claims in every.items():
        if len({claim.span.text for claim in claims}) < TWO:
            continue
        for thread, group in in_a_handful(story.pile, name, claims, bonds):
            told = (story.pile.by_id[one] for one in thread.members)
            spans = [one.span for one in told if isinstance(one, Claim | Event)]
            yield Case(features(story.pile, group), YES if story.draws(spans) else NO, story.name)


def report(found: Sequence[Case]) -> None:
    """Print how many right and wrong groups of each story are told, judged by the others."""
    for name in sorted({case.group for case in found}):
        known = fitted([case for case in found if articles(case.group) != articles(name)], RIDGE, FEWEST)
        mine = [case for case in found if case.group == name]
        told = [case for case in mine if (sums := known.sums(case.features))[YES] - sums[NO] >= LEAST]
        right, every = (sum(case.answer == YES for case in some) for some in (told, mine))
        print(f"{name:15} told {len(told):3} of {len(mine):3}, right {right:2} of {every:2}")


if __name__ == "__main__":
    main()
