"""The report of a dossier: every finding in it, figures on one axis, what stays open listed."""

import re
from dataclasses import replace
from itertools import chain

import pytest

from recoupe.export.page import page, spaced
from recoupe.model import Article, Finding
from recoupe.views.findings import _said_once
from recoupe.views.problems import ProblemRow
from recoupe.views.report import Report, report
from recoupe.views.selection import Selection, select
from tests.conftest import Built


@pytest.fixture(scope="module")
def made(few: Built) -> Report:
    return report(select(few.store), title="Corée <du Nord> & Russie")


def test_every_finding_stands_in_it_once(few: Built, made: Report) -> None:
    told = [section.row.id for _, sections in made.sections for section in sections]
    assert sorted(told) == sorted(one.id for one in few.store.records(Finding))


def test_quotations_of_a_finding_are_all_on_one_side_or_none(made: Report) -> None:
    for section in chain.from_iterable(sections for _, sections in made.sections):
        assert sorted((*section.supporting, *section.opposing, *section.others), key=repr) == sorted(
            section.row.points, key=repr
        )


@pytest.mark.slow
def test_figures_share_an_axis_that_holds_them_all(sample: Built) -> None:
    whole = report(select(sample.store), title="d")
    plotted = [one for one in chain.from_iterable(sections for _, sections in whole.sections) if one.bars]
    assert plotted
    for section in plotted:
        assert len(section.bars) > 1
        assert max(bar.high for bar in section.bars) == 100.0
        assert all(0 <= bar.low <= bar.high <= 100 for bar in section.bars)


def test_undated_articles_and_nameless_speakers_are_listed(few: Built, made: Report) -> None:
    names = {one.name for one in few.store.records(Article)}
    assert {one.title for one in made.undated} & names or all(one.title for one in made.undated)
    assert len(made.undated) == 2
    assert all(count > 0 and words for words, count in made.unnamed)


def test_the_page_is_the_same_bytes_twice_and_stands_alone(few: Built, made: Report) -> None:
    once, again = page(made), page(report(select(few.store), title=made.title))
    assert once == again
    text = once.decode()
    assert "<script" not in text
    assert 'src="' not in text
    assert "<link" not in text
    assert "<title>Corée &lt;du Nord&gt; &amp; Russie</title>" in text


def test_words_of_an_article_cannot_become_markup(made: Report) -> None:
    odd = ProblemRow("", "empty", "</section><script>", "", "<img src=x onerror=alert(1)>", "", "", 0, 0)
    text = page(replace(made, problems=(odd,))).decode()
    assert "&lt;img src=x" in text
    assert "<script" not in text


def test_an_address_that_is_no_web_address_is_no_link(made: Report) -> None:
    first = replace(made.articles[0], url="javascript:alert(1)")
    assert "javascript:" not in page(replace(made, articles=(first,))).decode()


@pytest.mark.parametrize(("language", "words"), [("fr", "Qui reprend qui"), ("en", "Who draws on whom")])
def test_the_page_speaks_the_language_asked_for(few: Built, language: str, words: str) -> None:
    text = page(report(select(few.store), title="d", language=language)).decode()
    assert f'<html lang="{language}">' in text
    assert words in text


def test_a_record_without_findings_says_so() -> None:
    text = page(report(Selection(()), title="vide")).decode()
    assert "Aucun constat." in text
    assert "Aucun fait daté." in text


def test_the_status_of_a_happening_is_not_broken_over_lines(few: Built) -> None:
    told = page(report(select(few.store), title="x", language="en")).decode()
    assert "th, td.s { overflow-wrap: break-word; }" in told
    assert '<td class="s">' in told


def test_a_long_list_of_nameless_speakers_is_cut_and_the_rest_folded_away(made: Report) -> None:
    many = tuple((f"voix {i}", 1) for i in range(40))
    text = page(replace(made, unnamed=many)).decode()
    assert "Les autres (10)" in text
    assert all(f"«\u00a0{words}\u00a0»" in text or f"«&nbsp;{words}&nbsp;»" in text for words, _ in many)
    folded = [words.lower() for words, _ in made.unnamed]
    assert len(folded) == len(set(folded))


def test_what_is_not_stated_is_told_so_and_never_as_none(few: Built, made: Report) -> None:
    kind, sections = made.sections[0]
    unstated = tuple(replace(one, row=replace(one.row, publishers=0)) for one in sections)
    text = page(replace(made, sections=((kind, unstated),), counts=(("publishers", 0),))).decode()
    assert text.count("éditeurs non indiqués") == len(sections)
    assert '<span class="unstated">non indiqués</span>' in text
    assert "0 éditeur" not in text


def test_a_fault_is_told_in_the_language_of_the_page(few: Built) -> None:
    told = page(replace(report(select(few.store), title="x"), problems=(FAULT,))).decode()
    assert "guillemet ouvert ou fermé une seule fois · 001_wire.txt · guillemet ouvrant manquant" in told


PLAIN = "guillemet ouvert ou fermé une seule fois"

FAULT = ProblemRow("", "unpaired_quotation", "001_wire.txt", "guillemet ouvrant manquant", PLAIN, "", "", 0, 0)


@pytest.mark.slow
def test_who_draws_on_whom_tells_copies_and_leaves_owners_and_self_credit_apart(sample: Built) -> None:
    whole = report(select(sample.store), title="d")
    for row in whole.origins:
        assert row.drawn
        later = [one.later.id for one in row.drawn]
        assert len(later) == len(set(later))
        for one in (*row.drawn, *row.more):
            assert one.kind != "même propriétaire"
            assert one.later.id
            assert one.earlier.outlet != one.later.outlet or one.earlier.id
    agency = next(row for row in whole.origins if row.own)
    assert not {one.id for one in agency.own} & {one.later.id for one in agency.drawn if not one.earlier.id}
    assert agency.owned


@pytest.mark.slow
@pytest.mark.parametrize(("language", "was", "now"), [
    ("fr", "Paru d’abord", "Ce que dit maintenant le média"), ("en", "Printed first", "What the outlet says now"),
])  # fmt: skip
def test_a_correction_tells_what_was_printed_and_what_is_said_now(
    sample: Built, language: str, was: str, now: str
) -> None:
    whole = report(select(sample.store), title="d", language=language)
    heading = next(name for name, some in whole.sections if some[0].row.kind == "correction")
    told = page(replace(whole, sections=tuple(one for one in whole.sections if one[0] == heading))).decode()
    assert told.index(was) < told.index(now)
    assert 'class="side pro"' not in told
    assert 'class="side contra"' not in told


def test_articles_stand_by_their_days_with_their_titles_and_quotations_lead_to_them(few: Built, made: Report) -> None:
    days = [one.reported for one in made.articles]
    assert days == sorted(days, key=lambda one: one or "9")
    assert all(one.title for one in made.articles)
    text = page(made).decode()
    assert "sans date" in text
    rows = {one.id[:12] for one in made.articles}
    assert rows == set(re.findall(r'<tr id="a-(\w+)"', text))
    assert set(re.findall(r'href="#a-(\w+)"', text)) <= rows
    assert re.search(r'<footer>[^\n]*href="#a-', text)


def test_marks_are_those_of_the_language_of_the_page(few: Built, made: Report) -> None:
    assert '<p lang="">«' in page(made).decode()
    assert '<p lang="">“' in page(replace(made, language="en")).decode()


@pytest.mark.parametrize(("words", "told"), [
    ("la crue : 61% du bassin ; « deux digues » ont cédé",
     "la crue\u00a0: 61\u00a0% du bassin\u00a0; «\u00a0deux digues\u00a0» ont cédé"),
    ("Qui parle ?", "Qui parle\u00a0?"), ("14:30", "14:30"),
])  # fmt: skip
def test_french_marks_never_begin_a_line(words: str, told: str) -> None:
    assert spaced(words, language="fr") == told
    assert spaced(words, language="en") == words


def test_a_heading_does_not_set_words_against_themselves() -> None:
    assert _said_once("Le Quai corrects “ten boats sank”: “ten boats sank”") == "Le Quai corrects “ten boats sank”"
    assert _said_once("Le Quai rectifie « dix » : « deux »") == "Le Quai rectifie « dix » : « deux »"


def test_a_heading_that_begins_with_a_quotation_keeps_its_letters(few: Built) -> None:
    """A style that makes first letters large would show other characters than those of the text."""
    shown = page(report(select(few.store), title="t")).decode()
    heads = re.findall(r'<h4 id="t-[0-9a-f]+"( class="quoted")?>\s*(.)', shown)
    assert heads
    assert all(bool(marked) is (first in "«“") for marked, first in heads)
