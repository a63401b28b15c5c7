"""The faults of the input, and what a record holds: counts of every kind, days covered, what is undated."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from recoupe import packs
from recoupe.link.names import meanings
from recoupe.model import Article, Block, Claim, DocumentDate, Finding, Problem, Record, Text
from recoupe.views.labels import kind, meaning, word
from recoupe.views.messages import told_message
from recoupe.views.prepared import made_once
from recoupe.views.selection import Selection

AROUND = 60
"""Characters of the text shown where a problem has no words of its own."""


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One problem: its code and what that means to a reader, what was found, where, and the words at the place."""

    id: str
    code: str
    name: str
    message: str
    meaning: str
    quotation: str
    text: str
    start: int
    end: int


def problem_rows(selection: Selection, *, code: str = "", language: str = "fr") -> list[ProblemRow]:
    """Problems by code, then name, then id; only of one code when one is given, told in a language."""
    names: dict[str, str] = {}
    told = problem_meanings(language)
    for article in selection.of(Article):
        names.setdefault(article.text, article.name)
    rows = []
    for one in selection.of(Problem):
        if not code or one.code == code:
            span = one.span
            rows.append(
                ProblemRow(
                    id=one.id,
                    code=one.code,
                    name=one.name or names.get(one.text or (span.text if span else ""), ""),
                    message=told_message(one.message, language),
                    meaning=told.get(one.code, one.code),
                    quotation=" ".join(span.surface.split())[: 2 * AROUND] if span else "",
                    text=span.text if span else one.text,
                    start=span.start if span else 0,
                    end=span.end if span else 0,
                )
            )
    return sorted(rows, key=lambda row: (row.code, row.name, row.start, row.id))


def problem_meanings(language: str) -> dict[str, str]:
    """Code of a problem to what it means, in French or English."""
    return {row["code"]: row[f"meaning_{language}"] for row in packs.shipped("closed")["problem"]}


@dataclass(frozen=True, slots=True)
class Figure:
    """One count: what group it belongs to, what is counted, how many."""

    group: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Stats:
    """What a record holds, and the first and last day its articles were published on, empty when none is dated."""

    first: str
    last: str
    figures: tuple[Figure, ...]


def stats(selection: Selection) -> Stats:
    """Counts by group, each group in the order a reader asks for it; within one the largest first."""
    return made_once(selection, "stats", Stats, lambda: _counted_up(selection))


def _counted_up(selection: Selection) -> Stats:
    dates = {one.text: one for one in selection.of(DocumentDate)}
    articles = selection.of(Article)
    known = [dates[one.text] for one in articles if one.text in dates]
    settled = [one for one in known if one.published_low and one.published_high]
    exact = sum(one.published_low == one.published_high for one in settled)
    days = sorted(one.published_low for one in settled)
    ends = sorted(one.published_high for one in settled)
    figures = [
        Figure("articles", "articles", len(articles)),
        Figure("articles", "texts", len({one.text for one in articles})),
        Figure("articles", "dated to the day", exact),
        Figure("articles", "dated within an interval", len(settled) - exact),
        Figure("articles", "undated", len(articles) - len(settled)),
        *_counted("languages", Counter(one.language or "unknown" for one in selection.of(Text))),
        *_counted("outlets", Counter(one.outlet or "not_stated" for one in articles)),
        *_counted("records", Counter(dict(selection.counts()))),
        *_counted("stances", Counter(str(one.stance) for one in selection.of(Claim))),
        *_counted("findings", Counter(str(one.kind) for one in selection.of(Finding))),
        *_counted("blocks", Counter(str(one.role) for one in selection.of(Block))),
        *_counted("problems", Counter(one.code for one in selection.of(Problem))),
    ]
    return Stats(days[0] if days else "", ends[-1] if ends else "", tuple(figures))


def figure_name(one: Figure, language: str) -> str:
    """What a count is of, in French or English: a stance, a kind of finding, the role of a block, a problem."""
    known = CLOSED.get(one.group)
    if known is not None and one.name in meanings(known, language):
        return meaning(known, one.name, language)
    if one.group == "problems":
        return problem_meanings(language).get(one.name, one.name)
    if one.group == "records":
        return kind(one.name, language)
    own_words = one.group == "articles" or one.name in ("not_stated", "unknown")
    return word(one.name, language) if own_words else one.name


CLOSED = {"stances": "stance", "findings": "finding", "blocks": "role"}
"""Groups of counts to the closed list their names are of."""


def _counted(group: str, found: Counter[str]) -> list[Figure]:
    return [Figure(group, name, count) for name, count in sorted(found.items(), key=lambda one: (-one[1], one[0]))]


def problems(records: Iterable[Record]) -> tuple[Problem, ...]:
    """The problems among ``records``, each with the name of the article it is of, by code, then name, then id."""
    found: list[Problem] = []
    names: dict[str, str] = {}
    for record in records:
        if isinstance(record, Problem):
            found.append(record)
        elif isinstance(record, Article):
            names[record.text] = min(record.name, names.get(record.text, record.name))
    named = [one if one.name else replace(one, name=names.get(one.text, "")) for one in found]
    return tuple(sorted(named, key=lambda one: (one.code, one.name, one.id)))
