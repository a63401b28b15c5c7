"""Words in plain letters."""

import unicodedata

import pytest

from recoupe.link.vocabulary import plain

WRITTEN = (
    "L’Élysée n’a pas réagi à l’arrêté du 12 août",
    "Ångström, naïveté, Łódź, œuvre, ﬁn, ½ tonne",
    "e\u0301crit en deux signes\u0323\u0301",
    "한국 Москва\u0301 İstanbul",
)


@pytest.mark.parametrize("words", WRITTEN)
def test_plain_letters_are_those_of_the_whole_decomposed(words: str) -> None:
    parts = unicodedata.normalize("NFKD", words.lower().replace("’", "'"))
    assert plain(words) == "".join(one for one in parts if not unicodedata.combining(one))
