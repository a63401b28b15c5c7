"""Claims as rows: who says what, with what stance and certainty, where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from recoupe.model import Actor, Article, Chain, Claim, Decision, DocumentDate, Mention
from recoupe.views.labels import Names, interval, outlet
from recoupe.views.prepared import Unread, encoded, made_once
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
) -> Sequence[ClaimRow]:
    """Claims in the order of reporting, then of text; undated articles last.

    Args:
        selection: the part of the record asked about.
        language: of the names.
        stances: only these stances; all when empty.
        actor: only claims with this actor key among their holders; all when empty.
    """
    told = _told(selection, language)
    if not stances and not actor:
        return Unread(told.rows, ClaimRow)
    kept = [
        row
        for (stance, keys), row in zip(told.chosen_by(), told.rows, strict=True)
        if (not stances or stance in stances) and (not actor or actor in keys)
    ]
    return Unread(kept, ClaimRow)


@dataclass(frozen=True, slots=True)
class _Told:
    """All claims in order: stance and keys of holders of each, and rows; what is not asked for is not read."""

    lines: msgspec.Raw
    rows: list[msgspec.Raw]

    def chosen_by(self) -> list[tuple[str, tuple[str, ...]]]:
        """What each claim is chosen by: its stance, and the keys of its holders."""
        return msgspec.msgpack.decode(self.lines, type=list[tuple[str, tuple[str, ...]]])


def prepare_claims(selection: Selection, language: str) -> None:
    """Make and keep what rows of claims are drawn from."""
    _told(selection, language)


def _told(selection: Selection, language: str) -> _Told:
    return made_once(selection, f"claims {language}", _Told, lambda: _made(selection, language))


def _made(selection: Selection, language: str) -> _Told:
    names = Names.of(selection.kinds(Actor, Chain, Decision), language)
    touched = Touched.of_selection(selection)
    mentions = {one.id: one for one in selection.of(Mention)}
    dates = {one.text: one for one in selection.of(DocumentDate)}
    articles: dict[str, list[Article]] = {}
    for article in selection.of(Article):
        articles.setdefault(article.text, []).append(article)
    told = []
    for claim in selection.of(Claim):
        keys = {key for one in claim.holders for key in (names.key(one, mentions), *one.candidates, *one.speaks_for)}
        date = dates.get(claim.span.text)
        row = ClaimRow(
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
        told.append((row, tuple(sorted(keys))))
    told.sort(key=lambda one: (one[0].reported or "9", one[0].text, one[0].start, one[0].id))
    lines = [(row.stance, keys) for row, keys in told]
    return _Told(msgspec.Raw(encoded(lines)), [msgspec.Raw(encoded(row)) for row, _ in told])
