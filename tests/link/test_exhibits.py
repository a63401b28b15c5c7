"""Material that somebody shows and nobody has authenticated, from the words of articles."""

from recoupe.model import Claim, Finding
from recoupe.terms import FindingKind
from tests.link.read import pile_of


def shown(words: str, language: str = "fr") -> list[list[str]]:
    """The words of the claims of each finding of unverified material."""
    pile = pile_of((words, language, "2025-03-04"))
    told = {claim.id: claim.span.surface for claim in pile.of(Claim)}
    found = [one for one in pile.of(Finding) if one.kind is FindingKind.UNVERIFIED]
    return [[told[point.record] for point in one.points if point.record in told] for one in found]


def test_what_is_told_of_a_video_goes_with_who_keeps_silent_on_it() -> None:
    [told] = shown(
        "L'armée moldave a diffusé mardi une vidéo montrant prétendument des blindés roumains et a affirmé qu'elle "
        "avait été tournée près de Cahul. Le ministère roumain de la Défense a refusé de commenter ces images."
    )
    assert [words[:14] for words in told] == ["L'armée moldav", "L'armée moldav", "Le ministère r"]


def test_a_video_shown_with_reserve_is_unverified_though_nobody_is_asked() -> None:
    assert shown("Le parquet de Cahul a publié une vidéo montrant prétendument un élu en train de voter deux fois.")


def test_a_video_that_nobody_doubts_is_no_such_thing() -> None:
    assert not shown("Le parquet de Cahul a publié une vidéo montrant un élu en train de voter deux fois.")


def test_a_film_that_seems_to_please_is_none() -> None:
    assert not shown("Le film semble remplir ses promesses. « Le film est trop long », juge le critique Jean Moreau.")


def test_a_proof_that_may_be_found_and_who_may_have_filmed_are_no_material() -> None:
    assert not shown("Selon le journal Zorile, les enquêteurs auraient pu retrouver une preuve de la fraude.")
    assert not shown("« L'auteur de ces images semble s'intéresser aux écluses », note le parquet de Cahul.")
