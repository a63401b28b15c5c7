"""Words of one matter, over languages, and those that say otherwise."""

import pytest

from recoupe.views.kindred import matters, matters_at, say_otherwise
from recoupe.views.parsed import as_sentence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("respecter", "fr"), ("suivre", "fr")),
        (("départ", "fr"), ("quitter", "fr")),
        (("ériger", "fr"), ("build", "en")),
        (("sack", "en"), ("limoger", "fr")),
    ],
)
def test_words_may_be_of_one_matter(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert matters(*one) & matters(*other)


def test_a_word_of_no_table_is_of_no_matter() -> None:
    assert not matters("zigzaguer", "fr")


@pytest.mark.parametrize(("one", "other"), [("victory", "defeat"), ("hire", "sack"), ("praise", "condemn")])
def test_matters_may_say_otherwise_both_ways(one: str, other: str) -> None:
    assert say_otherwise(matters(one, "en"), matters(other, "en"))
    assert say_otherwise(matters(other, "en"), matters(one, "en"))


@pytest.mark.parametrize(
    ("words", "language", "matter"),
    [
        ("Lima called the match off.", "en", "cancel"),
        ("The minister stepped down on Monday.", "en", "resign"),
        ("Le préfet a rendu le rapport public.", "fr", "reveal"),
        ("Mettre un terme au débat est urgent.", "fr", "end"),
    ],
)
def test_a_set_phrase_is_of_a_matter_wherever_its_words_stand(words: str, language: str, matter: str) -> None:
    sentence = as_sentence(words, language)
    assert sum(matter in matters_at(sentence, one, language) for one in sentence.tokens) >= 2


def test_a_word_that_joins_makes_no_set_phrase() -> None:
    sentence = as_sentence("The court called the witness off the record.", "en")
    assert not any("cancel" in matters_at(sentence, one, "en") for one in sentence.tokens)
