"""Who acts after a colon in a headline."""

import pytest

from recoupe.model import Article, Event, Text
from recoupe.pipeline import Job, read_text


def actors(characters: str) -> list[str]:
    text = Text(characters=f"Titre\n\n{characters}\n", language="fr")
    records = read_text(Job(text, (Article(text=text.id, sha256="", name="case", language="fr"),), ()))
    told = (one for one in records if isinstance(one, Event))
    return [one.span.surface for event in told for one in event.roles if one.role == "actor"]


@pytest.mark.parametrize(
    ("told", "actor"),
    [
        ('Quito capitale du Pérou : François Marchal dénonce "une décision grave".', "François Marchal"),
        ("Frappes en Syrie : Lima condamne Oslo.", "Lima"),
        ("Budget italien : Bruxelles menace Rome.", "Bruxelles"),
        ("Crise des réfugiés : le ministre hongrois critique Oslo.", "le ministre hongrois"),
        ("Kenya : Londres accuse Pékin.", "Londres"),
        ("Ghana : les militaires menacent Lima.", "les militaires"),
        ("Bolivie : le syndicat accuse Lima de complot.", "le syndicat"),
    ],
)
def test_the_noun_after_a_colon_does_what_the_verb_tells(told: str, actor: str) -> None:
    assert actors(told) == [actor]


def test_a_list_after_a_colon_is_left_alone() -> None:
    assert actors("Frappes en Syrie : neuf morts à Alep, Lima et Oslo s'accusent.") != ["neuf morts"]
