"""Rows of a list narrowed to days on either clock.

What enters is a selection, rows and filters; what leaves are the rows that lie in the asked days, and how many no date
settles. A finding lies there when one of its quotations does.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from recoupe.model import Claim, DocumentDate, Event, Timex
from recoupe.views.findings import FindingRow
from recoupe.views.selection import HAPPENED, Filters, Selection

Days = tuple[str, str]


class Placed(Protocol):
    """A row of one record in one text."""

    @property
    def id(self) -> str:
        """Id of the record."""
        ...

    @property
    def text(self) -> str:
        """Id of the text."""
        ...


P = TypeVar("P", bound=Placed)


def narrowed(selection: Selection, rows: Sequence[P], filters: Filters) -> tuple[Sequence[P], int]:
    """The rows of claims or events in the asked days, and how many are left out because no date settles where."""
    if not (filters.since or filters.until):
        return rows, 0
    days = _days_of(selection, filters.clock, [row.id for row in rows])
    return _kept(rows, lambda row: [days(row.text, row.id)], filters)


def narrowed_findings(
    selection: Selection, rows: Sequence[FindingRow], filters: Filters
) -> tuple[list[FindingRow], int]:
    """The findings of which a quotation lies in the asked days, and how many no date settles."""
    if not (filters.since or filters.until):
        return list(rows), 0
    days = _days_of(selection, filters.clock, [point.record for row in rows for point in row.points])
    return _kept(rows, lambda row: [days(point.text, point.record) for point in row.points], filters)


R = TypeVar("R")


def _kept(rows: Iterable[R], days: Callable[[R], Iterable[Days]], filters: Filters) -> tuple[list[R], int]:
    kept: list[R] = []
    undated = 0
    for row in rows:
        spans = list(days(row))
        if any(filters.keeps(*span) for span in spans):
            kept.append(row)
        else:
            undated += not any(low and high for low, high in spans)
    return kept, undated


def _days_of(selection: Selection, clock: str, records: Iterable[str]) -> Callable[[str, str], Days]:
    """Text and record id to ISO days, low and high: of publication, or of what is told; empty where unsettled."""
    if clock != HAPPENED:
        published = {one.text: one for one in selection.of(DocumentDate)}
        days = {text: _ends(one.published_low, one.published_high) for text, one in published.items()}
        return lambda text, _: days.get(text, ("", ""))
    told = selection.some(set(records))
    times = {one.id: list(one.timexes) for one in told if isinstance(one, Claim)}
    times |= {one.id: [one.time] for one in told if isinstance(one, Event) and one.time}
    inside = {event: one.id for one in told if isinstance(one, Claim) for event in one.events}
    for event in selection.some(inside):
        if isinstance(event, Event) and event.time:
            times[inside[event.id]].append(event.time)
    wanted = selection.some({one for some in times.values() for one in some})
    timexes = {one.id: one for one in wanted if isinstance(one, Timex) and one.low and one.high}
    return lambda _, record: _span([timexes[one] for one in times.get(record, ()) if one in timexes])


def _span(times: Sequence[Timex]) -> Days:
    return _ends(min(one.low for one in times), max(one.high for one in times)) if times else ("", "")


def _ends(low: str, high: str) -> Days:
    return low[:10], high[:10]
