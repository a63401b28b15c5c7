"""People whose sort the word beside theirs tells: « les forces de l'ordre », « un responsable syndical »."""

import pytest

from recoupe import packs
from recoupe.text.frames import lexicon
from recoupe.text.ranks import is_somebody, sort_beside
from tests.read.readings import reading_of


def sort_in(phrase: str) -> str:
    """The sort of the first noun of a phrase, set in a sentence."""
    words = lexicon(packs.shipped("lang/fr"), packs.shipped("ontology"))
    (sentence,) = reading_of(f"Le préfet du Cher a rencontré {phrase}.", "fr").sentences
    noun = next(one for one in sentence.tokens[6:] if one.upos == "NOUN")
    assert is_somebody(words, sentence, noun)
    return sort_beside(words, sentence, noun)


@pytest.mark.parametrize(
    ("phrase", "sort"),
    [
        ("les forces de l'ordre", "police"),
        ("des agents des forces de sécurité", "police"),
        ("des groupes armés", "rebels"),
        ("une bande armée", "rebels"),
        ("des combattants jihadistes", "rebels"),
        ("les formations politiques", "party"),
        ("la classe politique", "elite"),
        ("des organisations de la société civile", "civil_society"),
        ("le mouvement de contestation", "opposition"),
        ("une figure de l'opposition", "opposition"),
        ("des responsables syndicaux", "workers"),
        ("des membres du parquet", "judiciary"),
        ("un groupe d'étudiants", "education"),
    ],
)
def test_the_word_beside_tells_the_sort(phrase: str, sort: str) -> None:
    assert sort_in(phrase) == sort


def test_a_noun_of_rank_alone_tells_nothing() -> None:
    assert sort_in("les membres du bureau") == ""


@pytest.mark.parametrize("phrase", ["les forces gouvernementales", "les forces régulières", "des troupes loyalistes"])
def test_the_forces_of_a_government_are_its_army(phrase: str) -> None:
    assert sort_in(phrase) == "army"
