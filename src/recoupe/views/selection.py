"""Which part of a record a question is about: as of a day on either clock, by actor, story, kind; and what falls out.

"As of" on the reported clock keeps the texts whose publication interval ends by that day and links them anew, so that
nothing learned later leaks in. Texts whose interval leaves it open are listed apart, never silently in or out.
"""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from recoupe import packs
from recoupe.errors import QuestionError
from recoupe.link.pile import Pile
from recoupe.model import Actor, Article, Decision, DocumentDate, Origin, Problem, Record, Text, spans_of
from recoupe.pipeline import READ_KINDS, linked
from recoupe.store.base import Store

R = TypeVar("R", bound=Record)

HAPPENED, REPORTED = "happened", "reported"
CLOCKS = (HAPPENED, REPORTED)
"""When it happened, and when it was reported."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a question asks for beyond a day on the reported clock.

    ``since`` and ``until`` are ISO days on ``clock``, empty when open; ``actor`` is a key; ``language`` that of names.
    On the happened clock ``until`` filters quotations; on the reported one the whole record is linked as of that day.
    """

    since: str = ""
    until: str = ""
    clock: str = REPORTED
    actor: str = ""
    min_witnesses: int = 0
    language: str = "fr"

    def keeps(self, low: str, high: str) -> bool:
        """True when an interval of days, empty where open, lies inside: not before ``since``, not after ``until``."""
        return (not self.since or low >= self.since) and (not self.until or "" < high <= self.until)


class Selection:
    """The records a question is about, link records included, and the articles of which no date says whether they
    had been published by ``as_of``.

    A selection of a whole record reads from its store what a view asks for and no more, so that a view that needs the
    findings alone is quick on a large record; the store must stay open as long.
    """

    def __init__(
        self,
        records: Iterable[Record] = (),
        undated: Sequence[Article] = (),
        as_of: str = "",
        *,
        store: Store | None = None,
    ) -> None:
        self._given = None if store is not None else tuple(records)
        self._store = store
        self.undated = tuple(undated)
        self.as_of = as_of
        self._kinds: dict[type[Record], tuple[Record, ...]] = {}

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """All of them, sorted by kind and id where they come from a store."""
        if self._given is not None:
            return self._given
        return tuple(self._store.everything()) if self._store is not None else ()

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Records of one kind, sorted by id."""
        if kind not in self._kinds:
            if self._store is not None:
                self._kinds[kind] = tuple(self._store.records(kind))
            else:
                found = [one for one in self.records if isinstance(one, kind)]
                self._kinds[kind] = tuple(sorted(found, key=lambda one: one.id))
        return tuple(one for one in self._kinds[kind] if isinstance(one, kind))

    def some(self, identifiers: Iterable[str]) -> tuple[Record, ...]:
        """The records with these ids, sorted by id; unknown ids are left out."""
        wanted = set(identifiers)
        if self._store is not None:
            return tuple(self._store.some(wanted))
        return tuple(sorted((one for one in self.records if one.id in wanted), key=lambda one: one.id))

    def counts(self) -> Mapping[str, int]:
        """Number of records of each kind, sorted by kind."""
        if self._store is not None:
            return self._store.counts()
        found = Counter(one.KIND for one in self.records)
        return {kind: found[kind] for kind in sorted(found)}

    def within(self, texts: Iterable[str]) -> tuple[Record, ...]:
        """All that was read in these texts, their articles included, sorted by id."""
        wanted = set(texts)
        if self._store is not None:
            return tuple(self._store.within(wanted))
        found = (one for one in self.records if isinstance(one, READ_KINDS) and _text_of(one) in wanted)
        return tuple(sorted(found, key=lambda one: one.id))

    def pile(self, texts: Iterable[str] | None = None, *, more: Iterable[Record] = ()) -> Pile:
        """What was read in some texts (all when None), with the actors and origins of the whole selection.

        ``more`` are records of the asker's, which no store keeps.
        """
        if texts is None:
            return Pile((*self.records, *more), packs.shipped("world"), packs.shipped("ontology"))
        linked_records = (*self.of(Actor), *self.of(Origin), *self.of(Decision))
        records = {one.id: one for one in (*self.within(texts), *linked_records, *more)}
        return Pile(tuple(records.values()), packs.shipped("world"), packs.shipped("ontology"))


def parse_day(words: str) -> str:
    """An ISO day from ``YYYY-MM-DD``, ``YYYY-MM`` (its last day) or ``YYYY``; raises QuestionError otherwise."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", words):
        raise QuestionError(f"expected a date like 2024-10-25, 2024-10 or 2024, found {words!r}")
    year, month, day = (int(part) for part in (words + "-00-00").split("-")[:3])
    try:
        if day or words.count("-") == 2:
            return date(year, month, day).isoformat()
        month = month if "-" in words else 12
        return date(year, month, monthrange(year, month)[1]).isoformat()
    except ValueError as fault:
        raise QuestionError(f"expected a date of the calendar, found {words!r}: {fault}") from fault


def parse_first_day(words: str) -> str:
    """An ISO day from ``YYYY-MM-DD``, ``YYYY-MM`` (its first day) or ``YYYY``; raises QuestionError otherwise."""
    last = parse_day(words)
    return (words + "-01-01")[:10] if len(words) < len(last) else last


def select(store: Store, *, as_of: str = "") -> Selection:
    """The whole record, or what had been reported by the ISO day ``as_of``."""
    if not as_of:
        return Selection(store=store)
    read = [record for kind in READ_KINDS for record in store.records(kind)]
    when = {record.text: record for record in read if isinstance(record, DocumentDate)}
    articles = [record for record in read if isinstance(record, Article)]
    undated = tuple(one for one in articles if _is_open(when.get(one.text), as_of))
    inside = {one.text for one in articles if one.text in when and _is_by(when[one.text], as_of)}
    part = [record for record in read if isinstance(record, Decision) or _text_of(record) in inside]
    found = [record for stage in linked(part).values() for record in stage]
    return Selection((*part, *found), undated, as_of)


def _is_by(date: DocumentDate, day: str) -> bool:
    return bool(date.published_high) and date.published_high <= day


def _is_open(date: DocumentDate | None, day: str) -> bool:
    """True when neither end of the interval says on which side of a day it lies."""
    return date is None or not (_is_by(date, day) or date.published_low > day)


def _text_of(record: Record) -> str:
    if isinstance(record, Text):
        return record.id
    text = getattr(record, "text", "")
    if isinstance(text, str) and text:
        return text
    return next((span.text for span in spans_of(record)), "")


def problems(records: Iterable[Record]) -> tuple[Problem, ...]:
    """The problems among ``records``, each with the name of the article it is of, by code, then name, then id."""
    found: list[Problem] = []
    names: dict[str, str] = {}
    for record in records:
        if isinstance(record, Problem):
            found.append(record)
        elif isinstance(record, Article):
            names[record.text] = min(record.name, names.get(record.text, record.name))
    named = [one if one.name else replace(one, name=names.get(one.text, "")) for one in found]
    return tuple(sorted(named, key=lambda one: (one.code, one.name, one.id)))
