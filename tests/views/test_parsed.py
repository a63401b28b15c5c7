"""Stretches analysed together are read as each is alone."""

from recoupe.readings import analysed
from recoupe.views.parsed import as_sentence, parse_ahead

TOLD = (
    "La préfète a fermé le pont de Varanges.",
    "Le pont",
    "« Nous n'avons rien signé », répète le patron de la scierie depuis lundi.",
    "Selon la mairie, 34 personnes ont été relogées dans le gymnase.",
    "",
    "34 blessés",
)


def test_together_as_alone() -> None:
    together = parse_ahead(TOLD, "fr")
    assert [together[one] for one in TOLD] == [analysed(one, "fr")[0] for one in TOLD]


def test_known_ones_are_told_again() -> None:
    first = parse_ahead(TOLD[:2], "fr")
    assert as_sentence(TOLD[0], "fr") is first[TOLD[0]]
    assert parse_ahead(TOLD[:2], "fr") == first
