"""Quotations as rows: who, when reported, with what stance and certainty, the words, the articles that print them.

What views show of a claim, or of an event that an article tells in its own voice; every row carries its characters.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.graph import group
from recoupe.link.assembly import day_of
from recoupe.link.pile import Pile
from recoupe.link.upstream import count
from recoupe.link.witnesses import families
from recoupe.model import Actor, Article, Chain, Claim, Decision, Event, Mention, Origin, Quantity, Span, Timex
from recoupe.views.labels import Names, figure, interval, outlet, shown
from recoupe.views.selection import HAPPENED, Filters, Selection
from recoupe.views.touched import Touched

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation. ``witnesses`` are actor keys, empty where nobody named stands behind it; ``label`` is the stance
    in a reader's words, ``figure`` the figure it gives; ``reported`` and ``happened`` are ISO days or intervals
    ``low..high``, empty when nothing settles them; ``start`` and ``end`` are code points of the text ``text``.
    """

    record: str
    holder: str
    witnesses: tuple[str, ...]
    stance: str
    certainty: str
    label: str
    figure: str
    reported: str
    happened: str
    quotation: str
    articles: tuple[str, ...]
    text: str
    start: int
    end: int
    decided: tuple[str, ...] = ()
    """Names of the cells a person decided (`recoupe.views.touched`)."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The four counts of some quotations; origins as an interval, witnesses by name."""

    articles: int
    publishers: int
    origins_low: int
    origins_high: int
    witnesses: tuple[str, ...]


NO_COUNTS = Counts(0, 0, 0, 0, ())


@dataclass(frozen=True, slots=True)
class _Known:
    """What rows of a pile need to know, in whatever language."""

    names: Names
    mentions: Mapping[str, Mention]
    touched: Touched
    origins: Mapping[str, tuple[Origin, ...]]

    @classmethod
    def of(cls, pile: Pile) -> "_Known":
        """That of a pile, worked out once."""
        known = pile.notes.get("what rows need")
        if not isinstance(known, cls):
            named = (*pile.of(Actor), *pile.of(Chain), *pile.of(Decision))
            known = cls(
                Names.of(named, ""),
                {one.id: one for one in pile.of(Mention)},
                Touched.of(pile.records if pile.of(Decision) else ()),
                group(pile.of(Origin), lambda one: one.members),
            )
            pile.notes["what rows need"] = known
        return known


class Quoter:
    """Makes rows of the claims and events of a pile, with names in one language."""

    def __init__(self, pile: Pile, language: str) -> None:
        self.pile = pile
        self.language = language
        known = _Known.of(pile)
        self.names = replace(known.names, language=language)
        self._mentions, self._touched, self._origins = known.mentions, known.touched, known.origins

    def claim(self, claim: Claim, quantity: Quantity | None = None, *, record: str = "") -> Quotation:
        """The row of a claim; ``record`` is what to cite instead of the claim's own id."""
        return replace(
            self._row(record or claim.id, claim.span, str(claim.stance), quantity),
            holder=self.names.speakers(claim, self._mentions),
            witnesses=families(self.pile, claim),
            certainty=f"{claim.certainty}{claim.polarity}",
            happened=happened(self.pile, claim),
        )

    def event(self, event: Event) -> Quotation:
        """The row of an event that the article tells in its own voice."""
        time = self.pile.get(event.time, Timex)
        row = self._row(event.id, event.span, str(event.status), self.pile.get(event.quantity, Quantity))
        return replace(row, happened=day_interval([time] if time else []))

    def _row(self, record: str, span: Span, stance: str, quantity: Quantity | None) -> Quotation:
        """A row in the article's own voice."""
        return Quotation(
            record=record,
            holder=self.names.nobody("author"),
            witnesses=(),
            stance=stance,
            certainty="",
            label=shown(stance, self.language),
            figure=figure(quantity.value, quantity.low, quantity.high, self.language) if quantity else "",
            reported=day_of(self.pile, span.text),
            happened="",
            quotation=" ".join(span.surface.split()),
            articles=tuple(outlet(one) for one in self.pile.articles_of.get(span.text, ())),
            text=span.text,
            start=span.start,
            end=span.end,
            decided=self._touched.cells_of(record),
        )

    def counts(self, rows: Iterable[Quotation]) -> Counts:
        """The four counts of some rows."""
        return _counts(rows, self.pile.articles_of, self._origins, self.names.__getitem__)


def _counts(
    rows: Iterable[Quotation],
    articles_of: Mapping[str, Sequence[Article]],
    origins_of: Mapping[str, Sequence[Origin]],
    name: Callable[[str], str],
) -> Counts:
    """The four counts of some rows, from the articles of each text and the origins of each article."""
    every = tuple(rows)
    articles = [one for text in sorted({row.text for row in every}) for one in articles_of.get(text, ())]
    ids = [one.id for one in articles]
    touching = {origin.id: origin for one in ids for origin in origins_of.get(one, ())}
    low, high = count(ids, [touching[one] for one in sorted(touching)])
    return Counts(
        articles=len(articles),
        publishers=len({one.publisher or one.outlet for one in articles} - {""}),
        origins_low=low,
        origins_high=high,
        witnesses=tuple(name(key) for key in sorted({key for row in every for key in row.witnesses})),
    )


def recounted(
    selection: Selection,
    rows: Mapping[str, Sequence[Quotation]],
    language: str,
    speakers: Mapping[str, str] | None = None,
) -> dict[str, Counts]:
    """The counts of groups of rows of which a question leaves out some; the groups keep their names.

    Nothing that was read in a text is asked for: articles, origins and actors tell all that is counted.

    Args:
        selection: what the rows are of.
        rows: name of a group to what is left of it.
        language: of the names of witnesses.
        speakers: these names by key, where they are known.
    """
    if not rows:
        return {}
    articles = group(selection.of(Article), lambda one: (one.text,))
    origins = group(selection.of(Origin), lambda one: one.members)
    if speakers is None:
        name = Names.of((*selection.of(Actor), *selection.of(Decision)), language).__getitem__
    else:
        name = speakers.__getitem__
    return {called: _counts(some, articles, origins, name) for called, some in rows.items()}


def happened(pile: Pile, claim: Claim) -> str:
    """When what a claim tells happened: the days of its events, else those its content names; empty when unknown."""
    times = [pile.get(event.time, Timex) for event in pile.events(claim)]
    return day_interval([one for one in times if one] or pile.timexes(claim))


def day_interval(times: Iterable[Timex]) -> str:
    """The days some time expressions span, as an ISO day or ``low..high``; empty when none is settled."""
    settled = [one for one in times if one.low and one.high]
    return interval(min(one.low[:10] for one in settled), max(one.high[:10] for one in settled)) if settled else ""


def in_window(rows: Iterable[Quotation], filters: Filters) -> tuple[tuple[Quotation, ...], int]:
    """The rows on the asked side of the days, and how many no date settles: those are left out and must be told."""
    kept: list[Quotation] = []
    undated = 0
    for row in rows:
        low, _, high = (row.happened if filters.clock == HAPPENED else row.reported).partition("..")
        low, high = low.replace("?", ""), (high or low).replace("?", "")
        if filters.keeps(low, high):
            kept.append(row)
        else:
            undated += not (low and high)
    return tuple(kept), undated


def in_time(rows: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Rows by the day they were reported, undated ones last, then by text and place."""
    return tuple(sorted(rows, key=lambda row: (row.reported or "9", row.text, row.start, row.end, row.record)))


def told_once(rows: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Rows with one speaker, one label, one figure and the same words as one row, with all articles that print them."""
    kept: dict[tuple[str, str, str, str], list[Quotation]] = {}
    for row in rows:
        words = " ".join(_WORD.findall(row.quotation.lower()))
        kept.setdefault((row.holder, row.label, row.figure, words), []).append(row)
    return tuple(_joined(some) for some in kept.values())


def _joined(rows: Sequence[Quotation]) -> Quotation:
    return replace(rows[0], articles=tuple(dict.fromkeys(one for row in rows for one in row.articles)))
