"""What a denial answers by many signs: which signs are told, and what is no candidate."""

from recoupe.link.answered import DENIER, candidates, features, most_likely
from recoupe.link.pile import Pile
from recoupe.model import Claim
from recoupe.terms import Stance
from tests.link.read import pile_of

TOLD = (
    "Le syndicat des dockers accuse le port d'avoir caché une fuite d'ammoniac, samedi. "
    "Trois ouvriers ont été soignés, selon les pompiers. La direction du port dément la moindre négligence."
)


def _read(words: str) -> tuple[Pile, Claim, list[Claim]]:
    pile = pile_of((words, "fr", "2024-05-10"))
    claims = list(pile.of(Claim))
    return pile, next(one for one in claims if one.stance is Stance.DENIES), claims


def test_the_charge_is_likelier_than_what_the_firemen_say() -> None:
    pile, denial, claims = _read(TOLD)
    found = most_likely(pile, denial, claims)
    assert found is not None
    assert found.claim.stance is Stance.SUSPECTS
    assert found.signs


def test_signs_tell_order_kind_and_distance() -> None:
    pile, denial, claims = _read(TOLD)
    charge = next(one for one in claims if one.stance is Stance.SUSPECTS)
    assert {"one text, before", "stated suspects", "before, 1 between"} <= features(pile, denial, charge)


def test_whoever_is_named_by_key_is_told() -> None:
    pile, denial, claims = _read("Oslo accuse Lima d'avoir coulé un cargo. Lima dément toute implication.")
    charge = next(one for one in claims if one.stance is Stance.SUSPECTS)
    assert DENIER in features(pile, denial, charge)


def test_what_the_same_people_say_is_no_candidate() -> None:
    pile, denial, claims = _read("Lima affirme que le cargo dérivait. Lima dément toute implication.")
    assert candidates(pile, denial, claims) == []


def test_a_denial_alone_answers_nothing() -> None:
    pile, denial, _ = _read(TOLD)
    assert most_likely(pile, denial, [denial]) is None
