"""Names after the gazetteer: ``python -m bench.names FILE --lang fr``.

FILE as for ``bench.ner``. What counts is the names proper of our mentions: persons as PER, bodies and organisations
as ORG, states and places as LOC; a name is right if both ends and the label are. Prints a table, and one JSON object
on the last line.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from bench.mentions import reading_of
from bench.ner import Name, read_gold, score
from recoupe.model import Mention
from recoupe.read.mentions import mentions
from recoupe.terms import EntityType, MentionKind

LABELS = {
    EntityType.PERSON: "PER",
    EntityType.BODY: "ORG",
    EntityType.ORGANISATION: "ORG",
    EntityType.STATE: "LOC",
    EntityType.PLACE: "LOC",
}


def names(characters: str, language: str) -> Iterator[Name]:
    """The names in our mentions of one text, in order."""
    for mention in mentions(reading_of(characters, language)):
        if not isinstance(mention, Mention) or mention.kind is not MentionKind.NAME or not mention.name:
            continue
        start = characters.find(mention.name, mention.span.start, mention.span.end)
        label = LABELS.get(mention.type)
        if label and start >= 0:
            yield start, start + len(mention.name), label


def main() -> None:
    """Measure one file and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--lang", required=True)
    given = parser.parse_args()
    gold = list(read_gold(given.file, given.lang))
    if not any(found for _, found in gold):
        parser.error(f"{given.file} holds no names: expected one of the formats of bench.ner")
    figures = score(gold, [tuple(names(text, given.lang)) for text, _ in gold])
    for name, value in figures.items():
        print(f"{name:12} {value:8.4f}")
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
