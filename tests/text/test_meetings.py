"""A meeting told beside a clause is with who acts there; people of « les deux pays » are of both."""

import pytest

from tests.views.test_coded import coded_text

QUARREL = "Lima et Quito se disputent une vallée. "


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        (
            "Le président russe a critiqué Minsk lors d'un entretien avec le Premier ministre italien.",
            "entretien",
            ("ITA GOV", "RUS GOV"),
        ),
        (
            "A l'issue d'une rencontre avec le chef de la diplomatie turque, le ministre grec a salué des progrès.",
            "rencontre",
            ("TUR GOV", "GRC GOV"),
        ),
        ("L'entretien avec le président turc a duré une heure.", "entretien", ("TUR GOV",)),
    ],
)
def test_the_other_side_of_a_meeting_acts_in_its_clause(text: str, word: str, actor: tuple[str, ...]) -> None:
    assert coded_text(text)[word].actor == actor


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("Les présidents des deux pays se sont rencontrés jeudi.", "rencontrés", ("ECU GOV", "PER GOV")),
        ("Les ministres de la Défense des deux pays ont signé un accord.", "signé", ("ECU GOV", "PER GOV")),
        ("Les armées des deux pays ont bombardé Loja.", "bombardé", ("ECU MIL", "PER MIL")),
        ("Les soldats des deux pays ont attaqué Loja.", "attaqué", ("ECU MIL", "PER MIL")),
        ("Les deux hommes ont signé un accord.", "signé", ("ECU GOV", "PER GOV")),
    ],
)
def test_people_of_both_are_parties_of_both(text: str, word: str, actor: tuple[str, ...]) -> None:
    assert coded_text(QUARREL + text)[word].actor == actor
