"""Which figures count one population: lent owners, totals over time, figures that nobody owns."""

from dataclasses import replace

from recoupe.link.populations import Population, populations
from recoupe.model import Claim, Mention, Text, Timex
from recoupe.terms import EntityType, MentionKind, TimexType, Use
from tests.link.builders import Piler

NEWS = (
    "Onze soldats éthiopiens tués, dit le ministère. Trente morts, disent les rebelles. "
    "Soixante soldats somaliens tués depuis juin, rappelle le gouvernement."
)


def _of(piler: Piler, text: Text, words: str, key: str = "") -> None:
    """A mention of a force inside the words counted."""
    if key:
        span = piler.span(text, words)
        kind, use = MentionKind.NOMINAL, Use.MODIFIER
        piler.records.append(Mention(span=span, head=span, kind=kind, type=EntityType.BODY, use=use, candidates=(key,)))


def _toll(piler: Piler, text: Text, words: str, count: int, counted: str) -> Claim:
    piler.quantity(text, words, count, count, counted)
    return piler.claim(text, words, terms="tuer")


def _counts(piler: Piler) -> dict[tuple[str, str], list[float]]:
    found = populations(piler.pile())
    return {(key.owner, key.counts): sorted(one.quantity.value or 0 for one in some) for key, some in found.items()}


def test_the_dead_of_an_incident_are_those_of_the_force_its_report_names_and_totals_over_time_lend_nothing() -> None:
    piler = Piler()
    text = piler.text(NEWS, day="2025-09-15")
    _of(piler, text, "soldats éthiopiens", "ETH:MIL")
    _of(piler, text, "soldats somaliens", "SOM:MIL")
    _toll(piler, text, "Onze soldats éthiopiens tués", 11, "soldat")
    _toll(piler, text, "Trente morts", 30, "mort")
    total = _toll(piler, text, "Soixante soldats somaliens tués depuis juin", 60, "soldat")
    month = Timex(
        span=piler.span(text, "juin"), type=TimexType.DATE, expression="2025-06", low="2025-06-01", high="2025-06-30"
    )
    piler.records[piler.records.index(total)] = replace(total, timexes=(month.id,))
    piler.records.append(month)
    assert _counts(piler) == {("ETH", "casualty"): [11, 30], ("SOM", "casualty"): [60]}


def test_victims_of_two_incidents_in_two_stories_are_two_populations() -> None:
    piler = Piler()
    for words in ("Quatre touristes français morts au Pérou.", "Deux alpinistes français morts au Népal."):
        text = piler.text(words, day="2025-09-15")
        span = piler.span(text, "français")
        kind, use = MentionKind.NAME, Use.MODIFIER
        piler.records.append(
            Mention(span=span, head=span, kind=kind, type=EntityType.STATE, use=use, candidates=("FRA",))
        )
        _toll(piler, text, words[:-1], 4, "mort")
    assert sorted(len(some) for some in populations(piler.pile()).values()) == [1, 1]


def test_figures_that_nobody_owns_meet_in_one_text_by_what_is_done() -> None:
    piler = Piler()
    text = piler.text("2 800 ouvriers licenciés, selon les syndicats. 1 900 ouvriers licenciés, dit la direction.")
    for words, count in (("2 800 ouvriers licenciés", 2800), ("1 900 ouvriers licenciés", 1900)):
        piler.quantity(text, words, count, count, "ouvrier")
        piler.claim(text, words, terms="licencier")
    [(population, figures)] = populations(piler.pile()).items()
    assert population == Population("worker", "", "", min(one.claim.id for one in figures))
    assert len(figures) == 2


def test_soldiers_of_one_state_counted_a_year_apart_on_nothing_common_are_two_matters() -> None:
    piler = Piler()
    for words, day, count in (
        ("200 000 soldats français fauchés en 1916", "2016-11-11", 200_000),
        ("7 000 soldats français patrouillent", "2017-08-09", 7_000),
    ):
        text = piler.text(f"{words}.", day=day)
        _of(piler, text, "soldats français", "FRA:MIL")
        piler.quantity(text, words, count, count, "soldat")
        piler.claim(text, words)
    assert sorted(len(some) for some in populations(piler.pile()).values()) == [1, 1]
