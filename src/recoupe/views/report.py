"""A dossier as one page to read: counts, findings face to face, what happened, origins, and what stays open.

What enters is the part of the record asked about; what leaves is a `Report`, all its words in one language, that a page
or a document only has to lay out. Nothing in it depends on the day it is made.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe import packs
from recoupe.link.names import meanings
from recoupe.model import Article, Claim, DocumentDate, Finding, Mention, Point, Record
from recoupe.store.codec import digest
from recoupe.terms import FindingKind
from recoupe.version import __version__
from recoupe.views.findings import FindingRow, PointRow, finding_rows
from recoupe.views.labels import Names, figure, reported
from recoupe.views.lists import titles
from recoupe.views.problems import ProblemRow, problem_rows
from recoupe.views.reprints import Cited, OriginRow, origin_rows
from recoupe.views.selection import Selection
from recoupe.views.timeline import Timeline, Wanted, timeline

PACKS = ("world", "ontology")
FEW = 12
"""Happenings of the short timeline at the head of a page."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure on a common axis: ``low``, ``high`` and ``value`` in percent of it; ``open`` without an upper end."""

    row: PointRow
    low: float
    high: float
    value: float | None
    open: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A finding laid out: quotations by side, and its figures on one axis that ends at ``axis`` (0 without figures)."""

    row: FindingRow
    supporting: tuple[PointRow, ...]
    opposing: tuple[PointRow, ...]
    others: tuple[PointRow, ...]
    bars: tuple[Bar, ...] = ()
    axis: float = 0.0


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as a reader cites it; ``reported`` an interval of ISO days, empty when nothing settles it.

    ``told`` are who signs, the agencies credited and the place of the dateline, as printed.
    """

    id: str
    text: str
    name: str
    outlet: str
    title: str
    url: str
    reported: str
    sha256: str
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One page. ``sections`` maps the words of a kind to its findings, the most telling kind first."""

    title: str
    language: str
    as_of: str
    clock: str
    counts: tuple[tuple[str, int], ...]
    sections: tuple[tuple[str, tuple[Section, ...]], ...]
    brief: Timeline
    happened: Timeline
    origins: tuple[OriginRow, ...]
    undated: tuple[Cited, ...]
    unnamed: tuple[tuple[str, int], ...]
    problems: tuple[ProblemRow, ...]
    articles: tuple[ArticleRow, ...]
    digest: str
    version: str
    packs: tuple[tuple[str, str], ...]


def report(selection: Selection, *, title: str, language: str = "fr", min_witnesses: int = 0) -> Report:
    """The page of a part of a record.

    Args:
        selection: the part asked about.
        title: of the dossier.
        language: of all words that are not quoted, ``fr`` or ``en``.
        min_witnesses: only findings with at least so many independent witnesses.
    """
    records = selection.records
    names, called = Names.of(records, language), titles(records)
    articles = [one for one in records if isinstance(one, Article)]
    dates = {one.text: one for one in records if isinstance(one, DocumentDate)}
    rows = finding_rows(selection, language=language, min_witnesses=min_witnesses)
    return Report(
        title=title,
        language=language,
        as_of=selection.as_of,
        clock=selection.clock,
        counts=_counts(records, articles, rows),
        sections=_sections(rows, records, language),
        brief=timeline(selection, Wanted(brief=FEW), language=language),
        happened=timeline(selection, Wanted(), language=language),
        origins=origin_rows(records, names),
        undated=tuple(
            Cited(one.id, one.outlet, called[one.id] or one.name, "")
            for one in sorted(articles, key=lambda one: (one.outlet, one.name))
            if not reported(one, dates)
        ),
        unnamed=_unnamed(records, names),
        problems=tuple(one for one in problem_rows(selection, language=language) if one.code != "duplicate"),
        articles=tuple(
            sorted(
                (_article(one, called[one.id], dates) for one in articles),
                key=lambda one: (one.reported or "9", one.name),
            )
        ),
        digest=digest(records),
        version=__version__,
        packs=tuple((name, packs.shipped(name).digest) for name in _pack_names()),
    )


def _pack_names() -> tuple[str, ...]:
    return (*PACKS, *(f"lang/{language}" for language in packs.languages()))


def _counts(
    records: Sequence[Record], articles: Sequence[Article], rows: Sequence[FindingRow]
) -> tuple[tuple[str, int], ...]:
    told = Counter(record.KIND for record in records)
    publishers = {one.publisher or one.outlet for one in articles} - {""}
    disputed = sum(row.kind == FindingKind.DISPUTE for row in rows)
    return (
        ("articles", len(articles)),
        ("publishers", len(publishers)),
        ("origins", told["origin"]),
        ("claims", told["claim"]),
        ("occurrences", told["occurrence"]),
        ("findings", len(rows)),
        ("disputes", disputed),
    )


def _sections(
    rows: Sequence[FindingRow], records: Sequence[Record], language: str
) -> tuple[tuple[str, tuple[Section, ...]], ...]:
    found = {one.id: one for one in records if isinstance(one, Finding)}
    by_kind: dict[str, list[Section]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(_section(row, found[row.id], language))
    words = meanings("finding", language)
    return tuple((words[kind], tuple(sections)) for kind, sections in by_kind.items())


def _section(row: FindingRow, finding: Finding, language: str) -> Section:
    sides: dict[str, list[PointRow]] = {"for": [], "against": [], "": []}
    for point in row.points:
        sides[point.side].append(point)
    numbered = {(one.record, _label(one, language)): one for one in finding.points if _top(one) is not None}
    axis = max((_top(point) or 0.0 for point in numbered.values()), default=0.0)
    once = {(one.reported, one.holder, one.label): one for one in row.points if (one.record, one.label) in numbered}
    bars = tuple(_bar(one, numbered[one.record, one.label], axis) for one in once.values()) if axis > 0 else ()
    drawn = bars if len(bars) > 1 else ()
    against = [_in_notice(one, sides["for"]) if row.kind == FindingKind.CORRECTION else one for one in sides["against"]]
    return Section(row, tuple(sides["for"]), tuple(against), tuple(sides[""]), drawn, axis if drawn else 0.0)


def _in_notice(point: PointRow, notice: Sequence[PointRow]) -> PointRow:
    """What was printed, without a speaker where only the notice that withdraws it tells it."""
    inside = any(point.text == one.text and point.start < one.end and one.start < point.end for one in notice)
    return replace(point, holder="", label="") if inside else point


def _label(point: Point, language: str) -> str:
    return figure(point.value, point.low, point.high, language)


def _top(point: Point) -> float | None:
    """The largest number a point tells."""
    return max((one for one in (point.value, point.low, point.high) if one is not None), default=None)


def _bar(row: PointRow, point: Point, axis: float) -> Bar:
    low = point.low if point.low is not None else (0.0 if point.value is None else point.value)
    high = point.high if point.high is not None else (point.value if point.value is not None else low)
    value = None if point.value is None else _percent(point.value, axis)
    is_open = point.high is None and point.low is not None
    return Bar(row, _percent(low, axis), 100.0 if is_open else _percent(high, axis), value, is_open)


def _percent(number: float, axis: float) -> float:
    return round(100 * max(0.0, min(number, axis)) / axis, 2)


def _unnamed(records: Sequence[Record], names: Names) -> tuple[tuple[str, int], ...]:
    """Speakers that no name could be found for, in the words of the articles, with how many claims rest on them.

    « Le ministre » and « le ministre » are one, in the spelling that is met most.
    """
    mentions: Mapping[str, Mention] = {one.id: one for one in records if isinstance(one, Mention)}
    counted: Counter[str] = Counter()
    for claim in records:
        if isinstance(claim, Claim):
            for holder in claim.holders:
                if holder.span is not None and not names.key(holder, mentions):
                    counted[holder.span.surface] += 1
    spelt: dict[str, list[str]] = {}
    for words in sorted(counted, key=lambda one: (-counted[one], one)):
        spelt.setdefault(words.lower(), []).append(words)
    folded = ((same[0], sum(counted[one] for one in same)) for same in spelt.values())
    return tuple(sorted(folded, key=lambda one: (-one[1], one[0])))


def _article(article: Article, title: str, dates: Mapping[str, DocumentDate]) -> ArticleRow:
    lines = (*article.credits, *article.places)
    told = (*article.bylines, *(one.span.surface if one.span else one.quote for one in lines))
    return ArticleRow(
        id=article.id,
        text=article.text,
        name=article.name,
        outlet=article.outlet,
        title=title,
        url=article.canonical_url or article.url,
        reported=reported(article, dates),
        sha256=article.sha256,
        told=tuple(dict.fromkeys(told)),
    )
