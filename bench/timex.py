"""Score the dates stage: ``python -m bench.timex PATH...`` where PATH is a folder of TimeML files or of specs.

Folders of ``*.tml`` are scored as TimeML gold (strict, relaxed and value F1, one-to-one); a folder that holds
``datetime/DateTimeModel.json.gz`` is read as a list of test cases. Prints a table, then one JSON object.
"""

import argparse
import json
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from recoupe import packs
from recoupe.model import Article, DateCandidate, Text, Timex
from recoupe.read import dates as stage
from recoupe.text.reading import Reading

DEFAULT = Path("../shared/data/timex/fr-timebank-1999")


@dataclass(frozen=True, slots=True)
class Mark:
    """A time expression of gold or prediction."""

    doc: str
    start: int
    end: int
    value: str


def read_timeml(path: Path) -> tuple[str, str, list[Mark]]:
    """Text, document date and time expressions of one TimeML file; offset 0 is the first character of TEXT."""
    root = ET.parse(path).getroot()
    body, dct = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None:
        raise ValueError(f"{path}: expected a TEXT element")
    pieces: list[str] = []
    marks: list[Mark] = []
    _walk(body, path.stem, pieces, marks)
    return "".join(pieces), (dct.get("value") or "")[:10] if dct is not None else "", marks


def _walk(node: ET.Element, doc: str, pieces: list[str], marks: list[Mark]) -> None:
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        _walk(child, doc, pieces, marks)
        pieces.append(child.tail or "")
    end = sum(map(len, pieces))
    if node.tag == "TIMEX3" and node.get("functionInDocument") != "CREATION_TIME" and end > start:
        marks.append(Mark(doc, start, end, node.get("value") or ""))


def reading_of(characters: str, day: str, language: str = "fr") -> Reading:
    """A reading without blocks or sentences, dated ``day`` (empty: undated)."""
    text = Text(characters=characters, language=language)
    dates = (DateCandidate(value=day, source="gold"),) if day else ()
    article = Article(text=text.id, sha256="", name="bench", dates=dates)
    pack = packs.shipped(f"lang/{language}")
    return Reading(text=text, articles=(article,), language=pack, world=pack, ontology=pack)


def predict(doc: str, characters: str, day: str) -> list[Mark]:
    """What the stage finds in a text."""
    found = stage.dates(reading_of(characters, day))
    return [Mark(doc, one.span.start, one.span.end, one.value) for one in found if isinstance(one, Timex)]


def match(gold: list[Mark], found: list[Mark]) -> list[tuple[Mark, Mark]]:
    """One-to-one pairs that overlap, best overlap first, equal spans before all."""
    options = [
        (_quality(one, other), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if one.doc == other.doc and min(one.end, other.end) > max(one.start, other.start)
    ]
    left, right, pairs = set[int](), set[int](), []
    for _, i, j in sorted(options, key=lambda option: (-option[0], option[1], option[2])):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def _quality(one: Mark, other: Mark) -> float:
    if (one.start, one.end) == (other.start, other.end):
        return 2.0
    return (min(one.end, other.end) - max(one.start, other.start)) / (
        max(one.end, other.end) - min(one.start, other.start)
    )


def f1(right: int, found: int, gold: int) -> float:
    return round(200 * right / (found + gold), 1) if found + gold else 0.0


def score_timeml(folder: Path, *, errors: bool) -> dict[str, float]:
    gold: list[Mark] = []
    found: list[Mark] = []
    seconds = 0.0
    for path in sorted(folder.glob("*.tml")):
        characters, day, marks = read_timeml(path)
        started = time.perf_counter()
        predicted = predict(path.stem, characters, day)
        seconds += time.perf_counter() - started
        gold += marks
        found += predicted
        if errors:
            _show(characters, marks, predicted)
    pairs = match(gold, found)
    sizes = len(found), len(gold)
    return {
        "strict": f1(sum((g.start, g.end) == (p.start, p.end) for g, p in pairs), *sizes),
        "relaxed": f1(len(pairs), *sizes),
        "value": f1(sum(g.value == p.value for g, p in pairs), *sizes),
        "gold": len(gold),
        "found": len(found),
        "seconds": round(seconds, 3),
    }


def _show(characters: str, gold: list[Mark], found: list[Mark]) -> None:
    pairs = match(gold, found)
    for one, other in pairs:
        if one != other:
            around = characters[max(0, one.start - 40) : one.end + 25].replace("\n", " ")
            print(
                "~",
                repr(around),
                "gold",
                repr(characters[one.start : one.end]),
                one.value,
                "found",
                repr(characters[other.start : other.end]),
                other.value,
            )
    for sign, marks, matched in (("-", gold, {g for g, _ in pairs}), ("+", found, {p for _, p in pairs})):
        for one in marks:
            if one not in matched:
                print(
                    sign,
                    repr(characters[max(0, one.start - 40) : one.start]),
                    repr(characters[one.start : one.end]),
                    repr(characters[one.end : one.end + 25]),
                    one.value,
                )


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[DEFAULT])
    parser.add_argument("--errors", action="store_true", help="list what differs from the gold")
    options = parser.parse_args(list(arguments) if arguments is not None else None)
    results = {}
    for path in options.paths:
        results[path.name] = score_timeml(path, errors=options.errors)
        print(f"{path.name:28}" + "".join(f"{name:>9} {value:<7}" for name, value in results[path.name].items()))
    json.dump(results, sys.stdout, ensure_ascii=False, sort_keys=True)
    print()


if __name__ == "__main__":
    main()
