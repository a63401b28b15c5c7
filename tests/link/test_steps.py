"""What became of an act told over days: wanted, planned, denied, done, undone."""

import pytest

from recoupe.link.pile import Pile
from recoupe.model import Finding
from recoupe.terms import FindingKind
from tests.link.read import pile_of


def steps(pile: Pile) -> list[Finding]:
    found = [one for one in pile.of(Finding) if one.kind is FindingKind.EVENT_STATUS]
    return [one for one in found if one.why.rules == ("link/steps.py#courses_of_acts",)]


def told(*sentences: str, language: str = "fr") -> list[Finding]:
    """The courses in articles of one story, one sentence and a day each."""
    frame = {
        "fr": "La crise entre la Norvège et la Zambie autour du cuivre de Kitwe dure. {} Kitwe attend le cuivre.",
        "en": "The crisis between Norway and Zambia over the copper of Kitwe goes on. {} Kitwe waits for its copper.",
    }[language]
    return steps(
        pile_of(*((frame.format(one), language, f"2024-05-{3 * day + 2:02}") for day, one in enumerate(sentences)))
    )


def test_sanctions_that_are_threatened_decided_and_eased_are_one_course() -> None:
    [found] = told(
        "La Norvège a menacé la Zambie de sanctions.",
        "La Norvège a imposé des sanctions contre la Zambie.",
        "La Norvège lèvera ces sanctions en juin.",
    )
    assert [point.reported for point in found.points] == ["2024-05-02", "2024-05-05", "2024-05-08"]
    assert [point.label for point in found.points] == ["threatens", "asserted", "planned"]
    assert "Norvège" in found.summary_fr


def test_a_group_that_may_be_anybody_takes_the_act_of_the_only_doer() -> None:
    [found] = told(
        "La Norvège a imposé des sanctions contre la Zambie.",
        "Les Occidentaux ont imposé des sanctions contre la Zambie.",
        "La Norvège lèvera ces sanctions en juin.",
    )
    assert len(found.points) == 3


def test_who_is_arrested_and_set_free_has_a_course_of_his_own() -> None:
    [found] = told(
        "La police zambienne a arrêté Chanda Mwila lundi.",
        "La police zambienne a libéré Chanda Mwila jeudi.",
    )
    assert "Chanda Mwila" in found.summary_fr
    assert len(found.points) == 2


def test_english_articles_tell_a_course_too() -> None:
    [found] = told(
        "Norway promised to deploy 300 troops in Zambia.",
        "Norway deployed 300 troops in Zambia on Saturday.",
        language="en",
    )
    assert [point.label for point in found.points] == ["promises", "asserted"]


@pytest.mark.parametrize(
    "sentences",
    [
        ("La Norvège a imposé des sanctions contre la Zambie.", "La Norvège a sanctionné la Zambie."),
        ("Chanda Mwila avait été arrêté en 2019.", "Chanda Mwila avait été arrêté en 2019."),
        ("La Norvège a menacé la Zambie de sanctions.", "L'Inde a imposé des sanctions contre le Pakistan."),
        ("La Norvège a menacé la Zambie de sanctions.", "Des mineurs de Kitwe ont manifesté mardi."),
    ],
)
def test_what_does_not_move_or_is_of_others_has_no_course(sentences: tuple[str, ...]) -> None:
    assert told(*sentences) == []


def test_a_title_that_tells_what_its_text_tells_is_no_step_of_its_own() -> None:
    title = "Norvège: sanctions contre la Zambie\n\nLa Norvège a imposé des sanctions contre la Zambie, à Kitwe.\n"
    first = "La Norvège a menacé la Zambie de sanctions, à Kitwe."
    [found] = steps(pile_of((first, "fr", "2024-05-02"), (title, "fr", "2024-05-05")))
    assert len(found.points) == 2
