"""Where an act leads: who goes to see a place goes there."""

import pytest

from recoupe.model import Article, Event, Text
from recoupe.pipeline import Job, read_text


def place(characters: str, language: str, word: str) -> tuple[str, str] | None:
    text = Text(characters=f"Titre\n\n{characters}\n", language=language)
    records = read_text(Job(text, (Article(text=text.id, sha256="", name="case", language=language),), ()))
    told = next(one for one in records if isinstance(one, Event) and one.trigger.surface == word)
    return (told.place.role, told.place.span.surface) if told.place is not None else None


@pytest.mark.parametrize(
    ("text", "language", "word", "expected"),
    [
        ("Le président ghanéen s'est rendu au Caire.", "fr", "rendu", ("destination", "Caire")),
        ("Une délégation turque a visité Erbil.", "fr", "visité", ("destination", "Erbil")),
        ("The Irish minister paid a visit to Nairobi.", "en", "paid a visit", ("destination", "Nairobi")),
        ("Oslo a livré du blé au président malien.", "fr", "livré", None),
    ],
)
def test_the_place_gone_to_is_a_destination(
    text: str, language: str, word: str, expected: tuple[str, str] | None
) -> None:
    assert place(text, language, word) == expected
