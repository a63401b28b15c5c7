"""One statement that two articles give to two speakers, from the words of articles."""

from recoupe.model import Finding
from recoupe.terms import FindingKind
from tests.link.read import pile_of

CALLS = "the company had recordings of the engineer's telephone calls."

UNION = "« Le câble nord du pont de Corvel était rompu depuis dimanche », affirme Hugo Sarlat, délégué des haleurs."

SILENCE = "Interrogée sur l'état du câble, Alma Verdier ne s'est pas prononcée."

HERS = "La procureure Alma Verdier a déclaré mercredi que le câble nord du pont de Corvel était rompu avant l'accident."

SAID_BY_THE_UNION = (f"Pont de Corvel : deux blessés\n\nLe pont de Corvel est tombé mardi. {UNION}", "fr", "2025-03-11")

WOULD_NOT_SAY = (
    f"Pont de Corvel\n\nLa procureure de Corvel, Alma Verdier, a ouvert une enquête sur le pont de Corvel. {SILENCE}",
    "fr",
    "2025-03-12",
)

SAID_BY_HER = (f"Le pont de Corvel : le câble\n\n{HERS}", "fr", "2025-03-13")


def told_by(who: str, day: str, when: str = "") -> tuple[str, str, str]:
    """An article in which somebody tells of the recordings."""
    return f"Corvel dam\n\nThe dam at Corvel broke on Monday. {who} said{when} that {CALLS}", "en", day


def shown(*told: tuple[str, str, str]) -> list[str]:
    """The summaries of attribution conflicts."""
    found = [one for one in pile_of(*told).of(Finding) if one.kind is FindingKind.ATTRIBUTION_CONFLICT]
    return [one.summary_fr if told[0][1] == "fr" else one.summary_en for one in found]


def test_who_would_not_pronounce_on_what_an_article_has_her_say() -> None:
    [summary] = shown(SAID_BY_THE_UNION, WOULD_NOT_SAY, SAID_BY_HER)
    assert summary.startswith("Deux articles prêtent « le câble nord")
    assert summary.endswith("à deux voix : Hugo Sarlat, puis Alma Verdier")


def test_where_nobody_else_said_it_or_she_was_not_silent_there_is_no_conflict() -> None:
    assert not shown(WOULD_NOT_SAY, SAID_BY_HER)
    assert not shown(SAID_BY_THE_UNION, SAID_BY_HER)


def test_one_statement_is_recalled_as_made_that_day_by_another() -> None:
    first = told_by("Minister Ada Lowell", "2025-03-03")
    [summary] = shown(first, told_by("General Otto Kessler", "2025-03-08", " on Monday"))
    assert summary.startswith("Two articles give “the company had recordings")
    assert summary.endswith("to two voices: Ada Lowell, then Otto Kessler")


def test_two_people_may_say_the_same_on_two_days_and_a_ministry_is_no_second_person() -> None:
    first = told_by("Minister Ada Lowell", "2025-03-03")
    assert not shown(first, told_by("General Otto Kessler", "2025-03-08"))
    assert not shown(first, told_by("General Otto Kessler", "2025-03-08", " on Friday"))
    assert not shown(first, told_by("The interior ministry", "2025-03-08", " on Monday"))
