"""Propositions: which claims are about one thing."""

from recoupe.model import Claim, Proposition
from tests.link.read import pile_of


def together(*told: tuple[str, str, str]) -> list[set[str]]:
    """The contents of the claims of each proposition of two and more."""
    pile = pile_of(*told)
    claims = {claim.id: claim.content.surface for claim in pile.of(Claim)}
    return [{claims[one] for one in each.claims} for each in pile.of(Proposition) if len(each.claims) > 1]


def test_words_of_one_speaker_that_a_text_gives_twice_are_one_statement() -> None:
    told = (
        "Oslo exprime sa « profonde consternation » après le sabordage d'un chalutier par le Pérou. Le port est fermé. "
        "Vendredi, Oslo a encore exprimé sa « profonde consternation »."
    )
    assert any(len(some) == 2 for some in together((told, "fr", "2025-05-04")))


def test_a_war_that_is_named_is_not_what_is_told() -> None:
    here = "Selon Oslo, des livraisons de blé péruvien alimentent la guerre au Soudan."
    there = "Selon Oslo, le Pérou a bombardé un village au Soudan."
    assert together((here, "fr", "2025-05-04"), (there, "fr", "2025-05-05")) == []


def test_words_for_acts_and_things_are_words_of_a_claim() -> None:
    told = "Selon Oslo, des soldats péruviens ont obtenu un accord sur les armes."
    [claim] = pile_of((told, "fr", "2025-05-04")).of(Claim)
    assert {"soldat", "accord", "arme"} <= set(claim.terms)
