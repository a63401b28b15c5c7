"""What belongs together in a handful of articles and is worth telling: signs, and what they weigh together."""

from dataclasses import replace

from recoupe.link.linkage import sorted_pair
from recoupe.link.pile import Pile
from recoupe.link.worth import Grouped, features, is_loose, is_worth
from recoupe.model import Claim
from recoupe.terms import Stance
from tests.link.read import pile_of

BRIDGE = (
    "Le préfet de Belfort, Jean Mestre, promet un pont neuf avant la crue. Ida Kohl juge ce pont neuf inutile.",
    "« Le pont neuf attendra l'été », a reconnu Jean Mestre. Ida Kohl réclame des digues. La crue a tué trois vaches.",
)


def told(*words: str) -> tuple[Pile, list[Claim]]:
    """The claims that hold some words, of two articles in a handful."""
    pile = pile_of(*((one, "fr", f"2024-05-0{at + 2}") for at, one in enumerate(BRIDGE)))
    return pile, [one for one in pile.of(Claim) if any(word in one.span.surface for word in words)]


def grouped(some: list[Claim], likely: float, plain: tuple[str, ...] = ("word pont", "word neuf")) -> Grouped:
    """Claims, each two of which are as alike as stated."""
    names = [one.id for one in some]
    pairs = {sorted_pair(a, b): likely for at, a in enumerate(names) for b in names[at + 1 :]}
    return Grouped(some, pairs, plain, len(BRIDGE), by_words=False)


def test_the_signs_of_a_group_tell_how_it_holds_together_who_speaks_and_where() -> None:
    pile, some = told("pont neuf")
    found = features(pile, grouped(some, 6_500.0))
    assert {"alike>6000", "2 signs", "2 voices", "2 texts", "most texts", "a side"} <= found
    assert not {"alike>7000", "some events", "by words", "one aims at another"} & found


def test_what_holds_together_over_articles_is_worth_more_than_what_only_stands_near() -> None:
    pile, some = told("pont neuf")
    _, near = told("digues", "attendra")
    assert is_worth(pile, grouped(some, 8_000.0))
    assert not is_worth(pile, grouped(near, 1_000.0, ()))


def test_the_worth_of_a_group_does_not_depend_on_the_order_of_its_members() -> None:
    pile, some = told("pont neuf")
    assert features(pile, grouped(some, 5_000.0)) == features(pile, grouped(some[::-1], 5_000.0))


def test_what_shares_names_and_speakers_only_tells_no_one_matter() -> None:
    _, some = told("pont neuf")
    assert is_loose(grouped(some, 8_000.0, ()))
    assert not is_loose(grouped(some, 8_000.0))


def test_a_passage_of_one_article_on_one_act_or_with_a_judgement_is_loose() -> None:
    _, passage = told("avant la crue", "inutile")
    assert len({one.span.text for one in passage}) == 1
    assert is_loose(grouped(passage, 8_000.0))
    asserting = [replace(one, stance=Stance.ASSERTS) for one in passage]
    assert not is_loose(grouped(asserting, 8_000.0))
    assert is_loose(replace(grouped(asserting, 8_000.0), shares_act=True))


def test_few_words_of_two_articles_that_share_no_two_are_loose() -> None:
    _, some = told("inutile", "digues")
    assert is_loose(replace(grouped(some, 8_000.0), bridged=False))
    assert not is_loose(grouped(some, 8_000.0))
