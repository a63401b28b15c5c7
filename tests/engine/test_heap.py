"""The collector rests during the work and is as it was afterwards, also where the work fails."""

import gc

import pytest

from recoupe.engine.heap import uncollected


def test_the_collector_rests_and_wakes() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_wakes_where_the_work_fails() -> None:
    with pytest.raises(KeyError), uncollected():
        raise KeyError
    assert gc.isenabled()
