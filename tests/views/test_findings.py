"""Rows of findings: a speaker whom nothing identifies is called as the article calls them."""

from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.link.assembly import FOLLOWED
from recoupe.model import Claim, Finding, Holder, Span
from recoupe.terms import FindingKind, HolderPath
from recoupe.views.findings import _in_words, _told_once, finding_rows
from recoupe.views.labels import Names
from recoupe.views.selection import select
from tests.conftest import Built, built

FIRST = """Crue de l'Aubance : le bilan en question

Le 3 mai 2023 (AFP)

La crue de l'Aubance a fait douze morts à Brissac, selon des pompiers présents sur place. La ministre de l'Intérieur \
Jeanne Valcourt a affirmé mercredi que la crue de l'Aubance avait fait neuf morts à Brissac.
"""


@pytest.fixture(scope="module")
def flood(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder: Path = tmp_path_factory.mktemp("flood")
    (folder / "crue.txt").write_text(FIRST, encoding="utf-8")
    return built(folder / "dossier", [folder / "crue.txt"])


def test_a_speaker_without_a_key_is_called_by_the_words_of_the_article(flood: Built) -> None:
    selection = select(flood.store)
    claims = {one.id for one in flood.store.records(Claim)}
    series = [row for row in finding_rows(selection) if row.kind == FindingKind.FIGURE_SERIES]
    assert series
    told = {point.holder for row in series for point in row.points if point.record in claims}
    assert "" not in told
    assert any("pompiers" in holder for holder in told), told


def test_those_around_somebody_are_not_the_state_they_are_of(tmp_path: Path) -> None:
    told = (
        "Le sabotage du pylône\n\nLe 3 mai 2023 (AFP)\n\nLa Norvège affirme que le pylône de Vardø a subi un sabotage. "
        "La Finlande dément tout sabotage du pylône de Vardø. "
        "Les proches de l'opposant finlandais Olli Raske affirment que le pylône de Vardø a subi un sabotage.\n"
    )
    (tmp_path / "pylone.txt").write_text(told, encoding="utf-8")
    made = built(tmp_path / "dossier", [tmp_path / "pylone.txt"])
    claims = [one for one in made.store.records(Claim) if one.content.surface.startswith("le pylône")]
    names = Names.of(select(made.store).records, "fr")
    made.store.close()
    assert "Les proches de l'opposant finlandais Olli Raske" in {_in_words(one, names) for one in claims}


def test_words_within_others_of_one_speaker_are_shown_once(flood: Built) -> None:
    one = next(row for row in finding_rows(select(flood.store)) if row.points)
    long = replace(one.points[0], quotation="la crue a fait douze morts", start=100, end=126, decided=("stance",))
    short = replace(long, record="other", quotation="la crue", start=100, end=107, decided=("holder",))
    elsewhere = replace(short, start=300, end=307)
    [first, second] = _told_once([short, long, elsewhere])
    assert (first.quotation, first.decided) == ("la crue a fait douze morts", ("holder", "stance"))
    assert second.start == 300


def test_a_pronoun_is_shown_as_whom_it_stands_for_or_as_nobody_named() -> None:
    names = Names({}, "fr")
    span = Span("t", 0, 2, "il")
    assert names.words(Holder(HolderPath.COREFERENCE, span=span, candidates=("KOR",))) == "Corée du Sud"
    assert names.words(Holder(HolderPath.COREFERENCE, span=span)) == "non nommé"
    assert names.words(Holder(HolderPath.IMPERSONAL, span=Span("t", 0, 2, "On"))) == "tournure impersonnelle"


def test_what_stricter_rules_find_stands_before_threads_and_provenance_last(sample: Built) -> None:
    found = {one.id: one for one in sample.store.records(Finding)}
    rows = finding_rows(select(sample.store))
    places = [(row.kind == FindingKind.PROVENANCE, FOLLOWED in found[row.id].why.rules) for row in rows]
    assert any(thread for _, thread in places)
    assert any(last for last, _ in places)
    assert places == sorted(places)
