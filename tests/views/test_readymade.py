"""Rows kept beside a record are those it would give without them."""

from pathlib import Path

import pytest

from recoupe.store.sql import SqlStore
from recoupe.views.agreements import agreement_rows, flow_rows
from recoupe.views.claims import claim_rows
from recoupe.views.coded import coded_events
from recoupe.views.readymade import agreements_of, events_of, flows_of, prepare_dealings
from recoupe.views.selection import HAPPENED, REPORTED, Part, Selection, select
from recoupe.views.sheets import sheets
from recoupe.views.timeline import Wanted, timeline
from tests.conftest import Built, built

FRENCH = (
    "La Norvège a livré mardi 4 mars 2031 six hélicoptères à l'Islande en échange de gaz.\n\n"
    "Oslo et Reykjavik ont signé un accord de pêche. « Le traité sera ratifié en mai », a déclaré le ministre "
    "norvégien de la Défense, Ola Berg.\n"
)
ENGLISH = (
    "Iceland and Norway signed a fishing agreement on Tuesday, 4 March 2031. Iceland denied that it had sent gas to "
    "Denmark.\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("readymade")
    for number, words in enumerate((FRENCH, ENGLISH)):
        (folder / f"{number}.txt").write_text(words, encoding="utf-8")
    return built(folder / "dossier", sorted(folder.glob("*.txt")))


def ask(store: SqlStore) -> tuple[object, ...]:
    selection = select(store)
    rows = agreements_of(selection), flows_of(selection), events_of(selection), events_of(selection, "cameo")
    return (*rows, sheets(selection), sheets(selection, language="en"))


def test_rows_are_the_same_made_kept_and_without_a_store(made: Built) -> None:
    every = tuple(made.store.everything())
    first, second = ask(made.store), ask(made.store)
    assert first == second
    assert all(first)
    bare = Selection(every)
    assert first == (
        agreement_rows(every),
        flow_rows(every),
        coded_events(every),
        coded_events(every, ontology="cameo"),
        sheets(bare),
        sheets(bare, language="en"),
    )


def test_a_part_of_a_record_keeps_nothing(made: Built) -> None:
    part = select(made.store, as_of="2031-03-04")
    assert part.kept("flows") is None
    assert flows_of(part) == flow_rows(part.records)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_claims_and_happenings_are_the_same_made_kept_and_without_a_store(made: Built, language: str) -> None:
    bare, whole = Selection(tuple(made.store.everything())), select(made.store)
    for stances, actor in (((), ""), (("denies",), ""), ((), "ISL"), (("asserts",), "NOR")):
        told = [claim_rows(one, language=language, stances=stances, actor=actor) for one in (bare, whole, whole)]
        assert told[0] == told[1] == told[2]
    assert whole.kept(f"claims {language}")
    assert claim_rows(whole, language=language, stances=("denies",))
    for wanted in (
        Wanted(),
        Wanted(actor="ISL"),
        Wanted(kind="SUPPLY"),
        Wanted(since="2031-03-04", clock=REPORTED),
        Wanted(since="2031-03-04", clock=HAPPENED, brief=2),
    ):
        assert timeline(bare, wanted, language=language) == timeline(whole, wanted, language=language)
    assert whole.kept(f"timeline {language}")
    assert timeline(whole, Wanted(actor="NOR"), language=language).dated


def test_a_part_is_read_alike_by_few_texts_and_by_all(made: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    part = Part(actor="ISL")
    few = select(made.store, part=part).records
    monkeypatch.setattr("recoupe.views.selection.FEW", 0)
    assert select(made.store, part=part).records == few


def test_agreements_and_flows_coded_once_are_those_coded_apart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    store = built(tmp_path / "dossier", [tmp_path / "a.txt"]).store
    prepare_dealings(select(store))
    whole = select(store)
    assert whole.kept("agreements")
    assert whole.kept("flows")
    assert agreements_of(whole) == agreement_rows(whole.records)
    assert flows_of(whole) == flow_rows(whole.records)
    assert agreements_of(whole)
