"""What several speakers of one article say of one matter, where some do not go along."""

import pytest

from recoupe.link.debates import debates
from recoupe.link.disputes import disputes
from recoupe.link.pile import Pile
from recoupe.model import Claim, Finding
from recoupe.terms import FindingKind, Stance
from tests.link.read import pile_of

NEWS = (
    "La Norvège a fermé le port de Vardø, a annoncé Oslo. Vardø accueille des chalutiers russes depuis 1990, "
    "et sa fermeture touche des centaines de marins."
)
DEBATE = (
    "La fermeture du port de Vardø divise les marins. La Finlande a salué la fermeture du port. La Suède y voit une "
    "« faute », a déclaré Stockholm. La Russie a dénoncé une « provocation » et refuse de rappeler ses chalutiers."
)
PRAISED = (
    "La fermeture du port de Vardø est saluée. La Norvège affirme que les marins ont été prévenus. La Finlande assure "
    "que ses marins ont quitté le port. Le Danemark indique que deux chalutiers sont attendus."
)
TWO = (
    "La fermeture du port de Vardø divise. La Norvège affirme que les marins ont été prévenus. La Russie a dénoncé une "
    "« provocation »."
)
NEWS_EN = (
    "Norway closed the port of Vardo, Oslo said. The port of Vardo has received Russian trawlers since 1990, and its "
    "closure affects hundreds of sailors."
)
DEBATE_EN = (
    "The closure of the port of Vardo divides sailors. Finland welcomed the closure of the port. Sweden said that the "
    "closure was a mistake. Russia condemned the closure and refused to recall its trawlers."
)


def _told(words: str, news: str = NEWS, language: str = "fr") -> tuple[Pile, list[Finding]]:
    pile = pile_of((news, language, "2025-03-02"), (words, language, "2025-03-04"))
    return pile, debates(pile, [])


@pytest.mark.parametrize(("words", "news", "language"), [(DEBATE, NEWS, "fr"), (DEBATE_EN, NEWS_EN, "en")])
def test_three_voices_of_which_some_do_not_go_along_are_a_debate(words: str, news: str, language: str) -> None:
    _, [one] = _told(words, news, language)
    assert one.kind is FindingKind.EVALUATION_CONFLICT
    assert {"FIN", "SWE", "RUS"} <= {witness.key[:3] for witness in one.witnesses}


def test_each_voice_of_a_debate_is_told_with_its_stance() -> None:
    """Who judges a statement is not against who tells it: Stockholm is not set against Helsinki."""
    _, [one] = _told(DEBATE)
    assert " contre " not in one.summary_fr
    assert "refuse : Russie" in one.summary_fr
    assert "refuses: Russia" in one.summary_en


MOSTLY_TOLD = (
    "La fermeture du port de Vardø divise les marins. La Norvège affirme que les marins ont été prévenus. La Finlande "
    "assure que ses marins ont quitté le port. Le Danemark indique que deux chalutiers sont attendus au port. La Suède "
    "a dénoncé la fermeture du port. La Russie a dénoncé une « provocation »."
)


@pytest.mark.parametrize("words", [PRAISED, TWO, MOSTLY_TOLD])
def test_voices_that_go_along_and_two_alone_are_none(words: str) -> None:
    assert _told(words)[1] == []


def test_what_another_finding_tells_is_left_to_it() -> None:
    pile, found = _told(DEBATE)
    assert debates(pile, found) == []


def test_one_article_among_many_stories_is_none() -> None:
    others = [
        (f"Le maire de {town} a inauguré un {thing}. Il a remercié {who}.", "fr", "2025-03-03")
        for town, thing, who in (
            ("Sarnac", "verger", "les pépiniéristes"),
            ("Brive", "moulin", "les meuniers"),
            ("Lens", "manège", "les forains"),
        )
    ]
    assert debates(pile_of((DEBATE, "fr", "2025-03-04"), *others), []) == []


DENIED = (
    "La fermeture du port de Vardø divise les marins. La Finlande a salué la fermeture du port. La Suède y voit une "
    "« faute », a déclaré Stockholm. La Norvège affirme que des chalutiers ont violé la fermeture du port, une "
    "information démentie par la Russie."
)


def test_who_denies_a_fact_is_in_a_dispute_and_in_no_debate() -> None:
    pile = pile_of((NEWS, "fr", "2025-03-02"), (DENIED, "fr", "2025-03-04"))
    known = disputes(pile)
    assert [{point.label for point in one.points} for one in known] == [{"asserts", "denies"}]
    for one in debates(pile, known):
        told = [pile.get(name, Claim) for name in one.members]
        assert all(claim is None or claim.stance is not Stance.DENIES for claim in told)
