"""Which part of a record a question is about: as of a day on either clock, by actor, story, kind; and what falls out.

"As of" on the reported clock keeps the texts whose publication interval ends by that day, on the happened clock what
they tell of no later day (`recoupe.views.happened`), and links that anew: nothing of later leaks in. Texts whose
interval leaves it open are listed apart, never silently in or out.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from recoupe import packs
from recoupe.engine.heap import uncollected
from recoupe.errors import QuestionError, StoreError
from recoupe.graph import group
from recoupe.link.pile import READ_KINDS, Pile, members
from recoupe.model import (
    Actor,
    Article,
    Chain,
    Claim,
    Decision,
    DocumentDate,
    Event,
    Filler,
    Fingerprint,
    Holder,
    Mention,
    Origin,
    Record,
    Story,
    Text,
    spans_of,
)
from recoupe.store.base import Store
from recoupe.store.codec import encode
from recoupe.views.happened import Happened, happened_by
from recoupe.views.prepared import code_of_views, made_once

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
    had been published by ``as_of``; on the happened clock, kinds of records and how many of each nothing settles.

    A selection of a whole record reads from its store what a view asks for and no more, so that a view that needs the
    findings alone is quick on a large record; the store must stay open as long. ``shelf`` is the store of which it is
    a part, where what is made of packs is kept.
    """

    def __init__(
        self,
        records: Iterable[Record] = (),
        undated: Sequence[Article] = (),
        as_of: str = "",
        *,
        clock: str = REPORTED,
        unsettled: Mapping[str, int] | None = None,
        store: Store | None = None,
        shelf: Store | None = None,
    ) -> None:
        self._given = None if store is not None else tuple(records)
        self._store = store
        self.shelf = store or shelf
        self.undated = tuple(undated)
        self.as_of = as_of
        self.clock = clock
        self.unsettled = dict(unsettled or {})
        self._kinds: dict[type[Record], tuple[Record, ...]] = {}
        self._loaded: Pile | None = None

    def loaded(self) -> "Selection":
        """The same selection with one pile of all its texts, for work that asks for most of a record time and again.

        Fingerprints are left out: no view asks for them, and they are a third of what a record holds in memory.
        """
        if self._loaded is not None:
            return self
        kinds: list[type[Record]] = [kind for kind in (*READ_KINDS, Actor, Origin) if kind is not Fingerprint]
        made = Selection(self._given or (), self.undated, self.as_of, clock=self.clock, store=self._store)
        made._kinds = {kind: self.of(kind) for kind in kinds}
        made._loaded = Pile.of_kinds(made._kinds, packs.shipped("world"), packs.shipped("ontology"))
        return made

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
        return cast("tuple[R, ...]", self._kinds[kind])

    def kinds(self, *kinds: type[Record]) -> tuple[Record, ...]:
        """Records of some kinds, kind by kind, each sorted by id: for what needs a part of each text."""
        return tuple(record for kind in kinds for record in self.of(kind))

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

    def find(self, prefix: str) -> list[Record]:
        """All records whose id starts with ``prefix``, sorted by id; of a whole record at most 20."""
        if self._store is not None:
            return self._store.find(prefix)
        return sorted((one for one in self.records if one.id.startswith(prefix.lower())), key=lambda one: one.id)

    def payloads(self, kind: type[Record]) -> Iterator[bytes]:
        """The canonical JSON of every record of one kind, sorted by id."""
        if self._store is not None:
            return self._store.payloads(kind)
        return (encode(one) for one in self.of(kind))

    def within(self, texts: Iterable[str], kinds: Sequence[type[Record]] = ()) -> tuple[Record, ...]:
        """All that was read in these texts, their articles included, of some kinds when named; sorted by id."""
        wanted = set(texts)
        if self._store is not None:
            return tuple(self._store.within(wanted, kinds))
        asked = tuple(kinds) or READ_KINDS
        found = (one for one in self.records if isinstance(one, asked) and _text_of(one) in wanted)
        return tuple(sorted(found, key=lambda one: one.id))

    @cached_property
    def ties(self) -> "Ties":
        """Where the actors and origins of a text are found among all of them."""
        return made_once(self, "ties", Ties, self._tied)

    def _tied(self) -> "Ties":
        chains: dict[str, str] = {}
        keys: dict[str, str] = {}
        for actor in self.of(Actor):
            chains |= dict.fromkeys(actor.chains, actor.id)
            keys[actor.key] = actor.id
        origins: dict[str, list[str]] = {}
        for origin in self.of(Origin):
            for member in origin.members:
                origins.setdefault(member, []).append(origin.id)
        mentions = {one.id: one for one in self.of(Mention) if one.office and one.state}
        keyed = {chain: actor.key for actor in self.of(Actor) for chain in actor.chains}
        held: dict[str, tuple[str, str, str, str]] = {}
        for chain in self.of(Chain):
            named = [one for one in (mentions.get(name) for name in chain.mentions) if one is not None]
            for one in named if chain.id in keyed else ():
                key, told = keyed[chain.id], (one.office, one.state, chain.id, one.id)
                held[key] = min(told, held.get(key, told))
        return Ties(chains, keys, origins, {key: (told[2], told[3]) for key, told in held.items()})

    def _linked(self, inside: Iterable[Record]) -> tuple[Record, ...]:
        """The actors that some records of readings name, and the origins of their articles with all they hold."""
        ties, wanted = self.ties, set[str]()
        for one in inside:
            if isinstance(one, Chain):
                wanted.add(ties.chains.get(one.id, ""))
            elif isinstance(one, Article):
                wanted.update(ties.origins.get(one.id, ()))
            for key in _keys_of(one):
                wanted.update(ties.keys.get(part, "") for part in (key, key.partition(":")[0]))
        actors = self.some(wanted - {""})
        offices = {held for one in actors if isinstance(one, Actor) for held in ties.offices.get(one.key, ())}
        return (*actors, *self.some(offices))

    @cached_property
    def state(self) -> str:
        """What tells this state of a whole record from another; empty where nothing can be kept beside it."""
        return self._store.owners("link:").get("link:findings", "") if self._store is not None else ""

    def kept(self, name: str) -> bytes | None:
        """What a view kept beside the record in this state; None when there is none."""
        return self._store.kept(name, _with_code(self.state)) if self._store is not None and self.state else None

    def keep(self, name: str, payload: bytes) -> None:
        """Keep what a view worked out beside the record; where it cannot be written it is worked out again."""
        if self._store is not None and self.state:
            with suppress(StoreError):
                self._store.keep(name, _with_code(self.state), payload)

    def last(self, name: str) -> bytes | None:
        """What a view kept beside the record in this state or an earlier one, by the code of now; None for none."""
        return self._store.kept(name, code_of_views()) if self._store is not None and self.state else None

    def keep_last(self, name: str, payload: bytes) -> None:
        """Keep what tells itself of which state it is, for `last`."""
        if self._store is not None and self.state:
            with suppress(StoreError):
                self._store.keep(name, code_of_views(), payload)

    def pile(self, texts: Iterable[str] | None = None, *, more: Iterable[Record] = ()) -> Pile:
        """What was read in some texts (all when None), with the actors named there and the origins of their articles.

        ``more`` are records of the asker's, which no store keeps.
        """
        if self._loaded is not None and texts is not None:
            return self._loaded
        if texts is None:
            return Pile((*self.records, *more), packs.shipped("world"), packs.shipped("ontology"))
        inside = self.within(texts)
        records = {one.id: one for one in (*inside, *self._linked((*inside, *more)), *self.of(Decision), *more)}
        return Pile(tuple(records.values()), packs.shipped("world"), packs.shipped("ontology"))


@dataclass(frozen=True, slots=True)
class Ties:
    """Ids of linked records: chain to its actor, key to its actor, article to its origins.

    ``offices`` are, for the key of a person, the chain and the mention that name an office beside them, wherever.
    """

    chains: dict[str, str]
    keys: dict[str, str]
    origins: dict[str, list[str]]
    offices: dict[str, tuple[str, str]]


def _keys_of(record: Record) -> Iterator[str]:
    """Actor keys a record of a reading may be told by."""
    if isinstance(record, Mention | Chain):
        yield from record.candidates
    if isinstance(record, Mention) and record.state:
        yield record.state
    fillers: Iterable[Filler | Holder] = ()
    if isinstance(record, Claim):
        fillers = record.holders
    elif isinstance(record, Event):
        fillers = record.roles
    for one in fillers:
        for key in one.candidates:
            yield from members(key)


def _with_code(state: str) -> str:
    return f"{state}:{code_of_views()}"


@dataclass(frozen=True, slots=True)
class Part:
    """Which articles a question is about, where not all: what is left is linked anew, so that its counts are its own.

    ``story`` is the first digits of its id or the name of an article in it, ``since`` the ISO day from which they were
    published, ``actor`` the key of one they name; empty for any.
    """

    story: str = ""
    since: str = ""
    actor: str = ""

    def __bool__(self) -> bool:
        return bool(self.story or self.since or self.actor)


WHOLE = Part()
FEW = 2000
"""Texts that are looked up one by one sooner than all of a record is read."""


def select(store: Store, *, as_of: str = "", clock: str = REPORTED, part: Part = WHOLE) -> Selection:
    """The whole record, or what had been reported (had happened) by the ISO day ``as_of``, or a part of its articles.

    Raises QuestionError for a story that is not there.
    """
    if not as_of and not part:
        return Selection(store=store)
    with uncollected():
        return _part_of(store, as_of, clock, part)


def _part_of(store: Store, as_of: str, clock: str, part: Part) -> Selection:
    """As `select`, of less than all."""
    chosen = _texts_of(store, part) if part else None
    by = as_of if clock == REPORTED else ""
    when = {record.text: record for record in store.records(DocumentDate)}
    articles = [one for one in store.records(Article) if chosen is None or one.text in chosen]
    undated = tuple(one for one in articles if _is_unsettled(when.get(one.text), by, part.since))
    inside = {one.text for one in articles if _is_between(when.get(one.text), by, part.since)}
    told = Happened(tuple(_read_in(store, inside)))
    if as_of and not by:
        told = happened_by(told.records, as_of)
    from recoupe import pipeline  # noqa: PLC0415 (all stages: most questions are about a record as it stands)

    # Of what happened by a day a part of each text is left, of which the last build kept nothing.
    of_whole_texts = bool(by) or not as_of
    stages = pipeline.linked_again(store, told.records) if of_whole_texts else pipeline.linked(told.records)
    found = [record for stage in stages.values() for record in stage]
    return Selection((*told.records, *found), undated, as_of, clock=clock, unsettled=told.unsettled, shelf=store)


def _read_in(store: Store, texts: Collection[str]) -> list[Record]:
    """What was read in some texts, with a person's decisions."""
    if len(texts) < FEW:
        found = group((*store.within(texts, READ_KINDS), *store.records(Decision)), lambda one: (one.KIND,))
        return [record for kind in READ_KINDS for record in found.get(kind.KIND, ())]
    inside = [record for kind in READ_KINDS for record in store.records(kind)]
    return [record for record in inside if isinstance(record, Decision) or _text_of(record) in texts]


def _texts_of(store: Store, part: Part) -> set[str]:
    """The texts of a story and of those that name an actor."""
    chosen = {one.text for one in store.records(Article)}
    if part.story:
        chosen &= _told_in(store, part.story)
    if part.actor:
        keyed = (one for one in store.records(Actor) if one.key == part.actor or one.key.startswith(f"{part.actor}:"))
        chains = store.some(chain for one in keyed for chain in one.chains)
        chosen &= {one.text for one in chains if isinstance(one, Chain)}
    return chosen


def _told_in(store: Store, story: str) -> set[str]:
    """The texts of the story with these first digits of its id, or in which the article of this name is."""
    articles = {one.id: one for one in store.records(Article)}
    named = {one.id for one in articles.values() if one.name == story}
    found = [one for one in store.records(Story) if one.id.startswith(story) or not named.isdisjoint(one.members)]
    if len(found) != 1:
        which = ", ".join(one.id[:8] for one in found) if found else "none"
        raise QuestionError(f"expected the first digits of a story's id or an article's name, found {which}: {story!r}")
    return {articles[one].text for one in found[0].members if one in articles}


def _is_between(date: DocumentDate | None, as_of: str, since: str) -> bool:
    """True when a day of publication is settled as far as is asked, and lies between two days."""
    if date is None:
        return not as_of and not since
    return (not as_of or _is_by(date, as_of)) and (not since or date.published_low[:10] >= since)


def _is_unsettled(date: DocumentDate | None, as_of: str, since: str) -> bool:
    """True when no date says on which side of a day an article lies."""
    if as_of and _is_open(date, as_of):
        return True
    if not since or (date is not None and date.published_low[:10] >= since):
        return False
    return date is None or not date.published_high or date.published_high[:10] >= since


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
