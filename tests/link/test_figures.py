"""Figures of one population by speaker; populations stay apart; witnesses agree on a figure or do not."""

import pytest

from recoupe.link.assembly import when
from recoupe.link.figures import figure_series
from recoupe.model import Finding, Mention
from recoupe.terms import EntityType, FindingKind, MentionKind, Relation, Stance, Use
from tests.link.builders import Piler
from tests.link.read import pile_of


def told(
    piler: Piler, words: str, low: float, high: float | None, *, by: str = "", day: str = "", counted: str = "soldat"
) -> None:
    """A claim that gives a figure of North Korean soldiers (or what ``counted`` says)."""
    text = piler.text(f"{day} {by} : {words} nord-coréens.", day=day, outlet=f"{day} {by}")
    span = piler.span(text, "nord-coréens")
    kind, use = MentionKind.NOMINAL, Use.MODIFIER
    piler.records.append(
        Mention(span=span, head=span, kind=kind, type=EntityType.BODY, use=use, candidates=("PRK:MIL",))
    )
    figure = piler.quantity(text, f"{words} nord-coréens", low, high, counted)
    assert figure.span.surface.endswith("nord-coréens")
    piler.claim(text, f"{words} nord-coréens", by=by)


def of_kind(piler: Piler, kind: FindingKind) -> list[Finding]:
    return [one for one in figure_series(piler.pile()) if one.kind is kind]


def test_a_fraction_of_a_force_counts_nobody() -> None:
    piler = Piler()
    told(piler, "10 000 soldats", 9000, 11000, by="USA:DOD", day="2024-10-28")
    told(piler, "un quart des soldats", 0.25, 0.25, by="KOR:NIS", day="2024-10-18")
    assert of_kind(piler, FindingKind.FIGURE_SERIES) == []


def test_figures_that_move_are_a_series_in_the_order_of_reporting() -> None:
    piler = Piler()
    told(piler, "10 000 soldats", 9000, 11000, by="USA:DOD", day="2024-10-28")
    told(piler, "1 500 soldats", 1350, 1650, by="KOR:NIS", day="2024-10-18")
    told(piler, "des soldats par milliers", 2000, None, day="2024-10-25")
    [series] = of_kind(piler, FindingKind.FIGURE_SERIES)
    assert [(point.low, point.high) for point in series.points] == [(1350, 1650), (2000, None), (9000, 11000)]
    assert [witness.key for witness in series.witnesses] == ["KOR", "USA"]
    assert {tie.relation for tie in series.ties} <= {Relation.EVOLVES, Relation.SUPPORTS}


def test_a_figure_without_a_day_has_no_place_in_the_course() -> None:
    piler = Piler()
    told(piler, "10 000 soldats", 9000, 11000, by="USA:DOD")
    told(piler, "1 500 soldats", 1500, 1500, by="KOR:NIS", day="2024-10-18")
    told(piler, "3 000 soldats", 3000, 3000, by="UKR", day="2024-10-25")
    [series] = of_kind(piler, FindingKind.FIGURE_SERIES)
    assert series.summary_fr.endswith(": 1\u202f500 → 3\u202f000 ; sans date : 9\u202f000")
    assert series.summary_en.endswith(": 1,500 → 3,000; undated: 9,000")


def test_a_figure_copied_is_no_series() -> None:
    piler = Piler()
    told(piler, "1 500 soldats", 1500, 1500, by="KOR", day="2024-10-18")
    told(piler, "1 500 soldats", 1500, 1500, by="KOR", day="2024-10-19")
    assert of_kind(piler, FindingKind.FIGURE_SERIES) == []


def test_the_dead_are_another_population_than_the_sent() -> None:
    piler = Piler()
    told(piler, "1 500 soldats", 1500, 1500, by="KOR", day="2024-10-18")
    told(piler, "300 morts", 300, 300, by="USA", day="2024-12-18", counted="mort")
    assert of_kind(piler, FindingKind.FIGURE_SERIES) == []


def test_two_witnesses_of_one_figure_within_days_corroborate() -> None:
    piler = Piler()
    told(piler, "3 000 soldats", 3000, 3000, by="KOR", day="2024-10-23")
    told(piler, "3 000 soldats", 3000, 3000, by="USA", day="2024-10-25")
    [found] = of_kind(piler, FindingKind.CORROBORATION)
    assert len(found.witnesses) == 2
    assert "Corée" in found.summary_fr


def test_the_same_figure_half_a_year_later_is_no_corroboration() -> None:
    piler = Piler()
    told(piler, "3 000 soldats", 3000, 3000, by="KOR", day="2024-10-23")
    told(piler, "3 000 soldats", 3000, 3000, by="USA", day="2025-04-25")
    assert of_kind(piler, FindingKind.CORROBORATION) == []


def test_a_prediction_is_in_the_series_and_corroborates_nothing() -> None:
    piler = Piler()
    told(piler, "3 000 soldats", 3000, 3000, by="KOR", day="2024-10-23")
    text = piler.text("Il y aura 3 000 soldats nord-coréens.", day="2024-10-24")
    piler.quantity(text, "3 000 soldats", 3000, 3000, "soldat")
    piler.claim(text, "3 000 soldats nord-coréens", by="USA", stance=Stance.PREDICTS)
    assert of_kind(piler, FindingKind.CORROBORATION) == []


def test_undated_steps_stand_in_the_order_of_their_names() -> None:
    piler = Piler()
    first = piler.text("3 000 soldats nord-coréens", outlet="b")
    second = piler.text("1 500 soldats nord-coréens, dit-on", outlet="a")
    dated = piler.text("Hier, 900 soldats nord-coréens", outlet="c", day="2024-10-18")
    pile = piler.pile()
    assert sorted((one.id for one in (first, second, dated)), key=lambda one: when(pile, one)) == [
        dated.id, second.id, first.id,
    ]  # fmt: skip


QUAKE = (
    "Le séisme au Pérou a fait 40 morts, selon la protection civile péruvienne.",
    "Le tremblement de terre a tué 55 personnes au Pérou, a annoncé la Croix-Rouge.",
    "Au Pérou, le bilan du séisme atteint 60 morts, selon l'ONU.",
)
JOBS = (
    "Le groupe Valmorain va supprimer 2 000 emplois, a annoncé la direction.",
    "Selon la CGT, Valmorain supprimera 3 500 emplois.",
    "Le ministère français de l'Économie évoque 2 500 emplois supprimés chez Valmorain.",
)


@pytest.mark.parametrize("told", [QUAKE, JOBS])
def test_three_figures_of_one_matter_are_a_series_though_no_word_says_whose(told: tuple[str, ...]) -> None:
    days = ("2024-03-01", "2024-03-02", "2024-03-04")
    pile = pile_of(*((words, "fr", day) for words, day in zip(told, days, strict=True)))
    [series] = [one for one in pile.of(Finding) if one.kind is FindingKind.FIGURE_SERIES]
    assert len(series.points) == len(told)


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ("Le séisme au Chili a fait 60 morts, selon l'ONU.", "2024-03-02"),
        ("Le séisme au Pérou a fait 60 morts, selon l'ONU.", "2024-06-02"),
        ("L'accident de car a fait 24 morts, selon la police péruvienne.", "2024-03-02"),
    ],
)
def test_victims_of_another_place_time_or_accident_are_no_series(other: str, day: str) -> None:
    pile = pile_of((QUAKE[0], "fr", "2024-03-01"), (other, "fr", day))
    assert [one for one in pile.of(Finding) if one.kind is FindingKind.FIGURE_SERIES] == []


def figures_of(words: str, language: str = "fr") -> list[list[float | None]]:
    found = figure_series(pile_of((words, language, "2025-05-04")))
    return [[point.value for point in one.points] for one in found if one.kind is FindingKind.FIGURE_SERIES]


def test_two_counts_told_side_by_side_are_of_one_thing() -> None:
    assert figures_of("Activists reported 40 arrests in Kumasi. The police said 12 arrests had been made.", "en") == [
        [40, 12]
    ]


def test_a_toll_is_one_series_however_the_articles_of_a_handful_count_the_dead() -> None:
    """A place beside a figure owns no dead; a total needs no noun; who puts it higher counts the same."""
    told = (
        ("Glissement de terrain : quatre morts au barrage de Vaux. La coulée a tué 4 personnes, dit la mairie.", 3),
        ("Glissement de terrain de Vaux : l'hôpital de Brenne a reçu neuf corps, confie un médecin.", 5),
        ("Le maire de Vaux a écrit lundi aux proches des victimes, au nombre de onze, a dit le préfet.", 9),
        ("Glissement de terrain de Vaux : le bilan a été ramené à dix, ont expliqué les secours.", 14),
    )
    pile = pile_of(*((words, "fr", f"2024-03-{day:02}") for words, day in told))
    [series] = [one for one in pile.of(Finding) if one.kind is FindingKind.FIGURE_SERIES]
    assert [one.value for one in series.points] == [4, 9, 11, 10]


def test_part_of_a_toll_is_no_other_figure_of_it() -> None:
    told = (
        "Le maire fait état de neuf morts, dont deux enfants. L'hôpital, lui, parle de onze morts, dont trois enfants."
    )
    assert figures_of(told) == [[9, 11]]


def test_a_toll_an_article_gives_again_in_its_own_voice_is_one_step() -> None:
    first = (
        "Séisme à Ambato : 31 morts\n\nAu moins 31 personnes sont mortes dans un séisme à Ambato, en Équateur. "
        "Le gouverneur Luis Paz a fait état de 31 morts."
    )
    second = "Le séisme d'Ambato, en Équateur, a fait 58 morts, selon la protection civile."
    pile = pile_of((first, "fr", "2024-02-10"), (second, "fr", "2024-02-11"))
    [series] = [one for one in pile.of(Finding) if one.kind is FindingKind.FIGURE_SERIES]
    assert sorted(point.low for point in series.points if point.low) == [31, 58]


def test_the_dead_of_a_year_are_no_step_of_the_toll_of_a_crash() -> None:
    told = (
        ("L'accident de car de Nazca, au Pérou, a fait 14 morts, selon la police.", "2024-02-10"),
        ("L'accident de car de Nazca, au Pérou, a fait 17 morts, selon les pompiers.", "2024-02-11"),
        ("Après l'accident de car de Nazca, la route a fait 3 200 morts, dit le ministère.", "2024-02-12"),
    )
    pile = pile_of(*((words, "fr", day) for words, day in told))
    every = [one for one in pile.of(Finding) if one.kind is FindingKind.FIGURE_SERIES]
    assert [sorted(point.low for point in one.points if point.low) for one in every] == [[14, 17]]


def test_a_bounded_toll_is_counted_in_both_languages() -> None:
    told = (
        ("L'épidémie a tué au moins 120 personnes à Kessoua, au Mali, selon la mairie.", "fr", "2024-02-10"),
        ("The epidemic has killed 143 people at Kessoua, in Mali, the health ministry said.", "en", "2024-02-12"),
    )
    [series] = [one for one in pile_of(*told).of(Finding) if one.kind is FindingKind.FIGURE_SERIES]
    assert sorted(point.low for point in series.points if point.low) == [120, 143]


def test_who_is_said_to_be_missing_is_counted_as_missing() -> None:
    told = (
        ("Au moins 40 personnes sont portées disparues à Kessoua, au Mali, a dit le maire.", "fr", "2024-02-10"),
        ("At least 52 people are still missing at Kessoua, in Mali, the governor said.", "en", "2024-02-11"),
        ("Le bilan de Kessoua, au Mali, s'établit à 61 disparus, d'après le gouverneur.", "fr", "2024-02-12"),
    )
    [series] = [one for one in pile_of(*told).of(Finding) if one.kind is FindingKind.FIGURE_SERIES]
    assert sorted(point.low for point in series.points if point.low) == [40, 52, 61]
