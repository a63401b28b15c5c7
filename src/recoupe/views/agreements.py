"""Agreements with their parties, stages and clauses, and flows: who gives what to whom, for what.

What enters is the records of a dossier; what leaves is rows, each cell with the events it comes from. Agreements are
told apart by their parties; a clause belongs to the agreement whose words are of one chain with its subject, else to
the last one told before it in its text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe import packs
from recoupe.link.vocabulary import families
from recoupe.model import Chain, Event, Filler, Link, Record, Span
from recoupe.packs import Pack
from recoupe.terms import LinkKind, Polarity, Status
from recoupe.text.atlas import atlas
from recoupe.views.coded import coded_events
from recoupe.views.codings import CodedEvent
from recoupe.views.sectors import NOBODY, OWN_CODES
from recoupe.views.touched import Touched

CLAUSE, EXCHANGE, THEME = "clause", "exchange", "theme"
STAGES = ("negotiated", "signed", "ratified", "in_force", "invoked", "denounced")
"""Stages in the order an agreement goes through them."""
FLOWS = frozenset({"AID", "SUPPLY", "TRADE"})
"""Families of predicates by which something passes from one party to another."""
SENDING = frozenset({"SEND_TROOPS"})
NAMED = 2


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of an agreement, or one clause, as an event tells it; ``words`` are its quotation or its wording."""

    event: str
    text: str
    start: int
    end: int
    stage: str
    date: str
    status: str
    words: str


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement: parties (states and bodies, sorted), its longest name, its last stage, stages and clauses."""

    parties: tuple[str, ...]
    name: str
    stage: str
    stages: tuple[Step, ...]
    clauses: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class FlowRow:
    """What passes from one party to another; ``exchange`` is what is given back, in the words of the text.

    The same words in several texts are one row; ``texts`` counts them, the place is that of the first. ``decided``
    names the cells a person decided (`recoupe.views.touched`).
    """

    id: str
    text: str
    start: int
    end: int
    texts: int
    giver: tuple[str, ...]
    receiver: tuple[str, ...]
    what: tuple[str, ...]
    quantity: str
    exchange: tuple[str, ...]
    date: str
    status: str
    quote: str
    decided: tuple[str, ...] = ()


def agreement_rows(
    records: Iterable[Record], world: Pack | None = None, *, coded: Mapping[str, CodedEvent] | None = None
) -> list[AgreementRow]:
    """The agreements of a record, by parties.

    Args:
        records: any records; events and what coding needs are used.
        world: the world pack the readings used; the shipped one when left out.
        coded: their `coding` where it is known.
    """
    kept = tuple(records)
    coded = coding(kept, world) if coded is None else coded
    events = sorted((one for one in kept if isinstance(one, Event)), key=lambda one: (one.span.text, one.trigger.start))
    chains = {mention: one.id for one in kept if isinstance(one, Chain) for mention in one.mentions}
    found: dict[tuple[str, ...], tuple[list[Event], list[Event]]] = {}
    for event in events:
        parties = _parties(coded.get(event.id))
        if event.stage and event.polarity == Polarity.POSITIVE and len(parties) >= NAMED:
            found.setdefault(parties, ([], []))[0].append(event)
    world = world or packs.shipped("world")
    for event in events:
        sides = _sides(event, world) if _clauses(event) else ()
        owner = _owner(event, sides, found, chains) if _clauses(event) else None
        if owner is not None:
            found.setdefault(owner, ([], []))[1].append(event)
    return [_row(parties, *found[parties], coded) for parties in sorted(found)]


def agreements_with(rows: Iterable[AgreementRow], actor: str) -> list[AgreementRow]:
    """The agreements of a party, told by its key; all when empty."""
    return [row for row in rows if not actor or _is_among(row.parties, actor)]


def flows_with(rows: Iterable[FlowRow], actor: str) -> list[FlowRow]:
    """What a party gives or gets, told by its key; all when empty."""
    return [row for row in rows if not actor or _is_among((*row.giver, *row.receiver), actor)]


def party(code: str) -> str:
    """The key of a party in a code, without its sector: ``PRK MIL`` is the army of ``PRK``."""
    head = code.split(" ", maxsplit=1)[0]
    return next((key for key, own in OWN_CODES.items() if own == head), head)


def _is_among(codes: Iterable[str], actor: str) -> bool:
    """True where a party, or the state it is a body of, is among codes."""
    return any(party(one) in (actor, actor.partition(":")[0]) for one in codes)


def coding(records: Sequence[Record], world: Pack | None = None) -> Mapping[str, CodedEvent]:
    """Event id to its code, whatever its status and whoever is named: what agreements and flows are drawn from."""
    return {one.id: one for one in coded_events(records, statuses=tuple(Status), whole=False, world=world)}


def _parties(code: CodedEvent | None) -> tuple[str, ...]:
    """States and bodies on either side of an event, sorted; parts of one state by their own names."""
    named = {*code.actor, *code.recipient} - {NOBODY} if code is not None else set()
    states = {one.split(" ")[0] for one in named}
    return tuple(sorted(states if len(states) != 1 else named))


def _sides(event: Event, world: Pack) -> tuple[str, ...]:
    """The states and bodies that a clause says its agreement is between, sorted."""
    places = atlas(world)
    keys = (key for one in event.roles if one.role == "actor" for key in one.candidates[:1])
    return tuple(sorted({places.state_of(key) or key for key in keys}))


def _clauses(event: Event) -> tuple[Filler, ...]:
    return tuple(one for one in event.roles if one.role == CLAUSE)


def _themes(event: Event) -> tuple[Filler, ...]:
    return tuple(one for one in event.roles if one.role == THEME)


def _owner(
    clause: Event,
    sides: tuple[str, ...],
    found: Mapping[tuple[str, ...], tuple[list[Event], list[Event]]],
    chains: Mapping[str, str],
) -> tuple[str, ...] | None:
    """The parties of the agreement a clause belongs to: that of its words, those it names (``sides``), or those of the
    one told last before it; None when there is none.
    """
    own = _named(clause, chains)
    before: list[tuple[int, tuple[str, ...]]] = []
    for parties, (staged, _) in found.items():
        for event in (one for one in staged if one.span.text == clause.span.text):
            if own & _named(event, chains):
                return parties
            if event.trigger.start < clause.trigger.start:
                before.append((event.trigger.start, parties))
    if len(sides) >= NAMED:
        return sides
    return max(before)[1] if before else None


def _named(event: Event, chains: Mapping[str, str]) -> set[str | Span]:
    """What stands for the agreement of an event: the chains of its words, and their places."""
    themes = _themes(event)
    return {chains.get(one.mention, one.mention) for one in themes if one.mention} | {one.span for one in themes}


def _row(
    parties: tuple[str, ...], staged: Sequence[Event], clauses: Sequence[Event], coded: Mapping[str, CodedEvent]
) -> AgreementRow:
    names = [one.span.surface for event in (*staged, *clauses) for one in _themes(event)]
    happened = [one.stage for one in staged if one.status in (Status.ASSERTED, Status.HISTORICAL)]
    return AgreementRow(
        parties=parties,
        name=max(sorted(names), key=len, default=""),
        stage=max(happened, key=STAGES.index, default=""),
        stages=tuple(sorted((_step(one, coded, one.span.surface) for one in staged), key=lambda one: one.date or "9")),
        clauses=tuple(_step(one, coded, filler.span.surface) for one in clauses for filler in _clauses(one)),
    )


def _step(event: Event, coded: Mapping[str, CodedEvent], words: str) -> Step:
    code = coded.get(event.id)
    return Step(
        event=event.id,
        text=event.span.text,
        start=event.span.start,
        end=event.span.end,
        stage=event.stage,
        date=code.date if code else "",
        status=str(event.status),
        words=words,
    )


def flow_rows(
    records: Iterable[Record], world: Pack | None = None, *, coded: Mapping[str, CodedEvent] | None = None
) -> list[FlowRow]:
    """What passes from one party to another, in text order.

    Args:
        records: any records; events, links and what coding needs are used.
        world: the world pack the readings used; the shipped one when left out.
        coded: their `coding` where it is known.
    """
    kept = tuple(records)
    coded = coding(kept, world) if coded is None else coded
    events = {one.id: one for one in kept if isinstance(one, Event)}
    back: dict[str, list[str]] = {}
    for link in kept:
        if isinstance(link, Link) and link.kind == LinkKind.EXCHANGE and link.target in events:
            back.setdefault(link.source, []).append(events[link.target].span.surface)
    family = families(packs.shipped("ontology"))
    rows = [
        _flow(event, coded[event.id], back.get(event.id, []))
        for event in events.values()
        if event.id in coded
        and event.polarity == Polarity.POSITIVE
        and event.status != Status.DENIED
        and (family[event.predicate] in FLOWS or event.predicate in SENDING)
    ]
    touched = Touched.of(kept)
    rows = [replace(row, decided=touched.cells_of(row.id)) for row in rows]
    told = sorted((row for row in rows if _is_flow(row)), key=lambda row: (row.text, row.start, row.id))
    alike: dict[tuple[object, ...], list[FlowRow]] = {}
    for row in told:
        alike.setdefault((row.giver, row.receiver, row.quote, row.date, row.status), []).append(row)
    return [replace(some[0], texts=len({row.text for row in some})) for some in alike.values()]


def _is_flow(row: FlowRow) -> bool:
    """Whether somebody is named on one side, and on the other side somebody or something."""
    return bool(row.giver or row.receiver) and bool(row.receiver or row.what or row.exchange)


def _flow(event: Event, code: CodedEvent, back: Sequence[str]) -> FlowRow:
    given_back = [one.span.surface for one in event.roles if one.role == EXCHANGE]
    return FlowRow(
        id=event.id,
        text=event.span.text,
        start=event.span.start,
        end=event.span.end,
        texts=1,
        giver=tuple(one for one in code.actor if one != NOBODY),
        receiver=tuple(one for one in code.recipient if one != NOBODY),
        what=tuple(one.span.surface for one in _themes(event)),
        quantity=code.quantity,
        exchange=tuple(sorted({*given_back, *back})),
        date=code.date,
        status=code.status,
        quote=code.quote,
    )
