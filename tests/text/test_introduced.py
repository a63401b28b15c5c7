"""Bodies that a text spells out beside their short name."""

import pytest

from tests.read.readings import chains_of, mentions_of


@pytest.mark.parametrize(
    ("text", "language", "key", "names"),
    [
        (
            "Le Mouvement du 9 mars (M9-RPD) a appelé à manifester. Le M9-RPD a dit non. Le mouvement dénonce un vol.",
            "fr",
            "ORG:MOUVEMENT_DU_9_MARS",
            ["Le Mouvement du 9 mars", "M9-RPD", "Le M9-RPD", "Le mouvement"],
        ),
        (
            "La Fédération des éleveurs du Nord (Fédénord) a protesté. Selon la Fédénord, les puits sont à sec.",
            "fr",
            "ORG:FEDERATION_DES_ELEVEURS_DU_NORD",
            ["La Fédération des éleveurs du Nord", "Fédénord", "la Fédénord"],
        ),
        (
            "La FDC (Fédération des dockers de Corse) a refusé. La FDC réclame une hausse.",
            "fr",
            "ORG:FEDERATION_DES_DOCKERS_DE_CORSE",
            ["La FDC", "Fédération des dockers de Corse", "La FDC"],
        ),
        (
            "Le Front pour la paix et le progrès (FPP-21) a déposé les armes. Le FPP-21 dément.",
            "fr",
            "ORG:FRONT_POUR_LA_PAIX_ET_LE_PROGRES",
            ["Le Front pour la paix et le progrès", "FPP-21", "Le FPP-21"],
        ),
        (
            "Selon l'OLB, trente pêcheurs sont morts. L'Observatoire lacustre de Birsk (OLB) accuse un armateur.",
            "fr",
            "ORG:OBSERVATOIRE_LACUSTRE_DE_BIRSK",
            ["l'OLB", "L'Observatoire lacustre de Birsk", "OLB"],
        ),
        (
            "L'Union des forces du renouveau (UFR, opposition) a refusé. L'UFR réclame un scrutin.",
            "fr",
            "ORG:UNION_DES_FORCES_DU_RENOUVEAU",
            ["L'Union des forces du renouveau", "UFR", "L'UFR"],
        ),
        (
            "The Movement of 9 March (M9-RPD) called for protests. The M9-RPD rejected the plan.",
            "en",
            "ORG:MOVEMENT_OF_9_MARCH",
            ["The Movement of 9 March", "M9-RPD", "The M9-RPD"],
        ),
        (
            "The CPSO (Coastal Patrol Staff Organisation) refused. The CPSO wants more pay.",
            "en",
            "ORG:COASTAL_PATROL_STAFF_ORGANISATION",
            ["The CPSO", "Coastal Patrol Staff Organisation", "The CPSO"],
        ),
        (
            "The Northern Herders Federation (NoHeFed) protested. According to NoHeFed, wells are dry.",
            "en",
            "ORG:NORTHERN_HERDERS_FEDERATION",
            ["The Northern Herders Federation", "NoHeFed", "NoHeFed"],
        ),
        (
            "La Communauté économique des Etats d'Afrique de l'Ouest (Cédéao) proteste. La Cédéao attend un vote.",
            "fr",
            "ORG:ECOWAS",
            ["La Communauté économique des Etats d'Afrique de l'Ouest", "Cédéao", "La Cédéao"],
        ),
    ],
)
def test_a_name_spelt_out_and_its_short_one_are_one_body(text: str, language: str, key: str, names: list[str]) -> None:
    assert chains_of(text, language)[(key,)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Le Front des pêcheurs de Birsk (Volkar) a perdu. Volkar est loin.",
        "La Ligue des marins (LM-2) a gagné. La Ligue des meuniers (LM-2) a perdu. La LM-2 fait appel.",
        "Le produit intérieur brut (PIB) recule. Le PIB avait monté.",
    ],
)
def test_brackets_with_other_letters_or_of_two_bodies_give_no_short_name(text: str) -> None:
    assert not [one for one in mentions_of(text) if one.name in ("Volkar", "LM-2", "PIB") and one.candidates]
