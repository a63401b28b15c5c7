"""Time of every view on a built record: ``python -m bench.views DOSSIER [--first] [--limit SECONDS]``.

Each view is asked once, as its command asks it, in this process and on the record as ``recoupe build`` leaves it.
Seconds are those of the processor, so that what else the machine does is not measured; starting Python, loading the
parsers and rules that read a statement and making what a build keeps are told apart. One line a view, slowest first,
with how many rows it gave. With ``--first`` each command is run as a person runs it, in a process of its own, the
quicker of two runs counted: Python, imports, parsers and all. The last line is JSON.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from recoupe import packs
from recoupe.ingest.dossier import open_dossier
from recoupe.store.base import Store
from recoupe.store.sql import SqlStore
from recoupe.views.check import check
from recoupe.views.figures import figures
from recoupe.views.findings import finding_rows
from recoupe.views.ledger import ledger
from recoupe.views.lists import article_rows
from recoupe.views.network import network
from recoupe.views.preparing import prepare
from recoupe.views.problems import problem_rows, stats
from recoupe.views.search import search
from recoupe.views.selection import Filters, select
from recoupe.views.sources import origins
from recoupe.views.statements import read_statement
from recoupe.views.stories import story_rows

STATEMENT = "Emmanuel Macron a annoncé une réforme des retraites."


LISTS = (
    "agreements", "articles", "claims", "events", "figures", "findings", "flows", "ledger", "network", "origins",
    "problems", "stats", "stories", "timeline",
)  # fmt: skip
"""Commands that list what the record holds and need nothing but a dossier."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dossier", type=Path)
    parser.add_argument("--statement", default=STATEMENT, help="what check is asked")
    parser.add_argument("--first", action="store_true", help="run each command in a process of its own")
    parser.add_argument("--limit", type=float, default=1.0, help="seconds a view may take before it is marked")
    given = parser.parse_args()
    if given.first:
        _first_calls(given.dossier, given.statement, given.limit)
        return
    store = SqlStore.at(open_dossier(given.dossier).record_path)
    loading, _ = _timed(lambda _: len([read_statement("Non.", code) for code in packs.languages()]), store)
    making, _ = _timed(_prepared, store)
    taken = {name: _timed(view, store) for name, view in _views(given.statement).items()}
    store.close()
    print(f"loading parsers and rules {loading:.1f} s, making what a build keeps {making:.1f} s")
    for name, (seconds, rows) in sorted(taken.items(), key=lambda one: -one[1][0]):
        print(f"{'SLOW' if seconds > given.limit else 'ok':5}{name:10}{seconds:8.2f} s {rows:>7} rows")
    print(json.dumps({f"{name}_s": round(seconds, 2) for name, (seconds, _) in taken.items()}))


def _views(statement: str) -> dict[str, Callable[[Store], int]]:
    """Name to what asks the view and counts its rows."""
    every = Filters()
    return {
        "findings": lambda store: len(finding_rows(select(store))),
        "figures": lambda store: len(figures(select(store), every).series),
        "ledger": lambda store: len(ledger(select(store), every).entries),
        "network": lambda store: len(network(select(store), every).pairs),
        "origins": lambda store: len(origins(select(store), every).trees),
        "search": lambda store: search(select(store), "réforme retraites", every).texts,
        "stories": lambda store: len(story_rows(select(store))),
        "articles": lambda store: len(article_rows(select(store))),
        "problems": lambda store: len(problem_rows(select(store))),
        "stats": lambda store: len(stats(select(store)).figures),
        "check": lambda store: len(check(select(store), statement)),
    }


def _first_calls(dossier: Path, statement: str, limit: float) -> None:
    """Print what each command takes from the shell to its answer."""
    commands = {verb: (verb, str(dossier)) for verb in LISTS}
    commands |= {"search": ("search", str(dossier), "réforme retraites"), "check": ("check", str(dossier), statement)}
    taken = {"version": min(_run("--version") for _ in range(2))}
    taken |= {name: min(_run(*words) for _ in range(2)) for name, words in commands.items()}
    for name, seconds in sorted(taken.items(), key=lambda one: -one[1]):
        print(f"{'SLOW' if seconds > limit else 'ok':5}{name:10}{seconds:8.2f} s")
    print(json.dumps({f"first_{name}_s": round(seconds, 2) for name, seconds in taken.items()}))


def _run(*words: str) -> float:
    """Seconds of the processor of one command, its output thrown away."""
    with Path(os.devnull).open("wb") as away:
        started = subprocess.Popen([sys.executable, "-m", "recoupe", *words], stdout=away, stderr=away)
        _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise SystemExit(f"recoupe {' '.join(words)} ended with {started.returncode}")
    return used.ru_utime + used.ru_stime


def _prepared(store: Store) -> int:
    prepare(select(store), ("fr",))
    return 1


def _timed(view: Callable[[Store], int], store: Store) -> tuple[float, int]:
    start = time.process_time()
    rows = view(store)
    return time.process_time() - start, rows


if __name__ == "__main__":
    main()
