"""Series of figures by original speaker: who gave which figure for one population, and when.

What enters is a selection; what leaves is one row per population, as the record's figure series have it, with a line
per speaker. Undated figures stand last; figures of two populations are never in one series.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe import packs
from recoupe.model import Actor, Article, Decision, Finding, Point
from recoupe.terms import FindingKind
from recoupe.views.labels import Names, figure, outlet
from recoupe.views.selection import Filters, Selection


@dataclass(frozen=True, slots=True)
class Given:
    """A figure as one quotation gives it: ``low`` and ``high`` None where open, ``reported`` an ISO day, an interval
    ``low..high`` or empty; ``start`` and ``end`` are code points of the quotation in the text ``text``.
    """

    record: str
    reported: str
    value: float | None
    low: float | None
    high: float | None
    shown: str
    quotation: str
    articles: tuple[str, ...]
    text: str
    start: int
    end: int
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """What one speaker gave, in order of time; ``speaker`` is empty where the article names nobody."""

    speaker: str
    key: str
    given: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """The figures for one population, with the four counts of the finding ``id``."""

    id: str
    population: str
    lines: tuple[Line, ...]
    articles: int
    publishers: int
    origins_low: int
    origins_high: int
    witnesses: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The series asked for, and how many figures no date settles and the asked days leave out; ``populations`` are all
    that are counted, by the words ``counting`` is held against.
    """

    series: tuple[Series, ...]
    undated: int
    populations: tuple[str, ...] = ()


def figures(selection: Selection, filters: Filters, *, counting: str = "") -> Figures:
    """Series of figures, those of most witnesses first, then of most figures, then by id.

    Args:
        selection: the part of the record asked about.
        filters: days are those of the report; ``actor`` is a speaker, or whose figures they are.
        counting: only populations whose name holds these words in either language, case folded.
    """
    names = Names.of((*selection.of(Actor), *selection.of(Decision)), filters.language)
    articles: dict[str, list[Article]] = {}
    for one in selection.of(Article):
        articles.setdefault(one.text, []).append(one)
    rows = []
    undated = 0
    populations = set()
    for finding in selection.of(Finding):
        if finding.kind is not FindingKind.FIGURE_SERIES:
            continue
        population = _population(finding, filters.language)
        populations.add(population)
        if not any(counting.casefold() in _population(finding, one).casefold() for one in packs.languages()):
            continue
        if len(finding.witnesses) < filters.min_witnesses or not _concerns(finding, population, filters, names):
            continue
        kept = [one for one in finding.points if filters.keeps(*_days(one.reported))]
        undated += sum(not all(_days(one.reported)) for one in finding.points if one not in kept)
        if kept:
            rows.append(_series(finding, population, kept, names, articles))
    rows.sort(key=lambda row: (-row.witnesses, -sum(len(line.given) for line in row.lines), row.id))
    return Figures(tuple(rows), undated, tuple(sorted(populations)))


def _days(reported: str) -> tuple[str, str]:
    low, _, high = reported.partition("..")
    return low.strip("?"), (high or low).strip("?")


@cache
def _template(language: str) -> re.Pattern[str]:
    """The summary of a figure series, with the place of its figures: what stands before them names the population."""
    rows = {row["kind"]: row["template"] for row in packs.shipped(f"lang/{language}")["summaries"]}
    head = rows[str(FindingKind.FIGURE_SERIES)].split("{figures}")[0].rstrip(" :,;")
    parts = re.split(r"\{\w+\}", head)
    return re.compile("(" + ".+?".join(re.escape(part) for part in parts) + r")\s*[:,;]\s(?=\S*\d|[≥≤])")


def _population(finding: Finding, language: str) -> str:
    summary = finding.summary_fr if language == "fr" else finding.summary_en
    match = _template(language).match(summary)
    return match.group(1) if match else summary.split(":")[0].strip()


def _concerns(finding: Finding, population: str, filters: Filters, names: Names) -> bool:
    if not filters.actor:
        return True
    keys = {key for one in finding.points for key in one.holder.split(" + ")} | {one.key for one in finding.witnesses}
    return any(key == filters.actor or key.startswith(f"{filters.actor}:") for key in keys) or (
        names[filters.actor].casefold() in population.casefold()
    )


def _series(
    finding: Finding, population: str, points: Sequence[Point], names: Names, articles: dict[str, list[Article]]
) -> Series:
    by_speaker: dict[str, list[Point]] = {}
    for one in points:
        by_speaker.setdefault(_family(finding, one), []).append(one)
    lines = [
        Line(
            " + ".join(names[part] for part in key.split(" + ")) if key else "",
            key,
            _given(some, articles, names.language),
        )
        for key, some in by_speaker.items()
    ]
    lines.sort(key=lambda line: (not line.key, line.given[0].reported or "9", line.key))
    return Series(
        id=finding.id,
        population=population,
        lines=tuple(lines),
        articles=finding.articles,
        publishers=finding.publishers,
        origins_low=finding.origins_low,
        origins_high=finding.origins_high,
        witnesses=len(finding.witnesses),
    )


def _family(finding: Finding, point: Point) -> str:
    """The witness a figure's claim stands behind: bodies of one state are one speaker; the holder where none is."""
    behind = [one.key for one in finding.witnesses if point.record in one.claims]
    return " + ".join(behind) or point.holder


def _given(points: Iterable[Point], articles: dict[str, list[Article]], language: str) -> tuple[Given, ...]:
    """The figures of one speaker, each told once a day with all the articles that print it; the first wording shown."""
    told: dict[tuple[str, str], list[Point]] = {}
    for one in points:
        told.setdefault((one.reported or "9", figure(one.value, one.low, one.high, language)), []).append(one)
    rows = []
    for (_, shown), some in sorted(told.items()):
        first, span = some[0], some[0].spans[0]
        prints = [outlet(article) for one in some for article in articles.get(one.spans[0].text, ())]
        rows.append(
            Given(
                record=first.record,
                others=tuple(dict.fromkeys(one.record for one in some if one.record != first.record)),
                reported=first.reported,
                value=first.value,
                low=first.low,
                high=first.high,
                shown=shown or first.label,
                quotation=" ".join(span.surface.split()),
                articles=tuple(dict.fromkeys(prints)),
                text=span.text,
                start=span.start,
                end=span.end,
            )
        )
    return tuple(rows)
