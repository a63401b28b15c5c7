"""What is worked out of a text or a story is found again as long as its texts, actors and claims are the same."""

from functools import partial

from recoupe.link import retorts
from recoupe.link.kept import Kept
from recoupe.link.textwise import of_each_text, of_story, told_in_stories
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


MAIRE = (
    "Le maire de Valmer, Luc Perrot, a pollué la rivière, accuse Lise Arnoux. « Un mensonge grossier », répond-il.",
    "fr",
    "2024-05-02",
)
DENI = ("Luc Perrot, maire de Valmer, dément avoir pollué la rivière. Il admet une fuite.", "fr", "2024-05-04")
SUITE = ("Luc Perrot dément encore avoir pollué la rivière de Valmer, accuse Lise Arnoux.", "fr", "2024-05-05")


def test_a_piece_of_a_story_is_made_once_and_again_when_what_it_rests_on_is_another() -> None:
    whole = pile_of(MAIRE, DENI, QUAI)
    kept = Kept({one.id: one.id for one in whole.of(Text)})
    asked: list[str] = []
    left: dict[str, bytes] = {}
    for more in ("", "", "a tie"):
        pile = type(whole)(whole.records, whole.world, whole.ontology, kept)
        for name, claims in told_in_stories(pile).items():
            of_story(pile, "replies", list[str], claims, partial(_made, asked, name), more=[more])
        left = kept.changed() or left
        kept = Kept(kept.readings, left)
    assert asked == [*told_in_stories(whole)] * 2


def _made(asked: list[str], name: str) -> list[str]:
    asked.append(name)
    return [name]


def test_what_a_story_tells_is_kept_and_told_as_if_it_were_not() -> None:
    now = read(MAIRE, DENI, SUITE, QUAI)
    for before in (read(MAIRE, QUAI), read(MAIRE, DENI, QUAI), read(SCIERIE, SUITE)):
        kept = Kept(readings(before))
        linked(before, kept)
        assert {"echoes", "reversals", "turns", "counting"} <= set(kept.changed())
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
