"""ECB+ documents (JSON lines of tokens, event mentions and their chains) read as articles, each once a run."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recoupe.model import Article, Record, Text
from recoupe.pipeline import Job, read_text

DATA = Path("../shared/data/coref-en/ecbplus-topics-1-35.jsonl.gz")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold event mention: its characters, the lemma of its head, its chain."""

    name: str
    text: str
    start: int
    end: int
    lemma: str
    chain: str


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it was read: article, records, gold mentions; ``story`` is its subtopic."""

    name: str
    topic: str
    story: str
    article: Article
    records: tuple[Record, ...]
    mentions: tuple[Mention, ...]


def documents(path: Path, split: str) -> Iterator[Document]:
    """The documents of one split (``train``, ``dev``; empty for all), in file order; sentences stand a line each."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if split in ("", row["split"]):
                yield _document(row)


def _document(row: dict[str, object]) -> Document:
    characters, places = _laid_out(row["sentences"])  # type: ignore[arg-type]
    text = Text(characters=characters, language="en")
    name = str(row["doc"])
    article = Article(text=text.id, sha256=name, name=name, language="en")
    events: list[dict[str, object]] = row["events"]  # type: ignore[assignment]
    return Document(
        name,
        str(row["topic"]),
        str(row["subtopic"]),
        article,
        read_text(Job(text, (article,), ())),
        tuple(_mention(one, text.id, places[one["sentence"]]) for one in events),  # type: ignore[index]
    )


def _laid_out(sentences: list[list[str]]) -> tuple[str, list[list[Place]]]:
    """The characters of a document and the place of each token, sentence by sentence."""
    characters, places = "", []
    for sentence in sentences:
        row = []
        for token in sentence:
            row.append((len(characters), len(characters) + len(token)))
            characters += f"{token} "
        characters = characters.removesuffix(" ") + "\n"
        places.append(row)
    return characters, places


def _mention(one: dict[str, object], text: str, tokens: list[Place]) -> Mention:
    spots = [tokens[index] for index in one["tokens"]]  # type: ignore[attr-defined]
    return Mention(
        str(one["id"]), text, spots[0][0], spots[-1][1], str(one["head_lemma"]).lower(), str(one["chain"])
    )  # fmt: skip
