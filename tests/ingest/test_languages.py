"""The language of a text: by its longer lines; what is stated counts only where the characters do not tell."""

import pytest

from recoupe.ingest.languages import code, evident_language, language_of


@pytest.mark.parametrize(
    ("characters", "language"),
    [
        ("Le maire a promis lundi que la halle serait repeinte avant l’hiver.", "fr"),
        ("The mayor promised on Monday that the market would be painted before winter.", "en"),
        ("Der Bürgermeister hat am Montag versprochen, dass die Halle gestrichen wird.", "de"),
        ("El alcalde prometió el lunes que el mercado sería repintado antes del invierno.", "es"),
        ("L’alcalde va prometre dilluns que el mercat es repintaria abans de l’hivern.", "ca"),
        ("Мэр пообещал в понедельник, что рынок будет покрашен до зимы.", "ru"),
    ],
)
def test_the_characters_tell(characters: str, language: str) -> None:
    assert language_of(characters) == language
    assert language_of(characters, stated="fr" if language != "fr" else "en") == language


def test_short_lines_leave_it_to_the_others() -> None:
    """An English follow-us line in a French page does not count."""
    body = "Le maire a promis lundi que la halle serait repeinte avant l’hiver."
    assert language_of(f"Follow us on Google News\nRead more\n{body}\nShare this story\nLeave a comment") == "fr"


@pytest.mark.parametrize(
    ("characters", "stated", "language"), [("Avec AFP", "fr-FR", "fr"), ("12 345", "", ""), ("…", "en", "en")]
)
def test_what_is_stated_counts_for_a_few_words(characters: str, stated: str, language: str) -> None:
    assert language_of(characters, stated=stated) == language


@pytest.mark.parametrize(
    ("stated", "found"), [("fr-CA", "fr"), ("EN_us", "en"), ("français", ""), ("", ""), ("deu", "")]
)
def test_codes(stated: str, found: str) -> None:
    assert code(stated) == found


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Le ministre n'a pas confirmé les chiffres donnés par l'opposition.", "fr"),
        ("The minister would not confirm the figures given by the opposition.", "en"),
        ("El presidente de la república anunció que los soldados han llegado a la frontera.", ""),
        ("Il presidente della repubblica ha annunciato che i soldati sono arrivati alla frontiera.", ""),
        ("Le gouvernament de la region es en crise e lo president es partit.", ""),
        ("Séoul dément.", ""),
        ("PARIS OSLO BERNE RABAT LIMA", ""),
        ("", ""),
    ],
)
def test_a_language_is_evident_where_nearly_all_words_are_frequent_in_it_alone(sentence: str, language: str) -> None:
    assert evident_language(sentence) == language
