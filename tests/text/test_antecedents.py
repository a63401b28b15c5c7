"""A pronoun acts as the noun it takes up, though the chain is that of a state."""

import pytest

from tests.views.test_coded import coded_text


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("La junte a pris le pouvoir au Niger. Elle a arrêté plusieurs journalistes.", ("NER MIL",)),
        ("La Guinée attend. La junte a promis des élections en Guinée. Elle a arrêté deux avocats.", ("GIN MIL",)),
        ("Le Niger proteste. Il a expulsé deux journalistes français.", ("NER GOV",)),
    ],
)
def test_a_pronoun_is_of_the_sort_of_its_noun(text: str, actor: tuple[str, ...]) -> None:
    assert [*coded_text(text).values()][-1].actor == actor


@pytest.mark.parametrize(
    "text",
    [
        "L'opposant russe Ivan Belov est à Oslo, où il a été arrêté.",
        "L'opposant russe Ivan Belov est à Oslo, où, selon le gouvernement, il avait été arrêté.",
    ],
)
def test_who_suffers_by_a_pronoun_is_the_person_named_last(text: str) -> None:
    assert [*coded_text(text).values()][-1].recipient == ("RUS OPP",)
