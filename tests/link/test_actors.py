"""Actors over all articles: one key for spellings of one person, namesakes apart, states by their key."""

from itertools import count

import pytest

from recoupe import packs
from recoupe.link.actors import edits, folded, keys, link, skeleton
from recoupe.model import Actor, Chain, Mention, Span
from recoupe.terms import EntityType, MentionKind, Use
from recoupe.text.persons import person_key

WORLD = packs.shipped("world")
_numbers = count()


def person(name: str, *, state: str = "", office: str = "", key: str = "") -> tuple[Chain, Mention]:
    text = f"{next(_numbers):032x}"
    span = Span(text, 0, len(name), name)
    mention = Mention(
        span=span, head=span, kind=MentionKind.NAME, type=EntityType.PERSON, use=Use.ACTOR, name=name, state=state,
        office=office, candidates=(key or person_key(name),),
    )  # fmt: skip
    chain = Chain(text=text, mentions=(mention.id,), type=EntityType.PERSON, name=name, candidates=mention.candidates)
    return chain, mention


def linked(*some: tuple[Chain, Mention]) -> dict[str, tuple[str, ...]]:
    """Key of each actor to its names."""
    found = link([chain for chain, _ in some], {mention.id: mention for _, mention in some}, WORLD)
    return {actor.key: actor.names for actor in found if isinstance(actor, Actor)}


def test_two_spellings_with_one_office_are_one_person() -> None:
    found = linked(
        person("Igor Konachenkov", state="RUS", office="spokesperson"),
        person("Igor Konashenkov", state="RUS", office="spokesperson"),
    )
    assert list(found.values()) == [("Igor Konachenkov", "Igor Konashenkov")]


def test_a_spelling_near_a_known_person_takes_the_known_key() -> None:
    found = linked(
        person("Andreï Belooussov", state="RUS", office="defence_minister", key="PER:ANDREI_BELOUSOV"),
        person("Andreï Beloousov", state="RUS", office="defence_minister"),
    )
    assert set(found) == {"PER:ANDREI_BELOUSOV"}


def test_near_names_without_a_shared_office_or_state_stay_apart() -> None:
    assert len(linked(person("Marc Duvallon"), person("Marc Duvallin"))) == 2


def test_namesakes_of_two_states_stay_apart_when_spelled_apart() -> None:
    found = linked(person("Ali Hassane", state="MLI"), person("Ali Hassan", state="SDN"))
    assert len(found) == 2


def test_namesakes_with_offices_in_two_states_get_a_key_each() -> None:
    found = linked(
        person("Ali Hassan", state="MLI", office="minister"),
        person("Ali Hassan", state="SDN", office="ambassador"),
        person("Ali Hassan"),
    )
    assert set(found) == {"PER:ALI_HASSAN", "PER:ALI_HASSAN@MLI", "PER:ALI_HASSAN@SDN"}


def test_other_people_of_one_family_stay_apart() -> None:
    found = linked(person("Kim Jong-un", state="PRK"), person("Kim Yo-jong", state="PRK"))
    assert len(found) == 2


def test_a_state_keeps_its_key_and_gathers_its_chains() -> None:
    chains = [
        Chain(text="a" * 32, mentions=("1",), type=EntityType.STATE, name="Séoul", candidates=("KOR",)),
        Chain(text="b" * 32, mentions=("2",), type=EntityType.STATE, name="Corée du Sud", candidates=("KOR",)),
    ]
    (actor,) = link(chains, {}, WORLD)
    assert isinstance(actor, Actor)
    assert (actor.key, actor.chains) == ("KOR", tuple(sorted(chain.id for chain in chains)))


def test_a_chain_without_candidates_is_no_actor() -> None:
    assert link([Chain(text="a" * 32, mentions=("1",), type=EntityType.DOCUMENT)], {}, WORLD) == []


def test_offices_of_a_known_person_come_with_their_dates() -> None:
    (actor,) = link(*_one(person("Vladimir Poutine", key="PER:VLADIMIR_PUTIN")), WORLD)
    assert isinstance(actor, Actor)
    assert ("president", "RUS", "2012-05-07") in [(one.name, one.state, one.since) for one in actor.offices]


def _one(found: tuple[Chain, Mention]) -> tuple[list[Chain], dict[str, Mention]]:
    return [found[0]], {found[1].id: found[1]}


def test_the_order_of_the_chains_changes_nothing() -> None:
    some = [
        person("Igor Konachenkov", state="RUS", office="spokesperson"),
        person("Igor Konashenkov", state="RUS", office="spokesperson"),
        person("Hong Min", office="expert"),
    ]
    mentions = {mention.id: mention for _, mention in some}
    chains = [chain for chain, _ in some]
    assert link(chains, mentions, WORLD) == link(chains[::-1], mentions, WORLD)


def test_persons_to_compare_share_a_key() -> None:
    a, b = person("Sergueï Choïgou")[0], person("Sergei Shoigu")[0]
    assert set(keys(a)) & set(keys(b))
    assert not set(keys(a)) & set(keys(person("Hong Min")[0]))


@pytest.mark.parametrize(
    ("a", "b"),
    [("Choïgou", "Shoigu"), ("Loukachenko", "Lukashenko"), ("Netanyahou", "Netanyahu"), ("Oumerov", "Umerov")],
)
def test_transliterations_share_their_consonants(a: str, b: str) -> None:
    assert skeleton(a) == skeleton(b)


def test_edits_and_folding() -> None:
    assert edits("putin", "poutine") == 2
    assert folded("Raïssi-Łódź") == "raissilodz"


def test_names_in_another_script_are_no_spelling_of_one_another() -> None:
    assert folded("Иван Петров") != folded("Олег Сидоров")
    found = linked(person("Иван Петров", state="RUS"), person("Олег Сидоров", state="RUS"))
    assert len(found) == 2


def test_a_surname_that_two_of_a_family_go_by_makes_them_no_one_person() -> None:
    """An article that names one of them in full calls both « Mme Falk » and « M. Falk »."""
    first, second = person("Sven Falk", state="SWE"), person("Karin Falk", state="SWE")
    others = [person("Falk", state="SWE", key=key) for key in ("PER:SVEN_FALK", "PER:KARIN_FALK")]
    assert set(linked(first, second, *others)) == {"PER:SVEN_FALK", "PER:KARIN_FALK"}


def test_a_surname_alone_is_of_whoever_goes_by_it() -> None:
    found = linked(person("Sven Falk", state="SWE"), person("Falk", state="SWE", key="PER:SVEN_FALK"), person("Falk"))
    assert set(found) == {"PER:SVEN_FALK"}
