"""Claims as rows: who says what, with what stance and certainty, where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.model import Article, Claim, DocumentDate, Mention
from recoupe.views.labels import Names, interval, outlet
from recoupe.views.selection import Selection


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim with its articles; ``start`` and ``end`` are code points of the kept text of ``text``."""

    id: str
    reported: str
    holder: str
    stance: str
    certainty: str
    content: str
    articles: tuple[str, ...]
    text: str
    start: int
    end: int


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
    records = selection.records
    names = Names.of(records, language)
    mentions = {one.id: one for one in records if isinstance(one, Mention)}
    dates = {one.text: one for one in records if isinstance(one, DocumentDate)}
    articles: dict[str, list[Article]] = {}
    for article in records:
        if isinstance(article, Article):
            articles.setdefault(article.text, []).append(article)
    rows = []
    for claim in (one for one in records if isinstance(one, Claim)):
        keys = {key for holder in claim.holders for key in (*holder.candidates, *holder.speaks_for)}
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
                articles=tuple(outlet(one) for one in articles.get(claim.span.text, ())),
                text=claim.span.text,
                start=claim.span.start,
                end=claim.span.end,
            )
        )
    return sorted(rows, key=lambda row: (row.reported or "9", row.text, row.start, row.id))
