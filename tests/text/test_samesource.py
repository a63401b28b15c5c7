"""Who « la même source » and "the same official" are."""

import pytest

from recoupe.link.witnesses import families
from recoupe.model import Claim
from tests.link.read import pile_of


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("Le barrage a cédé, a annoncé l'agence norvégienne NTB. Deux ponts sont coupés, selon la même source.", "fr",
         [("ORG:NTB",), ("ORG:NTB",)]),
        ("Le barrage a cédé, a déclaré Lars Hagen. D'après ce même élu, deux ponts sont coupés.", "fr",
         [("PER:LARS_HAGEN",), ("PER:LARS_HAGEN",)]),
        ("The dam has burst, Norway's government said. Two bridges are cut, the same source added.", "en",
         [("NOR",), ("NOR",)]),
        ("The dam has burst, Norway's government said. Two bridges are cut, according to another source.", "en",
         [("NOR",), ()]),
        ("The dam has burst, Norway's government said. The same report says two bridges are cut.", "en",
         [("NOR",), ()]),
    ],
)  # fmt: skip
def test_the_same_source_is_whoever_spoke_last(words: str, language: str, expected: list[tuple[str, ...]]) -> None:
    pile = pile_of((words, language, "2025-03-02"))
    told = sorted(pile.of(Claim), key=lambda one: one.span.start)
    assert [families(pile, one) for one in told] == expected
