"""Propositions against their speakers: who takes which side of one matter, and how it moved.

What enters is a selection; what leaves is one row per proposition, with a line per speaker. By default only what
several texts or several speakers tell; a claim that stands alone is in `recoupe.views.claims`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recoupe.link.assembly import subject
from recoupe.link.pile import Pile
from recoupe.link.standing import first_told
from recoupe.link.topics import topic
from recoupe.link.witnesses import families
from recoupe.model import Claim, Proposition
from recoupe.views.quotations import Counts, Quotation, Quoter, in_time, in_window, told_once
from recoupe.views.selection import Filters, Selection


@dataclass(frozen=True, slots=True)
class Side:
    """What one speaker says of a proposition, in order of time; ``stances`` are the labels as they follow each other.

    ``key`` is the witness its words fold into, empty where nobody named stands behind them.
    """

    speaker: str
    key: str
    stances: tuple[str, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One proposition: what it is about, its first words, its speakers, the four counts."""

    id: str
    about: str
    words: str
    sides: tuple[Side, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries asked for, and how many quotations no date settles and the asked days leave out."""

    entries: tuple[Entry, ...]
    undated: int


def ledger(selection: Selection, filters: Filters, *, stance: str = "", every: bool = False, limit: int = 0) -> Ledger:
    """Entries, those of most witnesses first, then of most articles, then by id.

    Args:
        selection: the part of the record asked about.
        filters: ``actor`` is among the speakers or those it is about.
        stance: only propositions somebody takes this stance on.
        every: propositions told once by one speaker too.
        limit: entries at most; 0 for all.
    """
    wanted = [one for one in selection.of(Proposition) if every or len(one.claims) > 1]
    if filters.actor:
        wanted = [one for one in wanted if one.participants or every]
    claims = {one.id: one for one in selection.some(c for one in wanted for c in one.claims) if isinstance(one, Claim)}
    pile = selection.pile({one.span.text for one in claims.values()})
    quoter = Quoter(pile, filters.language)
    entries: list[Entry] = []
    undated = 0
    for one in wanted:
        members = [claims[claim] for claim in one.claims if claim in claims]
        if stance and all(claim.stance != stance for claim in members):
            continue
        if filters.actor and not _concerns(pile, members, filters.actor):
            continue
        if not every and not _several(pile, members):
            continue
        rows, left = in_window([quoter.claim(claim) for claim in members], filters)
        undated += left
        if rows:
            entries.append(_entry(one, members, rows, quoter))
    kept = [one for one in entries if len(one.counts.witnesses) >= filters.min_witnesses]
    kept.sort(key=lambda one: (-len(one.counts.witnesses), -one.counts.articles, one.id))
    return Ledger(tuple(kept[:limit] if limit else kept), undated)


def _several(pile: Pile, claims: Sequence[Claim]) -> bool:
    speakers = {key for claim in claims for key in families(pile, claim)}
    return len({claim.span.text for claim in claims}) > 1 or len(speakers) > 1


def _concerns(pile: Pile, claims: Iterable[Claim], actor: str) -> bool:
    keys = {key for claim in claims for key in (*families(pile, claim), *pile.actors_in(claim))}
    keys |= {pile.holder_key(holder) for claim in claims for holder in claim.holders}
    return any(key == actor or key.startswith(f"{actor}:") for key in keys)


def _entry(one: Proposition, claims: Sequence[Claim], rows: Sequence[Quotation], quoter: Quoter) -> Entry:
    topics = [topic(quoter.pile, claim) for claim in claims]
    half = len(topics) / 2
    things = {
        thing for some in topics for thing in some.things if sum(thing in other.things for other in topics) >= half
    }
    by_key: dict[str, list[Quotation]] = {}
    for row in in_time(rows):
        by_key.setdefault(" + ".join(row.witnesses), []).append(row)
    sides = [_side(key, some, quoter) for key, some in by_key.items()]
    sides.sort(key=lambda side: (not side.key, side.quotations[0].reported or "9", side.key))
    first = first_told(quoter.pile, claims)
    return Entry(
        id=one.id,
        about=subject(quoter.pile, things, one.participants, quoter.language),
        words=" ".join(first.content.surface.split()),
        sides=tuple(sides),
        counts=quoter.counts(rows),
    )


def _side(key: str, rows: Sequence[Quotation], quoter: Quoter) -> Side:
    speaker = " + ".join(quoter.names[part] for part in key.split(" + ")) if key else ""
    return Side(speaker, key, tuple(dict.fromkeys(row.label for row in rows)), told_once(rows))
