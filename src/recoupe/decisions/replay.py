"""What a person decided, done to what was found: records of one reading after each stage, findings after the last.

Enters: what a stage found, and the decisions in force on that text, in order. Leaves: the same without what was
rejected and with what was set anew; a reference to a record that changed follows it, one to a record that went is cut.
Everything that a later stage draws from it is drawn from what the person left standing.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from recoupe.decisions.places import Place, addressed, is_about, members_of, place_of, problem
from recoupe.model import (
    Chain,
    Claim,
    Decision,
    Event,
    Finding,
    Holder,
    Link,
    Mention,
    Problem,
    Record,
)
from recoupe.terms import Certainty, HolderPath, Polarity, Role, Stance, Status, type_of_key

RULE = "decisions.tsv"


@dataclass(slots=True)
class Replay:
    """The decisions on one text, and which of them have found their place so far."""

    decisions: Sequence[Decision]
    _found: set[Place] = field(default_factory=set)

    def on(self, found: Sequence[Record]) -> tuple[Record, ...]:
        """What a stage found as the person left it."""
        rejected, settings = _rulings(self.decisions)
        if not rejected and not settings:
            return tuple(found)
        self._found.update(place for place in map(place_of, found) if place is not None)
        gone = {one.id for one in found if place_of(one) in rejected}
        kept = [one for one in found if one.id not in gone]
        changed = {one.id: _set(one, settings[place]) for one in kept if (place := place_of(one)) in settings}
        new: dict[str, str] = {**dict.fromkeys(gone, ""), **{old: one.id for old, one in changed.items()}}
        pinned = {one.id for one in changed.values() if isinstance(one, Mention)}
        kept = [_renamed(changed.get(one.id, one), new) for one in kept]
        return tuple(_rechained([one for one in kept if not _is_cut(one)], pinned))

    def lost(self) -> list[Problem]:
        """A problem for each decision that changes a record and found none at its place."""
        changing = [one for one in self.decisions if one.action in ("reject", "relabel")]
        places = ((one, addressed(one)) for one in changing)
        missing = [(one, place) for one, place in places if place is not None and place not in self._found]
        return [problem(one, f"expected the {place[0]} at {place[2]}:{place[3]}, found none") for one, place in missing]


Settings = Mapping[str, Decision]


def _rulings(decisions: Iterable[Decision]) -> tuple[set[Place], dict[Place, dict[str, Decision]]]:
    """The places rejected, and for each place relabelled the last decision on each field."""
    rejected: set[Place] = set()
    settings: dict[Place, dict[str, Decision]] = {}
    for one in decisions:
        place = addressed(one)
        if place is None:
            continue
        if one.action == "reject":
            rejected.add(place)
        elif one.action == "accept":
            rejected.discard(place)
        elif one.action == "relabel":
            settings.setdefault(place, {})[one.value.partition("=")[0].partition(".")[2]] = one
    return rejected, settings


def _set(record: Record, settings: Settings) -> Record:
    """The record with the fields a person set; its evidence says who decided.

    The stance comes first: what it rules out gives way, and what else the person set stands over that.
    """
    for name, decision in sorted(settings.items(), key=lambda one: (one[0] != "stance", one[0])):
        record = _SETTERS[record.KIND, name](record, decision.value.partition("=")[2])
        rule = f"{RULE}#{record.KIND}.{name}"
        why = replace(record.why, rules=(*record.why.rules, rule), inputs=(*record.why.inputs, decision.id))
        record = replace(record, why=why, id="")
    return record


def _closed(name: str, values: type[Any]) -> Callable[[Any, str], Record]:
    return lambda record, value: replace(record, **{name: values(value)})


def _stance(record: Claim, value: str) -> Claim:
    """The claim with another stance, and the certainty and polarity that go with it where it rules out the old ones."""
    new = Stance(value)
    certainties = CERTAINTIES.get(new, (record.certainty,))
    certainty = record.certainty if record.certainty in certainties else certainties[0]
    polarity = POLARITIES.get(new, record.polarity)
    if new not in POLARITIES and record.stance in POLARITIES:  # « dément » brought the negation, and is gone
        polarity = Polarity.POSITIVE
    return replace(record, stance=new, certainty=certainty, polarity=polarity)


def _holders(record: Claim, value: str) -> Claim:
    """The claim with other speakers at the end of its holder chain, the witness end."""
    deepest = max((one.depth for one in record.holders), default=0)
    above = tuple(one for one in record.holders if one.depth < deepest)
    ends = [one for one in record.holders if one.depth == deepest]
    span = ends[0].span if ends else None
    set_anew = tuple(Holder(HolderPath.EXPLICIT, span, candidates=(key,), depth=deepest) for key in value.split(" + "))
    return replace(record, holders=(*above, *set_anew))


def _predicate(record: Event, value: str) -> Event:
    return replace(record, predicate=value)


def _pinned(record: Mention, value: str) -> Mention:
    return replace(record, candidates=(value,), type=type_of_key(value, record.type))


_SURE = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE)

CERTAINTIES: Mapping[Stance, tuple[Certainty, ...]] = {
    Stance.ASSERTS: _SURE,
    Stance.CONFIRMS: _SURE,
    Stance.EVALUATES: _SURE,
    Stance.ESTIMATES: (Certainty.PROBABLE, Certainty.POSSIBLE),
    Stance.DENIES: (Certainty.CERTAIN,),
    Stance.REFUSES: (Certainty.CERTAIN,),
    Stance.PROMISES: (Certainty.CERTAIN,),
    Stance.THREATENS: (Certainty.CERTAIN, Certainty.PROBABLE),
    Stance.DEMANDS: (Certainty.UNCOMMITTED,),
    Stance.HAS_NOT_CONFIRMED: (Certainty.UNCOMMITTED,),
    Stance.DECLINES_TO_CONFIRM: (Certainty.UNCOMMITTED,),
    Stance.DECLINES_TO_COMMENT: (Certainty.UNCOMMITTED,),
}
"""The certainties a stance leaves, that which it becomes first; a stance that is not named leaves them all."""

POLARITIES: Mapping[Stance, Polarity] = {
    Stance.DENIES: Polarity.NEGATIVE,
    Stance.REFUSES: Polarity.NEGATIVE,
    Stance.HAS_NOT_CONFIRMED: Polarity.UNKNOWN,
    Stance.DECLINES_TO_CONFIRM: Polarity.UNKNOWN,
    Stance.DECLINES_TO_COMMENT: Polarity.UNKNOWN,
}
"""The polarity that is in a stance, where one is."""

_SETTERS: Mapping[tuple[str, str], Callable[[Any, str], Record]] = {
    ("block", "role"): _closed("role", Role),
    ("claim", "certainty"): _closed("certainty", Certainty),
    ("claim", "holder"): _holders,
    ("claim", "polarity"): _closed("polarity", Polarity),
    ("claim", "stance"): _stance,
    ("event", "predicate"): _predicate,
    ("event", "status"): _closed("status", Status),
    ("mention", "actor"): _pinned,
}


def _renamed(record: Record, new: Mapping[str, str]) -> Record:
    """The record with the ids of changed records in place of the old ones, its own id made anew with them."""
    made = replace(
        record, **{one.name: _followed(getattr(record, one.name), new) for one in fields(record) if one.name != "id"}
    )
    return made if made == record else replace(made, id="")


def _followed(value: Any, new: Mapping[str, str]) -> Any:  # noqa: ANN401 (walks the fields of any record)
    if isinstance(value, str):
        return new.get(value, value)
    if isinstance(value, tuple):
        return tuple(part for part in (_followed(one, new) for one in value) if part != "" or "" in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _followed(getattr(value, one.name), new) for one in fields(value)})
    return value


def without(found: Sequence[Record], gone: Collection[str]) -> tuple[Record, ...]:
    """Records less some claims and events (ids), and less the links that hang on them; what refers to one is cut."""
    new = dict.fromkeys(gone, "")
    kept = (_renamed(one, new) if isinstance(one, Claim | Event | Link) else one for one in found if one.id not in new)
    return tuple(one for one in kept if not _is_cut(one))


def _is_cut(record: Record) -> bool:
    """True for what hangs on a record that went: a link without an end, a chain without mentions."""
    if isinstance(record, Link):
        return not (record.source and record.target)
    return isinstance(record, Chain) and not record.mentions


def _rechained(records: Sequence[Record], pinned: set[str]) -> Iterable[Record]:
    """The records with each pinned mention in a chain of its own, of the actor a person gave it."""
    for record in records:
        if isinstance(record, Chain) and pinned.intersection(record.mentions):
            others = tuple(one for one in record.mentions if one not in pinned)
            if others:
                yield replace(record, mentions=others, id="")
        else:
            yield record
        if isinstance(record, Mention) and record.id in pinned:
            yield Chain(
                text=record.span.text,
                mentions=(record.id,),
                type=record.type,
                name=record.name,
                candidates=record.candidates,
                why=record.why,
            )


def judged(
    found: Sequence[Record], decisions: Iterable[Decision], by_id: Mapping[str, Record]
) -> tuple[tuple[Record, ...], list[Problem]]:
    """Findings without those a person rejected, and a problem for each rejection that found none.

    Args:
        found: what the last link stage found.
        decisions: those in force, in order.
        by_id: the records findings rest on.
    """
    told = [one for one in decisions if one.value.startswith("finding ") and one.action in ("accept", "reject")]
    if not told:
        return tuple(found), []
    members = {one.id: frozenset(members_of(one, by_id)) for one in found if isinstance(one, Finding)}
    gone: dict[str, bool] = {}
    missing = []
    for decision in told:
        meant = [one.id for one in found if isinstance(one, Finding) and is_about(decision, one, members[one.id])]
        gone.update(dict.fromkeys(meant, decision.action == "reject"))
        if not meant:
            missing.append(problem(decision, f"expected a finding of kind {decision.value.split(' ')[1]}, found none"))
    return tuple(one for one in found if not gone.get(one.id, False)), missing
