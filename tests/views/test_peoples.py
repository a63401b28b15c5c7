"""People told by their state: « les Ukrainiens », “two South Koreans”."""

import pytest

from recoupe import packs
from recoupe.views.parsed import as_sentence
from recoupe.views.peoples import peoples


@pytest.mark.parametrize(
    ("words", "language", "told"),
    [
        ("Les Ukrainiens ont repoussé deux Biélorusses.", "fr", {"ukrainiens": "UKR", "bielorusses": "BLR"}),
        ("Trois Italiennes et un Chinois sont rentrés.", "fr", {"italiennes": "ITA", "chinois": "CHN"}),
        ("Les Sud-Coréens votent dimanche.", "fr", {"sud-coreens": "KOR"}),
        ("Two South Koreans were freed by the Poles.", "en", {"south koreans": "KOR", "poles": "POL"}),
        ("Some forty Kenyans queued with three Germans.", "en", {"kenyans": "KEN", "germans": "DEU"}),
        ("Des soldats ukrainiens dorment.", "fr", {}),
        ("One South Korean tried to swim ashore.", "en", {"south korean": "KOR"}),
        ("The Pellbrook ferry was late.", "en", {}),
    ],
)
def test_people_are_told_by_their_state(words: str, language: str, told: dict[str, str]) -> None:
    found = peoples(packs.shipped("world"), as_sentence(words, language), language, ())
    assert {name: key for _, (key, name) in found} == told


def test_words_that_a_mention_took_are_left() -> None:
    sentence = as_sentence("Les Ukrainiens votent.", "fr")
    assert not list(peoples(packs.shipped("world"), sentence, "fr", {1}))
