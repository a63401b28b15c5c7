"""State-level resolution: ``python -m bench.mentions FILE… [--half dev|blind] [--show N]``.

FILE is a TSV with the columns ``id half text spans category note``; ``spans`` are ``start:end:KEY:kind:surface``,
joined by `` | ``; KEY is an ISO 3166 alpha-3 code or one of fourteen organisations, kind one of state, place,
dateline, person, body. The language is the stem of the file (``fr.tsv``). A mention counts by the state or
organisation it goes back to (the army of a state is that state, an organ of an organisation its parent). It is right
when it overlaps a gold span of the same key; gold is found when a right mention overlaps it. Places that are neither
states nor capitals nor datelines are outside the task, as are media, other organisations, and what is known by its
possessive alone (« son ambassadeur »). ``use_accuracy`` asks,
of found spans, whether place, dateline and actor were told apart. Prints a table by category and, on the last line,
one JSON object.
"""

import argparse
import csv
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recoupe import packs
from recoupe.model import Mention, Text
from recoupe.read.mentions import mentions
from recoupe.terms import EntityType, MentionKind, Use
from recoupe.text.analysis import load_analyzer
from recoupe.text.reading import Analyzer, Bounds, Reading
from recoupe.text.segmentation import sentences

ORGANISATIONS = frozenset(
    f"ORG:{name}"
    for name in (
        *("ARAB_LEAGUE", "ASEAN", "AU", "ECOWAS", "EU", "G7", "IAEA", "ICC", "IMF", "NATO"),
        *("OPEC", "OSCE", "UN", "WHO"),
    )
)
"""The organisations of the gold; all others are outside the task."""
WITH_ORGANS = frozenset({"ORG:UN", "ORG:EU"})
USES = {"place": "place", "dateline": "dateline"}


@dataclass(frozen=True, slots=True)
class Found:
    """Characters, key and use (actor, place or dateline) of a gold span or a mention."""

    start: int
    end: int
    key: str
    use: str

    def meets(self, other: "Found") -> bool:
        """Same key and overlapping."""
        return self.key == other.key and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence of the gold."""

    name: str
    half: str
    category: str
    text: str
    language: str
    spans: tuple[Found, ...]


def cases(path: Path) -> Iterator[Case]:
    """The sentences of one file."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            spans = tuple(_gold(span) for span in row["spans"].split(" | ") if span)
            yield Case(row["id"], row["half"], row["category"], row["text"], path.stem, spans)


def _gold(span: str) -> Found:
    start, end, rest = span.split(":", 2)
    key, kind, _ = rest.rsplit(":", 2) if not rest.startswith("ORG:") else _organisation(rest)
    return Found(int(start), int(end), key, USES.get(kind, "actor"))


def _organisation(rest: str) -> tuple[str, str, str]:
    prefix, name, kind, surface = rest.split(":", 3)
    return f"{prefix}:{name}", kind, surface


def key_of(mention: Mention) -> str:
    """The state or organisation a mention goes back to; empty for what is outside the task."""
    world = packs.shipped("world")
    parents = {row["key"]: row["parent"] for row in world["organisations"] if row["parent"] in WITH_ORGANS}
    states = {row["key"] for row in world["states"]}
    if mention.use is Use.PLACE and mention.type is EntityType.PLACE and not is_capital(mention):
        return ""
    place = mention.type is EntityType.PLACE
    by_state = mention.type is EntityType.PERSON or place or not mention.candidates
    key = mention.state if by_state else mention.candidates[0]
    if key.startswith("ORG:"):
        key = parents.get(key, key)
        return key if key in ORGANISATIONS else ""
    state = key.split(":")[0].removesuffix("_")
    return state if state in states and not key.startswith("PER:") else ""


def is_capital(mention: Mention) -> bool:
    """Whether a place bears the name of a capital of its state, or of a seat of its government."""
    return any(
        row["kind"] in ("capital", "seat")
        and row["name"] == mention.name
        and mention.state in (row["key"], row["key"][:3])
        for row in packs.shipped("world")["names"]
    )


@cache
def _analyzer(language: str) -> Analyzer:
    return load_analyzer(packs.shipped(f"lang/{language}"))


def reading_of(characters: str, language: str) -> Reading:
    """A text of running lines, analysed, before any stage."""
    pack = packs.shipped(f"lang/{language}")
    bounds = [Bounds(low, high) for low, high in sentences(characters, 0, len(characters), pack)]
    return Reading(
        text=Text(characters=characters, language=language), articles=(), language=pack,
        world=packs.shipped("world"), ontology=packs.shipped("ontology"),
        sentences=_analyzer(language).analyze(characters, bounds), analysis=_analyzer(language).identity,
    )  # fmt: skip


def predicted(case: Case, spent: Counter[str]) -> list[Found]:
    """What the mentions of a sentence say; adds to ``spent`` their number and the nanoseconds of the stage."""
    found = []
    reading = reading_of(case.text, case.language)
    start = time.perf_counter_ns()
    records = [record for record in mentions(reading) if isinstance(record, Mention)]
    spent.update(mentions=len(records), nanoseconds=time.perf_counter_ns() - start)
    owners = {one.span.start for one in records if one.kind is MentionKind.PRONOUN and one.use is Use.MODIFIER}
    for mention in records:
        key = key_of(mention)
        if key and mention.span.start not in owners:
            use = str(mention.use) if mention.use in (Use.PLACE, Use.DATELINE) else "actor"
            found.append(Found(mention.span.start, mention.span.end, key, use))
    return found


def score(some: list[Case], *, show: int = 0) -> dict[str, dict[str, float]]:
    """Precision, recall and use accuracy by category; in ``all`` also mentions a second, without the analysis."""
    counts: dict[str, Counter[str]] = {}
    spent: Counter[str] = Counter()
    for case in {case.language: case for case in some}.values():
        predicted(case, Counter())
    for case in some:
        found = predicted(case, spent)
        wrong = [one for one in found if not any(one.meets(gold) for gold in case.spans)]
        missed = [gold for gold in case.spans if not any(one.meets(gold) for one in found)]
        told = [gold for gold in case.spans if any(one.meets(gold) and one.use == gold.use for one in found)]
        if (wrong or missed or len(told) < len(case.spans)) and show:
            show -= 1
            print(case.name, case.category, case.text, "| wrong", wrong, "| missed", missed, "| told", len(told))
        for name in (case.category, "all"):
            count = counts.setdefault(name, Counter())
            right = len(found) - len(wrong)
            count.update(gold=len(case.spans), missed=len(missed), right=right, wrong=len(wrong), told=len(told))
    figures = {name: _figures(count) for name, count in sorted(counts.items())}
    if "all" in figures:
        figures["all"]["mentions_per_second"] = spent["mentions"] * 1e9 / max(spent["nanoseconds"], 1)
    return figures


def _figures(count: Counter[str]) -> dict[str, float]:
    hit = count["gold"] - count["missed"]
    made = count["right"] + count["wrong"]
    return {
        "precision": count["right"] / made if made else 1.0,
        "recall": hit / count["gold"] if count["gold"] else 1.0,
        "use_accuracy": count["told"] / hit if hit else 1.0,
        "gold": count["gold"],
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--half", default="", help="dev or blind; both without")
    parser.add_argument("--show", type=int, default=0, help="print so many sentences with a fault (dev half only)")
    given = parser.parse_args()
    some = [case for path in given.files for case in cases(path) if given.half in ("", case.half)]
    show = given.show if given.half == "dev" else 0
    found = score(some, show=show)
    for name, figures in found.items():
        print(f"{name:16}" + " ".join(f"{figure} {value:7.3f}" for figure, value in figures.items()))
    print(f"{len(some)} sentences")
    print(json.dumps({figure: round(value, 4) for figure, value in found.get("all", {}).items()}))


if __name__ == "__main__":
    main()
