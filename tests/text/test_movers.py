"""Forces that nobody is said to move act themselves; whom they hurt is hurt by them."""

import pytest

from tests.views.test_coded import coded


@pytest.mark.parametrize(
    ("text", "language", "mode", "actor"),
    [
        ("Les forces de l'ordre avaient été déployées en masse à Lima.", "fr", "police", ("PER COP",)),
        ("Des policiers péruviens patrouillaient dans la ville.", "fr", "police", ("PER COP",)),
        ("Des soldats péruviens sont massés à la frontière.", "fr", "troops", ("PER MIL",)),
        ("Peruvian troops were massed along the border.", "en", "troops", ("PER MIL",)),
        ("Le Pérou a déployé des policiers à Lima.", "fr", "police", ("PER COP",)),
    ],
)
def test_a_force_moved_by_nobody_named_moves(text: str, language: str, mode: str, actor: tuple[str, ...]) -> None:
    (row,) = coded(text, language)
    assert (row.event, row.mode, row.actor) == ("MOBILIZE", mode, actor)


@pytest.mark.parametrize(
    "text",
    [
        "Le lycéen péruvien fut grièvement blessé par un gendarme.",
        "Un policier péruvien a légèrement blessé un lycéen.",
        "Les blessures infligées par un policier à un lycéen péruvien ont choqué Lima.",
    ],
)
def test_who_is_wounded_by_somebody_is_attacked(text: str) -> None:
    assert [one.event for one in coded(text)] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "language", "event", "mode"),
    [
        ("Des véhicules blindés étaient stationnés devant la douane.", "fr", "MOBILIZE", "weapons"),
        ("Warships were patrolling the strait.", "en", "MOBILIZE", "weapons"),
        ("De nombreux cas de torture de lycéens péruviens ont été documentés.", "fr", "ASSAULT", "torture"),
        ("De nouvelles violences contre des lycéens péruviens ont éclaté.", "fr", "ASSAULT", ""),
        ("Deux figures du mouvement ont été interpellées à Lima.", "fr", "COERCE", "arrest"),
    ],
)
def test_moves_and_violence_are_told_without_a_party(text: str, language: str, event: str, mode: str) -> None:
    assert (event, mode) in [(one.event, one.mode) for one in coded(text, language)]
