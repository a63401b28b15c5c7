"""Propositions against their speakers: who takes which side of one matter, and how it moved.

What enters is a selection; what leaves is one row per proposition, with a line per speaker. By default only what
several texts or several speakers tell; a claim that stands alone is in `recoupe.views.claims`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

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
    """The entries asked for, and how many quotations no date settles and the asked days leave out."""

    entries: tuple[Entry, ...]
    undated: int


def ledger(selection: Selection, filters: Filters, *, stance: str = "", every: bool = False) -> Ledger:
    """Entries, those of most witnesses first, then of most articles, then by id.

    Args:
        selection: the part of the record asked about.
        filters: ``actor`` is among the speakers or those it is about.
        stance: only propositions somebody takes this stance on.
        every: propositions told once by one speaker too.
    """
    entries: list[Entry] = []
    undated = 0
    kept = _matters(selection, filters.language, every=every)
    cut: dict[str, tuple[Quotation, ...]] = {}
    for one in kept:
        if stance and all(row.stance != stance for row in one.rows):
            continue
        if filters.actor and not _concerns(one.concerns, filters.actor):
            continue
        rows, left = in_window(one.rows, filters)
        undated += left
        if rows:
            entries.append(_entry(one, rows))
            if len(rows) < len(one.rows):
                cut[one.id] = rows
    counts = recounted(selection, cut, filters.language)
    entries = [replace(one, counts=counts.get(one.id, one.counts)) for one in entries]
    entries = [one for one in entries if len(one.counts.witnesses) >= filters.min_witnesses]
    entries.sort(key=lambda one: (-len(one.counts.witnesses), -one.counts.articles, one.id))
    return Ledger(tuple(entries), undated)


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


def _entry(one: _Matter, rows: Sequence[Quotation]) -> Entry:
    by_key: dict[str, list[Quotation]] = {}
    for row in in_time(rows):
        by_key.setdefault(" + ".join(row.witnesses), []).append(row)
    sides = [_side(key, some, one.speakers) for key, some in by_key.items()]
    sides.sort(key=lambda side: (not side.key, side.quotations[0].reported or "9", side.key))
    return Entry(id=one.id, about=one.about, words=one.words, sides=tuple(sides), counts=one.counts)


def _side(key: str, rows: Sequence[Quotation], names: Mapping[str, str]) -> Side:
    speaker = " + ".join(names[part] for part in key.split(" + ")) if key else ""
    return Side(speaker, key, tuple(dict.fromkeys(row.label for row in rows)), told_once(rows))
