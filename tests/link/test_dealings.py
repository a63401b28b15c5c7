"""What passes between two parties, suspected at first and told as a fact later."""

from recoupe.model import Finding
from recoupe.terms import FindingKind
from tests.link.read import pile_of

SUSPECTED = "Le député Pavel Horak soupçonne la Serbie de livrer des obus au Soudan."
CHARGED = "Le ministre tchèque Jan Dvorak soupçonne toujours la Serbie d'avoir livré des munitions au Soudan."
TOLD = "Le Pentagone a affirmé que la Serbie avait fourni des drones et des munitions au Soudan."


def certainties(*told: tuple[str, str]) -> list[Finding]:
    pile = pile_of(*((words, "fr", day) for words, day in told))
    return [one for one in pile.of(Finding) if one.kind is FindingKind.CERTAINTY_SERIES]


def test_a_dealing_suspected_charged_and_told_is_one_series() -> None:
    [found] = certainties((SUSPECTED, "2025-03-01"), (CHARGED, "2025-03-09"), (TOLD, "2025-03-20"))
    assert len(found.points) == 3
    assert "Serbie" in found.summary_fr
    assert "Soudan" in found.summary_fr


def test_dealings_of_other_parties_are_another_matter() -> None:
    elsewhere = TOLD.replace("la Serbie", "la Grèce").replace("Soudan", "Pérou")
    assert not any(
        len(one.points) > 2
        for one in certainties((SUSPECTED, "2025-03-01"), (CHARGED, "2025-03-09"), (elsewhere, "2025-03-20"))
    )


def test_what_is_told_as_surely_from_first_to_last_is_no_series() -> None:
    again = TOLD.replace("Le Pentagone", "Berlin")
    once_more = TOLD.replace("Le Pentagone", "Londres")
    assert not certainties((TOLD, "2025-03-01"), (again, "2025-03-09"), (once_more, "2025-03-20"))
