"""Whose people are who do not stand right beside the word for it."""

import pytest

from tests.views.test_coded import coded


@pytest.mark.parametrize(
    ("text", "language", "actor", "recipient"),
    [
        ("L'envoyé spécial à Accra de l'ONU a critiqué le Ghana.", "fr", ("UNO",), ("GHA",)),
        ("Les ambassadeurs à Lima de l'Union européenne ont critiqué le Pérou.", "fr", ("EUR",), ("PER",)),
        ("L'ambassadrice à Lima du Togo a critiqué le Pérou.", "fr", ("TGO GOV",), ("PER",)),
        ("La Cédéao, dont les dirigeants ont sanctionné le Ghana, hésite.", "fr", ("IGO",), ("GHA",)),
        ("L'ONU, dont l'envoyée a critiqué le Ghana, se tait.", "fr", ("UNO",), ("GHA",)),
        ("Le Togo, dont les soldats ont frappé dix Ghanéens, a nié.", "fr", ("TGO MIL",), ("GHA CVL",)),
        ("The envoy in Accra of the United Nations criticized Ghana.", "en", ("UNO",), ("GHA",)),
        ("Les organisations internationales ont condamné le Pérou.", "fr", ("---",), ("PER",)),
        ("Les observateurs internationaux ont critiqué le Ghana.", "fr", ("---",), ("GHA",)),
        ("International observers criticized Ghana.", "en", ("---",), ("GHA",)),
        ("La police ghanéenne a arrêté six militants pro-démocratie.", "fr", ("GHA COP",), ("GHA OPP",)),
        ("La coalition a bombardé la ville péruvienne de Cuzco.", "fr", ("IGO MIL",), ("PER CVL",)),
        ("La coalition au pouvoir au Ghana a critiqué Lomé.", "fr", ("GHA GOV",), ("TGO",)),
    ],
)
def test_people_are_of_those_the_words_name(
    text: str, language: str, actor: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    row = coded(text, language)[0]
    assert (row.actor, row.recipient) == (actor, recipient)


def test_a_pronoun_behind_an_auxiliary_stresses_the_subject() -> None:
    assert coded("Le Togo a lui refusé d'aider le Pérou.")[0].recipient == ("PER",)
    assert coded("Le Togo lui a refusé son aide.")[0].recipient == ("---",)
