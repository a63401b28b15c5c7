"""Score stances on single sentences: ``python -m bench.stances [PATH …] [--misses]`` on TSVs of ``bench/gold/stances``.

A row is a sentence with the stance, the holder and the content of one claim; a content left empty stands for the claim
as a whole. A claim that covers more than three tenths of the content is compared, the tightest one. Prints what is
right for each stance; the last line is JSON: rows, the part found, the part found with its stance, and that part of
those found.
"""

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.claims import gold_rows
from bench.sentences import read
from recoupe.model import Claim

GOLD = Path("bench/gold/stances")
COVERED = 0.3


def main() -> None:
    """Read the sentences, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*", default=sorted(GOLD.glob("*.tsv")))
    parser.add_argument("--misses", action="store_true", help="print what was missed or wrong")
    given = parser.parse_args()
    for path in given.paths:
        report(path.stem, gold_rows(path, ""), path.stem.split("-")[0], misses=given.misses)


def report(title: str, rows: Sequence[Mapping[str, str]], language: str, *, misses: bool) -> None:
    """Print one table and one JSON line for a file."""
    print(title)
    right: Counter[str] = Counter()
    found = 0
    for row in rows:
        claim = best(row, language)
        found += claim is not None
        right[row["stance"]] += claim is not None and claim.stance == row["stance"]
        if misses and (claim is None or claim.stance != row["stance"]):
            print(f"    {row['id']} {row['stance']} / {claim.stance if claim else '(missed)'}: {row['text']}")
    wanted = Counter(row["stance"] for row in rows)
    for stance in sorted(wanted):
        print(f"    {stance:22}{right[stance]:>4} of {wanted[stance]}")
    total = sum(right.values())
    figures = {"rows": len(rows), "found": found / len(rows), "right": total / len(rows), "stance": total / found}
    print(json.dumps({"gold": title} | {name: round(figure, 4) for name, figure in figures.items()}))


def best(row: Mapping[str, str], language: str) -> Claim | None:
    """The claim that fits the content of a row best; None when none covers enough of it."""
    claims = [one for one in read(row["text"], language).records if isinstance(one, Claim)]
    if not row["content"]:
        return claims[0] if claims else None
    start = row["text"].find(row["content"])
    end = start + len(row["content"])
    fits = [(_shared(one, start, end), one) for one in claims]
    kept = [(shared / _either(one, start, end), one) for shared, one in fits if shared > COVERED * (end - start)]
    return max(kept, key=lambda fit: (fit[0], -fit[1].span.start))[1] if kept else None


def _shared(claim: Claim, start: int, end: int) -> int:
    return max(0, min(claim.content.end, end) - max(claim.content.start, start))


def _either(claim: Claim, start: int, end: int) -> int:
    return max(claim.content.end, end) - min(claim.content.start, start)


if __name__ == "__main__":
    main()
