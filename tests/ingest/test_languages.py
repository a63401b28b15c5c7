"""The language of a text: by its longer lines; what is stated counts only where the characters do not tell."""

import pytest

from recoupe.ingest.languages import code, language_of


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
