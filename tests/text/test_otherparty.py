"""Who « son hôte » and "his guest" are: the other of the two of whom the text speaks."""

import pytest

from tests.read.readings import mentions_of


@pytest.mark.parametrize(
    ("text", "language", "words", "key"),
    [
        (
            "Emmanuel Macron et Recep Tayyip Erdogan ont signé. Le président français a parlé d'eau. Son hôte se tait.",
            "fr", "Son hôte", "PER:RECEP_TAYYIP_ERDOGAN",
        ),
        (
            "Anna Berg a reçu mardi Lars Hagen. Anna Berg a parlé d'eau. Son visiteur a refusé de répondre.",
            "fr", "Son visiteur", "PER:LARS_HAGEN",
        ),
        (
            "Emmanuel Macron met Recep Tayyip Erdogan. The French president praised the talks. His host left.",
            "en", "His host", "PER:RECEP_TAYYIP_ERDOGAN",
        ),
    ],
)  # fmt: skip
def test_the_other_of_two(text: str, language: str, words: str, key: str) -> None:
    found = {one.span.surface: one.candidates for one in mentions_of(text, language)}
    assert found[words] == (key,)


def test_of_three_nobody_is_the_other() -> None:
    text = "Anna Berg, Lars Hagen et Odd Lien ont dîné. Anna Berg a parlé d'eau. Son hôte a refusé de répondre."
    assert "Son hôte" not in {one.span.surface for one in mentions_of(text)}
