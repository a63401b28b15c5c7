"""Who holds people, where the words that free or arrest them name nobody."""

import pytest

from tests.views.test_coded import coded_text


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        (
            "Au Niger, les soldats ont renversé le président Ada Holm. Le ministre nigérien Ibo Sani a été arrêté.",
            "arrêté",
            ("NER MIL",),
        ),
        (
            "La police guinéenne a arrêté douze manifestants à Conakry. Les manifestants ont été relâchés mardi.",
            "relâchés",
            ("GIN COP",),
        ),
        ("La Guinée attend. Un ministre guinéen a été arrêté.", "arrêté", ("GIN COP",)),
    ],
)
def test_who_holds_people_is_told_by_the_act_before(text: str, word: str, actor: tuple[str, ...]) -> None:
    assert coded_text(text)[word].actor == actor


def test_who_is_taken_up_by_a_relative_pronoun_suffers() -> None:
    told = coded_text("La junte a libéré l'ancien président nigérien Ada Holm qu'elle a renversé en juillet.")
    assert told["renversé"].recipient == ("NER GOV",)
