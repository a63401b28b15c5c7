"""The dates stage: cases from TSV, document dates, problems, and re-resolution without text."""

import csv
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe import calendar, packs
from recoupe.model import Article, Block, DateCandidate, Decision, DocumentDate, Problem, Record, Text, Timex
from recoupe.read.dates import dates
from recoupe.terms import Role
from recoupe.text.reading import Reading

CASES = Path(__file__).parents[1] / "cases" / "lang"


def reading_of(characters: str, day: str = "", language: str = "fr", decisions: tuple[Decision, ...] = ()) -> Reading:
    text = Text(characters=characters, language=language)
    candidates = (DateCandidate(value=day, source="sources.tsv"),) if day else ()
    article = Article(text=text.id, sha256="", name="a.txt", dates=candidates)
    return Reading(
        text=text,
        articles=(article,),
        language=packs.shipped(f"lang/{language}"),
        world=packs.shipped("world"),
        ontology=packs.shipped("ontology"),
        decisions=decisions,
    )


def with_block(reading: Reading, start: int, end: int, role: Role) -> Reading:
    block = Block(span=reading.span(start, end), role=role)
    return Reading(
        text=reading.text,
        articles=reading.articles,
        language=reading.language,
        world=reading.world,
        ontology=reading.ontology,
        records=(*reading.records, block),
    )


def timexes(reading: Reading) -> list[Timex]:
    return [record for record in dates(reading) if isinstance(record, Timex)]


def document_date(records: list[Record]) -> DocumentDate:
    return next(record for record in records if isinstance(record, DocumentDate))


def problems(reading: Reading) -> list[Problem]:
    return [record for record in dates(reading) if isinstance(record, Problem)]


def cases(language: str) -> list[tuple[str, str, str, list[tuple[str, ...]]]]:
    found: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    with (CASES / language / "timex.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            fields = ("surface", "type", "expression", "value", "low", "high", "direction")
            rows = found[row["text"], row["day"]]
            if row["surface"]:
                rows.append(tuple(row[field] for field in fields))
    return [(language, text, day, sorted(rows)) for (text, day), rows in sorted(found.items())]


@pytest.mark.parametrize(("language", "text", "day", "expected"), [*cases("fr"), *cases("en")])
def test_a_sentence_yields_the_expressions_of_its_case(
    language: str, text: str, day: str, expected: list[tuple[str, ...]]
) -> None:
    found = [
        (one.span.surface, str(one.type), one.expression, one.value, one.low, one.high, one.direction)
        for one in timexes(reading_of(text, day, language))
    ]
    assert sorted(found) == expected


def test_the_docstring_example_is_true() -> None:
    (found,) = timexes(reading_of("Il a annoncé vendredi un retrait.", "2024-10-27"))
    assert (found.expression, found.value, found.direction) == ("DCT<=FRI", "2024-10-25", "past")
    assert found.cue is not None
    assert found.cue.surface == "a"


def test_an_undated_text_keeps_symbols_and_stays_open() -> None:
    records = list(dates(reading_of("Il est parti hier, vendredi 3 mai, vers 1950.")))
    found = [record for record in records if isinstance(record, Timex)]
    assert [one.expression for one in found][:1] == ["DCT-P1D"]
    assert [one.value for one in found if one.anchor == "DCT"] == [""] * sum(one.anchor == "DCT" for one in found)
    assert document_date(records).spoken_low == ""


def test_a_date_learned_later_resolves_stored_expressions() -> None:
    text = "Le 12 mars 2021, un accord. Le lendemain, rien. Il est parti hier."
    undated = timexes(reading_of(text))
    dated = timexes(reading_of(text, "2024-10-25"))
    learned = DocumentDate(text=undated[0].span.text, spoken_low="2024-10-25", spoken_high="2024-10-25")
    assert calendar.resolve(undated, learned) == tuple(dated)
    assert [one.id for one in undated] == [one.id for one in dated]


def test_typographic_variants_find_the_same() -> None:
    plain = timexes(reading_of("Aujourd'hui, le 5 mai 2024 à 10 h.", "2024-05-05"))
    curly = timexes(reading_of("Aujourd’hui, le 5\u00a0mai\u202f2024 à 10\u00a0h.", "2024-05-05"))
    assert [one.expression for one in plain] == [one.expression for one in curly]
    assert len(plain) == 3


def test_an_impossible_day_is_a_problem_and_no_date() -> None:
    reading = reading_of("L’accord du 31 février 2024 est nul.", "2024-03-02")
    (fault,) = problems(reading)
    assert fault.code == "impossible_date"
    assert fault.span is not None
    assert fault.span.surface == "31 février 2024"
    assert timexes(reading) == []


def test_a_weekday_that_contradicts_its_date_shows_both_spans() -> None:
    reading = reading_of("La séance du lundi 25 octobre 2024 fut longue.", "2024-10-26")
    (fault,) = problems(reading)
    assert fault.code == "weekday_contradicts_date"
    assert [span.surface for span in fault.why.spans] == ["lundi", "25 octobre 2024"]
    (found,) = timexes(reading)
    assert found.value == ""
    assert "2024-10-25" in found.alternatives


def test_a_contradiction_without_a_year_is_seen_when_the_document_date_is_known() -> None:
    reading = reading_of("La séance du lundi 25 octobre fut longue.", "2024-10-26")
    (fault,) = problems(reading)
    assert [span.surface for span in fault.why.spans] == ["lundi", "25 octobre"]
    assert timexes(reading)[0].value == ""


def test_a_person_decides_before_metadata() -> None:
    decision = Decision(action="date", target="", start=0, end=0, quote="", value="2024-10-20", who="ana")
    records = list(dates(reading_of("Il est parti hier.", "2024-10-25", decisions=(decision,))))
    assert document_date(records).spoken_low == "2024-10-20"
    assert "ana" in document_date(records).why.note


def test_a_printed_date_dates_the_text() -> None:
    text = "Publié le 11 juil. 2024\nIl est parti hier."
    records = list(dates(with_block(reading_of(text), 0, 23, Role.PUBDATE)))
    assert document_date(records).published_low == "2024-07-11"
    assert [one.value for one in records if isinstance(one, Timex)] == ["2024-07-11", "2024-07-10"]


def test_hier_with_its_weekday_settles_the_day_the_text_speaks_from() -> None:
    records = list(dates(reading_of("Hier, vendredi 18 octobre 2024, il est parti.")))
    assert (document_date(records).spoken_low, document_date(records).spoken_high) == ("2024-10-19", "2024-10-19")
    assert (document_date(records).published_low, document_date(records).published_high) == ("2024-10-19", "")


def test_navigation_is_not_read() -> None:
    reading = with_block(reading_of("hier demain\nIl est parti hier."), 0, 11, Role.NAVIGATION)
    assert [one.span.start for one in timexes(reading)] == [25]


def test_every_span_and_cue_quotes_the_text() -> None:
    reading = reading_of("Ils commenceront à partir de dimanche, le 3 mai prochain.", "2024-04-25")
    for one in timexes(reading):
        for span in (one.span, *one.why.spans):
            assert reading.text.characters[span.start : span.end] == span.surface
        assert all(rule.startswith("lang/fr/") for rule in one.why.rules)


def test_the_list_of_sources_stands_before_the_page() -> None:
    reading = reading_of("Il est parti hier.", "2024-10-25")
    page = DateCandidate(value="2024-10-28T08:00", source="meta:article:published_time")
    article = replace(reading.articles[0], dates=(*reading.articles[0].dates, page), id="")
    records = list(dates(replace(reading, articles=(article,))))
    assert document_date(records).published_high == "2024-10-25"
    assert not [one for one in records if isinstance(one, Problem)]


def test_metadata_that_disagree_leave_an_interval_and_a_problem() -> None:
    pages = (DateCandidate(value="2024-10-25", source="url"), DateCandidate(value="2024-10-28", source="jsonld"))
    reading = reading_of("Il est parti hier.")
    article = replace(reading.articles[0], dates=pages, id="")
    records = list(dates(replace(reading, articles=(article,))))
    assert (document_date(records).published_low, document_date(records).published_high) == ("2024-10-25", "2024-10-28")
    assert [one.code for one in records if isinstance(one, Problem)] == ["dates_disagree"]
    (yesterday,) = (one for one in records if isinstance(one, Timex))
    assert (yesterday.value, yesterday.low, yesterday.high) == ("", "2024-10-24", "2024-10-27")


def test_a_text_printed_again_speaks_from_its_first_print() -> None:
    """Copies of one text dated apart are no contradiction: « hier » is the eve of the first."""
    reading = reading_of("Il est parti hier.")
    prints = tuple(
        replace(reading.articles[0], name=day, dates=(DateCandidate(value=day, source="sources.tsv"),), id="")
        for day in ("2024-10-31", "2024-10-25")
    )
    records = list(dates(replace(reading, articles=prints)))
    one = document_date(records)
    assert (one.published_low, one.published_high) == ("2024-10-25", "2024-10-31")
    assert (one.spoken_low, one.spoken_high) == ("2024-10-25", "2024-10-25")
    assert not [one for one in records if isinstance(one, Problem)]
    (yesterday,) = (one for one in records if isinstance(one, Timex))
    assert yesterday.value == "2024-10-24"
    assert records == list(dates(replace(reading, articles=prints[::-1])))


def test_a_printed_date_that_contradicts_the_metadata_is_a_problem() -> None:
    reading = with_block(reading_of("Publié le 11 juil. 2024\nIl est parti.", "2024-09-01"), 0, 23, Role.PUBDATE)
    (fault,) = problems(reading)
    assert fault.span is not None
    assert fault.span.surface == "le 11 juil. 2024"


def test_hier_with_its_weekday_moves_the_day_the_text_speaks_from() -> None:
    records = list(dates(reading_of("Hier, vendredi, il est parti.", "2024-10-20")))
    found = document_date(records)
    assert (found.spoken_low, found.published_low) == ("2024-10-19", "2024-10-20")


def test_a_length_before_a_date_leans_on_it() -> None:
    (length, day) = timexes(reading_of("Deux jours avant le 12 mars 2021, rien.", "2024-10-20"))
    assert (length.value, day.value) == ("2021-03-10", "2021-03-12")
    assert length.anchor == day.id
