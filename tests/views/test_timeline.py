"""A timeline: dated apart from undated, both clocks, filters, counts, and quotations that stand in their texts."""

import random
from dataclasses import replace

import pytest

from recoupe.errors import QuestionError
from recoupe.model import Event, Occurrence, Story, Text
from recoupe.terms import Status
from recoupe.views import telling
from recoupe.views.given_days import parse_first_day
from recoupe.views.labels import meaning
from recoupe.views.selection import HAPPENED, REPORTED, Selection, select
from recoupe.views.stories import story_rows
from recoupe.views.telling import UNREAL, TimelineRow, predicate_words, when_words
from recoupe.views.timeline import Timeline, Wanted, _few, kinds_told, timeline
from tests.conftest import Built
from tests.link.read import pile_of


def rows(few: Built, **wanted: object) -> list[TimelineRow]:
    told = timeline(select(few.store), Wanted(**wanted))  # type: ignore[arg-type]
    return [*told.dated, *told.undated]


def test_every_occurrence_is_told_once_dated_or_undated(few: Built) -> None:
    told = timeline(select(few.store), Wanted())
    assert sorted(row.id for row in (*told.dated, *told.undated)) == sorted(
        one.id for one in few.store.records(Occurrence)
    )
    assert all(row.low and row.high for row in told.dated)
    assert not any(row.low for row in told.undated)
    assert [row.low for row in told.dated] == sorted(row.low for row in told.dated)


def test_quotations_stand_in_their_texts(few: Built) -> None:
    for row in rows(few):
        text = few.store.get(row.text)
        assert isinstance(text, Text)
        assert text.characters[row.start : row.end] == row.quotation


def test_counts_hold_together(few: Built) -> None:
    for row in rows(few):
        assert 1 <= row.articles <= 10
        assert row.origins_low <= row.origins_high <= row.articles
        assert row.publishers <= row.articles


def test_filters_keep_what_they_name(few: Built) -> None:
    sent = rows(few, kind="SEND_TROOPS")
    assert sent
    assert all(predicate_words(row.predicate, "fr") for row in sent)
    held = rows(few, actor="PRK")
    assert 0 < len(held) < len(rows(few))
    (story, *_) = sorted(few.store.records(Story), key=lambda one: (-len(one.members), one.id))
    inside = rows(few, story=story.id[:8])
    assert 0 < len(inside) <= len(rows(few))
    assert rows(few, story="ffffffffffff") == []
    heard = rows(few, min_witnesses=2)
    assert {row.id for row in heard} == {row.id for row in rows(few) if row.witnesses >= 2} != set()


@pytest.mark.parametrize("clock", [HAPPENED, REPORTED])
def test_until_keeps_what_a_day_of_the_clock_settles(few: Built, clock: str) -> None:
    days = {row.id: row.high if clock == HAPPENED else row.first_reported for row in rows(few)}
    day = min(one for one in days.values() if one)
    early = rows(few, until=day, clock=clock)
    assert {row.id for row in early} == {name for name, one in days.items() if "" < one <= day}
    assert 0 < len(early) < len(days)


def test_the_first_rows_are_those_with_a_date(few: Built) -> None:
    told = timeline(select(few.store), Wanted())
    assert told.first(0) == told
    assert told.first(len(told.dated) + 1) == Timeline(told.dated, told.undated[:1])
    assert told.first(1) == Timeline(told.dated[:1], told.undated[:0])


def test_the_kinds_told_are_families_that_a_timeline_can_be_asked_for(few: Built) -> None:
    kinds = kinds_told(select(few.store))
    assert kinds == sorted(set(kinds))
    assert all(rows(few, kind=one) for one in kinds)


def test_the_reported_clock_dates_what_the_texts_do_not(few: Built) -> None:
    happened, reported = timeline(select(few.store), Wanted()), timeline(select(few.store), Wanted(clock=REPORTED))
    assert len(reported.undated) < len(happened.undated)
    days = [row.first_reported for row in reported.dated]
    assert days == sorted(days)


def test_since_cuts_on_the_clock_and_keeps_the_undated(few: Built) -> None:
    every = timeline(select(few.store), Wanted())
    told = timeline(select(few.store), Wanted(since="2024-10-23"))
    assert {row.id for row in told.dated} == {row.id for row in every.dated if row.high >= "2024-10-23"}
    assert {row.id for row in told.undated} == {row.id for row in every.undated}


def test_a_brief_gives_the_highest_ranks_and_says_why(few: Built) -> None:
    ranks = sorted((row.rank for row in rows(few)), reverse=True)
    brief = rows(few, brief=5)
    assert sorted((row.rank for row in brief), reverse=True) == ranks[:5]
    assert all("/3" in row.why for row in brief)


def test_what_nobody_says_has_happened_says_so_in_its_reasons(few: Built) -> None:
    unreal = {meaning("status", one, "fr") for one in UNREAL}
    planned = [row for row in rows(few) if {step.partition(" ")[2] for step in row.history} <= unreal]
    assert planned
    assert all(row.why.endswith(row.status) for row in planned)


def test_as_of_a_day_knows_nothing_later(few: Built) -> None:
    told = timeline(select(few.store, as_of="2024-10-20"), Wanted())
    assert all(row.last_reported <= "2024-10-20" for row in (*told.dated, *told.undated))


def test_a_status_changes_with_the_reports(few: Built) -> None:
    denied = meaning("status", Status.DENIED, "fr")
    for row in rows(few):
        events = [
            few.store.get(name) for one in few.store.records(Occurrence) if one.id == row.id for name in one.events
        ]
        assert len(events) == row.mentions
        assert all(isinstance(event, Event) for event in events)
        assert len(row.history) == len(set(row.history))
        assert row.status != denied or not any("affirmé" in step for step in row.history)


def test_stories_come_largest_first_with_a_title(few: Built) -> None:
    told = story_rows(select(few.store))
    assert [row.articles for row in told] == sorted((row.articles for row in told), reverse=True)
    assert sum(row.articles for row in told) == 10
    assert all(row.title for row in told)


@pytest.mark.parametrize(
    ("words", "day"), [("2024", "2024-01-01"), ("2024-10", "2024-10-01"), ("2024-10-25", "2024-10-25")]
)
def test_since_begins_with_the_first_day(words: str, day: str) -> None:
    assert parse_first_day(words) == day


def test_since_refuses_what_is_no_date() -> None:
    with pytest.raises(QuestionError):
        parse_first_day("2024-13")


def test_a_month_is_shown_as_a_month(few: Built) -> None:
    row = rows(few)[0]
    assert when_words(_with(row, "2024-12-01", "2024-12-31", "month"), "fr") == "2024-12 (mois)"
    assert when_words(_with(row, "2024-12-01", "2024-12-03", "days"), "fr") == "2024-12-01..2024-12-03"


def test_a_brief_tells_a_blow_once(few: Built) -> None:
    """A shelling and those it killed are one line of a brief where the same articles tell both; not of two days."""
    row = _with(rows(few)[0], "2024-12-01", "2024-12-01", "day")
    shelled, killed, later = (
        replace(row, id=name, predicate=predicate, low=day, high=day)
        for name, predicate, day in (("a", "SHELL", row.low), ("b", "KILL", row.low), ("c", "KILL", "2024-12-05"))
    )
    told = {"a": {"x", "y"}, "b": {"x"}, "c": {"x"}}
    assert [one.id for one in _few([shelled, killed, later], 3, told)] == ["a", "c"]
    assert [one.id for one in _few([shelled, killed, later], 1, told)] == ["a"]
    assert [one.id for one in _few([shelled, killed], 3, {**told, "b": {"z"}})] == ["a", "b"]


def _with(row: TimelineRow, low: str, high: str, precision: str) -> TimelineRow:
    return replace(row, low=low, high=high, precision=precision)


def test_a_line_that_names_nobody_ranks_below_one_that_does() -> None:
    pile = pile_of(
        ("Une grève a eu lieu samedi.", "fr", "2024-03-06"),
        ("Les agents de Sainte-Ombre font grève mardi.", "fr", "2024-03-06"),
    )
    strikes = [row for row in timeline(Selection(pile.records), Wanted()).dated if row.predicate == "STRIKE"]
    bare, named = sorted(strikes, key=lambda row: len(row.what))
    assert bare.what == predicate_words("STRIKE", "fr")
    assert bare.rank < named.rank
    assert (bare.witnesses, bare.articles) == (named.witnesses, named.articles)


def test_a_sentence_starts_where_what_stands_before_a_place_tells() -> None:
    for seed in range(300):
        chance = random.Random(seed)
        words = "".join(chance.choice(["ab", "Cd", ".", "…", "»", " ", " ", "\n", "é"]) for _ in range(40))
        ends = [one.span() for one in telling._ENDS.finditer(words)]
        for before in range(len(words)):
            whole = max((one.end() for one in telling._ENDS.finditer(words, 0, before)), default=0)
            assert telling._start(words, ends, before) == whole
