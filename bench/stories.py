"""Stories: ``python -m bench.stories [ECB+ FILE] [--split dev]`` or ``--news ARTICLES [--gold FILE] [--half dev]``.

Of ECB+ a story is a subtopic; every document of the split is read and grouped. Of French news the gold gives the
stories of some articles (ids only); these and ``--others`` articles of the same weeks are read and grouped, and those
of the gold are scored. B³ is printed for recoupe and, in the same run, for the peer: tf-idf with frequencies of the
pile and likeness that fades with the days, average linkage at whatever threshold suits it best here. The last line is
JSON.
"""

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import exp, log, sqrt
from pathlib import Path

from bench.ecb import DATA, documents
from bench.news import News, load
from bench.propositions import b_cubed
from recoupe import packs
from recoupe.link.linkage import Linkage, Pair
from recoupe.link.pile import Pile
from recoupe.link.stories import stories
from recoupe.model import Article, DateCandidate, Record, Text
from recoupe.pipeline import Job, read_text

GOLD = Path("bench/gold/stories/fr.tsv")
OTHERS = 300
FADES = 30.0
"""Days of the peer's decay."""

THRESHOLDS = tuple(step / 100 for step in range(6, 42, 4))


@dataclass(frozen=True, slots=True)
class Page:
    """One article: its name, words, ISO day (may be empty) and everything that was read in it."""

    name: str
    words: str
    day: str
    records: tuple[Record, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, nargs="?", default=DATA)
    parser.add_argument("--split", choices=("train", "dev"), default="dev")
    parser.add_argument("--news", type=Path, help="French news articles; scores the stories of --gold")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--half", choices=("dev", "blind"), default="dev")
    parser.add_argument("--others", type=int, default=OTHERS, help="articles of the same weeks that are read as well")
    given = parser.parse_args()
    if given.news:
        pages, gold = news_pages(given.news, given.gold, given.half, given.others)
    else:
        pages, gold = ecb_pages(given.path, given.split)
    print(json.dumps({**score(pages, gold), **peer(pages, gold), "articles": len(pages), "scored": len(gold)}))


def ecb_pages(path: Path, split: str) -> tuple[list[Page], dict[str, str]]:
    """The documents of a split, and the subtopic of each."""
    read = list(documents(path, split))
    pages = [Page(one.name, _words(one.records), "", (one.article, *one.records)) for one in read]
    return pages, {one.name: one.story for one in read}


def news_pages(path: Path, gold: Path, half: str, others: int) -> tuple[list[Page], dict[str, str]]:
    """The articles of half the gold with others of their weeks, drawn by hash, and the story of each."""
    with gold.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if row["half"] == half]
    wanted = {row["id"]: row["story"] for row in rows}
    every = load(path)
    weeks = {_week(one) for one in every if one.name in wanted}
    drawn = [one for one in every if one.name not in wanted and _week(one) in weeks][:others]
    chosen = sorted([one for one in every if one.name in wanted] + drawn, key=lambda one: one.name)
    return [read_news(one) for one in chosen], wanted


def _week(one: News) -> tuple[int, int]:
    return date.fromisoformat(one.published[:10]).isocalendar()[:2]


def read_news(one: News) -> Page:
    """An article of the news file with everything that is read in it."""
    text = Text(characters=one.characters, language="fr")
    day = one.published[:10]
    stated = (DateCandidate(value=day, source="sources.tsv"),)
    article = Article(text=text.id, sha256=one.name, name=one.name, title=one.title, language="fr", dates=stated)
    return Page(one.name, one.characters, day, (article, *read_text(Job(text, (article,), ()))))


def _words(records: Sequence[Record]) -> str:
    return next(one.characters for one in records if isinstance(one, Text))


def score(pages: Sequence[Page], gold: Mapping[str, str]) -> dict[str, float]:
    """B³ of our stories over the articles of the gold."""
    records = [record for page in pages for record in page.records]
    pile = Pile(tuple(records), packs.shipped("world"), packs.shipped("ontology"))
    names = {one.id: one.name for one in pile.of(Article)}
    found = {names[member]: story.id for story in stories(pile) for member in story.members}
    return b_cubed(gold, {name: found[name] for name in gold})


def peer(pages: Sequence[Page], gold: Mapping[str, str]) -> dict[str, float]:
    """B³ of tf-idf with time decay at its best threshold."""
    vectors = _tf_idf({page.name: page.words for page in pages})
    days = {page.name: page.day for page in pages}
    likeness: dict[Pair, float] = {}
    for a, b in combinations(sorted(vectors), 2):
        value = _cosine(vectors[a], vectors[b]) * exp(-_gap(days[a], days[b]) / FADES)
        if value > THRESHOLDS[0] / 4:
            likeness[a, b] = value
    best = max((_at(least, likeness, vectors, gold) for least in THRESHOLDS), key=lambda one: one["b3"])
    return {f"tf_idf_{name}": value for name, value in best.items()}


def _at(
    least: float, likeness: Mapping[Pair, float], names: Mapping[str, object], gold: Mapping[str, str]
) -> dict[str, float]:
    groups = Linkage(least).groups(likeness, names)
    group_of = {name: str(number) for number, members in enumerate(groups) for name in members}
    return {**b_cubed(gold, {name: group_of[name] for name in gold}), "threshold": least}


def _gap(a: str, b: str) -> int:
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) if a and b else 0


def _tf_idf(texts: Mapping[str, str]) -> dict[str, dict[str, float]]:
    counts = {name: Counter(re.findall(r"\w{2,}", words.lower())) for name, words in texts.items()}
    held = Counter(word for words in counts.values() for word in words)
    found = {}
    for name, words in counts.items():
        weights = {word: (1 + log(n)) * log(len(texts) / held[word]) for word, n in words.items()}
        length = sqrt(sum(value * value for value in weights.values())) or 1.0
        found[name] = {word: value / length for word, value in weights.items() if value}
    return found


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    return sum(value * many[word] for word, value in few.items() if word in many)


if __name__ == "__main__":
    main()
