"""Whole articles: ``python -m bench.stories_fr [--gold FOLDER] [--half dev|blind] [--misses] [--scorers DIR]
[--articles PATH]``.

The articles of a folder of gold, ``stories-fr`` or one of ``reports``, are read as one pile, with their document dates
given as a person would give them; the scorers then judge claims, events and findings. Where findings lie above the
halves, the pile is both halves and the findings are blind; where each half has its own, each half is a pile by itself.
Of a blind half only totals are shown; of the other also the recall by kind and, asked for, what was missed. Unnamed
groups have free ids in the gold: ``holder, by its words`` compares the words of the mention instead. A half without
articles is of articles that are not in the tree (``news-stories``): their words are put back from ``--articles``. The
last line is JSON.
"""

import argparse
import csv
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.gold.closed_lists import PUBLISHED_HALVES
from bench.predict import predict
from bench.refilled import NEWS, refilled
from bench.story_misses import misses

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
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder with the halves dev and blind, or one of them")
    parser.add_argument("--half", choices=PUBLISHED_HALVES, help="one half only; without it all there are")
    parser.add_argument("--scorers", type=Path, default=SCORERS, help="folder of score_claims.py and its like")
    parser.add_argument("--articles", type=Path, default=NEWS, help="where articles lie that the gold does not hold")
    parser.add_argument(
        "--misses", action="store_true", help="of the half dev, also each claim, event and finding missed"
    )
    given = parser.parse_args()
    there = tuple(half for half in PUBLISHED_HALVES if (given.gold / half / "documents.tsv").is_file())
    wanted = tuple(half for half in there if given.half in (None, half))
    if not wanted:
        parser.error(f"no articles under {given.gold}: expected {' or '.join(PUBLISHED_HALVES)}/documents.tsv")
    figures: dict[str, Any] = {}
    for pile in _piles(given.gold, there, wanted):
        with tempfile.TemporaryDirectory() as folder:
            held = [_held(half, given.articles, Path(folder)) for half in pile]
            predict(_gathered(held, Path(folder)), Path(folder), _dates(held))
            halves = [half for half in held if half.name in wanted]
            figures |= _figures(Path(folder), halves, given.scorers)
            for half in halves:
                if given.misses and half.name == "dev":
                    print(*misses(half, Path(folder)), sep="\n")
    print(json.dumps(figures))


def _piles(gold: Path, there: tuple[str, ...], wanted: tuple[str, ...]) -> list[list[Path]]:
    """The folders that are read together: all, when findings lie above the halves, else each half alone."""
    if (gold / "findings.json").exists():
        return [[gold / half for half in there]]
    return [[gold / half] for half in wanted]


def _held(half: Path, articles: Path, folder: Path) -> Path:
    """A half with its articles: itself, or a copy with the words of articles that lie elsewhere."""
    return half if (half / "articles").is_dir() else refilled(half, articles, folder)


def _gathered(pile: Iterable[Path], folder: Path) -> Path:
    """A folder with the articles of a pile."""
    articles = folder / "articles"
    articles.mkdir()
    for half in pile:
        for path in sorted((half / "articles").glob("*.txt")):
            shutil.copy(path, articles)
    return articles


def _dates(pile: Iterable[Path]) -> dict[str, str]:
    days: dict[str, str] = {}
    for half in pile:
        with (half / "documents.tsv").open(encoding="utf-8", newline="") as lines:
            days |= {row["doc"]: row["date_used"] for row in csv.DictReader(lines, delimiter="\t")}
    return days


def _figures(folder: Path, halves: Sequence[Path], scorers: Path) -> dict[str, Any]:
    """Print a table for each layer; the figures under flat names."""
    figures: dict[str, Any] = {}
    for layer, names in (("claims", CLAIM_FIGURES), ("events", EVENT_FIGURES)):
        for half in halves:
            scored = scores(scorers, layer, half / f"{layer}.jsonl", folder / f"{layer}.jsonl")
            if layer == "claims":
                scored["holder_words"] = scored["holder"]["text"]
            figures |= table(f"{half.name} {layer}", scored, names)
            if half.name == "dev":
                print(f"    recall {_recalls(scored)}")
    for path, title, shown in _findings(halves):
        scored = scores(scorers, "findings", path, folder / "findings.json")
        scored["true_contradictions"] = scored["contradictions"]["true"]
        print(f"{title}: {scored['findings']['gold']} in the gold, {scored['findings']['predicted']} found")
        figures |= table(title, scored, FINDING_FIGURES)
        if shown:
            print(f"    missed {', '.join(scored['missed']) or 'none'}; counts {_counts(scored)}")
    return figures


def _findings(halves: Sequence[Path]) -> Iterator[tuple[Path, str, bool]]:
    """Where findings lie, their title, and whether they may be looked into."""
    above = halves[0].parent / "findings.json"
    if above.exists():
        yield above, "findings", False
        return
    for half in halves:
        if (half / "findings.json").exists():
            yield half / "findings.json", f"{half.name} findings", half.name == "dev"


def _counts(scored: Mapping[str, Any]) -> str:
    """The counts that are not those of the gold."""
    wrong = scored["origin_counts"]["wrong"]
    return ", ".join(f"{one} {count['predicted']} for {count['gold']}" for one, count in wrong.items()) or "all exact"


def scores(scorers: Path, layer: str, gold: Path, found: Path) -> dict[str, Any]:
    """What the scorer of a layer says of what was found."""
    command = [sys.executable, str(scorers / f"score_{layer}.py"), "--gold", str(gold), "--pred", str(found)]
    scored: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return scored


def table(title: str, scored: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Print the figures named under a title; the same figures under flat names."""
    print(title)
    for figure, label in names.items():
        print(f"    {label:24}{_shown(scored[figure]):>8}")
    return {f"{title.replace(' ', '_')}_{figure}": scored[figure] for figure in names}


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
