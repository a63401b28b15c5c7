"""The part of what was read that had happened by a day, whenever it was reported.

What enters are records of readings; what leaves are the same less the claims and events of later days. What a text
tells without a day of its own had happened by the day the text was published. What nothing settles is left out and
counted, never silently in.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from recoupe.decisions.replay import without
from recoupe.model import Claim, DocumentDate, Event, Record, Timex

DAY = len("2024-10-25")


@dataclass(frozen=True, slots=True)
class Happened:
    """What had happened by a day, and of each kind of record how many no date settles."""

    records: tuple[Record, ...]
    unsettled: Mapping[str, int] = field(default_factory=dict)


def happened_by(read: Sequence[Record], day: str) -> Happened:
    """The records of some readings less the claims and events that are not settled to lie by an ISO day."""
    days = _Days(read)
    gone: set[str] = set()
    unsettled: Counter[str] = Counter()
    for one in read:
        if isinstance(one, Claim | Event):
            low, high = days.of(one)
            if not "" < high <= day:
                gone.add(one.id)
                unsettled[one.KIND] += not low or low <= day
    return Happened(without(read, gone), {kind: count for kind, count in sorted(unsettled.items()) if count})


class _Days:
    def __init__(self, read: Sequence[Record]) -> None:
        self._timexes = {one.id: one for one in read if isinstance(one, Timex) and one.low and one.high}
        self._times = {one.id: one.time for one in read if isinstance(one, Event)}
        dates = (one for one in read if isinstance(one, DocumentDate))
        self._printed = {one.text: one.published_high[:DAY] for one in dates}

    def of(self, record: Claim | Event) -> tuple[str, str]:
        """The first and the last day of what a record tells; the first is empty where only its text is dated."""
        events = record.events if isinstance(record, Claim) else (record.id,)
        named = (*(record.timexes if isinstance(record, Claim) else ()), *(self._times.get(one, "") for one in events))
        times = [self._timexes[one] for one in named if one in self._timexes]
        if times:
            return min(one.low for one in times)[:DAY], max(one.high for one in times)[:DAY]
        return "", self._printed.get(record.span.text, "")
