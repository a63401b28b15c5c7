"""Articles of one matter meet by names and words; others stay apart, whatever order they come in."""

import random
from collections.abc import Sequence

from recoupe import packs
from recoupe.link.pile import Pile
from recoupe.link.portraits import portraits
from recoupe.link.stories import likeness, likenesses, stories
from recoupe.model import Article, Decision, Record, Text, text_id
from recoupe.pipeline import linked
from tests.link.read import read_as

FIRST = (
    "Le maire de Sainte-Ombre, Paul Vasserot, a fermé mardi le pont du Rivet après la découverte de fissures. Les "
    "ingénieurs du département inspectent l'ouvrage. Paul Vasserot promet une passerelle provisoire à Sainte-Ombre."
)
SECOND = (
    "À Sainte-Ombre, les fissures du pont du Rivet inquiètent les commerçants. Le maire Paul Vasserot a reçu les "
    "ingénieurs du département et annonce une passerelle provisoire pour le printemps."
)
ENGLISH = (
    "The mayor of Sainte-Ombre, Paul Vasserot, closed the Rivet bridge on Tuesday after engineers found cracks. Paul "
    "Vasserot promised a temporary footbridge in Sainte-Ombre."
)
OTHER = (
    "La gendarmerie de Valmorain a interpellé jeudi Marc Tellier, soupçonné d'avoir volé des tableaux au musée Duparc. "
    "Marc Tellier nie les faits. Le musée Duparc a porté plainte."
)


def pile(*told: tuple[str, str, str]) -> list[Record]:
    """Records of texts given as (words, language, ISO day), read without their order mattering."""
    return [record for words, language, day in told for record in read_as(words, language=language, day=day)]


def partition(records: Sequence[Record]) -> set[frozenset[str]]:
    """The stories as sets of the first words of their texts."""
    made = Pile(tuple(records), packs.shipped("world"), packs.shipped("ontology"))
    words = {one.id: made.get(one.text, Text) for one in made.of(Article)}
    return {
        frozenset(text.characters[:24] for one in story.members if (text := words[one]) is not None)
        for story in stories(made)
    }


def test_articles_of_one_matter_meet_and_others_stay_apart() -> None:
    found = partition(pile((FIRST, "fr", "2024-03-05"), (SECOND, "fr", "2024-03-06"), (OTHER, "fr", "2024-03-06")))
    assert found == {frozenset({FIRST[:24], SECOND[:24]}), frozenset({OTHER[:24]})}


def test_a_french_and_an_english_article_of_one_matter_meet() -> None:
    found = partition(pile((FIRST, "fr", "2024-03-05"), (ENGLISH, "en", "2024-03-05"), (OTHER, "fr", "2024-03-06")))
    assert found == {frozenset({FIRST[:24], ENGLISH[:24]}), frozenset({OTHER[:24]})}


def test_likeness_fades_with_the_days_between() -> None:
    found = partition(pile((FIRST, "fr", "2024-03-05"), (SECOND, "fr", "2025-03-06")))
    assert len(found) == 2


def test_the_order_of_the_records_changes_nothing() -> None:
    records = pile((FIRST, "fr", "2024-03-05"), (SECOND, "fr", "2024-03-06"), (OTHER, "fr", "2024-03-06"))
    shuffled = list(records)
    random.Random(7).shuffle(shuffled)
    assert linked(records)["stories"] == linked(shuffled)["stories"]


def test_stories_are_a_partition_of_the_articles_and_give_their_period() -> None:
    records = pile((FIRST, "fr", "2024-03-05"), (SECOND, "fr", "2024-03-06"), (OTHER, "fr", ""))
    found = stories(Pile(tuple(records), packs.shipped("world"), packs.shipped("ontology")))
    assert sorted(one for story in found for one in story.members) == sorted(
        one.id for one in records if isinstance(one, Article)
    )
    assert {(story.low, story.high) for story in found} == {("2024-03-05", "2024-03-06"), ("", "")}


def test_articles_of_which_no_day_is_known_are_held_to_the_measure_of_dated_ones() -> None:
    near, far, half = (likeness_of(days) for days in (("05", "07"), ("05", "30"), ("05", "")))
    assert far < half < likeness_of(("", "")) < near


def likeness_of(days: tuple[str, str]) -> float:
    """How alike two articles on the bridge are when published on these days of a month, as linking finds it."""
    records = pile((FIRST, "fr", days[0] and f"2024-03-{days[0]}"), (SECOND, "fr", days[1] and f"2024-03-{days[1]}"))
    known = portraits(Pile(tuple(records), packs.shipped("world"), packs.shipped("ontology")))
    (found,) = likenesses(known, 0.0).values()
    assert found == likeness(*(known[text] for text in sorted(known)))
    return found


def decision(action: str, one: str, other: str, when: str = "2025-01-01") -> Decision:
    return Decision(
        action=action, target=text_id(one), start=-1, end=-1, quote="", value=f"story {text_id(other)}", when=when
    )


def test_a_person_joins_and_parts_stories_and_the_later_word_holds() -> None:
    records = pile((FIRST, "fr", "2024-03-05"), (SECOND, "fr", "2024-03-06"), (OTHER, "fr", "2024-03-06"))
    joined = partition([*records, decision("accept", OTHER, FIRST)])
    assert joined == {frozenset({FIRST[:24], SECOND[:24], OTHER[:24]})}
    parted = partition([*records, decision("reject", SECOND, FIRST)])
    assert frozenset({FIRST[:24]}) in parted
    back = [decision("reject", SECOND, FIRST), decision("accept", FIRST, SECOND, "2025-01-02")]
    assert partition([*records, *back]) == partition(records)
