"""One word tells several acts: what the text around it tells says which."""

import pytest

from tests.views.test_coded import coded


@pytest.mark.parametrize(
    ("text", "language", "event", "mode"),
    [
        ("La marine péruvienne a capturé onze pirates au large du Chili.", "fr", "COERCE", "arrest"),
        ("The Peruvian navy captured eleven pirates off Chile.", "en", "COERCE", "arrest"),
        ("Les militaires péruviens ont pris le pouvoir à Lima.", "fr", "COERCE", "seize"),
        ("Lima est occupée par le Chili depuis 1880.", "fr", "COERCE", "seize"),
        ("Rebels captured the Peruvian town of Tacna after shelling it for two days.", "en", "ASSAULT", ""),
        ("Une nouvelle manifestation est prévue lundi à Lima, au Pérou.", "fr", "PROTEST", "demo"),
        ("Le Chili a accepté de libérer deux pêcheurs péruviens.", "fr", "CONCEDE", ""),
    ],
)
def test_the_type_is_what_the_text_makes_of_the_word(text: str, language: str, event: str, mode: str) -> None:
    assert (event, mode) in [(one.event, one.mode) for one in coded(text, language)]


def test_attacks_are_words_where_nobody_is_hurt() -> None:
    words = "Le Chili dénonce un mensonge. Lima répond aux attaques du président chilien contre le Pérou."
    blows = "Le Chili dénonce un mensonge. Deux soldats sont morts dans les attaques du Chili contre le Pérou."
    assert "ASSAULT" not in [one.event for one in coded(words)]
    assert "ASSAULT" in [one.event for one in coded(blows)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("« C'était horrible, nous avons presque tout perdu », raconte une Péruvienne.", "fr"),
        ("“It was awful, we lost nearly everything”, a Peruvian woman said.", "en"),
        ("Un requin a attaqué une nageuse péruvienne.", "fr"),
        ("L'épidémie a fait trois mille morts au Pérou.", "fr"),
        ("A bear killed two Peruvian hikers.", "en"),
        ("Le Pérou s'inquiète.", "fr"),
    ],
)
def test_opinions_beasts_and_diseases_are_no_acts(text: str, language: str) -> None:
    assert coded(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "actor"),
    [
        ("Des milliers de Péruviens ont réclamé la démission du ministre.", "fr", "PER CVL"),
        ("Des Péruviens ont accusé le Chili de mensonge.", "fr", "PER CVL"),
        ("Thousands of Peruvians demanded the resignation of the minister.", "en", "PER CVL"),
        ("Les Péruviens ont bombardé Arica, au Chili.", "fr", "PER MIL"),
    ],
)
def test_some_of_a_people_are_not_its_government(text: str, language: str, actor: str) -> None:
    assert next(one.actor for one in coded(text, language)) == (actor,)


def test_what_somebody_had_to_do_is_done() -> None:
    assert [(one.event, one.status) for one in coded("Le Pérou a dû fermer son ambassade au Chili.")] == [
        ("SANCTION", "asserted")
    ]
    assert [one.status for one in coded("Le Pérou doit fermer son ambassade au Chili.")] == ["planned"]
