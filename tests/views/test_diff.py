"""Two days of one dossier compared: what was linked for them once is found again while the record stands."""

from collections.abc import Iterable

import pytest

from recoupe import pipeline
from recoupe.model import Record
from recoupe.store.base import Store
from recoupe.views.diff import diff, snapshots
from tests.conftest import Built

DAYS = ("2024-10-19", "2024-10-24", "2024-10-28")


def test_days_that_were_compared_last_are_not_linked_again(few: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = DAYS
    told = snapshots(few.store, first, second)
    linked: list[int] = []
    work = pipeline.linked_again

    def counted(store: Store, read: Iterable[Record]) -> dict[str, tuple[Record, ...]]:
        linked.append(1)
        return work(store, read)

    monkeypatch.setattr(pipeline, "linked_again", counted)
    assert snapshots(few.store, first, second) == told
    assert diff(*snapshots(few.store, first, second)) == diff(*told)
    assert not linked
    later = snapshots(few.store, second, third)
    assert (len(linked), later[0]) == (1, told[1])
    assert snapshots(few.store, second, third) == later
    assert len(linked) == 1


def test_another_clock_is_another_question(few: Built) -> None:
    reported, happened = (snapshots(few.store, *DAYS[:2], clock=clock)[0] for clock in ("reported", "happened"))
    assert (reported.clock, happened.clock) == ("reported", "happened")
