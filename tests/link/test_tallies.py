"""How many people an act befell from day to day of a story."""

from recoupe.link.pile import Pile
from recoupe.model import Finding
from recoupe.terms import FindingKind
from tests.link.read import pile_of


def tallied(pile: Pile) -> list[Finding]:
    found = [one for one in pile.of(Finding) if one.kind is FindingKind.FIGURE_SERIES]
    return [one for one in found if one.why.rules == ("link/tallies.py#tallies",)]


def told(*sentences: str) -> list[Finding]:
    """The tallies of articles of one story, one sentence and a day each."""
    frame = "À Zinder, la contestation du péage de Tanout dure depuis avril. {} Le péage de Tanout reste fermé."
    days = (f"2024-05-{3 * at + 2:02}" for at in range(len(sentences)))
    return tallied(pile_of(*((frame.format(one), "fr", day) for one, day in zip(sentences, days, strict=True))))


def test_arrests_of_several_days_stand_in_one_series() -> None:
    [found] = told(
        "Une vingtaine de manifestants ont été interpellés jeudi.",
        "Près de 70 manifestants ont été arrêtés, selon l'ONG Alternative.",
        "Plus de 300 personnes ont été arrêtées dimanche, selon l'ONG Alternative.",
    )
    assert [point.value for point in found.points] == [20.0, 70.0, 300.0]
    assert "arrestation" in found.summary_fr


def test_people_of_another_sort_are_no_part_of_it() -> None:
    assert (
        told(
            "Près de 70 manifestants ont été arrêtés, selon l'ONG Alternative.",
            "Une vingtaine de journalistes ont été arrêtés dimanche.",
        )
        == []
    )


def test_one_figure_told_twice_does_not_move() -> None:
    same = "Près de 70 manifestants ont été arrêtés, selon l'ONG Alternative."
    assert told(same, same) == []


def test_three_articles_in_their_own_voice_are_a_series_of_no_witness() -> None:
    sentences = (
        "Une vingtaine de manifestants ont été interpellés jeudi.",
        "Près de 70 manifestants ont été arrêtés lundi.",
        "Plus de 300 personnes ont été arrêtées dimanche.",
    )
    [found] = told(*sentences)
    assert found.witnesses == ()
    assert told(*sentences[:2]) == []


def english(*sentences: tuple[str, str]) -> list[Finding]:
    """The tallies of articles of one story, one sentence and a day each."""
    frame = "The coup attempt in Corvia shook the town of Oskar Bay. {} The town of Oskar Bay was calm."
    return tallied(pile_of(*((frame.format(one), "en", day) for one, day in sentences)))


GOVERNMENT = (
    ("Twelve soldiers have been arrested, Interior Minister Ada Lowell told reporters.", "2025-02-03"),
    ("The number of arrests has risen to 34, Interior Minister Ada Lowell said.", "2025-02-04"),
    ("Arrests have reached 61, the interior ministry said.", "2025-02-06"),
)

BOTH = (
    "More than 90 people have been detained, the League for Rights said. The interior ministry puts the number at 61.",
    "2025-02-08",
)


def test_arrests_that_reach_a_number_and_soldiers_of_the_same_voice_are_of_the_series() -> None:
    [found] = english(*GOVERNMENT)
    assert found.summary_en.endswith(": 12 → 34 → 61")


def test_a_voice_set_against_the_others_is_told_apart_and_who_takes_the_number_up_is_heard() -> None:
    [found] = english(*GOVERNMENT, BOTH)
    assert found.summary_en.endswith(": 12 → 34 → 61; according to League for Rights: ≥ 90")
    assert [point.value for point in found.points] == [12.0, 34.0, 61.0, 90.0, 61.0]


def test_two_voices_of_two_articles_are_one_course() -> None:
    apart = ("More than 90 people have been detained, the League for Rights said.", "2025-02-08")
    [found] = english(*GOVERNMENT, apart)
    assert found.summary_en.endswith(": 12 → 34 → 61 → ≥ 90")
