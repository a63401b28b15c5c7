"""Containment and runs between token arrays."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recoupe.link.shingles import WIDTH, candidates, overlap, shingles
from recoupe.model import Fingerprint


def fingerprint(tokens: list[int]) -> Fingerprint:
    places = tuple(range(len(tokens)))
    return Fingerprint(text="t", hashes=tuple(tokens), starts=places, ends=tuple(place + 1 for place in places))


def windows(tokens: list[int]) -> np.ndarray:
    return shingles(fingerprint(tokens))


def test_a_text_shorter_than_a_shingle_has_none() -> None:
    assert len(windows([1, 2, 3, 4])) == 0
    assert len(windows([1, 2, 3, 4, 5])) == 1


def test_order_counts() -> None:
    assert windows([1, 2, 3, 4, 5])[0] != windows([2, 1, 3, 4, 5])[0]


def test_a_shortened_copy_is_wholly_contained() -> None:
    whole = list(range(100))
    found = overlap(windows(whole), windows(whole[:30]))
    assert found.containment == 1.0
    assert [(run.a, run.b, run.length) for run in found.runs] == [(0, 0, 30)]


def test_runs_say_where_the_copy_stands() -> None:
    found = overlap(windows([901, 902, *range(20), 903]), windows([*range(10), 904, *range(10, 20)]))
    assert [(run.a, run.b, run.length) for run in found.runs] == [(2, 0, 10), (12, 11, 10)]
    assert found.longest == 10


def test_texts_without_a_common_shingle_are_no_candidates() -> None:
    hashes = {"a": windows(list(range(20))), "b": windows(list(range(15, 40))), "c": windows(list(range(50, 70)))}
    assert candidates(hashes) == [("a", "b")]


@given(st.lists(st.integers(0, 2**62), min_size=WIDTH, max_size=40, unique=True))
def test_a_text_is_one_run_with_itself(tokens: list[int]) -> None:
    found = overlap(windows(tokens), windows(tokens))
    assert found.containment == 1.0
    assert [(run.a, run.b, run.length) for run in found.runs] == [(0, 0, len(tokens))]
