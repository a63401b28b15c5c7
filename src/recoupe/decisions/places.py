"""How a decision addresses a record: text, characters and the words there, or an actor key; never a record id.

A claim is addressed by its content, an event by its trigger, a mention and a block by their span: one record of a kind
at each. A finding is addressed by its kind and the places of all it rests on, and is the same finding as long as it
rests on them, whatever joins it later. A copy edge is addressed by its two ends.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import TypeAlias

from recoupe.decisions.log import one_line
from recoupe.decisions.values import PLACED
from recoupe.model import Article, Block, Claim, Decision, Event, Finding, Mention, Problem, Record, Span

Place: TypeAlias = tuple[str, str, int, int]
"""Kind of record, text, start, end."""

SPANNED = (*PLACED, "block")


def span_of(record: Record) -> Span | None:
    """The span that addresses a record; None for kinds that a span does not address."""
    if isinstance(record, Claim):
        return record.content
    if isinstance(record, Event):
        return record.trigger
    return record.span if isinstance(record, Mention | Block) else None


def place_of(record: Record) -> Place | None:
    """The place that addresses a record; None for kinds that a span does not address."""
    span = span_of(record)
    return None if span is None else (record.KIND, span.text, span.start, span.end)


def addressed(decision: Decision) -> Place | None:
    """The place a decision is about; None when it is not about a record at a span."""
    kind = re.split("[ .]", decision.value, maxsplit=1)[0]
    known = decision.action in ("accept", "reject", "relabel", "note") and kind in SPANNED and decision.start >= 0
    return (kind, decision.target, decision.start, decision.end) if known else None


def members_of(finding: Finding, by_id: Mapping[str, Record]) -> tuple[str, ...]:
    """The places of all a finding rests on, as ``TEXT:START:END``, its first point first."""
    records = [by_id[one] for one in (*(point.record for point in finding.points), *finding.members) if one in by_id]
    places = [place for place in map(_written, records) if place]
    shown = [f"{span.text}:{span.start}:{span.end}" for point in finding.points for span in point.spans[:1]]
    return tuple(dict.fromkeys(places or shown))


def _written(record: Record) -> str:
    """Where a member of a finding lies, as a line of decisions writes it; an article lies at the start of its text."""
    span = span_of(record)
    if span is not None:
        return f"{span.text}:{span.start}:{span.end}"
    return f"{record.text}:0:0" if isinstance(record, Article) else ""


def is_about(decision: Decision, finding: Finding, members: frozenset[str]) -> bool:
    """Whether a decision addresses a finding that rests on the places ``members``."""
    kind, *rest = decision.value.split(" ")
    return kind == "finding" and rest[:1] == [finding.kind] and members.issuperset(rest[1:])


def lost(
    decisions: Iterable[Decision], known: Set[str], characters_of: Callable[[str], str | None]
) -> Iterator[Problem]:
    """A problem for each decision whose text, article, key or words are not there, in the order of the decisions.

    Args:
        decisions: what a person decided.
        known: ids of every article, text and decision of the dossier, those set aside too, and every actor key.
        characters_of: text id to its characters; None for a text that is not read.
    """
    for decision in decisions:
        fault = _lost(decision, known, characters_of(decision.target))
        if fault:
            yield problem(decision, fault)


def problem(decision: Decision, fault: str) -> Problem:
    """The problem of a decision that finds nothing to decide."""
    message = f"{decision.action} of {decision.when or 'no date'} by {decision.who or 'nobody named'}: {fault}"
    return Problem(code="lost_decision", message=message, name=decision.target)


def _lost(decision: Decision, known: Set[str], characters: str | None) -> str:
    if re.fullmatch("[0-9a-f]{32}", decision.target):
        what = "a decision of this file" if decision.action == "undo" else "an article or a text of this dossier"
        if decision.target not in known:
            return f"expected {what}, found none"
    elif decision.target not in known:
        return f"expected an actor of this dossier, found none: {decision.target}"
    if decision.start < 0 or characters is None:
        return ""
    found = one_line(characters[decision.start : decision.end])
    return (
        "" if found == one_line(decision.quote) else f"expected {decision.quote!r} at {decision.start}, found {found!r}"
    )


def unmet(decisions: Iterable[Decision], records: Iterable[Record]) -> Iterator[Problem]:
    """A problem for each record accepted or noted on that is not there any more, in the order of the decisions.

    Those that change a record are told by the reading they change.
    """
    waiting = [one for one in decisions if one.action in ("accept", "note") and addressed(one)]
    if waiting:
        there = {place_of(one) for one in records}
        for one in waiting:
            place = addressed(one)
            if place is not None and place not in there:
                yield problem(one, f"expected the {place[0]} at {place[2]}:{place[3]}, found none")
