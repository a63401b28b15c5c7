"""Search: accents, case and marks folded, all words in a text, snippets at the span, one order on every store."""

import json
import random

import pytest

from recoupe.errors import QuestionError
from recoupe.model import Article, Block, DocumentDate, Record, Text
from recoupe.store.sql import SqlStore
from recoupe.terms import Role
from recoupe.views.search import beginnings, pattern, search, terms
from recoupe.views.selection import Filters, Selection, select
from recoupe.views.wordindex import word_index
from tests.cli.running import run
from tests.conftest import Built

TEXTS = (
    ("L’Élysée a reçu l'envoyé spécial. Le cœur de l'affaire : treize mille conteneurs d’obus.", "2024-10-01"),
    ("ELYSEE : rien de neuf. Des obus, puis, bien plus loin dans la phrase, un seul conteneur.", "2024-10-03"),
    ("Obus et conteneurs d'obus nord-coréens à Vladivostok.", ""),
)


def records() -> list[Record]:
    found: list[Record] = []
    for number, (words, day) in enumerate(TEXTS):
        text = Text(characters=words, language="fr")
        found += [
            text,
            Article(text=text.id, sha256=str(number), name=f"{number}.txt"),
            DocumentDate(text=text.id, published_low=day, published_high=day),
            Block(span=text.span(0, len(words)), role=Role.BODY),
        ]
    return found


def names(query: str, **asked: str) -> list[str]:
    return [hit.names[0] for hit in search(Selection(records()), query, Filters(**asked)).rows]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("elysee", ["1.txt", "0.txt"]),
        ("ÉLYSÉE", ["1.txt", "0.txt"]),
        ("coeur", ["0.txt"]),
        ("cœur", ["0.txt"]),
        ("conteneur", ["1.txt"]),
        ("conteneur*", ["1.txt", "2.txt", "0.txt"]),
        ('"conteneurs d\'obus"', ["2.txt", "0.txt"]),
        ("« conteneurs d’obus »", ["2.txt", "0.txt"]),
        ("nord coréens", ["2.txt"]),
        ('"nord coreens"', ["2.txt"]),
        ("obus introuvable", []),
    ],
)
def test_words_are_found_however_they_are_written(query: str, expected: list[str]) -> None:
    assert sorted(names(query)) == sorted(expected)


def test_texts_whose_words_stand_closest_come_first() -> None:
    assert names("obus conteneur*") == ["2.txt", "0.txt", "1.txt"]


def test_a_snippet_is_the_text_at_its_span() -> None:
    texts = {one.id: one.characters for one in records() if isinstance(one, Text)}
    for hit in search(Selection(records()), "obus conteneur*", Filters()).rows:
        assert texts[hit.text][hit.start : hit.end] == hit.found
        assert hit.before + hit.found + hit.after in texts[hit.text]


def test_days_leave_out_what_nothing_dates_and_say_so() -> None:
    found = search(Selection(records()), "obus", Filters(until="2024-10-02"))
    assert [hit.names[0] for hit in found.rows] == ["0.txt"]
    assert found.undated == 1
    assert [hit.names[0] for hit in search(Selection(records()), "obus", Filters(since="2024-10-02")).rows] == ["1.txt"]


def test_every_store_and_every_order_gives_the_same_matches() -> None:
    shuffled = records()
    random.Random(7).shuffle(shuffled)
    store = SqlStore.in_memory()
    store.replace("all", "key", shuffled)
    kept = search(select(store), "obus conteneur*", Filters())
    store.close()
    assert kept == search(Selection(records()), "obus conteneur*", Filters()) == search(
        Selection(shuffled), "obus conteneur*", Filters()
    )  # fmt: skip


@pytest.mark.parametrize("query", ["", "  ", "…", '""'])
def test_a_query_without_words_is_refused(query: str) -> None:
    with pytest.raises(QuestionError, match="expected words"):
        terms(query)


def test_letters_that_mean_something_in_a_pattern_are_letters() -> None:
    assert pattern("a.c").search("abc") is None
    assert pattern("(12%)").search("hausse (12%)") is not None


def test_the_command_says_how_many_match(few: Built) -> None:
    whole = json.loads(run("search", few.dossier.path, "soldats", "--format", "json", "--limit", 0).stdout)
    assert len(whole) > 2
    first = run("search", few.dossier.path, "soldats", "--limit", 2)
    assert f"et {len(whole) - 2} de plus" in first.stderr
    nothing = run("search", few.dossier.path, "introuvable")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "aucun texte ne correspond" in nothing.stderr
    assert run("search", few.dossier.path, "…").exit_code == 3


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Élysée", ["elysee$"]),
        ("nord-coréens", ["nord$", "coreens$"]),
        ("l’usine*", ["l$", "usine"]),
        ("cœur", ["c"]),
        ("poisson*", ["poi"]),
        ("G20", []),
        ("œuvre", []),
    ],
)
def test_what_an_index_is_asked_for_is_no_more_than_every_match_holds(words: str, expected: list[str]) -> None:
    assert beginnings(words) == expected


QUERIES = (
    "corée nord",
    "Pyongyang",
    '"corée du nord"',
    "soldat*",
    "10 000",
    "cœur",
    "aujourd'hui",
    "l’armée russ*",
    "zzz",
)


@pytest.mark.parametrize("query", QUERIES)
def test_an_index_of_words_changes_no_answer(few: Built, query: str) -> None:
    whole = Selection(select(few.store).records)
    word_index(select(few.store))
    assert search(select(few.store), query, Filters()) == search(whole, query, Filters())
