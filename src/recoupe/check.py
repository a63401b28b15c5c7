"""Invariants of a record, run after every build: each is a function from the whole record to the faults it finds."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from recoupe.model import Article, Block, Claim, Decision, Finding, Problem, Record, Span, Text, spans_of
from recoupe.store.base import Store


@dataclass(frozen=True, slots=True)
class Fault:
    """An invariant that does not hold: the record and what is wrong with it."""

    record: str
    message: str


UNKEPT = "its text is not kept"
"""The fault of a cell whose text is gone or changed."""

SOUND = "sound"
"""Name under which a store keeps the owners whose records a check found sound, with their keys."""

AT_ONCE = 500
"""Texts whose records are checked at one time: some ten thousand records."""

Known = Mapping[str, Record | None]
"""Id to record; None for one that is there and not checked again."""


def check(records: Iterable[Record], beside: Iterable[str] = ()) -> list[Fault]:
    """Every fault of some records, sorted; an empty list is the balance assertion holding.

    Args:
        records: what to check, with the texts that they lie in.
        beside: ids of all other records there are, which stand from an earlier check.
    """
    by_id: Known = {**dict.fromkeys(beside), **{record.id: record for record in records}}
    faults = [fault for validation in VALIDATIONS for fault in validation(by_id)]
    return sorted(faults, key=lambda fault: (fault.record, fault.message))


def check_anew(store: Store, code: str, linked: Iterable[type[Record]]) -> tuple[Fault, ...]:
    """Faults of what was written since a check by this ``code`` found none, sorted.

    What was read in a text is checked once, as long as it stands; articles, texts and all that is found across texts
    (the kinds ``linked``) each time. `recoupe.views.verify` checks every cell whenever it is asked.
    """
    owners, ids = store.owners(), store.ids()
    sound = msgspec.json.decode(store.kept(SOUND, code) or b"{}", type=dict[str, str])
    written = (one for one, key in owners.items() if sound.get(one) != key)
    anew = [one.removeprefix("text:") for one in written if one.startswith("text:")]
    kinds: tuple[type[Record], ...] = (Text, Article, Problem, Decision, *linked)
    faults = check((record for kind in kinds for record in store.records(kind)), ids)
    for first in range(0, len(anew), AT_ONCE):
        faults += check(store.within(anew[first : first + AT_ONCE]), ids)
    if not faults:
        store.keep(SOUND, code, msgspec.json.encode(owners))
    return tuple(sorted(set(faults), key=lambda fault: (fault.record, fault.message)))


def proofs(records: Iterable[Record], texts: Mapping[str, str]) -> Iterator[tuple[Record, Span, str]]:
    """Each span of each record with the fault of its proof, empty when ``text[start:end]`` is the quoted surface.

    Args:
        records: what to prove.
        texts: text id to characters, from the kept texts.
    """
    for record in records:
        for span in spans_of(record):
            yield record, span, _fault_of(span, texts)


def _fault_of(span: Span, texts: Mapping[str, str]) -> str:
    characters = texts.get(span.text)
    if characters is None:
        return UNKEPT
    if not 0 <= span.start < span.end <= len(characters):
        return f"{span.start}:{span.end} lies outside a text of {len(characters)} characters"
    found = characters[span.start : span.end]
    return "" if found == span.surface else f"the text reads {found!r} where {span.surface!r} is quoted"


def _proven(by_id: Known) -> Iterator[Fault]:
    texts = {record.id: record.characters for record in by_id.values() if isinstance(record, Text)}
    for record, _, fault in proofs(filter(None, by_id.values()), texts):
        if fault:
            yield Fault(record.id, f"{record.KIND}: {fault}")


def _identified(by_id: Known) -> Iterator[Fault]:
    for record in by_id.values():
        if record is not None and record.id != record.identity():
            yield Fault(record.id, f"{record.KIND}: the id is not that of its content")


def _articles_have_texts(by_id: Known) -> Iterator[Fault]:
    for record in by_id.values():
        if isinstance(record, Article) and not isinstance(by_id.get(record.text), Text):
            yield Fault(record.id, f"article {record.name}: its text is missing")


def _blocks_do_not_overlap(by_id: Known) -> Iterator[Fault]:
    blocks = sorted(
        (record for record in by_id.values() if isinstance(record, Block)),
        key=lambda block: (block.span.text, block.span.start),
    )
    for before, after in itertools.pairwise(blocks):
        if before.span.overlap(after.span):
            yield Fault(after.id, f"block {after.span.start}:{after.span.end} overlaps {before.id}")


def _claims_hold_together(by_id: Known) -> Iterator[Fault]:
    for record in by_id.values():
        if not isinstance(record, Claim):
            continue
        for name in ("mentions", "timexes", "quantities", "events"):
            for part in getattr(record, name):
                if part not in by_id:
                    yield Fault(record.id, f"claim: {name} names {part}, which is not there")
        for name in ("nested_in", "target"):
            if getattr(record, name) and getattr(record, name) not in by_id:
                yield Fault(record.id, f"claim: {name} names {getattr(record, name)}, which is not there")


def _findings_rest_on_records(by_id: Known) -> Iterator[Fault]:
    for record in by_id.values():
        if not isinstance(record, Finding):
            continue
        for part in (*record.members, *record.claims_for, *record.claims_against):
            if part not in by_id:
                yield Fault(record.id, f"finding: rests on {part}, which is not there")
        low, high, articles = record.origins_low, record.origins_high, record.articles
        if not 0 <= low <= high <= articles:
            yield Fault(record.id, f"finding: {low} to {high} origins of {articles} articles")
        if not 0 <= record.publishers <= articles:
            yield Fault(record.id, f"finding: {record.publishers} publishers of {articles} articles")


def _problems_are_told(by_id: Known) -> Iterator[Fault]:
    for record in by_id.values():
        if isinstance(record, Problem) and not (record.code and record.message):
            yield Fault(record.id, "problem: without code or message")


VALIDATIONS: tuple[Callable[[Known], Iterator[Fault]], ...] = (
    _proven,
    _identified,
    _articles_have_texts,
    _blocks_do_not_overlap,
    _claims_hold_together,
    _findings_rest_on_records,
    _problems_are_told,
)
"""Every invariant, in the order they run."""
