"""The state a text tells of: datelines, titles and towns before adjectives, what was read before what comes."""

import pytest

from recoupe.terms import Use
from recoupe.text.homes import Home, Sign


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
