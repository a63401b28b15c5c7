"""Contradictions: ``python -m bench.contradiction [PAIRS.tsv] [--shown]`` on pairs of sentences with a label.

Both sentences are read as statements are; the pair is shown as a contradiction when a claim of the one opposes a claim
of the other by the rule that findings use, or a denial covers it. Precision of what is shown and recall are printed;
``--shown`` prints the pairs shown. The last line is JSON. The file has the columns premise, hypothesis and label
(``--contradiction`` names the label that means contradiction).
"""

import argparse
import csv
import json
from collections.abc import Mapping
from itertools import product
from pathlib import Path

from recoupe import packs
from recoupe.link.actors import actors
from recoupe.link.covering import covers
from recoupe.link.oppositions import opposition
from recoupe.link.pile import Pile
from recoupe.link.topics import own_topic, topic
from recoupe.model import Claim
from recoupe.terms import Stance
from recoupe.views.statements import read_statement, stated

PAIRS = Path("../shared/data/contradiction/daccord-dev.tsv")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, nargs="?", default=PAIRS)
    parser.add_argument("--language", default="fr")
    parser.add_argument("--contradiction", default="1", help="the label that means contradiction")
    parser.add_argument("--shown", action="store_true", help="print the pairs shown as contradictions")
    given = parser.parse_args()
    with given.path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    right = shown = 0
    for row in rows:
        reason = contradiction(row, given.language)
        shown += bool(reason)
        right += bool(reason) and row["label"] == given.contradiction
        if reason and given.shown:
            print(f"{row['id']} {row['label']} {reason}: {row['premise']} || {row['hypothesis']}")
    wanted = sum(row["label"] == given.contradiction for row in rows)
    figures = {
        "pairs": len(rows),
        "shown": shown,
        "precision": round(right / max(1, shown), 4),
        "recall": round(right / max(1, wanted), 4),
    }
    print(json.dumps(figures))


def contradiction(row: Mapping[str, str], language: str) -> str:
    """Why the two sentences of a row contradict each other; empty when nothing shows it."""
    readings = [read_statement(row[side].strip(' "'), language) for side in ("premise", "hypothesis")]
    found = [record for one in readings for record in (one.text, *one.articles, *one.records)]
    pile = Pile(tuple({record.id: record for record in found}.values()), *map(packs.shipped, ("world", "ontology")))
    pile = pile.more(actors(pile))
    sides = [[claim for _, claims in stated(one) for claim in claims] for one in readings]
    reasons = (_reason(pile, a, b) for a, b in product(*sides))
    return next((reason for reason in reasons if reason), "")


def _reason(pile: Pile, a: Claim, b: Claim) -> str:
    for denial, other in ((a, b), (b, a)):
        denied = denial.stance is Stance.DENIES and other.stance is not Stance.DENIES
        if denied and covers(own_topic(pile, denial), topic(pile, other)):
            return "the same act of the same parties, denied"
    return opposition(pile, a, b)


if __name__ == "__main__":
    main()
