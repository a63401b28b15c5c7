"""What stands behind a state, town or month and is not its own."""

import pytest

from recoupe.model import Article, Event, Text
from recoupe.pipeline import Job, read_text


def parties(characters: str, role: str) -> set[str]:
    text = Text(characters=f"Titre\n\n{characters}\n", language="fr")
    records = read_text(Job(text, (Article(text=text.id, sha256="", name="case", language="fr"),), ()))
    told = (one for one in records if isinstance(one, Event))
    return {one.span.surface for event in told for one in event.roles if one.role == role}


@pytest.mark.parametrize(
    ("told", "actor"),
    [
        ("La visite à Nairobi du président péruvien a surpris.", "président péruvien"),
        ("L'arrivée à Beyrouth du ministre péruvien a été remarquée.", "ministre péruvien"),
        ("Le déploiement en Russie de soldats ghanéens a surpris.", "soldats ghanéens"),
        ("Le soutien à Kiev du gouvernement péruvien faiblit.", "gouvernement péruvien"),
    ],
)
def test_who_acts_stands_behind_where_he_goes(told: str, actor: str) -> None:
    assert actor in parties(told, "actor")


@pytest.mark.parametrize(
    ("told", "recipient"),
    [
        ("L'arrestation à Dakar de l'opposant Moussa Diop a choqué.", "l'opposant Moussa Diop"),
        ("L'Union africaine a suspendu le Ghana de ses instances.", "le Ghana"),
        ("Oslo a demandé au Pérou de libérer deux marins.", "Pérou"),
        ("L'expulsion de Lima de trois diplomates kényans a été annoncée.", "trois diplomates kényans"),
    ],
)
def test_whom_it_befalls_does_not_belong_to_the_place(told: str, recipient: str) -> None:
    assert recipient in parties(told, "recipient")
