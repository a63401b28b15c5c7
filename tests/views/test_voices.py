"""Who acts by a pronoun in what somebody says."""

import pytest

from tests.views.test_fillers import parties


@pytest.mark.parametrize(
    ("text", "language", "event", "actor"),
    [
        ("« Nous aiderons les pêcheurs », a promis le président péruvien.", "fr", "AGREE", "PER GOV"),
        ("« Nous ne céderons jamais », a affirmé le président chilien.", "fr", "REJECT", "CHL GOV"),
        ("« Je remercie la police », a dit le ministre péruvien de l'Intérieur à Lima.", "fr", "SUPPORT", "PER GOV"),
        ("“We will never recognise the vote,” the Peruvian president said.", "en", "REJECT", "PER GOV"),
    ],
)
def test_the_first_person_is_who_speaks(text: str, language: str, event: str, actor: str) -> None:
    assert {found[0] for found in parties(text, event, language)} == {(actor,)}
