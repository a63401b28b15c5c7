"""Which disputes of a story are one quarrel, and what else its sides say."""

from recoupe.model import Claim, Finding
from recoupe.terms import FindingKind
from tests.link.read import pile_of

Told = tuple[str, str, str]


def disputes(*told: Told) -> list[tuple[str, ...]]:
    """The words of each dispute of some texts."""
    pile = pile_of(*told)
    found = (one for one in pile.of(Finding) if one.kind is FindingKind.DISPUTE)
    claims = ([claim for name in one.members if (claim := pile.get(name, Claim))] for one in found)
    return [tuple(claim.span.surface for claim in some) for some in claims]


def holds(dispute: tuple[str, ...], *words: str) -> bool:
    return all(any(one in surface for surface in dispute) for one in words)


def test_what_a_side_goes_on_to_say_is_in_the_quarrel() -> None:
    told = (
        "Le Pérou accuse la Bolivie d'avoir volé des lamas à Puno. La Bolivie rejette ces accusations. "
        "« Nos bergers n'ont jamais quitté leurs villages », affirme le gouvernement bolivien."
    )
    [one] = disputes((told, "fr", "2025-03-02"))
    assert holds(one, "volé des lamas", "rejette", "jamais quitté")
    told = (
        "Peru accuses Bolivia of stealing llamas near Puno. Bolivia rejected the accusation. "
        '"Our herders never left their villages," the Bolivian government said.'
    )
    [one] = disputes((told, "en", "2025-03-02"))
    assert holds(one, "stealing llamas", "rejected", "never left")


def test_what_a_side_says_behind_another_is_not() -> None:
    told = (
        "Le Pérou accuse la Bolivie d'avoir volé des lamas à Puno. La Bolivie rejette ces accusations. "
        "Le Chili affirme que la route de Tacna est fermée. La Bolivie affirme que le blé manque cet hiver."
    )
    [one] = disputes((told, "fr", "2025-03-02"))
    assert not holds(one, "blé")


def test_a_charge_of_title_and_text_is_one_quarrel() -> None:
    told = (
        "Accusé de fraude, le banquier Hugo Lamarque dément\n\n"
        "Accusé de fraude pour des faits de 2019, le banquier Hugo Lamarque a démenti mardi."
    )
    assert len(disputes((told, "fr", "2025-03-02"))) == 1


def test_two_charges_of_two_sides_stay_two_quarrels() -> None:
    told = (
        "Le Pérou accuse la Bolivie d'avoir volé des lamas à Puno. La Bolivie rejette ces accusations.",
        "La Bolivie accuse le Pérou d'avoir brûlé une école à Copacabana. Le Pérou rejette ces accusations.",
    )
    assert len(disputes((told[0], "fr", "2025-03-02"), (told[1], "fr", "2025-03-03"))) == 2


def test_one_charge_by_two_accusers_is_one_quarrel() -> None:
    told = (
        "Le Pérou accuse la Bolivie d'avoir attaqué le port d'Ilo, ce que La Paz dément. "
        "Le Chili accuse aussi la Bolivie d'avoir attaqué des dépôts de carburant, ce que La Paz dément."
    )
    [one] = disputes((told, "fr", "2025-03-02"))
    assert holds(one, "le port d'Ilo", "carburant")
