"""Score numbers and quantities on the specs of the Microsoft recognizers: ``python -m bench.numbers PATH...``.

PATH is a folder of the specs of one language (``…/recognizers/french``). Four suites: numbers (exact words and value),
ranges (bounds, whether an end is included is not asked), dimensions and currencies (value; unit named or not). Peers
that can be imported are measured in the same run. Prints a table, then one JSON object.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.peers import NumberFinder, number_peers
from recoupe import packs
from recoupe.text.figures import figure_scanner
from recoupe.text.numbers import number_reader

DEFAULT = Path("../shared/data/timex/recognizers/french")
CODES = {"french": "fr", "english": "en"}
TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Found:
    """A number or range that a program found: characters, value, bounds, kind of unit."""

    start: int
    end: int
    value: float | None
    low: float | None = None
    high: float | None = None
    unit: str = ""


Program = Callable[[str], list[Found]]


def cases(folder: Path, name: str) -> list[dict[str, Any]]:
    matches = sorted(folder.rglob(f"{name}.json.gz"))
    if not matches:
        return []
    with gzip.open(matches[0], "rt", encoding="utf-8-sig") as lines:
        return list(json.load(lines))


def number(text: object) -> float | None:
    try:
        return float(str(text).replace(",", ".").rstrip("%"))
    except ValueError:
        return None


def is_close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= TOLERANCE * max(1.0, abs(one))


def numbers_right(case: dict[str, Any], found: list[Found]) -> tuple[bool, bool]:
    """Whether words and values are exact, and whether the values are."""
    text = case["Input"]
    gold = [(one["Text"].lower(), number((one.get("Resolution") or {}).get("value"))) for one in case["Results"]]
    ours = [(text[one.start : one.end].lower(), one.value) for one in found]
    values = len(gold) == len(ours) and all(is_close(a[1], b[1]) for a, b in zip(gold, ours, strict=True))
    return values and [a[0] for a in gold] == [b[0] for b in ours], values


def bounds(value: str) -> tuple[float | None, float | None]:
    low, _, high = value.strip("[]()").partition(",")
    return number(low), number(high)


def ranges_right(case: dict[str, Any], found: list[Found]) -> bool:
    """Every expected range has its bounds from what is found inside it, and no other open or wide range is found."""
    text, place = case["Input"], 0
    inside: set[Found] = set()
    for one in case["Results"]:
        start = max(text.lower().find(one["Text"].lower(), place), 0)
        end = place = start + len(one["Text"])
        here = [f for f in found if f.start < end and f.end > start]
        inside |= set(here)
        lows = [f.low for f in here if f.low is not None]
        highs = [f.high for f in here if f.high is not None]
        low, high = bounds((one.get("Resolution") or {})["value"])
        if not is_close(low, max(lows, default=None)) or not is_close(high, min(highs, default=None)):
            return False
    return all(f in inside or (f.low is not None and f.low == f.high) for f in found)


def units_right(kind: str) -> Callable[[dict[str, Any], list[Found]], bool]:
    """A judge: every expected measure is found with its value and a unit of that kind, and no other."""

    def judge(case: dict[str, Any], found: list[Found]) -> bool:
        gold = [number((one.get("Resolution") or {}).get("value")) for one in case["Results"]]
        ours = [one.value for one in found if one.unit == kind]
        return len(gold) == len(ours) and all(is_close(a, b) for a, b in zip(gold, ours, strict=True))

    return judge


def our_numbers(language: str) -> Program:
    reader = number_reader(packs.shipped(f"lang/{language}"))
    return lambda text: [Found(one.start, one.end, one.value) for one in reader.read(text)]


def wrapped_peers(language: str) -> dict[str, Program]:
    def wrap(finder: NumberFinder) -> Program:
        return lambda text: [Found(*one) for one in finder(text)]

    return {name: wrap(finder) for name, finder in number_peers(language).items()}


def our_figures(language: str) -> Program:
    pack = packs.shipped(f"lang/{language}")
    scanner, kinds = figure_scanner(pack), {row["unit"]: row["kind"] for row in pack["units"]}

    def find(text: str) -> list[Found]:
        words, figures = scanner.scan(text)
        out = []
        for one in figures:
            counted = scanner.counted(words, one)
            out.append(
                Found(one.start, one.end, one.value, one.low, one.high, kinds.get(counted.unit, "") if counted else "")
            )
        return out

    return find


def score(folder: Path, *, errors: bool) -> dict[str, Any]:
    language = CODES[folder.name]
    results: dict[str, Any] = {}
    for name, program in {"recoupe": our_numbers(language), **wrapped_peers(language)}.items():
        judged = [numbers_right(case, program(case["Input"])) for case in cases(folder, "NumberModel")]
        results[f"numbers exact, {name}"] = ratio(sum(exact for exact, _ in judged), len(judged))
        results[f"numbers value, {name}"] = ratio(sum(value for _, value in judged), len(judged))
    figures = our_figures(language)
    for name, suite, judge in (
        ("ranges", "NumberRangeModel", ranges_right),
        ("dimensions", "DimensionModel", units_right("measure")),
        ("currencies", "CurrencyModel", units_right("money")),
        ("percentages", "PercentModel", units_right("ratio")),
    ):
        tried = cases(folder, suite)
        right = [judge(case, figures(case["Input"])) for case in tried]
        results[f"{name}, recoupe"] = ratio(sum(right), len(tried))
        if errors:
            for case, good in zip(tried, right, strict=True):
                if not good:
                    show(name, case, figures(case["Input"]))
    return results


def ratio(right: int, tried: int) -> dict[str, int]:
    return {"right": right, "of": tried}


def show(name: str, case: dict[str, Any], found: list[Found]) -> None:
    gold = [(one["Text"], (one.get("Resolution") or {}).get("value")) for one in case["Results"]]
    print(
        name,
        repr(case["Input"]),
        gold,
        [(case["Input"][f.start : f.end], f.value, f.low, f.high, f.unit) for f in found],
    )


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[DEFAULT])
    parser.add_argument("--errors", action="store_true", help="list what differs from the specs")
    options = parser.parse_args(list(arguments) if arguments is not None else None)
    results = {}
    for path in options.paths:
        results[path.name] = score(path, errors=options.errors)
        for name, one in results[path.name].items():
            print(f"{path.name:10}{name:36}{one['right']:>6} of {one['of']}")
    figures = {f"{folder} {name}": one["right"] for folder, judged in results.items() for name, one in judged.items()}
    json.dump(figures, sys.stdout, ensure_ascii=False, sort_keys=True)
    print()


if __name__ == "__main__":
    main()
