"""What nobody has confirmed: what one outlet alone has from a paper, and what somebody asked leaves open."""

from recoupe.model import Finding
from recoupe.terms import FindingKind
from tests.link.read import pile_of


def shown(words: str, language: str = "fr") -> list[tuple[str, int]]:
    """The summary of each unverified finding with the number of its steps."""
    pile = pile_of((words, language, "2025-03-04"))
    found = [one for one in pile.of(Finding) if one.kind is FindingKind.UNVERIFIED]
    return [(one.summary_fr if language == "fr" else one.summary_en, len(one.points)) for one in found]


def test_a_paper_one_outlet_cites_is_left_open_by_the_article_and_the_ministry_and_denied() -> None:
    [(summary, steps)] = shown(
        "Le bureau des barrages aurait alerté deux fois la mairie de Corvel, selon Radio Crête, qui cite une note "
        "interne. L'alerte porterait sur la vanne nord. Nous n'avons pas pu consulter cette note. Le ministère des "
        "Transports n'a ni confirmé ni démenti son existence. « Aucune alerte ne nous est parvenue », réagit le maire, "
        "Jean Aster."
    )
    assert summary.startswith("Non confirmé (« ministère des Transports », l’article lui-même)")
    assert summary.endswith("selon : Crête ; dément : Jean Aster")
    assert steps == 5


def test_a_leaked_memo_the_paper_has_not_seen_is_unverified() -> None:
    [(summary, _)] = shown(
        "The mayor of Corvel was questioned on Monday, according to Radio Crest, which cited a leaked memo. The Herald "
        "has not seen the memo. The ministry neither confirmed nor denied its existence.",
        "en",
    )
    assert summary.startswith("Not confirmed (Herald, “ministry”): “The mayor of Corvel was questioned on Monday”")


def test_what_the_article_itself_could_not_verify_is_unverified() -> None:
    [(summary, steps)] = shown(
        "An account on a messaging service claimed that the port was mined; we have been unable to verify this.", "en"
    )
    assert summary.startswith("Not confirmed (the article itself): “the port was mined”")
    assert steps == 2


def test_a_refusal_that_names_a_thing_of_its_own_leaves_nothing_else_open() -> None:
    assert not shown(
        "Deux barrages auraient été fissurés, selon Radio Crête, qui cite un rapport interne. Le ministère n'a pas "
        "confirmé la démission du directeur des ports."
    )


def test_a_plain_statement_is_not_left_open_by_whoever_confirms_nothing_of_it() -> None:
    assert not shown(
        "« Le pont est ouvert », a déclaré le maire Jean Aster. Le ministère n'a pas confirmé le nombre des blessés."
    )
