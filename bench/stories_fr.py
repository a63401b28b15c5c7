"""Whole articles: ``python -m bench.stories_fr [--half dev|blind] [--scorers DIR]``.

Ten French articles of two stories, written for the project, are read as one pile, with their document dates given as a
person would give them; the scorers then judge claims and events of each half, and findings over all ten. Of the blind
half and of the findings only totals are shown; of the other half also the recall by kind. Unnamed groups have free ids
in the gold: ``holder, by its words`` compares the words of the mention instead. The last line is JSON.
"""

import argparse
import csv
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.gold.closed_lists import PUBLISHED_HALVES
from bench.predict import predict

GOLD = Path(__file__).parent / "gold" / "stories-fr"
SCORERS = Path("../shared/eval")

CLAIM_FIGURES = {
    "span_f1_overlap": "span (overlap)",
    "span_f1_iou": "span (IoU .5)",
    "holder_accuracy": "holder",
    "holder_words": "holder, by its words",
    "stance_accuracy": "stance",
    "certainty_accuracy": "certainty",
    "quantity_recall": "quantity",
    "denial_confusions": "denials confused",
    "hedged_as_fact": "hedged shown as fact",
}
EVENT_FIGURES = {
    "span_f1": "span",
    "event_f1": "event",
    "event_and_mode_f1": "event and mode",
    "actor_f1": "actor",
    "actor_country_f1": "actor, country",
    "recipient_f1": "recipient",
    "recipient_country_f1": "recipient, country",
    "status_accuracy": "status",
}
FINDING_FIGURES = {
    "findings_covered": "findings covered",
    "origin_counts_exact": "counts exact",
    "true_contradictions": "true contradictions",
    "false_contradictions": "false contradictions",
}


def main() -> None:
    """Read the articles, score them, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=PUBLISHED_HALVES, help="one half only; without it both")
    parser.add_argument("--scorers", type=Path, default=SCORERS, help="folder of score_claims.py and its like")
    given = parser.parse_args()
    halves = (given.half,) if given.half else PUBLISHED_HALVES
    with tempfile.TemporaryDirectory() as folder:
        predict(_gathered(Path(folder)), Path(folder), _dates())
        figures = dict(_figures(Path(folder), halves, given.scorers))
    print(json.dumps(figures))


def _gathered(folder: Path) -> Path:
    """A folder with the articles of both halves."""
    articles = folder / "articles"
    articles.mkdir()
    for half in PUBLISHED_HALVES:
        for path in sorted((GOLD / half / "articles").glob("*.txt")):
            shutil.copy(path, articles)
    return articles


def _dates() -> dict[str, str]:
    days: dict[str, str] = {}
    for half in PUBLISHED_HALVES:
        with (GOLD / half / "documents.tsv").open(encoding="utf-8", newline="") as lines:
            days |= {row["doc"]: row["date_used"] for row in csv.DictReader(lines, delimiter="\t")}
    return days


def _figures(folder: Path, halves: tuple[str, ...], scorers: Path) -> Iterator[tuple[str, Any]]:
    """Print a table for each layer; the figures under flat names."""
    for layer, names in (("claims", CLAIM_FIGURES), ("events", EVENT_FIGURES)):
        for half in halves:
            scored = _scored(scorers, layer, GOLD / half / f"{layer}.jsonl", folder / f"{layer}.jsonl")
            if layer == "claims":
                scored["holder_words"] = scored["holder"]["text"]
            yield from _table(f"{half} {layer}", scored, names)
            if half == "dev":
                print(f"    recall {_recalls(scored)}")
    scored = _scored(scorers, "findings", GOLD / "findings.json", folder / "findings.json")
    scored["true_contradictions"] = scored["contradictions"]["true"]
    print(f"findings: {scored['findings']['gold']} in the gold, {scored['findings']['predicted']} found")
    yield from _table("findings", scored, FINDING_FIGURES)


def _scored(scorers: Path, layer: str, gold: Path, found: Path) -> dict[str, Any]:
    command = [sys.executable, str(scorers / f"score_{layer}.py"), "--gold", str(gold), "--pred", str(found)]
    scored: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return scored


def _table(title: str, scored: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    print(title)
    for figure, label in names.items():
        print(f"    {label:24}{_shown(scored[figure]):>8}")
        yield f"{title.replace(' ', '_')}_{figure}", scored[figure]


def _shown(figure: float | None) -> str:
    if figure is None:
        return "-"
    return str(figure) if isinstance(figure, int) else f"{figure:.3f}"


def _recalls(scored: Mapping[str, Any]) -> str:
    """How much of each kind of claim or event was found, for the half that may be looked into."""
    kinds = scored.get("recall_by_type") or scored["by_event"]
    found = {kind: one.get("found", one.get("right")) for kind, one in kinds.items()}
    return ", ".join(f"{kind} {found[kind]}/{one['gold']}" for kind, one in kinds.items())


if __name__ == "__main__":
    main()
