"""Troops sent about: mobilised at home, lent to another state, threatening where they fight it."""

import pytest

from tests.views.test_coded import coded


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Le déploiement de troupes péruviennes en Bolivie inquiète.", ("BOL",)),
        ("Le Rwanda a déployé ses troupes pour défendre le Mozambique.", ("MOZ",)),
        ("La Grèce a envoyé 500 soldats pour soutenir la campagne de l'Arménie.", ("ARM",)),
        ("Le Kenya a déployé mille soldats en Haïti.", ("HTI",)),
    ],
)
def test_troops_sent_to_another_state_are_help(text: str, recipient: tuple[str, ...]) -> None:
    (row,) = coded(text)
    assert (row.event, row.recipient) == ("AID", recipient)


@pytest.mark.parametrize(
    "text",
    [
        "Le Kenya a envoyé 300 soldats à la frontière.",
        "Le Pérou a déployé 3 000 soldats à Lima.",
        "Des rebelles ont attaqué l'armée du Mozambique. Le Rwanda a déployé ses troupes au Mozambique.",
        "L'armée chilienne a bombardé la Bolivie. Le déploiement de soldats chiliens en Bolivie continue.",
    ],
)
def test_at_home_or_where_they_fight_they_are_mobilised(text: str) -> None:
    assert coded(text)[-1].event == "MOBILIZE"


def test_who_sends_troops_does_it_to_nobody_of_his_own() -> None:
    rows = coded("L'Érythrée a dépêché 4 000 soldats pour soutenir une offensive.")
    assert [one.recipient for one in rows if one.actor == ("ERI MIL",)] == [()]
