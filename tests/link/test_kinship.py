"""Claims of texts that tell of one matter may be set together, those of others never."""

from datetime import date, timedelta

import pytest

from recoupe.link.kinship import Kinship
from recoupe.link.propositions import propositions
from recoupe.link.stories import FAR, KIN_DAYS
from recoupe.model import Claim
from tests.link.builders import Piler


def told(piler: Piler, place: str, beside: str, day: str, outlet: str) -> Claim:
    """That ammunition was delivered, in a text that names a place and people beside it."""
    text = piler.text(f"{place}. {beside}. Les munitions ont été livrées. {outlet} {day}", day=day, outlet=outlet)
    for name in (place, *beside.split(", ")):
        piler.mention(text, text.characters, name)
    return piler.claim(text, "Les munitions ont été livrées", by="RUS", terms="munition livrer obus caisson")


def after(days: int) -> str:
    return (date(2024, 3, 1) + timedelta(days)).isoformat()


def test_claims_alike_in_texts_of_other_matters_stay_apart() -> None:
    piler = Piler()
    one = told(piler, "Vardane", "Ilmar Tosk, Berit Amsel", after(0), "A")
    same = told(piler, "Vardane", "Ilmar Tosk, Berit Amsel", after(1), "B")
    other = told(piler, "Port-Lorne", "Hugues Delmas, Ana Ruiz", after(1), "C")
    groups = {frozenset(group.claims) for group in propositions(piler.pile())}
    assert groups == {frozenset({one.id, same.id}), frozenset({other.id})}


@pytest.mark.parametrize(("days", "meet"), [(0, True), (FAR + 40, True), (KIN_DAYS + 1, False)])
def test_texts_of_one_matter_are_kin_for_a_year(days: int, meet: bool) -> None:
    piler = Piler()
    told(piler, "Vardane", "Ilmar Tosk, Berit Amsel", after(0), "A")
    told(piler, "Vardane", "Ilmar Tosk, Berit Amsel", after(days), "B")
    assert bool(Kinship.of(piler.pile()).pairs) is meet


def test_claims_stand_in_their_texts_and_these_beside_their_kin() -> None:
    kinship = Kinship({"a": "t", "b": "t", "c": "u", "d": "v"}, {("t", "u"), ("u", "w")})
    homes = kinship.homes(["a", "b", "c", "d"])
    assert homes.of.tolist() == [0, 0, 1, 2]
    assert [side.tolist() for side in homes.near] == [[0], [1]]
