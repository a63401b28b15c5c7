"""Score the denial family: ``python -m bench.denials PATH [--half dev|blind]`` on a TSV of single sentences.

A row is found when a claim of the family overlaps its cue or holds its target; stance is compared and confusions are
counted. Look-alikes (stance ``none``) count as false alarms when a claim of the family is predicted. The last line is
one JSON object.
"""

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.claims import DENIAL_FAMILY, covered, gold_rows, holder_right
from bench.sentences import read
from recoupe.model import Claim

GOLD = Path("bench/gold/denials/fr-en.tsv")
MISSED = "(missed)"


def main() -> None:
    """Read the gold, read its sentences, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--half", choices=("dev", "blind"), default="")
    parser.add_argument("--lang", default="")
    parser.add_argument("--misses", action="store_true", help="print what was missed or wrong")
    given = parser.parse_args()
    rows = [row for row in gold_rows(given.path, given.half) if not given.lang or row["lang"] == given.lang]
    report(rows, misses=given.misses)


def best(row: Mapping[str, str]) -> Claim | None:
    """The claim of the family that fits a row best; None when there is none."""
    found = [one for one in read(row["text"], row["lang"]).records if isinstance(one, Claim)]
    found = [one for one in found if one.stance in DENIAL_FAMILY]
    if row["stance"] == "none":
        return found[0] if found else None
    cue, target = covered(row["text"], row["cue"]), covered(row["text"], row["target"])
    fitting = [one for one in found if _touches(one, cue) or _touches(one, target)]
    return max(fitting, key=lambda one: (one.stance == row["stance"], one.id), default=None)


def _touches(claim: Claim, places: frozenset[int]) -> bool:
    spans = [claim.content, *([claim.cue] if claim.cue else [])]
    return any(span.start <= place < span.end for span in spans for place in places)


def report(rows: Sequence[Mapping[str, str]], *, misses: bool) -> None:
    """Print the confusion table and the closing JSON line."""
    table: Counter[tuple[str, str]] = Counter()
    holders = target = 0
    for row in rows:
        claim = best(row)
        table[row["stance"], str(claim.stance) if claim else MISSED] += 1
        if row["stance"] != "none" and claim is not None:
            right_holder = holder_right(claim, row["holder"])
            holders += right_holder
            if misses and not right_holder:
                have = " & ".join(one.span.surface if one.span else str(one.path) for one in claim.holders)
                print(f"{row['id']} [wrong holder: {row['holder']} / {have}] {row['text']}")
            wanted = covered(row["text"], row["target"])
            target += not wanted or _touches(claim, wanted)
        if misses and (row["stance"] != (str(claim.stance) if claim else "none")):
            print(f"{row['id']} [{row['stance']} / {claim.stance if claim else 'none'}] {row['text']}")
    labels = sorted(DENIAL_FAMILY)
    print(f"{'gold':22}" + "".join(f"{label[:12]:>14}" for label in (*labels, MISSED)))
    for label in (*labels, "none"):
        print(f"{label:22}" + "".join(f"{table[label, other]:14}" for other in (*labels, MISSED)))
    family = [row for row in rows if row["stance"] != "none"]
    found = sum(count for (gold, have), count in table.items() if gold != "none" and have != MISSED)
    right = sum(count for (gold, have), count in table.items() if gold == have)
    alarms = sum(count for (gold, have), count in table.items() if gold == "none" and have != MISSED)
    print(
        json.dumps(
            {
                "gold": len(family),
                "found": round(found / max(1, len(family)), 4),
                "right": round(right / max(1, len(family)), 4),
                "denial_confusions": found - right,
                "holder_accuracy": round(holders / max(1, found), 4),
                "target_accuracy": round(target / max(1, found), 4),
                "false_alarms": alarms,
                "look_alikes": len(rows) - len(family),
            }
        )
    )


if __name__ == "__main__":
    main()
