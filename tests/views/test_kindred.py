"""Words of one matter, over languages, and those that say otherwise."""

import pytest

from recoupe.views.kindred import matters, say_otherwise


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
