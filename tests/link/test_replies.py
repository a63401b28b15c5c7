"""What a denial is set against where no word of it says."""

import pytest

from recoupe.link.disputes import disputes
from recoupe.terms import Relation
from tests.link.read import pile_of

Told = tuple[str, str, str]


def relations(*told: Told) -> list[Relation]:
    return [tie.relation for one in disputes(pile_of(*told)) for tie in one.ties]


@pytest.mark.parametrize(
    "told",
    [
        (("MSF said on Monday that a crowd attacked its clinic in Lobito, hurting two people. Angolan police said they "
         "had no record of any such attack."), "en", "2025-05-04"),
        (("Oslo accuse Lima d'avoir coulé un chalutier norvégien. La météo est bonne. Lima nie toute implication de "
         "son pays."), "fr", "2025-05-04"),
    ],
)  # fmt: skip
def test_a_denial_answers_the_charge_it_points_to(told: Told) -> None:
    assert Relation.CONTRADICTS in relations(told)


@pytest.mark.parametrize(
    "told",
    [
        (("Le Parlement a adopté le budget, selon Oslo. « Nous ne poserons aucune question sur la pêche », a dit le "
         "ministre péruvien de la Santé."), "fr", "2025-05-04"),
        ("Six people were hurt in a fire in Lima, the city said. The police ruled out any link to terrorism.", "en",
         "2025-05-04"),
    ],
)  # fmt: skip
def test_what_is_told_as_not_so_of_another_matter_answers_nobody(told: Told) -> None:
    assert Relation.CONTRADICTS not in relations(told)
