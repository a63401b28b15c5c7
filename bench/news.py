"""News articles as fingerprints, without a parse: what the benchmarks of copies, credits and linking start from."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from recoupe import packs
from recoupe.ingest.metadata import printed_credits
from recoupe.model import Article, DocumentDate, Fingerprint, Record, Text
from recoupe.read.clean import clean
from recoupe.read.fingerprints import fingerprints
from recoupe.text.reading import Reading


@dataclass(frozen=True, slots=True)
class News:
    """One article as its page gives it: ``credit`` is the credit of the page, which the text does not hold."""

    name: str
    published: str
    credit: str
    title: str
    text: str
    outlet: str = ""

    @property
    def characters(self) -> str:
        """Title, empty line, text."""
        return f"{self.title}\n\n{self.text}"


def load(path: Path, limit: int = 0) -> list[News]:
    """The articles of a gzipped file of JSON lines; ``limit`` of them, drawn by hash of their ids, 0 for all."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    found = [News(one["id"], one["published"], one["credit"].strip(), one["title"], one["text"]) for one in rows]
    drawn = sorted(found, key=lambda one: blake2b(one.name.encode(), digest_size=8).digest())
    return drawn[:limit] if limit else drawn


def article(one: News) -> Article:
    """The article as it would be received with its title, outlet and the credits its text prints."""
    return Article(
        text=Text(characters=one.characters, language="fr").id,
        sha256=one.name,
        name=one.name,
        outlet=one.outlet,
        title=one.title,
        credits=printed_credits(one.characters),
        language="fr",
    )


def records(one: News) -> Iterator[Record]:
    """Text, article, date, blocks and fingerprint of one article, by the stages that need no parse."""
    text = Text(characters=one.characters, language="fr")
    acquired = article(one)
    day = one.published[:10]
    reading = Reading(
        text=text,
        articles=(acquired,),
        language=packs.shipped("lang/fr"),
        world=packs.shipped("world"),
        ontology=packs.shipped("ontology"),
    )
    reading = replace(reading, records=tuple(clean(reading)))
    yield text
    yield acquired
    yield DocumentDate(text=text.id, published_low=day, published_high=day)
    yield from reading.records
    yield from (found for found in fingerprints(reading) if isinstance(found, Fingerprint))
