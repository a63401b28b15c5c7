"""Who says what, named behind the verb that follows the words."""

import pytest

from recoupe.model import Article, Event, Text
from recoupe.pipeline import Job, read_text


def actors(characters: str) -> set[str]:
    text = Text(characters=f"Titre\n\n{characters}\n", language="fr")
    records = read_text(Job(text, (Article(text=text.id, sha256="", name="case", language="fr"),), ()))
    told = (one for one in records if isinstance(one, Event))
    return {one.span.surface for event in told for one in event.roles if one.role == "actor"}


@pytest.mark.parametrize(
    ("told", "actor"),
    [
        ('"Ce que nous voyons est une invasion", a dénoncé l\'ambassadeur kényan.', "l'ambassadeur kényan"),
        ("« Le Pérou ne paiera pas », a averti jeudi depuis Lima la ministre chilienne.", "la ministre chilienne"),
        ('"Oslo nous ment", a accusé mardi le président péruvien.', "le président péruvien"),
        ('Idriss Diallo "attise la colère" du pays, avait accusé lundi le candidat Paul Okoro.', "le candidat"),
        ('"Nous les poursuivrons", a menacé jeudi sur RFI le colonel tchadien.', "le colonel tchadien"),
    ],
)
def test_who_is_named_behind_the_verb_says_the_words_before_it(told: str, actor: str) -> None:
    assert any(one.startswith(actor) for one in actors(told))


@pytest.mark.parametrize("name", ["Oslo", "Idriss Diallo"])
def test_nobody_inside_the_quotation_says_it(name: str) -> None:
    assert name not in actors(f'"{name} nous ment", a accusé mardi le président péruvien.')


def test_a_verb_in_a_row_keeps_the_subject_before_the_quotation() -> None:
    told = 'L\'ambassadeur kényan a dénoncé une "farce", a condamné des frappes et accusé Lima.'
    assert actors(told) == {"L'ambassadeur kényan"}
