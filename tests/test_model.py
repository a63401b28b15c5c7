"""Records: ids of content and position, spans, evidence."""

import pickle
from dataclasses import replace

import pytest

from recoupe.model import RECORDS, Block, Claim, Span, Text, Timex, Why, hash_id, spans_of
from recoupe.store.codec import decode, digest, encode
from recoupe.terms import Certainty, Polarity, ReportType, Role, Stance, TimexType

WORDS = "Le ministre a démenti. Rien d'autre."
TEXT = Text(characters=WORDS, language="fr")


def claim() -> Claim:
    return Claim(
        span=TEXT.span(0, 22),
        content=TEXT.span(3, 11),
        cue=TEXT.span(12, 21),
        stance=Stance.DENIES,
        certainty=Certainty.CERTAIN,
        polarity=Polarity.NEGATIVE,
        report_type=ReportType.NARRATED,
        why=Why(spans=(TEXT.span(12, 21),), rules=("lang/fr/cues.tsv#L2",)),
    )


def test_parts_of_an_id_do_not_collide_by_joining() -> None:
    assert hash_id("ab", "c") != hash_id("a", "bc")


def test_a_text_is_named_by_its_characters_alone() -> None:
    assert Text(characters=WORDS, language="en").id == TEXT.id
    assert Text(characters=WORDS + " ").id != TEXT.id


def test_a_span_quotes_its_characters() -> None:
    span = TEXT.span(3, 11)
    assert span.surface == "ministre" == WORDS[span.start : span.end]
    assert TEXT.span(4, 6) in span
    assert span.overlap(TEXT.span(9, 15)) == 2
    assert span.overlap(Span("another", 3, 11, "ministre")) == 0


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 3), (-1, 3), (0, 999)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        TEXT.span(start, end)


def test_the_rule_that_found_a_record_is_not_its_identity() -> None:
    assert replace(claim(), id="", why=Why()).id == claim().id


def test_what_was_found_is_its_identity() -> None:
    assert replace(claim(), id="", stance=Stance.REFUSES).id != claim().id


def test_a_derived_value_is_not_identity() -> None:
    timex = Timex(span=TEXT.span(0, 2), type=TimexType.DATE, expression="DCT-P1D")
    assert replace(timex, id="", value="2024-10-25", low="2024-10-25").id == timex.id


def test_spans_of_a_record_include_its_evidence() -> None:
    assert [span.surface for span in spans_of(claim())].count("a démenti") == 2


@pytest.mark.parametrize("record", [TEXT, claim(), Block(span=TEXT.span(0, 22), role=Role.BODY)])
def test_a_record_survives_json_and_processes(record: Text | Claim | Block) -> None:
    assert decode(record.KIND, encode(record)) == record
    assert pickle.loads(pickle.dumps(record)) == record


def test_the_digest_does_not_depend_on_order() -> None:
    assert digest([TEXT, claim()]) == digest([claim(), TEXT])
    assert digest([TEXT]) != digest([TEXT, claim()])


def test_every_kind_of_record_has_its_own_name() -> None:
    assert all(kind == record.KIND for kind, record in RECORDS.items())
    assert len(RECORDS) == 21
