"""Who speaks without a key: named or described speakers are witnesses, unnamed ones are none."""

import pytest

from recoupe.link.descriptions import one_description
from recoupe.link.witnesses import families, named
from recoupe.model import Claim
from tests.link.read import pile_of

SAID = [
    ("fr", "Selon les syndicats, deux mille ouvriers ont été licenciés.", ("SAID:syndicats",)),
    ("fr", "La préfecture de police a assuré que onze personnes ont été blessées.", ("SAID:préfecture de police",)),
    ("fr", "Selon une source diplomatique, le convoi a été attaqué dimanche.", ()),
    ("fr", "Deux témoins ont raconté que le pont a été détruit dimanche.", ()),
    ("en", "According to the unions, two thousand workers were dismissed.", ("SAID:unions",)),
    ("en", "A person close to the talks said the bridge was destroyed on Sunday.", ()),
]

THINGS = [
    ("fr", "Les images montrent des hommes qui déchargent des caisses sur le quai."),
    ("fr", "Selon les déclarations recueillies, le pont a été détruit dimanche."),
    ("fr", "Le partenariat prévoit l'envoi de deux mille ouvriers."),
    ("fr", "Les chiffres montrent que le chômage a baissé."),
    ("en", "The footage shows men unloading crates on the quay."),
    ("en", "The agreement says two thousand workers will be sent."),
]
"""Sentences in which a thing shows or provides something."""


@pytest.mark.parametrize(("language", "words"), THINGS)
def test_a_thing_is_no_witness(language: str, words: str) -> None:
    pile = pile_of((words, language, "2025-06-13"))
    assert [families(pile, claim) for claim in pile.of(Claim)] in ([], [()])


@pytest.mark.parametrize(("language", "words", "expected"), SAID)
def test_a_description_is_a_witness_and_somebody_unnamed_is_none(
    language: str, words: str, expected: tuple[str, ...]
) -> None:
    pile = pile_of((words, language, "2025-06-13"))
    told = [families(pile, claim) for claim in pile.of(Claim)]
    assert expected in told
    assert not any(named(pile, claim) for claim in pile.of(Claim))


def test_the_shorter_of_two_descriptions_stands_for_both() -> None:
    folded = one_description(["SAID:direction du groupe", "SAID:direction", "SAID:syndicats", "RUS"])
    assert folded == {
        "SAID:direction": "SAID:direction",
        "SAID:direction du groupe": "SAID:direction",
        "SAID:syndicats": "SAID:syndicats",
    }


def test_rebels_and_agencies_speak_for_no_state() -> None:
    words = "Les shebab ont affirmé dimanche que trente-quatre soldats éthiopiens ont été tués près de Baidoa."
    pile = pile_of((words, "fr", "2025-09-15"))
    assert {families(pile, claim) for claim in pile.of(Claim)} == {("SOM:SHABAAB",)}
