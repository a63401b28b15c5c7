"""Score the events stage: ``python -m bench.events PATH...`` on public and written sets.

A JSONL file whose lines have ``text`` and ``event`` (a PLOVER root type, or null) is scored as English root types: one
label a sentence, accuracy and macro F1. A ``*.jsonl.gz`` file whose lines have ``events`` (source, target, code) is
scored as mechanics: pairs of parties of coded events, on the cases whose codes the CAMEO pack has, with the invented
states of ``dictionaries/`` beside it as a world pack of their own. Prints one JSON object a path.
"""

import argparse
import gzip
import json
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.sentence_types import label_of
from recoupe import packs
from recoupe.model import Article, Event, Record, Text
from recoupe.packs import Pack
from recoupe.read.dates import dates
from recoupe.read.events import events
from recoupe.read.mentions import mentions
from recoupe.read.quantities import quantities
from recoupe.terms import Status
from recoupe.text.analysis import load_analyzer
from recoupe.text.frames import lexicon
from recoupe.text.reading import Analyzer, Bounds, Reading
from recoupe.views.coded import coded_events
from recoupe.views.reproaches import BARE_NOUN

DEFAULT = (
    Path("bench/gold/events/en-types.jsonl"),
    Path("../shared/data/events/universal-petrarch-validation-en.jsonl.gz"),
)
MECHANICS = frozenset({"DEMO", "COMPOUND", "DATE", "ACTOR", "AGENT", "COMMA", "PASSIVE"})
"""Categories of the set that test roles; the others test patterns of its own verb dictionary."""


GUEST, HOST = "042", "043"
"""CAMEO codes of a visit, for who comes and for who receives."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A language pack, a world pack and an analyzer."""

    language: Pack
    world: Pack
    analyzer: Analyzer


def setting(language: str = "en", world: Pack | None = None) -> Setting:
    """The shipped packs of a language, with another world when one is given."""
    pack = packs.shipped(f"lang/{language}")
    return Setting(pack, world or packs.shipped("world"), load_analyzer(pack))


def read(characters: str, given: Setting) -> Reading:
    """One sentence after the stages up to events."""
    text = Text(characters=characters, language=given.language.language)
    reading = Reading(
        text=text,
        articles=(Article(text=text.id, sha256="", name="bench", language=text.language),),
        language=given.language,
        world=given.world,
        ontology=packs.shipped("ontology"),
        sentences=given.analyzer.analyze(characters, (Bounds(0, len(characters)),)),
        analysis=given.analyzer.identity,
    )
    for stage in (dates, quantities, mentions, events):
        found: tuple[Record, ...] = tuple(stage(reading))
        reading = replace(reading, records=(*reading.records, *found))
    return reading


def score_types(path: Path) -> dict[str, Any]:
    """Accuracy and macro F1 of root types, with the counts of each type."""
    given = setting("en")
    rows = [json.loads(line) for line in _lines(path)]
    started = time.process_time()
    pairs = [(row["event"] or "", label_of(read(row["text"], given))) for row in rows]
    seconds = time.process_time() - started
    kinds = sorted({gold for gold, _ in pairs if gold})
    scores = {kind: _f1(pairs, kind) for kind in kinds}
    return {
        "sentences": len(pairs),
        "accuracy": _ratio(sum(gold == found for gold, found in pairs), len(pairs)),
        "macro_f1": round(sum(one["f1"] for one in scores.values()) / len(scores), 4) if scores else None,
        "per_cpu_second": round(len(pairs) / seconds),
        "types": scores,
        "confused": Counter(f"{gold}>{found or '-'}" for gold, found in pairs if gold != found).most_common(15),
    }


def _f1(pairs: Sequence[tuple[str, str]], kind: str) -> dict[str, float]:
    right = sum(gold == found == kind for gold, found in pairs)
    predicted = sum(found == kind for _, found in pairs)
    expected = sum(gold == kind for gold, _ in pairs)
    precision, recall = _ratio(right, predicted), _ratio(right, expected)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"gold": expected, "precision": precision, "recall": recall, "f1": round(f1, 4)}


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def score_mechanics(path: Path) -> dict[str, Any]:
    """Recall and precision of pairs of parties on records whose expected codes the CAMEO pack has.

    The set codes verbs with a dictionary of its own, much of it made up to test matching; a record is taken when, for
    every code it expects, some word of the sentence tells an event of that root here, and events told by a bare noun
    are left out. A coded event with several actors or recipients stands for all its pairs; parties are compared by
    their state. What is reciprocal has no direction here: it is right for a pair in either order, and the two codes
    of one visit, of guest and of host, count once.
    """
    with tempfile.TemporaryDirectory() as folder:
        world, invented = invented_world(path.parent / "dictionaries", Path(folder))
        given = setting("en", world)
        expected = found = right = true = records = 0
        missed: list[str] = []
        for row in map(json.loads, _lines(path)):
            gold = _expected(row, invented)
            reading = read(row["text"], given) if gold else None
            if reading is None or not {one["code"][:2] for one in row["events"]} <= _roots(reading):
                continue
            records += 1
            pairs = set(_pairs(reading, world))
            hit = {one for one in gold if one in pairs or frozenset(one) in pairs}
            allowed = gold | {frozenset(one) for one in gold}
            expected, found = expected + len(gold), found + len(pairs)
            right, true = right + len(hit), true + len(pairs & allowed)
            if len(hit) < len(gold):
                missed.append(row["id"])
    return {
        "records": records,
        "expected": expected,
        "recall": _ratio(right, expected),
        "precision": _ratio(true, found),
        "missed": missed,
    }


def _expected(row: dict[str, Any], invented: frozenset[str]) -> set[tuple[str, str]]:
    """The pairs of two states a record expects, empty for one that tests something else or has other parties."""
    wanted = row["events"] or []
    if row["category"] not in MECHANICS or not row.get("evaluate", True):
        return set()
    pairs = {_pair(one) for one in wanted}
    if not pairs <= set(_both(invented)):
        return set()
    guests = {_pair(one) for one in wanted if one["code"] == GUEST}
    hosts = {_pair(one) for one in wanted if one["code"] == HOST}
    alone = {one for one in pairs if one[0] == one[1]}
    return pairs - alone - {one for one in hosts if one[::-1] in guests}


def _roots(reading: Reading) -> set[str]:
    """The CAMEO roots of all words of a reading that may tell an event."""
    words = lexicon(reading.language, reading.ontology)
    codes = {row["predicate"]: row["type"] for row in packs.shipped("ontology/cameo")["codes"]}
    tokens = (token for sentence in reading.sentences for token in words.forms.mended(sentence).tokens)
    return {codes[entry.predicate] for token in tokens for entry in words.of(token) if entry.predicate in codes}


def _both(states: Iterable[str]) -> Iterator[tuple[str, str]]:
    names = sorted(states)
    return ((a, b) for a in names for b in names)


def _pair(event: dict[str, str]) -> tuple[str, str]:
    return event["source"][:3], event["target"][:3]


def _pairs(reading: Reading, world: Pack) -> Iterator[tuple[str, str] | frozenset[str]]:
    """Pairs of states of coded events; without order where the event is reciprocal."""
    bare = {event.id for event in reading.of(Event) if event.why.note == BARE_NOUN}
    for one in coded_events(reading.records, ontology="cameo", statuses=tuple(Status), whole=False, world=world):
        actors = [code.split(" ")[0] for code in one.actor]
        others = [code.split(" ")[0] for code in one.recipient]
        if one.id in bare:
            continue
        known = ((a, b) for a in actors for b in others or actors if a != b and "---" not in (a, b))
        yield from known if others else (frozenset(pair) for pair in known)


def invented_world(dictionaries: Path, folder: Path) -> tuple[Pack, frozenset[str]]:
    """A world pack with the actors of the dictionary beside the real ones, and the keys of all its states."""
    target = folder / "world"
    shutil.copytree(packs.data_folder() / "world", target)
    names = dict(_dictionary(dictionaries / "PETR_Validate_actors_2_02.txt.gz"))
    states = {row["key"] for row in packs.shipped("world")["states"]}
    _extend(
        target / "states.tsv", [[key, "", "state", "", "bench", ""] for key in sorted(set(names.values()) - states)]
    )
    taken = {(row["key"], row["lang"], row["name"], row["kind"]) for row in packs.shipped("world")["names"]}
    rows = [[key, "en", name, "name", "strong", "", "sing", "bench", ""] for name, key in names.items()]
    _extend(target / "names.tsv", [row for row in rows if tuple(row[:4]) not in taken])
    world = packs.load(target)
    return world, frozenset({*states, *names.values()})


def _extend(path: Path, rows: list[list[str]]) -> None:
    header, *lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    lines += ["\t".join(row) for row in rows]
    width = 4 if path.stem == "names" else 1
    unique = {tuple(line.split("\t")[:width]): line for line in lines}
    ordered = [unique[key] for key in sorted(unique)]
    path.write_text("\n".join([header, *ordered]) + "\n", encoding="utf-8")


def _dictionary(path: Path) -> Iterator[tuple[str, str]]:
    """Name and three-letter code of the actors of a dictionary; a synonym has the code of its entry."""
    names: list[str] = []
    for line in [*_lines(path), "END"]:
        entry = line.split("#")[0].strip()
        if not entry or entry.startswith("<"):
            continue
        name, _, right = entry.partition("[")
        words = " ".join(word.capitalize() for word in name.strip("+ \t_").replace("_", " ").split())
        if words and not name.startswith("+"):
            yield from _coded(names)
            names = []
        names += [words] if words else []
        names += [f"[{right[:3]}"] if right else []


def _coded(entry: list[str]) -> Iterator[tuple[str, str]]:
    """The names of one entry, with its code when all its codes begin alike."""
    codes = {one[1:] for one in entry if one.startswith("[")}
    if len(codes) == 1 and (code := codes.pop()).isalpha() and code.isupper() and len(code) == 3:
        yield from ((one, code) for one in entry if not one.startswith("["))


def _lines(path: Path) -> Iterator[str]:
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from lines
    else:
        yield from path.read_text(encoding="utf-8").splitlines()


def main(arguments: Sequence[str] | None = None) -> None:
    """Score every path that exists and print one JSON object each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=list(DEFAULT))
    for path in parser.parse_args(arguments).paths:
        if not path.exists():
            sys.stderr.write(f"{path}: not here\n")
            continue
        scored = score_mechanics(path) if path.suffix == ".gz" else score_types(path)
        print(json.dumps({"path": str(path), **scored}, ensure_ascii=False))


if __name__ == "__main__":
    main()
