"""The state a text tells of: datelines, titles and towns before adjectives, what was read before what comes."""

import pytest

from recoupe import packs
from recoupe.terms import EntityType, Use
from recoupe.text.atlas import atlas
from recoupe.text.homes import Home, Sign, state_shown


def home_of(*signs: Sign) -> Home:
    return Home.from_signs(signs)


def test_a_text_without_states_has_no_home() -> None:
    assert home_of().at(10) == ""
    assert home_of().scene(10) == ""


def test_one_town_is_not_enough_and_two_are() -> None:
    towns = [Sign.of(at, "NOR", Use.PLACE, is_town=True, in_title=False) for at in (0, 5)]
    assert home_of(towns[0]).at(10) == ""
    assert home_of(*towns).at(10) == "NOR"


def test_a_dateline_outweighs_states_named_beside_it() -> None:
    dateline = Sign.of(0, "NOR", Use.DATELINE, is_town=True, in_title=False)
    home = home_of(dateline, Sign(50, "LVA"), Sign(60, "LVA"), Sign(70, "LVA"))
    assert home.at(80) == "NOR"
    assert home.scene(80, others=["NOR"]) == "LVA"


def test_what_comes_after_counts_for_less() -> None:
    signs = [*(Sign(at, "NOR") for at in range(0, 60, 10)), *(Sign(at, "LVA") for at in range(100, 160, 10))]
    home = home_of(*signs)
    assert home.at(90) == "NOR"
    assert home.at(200) == ""
    assert home.scene(200) == "LVA"


@pytest.mark.parametrize("use", list(Use))
def test_a_title_weighs_more_than_running_text(use: Use) -> None:
    plain = Sign.of(0, "NOR", use, is_town=False, in_title=False)
    titled = Sign.of(0, "NOR", use, is_town=False, in_title=True)
    assert titled.weight > plain.weight or use is Use.DATELINE


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Kenya Flower Council", "KEN"),
        ("Asunción Chamber of Commerce", "PRY"),
        ("South Sudan Teachers Union", "SSD"),
        ("Peru-Chile Joint Committee", ""),
        ("Harbour Workers Union", ""),
    ],
)
def test_an_organisation_shows_the_one_state_in_its_name(name: str, state: str) -> None:
    known = atlas(packs.shipped("world"))
    assert state_shown(EntityType.ORGANISATION, "", ("ORG:ANY_NAME",), name, known) == state


def test_an_agency_shows_no_state() -> None:
    known = atlas(packs.shipped("world"))
    assert state_shown(EntityType.ORGANISATION, "", ("ORG:UN",), "Kenya Flower Council", known) == ""
