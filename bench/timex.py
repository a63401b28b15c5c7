"""Score the dates stage: ``python -m bench.timex PATH...``.

A folder of ``*.tml`` is scored as TimeML gold (strict, relaxed and value F1, one-to-one, TIMEX3 values as strings). A
folder ``…/recognizers/LANGUAGE`` is read as the test cases of the Microsoft recognizers, judged by meaning; ``--news``
names the corpora that decide which cases a news reader would meet. Peers that can be imported are measured in the same
run. Prints a table, then one JSON object.
"""

import argparse
import gzip
import json
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.peers import DateFinder, date_peers
from bench.timex_specs import Answer, Case, is_met, is_right, read_cases, shape
from recoupe import packs
from recoupe.model import Article, DateCandidate, Text, Timex
from recoupe.read import dates as stage
from recoupe.text.reading import Reading

Predictor = Callable[[str, str, str], list["Mark"]]
"""Document name, text and reference day in, marks out."""
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


def score_timeml(folder: Path, *, errors: bool) -> dict[str, dict[str, float]]:
    documents = [(path.stem, *read_timeml(path)) for path in sorted(folder.glob("*.tml"))]
    gold = [mark for _, _, _, marks in documents for mark in marks]
    programs: dict[str, Predictor] = {"recoupe": predict, **_peers("fr")}
    results = {}
    for name, program in programs.items():
        started = time.perf_counter()
        found = [mark for doc, text, day, _ in documents for mark in program(doc, text, day)]
        results[name] = _measures(gold, found, time.perf_counter() - started)
    if errors:
        for doc, text, day, marks in documents:
            _show(text, marks, predict(doc, text, day))
    return results


def _measures(gold: list[Mark], found: list[Mark], seconds: float) -> dict[str, float]:
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


def _peers(language: str) -> dict[str, Predictor]:
    def wrap(finder: DateFinder) -> Predictor:
        return lambda doc, text, day: [Mark(doc, *one) for one in finder(text, day)]

    return {name: wrap(finder) for name, finder in date_peers(language).items()}


def score_specs(folder: Path, corpora: list[Path], *, errors: bool) -> dict[str, dict[str, float]]:
    language = {"french": "fr", "english": "en"}[folder.name]
    specs = folder / "datetime" / "DateTimeModel.json.gz"
    cases = read_cases(specs, folder.parent / "english" / "datetime" / "DateTimeModel.json.gz")
    names = {
        row["form"].lower(): row["class"].removesuffix("x")
        for row in packs.shipped(f"lang/{language}")["timewords"]
        if row["class"] in ("monthx", "weekdayx")
    }
    corpus = " ".join(["", *(shape(text, names) for path in corpora for text in _texts(path)), ""])
    right = {case: is_right(case, _answers(case, language)) for case in cases}
    met = [case for case in cases if is_met(case, corpus, names)]
    if errors:
        for case in met:
            if not right[case]:
                found = [(case.text[one.start : one.end], one.value) for one in _answers(case, language)]
                print(repr(case.text), case.day, [case.text[e.start : e.end] for e in case.expected], found)
    return {
        "all cases": {"right": sum(right.values()), "of": len(cases)},
        "cases met in news": {"right": sum(right[case] for case in met), "of": len(met)},
    }


def _answers(case: Case, language: str) -> list[Answer]:
    found = stage.dates(reading_of(case.text, case.day, language))
    return [
        Answer(one.span.start, one.span.end, one.value, one.low, one.high) for one in found if isinstance(one, Timex)
    ]


def _texts(path: Path) -> Iterator[str]:
    """The texts of a corpus: JSON lines with ``text``, or with ``sentences`` as lists of words."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if isinstance(record, dict) and "sentences" in record:
                yield from (" ".join(words) for words in record["sentences"])
            elif isinstance(record, dict):
                yield str(record.get("text", ""))


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


def articles_a_second(path: Path, count: int = 400) -> float:
    """How many French news texts the stage reads in a second of processor time, blocks and sentences left aside."""
    readings = [reading_of(text, "2020-01-01") for text, _ in zip(_texts(path), range(count), strict=False)]
    started = time.process_time()
    for reading in readings:
        sum(1 for _ in stage.dates(reading))
    return round(len(readings) / (time.process_time() - started), 1)


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[DEFAULT])
    parser.add_argument("--news", nargs="*", type=Path, default=[], help="gzipped JSON lines of news")
    parser.add_argument("--errors", action="store_true", help="list what differs from the gold")
    options = parser.parse_args(list(arguments) if arguments is not None else None)
    results: dict[str, dict[str, dict[str, float]]] = {}
    for path in options.paths:
        if path.name in ("french", "english"):
            results[path.name] = score_specs(path, options.news, errors=options.errors)
        else:
            results[path.name] = score_timeml(path, errors=options.errors)
        for name, measures in results[path.name].items():
            print(f"{path.name:24}{name:20}" + "".join(f"{key:>9} {value:<7}" for key, value in measures.items()))
    figures: dict[str, float] = {
        f"{folder} {name} {key}": value
        for folder, programs in results.items()
        for name, measures in programs.items()
        for key, value in measures.items()
    }
    if options.news:
        figures["articles a second"] = articles_a_second(options.news[0])
        print(f"articles a second, one core: {figures['articles a second']}")
    json.dump(figures, sys.stdout, ensure_ascii=False, sort_keys=True)
    print()


if __name__ == "__main__":
    main()
