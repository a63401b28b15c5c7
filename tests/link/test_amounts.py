"""Sums of money and shares of one thing, and of several."""

from recoupe.model import Finding
from recoupe.terms import FindingKind
from tests.link.read import pile_of


def _series(*told: tuple[str, str, str]) -> list[str]:
    return [one.summary_fr for one in pile_of(*told).of(Finding) if one.kind is FindingKind.FIGURE_SERIES]


def test_two_shares_of_one_thing_are_set_side_by_side() -> None:
    words = (
        "Le recteur évalue l'absentéisme à 12 %. La pluie n'a pas cessé de la journée. Le syndicat, lui, chiffre "
        "l'absentéisme à 31 %."
    )
    [found] = _series((words, "fr", "2025-03-01"))
    assert "absentéisme" in found
    assert found.endswith("12\u00a0% ; selon « syndicat » : 31\u00a0%")


def test_shares_of_two_parties_are_two_things() -> None:
    words = "Le recteur évalue le vote pour Dubreuil à 12 %. Le syndicat chiffre le vote pour Ravelomanana à 31 %."
    assert _series((words, "fr", "2025-03-01")) == []


def test_a_sum_set_right_behind_another_is_of_the_same_thing() -> None:
    words = (
        "Le ministre estime que la digue coûtera 40 millions d'euros. L'association avance le chiffre de 95 millions "
        "d'euros."
    )
    [found] = _series((words, "fr", "2025-03-01"))
    assert found.endswith("40\u202f000\u202f000\u00a0EUR ; selon « association » : 95\u202f000\u202f000\u00a0EUR")


def test_what_is_more_than_a_figure_is_no_addition() -> None:
    words = "Selon le maire, 300 manifestants ont défilé. Selon la police, plus de 400 manifestants ont défilé."
    more = "Selon le maire, 300 manifestants ont défilé. Selon la police, 400 autres manifestants ont défilé."
    assert len(_series((words, "fr", "2025-03-01"))) == 1
    assert _series((more, "fr", "2025-03-01")) == []


def test_the_parts_of_a_sum_and_shares_of_those_asked_are_no_series() -> None:
    parts = (
        "Selon le ministre, la digue coûte 40 millions d'euros, dont 15 millions d'euros d'études. Selon le maire, la "
        "digue coûte 22 millions d'euros de béton et 18 millions d'euros de salaires."
    )
    asked = "Selon un sondage, 54 % des sondés veulent partir. Selon un autre, 71 % des habitants veulent partir."
    for words in (parts, asked):
        assert _series((words, "fr", "2025-03-01")) == []
