"""How far two hands agree on who held which office: ``python -m bench.offices``.

The table ``world/offices.tsv`` was written by one hand (``hand``) and, blind, by a second (``hand2`` where it agrees:
the same holder, and from and to within the precision both give, one day apart at most, for one may count the last day
and the other the day of the successor). A row on which they differ is kept and used by nothing. Prints the rows in
dispute, the counts and, on the last line, one JSON object.
"""

import json

from recoupe import packs


def main() -> None:
    """Count and print."""
    rows = list(packs.shipped("world")["offices"])
    agreed = [row for row in rows if row["hand"] and row["hand2"]]
    figures = {
        "rows": len(rows),
        "agreed": len(agreed),
        "in_dispute": sum(bool(row["note"]) and not row["hand2"] for row in rows),
        "states_and_bodies": len({row["state"] for row in agreed}),
        "holders": len({row["holder"] for row in agreed}),
        "agreement": round(len(agreed) / len(rows), 3),
    }
    for row in rows:
        if not row["hand2"]:
            print(*(row[name] for name in ("state", "office", "holder", "since", "until", "note")), sep="  ")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
