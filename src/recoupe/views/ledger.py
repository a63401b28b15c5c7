"""Propositions against their speakers: who takes which side of one matter, and how it moved.

What enters is a selection; what leaves is one row per proposition, with a line per speaker. By default only what
several texts or several speakers tell; a claim that stands alone is in `recoupe.views.claims`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.link.assembly import subject
from recoupe.link.pile import Pile
from recoupe.link.standing import first_told
from recoupe.link.topics import things
from recoupe.link.witnesses import families
from recoupe.model import Claim, Proposition
from recoupe.views.prepared import made_once
from recoupe.views.quotations import Counts, Quotation, Quoter, in_time, in_window, recounted, told_once
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
    """The entries asked for, how many quotations no date settles and the asked days leave out, and how many more
    entries there are than were asked for.
    """

    entries: tuple[Entry, ...]
    undated: int
    more: int = 0


def ledger(selection: Selection, filters: Filters, *, stance: str = "", every: bool = False, limit: int = 0) -> Ledger:
    """Entries, those of most witnesses first, then of most articles, then by id.

    Args:
        selection: the part of the record asked about.
        filters: ``actor`` is among the speakers or those it is about.
        stance: only propositions somebody takes this stance on.
        every: propositions told once by one speaker too.
        limit: entries at most; 0 for all.
    """
    asked: list[tuple[_Matter, tuple[Quotation, ...]]] = []
    undated = 0
    for one in _matters(selection, filters.language, every=every):
        if stance and all(row.stance != stance for row in one.rows):
            continue
        if filters.actor and not _concerns(one.concerns, filters.actor):
            continue
        rows, left = in_window(one.rows, filters)
        undated += left
        if rows:
            asked.append((one, rows))
    cut = {one.id: rows for one, rows in asked if len(rows) < len(one.rows)}
    speakers = {key: name for one, _ in asked for key, name in one.speakers.items()}
    counts = {one.id: one.counts for one, _ in asked} | recounted(selection, cut, filters.language, speakers)
    told = [(one, rows) for one, rows in asked if len(counts[one.id].witnesses) >= filters.min_witnesses]
    told.sort(key=lambda one: (-len(counts[one[0].id].witnesses), -counts[one[0].id].articles, one[0].id))
    shown = told[: limit or None]
    entries = tuple([_entry(one, rows, counts[one.id]) for one, rows in shown])
    return Ledger(entries, undated, len(told) - len(shown))


@dataclass(frozen=True, slots=True)
class _Matter:
    """A proposition with all its quotations, before anything is asked of it.

    ``speakers`` are the names of the keys of ``rows``; ``concerns`` the keys of those who speak or are spoken of.
    """

    id: str
    about: str
    words: str
    rows: tuple[Quotation, ...]
    speakers: dict[str, str]
    concerns: tuple[str, ...]
    counts: Counts


def prepare_ledger(selection: Selection, language: str) -> None:
    """Make and keep what entries are drawn from."""
    _matters(selection, language, every=False)


def _matters(selection: Selection, language: str, *, every: bool) -> list[_Matter]:
    """The propositions several texts or speakers tell, or all; the former are kept beside the record."""
    if every:
        return _made(selection, language, every=True)
    name = f"ledger.{language}"
    return made_once(selection, name, list[_Matter], lambda: _made(selection, language, every=False))


def _made(selection: Selection, language: str, *, every: bool) -> list[_Matter]:
    wanted = [one for one in selection.of(Proposition) if every or len(one.claims) > 1]
    claims = {one.id: one for one in selection.some(c for one in wanted for c in one.claims) if isinstance(one, Claim)}
    pile = selection.pile({one.span.text for one in claims.values()})
    quoter = Quoter(pile, language)
    told = ((one, [claims[claim] for claim in one.claims if claim in claims]) for one in wanted)
    return [_matter(one, members, quoter) for one, members in told if members and (every or _several(pile, members))]


def _matter(one: Proposition, claims: Sequence[Claim], quoter: Quoter) -> _Matter:
    pile = quoter.pile
    rows = tuple(quoter.claim(claim) for claim in claims)
    told = [things(pile, claim) for claim in claims]
    half = len(told) / 2
    common = {thing for some in told for thing in some if sum(thing in other for other in told) >= half}
    named = {key for row in rows for key in row.witnesses}
    concerned = named | {key for claim in claims for key in pile.actors_in(claim)}
    concerned |= {pile.holder_key(holder) for claim in claims for holder in claim.holders}
    return _Matter(
        id=one.id,
        about=subject(pile, common, one.participants, quoter.language),
        words=" ".join(first_told(pile, claims).content.surface.split()),
        rows=rows,
        speakers={key: quoter.names[key] for key in sorted(named)},
        concerns=tuple(sorted(concerned - {""})),
        counts=quoter.counts(rows),
    )


def _several(pile: Pile, claims: Sequence[Claim]) -> bool:
    if len({claim.span.text for claim in claims}) > 1:
        return True
    return len({key for claim in claims for key in families(pile, claim)}) > 1


def _concerns(keys: Iterable[str], actor: str) -> bool:
    return any(key == actor or key.startswith(f"{actor}:") for key in keys)


def _entry(one: _Matter, rows: Sequence[Quotation], counts: Counts) -> Entry:
    by_key: dict[str, list[Quotation]] = {}
    for row in in_time(rows):
        by_key.setdefault(" + ".join(row.witnesses), []).append(row)
    sides = [_side(key, some, one.speakers) for key, some in by_key.items()]
    sides.sort(key=lambda side: (not side.key, side.quotations[0].reported or "9", side.key))
    return Entry(id=one.id, about=one.about, words=one.words, sides=tuple(sides), counts=counts)


def _side(key: str, rows: Sequence[Quotation], names: Mapping[str, str]) -> Side:
    speaker = " + ".join(names[part] for part in key.split(" + ")) if key else ""
    return Side(speaker, key, tuple(dict.fromkeys(row.label for row in rows)), told_once(rows))
