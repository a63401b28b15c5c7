"""Timelines: ``python -m bench.timelines [DOCUMENTS TIMELINE] …``: date F1 of the days a pile of articles tells of.

DOCUMENTS are JSON lines (``doc``, ``date`` of publication, ``text``), TIMELINE those of a reference (``date``). As
many days are given as the reference has. Ours are the days that matter most (`recoupe.views.days`); beside them stand,
from the same readings, the days named most often (mention count) and those with most articles (publication count);
``named`` is how many days of the reference some text names at all. The last line is JSON.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from recoupe.model import Article, DateCandidate, DocumentDate, Record, Text, Timex
from recoupe.pipeline import Job, read_text
from recoupe.views.days import telling_days
from recoupe.views.selection import Selection

DATA = Path("../shared/data/timelines-fr")
TOPICS = ("libya", "egypt")


@dataclass(frozen=True, slots=True)
class Topic:
    """Everything read in the documents of one topic, and the days of its reference."""

    name: str
    records: tuple[Record, ...]
    reference: frozenset[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=DATA)
    parser.add_argument("--topic", choices=TOPICS, action="append", help="only this topic")
    given = parser.parse_args()
    figures: dict[str, float] = {}
    for name in given.topic or TOPICS:
        figures |= {f"{name}_{key}": value for key, value in score(read(given.folder, name)).items()}
    print(json.dumps(figures))


def read(folder: Path, name: str) -> Topic:
    """The documents of a topic, read; they are not linked, for days are weighed by what is read alone."""
    with gzip.open(folder / f"{name}-documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [record for line in lines for record in _read(json.loads(line))]
    with (folder / f"{name}-timeline.jsonl").open(encoding="utf-8") as lines:
        reference = frozenset(json.loads(line)["date"][:10] for line in lines)
    return Topic(name, tuple(records), reference)


def _read(row: Mapping[str, str]) -> Iterable[Record]:
    text = Text(characters=row["text"], language="fr")
    stated = (DateCandidate(value=row["date"][:10], source="sources.tsv"),)
    article = Article(text=text.id, sha256=row["doc"], name=row["doc"], language="fr", dates=stated)
    yield article
    yield from read_text(Job(text, (article,), ()))


def score(topic: Topic) -> dict[str, float]:
    """Date F1 of our days and of the two peers."""
    size = len(topic.reference)
    ours = [day.day for day in telling_days(Selection(topic.records))][:size]
    return {
        "date_f1": _f1(ours, topic.reference),
        "mention_count": _f1(_most(_mentioned(topic.records), size), topic.reference),
        "publication_count": _f1(_most(_published(topic.records), size), topic.reference),
        "days": size,
        "named": len(topic.reference & set(_mentioned(topic.records))),
    }


def _mentioned(records: Iterable[Record]) -> Iterable[str]:
    return (one.low for one in records if isinstance(one, Timex) and one.low and one.low == one.high)


def _published(records: Iterable[Record]) -> Iterable[str]:
    return (one.published_high for one in records if isinstance(one, DocumentDate) and one.published_high)


def _most(days: Iterable[str], size: int) -> list[str]:
    counted = Counter(days)
    return sorted(counted, key=lambda day: (-counted[day], day))[:size]


def _f1(found: Iterable[str], reference: frozenset[str]) -> float:
    days = set(found)
    right = len(days & reference)
    return round(2 * right / max(1, len(days) + len(reference)), 4)


if __name__ == "__main__":
    main()
