"""What is worked out of one text alone is found again as long as the text, its actors and its claims are the same."""

from recoupe.link import retorts
from recoupe.link.kept import Kept
from recoupe.link.textwise import of_each_text
from recoupe.model import Claim, Text, Tie
from recoupe.pipeline import linked
from tests.link.read import pile_of
from tests.link.test_kept import read, readings

SCIERIE = (
    "La scierie de Valmer a pollué la rivière, affirme Lise Arnoux. Au contraire, soutient le maire, elle est propre.",
    "fr",
    "2024-05-02",
)
QUAI = ("Le syndicat juge illégale la fermeture du quai, selon Rémi Costa.", "fr", "2024-05-03")


def test_a_piece_is_made_once_and_again_when_a_claim_is_withdrawn() -> None:
    whole = pile_of(SCIERIE, QUAI)
    kept = Kept({one.id: one.id for one in whole.of(Text)})
    pile = type(whole)(whole.records, whole.world, whole.ontology, kept)
    asked: list[str] = []

    def made(text: str) -> list[str]:
        asked.append(text)
        return [one.id for one in pile.claims_in(text)]

    first = of_each_text(pile, "retorts", list[str], made)
    assert sorted(asked) == sorted(first)
    again = Kept(kept.readings, kept.changed())
    later = type(whole)(whole.records, whole.world, whole.ontology, again)
    assert of_each_text(later, "retorts", list[str], made) == first
    assert len(asked) == len(first)
    gone = min(one.id for one in pile.of(Claim))
    of_each_text(later.without({gone}), "retorts", list[str], made)
    assert len(asked) == len(first) + 1


def test_ties_of_a_text_are_kept_for_the_next_build() -> None:
    before, now = read(SCIERIE), read(SCIERIE, QUAI)
    kept = Kept(readings(before))
    linked(before, kept)
    assert "retorts" in kept.changed()
    assert linked(now, Kept(readings(now), kept.changed())) == linked(now)


def test_a_pile_less_a_claim_answers_as_one_that_never_had_it() -> None:
    whole = pile_of(SCIERIE, QUAI)
    gone = {whole.of(Claim)[0].id}
    less = whole.without(gone)
    anew = type(whole)(tuple(one for one in whole.records if one.id not in gone), whole.world, whole.ontology)
    assert less.of(Claim) == anew.of(Claim)
    assert less.by_id == anew.by_id
    ties: list[Tie] = retorts.retorts(less)
    assert ties == retorts.retorts(anew)
