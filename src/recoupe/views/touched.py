"""Which cells a person touched: every view that shows a claim, an event, an actor or a finding asks here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recoupe.decisions import in_force
from recoupe.decisions.places import Place, addressed, is_about, members_of, place_of
from recoupe.model import Actor, Article, Chain, Claim, Decision, DocumentDate, Event, Finding, Record
from recoupe.views.selection import Selection

ACCEPTED, NOTED, REPORTED, HOLDER = "accepted", "note", "reported", "holder"


@dataclass(frozen=True, slots=True)
class Touched:
    """The decisions in force of one record, by what they are about."""

    by_place: Mapping[Place, tuple[Decision, ...]]
    by_text: Mapping[str, tuple[Decision, ...]]
    by_key: Mapping[str, tuple[Decision, ...]]
    on_findings: tuple[Decision, ...]
    by_id: Mapping[str, Record]
    actor_of: Mapping[str, str]

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Touched":
        """The decisions among ``records``."""
        every = tuple(records)
        decided = in_force(one for one in every if isinstance(one, Decision))
        if not decided:
            return cls({}, {}, {}, (), {}, {})
        places: dict[Place, list[Decision]] = {}
        texts: dict[str, list[Decision]] = {}
        keys: dict[str, list[Decision]] = {}
        for one in decided:
            place = addressed(one)
            if place is not None:
                places.setdefault(place, []).append(one)
            elif one.action == "date" or one.value == "article" or one.value.startswith(("edge ", "story ")):
                texts.setdefault(one.target, []).append(one)
            elif not one.value.startswith("finding "):
                for key in {one.target, one.value.partition(" in ")[0]}:
                    keys.setdefault(key, []).append(one)
        chains = {one.id: one for one in every if isinstance(one, Chain)}
        return cls(
            {place: tuple(some) for place, some in places.items()},
            {text: tuple(some) for text, some in texts.items()},
            {key: tuple(some) for key, some in keys.items()},
            tuple(one for one in decided if one.value.startswith("finding ")),
            {one.id: one for one in every},
            {
                mention: actor.key
                for actor in every
                if isinstance(actor, Actor)
                for chain in actor.chains
                if chain in chains
                for mention in chains[chain].mentions
            },
        )

    @classmethod
    def of_selection(cls, selection: Selection) -> "Touched":
        """The decisions of a selection, of which nothing is read where nobody decided anything."""
        return cls.of(selection.records if selection.of(Decision) else ())

    @classmethod
    def of_findings(cls, selection: Selection) -> "Touched":
        """The decisions of a selection as far as findings and what they rest on show them, read without the rest."""
        decided = selection.of(Decision)
        if not decided:
            return cls.of(())
        findings = selection.of(Finding)
        members = selection.some(member for one in findings for member in one.members)
        return cls.of((*decided, *findings, *members, *selection.of(Actor)))

    def on(self, record: Record) -> tuple[Decision, ...]:
        """The decisions on a record itself."""
        place = place_of(record)
        if place is not None:
            return self.by_place.get(place, ())
        if isinstance(record, Finding):
            if not self.on_findings:
                return ()
            members = frozenset(members_of(record, self.by_id))
            return tuple(one for one in self.on_findings if is_about(one, record, members))
        if isinstance(record, Actor):
            return self.by_key.get(record.key, ())
        text = record.text if isinstance(record, Article | DocumentDate) else ""
        return self.by_text.get(text, ()) if text else ()

    def cells_of(self, identifier: str) -> tuple[str, ...]:
        """The cells of the record with that id."""
        record = self.by_id.get(identifier)
        return () if record is None else self.cells(record)

    def cells(self, record: Record) -> tuple[str, ...]:
        """Names of the cells of a record a person decided, sorted: a field, ``accepted``, ``note``, ``reported``."""
        if not (self.by_place or self.by_text or self.by_key or self.on_findings):
            return ()
        found = {_cell(one) for one in self.on(record)}
        if isinstance(record, Claim | Event):
            text = record.span.text
            found |= {REPORTED for one in self.by_text.get(text, ()) if one.action == "date"}
        if isinstance(record, Claim) and self.by_key:
            keys = {
                self.actor_of.get(one.mention, one.candidates[0] if one.candidates else "") for one in record.holders
            }
            found |= {HOLDER for key in keys if key in self.by_key}
        return tuple(sorted(found))


def _cell(decision: Decision) -> str:
    if decision.action == "relabel":
        return decision.value.partition("=")[0].partition(".")[2]
    return {"accept": ACCEPTED, "note": NOTED, "date": REPORTED, "merge": "key", "split": "key"}.get(
        decision.action, decision.action
    )
