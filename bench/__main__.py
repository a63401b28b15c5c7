"""``python -m bench`` runs every benchmark of ``floors.json`` whose data is at hand and holds it to its floors.

A floor is the least value of a figure; it falls only with ``--lower`` and a sentence in the changelog. Exit code 1 when
a figure lies below its floor.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.json"


def main() -> int:
    """Run, compare, say; with ``--raise`` or ``--lower`` write the figures found as new floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="run the benchmarks whose name holds this")
    parser.add_argument("--raise", dest="raising", action="store_true", help="lift floors to the figures found")
    parser.add_argument(
        "--lower", action="store_true", help="let floors fall to the figures found; say why in the changelog"
    )
    given = parser.parse_args()
    entries: list[dict[str, Any]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    below = 0
    for entry in entries:
        if given.only in entry["bench"]:
            below += _run(entry, raising=given.raising, lower=given.lower)
    if given.raising or given.lower:
        FLOORS.write_text(json.dumps(entries, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{below} figures below their floor")
    return 1 if below and not given.lower else 0


def _run(entry: dict[str, Any], *, raising: bool, lower: bool) -> int:
    """How many figures of one benchmark lie below their floors; changes the entry when asked to."""
    name = " ".join([entry["bench"], *entry["arguments"]])
    if not all(Path(path).exists() for path in entry["arguments"] if "/" in path):
        print(f"left out, no data at hand: {name}")
        return 0
    command = [sys.executable, "-m", f"bench.{entry['bench']}", *entry["arguments"]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"FAILED {name}\n{done.stderr}")
        return 1
    figures: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    below = 0
    for figure, floor in entry["floors"].items():
        found = figures[figure]
        verdict = "ok" if found >= floor else "BELOW"
        below += found < floor
        print(f"{verdict:6} {name} {figure}: {found} (floor {floor})")
        if (raising and found > floor) or (lower and found < floor):
            entry["floors"][figure] = found
    return below


if __name__ == "__main__":
    sys.exit(main())
