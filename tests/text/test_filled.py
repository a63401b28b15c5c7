"""What fills a slot among the arguments that fit it."""

import pytest

from tests.text.test_arguments import roles


@pytest.mark.parametrize(
    ("text", "language", "recipient"),
    [
        ("Un berger a été tué par balle samedi à Lima.", "fr", ["Un berger"]),
        ("Une femme a été tuée par un obus dans la ville de Cusco.", "fr", ["Une femme"]),
        ("A shell killed a shepherd near Lima.", "en", ["a shepherd"]),
    ],
)
def test_where_somebody_is_hit_is_nobody_hit(text: str, language: str, recipient: list[str]) -> None:
    assert roles(text, language, "recipient") == recipient
