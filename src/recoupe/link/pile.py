"""What link stages receive: the records of all readings and of earlier link stages, indexed once.

Link sees chains, token hashes and quotations, never text. A pile is immutable; its indexes are built when first asked.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, takewhile
from operator import attrgetter
from typing import TypeVar, cast

from recoupe.link.decided import Decided, decided
from recoupe.link.kept import Kept
from recoupe.model import (
    RECORDS,
    Actor,
    Article,
    Chain,
    Claim,
    Decision,
    DocumentDate,
    Event,
    Finding,
    Holder,
    Mention,
    Occurrence,
    Origin,
    Problem,
    Proposition,
    Quantity,
    Record,
    Repetition,
    Story,
    Timex,
)
from recoupe.packs import Pack

R = TypeVar("R", bound=Record)

L = TypeVar("L", Event, Quantity, Timex)

LINKED = (Repetition, Origin, Actor, Story, Occurrence, Proposition, Finding)
"""What is found across texts."""

READ_KINDS = tuple(kind for kind in RECORDS.values() if kind not in (*LINKED, Problem))
"""What one text gives, and a person's decisions: all that linking rests on."""


def members(key: str) -> tuple[str, ...]:
    """The keys a pair named together stands for: ``GRP:PRK+RUS`` gives both; any other key itself."""
    return tuple(key.removeprefix("GRP:").split("+")) if key.startswith("GRP:") and "+" in key else (key,)


PERSON = "PER:"
"""How the key of a person begins."""

BY_ID = attrgetter("id")

_START = attrgetter("span.start")


def _by_kind(records: Iterable[Record]) -> dict[type[Record], tuple[Record, ...]]:
    found: dict[type[Record], list[Record]] = {}
    for record in records:
        found.setdefault(type(record), []).append(record)
    return {kind: tuple(sorted(some, key=BY_ID)) for kind, some in found.items()}


@dataclass(frozen=True)
class Pile:
    """All records found so far, with the packs a link stage may use, and what earlier builds worked out."""

    records: tuple[Record, ...]
    world: Pack
    ontology: Pack
    kept: Kept = field(default_factory=Kept)

    @classmethod
    def of_kinds(cls, known: Mapping[type[Record], tuple[Record, ...]], world: Pack, ontology: Pack) -> "Pile":
        """A pile of records that are known by kind, each kind sorted by id."""
        made = cls(tuple(record for some in known.values() for record in some), world, ontology)
        vars(made)["_by_kind"] = dict(known)
        return made

    @cached_property
    def _by_kind(self) -> Mapping[type[Record], tuple[Record, ...]]:
        return _by_kind(self.records)

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Records of one kind, sorted by id."""
        return cast("tuple[R, ...]", self._by_kind.get(kind, ()))

    def more(self, found: Sequence[Record]) -> "Pile":
        """The pile with what a stage found; its notes go with it unless actors were found, on whom they rest."""
        more = Pile((*self.records, *found), self.world, self.ontology, self.kept)
        kinds = {type(one) for one in found}
        if Actor not in kinds:
            self._hand_on_notes(more)
        self._hand_on(more, kinds)
        vars(more)["by_id"] = {**self.by_id, **{one.id: one for one in found}}
        vars(more)["_by_kind"] = {
            **self._by_kind,
            **_by_kind([*(one for kind in kinds for one in self.of(kind)), *found]),
        }
        return more

    def without(self, gone: Collection[str]) -> "Pile":
        """The pile less some records, with its notes."""
        left = Pile(tuple(one for one in self.records if one.id not in gone), self.world, self.ontology, self.kept)
        self._hand_on_notes(left)
        kinds = {type(self.by_id[one]) for one in gone if one in self.by_id}
        self._hand_on(left, kinds)
        fewer = {kind: tuple(one for one in self.of(kind) if one.id not in gone) for kind in kinds}
        vars(left)["_by_kind"] = {**self._by_kind, **fewer}
        return left

    def _hand_on(self, other: "Pile", kinds: Set[type[Record]]) -> None:
        """Give another pile the indexes of this one that hold for it: it differs in records of some kinds only."""
        for index, rests_on in INDEXES.items():
            if index in vars(self) and kinds.isdisjoint(rests_on):
                vars(other)[index] = vars(self)[index]

    def _hand_on_notes(self, other: "Pile") -> None:
        """Give another pile what is noted so far; what either notes later is its own."""
        other.notes.update(self.notes)
        other._noted.update({what: dict(some) for what, some in self._noted.items()})

    @cached_property
    def voices(self) -> dict[str, object]:
        """Like notes, of what rests on all claims of a text: who speaks (`recoupe.link.witnesses`)."""
        return {}

    @cached_property
    def notes(self) -> dict[str, object]:
        """What stages have worked out about records and would work out again: pure, so never wrong to lose."""
        return {}

    @cached_property
    def _noted(self) -> dict[str, dict[str, object]]:
        return {}

    def noted(self, what: str) -> dict[str, object]:
        """Notes of one kind by the id of the record they are of: asked for by millions, so under the bare id."""
        known = self._noted
        if what not in known:
            known[what] = {}
        return known[what]

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Id to record."""
        return {record.id: record for record in self.records}

    def get(self, identifier: str, kind: type[R]) -> R | None:
        """The record with that id when it is of that kind."""
        record = self.by_id.get(identifier)
        return record if isinstance(record, kind) else None

    @cached_property
    def articles_of(self) -> Mapping[str, tuple[Article, ...]]:
        """Text id to the articles that print it, sorted by id."""
        found: dict[str, list[Article]] = {}
        for article in self.of(Article):
            found.setdefault(article.text, []).append(article)
        return {text: tuple(some) for text, some in found.items()}

    @cached_property
    def date_of(self) -> Mapping[str, DocumentDate]:
        """Text id to its document date."""
        return {one.text: one for one in self.of(DocumentDate)}

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Actor key to its record."""
        return {actor.key: actor for actor in self.of(Actor)}

    @cached_property
    def decided(self) -> Decided:
        """What a person decided about actors and copies."""
        return decided(self.of(Decision))

    @cached_property
    def office_of(self) -> Mapping[str, tuple[str, str]]:
        """Person's key to an office some article names beside them and its state: (``spokesman``, ``USA``)."""
        found: dict[str, tuple[str, str]] = {}
        named = {one.id: (one.office, one.state) for one in self.of(Mention) if one.office and one.state}
        for chain in self.of(Chain) if named else ():
            held = [named[one] for one in chain.mentions if one in named]
            key = self._actor_of_chain.get(chain.id, "") if held else ""
            if key:
                found[key] = min(*held, found.get(key, held[0]))
        return found

    def affiliation(self, key: str) -> str:
        """The state a person speaks for by an office somebody names or the world pack knows; empty for none.

        A body is of no state for that one of its people is named beside it: « le ministre et la Ligue ».
        """
        if not key.startswith(PERSON):
            return ""
        actor = self.actors.get(key)
        held = [one.state for one in actor.offices if one.name in self.state_offices] if actor else []
        if held:
            return held[0]
        office, state = self.office_of.get(key, ("", ""))
        return state if office in self.state_offices else ""

    @cached_property
    def state_offices(self) -> frozenset[str]:
        """Offices whose holder speaks for a state: those of its government, not of its parliament."""
        return frozenset(row["office"] for row in self.world["office_sorts"] if row["sort"] != "parliament")

    @cached_property
    def _actor_of_chain(self) -> Mapping[str, str]:
        return {chain: actor.key for actor in self.of(Actor) for chain in actor.chains}

    @cached_property
    def _chain_of_mention(self) -> Mapping[str, Chain]:
        return {mention: chain for chain in self.of(Chain) for mention in chain.mentions}

    def chain_of(self, mention: str) -> Chain | None:
        """The chain a mention is part of; None for one of which nothing else in its text speaks."""
        return self._chain_of_mention.get(mention)

    def actor(self, mention: str, candidates: Sequence[str] = ()) -> str:
        """The key of the actor a mention is of: by its chain, else its first candidate, else empty."""
        chain = self._chain_of_mention.get(mention)
        if chain is not None:
            known = self._actor_of_chain.get(chain.id, "")
            return known or self.decided.key(chain.candidates[0] if chain.candidates else "")
        one = self.get(mention, Mention)
        keys = one.candidates if one is not None and one.candidates else candidates
        return self.decided.key(keys[0]) if keys else ""

    def holder_key(self, holder: Holder) -> str:
        """The actor key of a holder; empty for an absent, impersonal or unresolved one."""
        if self.overrules(holder):
            return self.actor("", holder.candidates)
        return self.actor(holder.mention, holder.candidates) if holder.mention or holder.candidates else ""

    def overrules(self, holder: Holder) -> bool:
        """Whether a claim knows better than the chain of its pronoun: « a-t-il ajouté » is who spoke last."""
        mention = self.get(holder.mention, Mention)
        told = bool(holder.candidates) and mention is not None and bool(mention.candidates)
        return told and mention is not None and mention.candidates[0] != holder.candidates[0]

    def measured_in(self, text: str) -> tuple[Quantity, ...]:
        """Quantities of one text, sorted by id."""
        return self._quantities_by_text.get(text, ())

    @cached_property
    def _quantities_by_text(self) -> Mapping[str, tuple[Quantity, ...]]:
        found: dict[str, list[Quantity]] = {}
        for one in self.of(Quantity):
            found.setdefault(one.span.text, []).append(one)
        return {text: tuple(some) for text, some in found.items()}

    def claims_in(self, text: str) -> tuple[Claim, ...]:
        """Claims of one text, sorted by id."""
        return self._claims_by_text.get(text, ())

    @cached_property
    def _claims_by_text(self) -> Mapping[str, tuple[Claim, ...]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.of(Claim):
            found.setdefault(claim.span.text, []).append(claim)
        return {text: tuple(some) for text, some in found.items()}

    def last_before(self, text: str, place: int) -> Claim | None:
        """The claim of a text that ends last of those that end by a character; None where none does."""
        ends, claims = self._claims_by_end.get(text, ((), ()))
        behind = bisect_right(ends, place)
        return claims[behind - 1] if behind else None

    @cached_property
    def _claims_by_end(self) -> Mapping[str, tuple[Sequence[int], Sequence[Claim]]]:
        found = {}
        for text, some in self._claims_by_text.items():
            ordered = sorted(some, key=lambda one: (one.span.end, one.span.start, one.id))
            found[text] = ([one.span.end for one in ordered], ordered)
        return found

    def events_in(self, text: str) -> tuple[Event, ...]:
        """Events of one text, sorted by id."""
        return self._events_by_text.get(text, ())

    @cached_property
    def _events_by_text(self) -> Mapping[str, tuple[Event, ...]]:
        found: dict[str, list[Event]] = {}
        for event in self.of(Event):
            found.setdefault(event.span.text, []).append(event)
        return {text: tuple(some) for text, some in found.items()}

    def quantities(self, claim: Claim) -> tuple[Quantity, ...]:
        """Quantities inside the content of a claim, in text order."""
        return self._inside(claim.quantities, Quantity)

    def timexes(self, claim: Claim) -> tuple[Timex, ...]:
        """Time expressions inside the content of a claim, in text order."""
        return self._inside(claim.timexes, Timex)

    def events(self, claim: Claim) -> tuple[Event, ...]:
        """Events inside the content of a claim, in text order."""
        return self._inside(claim.events, Event)

    def _inside(self, names: Sequence[str], kind: type[L]) -> tuple[L, ...]:
        if not names:
            return ()
        found = [one for one in map(self.by_id.get, names) if isinstance(one, kind)]
        return tuple(sorted(found, key=_START)) if len(found) > 1 else tuple(found)

    def actors_in(self, claim: Claim) -> tuple[str, ...]:
        """Keys of the actors and places named in the content of a claim, its condition left out; sorted, each once."""
        named = claim.mentions
        if claim.condition is not None:
            named = tuple(mention for mention in named if not self._is_condition(claim, mention))
        found = {key for mention in named for key in self._keys_of(mention)} if named else set()
        return tuple(sorted(found - {""}))

    def _is_condition(self, claim: Claim, mention: str) -> bool:
        """True for those named in a condition only: « si la Corée du Nord … » says nothing of what is threatened."""
        one = self.get(mention, Mention)
        return claim.condition is not None and one is not None and bool(one.span.overlap(claim.condition))

    def _keys_of(self, mention: str) -> Sequence[str]:
        """The keys a mention stands for: the members of a pair, the state of a place, else its actor."""
        key = self.actor(mention)
        if key.startswith("PLC:"):
            one = self.get(mention, Mention)
            return (one.state if one else "",)
        return members(key)

    @cached_property
    def _mentions_by_text(self) -> Mapping[str, tuple[Mention, ...]]:
        found: dict[str, list[Mention]] = {}
        for mention in self.of(Mention):
            found.setdefault(mention.span.text, []).append(mention)
        return {text: tuple(sorted(some, key=_START)) for text, some in found.items()}

    def quantities_in(self, text: str, start: int, end: int) -> tuple[Quantity, ...]:
        """Quantities that lie wholly inside characters ``start:end`` of a text, in text order."""
        inside = (one for one in self.measured_in(text) if start <= one.span.start and one.span.end <= end)
        return tuple(sorted(inside, key=lambda one: (one.span.start, one.id)))

    def mentions_in(self, text: str, start: int, end: int) -> tuple[Mention, ...]:
        """Mentions that lie wholly inside characters ``start:end`` of a text, in text order."""
        every = self._mentions_by_text.get(text, ())
        behind = islice(every, bisect_left(every, start, key=_START), None)
        return tuple(one for one in takewhile(lambda one: one.span.start <= end, behind) if one.span.end <= end)


INDEXES: Mapping[str, frozenset[type[Record]]] = {
    "articles_of": frozenset({Article}),
    "date_of": frozenset({DocumentDate}),
    "actors": frozenset({Actor}),
    "decided": frozenset({Decision}),
    "office_of": frozenset({Actor, Chain, Mention}),
    "state_offices": frozenset(),
    "_actor_of_chain": frozenset({Actor}),
    "_chain_of_mention": frozenset({Chain}),
    "voices": frozenset({Actor, Chain, Claim, Mention}),
    "_claims_by_text": frozenset({Claim}),
    "_claims_by_end": frozenset({Claim}),
    "_events_by_text": frozenset({Event}),
    "_mentions_by_text": frozenset({Mention}),
    "_quantities_by_text": frozenset({Quantity}),
}
"""Indexes of a pile, each with the kinds of record it rests on: it stands for a pile with no more of them."""
