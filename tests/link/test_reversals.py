"""Who grants what they had denied."""

from recoupe.link.positions import stance_series
from recoupe.link.reversals import reversals
from recoupe.model import Claim, Finding
from recoupe.terms import FindingKind
from tests.link.read import pile_of


def series(*told: tuple[str, str, str]) -> list[Finding]:
    return [one for one in stance_series(pile_of(*told)) if one.kind is FindingKind.STANCE_SERIES]


def test_one_sentence_recalls_what_was_denied_and_tells_what_is_granted() -> None:
    told = "L'hôpital de Toliara, qui niait toute pénurie de sang, reconnaît des ruptures de stock."
    [one] = series((told, "fr", "2025-03-02"))
    assert [point.label for point in one.points] == ["denies", "confirms"]


def test_what_is_granted_before_the_denial_gives_way_in_nothing() -> None:
    told = "L'hôpital de Toliara reconnaît des ruptures de stock, mais dément que le sang ait manqué."
    assert reversals(pile_of((told, "fr", "2025-03-02"))) == []


def test_a_denial_of_last_week_and_an_admission_of_today_are_a_series() -> None:
    before = "Le Pérou a démenti que ses soldats aient franchi la frontière de la Bolivie. Le col est fermé."
    after = "Le Pérou a reconnu que ses soldats avaient franchi la frontière de la Bolivie. Le col est fermé."
    found = series((before, "fr", "2025-03-02"), (after, "fr", "2025-03-09"))
    assert [[point.label for point in one.points] for one in found] == [["denies", "confirms"]]
    pile = pile_of((after, "fr", "2025-03-02"), (before, "fr", "2025-03-09"))
    assert reversals(pile) == []
    assert len(pile.of(Claim)) > 1


def test_what_was_held_till_now_and_what_is_said_instead_are_a_series() -> None:
    told = "La mairie de Rodez, qui jurait de ne vendre aucun terrain, parle désormais d'une « cession partielle »."
    [one] = series((told, "fr", "2025-03-02"))
    assert [point.label for point in one.points] == ["refuses", "shifts_position"]
    told = "Norway, which had promised to send twelve doctors, said on Friday that it would send two."
    [one] = series((told, "en", "2025-03-02"))
    assert [point.label for point in one.points] == ["promises", "intends"]


def test_what_is_recalled_in_passing_is_no_turn() -> None:
    told = "La Norvège, qui promet d'envoyer douze médecins, affirme que la clinique est fermée."
    assert series((told, "fr", "2025-03-02")) == []
    told = "La Norvège, qui craignait une pénurie, a affirmé que la clinique est fermée."
    assert series((told, "fr", "2025-03-02")) == []


def test_a_threat_and_what_is_told_of_it_days_later_are_a_series() -> None:
    before = "Le Tchad menace de fermer la frontière avec le Niger."
    after = "Le Tchad a affirmé qu'il avait fermé la frontière avec le Niger."
    [one] = series((before, "fr", "2025-03-02"), (after, "fr", "2025-03-09"))
    assert [point.label for point in one.points] == ["threatens", "asserts"]
    assert series((before, "fr", "2025-03-09"), (after, "fr", "2025-03-02")) == []
