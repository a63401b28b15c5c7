"""What is told of others, elsewhere, or of one alone, bears nothing out."""

import pytest

from recoupe.views.checked import NOTHING, OTHER_FIGURES, SUPPORTED
from tests.views.test_rewording import answer


@pytest.mark.parametrize(
    ("statement", "told", "language", "expected"),
    [
        ("Peruvian troops were sent to Haiti.", "Lima said that Kenya had sent troops to Haiti.", "en", NOTHING),
        ("Kenyan troops were sent to Haiti.", "Lima said that Kenya had sent troops to Haiti.", "en", SUPPORTED),
        ("Des soldats ivoiriens ont été envoyés au Mali.", "Le Bénin a envoyé des soldats au Mali, selon Abidjan.",
         "fr", NOTHING),
        ("Quatre marins sont portés disparus.", "Un marin est porté disparu.", "fr", OTHER_FIGURES),
        ("Nine hikers are missing on the ridge.", "A hiker is missing on the ridge.", "en", OTHER_FIGURES),
        ("L'état d'urgence a été décrété au Pérou.",
         "Le Pérou suit la crise. Le Chili a décrété l'état d'urgence après les émeutes.", "fr", NOTHING),
        ("Lisbonne a fermé son ambassade à Damas.", "Selon Damas, le diplomate a quitté l'ambassade de Lisbonne.",
         "fr", NOTHING),
        ("L'ambassadeur du Brésil a été convoqué à Quito.",
         "Quito a convoqué l'ambassadeur du Pérou.", "fr", NOTHING),
        ("The bakers' strike is over.", "The bakers' strike enters its third week.", "en", NOTHING),
    ],
)  # fmt: skip
def test_what_is_of_others_or_elsewhere_bears_nothing_out(
    statement: str, told: str, language: str, expected: str
) -> None:
    assert answer(statement, told, language=language) == expected


@pytest.mark.parametrize(
    ("statement", "told", "language", "expected"),
    [
        ("C'est la première visite du pape au Tchad en trente ans.",
         "C'est la première visite du pape au Tchad en douze ans.", "fr", OTHER_FIGURES),
        ("Le siège d'Alep a duré douze ans.", "Le siège d'Alep a duré douze ans, dit-on.", "fr", SUPPORTED),
        ("Nurses in Leeds walked out for five days.", "Nurses in Leeds walked out for two days.", "en", OTHER_FIGURES),
        ("Le Sénat chilien a mis trois ans à ratifier l'accord.", "Le Sénat chilien a ratifié l'accord.", "fr",
         NOTHING),
        ("Des centaines d'usines tournent à 80 % de leur capacité, selon Lima.",
         "Des centaines d'usines tournent à 45 % de leur capacité, selon Lima.", "fr", OTHER_FIGURES),
    ],
)  # fmt: skip
def test_a_length_of_time_and_each_figure_must_be_told(statement: str, told: str, language: str, expected: str) -> None:
    assert answer(statement, told, language=language) == expected
