"""Whose words these are, by another program and by this one: ``python -m bench.quotations --textacy FOLDER
[--gold FOLDER] [--articles FOLDER] [--scorers DIR]``.

FOLDER is where textacy was installed (``pip install --target FOLDER textacy``); its ``direct_quotations`` runs on the
same articles, over the same parse, and both are judged by the scorer of claims. Where it raises (a quotation mark
without its partner), it is told, and the article counts without its claims. GOLD holds ``claims.jsonl`` and
``documents.tsv`` (with ``doc`` and ``date_used``), ``--articles`` the text files. The last line is one JSON object.
"""

import argparse
import csv
import importlib
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy

from bench.predict import predict
from bench.stories_fr import CLAIM_FIGURES, SCORERS, scores, table
from recoupe import packs

GOLD = Path("../shared/gold/nk-russia")
ARTICLES = Path("../shared/corpus/nk-russia")


def main() -> None:
    """Read the articles by both programs, score both, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--textacy", type=Path, required=True, help="folder textacy was installed into")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    parser.add_argument("--scorers", type=Path, default=SCORERS, help="folder of score_claims.py")
    parser.add_argument("--lang", default="fr")
    given = parser.parse_args()
    with (given.gold / "documents.tsv").open(encoding="utf-8", newline="") as lines:
        dates = {row["doc"]: row["date_used"] for row in csv.DictReader(lines, delimiter="\t")}
    claims = given.gold / "claims.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        predict(given.articles, Path(folder), dates)
        figures = _judged("recoupe", given.scorers, claims, Path(folder) / "claims.jsonl")
        found, raised = textacy_quotations(sorted(given.articles.glob("*.txt")), given.textacy, given.lang)
        written = Path(folder) / "textacy.jsonl"
        written.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found), encoding="utf-8")
        figures |= _judged("textacy", given.scorers, claims, written)
    for line in raised:
        print(f"textacy raised on {line}")
    print(json.dumps({**figures, "textacy_raised": len(raised)}))


def textacy_quotations(paths: Sequence[Path], folder: Path, language: str) -> tuple[list[dict[str, Any]], list[str]]:
    """The direct quotations textacy finds, in the format of the scorer; the articles on which it raised, with why."""
    sys.path.append(str(folder))  # last, so that its copies of our own dependencies are not taken
    extract = importlib.import_module("textacy.extract")
    core = packs.shipped(f"lang/{language}").path / "models" / "core"
    nlp = spacy.load(core, config={"nlp.lang": language})
    found: list[dict[str, Any]] = []
    raised: list[str] = []
    for path in paths:
        doc = nlp(path.read_text(encoding="utf-8"))
        try:
            found += _rows(path.name, extract.direct_quotations(doc))
        except ValueError as fault:
            raised.append(f"{path.name}: {str(fault).partition(';')[0]}")
    return found, raised


def _rows(name: str, triples: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """The quotations of one article: the marks are no part of what is said; it knows no stance, so each asserts."""
    for speaker, _, content in list(triples):
        yield {
            "doc": name,
            "start": content.start_char + 1,
            "end": content.end_char - 1,
            "holder": [],
            "holder_text": " ".join(token.text for token in speaker),
            "stance": "asserts",
            "certainty": "CT+",
            "polarity": "+",
        }


def _judged(program: str, scorers: Path, gold: Path, found: Path) -> dict[str, Any]:
    """The figures of one program, printed."""
    figures = scores(scorers, "claims", gold, found)
    figures["holder_words"] = figures["holder"]["text"]
    return table(program, figures, CLAIM_FIGURES)


if __name__ == "__main__":
    main()
