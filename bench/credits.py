"""Agency credits: ``python -m bench.credits NEWS.jsonl.gz [--articles N] [--misses]``.

The credit field of a page is the gold: the agencies it names. Three times: from the text alone, with the credit line of
the page as metadata (a line its reader sees, as ``ingest`` takes it over), and as a peer any mention of an agency in
the text, which no reader of texts can pass in recall. Precision and recall over pairs of article
and agency. Agencies in the sense of the page are found by spellings given here, not by the code under test. The last
line is JSON.
"""

import argparse
import json
import re
from pathlib import Path

from bench.news import News, load
from recoupe.ingest.metadata import printed_credits, unseen_credits

DATA = Path("../shared/data/news-fr/articles.jsonl.gz")
NAMED = {
    "ORG:AFP": r"\bAFP\b|\bRelaxnews\b|Agence France",
    "ORG:REUTERS": r"\bReuters\b",
    "ORG:AP": r"\bAP\b",
    "ORG:6MEDIAS": r"\b6\s?M[ée]dias?\b",
}
"""The agencies that credits of this set name, by their own spellings."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, nargs="?", default=DATA)
    parser.add_argument("--articles", type=int, default=0)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    articles = load(options.path, options.articles)
    figures: dict[str, float] = {"articles": len(articles)}
    for name in ("text", "metadata", "mention"):
        for whom, only in (("all", ""), ("afp", "ORG:AFP")):
            figures |= _score(f"{name}_{whom}", articles, name, only, options.misses and not only)
    print(json.dumps(figures))


def gold(credit: str) -> set[str]:
    """The agencies a credit field names."""
    return {key for key, pattern in NAMED.items() if re.search(pattern, credit, re.IGNORECASE)}


def predicted(one: News, way: str) -> set[str]:
    if way == "mention":
        return gold(one.characters)
    found = {credit.key for credit in printed_credits(one.characters)}
    if way == "metadata" and one.credit:
        found |= {credit.key for credit in unseen_credits(one.characters, [one.credit])}
    return found


def _score(name: str, articles: list[News], way: str, only: str, misses: bool) -> dict[str, float]:
    right = wrong = missed = 0
    for one in articles:
        wanted, found = gold(one.credit), predicted(one, way)
        if only:
            wanted, found = wanted & {only}, found & {only}
        right += len(wanted & found)
        wrong += len(found - wanted)
        missed += len(wanted - found)
        if misses and way == "metadata" and found != wanted:
            print(one.name, repr(one.credit), sorted(found - wanted), sorted(wanted - found))
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    print(f"{name:<16} precision {precision:.4f} recall {recall:.4f} ({right} right, {wrong} wrong, {missed} missed)")
    return {f"{name}_precision": round(precision, 4), f"{name}_recall": round(recall, 4)}


if __name__ == "__main__":
    main()
