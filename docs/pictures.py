"""Draws the pictures of the documentation from real output: ``python docs/pictures.py DOSSIER OUT.svg``."""

import re
import sys
from pathlib import Path

from rich.console import Console

from recoupe.cli import render
from recoupe.ingest.dossier import open_dossier
from recoupe.store.sql import SqlStore
from recoupe.views.findings import finding_rows
from recoupe.views.selection import select

WIDTH = 150
KINDS = ("figure_series", "event_status", "stance_series", "dispute")
EACH = 1
LINES = 9
"""Quotations of a series that the picture shows."""


def main(dossier: Path, out: Path) -> None:
    """Draw the first finding of each of a few kinds as a terminal shows it."""
    screen = Console(record=True, width=WIDTH, highlight=False, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115
    render.console = lambda: screen
    store = SqlStore.at(open_dossier(dossier).record_path)
    for kind in KINDS:
        shown = finding_rows(select(store), kinds=[kind])[:EACH]
        render.findings(shown, "table", "fr")
    store.close()
    drawn = screen.export_svg(title="recoupe findings")
    # The picture must not ask another machine for its fonts.
    out.write_text(re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
