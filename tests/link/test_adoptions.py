"""Lone articles that name the people of a story, from portraits."""

from recoupe.link.adoptions import with_adopted
from recoupe.link.portraits import Portrait

STORY = ("a", "b", "c")


def portrait(text: str, *names: str, day: int = 100) -> Portrait:
    """A text that names some people, on a day."""
    return Portrait(text, "fr", {f"n:{name}": 0.3 for name in names}, {}, {}, {}, day, day)


def joined(lone: Portrait, alike: float = 0.26) -> list[tuple[str, ...]]:
    """The groups of three texts on two people and of a lone one, which is so much like each."""
    known = {text: portrait(text, "verdiak", "sarlov") for text in STORY} | {lone.text: lone}
    return with_adopted([STORY, (lone.text,)], known, lambda a, b: alike, lambda a, b: abs(a.low - b.low))


def test_a_lone_text_that_names_two_people_of_a_story_is_of_it() -> None:
    assert joined(portrait("d", "verdiak", "sarlov", "quemarec")) == [("a", "b", "c", "d")]


def test_one_name_or_none_a_later_month_or_other_words_are_not_enough() -> None:
    apart = [STORY, ("d",)]
    assert joined(portrait("d", "verdiak")) == apart
    assert joined(portrait("d", "paris", "pierre")) == apart
    assert joined(portrait("d", "verdiak", "sarlov", day=130)) == apart
    assert joined(portrait("d", "verdiak", "sarlov"), alike=0.1) == apart


def test_what_a_person_keeps_apart_stays_apart() -> None:
    assert joined(portrait("d", "verdiak", "sarlov"), alike=float("-inf")) == [STORY, ("d",)]
