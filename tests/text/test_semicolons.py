"""What stands between a semicolon and its verb belongs to that verb."""

import pytest

from recoupe.model import Article, Event, Text, Timex
from recoupe.pipeline import Job, read_text


def told(characters: str, language: str) -> dict[str, tuple[list[str], str]]:
    """Trigger to who acts and the time expression."""
    text = Text(characters=f"Titre\n\n{characters}\n", language=language)
    records = read_text(Job(text, (Article(text=text.id, sha256="", name="case", language=language),), ()))
    times = {one.id: one.span.surface for one in records if isinstance(one, Timex)}
    return {
        one.trigger.surface: (
            [filler.span.surface for filler in one.roles if filler.role == "actor"],
            times.get(one.time, ""),
        )
        for one in records
        if isinstance(one, Event)
    }


def test_a_date_behind_a_semicolon_is_of_the_clause_behind_it() -> None:
    found = told("Le 2 mai, des miliciens ont enlevé un prêtre ; le 6 mai, la police a arrêté deux suspects.", "fr")
    assert found["enlevé"] == (["des miliciens"], "Le 2 mai")
    assert found["arrêté"] == (["la police"], "le 6 mai")


@pytest.mark.parametrize(
    ("text", "language", "word", "actor"),
    [
        ("À noter ce mois : - le Ghana signe le traité ; - le Togo condamne le Bénin.", "fr", "condamne", "le Togo"),
        ("La Suède condamne le raid ; l'Islande rappelle son consul.", "fr", "rappelle", "l'Islande"),
        ("Niger recalled its envoy; Chad expelled two monks.", "en", "expelled", "Chad"),
    ],
)
def test_an_item_of_a_list_has_a_subject_of_its_own(text: str, language: str, word: str, actor: str) -> None:
    assert told(text, language)[word][0] == [actor]
