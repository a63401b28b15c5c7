"""What every store does; each store runs the whole suite."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from recoupe.errors import StoreError
from recoupe.model import Article, Block, Problem, Text
from recoupe.store.base import Store
from recoupe.store.codec import encode
from recoupe.store.sql import SqlStore
from recoupe.terms import Role
from tests.store.postgres import server

TEXT = Text(characters="Un titre\nUn corps de texte.", language="fr")
TITLE = Block(span=TEXT.span(0, 8), role=Role.TITLE)
BODY = Block(span=TEXT.span(9, 27), role=Role.BODY)
ARTICLE = Article(text=TEXT.id, sha256="0" * 64, name="a.txt")


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    with server() as url:
        yield url


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "postgres":
        url = request.getfixturevalue("postgres")
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        engine.dispose()
        made = SqlStore(url)
    else:
        made = SqlStore.in_memory() if request.param == "memory" else SqlStore.at(tmp_path / "record.sqlite")
    yield made
    made.close()


def test_what_is_put_is_found(store: Store) -> None:
    store.replace("text:1", "key", [BODY, TITLE, TEXT])
    assert store.get(TITLE.id) == TITLE
    assert store.get("0" * 32) is None
    assert store.find(TITLE.id[:9]) == [TITLE]
    assert set(store.everything()) == {BODY, TITLE, TEXT}


def test_answers_are_sorted_by_id_whatever_the_order_of_insertion(store: Store) -> None:
    store.replace("text:1", "key", [BODY, TITLE])
    assert list(store.records(Block)) == sorted([BODY, TITLE], key=lambda block: block.id)


def test_records_can_be_asked_for_by_text(store: Store) -> None:
    other = Text(characters="Autre")
    store.replace("text:1", "key", [TEXT, BODY])
    store.replace("text:2", "key", [other, Block(span=other.span(0, 5), role=Role.BODY)])
    assert list(store.records(Block, text=TEXT.id)) == [BODY]


def test_replacing_an_owner_leaves_nothing_of_what_it_had(store: Store) -> None:
    store.replace("text:1", "old", [TITLE])
    store.replace("text:1", "new", [BODY])
    assert list(store.records(Block)) == [BODY]
    assert store.owners() == {"text:1": "new"}


def test_an_owner_may_have_no_record_and_still_be_known(store: Store) -> None:
    store.replace("text:1", "key", [])
    assert store.owners("text:") == {"text:1": "key"}


def test_owners_are_found_by_prefix_and_no_wildcard(store: Store) -> None:
    store.replace("text:1", "a", [])
    store.replace("article:1", "b", [])
    assert store.owners("text:") == {"text:1": "a"}
    assert store.owners("%") == {}


def test_a_record_of_two_owners_is_told_once_and_outlives_one(store: Store) -> None:
    problem = Problem(code="empty", message="the file is empty", name="a.txt")
    store.replace("a", "key", [problem])
    store.replace("b", "key", [problem])
    assert list(store.everything()) == [problem]
    assert store.counts() == {"problem": 1}
    store.drop(["a", "unknown"])
    assert list(store.records(Problem)) == [problem]


def test_counts_by_kind(store: Store) -> None:
    store.replace("text:1", "key", [TEXT, TITLE, BODY, ARTICLE])
    assert store.counts() == {"article": 1, "block": 2, "text": 1}


def test_ids_of_some_kinds_or_of_all(store: Store) -> None:
    store.replace("text:1", "key", [BODY, TITLE, TEXT])
    store.replace("text:2", "key", [TEXT])
    assert store.ids(Block) == sorted([BODY.id, TITLE.id])
    assert store.ids(Article) == []
    assert store.ids() == sorted([BODY.id, TITLE.id, TEXT.id])


def test_a_record_given_twice_is_kept_once(store: Store) -> None:
    store.replace("text:1", "key", [TITLE, TITLE])
    assert list(store.everything()) == [TITLE]


def test_a_store_is_still_there_when_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    first = SqlStore.at(path)
    first.replace("text:1", "key", [TEXT])
    first.close()
    again = SqlStore.at(path)
    assert again.get(TEXT.id) == TEXT
    again.close()


def test_a_file_that_is_no_record_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError, match="delete this file, then: recoupe build"):
        SqlStore.at(path)


def test_some_records_are_found_by_their_ids(store: Store) -> None:
    store.replace("text:1", "key", [TEXT, TITLE, BODY])
    wanted = sorted([TITLE, BODY], key=lambda one: one.id)
    assert list(store.some([BODY.id, "0" * 32, TITLE.id])) == wanted
    assert list(store.some(f"{number:032}" for number in range(1200))) == []


def test_all_that_lies_in_a_text_is_found_with_the_text(store: Store) -> None:
    other = Text(characters="Autre")
    store.replace("text:1", "key", [TEXT, TITLE, BODY, ARTICLE])
    store.replace("text:2", "key", [other, Block(span=other.span(0, 5), role=Role.BODY)])
    assert list(store.within([TEXT.id])) == sorted([TEXT, TITLE, BODY, ARTICLE], key=lambda one: one.id)
    assert list(store.within([])) == []


def test_payloads_are_the_canonical_bytes_each_once(store: Store) -> None:
    store.replace("text:1", "a", [TITLE, BODY])
    store.replace("text:2", "b", [BODY])
    assert list(store.payloads(Block)) == [encode(one) for one in sorted([TITLE, BODY], key=lambda one: one.id)]


def test_what_is_kept_is_found_under_its_key_only(store: Store) -> None:
    store.keep("words", "state 1", b"made of the records")
    assert store.kept("words", "state 1") == b"made of the records"
    assert store.kept("words", "state 2") is None
    store.keep("words", "state 2", b"made anew")
    assert store.kept("words", "state 1") is None
    assert store.kept("words", "state 2") == b"made anew"


def test_what_is_kept_is_no_part_of_the_record(store: Store) -> None:
    store.keep("words", "state", b"made of the records")
    assert list(store.everything()) == []
    assert store.owners() == {}


def test_records_in_some_texts_can_be_asked_for_by_kind(store: Store) -> None:
    store.replace("text:1", "key", [TEXT, TITLE, BODY, ARTICLE])
    assert list(store.within([TEXT.id], [Text])) == [TEXT]
    assert {type(one) for one in store.within([TEXT.id], [Article, Block])} == {Article, Block}
    assert len(list(store.within([TEXT.id]))) == 4


def test_while_records_are_remembered_what_is_written_is_read_as_written(store: Store) -> None:
    store.replace("text:1", "old", [TEXT, TITLE])
    with store.remembering():
        assert list(store.records(Block)) == [TITLE]
        assert next(store.records(Text)) is next(store.records(Text))
        store.replace("text:1", "new", [TEXT, BODY])
        assert list(store.records(Block)) == [BODY]
        assert list(store.records(Block, text=TEXT.id)) == [BODY]
        store.drop(["text:1"])
        assert list(store.records(Block)) == []
        assert list(store.records(Text)) == []
