"""Propositions: ``python -m bench.propositions [PAIRS.tsv] [--half dev|blind] [--misses]`` or ``--about CLAIMS.jsonl``.

A row of the pairs holds two sentences of one day and whether they tell the same, something related or something
different. Each is read as a text of its own and the two are linked; they are the same when a claim of the one is in a
proposition with a claim of the other. Precision, recall and F1 of "same" are printed, for French-French and for
French-English apart, and how many related and different pairs were joined.

With ``--about`` the articles of ``--articles`` are read and linked, each gold claim is given the proposition of the
claim that overlaps it best, and B3 over the field ``about`` is printed; gold claims that no claim overlaps stand alone.
The last line is JSON.
"""

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bench.sentences import read
from recoupe import packs
from recoupe.link.actors import actors
from recoupe.link.pile import Pile
from recoupe.link.propositions import propositions
from recoupe.model import Article, Claim, Decision, DocumentDate, Proposition, Record, Span, Text
from recoupe.pipeline import Job, read_text

PAIRS = Path("bench/gold/propositions/pairs.tsv")
DAY = "2024-05-14"

Row = Mapping[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, nargs="?", default=PAIRS)
    parser.add_argument("--half", choices=("dev", "blind"), default="")
    parser.add_argument("--misses", action="store_true", help="print the pairs that were judged wrongly")
    parser.add_argument("--about", type=Path, help="gold claims with the field about")
    parser.add_argument("--articles", type=Path, default=Path("../shared/corpus/nk-russia"))
    given = parser.parse_args()
    if given.about:
        print(json.dumps(about(given.about, given.articles)))
        return
    with given.path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    wanted = [row for row in rows if not given.half or row["half"] == given.half]
    print(json.dumps(report(wanted, misses=given.misses)))


def report(rows: Sequence[Row], *, misses: bool) -> dict[str, float]:
    """Precision, recall and F1 of "same", whole and by language of the second sentence."""
    judged = [(row, *_joined(row)) for row in rows]
    figures: dict[str, float] = {"pairs": len(rows)}
    for name, some in (
        ("all", judged),
        ("fr_fr", [one for one in judged if one[0]["lang_b"] == "fr"]),
        ("fr_en", [one for one in judged if one[0]["lang_b"] != "fr"]),
    ):
        figures |= {f"{name}_{key}": value for key, value in _score([(row, same) for row, same, _ in some]).items()}
    figures["no_claim"] = sum(claims == 0 for _, _, claims in judged)
    for row, same, claims in judged if misses else ():
        if same != (row["label"] == "same"):
            print(f"{row['id']} {row['label']} {row['note']} ({claims}): {row['a']} || {row['b']}")
    return figures


def _score(judged: Sequence[tuple[Row, bool]]) -> dict[str, float]:
    count = Counter((row["label"], same) for row, same in judged)
    right = count["same", True]
    found = right + count["related", True] + count["different", True]
    wanted = right + count["same", False]
    precision, recall = right / max(1, found), right / max(1, wanted)
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / max(1e-9, precision + recall), 4),
        "related_joined": count["related", True],
        "different_joined": count["different", True],
    }


def _joined(row: Row) -> tuple[bool, int]:
    """Whether the two sentences meet in a proposition; the least number of claims read in one of them."""
    found: list[Record] = []
    texts_of_pair: list[str] = []
    for side in ("a", "b"):
        reading = read(row[side], row[f"lang_{side}"])
        text = reading.text
        found += (text, Article(text=text.id, sha256=side, name=side), *reading.records)
        found.append(DocumentDate(text=text.id, published_low=DAY, published_high=DAY))
        texts_of_pair.append(text.id)
    one, other = texts_of_pair  # a sentence alone tells no matter: that both are of one story is given
    found.append(Decision(action="accept", target=one, start=-1, end=-1, quote="", value=f"story {other}"))
    pile = _linked(found)
    texts = {one.id: one.span.text for one in pile.of(Claim)}
    counts = Counter(texts.values())
    least = min(counts.get(one.id, 0) for one in pile.of(Text))
    return any(len({texts[claim] for claim in one.claims}) > 1 for one in pile.of(Proposition)), least


def _linked(found: Sequence[Record]) -> Pile:
    pile = Pile(tuple(found), packs.shipped("world"), packs.shipped("ontology"))
    pile = pile.more(actors(pile))
    return pile.more(propositions(pile))


def about(gold: Path, articles: Path) -> dict[str, float]:
    """B3 of gold claims by the field ``about``."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    days = {row["doc"]: row.get("doc_date", "") for row in rows}
    found = [record for name in sorted(days) for record in _read(articles / name, days[name])]
    pile = _linked(found)
    group_of = {claim: one.id for one in pile.of(Proposition) for claim in one.claims}
    texts = {one.name: one.text for one in pile.of(Article)}
    predicted: dict[str, str] = {}
    for row in rows:
        text = texts[row["doc"]]
        place = Span(text, row["content"]["start"] if row["content"] else row["start"], row["end"], "")
        place = replace(place, end=row["content"]["end"]) if row["content"] else place
        best = max(pile.claims_in(text), key=lambda one, at=place: (_shared(one, at), one.id), default=None)
        alone = best is None or not _shared(best, place)
        predicted[row["id"]] = f"alone {row['id']}" if alone or best is None else group_of[best.id]
    figures = b_cubed({row["id"]: row["about"] for row in rows}, predicted)
    return {**figures, "claims": len(rows), "unmatched": sum(one.startswith("alone") for one in predicted.values())}


def _read(path: Path, day: str) -> list[Record]:
    text = Text(characters=path.read_text(encoding="utf-8"), language="fr")
    article = Article(text=text.id, sha256=path.name, name=path.name, language="fr")
    read_records = read_text(Job(text, (article,), ()))
    dated = [replace(one, published_low=day, published_high=day) if isinstance(one, DocumentDate) and day else one
             for one in read_records]  # fmt: skip
    return [article, *dated]


def _shared(claim: Claim, place: Span) -> float:
    """Intersection over union of the content of a claim and a place."""
    both = claim.content.overlap(place)
    return both / (claim.content.end - claim.content.start + place.end - place.start - both)


def b_cubed(gold: Mapping[str, str], predicted: Mapping[str, str]) -> dict[str, float]:
    """BCubed precision, recall and F1, every item with one weight (Bagga and Baldwin 1998)."""
    together = Counter((gold[one], predicted[one]) for one in gold)
    of_gold, of_predicted = Counter(gold.values()), Counter(predicted[one] for one in gold)
    sums: dict[str, float] = defaultdict(float)
    for (wanted, found), number in together.items():
        sums["precision"] += number * number / of_predicted[found]
        sums["recall"] += number * number / of_gold[wanted]
    precision, recall = sums["precision"] / len(gold), sums["recall"] / len(gold)
    f1 = 2 * precision * recall / (precision + recall)
    return {"b3_precision": round(precision, 4), "b3_recall": round(recall, 4), "b3": round(f1, 4)}


if __name__ == "__main__":
    main()
