"""One number of the same things that several articles give."""

from recoupe.link.agreed import agreed_figures
from recoupe.link.pile import Pile
from recoupe.terms import FindingKind
from tests.link.read import pile_of

SEIZED = "La douane de Sarnac a saisi 47 perroquets dans un camion, a annoncé le préfet Jean Morel."
HEARD = "Les 47 perroquets trouvés à Sarnac iront au zoo de Lorn, a dit le directeur Paul Vidal."
TRIED = "Le chauffeur qui transportait 47 oiseaux près de Sarnac sera jugé en mai, a indiqué le parquet de Lorn."
FREED = "Le zoo de Lorn assure avoir soigné 60 renards de Sarnac cet hiver, selon Paul Vidal."
ENGLISH = (
    "Customs officers at Sarnac seized 47 parrots in a lorry, prefect John Morel said.",
    "The 47 parrots found at Sarnac will go to the zoo at Lorn, director Paul Vidal said.",
    "The driver who carried 47 birds near Sarnac will be tried in May, the Lorn prosecutor said.",
)


def _pile(*told: str, language: str = "fr") -> Pile:
    return pile_of(*((words, language, f"2024-03-0{day}") for day, words in enumerate(told, 1)))


def test_a_number_in_three_articles_is_a_series_whatever_they_call_those_counted() -> None:
    [found] = agreed_figures(_pile(SEIZED, HEARD, TRIED), [])
    assert found.kind is FindingKind.FIGURE_SERIES
    assert [point.value for point in found.points] == [47, 47, 47]
    assert "47 perroquets" in found.summary_fr


def test_an_english_number_is_one_alike() -> None:
    [found] = agreed_figures(_pile(*ENGLISH, language="en"), [])
    assert {point.reported for point in found.points} == {"2024-03-01", "2024-03-02", "2024-03-03"}


def test_two_articles_and_two_numbers_are_none() -> None:
    assert agreed_figures(_pile(SEIZED, HEARD, FREED), []) == []


def test_what_is_printed_alike_counts_once() -> None:
    assert agreed_figures(_pile(SEIZED, SEIZED.replace("annoncé", "précisé"), HEARD), []) == []


def test_round_numbers_of_different_things_do_not_agree() -> None:
    told = [words.replace("47", "40") for words in (SEIZED, HEARD, TRIED)]
    assert agreed_figures(_pile(*told), []) == []


def test_what_a_series_tells_is_left_to_it() -> None:
    pile = _pile(SEIZED, HEARD, TRIED)
    assert agreed_figures(pile, agreed_figures(pile, [])) == []
