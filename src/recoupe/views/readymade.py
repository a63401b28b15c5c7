"""Rows that a question about a whole record gets whatever else it asks: kept beside the record, so that none waits.

What enters is a selection; what leaves are the rows of `recoupe.views.agreements` and `recoupe.views.coded`. Of a part
of a record they are made when asked for.
"""

from recoupe.model import (
    Actor,
    Article,
    Block,
    Chain,
    Claim,
    Decision,
    DocumentDate,
    Event,
    Link,
    Mention,
    Quantity,
    Record,
    Story,
    Timex,
)
from recoupe.views.agreements import AgreementRow, FlowRow, agreement_rows, coding, flow_rows
from recoupe.views.coded import coded_events
from recoupe.views.codings import CodedEvent
from recoupe.views.prepared import made_once
from recoupe.views.selection import Selection

CODED_FROM: tuple[type[Record], ...] = (
    Actor, Article, Block, Chain, Claim, Decision, DocumentDate, Event, Link, Mention, Quantity, Story, Timex,
)  # fmt: skip
"""What coding reads; the rest of a record is the larger part of it."""


def agreements_of(selection: Selection) -> list[AgreementRow]:
    """The agreements of a selection, by parties."""
    return made_once(selection, "agreements", list[AgreementRow], lambda: agreement_rows(_records(selection)))


def flows_of(selection: Selection) -> list[FlowRow]:
    """What passes from one party to another in a selection, in text order."""
    return made_once(selection, "flows", list[FlowRow], lambda: flow_rows(_records(selection)))


def prepare_dealings(selection: Selection) -> None:
    """Make and keep agreements and flows, coded once for both; what stands already is left."""
    if selection.kept("agreements") is None or selection.kept("flows") is None:
        records = _records(selection)
        coded = coding(records)
        made_once(selection, "agreements", list[AgreementRow], lambda: agreement_rows(records, coded=coded))
        made_once(selection, "flows", list[FlowRow], lambda: flow_rows(records, coded=coded))


def events_of(selection: Selection, ontology: str = "plover") -> list[CodedEvent]:
    """The coded events of a selection in the statuses that are coded unless others are asked for."""
    return made_once(
        selection,
        f"coded {ontology}",
        list[CodedEvent],
        lambda: coded_events(_records(selection), ontology=ontology),
    )


def _records(selection: Selection) -> tuple[Record, ...]:
    """What coding needs of a selection, in the order of a whole record."""
    return selection.kinds(*sorted(CODED_FROM, key=lambda kind: kind.KIND))
