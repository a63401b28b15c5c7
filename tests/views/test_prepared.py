"""What views keep beside a record changes how long they take and nothing they answer."""

from dataclasses import dataclass

import pytest

from recoupe.model import Text
from recoupe.store.sql import SqlStore
from recoupe.views.check import check
from recoupe.views.ledger import ledger
from recoupe.views.network import network
from recoupe.views.prepared import decoded, encoded
from recoupe.views.preparing import prepare
from recoupe.views.seeking import texts_for
from recoupe.views.selection import Filters, Selection, select
from recoupe.views.wordindex import Need, WordIndex, texts_with, word_index
from tests.conftest import Built

FILTERS = (
    Filters(),
    Filters(language="en", min_witnesses=2),
    Filters(since="2024-10-20", until="2024-11-15"),
    Filters(actor="PRK"),
)


@dataclass(frozen=True, slots=True)
class Shape:
    """Something to keep."""

    name: str


def test_what_was_kept_in_another_shape_is_made_again() -> None:
    assert decoded(encoded(Shape("a")), Shape) == Shape("a")
    assert decoded(encoded([1, 2]), Shape) is None
    assert decoded(None, Shape) is None


@pytest.mark.slow
@pytest.mark.parametrize("filters", FILTERS)
def test_answers_are_the_same_with_and_without_what_is_kept(sample: Built, filters: Filters) -> None:
    fresh = Selection(select(sample.store).records)
    prepare(select(sample.store), ("fr", "en"))
    kept = select(sample.store)
    assert kept.kept("network.fr") is not None
    assert ledger(kept, filters) == ledger(fresh, filters)
    assert network(kept, filters) == network(fresh, filters)


@pytest.mark.slow
def test_a_statement_gets_the_same_answer_with_and_without_what_is_kept(sample: Built) -> None:
    statement = "La Corée du Nord a livré plus de 13 000 conteneurs d'obus à la Russie."
    prepare(select(sample.store), ("fr",))
    assert check(select(sample.store), statement) == check(Selection(select(sample.store).records), statement)


@pytest.mark.slow
def test_a_pile_of_some_texts_names_their_actors_as_the_whole_does(sample: Built) -> None:
    selection = select(sample.store)
    texts = sorted(one.id for one in selection.of(Text))[:5]
    part, whole = selection.pile(texts), selection.pile()
    mentions = [one for text in texts for one in whole.mentions_in(text, 0, 10**6)]
    assert mentions
    assert [part.actor(one.id) for one in mentions] == [whole.actor(one.id) for one in mentions]
    assert [part.affiliation(part.actor(one.id)) for one in mentions] == [
        whole.affiliation(whole.actor(one.id)) for one in mentions
    ]


@pytest.mark.slow
def test_words_are_found_folded_by_their_beginning(sample: Built) -> None:
    selection = select(sample.store)
    index = word_index(selection)
    held = {text for _, text in texts_with(index, "fr", [Need(frozenset({"irregular"}), 1.0)], least=1.0)}
    assert held == {one.id for one in selection.of(Text) if one.language == "fr" and "irrégular" in one.characters}
    assert texts_for(selection, ()) == set()


def test_an_index_that_grew_finds_what_one_made_at_once_finds() -> None:
    told = [
        Text(characters=words, language="fr") for words in ("La vanne cède.", "Le barrage tient.", "Une vanne neuve.")
    ]
    needed = [Need(frozenset({"vann"}), 1.0)]
    for first, then in ((told[:1], told), (told[1:], told), (told, told[1:])):
        store = SqlStore.in_memory()
        for state, some in (("a", first), ("b", then)):
            store.replace("text:all", state, some)
            store.replace("link:findings", state, [])
            found = {text for _, text in texts_with(word_index(select(store)), "fr", needed, least=1.0)}
            assert found == {one.id for one in some if "vanne" in one.characters}
        assert decoded(select(store).last("words"), WordIndex) == word_index(select(store))
        store.close()
