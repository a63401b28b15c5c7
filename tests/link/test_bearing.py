"""A denial contradicts what it bears on; what it does not bear on it only stands beside."""

import pytest

from recoupe.link.disputes import disputes
from recoupe.terms import Relation
from tests.link.read import pile_of


def contradicts(told: str, language: str) -> bool:
    found = disputes(pile_of((told, language, "2025-05-04")))
    return any(tie.relation is Relation.CONTRADICTS for one in found for tie in one.ties)


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("Le préfet affirme que la digue a cédé. Une version démentie par le maire.", "fr"),
        ("Selon Arvo Lind, deux chalutiers ont coulé. Pas du tout, selon la capitainerie.", "fr"),
        ("Le Phare avance que l'usine a perdu 320 emplois. Vernex dément ce chiffre.", "fr"),
        ("Vernex est accusé d'avoir enterré des fûts. Le groupe nie toute responsabilité.", "fr"),
        ("L'opposition accuse le maire d'avoir brûlé les registres. Le maire clame son innocence.", "fr"),
        ("Il affirme que les veaux sont âgés de trente jours. « C'est absolument faux », s'insurge l'éleveur.", "fr"),
        ("Ada Holm said the bridge was never inspected. The ministry denied the claim.", "en"),
        ("Oslo accused Lima of sinking a trawler. Lima rejected the accusation.", "en"),
        ("Selon Arvo Lind, la digue a cédé sous la houle. Le maire Per Lund réfute la version du pêcheur Lind.", "fr"),
        ("Selon Arvo Lind, c'est un homicide. Le procureur Per Lund réfute la thèse de l'homicide.", "fr"),
        ("Selon Arvo Lind, l'essai clinique était illégal. Le professeur Per Lund réfute le terme d'essai.", "fr"),
        ("Luc Morel said Ada Rey had leaked the tapes. Ada Rey denied any involvement.", "en"),
        ("MSF said that a mob attacked its clinic. Angolan police said they had no record of any such attack.", "en"),
    ],
)
def test_a_denial_in_so_many_words_contradicts_what_it_answers(told: str, language: str) -> None:
    assert contradicts(told, language)


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ('La romancière Ada Holm salue un texte courageux. L\'éditeur Per Lund juge la mesure "grotesque".', "fr"),
        ("Le sénateur Lind reproche au préfet de fuir la presse. Balayant les critiques, le préfet reste.", "fr"),
        ("Le ministre affirme que le pont est sûr. Les maires plaident au contraire pour un débat public.", "fr"),
        ("Selon Arvo Lind, le gardien a reçu un coup. La police indique n'avoir reçu aucun appel vendredi.", "fr"),
        ("Le gérant affirme que les clients partaient. La mairie dément avoir pris une telle décision.", "fr"),
        ("Per Lund affirme que 300 euros seront versés. « Ces 300 euros ne paient rien », répond Ada Holm.", "fr"),
        ("Le mari a été interpellé, a appris Le Phare. L'homme nie être l'auteur des faits.", "fr"),
        ("Son frère accuse Arvo Lind d'avoir menti. Leurs parents ont démenti les propos de leur fille.", "fr"),
        ("Selon Arvo Lind, le groupe a vendu trois usines. Le directeur Per Lund réfute le terme de faillite.", "fr"),
        ("Selon Le Phare, la victime était dépressive. Le procureur Per Lund écarte la thèse de l'homicide.", "fr"),
        ("Dag Berg a un film. Il estime que la série le copie. L'acteur dénonce une manipulation.", "fr"),
        ("Le vieil homme vise le plombier, rapporte Le Phare. Le plombier parvient à écarter le fusil.", "fr"),
        (
            "« On était toutes solidaires », se souvient Ada Holm. Karin Lund apprend à vivre sans ses faux ongles.",
            "fr",
        ),
        ("The mayor blamed the council for hiding from voters. The council dismissed the criticism.", "en"),
        ("Arvo Lind said the firm had sold three plants. Per Lund, its director, rejected the term bankruptcy.", "en"),
        ("Luc Morel said the tapes were leaked after the sale. Ada Rey denied involvement in leaking the tapes.", "en"),
        ("Ada Holm said the clinic was full. The ministry denied having held any such banquet.", "en"),
    ],
)
def test_what_answers_something_else_contradicts_nothing(told: str, language: str) -> None:
    assert not contradicts(told, language)
