"""Claims as rows: who says what, with what stance and certainty, where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.model import Actor, Article, Chain, Claim, Decision, DocumentDate, Mention
from recoupe.views.labels import Names, interval, outlet
from recoupe.views.selection import Selection
from recoupe.views.touched import Touched


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim with its articles: what is said, and the quotation that says it, who speaks and the cue with it.

    ``start`` and ``end`` of the quotation are code points of the kept text of ``text``.
    ``decided`` names the cells a person decided (`recoupe.views.touched`).
    """

    id: str
    reported: str
    holder: str
    stance: str
    certainty: str
    content: str
    quotation: str
    articles: tuple[str, ...]
    text: str
    start: int
    end: int
    decided: tuple[str, ...] = ()


def claim_rows(
    selection: Selection, *, language: str = "fr", stances: Sequence[str] = (), actor: str = ""
) -> list[ClaimRow]:
    """Claims in the order of reporting, then of text; undated articles last.

    Args:
        selection: the part of the record asked about.
        language: of the names.
        stances: only these stances; all when empty.
        actor: only claims with this actor key among their holders; all when empty.
    """
    names = Names.of(selection.kinds(Actor, Chain, Decision), language)
    touched = Touched.of_selection(selection)
    mentions = {one.id: one for one in selection.of(Mention)}
    dates = {one.text: one for one in selection.of(DocumentDate)}
    articles: dict[str, list[Article]] = {}
    for article in selection.of(Article):
        articles.setdefault(article.text, []).append(article)
    rows = []
    for claim in selection.of(Claim):
        keys = {key for one in claim.holders for key in (names.key(one, mentions), *one.candidates, *one.speaks_for)}
        if (stances and claim.stance not in stances) or (actor and actor not in keys):
            continue
        date = dates.get(claim.span.text)
        rows.append(
            ClaimRow(
                id=claim.id,
                reported=interval(date.published_low, date.published_high) if date else "",
                holder=names.speakers(claim, mentions),
                stance=str(claim.stance),
                certainty=f"{claim.certainty}{claim.polarity}",
                content=claim.content.surface,
                quotation=claim.span.surface,
                articles=tuple(outlet(one) for one in articles.get(claim.span.text, ())),
                text=claim.span.text,
                start=claim.span.start,
                end=claim.span.end,
                decided=touched.cells(claim),
            )
        )
    return sorted(rows, key=lambda row: (row.reported or "9", row.text, row.start, row.id))
