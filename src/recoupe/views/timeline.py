"""Occurrences in order of time: when, what, who, how sure, where, four counts, a quotation; the few that matter.

Two clocks: when it happened, as far as the texts tell, and when it was first reported. What no text dates is never put
among the dated: `Timeline.undated` holds it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol, Self, TypeVar

import msgspec

from recoupe import packs
from recoupe.link.vocabulary import families, near
from recoupe.model import Occurrence
from recoupe.views.given_days import parse_day
from recoupe.views.prepared import Unread, encoded, made_once
from recoupe.views.selection import HAPPENED, REPORTED, Filters, Selection
from recoupe.views.telling import Line, Teller, TimelineRow


@dataclass(frozen=True, slots=True)
class Timeline:
    """Happenings with a date on the clock that was asked for, in order; and those without one, by first report."""

    dated: Sequence[TimelineRow]
    undated: Sequence[TimelineRow]

    def first(self, most: int) -> "Timeline":
        """The first so many rows, those with a date before those without; 0 for all."""
        if not most:
            return self
        return Timeline(self.dated[:most], self.undated[: max(0, most - len(self.dated))])


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a timeline is asked for; empty means all. ``since`` and ``until`` are ISO days on ``clock``, ``actor`` is an
    actor key, ``kind`` a predicate or a family of predicates, ``story`` the first digits of a story's id or the name of
    an article, ``brief`` how many happenings at most (0: all), ``min_witnesses`` how many stand behind each at least.

    What has no day on the clock is kept by ``since``, for it may lie there, and left out by ``until``.
    """

    clock: str = HAPPENED
    since: str = ""
    actor: str = ""
    kind: str = ""
    story: str = ""
    brief: int = 0
    until: str = ""
    min_witnesses: int = 0

    @classmethod
    def of(cls, filters: Filters, *, clock: str, kind: str, until: str, brief: int) -> Self:
        """The filters of every view with what only a timeline takes; ``until`` is a day as typed.

        Raises QuestionError for a day that means nothing.
        """
        return cls(
            clock=clock,
            since=filters.since,
            until=parse_day(until) if until else "",
            actor=filters.actor,
            kind=kind,
            brief=brief,
            min_witnesses=filters.min_witnesses,
        )


def timeline(selection: Selection, wanted: Wanted, *, language: str = "fr") -> Timeline:
    """The timeline of a part of a record; raises QuestionError for a story or kind that is not there."""
    told = _told(selection, language)
    if wanted == Wanted():  # all, in the order they are kept in: no line is read
        return Timeline(Unread(told.rows[: told.dated], TimelineRow), Unread(told.rows[told.dated :], TimelineRow))
    lines = told.chosen_by()
    chosen = {line.id: row for line, row in zip(lines, told.rows, strict=True) if _is_wanted(line, wanted)}
    kept = [line for line in lines if line.id in chosen]
    if wanted.brief:
        texts = {line.id: set(line.texts) for line in kept}
        kept = _few(sorted(kept, key=lambda line: (-line.rank, line.id)), wanted.brief, texts)
    dated, undated = _in_order(kept, wanted.clock)
    return Timeline(
        Unread([chosen[line.id] for line in dated], TimelineRow),
        Unread([chosen[line.id] for line in undated], TimelineRow),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """All happenings in the order of their days, so many with a day first; what is not asked for is not read."""

    dated: int
    lines: msgspec.Raw
    rows: list[msgspec.Raw]

    def chosen_by(self) -> list[Line]:
        """What each happening is chosen by."""
        return msgspec.msgpack.decode(self.lines, type=list[Line])


def prepare_timeline(selection: Selection, language: str) -> None:
    """Make and keep what a timeline is drawn from."""
    _told(selection, language)


def _told(selection: Selection, language: str) -> _Told:
    return made_once(selection, f"timeline {language}", _Told, lambda: _made(selection, language))


def _made(selection: Selection, language: str) -> _Told:
    teller = Teller.of(selection, language)
    rows = {line: msgspec.Raw(encoded(row)) for line, row in map(teller.line, selection.of(Occurrence))}
    dated, undated = _in_order(rows, HAPPENED)
    lines = [*dated, *undated]
    return _Told(len(dated), msgspec.Raw(encoded(lines)), [rows[line] for line in lines])


def _in_order(lines: Iterable[Line], clock: str) -> tuple[list[Line], list[Line]]:
    """Those with a day on a clock, in order, and those without one, by first report."""
    dated: list[Line] = []
    undated: list[Line] = []
    for line in lines:
        (dated if _on(line, clock) else undated).append(line)
    return sorted(dated, key=lambda line: _order(line, clock)), sorted(undated, key=lambda line: _order(line, REPORTED))


def _is_wanted(line: Line, wanted: Wanted) -> bool:
    if wanted.kind and not _is_kind(line.predicate, wanted.kind):
        return False
    if wanted.story and not any(story.startswith(wanted.story) for story in line.stories):
        return False
    if wanted.actor and wanted.actor not in line.keys:
        return False
    if line.witnesses < wanted.min_witnesses:
        return False
    last = _on(line, wanted.clock, last=True) if wanted.since else ""
    by = _on(line, wanted.clock, last=wanted.clock == HAPPENED) if wanted.until else ""
    return (not last or last >= wanted.since) and (not wanted.until or "" < by <= wanted.until)


def kinds_told(selection: Selection, language: str = "fr") -> list[str]:
    """The families of predicates of the happenings of a record, each once."""
    known = families(packs.shipped("ontology"))
    return sorted({known.get(line.predicate, line.predicate) for line in _told(selection, language).chosen_by()})


def _is_kind(predicate: str, kind: str) -> bool:
    ontology = packs.shipped("ontology")
    family = families(ontology).get(predicate, predicate)
    return kind.upper() in (predicate, family, near(ontology, "happening").get(family, family))


class _Placed(Protocol):
    """What a line and a row of it have."""

    @property
    def id(self) -> str: ...
    @property
    def predicate(self) -> str: ...
    @property
    def low(self) -> str: ...
    @property
    def high(self) -> str: ...


P = TypeVar("P", bound=_Placed)


def _few(ranked: Iterable[P], most: int, texts: Mapping[str, set[str]]) -> list[P]:
    """The first of ranked rows, less those that tell one blow again by whom it befell: a shelling and its dead."""
    kept: list[P] = []
    for row in ranked:
        if len(kept) == most:
            break
        if not any(_is_blow_of(row, other, texts) for other in kept):
            kept.append(row)
    return kept


def _is_blow_of(row: _Placed, other: _Placed, texts: Mapping[str, set[str]]) -> bool:
    """Whether two rows tell harm of one day, and most texts of the one tell the other too."""
    blow = _blows().get(row.predicate)
    if (
        not blow
        or blow != _blows().get(other.predicate)
        or not row.low
        or (row.low, row.high) != (other.low, other.high)
    ):
        return False
    return 2 * len(texts[row.id] & texts[other.id]) >= len(texts[row.id])


@cache
def _blows() -> Mapping[str, str]:
    """Predicate to the group of acts by which one blow is told: the shots, the dead, the wounded."""
    ontology = packs.shipped("ontology")
    groups = near(ontology, "blow")
    return {name: groups[family] for name, family in families(ontology).items() if family in groups}


def _on(row: Line, clock: str, *, last: bool = False) -> str:
    """The day of a row on a clock; empty when it has none."""
    if clock == REPORTED:
        return row.last_reported if last else row.first_reported
    return row.high if last else row.low


def _order(row: Line, clock: str) -> tuple[str, str, float, str]:
    return _on(row, clock) or "9", row.high, -row.rank, row.id
