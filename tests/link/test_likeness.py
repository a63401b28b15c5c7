"""What makes two topics alike, and what keeps them apart whatever else they share."""

from dataclasses import replace
from typing import Any

import pytest

from recoupe.link.deeds import Deed
from recoupe.link.likeness import BARRED, meet, similarity
from recoupe.link.topics import Topic

ARMS = Topic(
    record="a",
    acts=frozenset({"SUPPLY"}),
    sure=frozenset({"SUPPLY"}),
    things=frozenset({"ammunition"}),
    actors=frozenset({"PRK", "RUS"}),
    terms={"silencieux": 1.0},
    deeds=(Deed("SUPPLY", "SUPPLY_ARMS", "cooperative", frozenset({"PRK"}), frozenset({"RUS"})),),
)


def told(**changes: Any) -> Topic:  # noqa: ANN401 (any field of a topic)
    return replace(ARMS, **changes)


def test_one_act_of_one_pair_is_alike_in_other_words() -> None:
    assert similarity(ARMS, told(terms={"discret": 1.0})) > 0.8
    assert meet(ARMS, told(terms={}))


@pytest.mark.parametrize(
    "deed",
    [
        Deed("SUPPLY", "SUPPLY_ARMS", "cooperative", frozenset({"PRK"}), frozenset({"IRN"})),
        Deed("SUPPLY", "SUPPLY_ARMS", "cooperative", frozenset({"RUS"}), frozenset({"PRK"})),
        Deed("SUPPLY", "WITHHOLD", "hostile", frozenset({"PRK"}), frozenset({"RUS"})),
        Deed("SUPPLY", "SUPPLY_ARMS", "cooperative", frozenset({"CHN"}), frozenset({"RUS"})),
    ],
    ids=["another recipient", "roles exchanged", "undone", "another doer"],
)
def test_a_deed_of_others_is_barred(deed: Deed) -> None:
    assert similarity(ARMS, told(deeds=(deed,))) == BARRED
    assert not meet(ARMS, told(deeds=(deed,)))


def test_an_unknown_side_is_no_veto() -> None:
    deed = Deed("SUPPLY", "SUPPLY_ARMS", "cooperative", frozenset(), frozenset({"RUS"}))
    assert similarity(ARMS, told(deeds=(deed,))) > 0.8


def test_another_population_is_barred_unless_a_figure_is_common() -> None:
    dead = told(populations=frozenset({"death"}), figures=frozenset({"40|person"}))
    homeless = told(populations=frozenset({"home"}), figures=frozenset({"600|person"}))
    assert similarity(dead, homeless) == BARRED
    assert similarity(dead, replace(homeless, figures=dead.figures)) > 0


def test_datings_far_apart_are_barred_and_near_ones_are_not() -> None:
    first = told(days=((739000, 739000),))
    assert similarity(first, told(days=((739030, 739031),))) == BARRED
    assert similarity(first, told(days=((739002, 739002),))) > 0.8


def test_a_demand_is_no_report_of_what_is_demanded() -> None:
    assert similarity(ARMS, told(asks=True)) == BARRED


def test_two_towns_of_one_state_are_two_places_and_a_town_is_in_its_state() -> None:
    def fired(place: str) -> Topic:
        deed = Deed("ATTACK", "SHELL", "hostile", frozenset({"ISR"}), frozenset(), place, "LBN")
        return told(acts=frozenset({"ATTACK"}), sure=frozenset({"ATTACK"}), deeds=(deed,))

    assert similarity(fired("PLC:LBN_TYRE"), fired("PLC:LBN_SIDON")) == BARRED
    assert similarity(fired("PLC:LBN_TYRE"), fired("LBN")) > 0.8


def test_what_shares_a_common_country_and_an_act_alone_is_not_compared() -> None:
    vote = Topic("b", frozenset({"VOTE"}), frozenset({"vote"}), frozenset({"FRA"}), {"urne": 1.0, "rural": 1.0})
    other = Topic("c", frozenset({"VOTE"}), frozenset(), frozenset({"FRA"}), {"motion": 1.0, "censure": 1.0})
    assert similarity(vote, other) == 0.0


def test_likeness_is_the_same_both_ways() -> None:
    other = told(terms={"discret": 1.0, "silencieux": 0.4}, actors=frozenset({"RUS"}), names=frozenset({"uralsk"}))
    assert similarity(ARMS, other) == similarity(other, ARMS)


def test_one_number_of_people_each_calls_by_a_word_of_its_own_is_no_other_population() -> None:
    a = told(figures=frozenset({"28|fr:lycéen"}), populations=frozenset({"fr:lycéen"}))
    b = told(figures=frozenset({"28|person"}), populations=frozenset({"fr:élève"}))
    other = told(figures=frozenset({"31|person"}), populations=frozenset({"fr:élève"}))
    assert similarity(a, b) > 0
    assert similarity(a, other) == BARRED


def test_acts_that_undo_each_other_are_barred() -> None:
    fall, rise = (told(deeds=(Deed("CHANGE", name, "", frozenset(), frozenset()),)) for name in ("FALL", "RISE"))
    assert similarity(fall, fall) > 0
    assert similarity(fall, rise) == BARRED


def test_a_thing_told_by_a_word_of_that_meaning_is_common() -> None:
    thing, word = told(things=frozenset({"aircraft"})), told(things=frozenset(), terms={"=aircraft": 0.9})
    bare = told(things=frozenset(), terms={"=harbour": 0.9})
    assert similarity(thing, word) > similarity(thing, bare)


def test_a_state_that_frees_its_own_is_no_other_doer_and_one_that_shells_is() -> None:
    state, nobody = frozenset({"SEN"}), frozenset[str]()
    for leaning, barred in (("cooperative", False), ("hostile", True)):
        a, b = Deed("RELEASE", "RELEASE", leaning, state, nobody), Deed("RELEASE", "RELEASE", leaning, nobody, state)
        assert (similarity(told(deeds=(a,)), told(deeds=(b,))) == BARRED) is barred


def test_a_number_given_of_two_things_is_compared_the_same_by_the_last() -> None:
    """« 28 drones … 28 personnes »: the last of the two in the alphabet is what is compared."""
    twice = told(figures=frozenset({"28|drone", "28|person"}))
    apart = told(figures=frozenset({"28|drone", "29|person"}))
    other = told(figures=frozenset({"28|shell"}))
    assert similarity(twice, other) > similarity(apart, other)
