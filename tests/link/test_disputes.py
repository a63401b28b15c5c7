"""Disputes that two articles of one story tell are one."""

import pytest

from recoupe.link.disputes import disputes
from recoupe.model import Finding
from tests.link.read import pile_of

HERE = (
    "Un collectif d'avocats accuse le président kényan William Ruto de vouloir vendre des drones au Tchad. La "
    "présidence a démenti cette accusation."
)
THERE = (
    "Les députés de l'opposition accusent le président kényan William Ruto de chercher à vendre des drones au Tchad, "
    "une accusation que la présidence dément. Le Parlement siège jeudi à Nairobi."
)


def test_what_two_articles_tell_of_one_quarrel_is_one_dispute() -> None:
    found = disputes(pile_of((HERE, "fr", "2025-10-13"), (THERE, "fr", "2025-10-14")))
    assert len(found) == 1
    [one] = found
    assert len({point.spans[0].text for point in one.points}) == 2


def test_a_denial_that_repeats_a_figure_is_set_against_who_gave_it() -> None:
    here = "Le ministère tchadien de la Défense affirme avoir détruit 45 drones près d'Abéché. La ville est calme."
    there = "Les 45 drones n'ont jamais existé, a démenti l'armée soudanaise. Abéché est calme, dit le Tchad."
    other = "Les 12 drones n'ont jamais existé, a démenti l'armée soudanaise. Abéché est calme, dit le Tchad."
    first = (here, "fr", "2025-10-13")
    assert any(len(one.points) == 2 for one in disputes(pile_of(first, (there, "fr", "2025-10-14"))))
    assert disputes(pile_of(first, (other, "fr", "2025-10-14"))) == []


def test_two_who_stand_against_each_other_in_two_articles_on_one_thing_are_one_dispute() -> None:
    here = "Peru accused Bolivia of shelling a fishing village on Lake Titicaca. Bolivia denied the accusation."
    there = "Peru blames Bolivia for the shelling of the village. Bolivia rejected the charge. Lake Titicaca is calm."
    [one] = disputes(pile_of((here, "en", "2025-10-13"), (there, "en", "2025-10-14")))
    assert {point.label for point in one.points} == {"suspects", "denies"}
    assert len(one.points) == 4


def test_bodies_of_one_state_are_set_against_each_other_where_one_denies_the_other_by_name() -> None:
    told = (
        "Omar Sellal, directeur de la police norvégienne, affirme que le garde du corps n'avait aucune autorisation. "
        "Oslo attend. Le palais se tait. Le ministère norvégien de l'Intérieur a démenti les propos d'Omar Sellal."
    )
    [one] = disputes(pile_of((told, "fr", "2025-10-13")))
    assert {point.label for point in one.points} == {"asserts", "denies"}
    unnamed = told.replace("les propos d'Omar Sellal", "toute autorisation")
    assert disputes(pile_of((unnamed, "fr", "2025-10-13"))) == []


@pytest.mark.parametrize(
    ("told", "is_direct"),
    [
        ("Le syndicat affirme que les deux moteurs ont brûlé, tandis que Vernex évoque une simple fuite.", False),
        ("Oslo accuse Lima d'avoir coulé un cargo. Lima dément avoir coulé le cargo.", True),
        ("Le maire est accusé d'avoir menti aux élus. Paul Martel a toujours nié avoir menti.", True),
    ],
)  # fmt: skip
def test_a_line_says_where_accounts_only_stand_side_by_side(told: str, *, is_direct: bool) -> None:
    found = [one for one in pile_of((told, "fr", "2024-05-10")).of(Finding) if one.kind == "dispute"]
    assert [one.summary_fr.endswith("réponde à l'autre") for one in found] == [not is_direct]


def test_in_running_news_only_what_is_denied_is_a_dispute() -> None:
    """Twelve stories of one article each: accounts side by side are shown of what a pile is about only."""
    beside = "Le syndicat affirme que les deux moteurs ont brûlé, tandis que Vernex évoque une simple fuite."
    denied = "Oslo accuse Lima d'avoir coulé un cargo. Lima dément avoir coulé le cargo."
    others = (
        "Les abricots de {} ont gelé.", "Le lycée de {} rouvre lundi.", "Un orchestre joue à {}.", "Il neige à {}.",
        "La piscine de {} ferme.", "Un marathon passe par {}.", "Le tramway de {} déraille.", "Un musée ouvre à {}.",
        "Les vendanges débutent à {}.", "Une comète passe sur {}.",
    )  # fmt: skip
    towns = ("Brno", "Cork", "Graz", "Lugo", "Metz", "Oulu", "Pécs", "Sète", "Turku", "Vigo")
    some = [
        (one.format(town), "fr", f"2024-05-{10 + at}") for at, (one, town) in enumerate(zip(others, towns, strict=True))
    ]
    running = disputes(pile_of((beside, "fr", "2024-05-10"), (denied, "fr", "2024-06-20"), *some))
    assert [len(one.points) for one in running] == [2]
    assert not running[0].summary_fr.endswith("réponde à l'autre")
    assert len(disputes(pile_of((beside, "fr", "2024-05-10")))) == 1
