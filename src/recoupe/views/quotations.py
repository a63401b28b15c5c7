"""Quotations as rows: who, when reported, with what stance and certainty, the words, the articles that print them.

What views show of a claim, or of an event that an article tells in its own voice; every row carries its characters.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from recoupe.link.assembly import day_of
from recoupe.link.origins import count
from recoupe.link.pile import Pile
from recoupe.link.witnesses import families
from recoupe.model import Claim, Event, Mention, Origin, Quantity, Span
from recoupe.views.labels import Names, figure, outlet, shown


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation. ``witnesses`` are actor keys, empty where nobody named stands behind it; ``label`` is the stance
    in a reader's words, ``figure`` the figure it gives; ``start`` and ``end`` are code points of the text ``text``.
    """

    record: str
    holder: str
    witnesses: tuple[str, ...]
    stance: str
    certainty: str
    label: str
    figure: str
    reported: str
    quotation: str
    articles: tuple[str, ...]
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The four counts of some quotations; origins as an interval, witnesses by name."""

    articles: int
    publishers: int
    origins_low: int
    origins_high: int
    witnesses: tuple[str, ...]


class Quoter:
    """Makes rows of the claims and events of a pile, with names in one language."""

    def __init__(self, pile: Pile, language: str) -> None:
        self.pile = pile
        self.language = language
        self.names = Names.of(pile.records, language)
        self._mentions = {one.id: one for one in pile.of(Mention)}

    def claim(self, claim: Claim, quantity: Quantity | None = None, *, record: str = "") -> Quotation:
        """The row of a claim; ``record`` is what to cite instead of the claim's own id."""
        return self._row(
            record or claim.id,
            claim.span,
            holder=self.names.speakers(claim, self._mentions),
            witnesses=families(self.pile, claim),
            stance=str(claim.stance),
            certainty=f"{claim.certainty}{claim.polarity}",
            quantity=quantity,
        )

    def event(self, event: Event) -> Quotation:
        """The row of an event that the article tells in its own voice."""
        quantity = self.pile.get(event.quantity, Quantity)
        return self._row(event.id, event.span, stance=str(event.status), quantity=quantity)

    def _row(
        self,
        record: str,
        span: Span,
        *,
        holder: str = "",
        witnesses: tuple[str, ...] = (),
        stance: str = "",
        certainty: str = "",
        quantity: Quantity | None = None,
    ) -> Quotation:
        return Quotation(
            record=record,
            holder=holder or self.names.nobody("author"),
            witnesses=witnesses,
            stance=stance,
            certainty=certainty,
            label=shown(stance, self.language),
            figure=figure(quantity.value, quantity.low, quantity.high, self.language) if quantity else "",
            reported=day_of(self.pile, span.text),
            quotation=" ".join(span.surface.split()),
            articles=tuple(outlet(one) for one in self.pile.articles_of.get(span.text, ())),
            text=span.text,
            start=span.start,
            end=span.end,
        )

    def counts(self, rows: Iterable[Quotation]) -> Counts:
        """The four counts of some rows."""
        every = tuple(rows)
        articles = [one for text in sorted({row.text for row in every}) for one in self.pile.articles_of.get(text, ())]
        low, high = count([one.id for one in articles], self.pile.of(Origin))
        return Counts(
            articles=len(articles),
            publishers=len({one.publisher or one.outlet for one in articles} - {""}),
            origins_low=low,
            origins_high=high,
            witnesses=tuple(self.names[key] for key in sorted({key for row in every for key in row.witnesses})),
        )


def in_time(rows: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Rows by the day they were reported, undated ones last, then by text and place."""
    return tuple(sorted(rows, key=lambda row: (row.reported or "9", row.text, row.start, row.end, row.record)))


def told_once(rows: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Rows with one speaker, one label, one figure and the same words as one row, with all articles that print them."""
    kept: dict[tuple[str, str, str, str], list[Quotation]] = {}
    for row in rows:
        words = " ".join("".join(one if one.isalnum() else " " for one in row.quotation.lower()).split())
        kept.setdefault((row.holder, row.label, row.figure, words), []).append(row)
    return tuple(_joined(some) for some in kept.values())


def _joined(rows: Sequence[Quotation]) -> Quotation:
    return replace(rows[0], articles=tuple(dict.fromkeys(one for row in rows for one in row.articles)))
