"""Firms and bodies called by the first word of their name."""

import pytest

from tests.read.readings import mentions_of

FIRM = ("ORG:CASTLEGARTH_HOLDINGS",)


def _named(text: str, language: str) -> dict[str, tuple[str, ...]]:
    return {one.span.surface: one.candidates for one in mentions_of(text, language)}


def test_the_first_word_of_a_firm_s_name_is_the_firm() -> None:
    found = _named("Castlegarth Holdings sold its ships. Castlegarth expects a loss.", "en")
    assert found["Castlegarth"] == FIRM
    found = _named("Castlegarth Holdings a vendu ses navires. Le groupe Castlegarth s'attend à une perte.", "fr")
    assert found["Le groupe Castlegarth"] == FIRM


def test_who_speaks_for_the_short_name_speaks_for_the_firm() -> None:
    text = "Castlegarth Holdings sold its ships. A spokeswoman for Castlegarth declined to comment."
    assert _named(text, "en")["A spokeswoman"] == FIRM
    text = "Castlegarth Holdings a vendu ses navires. Une porte-parole de Castlegarth a refusé de répondre."
    assert _named(text, "fr")["Une porte-parole"] == FIRM


@pytest.mark.parametrize(
    "text",
    [
        "Kessel Airlines and Kessel Bank are in trouble. Kessel said nothing was wrong.",
        "Kessel Airlines is in trouble. Its founder, Marc Kessel, left. Kessel said nothing was wrong.",
    ],
)
def test_a_word_that_two_share_is_no_short_name(text: str) -> None:
    found = [one for one in mentions_of(text, "en") if one.span.surface == "Kessel"]
    assert not any("ORG:KESSEL_AIRLINES" in one.candidates for one in found)
