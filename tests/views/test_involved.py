"""Rows narrowed to one actor, in sentences of our own."""

import pytest

from recoupe.model import Claim
from recoupe.views.coded import coded_events
from recoupe.views.findings import finding_rows
from recoupe.views.involved import findings_involving, involving
from recoupe.views.selection import select
from tests.conftest import Built


@pytest.mark.parametrize("actor", ["RUS", "KOR", "PRK"])
def test_findings_of_an_actor_quote_them_or_name_them(few: Built, actor: str) -> None:
    selection = select(few.store)
    every = finding_rows(selection)
    own = findings_involving(selection, every, actor)
    assert 0 < len(own) <= len(every)
    assert own == [one for one in every if one in own]
    held = {
        one.id
        for one in few.store.records(Claim)
        if any(key == actor or key.startswith(f"{actor}:") for holder in one.holders for key in holder.speaks_for)
    }
    missed = [one for one in every if one not in own and any(point.record in held for point in one.points)]
    assert missed == []


def test_no_actor_keeps_all_and_one_nobody_names_none(few: Built) -> None:
    selection = select(few.store)
    findings, events = finding_rows(selection), coded_events(selection.records)
    assert findings_involving(selection, findings, "") == findings
    assert involving(selection, events, "") == events
    assert findings_involving(selection, findings, "FJI") == []
    assert involving(selection, events, "FJI") == []


def test_events_of_a_state_are_those_coded_with_it_or_with_a_body_of_it(few: Built) -> None:
    selection = select(few.store)
    own = involving(selection, coded_events(selection.records), "RUS")
    assert own
    assert all(any(code.startswith("RUS") for code in (*one.actor, *one.recipient)) for one in own)
