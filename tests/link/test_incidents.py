"""Casualty figures of one story: kept apart by incident, and given by articles in their own voice."""

from recoupe.link.incidents import own_voice
from recoupe.link.populations import populations
from recoupe.model import Finding, Quantity
from recoupe.terms import FindingKind, ReportType
from tests.link.read import pile_of

COACH = (
    "Un autocar est tombé dans un ravin près d'Arequipa, au Pérou. Neuf passagers ont été tués, selon la police. "
    "Les secours parlent de treize morts."
)
BOTH = (
    "Un autocar est tombé dans un ravin près d'Arequipa, au Pérou. L'accident a fait quatorze morts, a dit le "
    "gouverneur. Le même jour, au Chili, un incendie a tué trois personnes à Valparaiso, selon les pompiers."
)
FIRE = "L'incendie de Valparaiso, au Chili, a fait cinq morts, selon la mairie. Le feu est éteint."


def _tolls(*told: tuple[str, str, str]) -> list[list[float]]:
    found = populations(pile_of(*told))
    return sorted(sorted(one.quantity.value or 0 for one in some) for some in found.values())


def test_two_incidents_that_one_text_tells_are_two_series() -> None:
    told = ((COACH, "fr", "2025-06-04"), (BOTH, "fr", "2025-06-05"), (FIRE, "fr", "2025-06-06"))
    assert _tolls(*told) == [[3, 5], [9, 13, 14]]
    series = [one for one in pile_of(*told).of(Finding) if one.kind is FindingKind.FIGURE_SERIES]
    assert len(series) == 2


def test_what_comes_on_top_of_a_toll_is_no_figure_of_it() -> None:
    later = "Les secours ont retrouvé deux nouveaux corps dans le ravin d'Arequipa. Le bilan est de quinze morts."
    assert _tolls((COACH, "fr", "2025-06-04"), (later, "fr", "2025-06-05")) == [[9, 13, 15]]


def test_a_toll_without_source_is_the_article_s_own() -> None:
    pile = pile_of(("L'explosion a fait six morts au marché de Kano, dimanche.", "fr", "2025-06-04"))
    [claim] = own_voice(pile)
    assert claim.report_type is ReportType.AUTHOR
    assert [one.value for name in claim.quantities if (one := pile.get(name, Quantity))] == [6]


def test_a_toll_that_somebody_gives_is_theirs_alone() -> None:
    pile = pile_of(("L'explosion a fait six morts au marché de Kano, a dit le gouverneur.", "fr", "2025-06-04"))
    assert list(own_voice(pile)) == []


SILOS = "Le ministre du Port de Tartous, Elias Murr, est revenu sur les ruines des silos. {} Les silos restent fermés."
FERRY = (
    "The Harbour minister of Lakeside, Moses Oduya, went back to the wreck of the ferry Nyota. {} The Nyota lies there."
)


def _series(frame: str, language: str, *sentences: str) -> list[Finding]:
    """The figure series of articles of one story, one sentence and some days each."""
    told = ((frame.format(one), language, f"2024-05-{3 * at + 2:02}") for at, one in enumerate(sentences))
    return [one for one in pile_of(*told).of(Finding) if one.kind is FindingKind.FIGURE_SERIES]


def test_tolls_of_three_articles_that_differ_are_a_series_though_nobody_gives_them() -> None:
    [found] = _series(
        SILOS,
        "fr",
        "L'explosion a fait 42 morts.",
        "L'explosion des silos, qui a fait au moins 45 morts, a soufflé le quartier.",
        "Deux mois après l'explosion qui a fait 47 morts, le quartier est désert.",
    )
    assert [point.value for point in found.points] == [42.0, 45.0, 47.0]
    assert found.witnesses == ()


def test_such_tolls_in_english() -> None:
    [found] = _series(
        FERRY,
        "en",
        "The disaster killed 61 people.",
        "At least 64 people died when the ferry sank.",
        "The sinking left 66 dead.",
    )
    assert sorted(point.value or 0 for point in found.points) == [61.0, 64.0, 66.0]


def test_two_articles_in_their_own_voice_or_one_toll_throughout_are_none() -> None:
    one, other = "L'explosion a fait 42 morts.", "L'explosion a fait au moins 45 morts."
    assert _series(SILOS, "fr", one, other) == []
    assert _series(SILOS, "fr", one, one, one) == []
