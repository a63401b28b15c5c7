"""From what a person names to the line that decides it, and the lines already written with what became of them.

A record is named by its id as the views print it; the line holds its address instead (see `recoupe.decisions`), so that
it outlives the id. Nothing is written here.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe import calendar
from recoupe import decisions as log
from recoupe.decisions import RELABELS, Decision
from recoupe.decisions.places import members_of, span_of
from recoupe.decisions.values import setting_fault
from recoupe.errors import QuestionError
from recoupe.ingest.dossier import Dossier, articles
from recoupe.model import Article, Edge, Finding, Origin, Problem, Record, Span, Text
from recoupe.store.base import Store
from recoupe.views.lookups import actor_called, article_called, record_called

QUOTED = 100
"""Characters of a copied passage that a decision on its edge quotes."""

FORCE, UNDONE, OVERRULED = "in force", "undone", "overruled"


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One line of decisions: what was decided on which words, and its state.

    ``state`` is ``in force``, ``undone``, ``overruled`` (a later decision on the same thing stands), or what is lost.
    """

    id: str
    when: str
    who: str
    action: str
    target: str
    quote: str
    value: str
    note: str
    state: str


def judgement(store: Store, action: str, identifier: str) -> Decision:
    """The line that accepts or rejects a record; raises QuestionError for a kind that is not judged."""
    record = record_called(store, identifier)
    value, span = _address(store, record)
    if record.KIND not in ("claim", "event", "mention", "finding") or span is None:
        raise QuestionError(f"expected a claim, an event, a mention or a finding, found a {record.KIND}: {record.id}")
    return _at(action, span, value)


def edge_judgement(store: Store, action: str, later: str, earlier: str) -> Decision:
    """The line that accepts or rejects that article ``later`` draws on ``earlier``, an article or an agency's key."""
    known = tuple(store.records(Article))
    one = article_called(known, later)
    text_of = {article.id: article.text for article in known}
    edges = [edge for origin in store.records(Origin) for edge in origin.edges if one.id in (edge.earlier, edge.later)]
    keys = {end for edge in edges for end in (edge.earlier, edge.later) if end not in text_of}
    other = earlier if earlier in keys else article_called(known, earlier).text
    between = [edge for edge in edges if other in {text_of.get(end, end) for end in (edge.earlier, edge.later)}]
    if not between:
        raise QuestionError(f"expected a copy, a credit or a quotation between {later} and {earlier}, found none")
    span = _span_in(one.text, between)
    if span is None:
        return Decision(action, one.text, -1, -1, "", f"edge {other}")
    return _at(action, span, f"edge {other}")


def story_judgement(store: Store, action: str, name: str, other: str) -> Decision:
    """The line that accepts or rejects that two articles are of one story; raises QuestionError for one text."""
    known = tuple(store.records(Article))
    one, two = article_called(known, name), article_called(known, other)
    if one.text == two.text:
        raise QuestionError(f"expected articles with two texts, found one text in {name} and {other}")
    return Decision(action, one.text, -1, -1, "", f"story {two.text}")


def _span_in(text: str, edges: Iterable[Edge]) -> Span | None:
    """The first words of a text that some edges rest on; enough of them to be known again."""
    first = min((span for edge in edges for span in edge.spans if span.text == text), default=None)
    if first is None or len(first.surface) <= QUOTED:
        return first
    words = first.surface[:QUOTED].rsplit(None, 1)[0]
    return Span(text, first.start, first.start + len(words), words)


def relabelling(store: Store, what: str, setting: str) -> Decision:
    """The line that sets a field anew: ``what`` is an id, or an actor; ``setting`` reads ``stance=denies``.

    Raises QuestionError for a field that cannot be set, or a value it cannot take.
    """
    field, _, value = setting.partition("=")
    if field in RELABELS["actor"]:
        return Decision("relabel", actor_called(store, what), -1, -1, "", f"actor.{field}={_checked(field, value)}")
    record = record_called(store, what)
    span = span_of(record)
    if span is None or field not in RELABELS.get(record.KIND, ()):
        known = "; ".join(f"{kind}: {', '.join(fields)}" for kind, fields in RELABELS.items())
        raise QuestionError(f"expected a field that can be set ({known}), found {field!r} of a {record.KIND}")
    if field in ("actor", "holder"):
        value = " + ".join(actor_called(store, part.strip(), new=True) for part in re.split(r" \+ ", value))
    return _at("relabel", span, f"{record.KIND}.{field}={_checked(field, value)}")


def _checked(field: str, value: str) -> str:
    fault = setting_fault(field, value)
    if fault:
        raise QuestionError(fault)
    return value


def merging(store: Store, key: str, into: str) -> Decision:
    """The line that makes two actors one; raises QuestionError when both are the same."""
    one, other = actor_called(store, key, asked=True), actor_called(store, into, new=True, asked=True)
    if one == other:
        raise QuestionError(f"expected two actors, found {one} twice")
    return Decision("merge", one, -1, -1, "", other)


def splitting(store: Store, key: str, other: str, names: Sequence[str]) -> list[Decision]:
    """The lines that keep ``other`` apart from an actor, everywhere or in the articles named only."""
    one, apart = actor_called(store, key, asked=True), actor_called(store, other, new=True, asked=True)
    if one == apart:
        raise QuestionError(f"expected two actors, found {one} twice")
    known = tuple(store.records(Article))
    texts = dict.fromkeys(article_called(known, name).text for name in names)
    values = [f"{apart} in {text}" for text in texts] or [apart]
    return [Decision("split", one, -1, -1, "", value) for value in values]


def dating(dossier: Dossier, name: str, day: str) -> Decision:
    """The line that dates an article: a day, or an interval ``2024-10-18..2024-10-20``."""
    article = article_called(tuple(articles(dossier)), name)
    first, _, last = day.partition("..")
    low, high = calendar.day_of(first), calendar.day_of(last or first)
    if low is None or high is None or low > high:
        raise QuestionError(f"expected a day like 2024-10-18 or an interval 2024-10-18..2024-10-20, found {day!r}")
    return Decision("date", article.text, -1, -1, "", day)


def noting(store: Store, what: str) -> Decision:
    """The line that notes something on a record, an article or an actor; the words go into its note."""
    try:
        return Decision("note", article_called(store.records(Article), what).text, -1, -1, "", "article")
    except QuestionError:
        if not re.fullmatch("[0-9a-f]{4,32}", what):
            return Decision("note", actor_called(store, what), -1, -1, "", "actor")
    record = record_called(store, what)
    if isinstance(record, Text):
        return Decision("note", record.id, -1, -1, "", "article")
    value, span = _address(store, record)
    if span is None:
        raise QuestionError(f"expected a claim, event, mention, finding, article or actor, found a {record.KIND}")
    return _at("note", span, value)


def undoing(written: Sequence[Decision], identifier: str) -> Decision:
    """The line that takes a line back, named by its id or the beginning of it (4 digits and more)."""
    found = {one.id for one in written if len(identifier) >= 4 and one.id.startswith(identifier)}
    if len(found) != 1:
        which = ", ".join(sorted(found)) or "none"
        raise QuestionError(
            f"expected the id of one decision (see: recoupe decisions), found {which} for {identifier!r}"
        )
    return Decision("undo", found.pop(), -1, -1, "", "")


def _address(store: Store, record: Record) -> tuple[str, Span | None]:
    """The value and the span that address a record."""
    if not isinstance(record, Finding):
        return record.KIND, span_of(record)
    by_id = {one: found for one in record.members if (found := store.get(one)) is not None}
    places = members_of(record, by_id)
    first = by_id.get(record.points[0].record) if record.points else None
    span = span_of(first) if first is not None else None
    shown = next((one for point in record.points for one in point.spans), None)
    return f"finding {record.kind} {' '.join(places)}", span or shown


def _at(action: str, span: Span, value: str) -> Decision:
    return Decision(action, span.text, span.start, span.end, " ".join(span.surface.split()), value)


def decision_rows(written: Sequence[Decision], problems: Iterable[Problem]) -> list[DecisionRow]:
    """Every line in the order of its instant, undone and overruled ones too, with its state."""
    force = log.in_force(written)
    held = {one.id for one in force}
    last = {_subject(one): one.id for one in force}
    faults = {(one.name, one.message.partition(": ")[0]): one.message.partition(": ")[2] for one in problems
              if one.code == "lost_decision"}  # fmt: skip
    rows = []
    for one in sorted(written, key=lambda one: (calendar.instant(one.when) or "", one.id)):
        state = FORCE if one.action == "undo" or one.id in held else UNDONE
        if state == FORCE and one.action != "undo" and last[_subject(one)] != one.id:
            state = OVERRULED
        told = f"{one.action} of {one.when or 'no date'} by {one.who or 'nobody named'}"
        state = f"lost: {faults[one.target, told]}" if state == FORCE and (one.target, told) in faults else state
        rows.append(
            DecisionRow(one.id, one.when, one.who, one.action, one.target, one.quote, one.value, one.note, state)
        )
    return rows


_FAMILY: Mapping[str, str] = {"accept": "judge", "reject": "judge", "remove": "keep", "restore": "keep"}


def _subject(decision: Decision) -> tuple[str, ...]:
    """What a decision decides: two with the same subject cannot both stand."""
    if decision.action == "note":
        return (decision.id,)
    what = decision.value
    if decision.action == "relabel":
        what = decision.value.partition("=")[0]
    elif decision.action in ("date", "merge"):
        what = ""
    elif decision.action == "split":
        what = decision.value.partition(" in ")[2] or decision.value
    family = _FAMILY.get(decision.action, decision.action)
    return (family, decision.target, str(decision.start), str(decision.end), what)
