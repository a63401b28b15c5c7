"""What bears a statement out: one deed told by two, not a noun that both recall."""

from recoupe.model import Finding
from recoupe.terms import FindingKind
from tests.link.read import pile_of


def _corroborations(*told: tuple[str, str, str]) -> list[Finding]:
    return [one for one in pile_of(*told).of(Finding) if one.kind is FindingKind.CORROBORATION]


ZELENSKY = "le président ukrainien Volodymyr Zelensky"


def test_two_witnesses_of_one_deed_bear_each_other_out() -> None:
    day = "2024-05-07"
    found = _corroborations(
        (f"La Russie a bombardé lundi le port ukrainien d'Odessa, a affirmé {ZELENSKY}.", "fr", day),
        ("Selon le Pentagone, la Russie a bombardé des navires dans ce port d'Odessa, en Ukraine.", "fr", day),
    )
    assert [len(one.witnesses) for one in found] == [2]


def test_what_a_noun_recalls_bears_nothing_out() -> None:
    day = "2024-09-07"
    found = _corroborations(
        (
            "« L'attaque russe d'Odessa nous indigne », a affirmé le Premier ministre britannique Keir Starmer.",
            "fr",
            day,
        ),
        (f"« L'attaque russe d'Odessa rappelle 1941 », a affirmé {ZELENSKY}.", "fr", day),
    )
    assert found == []
