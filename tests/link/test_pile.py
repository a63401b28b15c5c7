"""A pile that grew answers as one made at once, whatever was asked of it before it grew."""

from recoupe import packs
from recoupe.link.pile import INDEXES, Pile
from recoupe.link.witnesses import speakers
from recoupe.model import Claim
from recoupe.pipeline import LINK
from tests.link.read import read_as

FIRST = (
    "Le ministre français Paul Vasserot a rencontré mardi à Oslo la ministre norvégienne Ingrid Halvorsen. "
    "Il a promis « dix trains neufs »."
)
SECOND = (
    "Paul Vasserot, ministre français, a promis dix trains à Oslo, selon Ingrid Halvorsen. Le port a été fermé lundi."
)


def test_indexes_of_a_pile_that_grew_are_those_of_one_made_at_once() -> None:
    read = (*read_as(FIRST, language="fr", day="2024-03-05"), *read_as(SECOND, language="fr", day="2024-03-06"))
    pile = Pile(read, packs.shipped("world"), packs.shipped("ontology"))
    for _, stage in LINK:
        for index in INDEXES:
            getattr(pile, index)
        pile = pile.more(list(stage(pile)))
    fresh = Pile(pile.records, pile.world, pile.ontology)
    assert pile.by_id == fresh.by_id
    for kind in {type(one) for one in pile.records}:
        assert pile.of(kind) == fresh.of(kind)
    for index in INDEXES.keys() - {"voices"}:  # which is filled as speakers are asked for
        assert getattr(pile, index) == getattr(fresh, index), index
    assert [speakers(pile, claim) for claim in pile.of(Claim)] == [speakers(fresh, claim) for claim in fresh.of(Claim)]


def test_every_index_that_is_worked_out_says_what_it_rests_on() -> None:
    made = {name for name, value in vars(Pile).items() if type(value).__name__ == "cached_property"}
    assert made - {"by_id", "_by_kind", "notes", "_noted"} == set(INDEXES)


def test_what_a_later_pile_notes_is_its_own() -> None:
    pile = Pile((), packs.shipped("world"), packs.shipped("ontology"))
    pile.noted("counted")["a"] = 1
    later, fewer = pile.more([]), pile.without(["b"])
    later.noted("counted")["a"] = 2
    fewer.noted("counted")["c"] = 3
    assert pile.noted("counted") == {"a": 1}
    assert later.noted("counted") == {"a": 2}
    assert fewer.noted("counted") == {"a": 1, "c": 3}
