"""Timelines and stories to a terminal, JSON or CSV."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from functools import lru_cache

from rich.text import Text

from recoupe.cli.tables import UNWITNESSED, Styled, all_styled, as_csv, as_json, as_markdown, console, flat, mark
from recoupe.views.labels import heading, is_one
from recoupe.views.selection import REPORTED
from recoupe.views.stories import StoryRow
from recoupe.views.telling import TimelineRow, when_words
from recoupe.views.timeline import Timeline

UNDATED = {"fr": "Sans date dans les textes, par date de parution", "en": "Not dated by the texts, by day of report"}
COUNTED = {
    "fr": (("article", "articles"), ("éditeur", "éditeurs"), ("origine", "origines"), ("témoin", "témoins")),
    "en": (("article", "articles"), ("publisher", "publishers"), ("origin", "origins"), ("witness", "witnesses")),
}
FIRST = {"fr": "paru", "en": "reported"}


def timeline(told: Timeline, style: str, *, language: str, clock: str, why: bool) -> None:
    """A timeline in the asked format; ``why`` shows what ranks each happening."""
    if style == "json":
        as_json({"dated": [asdict(row) for row in told.dated], "undated": [asdict(row) for row in told.undated]})
    elif style in ("csv", "md"):
        rows = (*told.dated, *told.undated)
        (as_csv if style == "csv" else as_markdown)(rows, [one.name for one in fields(TimelineRow)])
    else:
        out = console()
        all_styled(out, _happenings(told.dated, language, clock, why=why))
        if told.undated:
            out.print(Text(f"\n{UNDATED[language]} ({len(told.undated)})\n", "bold"))
        all_styled(out, _happenings(told.undated, language, REPORTED, why=why))


def _happenings(rows: Iterable[TimelineRow], language: str, clock: str, *, why: bool) -> Iterator[Styled]:
    for row in rows:
        day = row.first_reported if clock == REPORTED else when_words(row, language)
        status = f"  {row.status}{mark(row.decided) if row.decided else ''}"
        yield ((f"{day or '?':<10}  ", "cyan"), (row.what, "bold"), (status, ""), (f"  {row.id[:8]}", "dim")), 0
        facts = _facts(row, language, clock)
        ranked = [part for part in row.why.split(" · ") if part not in (*facts, row.status)] if why else []
        yield ((" · ".join(facts), "green"), (f" · {' · '.join(ranked)}" if ranked else "", "yellow")), 4
        yield ((f"« {row.quotation} »", ""), (f"  {', '.join(row.outlets)}", "dim")), 4


def _facts(row: TimelineRow, language: str, clock: str) -> list[str]:
    """Place, the four counts, the other clock, the history of the status."""
    counts = _counts(row.articles, row.publishers, row.origins_low, row.origins_high, row.witnesses, language)
    other = f"{FIRST[language]} {_reports(row)}" if clock != REPORTED else when_words(row, language)
    history = " → ".join(row.history) if len(row.history) > 1 else ""
    return [part for part in (row.place, *counts, other, history) if part]


@lru_cache(maxsize=1000)
def _counts(articles: int, publishers: int, low: int, high: int, witnesses: int, language: str) -> tuple[str, ...]:
    """The four counts, each with its noun, in a language; those that are nought left out, no witness told as none."""
    origins = str(low) if low == high else f"{low}–{high}"
    numbers = (str(articles), str(publishers or ""), origins, str(witnesses or ""))
    told = [
        f"{number} {one if number.isdigit() and is_one(int(number), language) else several}"
        for number, (one, several) in zip(numbers, COUNTED[language], strict=True)
        if number
    ]
    return (*told, *([] if witnesses else [UNWITNESSED[language]]))


def _reports(row: TimelineRow) -> str:
    if row.first_reported == row.last_reported:
        return row.first_reported or "?"
    return f"{row.first_reported}..{row.last_reported}"


def stories(rows: Sequence[StoryRow], style: str, language: str) -> None:
    """Stories in the asked format."""
    terminal = console()
    flat(rows, style, StoryRow, lambda row: terminal.print(_story(row, language)))


def _story(row: StoryRow, language: str) -> Text:
    days = row.low if row.low == row.high else f"{row.low or '?'}..{row.high or '?'}"
    days = days or heading("undated", language)
    articles = heading("article" if row.articles == 1 else "articles", language)
    return Text.assemble((f"{row.id[:8]}  {days:<22}  {f'{row.articles} {articles}':<12}  ", "cyan"), row.title)
