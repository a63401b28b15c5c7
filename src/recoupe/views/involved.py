"""Rows of a list narrowed to one actor: what they say, do or undergo, and where they are named.

What enters is a selection, rows and the key of an actor; what leaves are the rows of which a record names the actor or
one of its bodies. A finding is one when one of its quotations is.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

from recoupe.link.pile import members
from recoupe.model import Actor, Chain, Claim, Event, Record
from recoupe.views.codings import CodedEvent
from recoupe.views.findings import FindingRow
from recoupe.views.selection import Selection

R = TypeVar("R")

Place = tuple[str, str]
"""The text a record stands in, and its id."""


def involving(selection: Selection, rows: Sequence[CodedEvent], actor: str) -> list[CodedEvent]:
    """The events that an actor does or undergoes; all when ``actor`` is empty."""
    return _kept(selection, rows, actor, lambda row: [(row.text, row.id)])


def findings_involving(selection: Selection, rows: Sequence[FindingRow], actor: str) -> list[FindingRow]:
    """The findings of which a quotation is an actor's or names them; all when ``actor`` is empty."""
    return _kept(selection, rows, actor, lambda row: [(point.text, point.record) for point in row.points])


def _kept(selection: Selection, rows: Sequence[R], actor: str, places: Callable[[R], Iterable[Place]]) -> list[R]:
    if not actor:
        return list(rows)
    chains = _chains_of(selection, actor)
    texts = {one.text for one in chains}
    mentions = {mention for one in chains for mention in one.mentions}
    wanted = {record for row in rows for text, record in places(row) if text in texts}
    found = {one.id for one in selection.some(wanted) if _is_of(one, actor, mentions)}
    return [row for row in rows if any(record in found for _, record in places(row))]


def _chains_of(selection: Selection, actor: str) -> list[Chain]:
    own = (one for one in selection.of(Actor) if _is(one.key, actor))
    chains = selection.some(chain for one in own for chain in one.chains)
    return [one for one in chains if isinstance(one, Chain)]


def _is(key: str, actor: str) -> bool:
    """True for the key of an actor, of a body of it, and of several of whom it is one."""
    return any(one == actor or one.startswith(f"{actor}:") for one in members(key))


def _is_of(record: Record, actor: str, mentions: Collection[str]) -> bool:
    """True for a claim an actor holds or is named in, and for an event with a part for them."""
    if isinstance(record, Claim):
        named = {*record.mentions, *(one.mention for one in record.holders)}
        keys = [key for one in record.holders for key in (*one.candidates[:1], *one.speaks_for)]
    elif isinstance(record, Event):
        named = {one.mention for one in record.roles}
        keys = [key for one in record.roles for key in one.candidates[:1]]
    else:
        return False
    return not named.isdisjoint(mentions) or any(_is(key, actor) for key in keys)
