"""Rows kept beside a record are those it would give without them."""

import pytest

from recoupe.store.sql import SqlStore
from recoupe.views.agreements import agreement_rows, flow_rows
from recoupe.views.coded import coded_events
from recoupe.views.readymade import agreements_of, events_of, flows_of
from recoupe.views.selection import Selection, select
from recoupe.views.sheets import sheets
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
