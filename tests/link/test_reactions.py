"""How others in an article take what one speaker offers or threatens."""

from recoupe.model import Finding
from recoupe.terms import FindingKind
from tests.link.read import pile_of


def conflicts(words: str, language: str = "fr") -> list[Finding]:
    """The evaluation conflicts of one article that reactions give."""
    found = pile_of((words, language, "2025-03-02")).of(Finding)
    return [one for one in found if any(rule.startswith("link/reactions.py") for rule in one.why.rules)]


OFFER = "La Norvège a promis de fermer le détroit de Vardø aux pétroliers. "


def test_two_who_take_it_make_a_finding_with_who_offered() -> None:
    [one] = conflicts(
        OFFER + "La Finlande a condamné les déclarations de la Norvège. "
        "La Suède a appelé la Norvège à renoncer à cette fermeture."
    )
    assert one.kind is FindingKind.EVALUATION_CONFLICT
    assert {witness.key for witness in one.witnesses} == {"NOR", "FIN", "SWE"}
    assert {str(tie.relation) for tie in one.ties} == {"contrasts"}


def test_one_voice_alone_is_none() -> None:
    assert conflicts(OFFER + "La Finlande a condamné les déclarations de la Norvège.") == []


def test_demands_on_others_are_none() -> None:
    assert conflicts(OFFER + "La Finlande a appelé le Danemark au calme. La Suède a dénoncé la grève.") == []


def test_what_stands_before_is_none() -> None:
    before = "La Finlande a condamné les déclarations de la Norvège. La Suède a appelé la Norvège à renoncer. "
    assert conflicts(before + OFFER) == []
