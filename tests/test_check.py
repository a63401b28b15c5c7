"""Each invariant of a record catches the damage it is there for, and nothing in a sound record."""

from dataclasses import replace
from itertools import chain

import pytest

from recoupe.check import VALIDATIONS, check, check_anew, proofs
from recoupe.model import Article, Block, Claim, Finding, Problem, Record, Span, Text
from recoupe.store.sql import SqlStore
from recoupe.terms import Certainty, FindingKind, Polarity, ReportType, Role, Stance
from tests.conftest import Built

TEXT = Text(characters="Un titre\nSéoul a démenti l'envoi.", language="fr")
ARTICLE = Article(text=TEXT.id, sha256="0" * 64, name="a.txt")
TITLE = Block(span=TEXT.span(0, 8), role=Role.TITLE)
BODY = Block(span=TEXT.span(9, 33), role=Role.BODY)
CLAIM = Claim(
    span=TEXT.span(9, 33),
    content=TEXT.span(25, 32),
    stance=Stance.DENIES,
    certainty=Certainty.CERTAIN,
    polarity=Polarity.NEGATIVE,
    report_type=ReportType.NARRATED,
    cue=TEXT.span(15, 24),
)
FINDING = Finding(
    kind=FindingKind.DISPUTE, members=(CLAIM.id,), claims_against=(CLAIM.id,), articles=1, origins_low=1, origins_high=1
)
SOUND: tuple[Record, ...] = (TEXT, ARTICLE, TITLE, BODY, CLAIM, FINDING)


def without(*gone: Record) -> list[Record]:
    return [one for one in SOUND if one not in gone]


def told(records: list[Record]) -> list[str]:
    return [fault.message for fault in check(records)]


def test_a_sound_record_has_no_fault(few: Built) -> None:
    assert check(SOUND) == []
    assert check(few.store.everything()) == []


def test_only_what_was_written_since_is_checked_again() -> None:
    store = SqlStore.in_memory()
    store.replace(f"article:{ARTICLE.id}", "1", [ARTICLE])
    store.replace(f"text:{TEXT.id}", "1", [TEXT, TITLE, BODY, CLAIM])
    store.replace("link:findings", "1", [FINDING])
    assert check_anew(store, "code", (Finding,)) == ()
    broken = replace(BODY, span=replace(BODY.span, surface="Séoul a confirmé l'envoi."))
    store.replace(f"text:{TEXT.id}", "1", [TEXT, TITLE, broken, CLAIM])
    assert check_anew(store, "code", (Finding,)) == ()
    assert [one.record for one in check_anew(store, "other code", (Finding,))] == [broken.id]
    store.replace(f"text:{TEXT.id}", "2", [TEXT, TITLE, broken, CLAIM])
    assert [one.record for one in check_anew(store, "code", (Finding,))] == [broken.id]
    assert [one.record for one in check_anew(store, "code", (Finding,))] == [broken.id]
    store.replace("link:findings", "2", [replace(FINDING, id="", members=("0" * 32,))])
    assert len(check_anew(store, "code", (Finding,))) == 2


def test_words_that_are_not_those_of_the_text() -> None:
    misquoted = replace(BODY, span=replace(BODY.span, surface="Séoul a confirmé l'envoi."))
    assert told([*without(BODY), misquoted]) == [
        'block: the text reads "Séoul a démenti l\'envoi." where "Séoul a confirmé l\'envoi." is quoted'
    ]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 5), (8, 2), (30, 99)])
def test_a_span_outside_its_text(start: int, end: int) -> None:
    outside = Block(span=Span(TEXT.id, start, end, "x"), role=Role.CAPTION)
    assert any(f"{start}:{end} lies outside a text of 33 characters" in one for one in told([*SOUND, outside]))


def test_a_span_in_a_text_that_is_not_kept() -> None:
    lost = Block(span=Span("f" * 32, 0, 1, "x"), role=Role.CAPTION)
    assert told([*SOUND, lost]) == ["block: its text is not kept"]


def test_evidence_is_proven_like_a_cell() -> None:
    why = replace(CLAIM.why, spans=(replace(TEXT.span(0, 2), surface="Le"),))
    assert told([*without(CLAIM), replace(CLAIM, why=why)]) == ["claim: the text reads 'Un' where 'Le' is quoted"]


def test_an_id_that_is_not_that_of_its_content() -> None:
    assert told([*without(CLAIM), replace(CLAIM, stance=Stance.CONFIRMS)]) == [
        "claim: the id is not that of its content"
    ]


def test_an_article_without_its_text() -> None:
    assert told([ARTICLE]) == ["article a.txt: its text is missing"]
    assert told([replace(ARTICLE, text=TITLE.id, id=""), TITLE, TEXT]) == ["article a.txt: its text is missing"]


def test_blocks_that_overlap() -> None:
    over = Block(span=TEXT.span(4, 12), role=Role.HEADING)
    assert sum("overlaps" in one for one in told([*SOUND, over])) == 2


def test_blocks_of_two_texts_do_not_overlap() -> None:
    other = Text(characters=TEXT.characters + "!", language="fr")
    assert told([*SOUND, other, Block(span=other.span(0, 8), role=Role.TITLE)]) == []


@pytest.mark.parametrize("name", ["mentions", "timexes", "quantities", "events", "nested_in", "target"])
def test_a_claim_that_rests_on_what_is_not_there(name: str) -> None:
    value: object = "f" * 32 if name in ("nested_in", "target") else ("f" * 32,)
    changes: dict[str, object] = {name: value}
    resting = replace(CLAIM, **changes)  # type: ignore[arg-type]
    assert told([*without(CLAIM), resting]) == [f"claim: {name} names {'f' * 32}, which is not there"]


@pytest.mark.parametrize("name", ["members", "claims_for", "claims_against"])
def test_a_finding_that_rests_on_what_is_not_there(name: str) -> None:
    changes: dict[str, object] = {name: (CLAIM.id, "f" * 32), "id": ""}
    resting = replace(FINDING, **changes)  # type: ignore[arg-type]
    assert told([*without(FINDING), resting]) == [f"finding: rests on {'f' * 32}, which is not there"]


@pytest.mark.parametrize(("low", "high", "articles"), [(2, 1, 2), (3, 3, 2), (0, 5, 3)])
def test_origins_that_cannot_be(low: int, high: int, articles: int) -> None:
    wrong = replace(FINDING, origins_low=low, origins_high=high, articles=articles)
    assert told([*without(FINDING), wrong]) == [f"finding: {low} to {high} origins of {articles} articles"]


def test_witnesses_and_publishers_that_cannot_be() -> None:
    wrong = replace(FINDING, publishers=2)
    assert told([*without(FINDING), wrong]) == ["finding: 2 publishers of 1 articles"]


@pytest.mark.parametrize("problem", [Problem(code="", message="x"), Problem(code="empty", message="")])
def test_a_problem_that_tells_nothing(problem: Problem) -> None:
    assert told([*SOUND, problem]) == ["problem: without code or message"]


def test_faults_come_sorted_and_every_invariant_is_run() -> None:
    damaged: list[Record] = [
        *without(CLAIM, TEXT),
        replace(CLAIM, stance=Stance.ASSERTS, target="f" * 32),
        Problem(code="", message=""),
        Block(span=TEXT.span(4, 12), role=Role.HEADING),
        replace(FINDING, members=("e" * 32,), id=""),
    ]
    faults = check(damaged)
    assert faults == sorted(faults, key=lambda fault: (fault.record, fault.message))
    by_id = {record.id: record for record in damaged}
    silent = [one.__name__ for one in VALIDATIONS if not list(one(by_id))]
    assert silent == []


def test_proofs_name_every_span_of_every_record() -> None:
    found = list(proofs(SOUND, {TEXT.id: TEXT.characters}))
    assert len(found) == 5
    assert list(chain.from_iterable([fault] if fault else [] for _, _, fault in found)) == []
