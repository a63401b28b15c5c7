"""Subjects told twice are one."""

import pytest

from tests.text.test_arguments import roles


@pytest.mark.parametrize(
    ("text", "language", "actor", "recipient"),
    [
        ("Il a été enlevé un ingénieur par des rebelles.", "fr", ["des rebelles"], ["un ingénieur"]),
        ("Il a été expulsé trois consuls par le Ghana.", "fr", ["le Ghana"], ["trois consuls"]),
        ("The army it has shelled the rebels.", "en", ["The army"], ["the rebels"]),
        ("The minister he has dismissed the governor.", "en", ["The minister"], ["the governor"]),
    ],
)
def test_a_noun_and_its_pronoun_are_one_subject(
    text: str, language: str, actor: list[str], recipient: list[str]
) -> None:
    assert roles(text, language, "actor") == actor
    assert roles(text, language, "recipient") == recipient
