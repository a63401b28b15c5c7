"""What is announced or foretold and not reported as done, from the words of articles."""

from recoupe.model import Finding
from tests.link.read import pile_of

FIRST_WORDS = (
    "Pont de Corvel : un mort\n\nLe pont de Corvel s'est effondré mardi. Le groupe Halbrandt s'est engagé à payer les "
    "travaux du pont. La ministre des Transports, Claire Dester, a promis un audit de tous les ponts. Le rapport des "
    "experts devrait être remis avant l'été, selon le parquet de Corvel. « Le pont ne rouvrira pas », prédit "
    "l'économiste Lucas Fertaud."
)

FIRST = (FIRST_WORDS, "fr", "2025-03-11")

QUIET = (
    "Le pont de Corvel reste fermé\n\nLe pont de Corvel reste fermé, a dit le maire de Corvel.",
    "fr",
    "2025-03-14",
)

PAID_WORDS = (
    "Le pont de Corvel : les travaux\n\nLe pont de Corvel reste fermé. Le groupe Halbrandt a payé les travaux du pont, "
    "a dit le maire de Corvel."
)

PAID = (PAID_WORDS, "fr", "2025-03-14")


def shown(rule: str, *told: tuple[str, str, str]) -> list[str]:
    """The summaries of the findings of a rule."""
    return [one.summary_fr for one in pile_of(*told).of(Finding) if f"link/outstanding.py#{rule}" in one.why.rules]


def test_what_is_announced_is_listed_with_who_announces_it() -> None:
    [summary] = shown("announced", FIRST, QUIET)
    assert "jusqu’au 2025-03-14" in summary
    assert all(who in summary for who in ("selon : Halbrandt", "selon : Claire Dester", "selon : « parquet"))
    assert "rouvrira" not in summary


def test_what_a_later_article_tells_as_done_is_not() -> None:
    assert "Halbrandt" not in "".join(shown("announced", FIRST, PAID))


def test_a_prediction_of_an_expert_stands_by_itself() -> None:
    [summary] = shown("foretold", FIRST, QUIET)
    assert summary.startswith("Prévu par Lucas Fertaud : « Le pont ne rouvrira pas »")


def test_one_announcement_is_no_list_and_a_hope_is_no_plan() -> None:
    words = (
        "Corvel\n\nLe pont de Corvel est fermé. La ministre Claire Dester a promis un audit des ponts. Le maire de "
        "Corvel espère rouvrir le pont avant l'été."
    )
    hope = (words, "fr", "2025-03-11")
    assert not shown("announced", hope, QUIET)
