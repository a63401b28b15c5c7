"""What one tells and another confirms right behind."""

import pytest

from recoupe.model import Finding
from recoupe.terms import FindingKind
from tests.link.read import pile_of


def confirmed(words: str, language: str = "fr") -> list[Finding]:
    found = pile_of((words, language, "2024-05-02")).of(Finding)
    of_kind = [one for one in found if one.kind is FindingKind.CORROBORATION]
    return [one for one in of_kind if one.why.rules == ("link/confirmations.py#confirmations",)]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Le ministre a quitté Quito dans la nuit, a dit un employé de l'aéroport. Sa famille a confirmé.", "fr"),
        ("Les otages ont été libérés, a annoncé un chauffeur de la région. Le préfet a confirmé la libération.", "fr"),
        ("Le pont a rouvert mercredi, a annoncé la Ligue des ports. La mairie a confirmé l'information lundi.", "fr"),
        ("The Harbour League said the bridge had reopened on Monday. The town hall confirmed the news later.", "en"),
        ("The minister left Quito overnight, an airport worker said. His family confirmed the departure.", "en"),
    ],
)
def test_who_confirms_right_behind_bears_it_out(words: str, language: str) -> None:
    [found] = confirmed(words, language)
    assert [point.label for point in found.points] == ["asserts", "confirms"]


@pytest.mark.parametrize(
    "words",
    [
        "Trois marins ont été tués, a dit un médecin. Le préfet n'admet qu'un mort.",
        "Le ministre a quitté Quito, a dit un employé de l'aéroport. La banque a confirmé ses prévisions.",
        "Le préfet a dit que les otages étaient libérés. Le préfet a confirmé la libération.",
    ],
)
def test_who_admits_less_or_speaks_of_something_else_does_not(words: str) -> None:
    assert confirmed(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "« Le câble était rompu », affirme Hugo Sarlat. Une voisine, Solène Attard, raconte la même chose.",
        "« Le câble lâchait », dit Hugo Sarlat. Le maire dément : « Il tenait. » Une voisine raconte la même chose.",
    ],
)
def test_who_tells_the_same_bears_it_out(words: str) -> None:
    [found] = confirmed(words)
    assert [point.label for point in found.points] == ["asserts", "asserts"]
    assert "Hugo Sarlat" in found.summary_fr
