"""States and leaders told by their part of the world are never those of the state a text tells of."""

import pytest

from tests.views.test_coded import coded_text

SET_IN = "Guinée: la capitale sous tension. A Conakry, la police patrouille. "


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Les dirigeants européens ont condamné les arrestations.", ("EUR",)),
        ("Les chefs d'Etat ouest-africains ont condamné les arrestations.", ("---",)),
        ("La Cédéao a envoyé un émissaire. Les pays ouest-africains ont exigé la libération du maire.", ("IGO",)),
        ("L'Union africaine siège. Les dirigeants africains ont condamné la Guinée.", ("IGO",)),
        ("Les partenaires européens du pays ont condamné les arrestations.", ("EUR",)),
    ],
)
def test_those_of_a_region_are_not_of_the_home_state(text: str, actor: tuple[str, ...]) -> None:
    rows = [*coded_text(SET_IN + text).values()]
    assert rows[-1].actor == actor


@pytest.mark.parametrize(
    "text",
    [
        "Les pays voisins de la Guinée ont fermé la frontière avec la Guinée.",
        "Ces voisins ont condamné la Guinée.",
        "Les pays limitrophes ont condamné la Guinée.",
    ],
)
def test_neighbours_are_others(text: str) -> None:
    assert all("GIN" not in code for row in coded_text(SET_IN + text).values() for code in row.actor)


def test_leaders_without_a_region_are_at_home() -> None:
    assert coded_text(SET_IN + "Les dirigeants ont condamné les troubles.")["condamné"].actor == ("GIN GOV",)
