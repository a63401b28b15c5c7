"""What had happened by a day, whenever it was reported: linked anew, and nothing unsettled is silently in."""

import json

import pytest

from recoupe.model import Article, Claim, DocumentDate, Event, Finding, Link, Timex
from recoupe.views.happened import happened_by
from recoupe.views.selection import HAPPENED, select
from tests.cli.running import run
from tests.conftest import Built

DAY = "2024-10-20"


def days(few: Built) -> dict[str, tuple[str, str]]:
    return {one.id: (one.low[:10], one.high[:10]) for one in few.store.records(Timex) if one.low and one.high}


def test_nothing_of_a_later_day_is_left_and_nothing_is_lost_uncounted(few: Built) -> None:
    read = [*few.store.everything()]
    told = happened_by(read, DAY)
    when, kept = days(few), {one.id for one in told.records}
    for event in (one for one in told.records if isinstance(one, Event) and one.time in when):
        assert when[event.time][1] <= DAY
    claims = [one for one in read if isinstance(one, Claim)]
    later = [one for one in claims if any(when[time][0] > DAY for time in one.timexes if time in when)]
    assert later
    assert kept.isdisjoint(one.id for one in later if min(when[time][0] for time in one.timexes if time in when) > DAY)
    assert set(told.unsettled) == {"claim", "event"}
    assert 0 < told.unsettled["claim"] <= sum(one.id not in kept for one in claims)
    known = kept | {""}
    assert all(one.source in known and one.target in known for one in told.records if isinstance(one, Link))
    assert all(known.issuperset(one.events) for one in told.records if isinstance(one, Claim))


def test_a_text_without_days_tells_what_had_happened_when_it_was_published(few: Built) -> None:
    printed = {one.text: one.published_high[:10] for one in few.store.records(DocumentDate)}
    told = happened_by([*few.store.everything()], DAY)
    dayless = [one for one in told.records if isinstance(one, Claim) and not one.timexes and not one.events]
    assert dayless
    assert all("" < printed[one.span.text] <= DAY for one in dayless)


def test_findings_are_those_of_that_day_and_no_quotation_of_a_later_one_is_in_them(few: Built) -> None:
    part = select(few.store, as_of=DAY, clock=HAPPENED)
    assert len(part.of(Article)) == len([*few.store.records(Article)])
    kept = {one.id for one in (*part.of(Claim), *part.of(Event))}
    found = part.of(Finding)
    assert found
    assert all(kept.issuperset({one.record for one in each.points} & few_ids(few)) for each in found)
    told = run("findings", few.dossier.path, "--as-of", DAY, "--clock", "happened", "--format", "json")
    assert told.exit_code == 0, told.stderr
    assert {row["id"] for row in json.loads(told.stdout)} == {one.id for one in found}
    assert "aucune date n'établit quand" in told.stderr


def few_ids(few: Built) -> set[str]:
    return {one.id for kind in (Claim, Event) for one in few.store.records(kind)}


@pytest.mark.parametrize("clock", ["reported", "happened"])
def test_what_is_told_as_of_a_day_is_explained_as_of_that_day(few: Built, clock: str) -> None:
    asked = ("--as-of", "2024-10-24", "--clock", clock)
    rows = json.loads(run("findings", few.dossier.path, *asked, "--format", "json").stdout)
    whole = {one.id for one in few.store.records(Finding)}
    own = [row["id"] for row in rows if row["id"] not in whole]
    assert own
    done = run("explain", few.dossier.path, own[0][:8], *asked)
    assert done.exit_code == 0, done.stderr
    lost = run("explain", few.dossier.path, own[0][:8])
    assert lost.exit_code == 3
    assert "--as-of, --clock et --story" in lost.stderr


def test_days_of_what_happened_are_compared(few: Built) -> None:
    told = run("diff", few.dossier.path, "2024-10-18", "2024-10-24", "--clock", "happened", "--format", "json")
    assert told.exit_code == 0, told.stderr
    difference = json.loads(told.stdout)
    assert (difference["articles_new"], difference["undated"]) == (0, 0)
    assert difference["unsettled"] > 0
    assert {one["because"] for one in difference["changes"]} == {"happened later"}
    assert run("diff", few.dossier.path, "--clock", "happened").exit_code == 3


def test_files_are_made_of_it_and_say_so(few: Built, tmp_path: object) -> None:
    page, csl = f"{tmp_path}/page.html", f"{tmp_path}/part.zip"
    asked = ("--as-of", DAY, "--clock", "happened", "--lang", "en")
    assert run("report", few.dossier.path, "-o", page, *asked).exit_code == 0
    with open(page, encoding="utf-8") as read:
        assert f"What had happened by {DAY}" in read.read()
    assert run("export", few.dossier.path, "-o", csl, "--all", *asked).exit_code == 0
