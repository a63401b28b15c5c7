"""Pairs worth comparing are those of the plain definition, whatever the days and the order of the names."""

import random
from itertools import combinations

import numpy as np
import pytest

from recoupe.link import candidates
from recoupe.link.candidates import Blocking, Homes

DAYS, SOON = 365, 30


def plainly(
    features: dict[str, frozenset[str]], day: dict[str, int], *, enough: int, short: int
) -> list[tuple[str, str]]:
    """The definition, pair by pair."""

    def keys(name: str) -> set[tuple[str, ...]]:
        ordered = sorted(features[name])
        return set(combinations(ordered if len(ordered) <= short else ordered[:-1], max(1, enough - 1)))

    found = []
    for a, b in combinations(sorted(features), 2):
        gap = abs(day[a] - day[b]) if day[a] and day[b] else 0
        shared = len(features[a] & features[b])
        if gap <= DAYS and keys(a) & keys(b) and (gap <= SOON or shared >= enough):
            found.append((a, b))
    return found


def drawn(seed: int) -> tuple[dict[str, frozenset[str]], dict[str, int]]:
    chance = random.Random(seed)
    names = [f"{chance.randrange(1 << 30):08x}" for _ in range(90)]
    pool = [f"f{min(chance.randrange(30), chance.randrange(30))}" for _ in range(400)]
    features = {name: frozenset(chance.sample(pool, chance.randrange(0, 9))) for name in names}
    day = {name: chance.choice((0, 0, *(736_000 + 40 * step for step in range(20)))) for name in names}
    return features, day


def test_pairs_are_those_of_the_definition() -> None:
    for seed in range(12):
        features, day = drawn(seed)
        for enough in (2, 3):
            expected = plainly(features, day, enough=enough, short=4)
            assert list(Blocking(enough, 4, DAYS, SOON).pairs(features, day)) == expected
            assert len(expected) > 20


def test_work_done_in_small_pieces_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    features, day = drawn(3)
    whole = list(Blocking(3, 4, DAYS, SOON).pairs(features, day))
    monkeypatch.setattr(candidates, "AT_ONCE", 7)
    assert list(Blocking(3, 4, DAYS, SOON).pairs(features, day)) == whole


def test_few_records_give_the_pairs_that_many_give(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(40):
        features, day = drawn(seed)
        few = sorted(features)[:24]
        asked = [features[name] for name in few], [day[name] for name in few]
        for enough in (1, 2, 3):
            monkeypatch.setattr(candidates, "FEW", len(few))
            plainly_found = Blocking(enough, 4, DAYS, SOON).places(*asked)
            monkeypatch.setattr(candidates, "FEW", 0)
            found = Blocking(enough, 4, DAYS, SOON).places(*asked)
            assert [side.tolist() for side in plainly_found] == [side.tolist() for side in found]


def at_home(seed: int) -> tuple[dict[str, frozenset[str]], dict[str, int], Homes, set[tuple[str, str]]]:
    """Records drawn, where they stand, and the pairs of them that stand in one home or in near ones."""
    features, day = drawn(seed)
    chance = random.Random(seed)
    home = {name: chance.randrange(12) for name in sorted(features)}
    near = set(chance.sample(list(combinations(range(12), 2)), 20))
    meeting = {
        (a, b) for a, b in combinations(home, 2) if home[a] == home[b] or tuple(sorted((home[a], home[b]))) in near
    }
    low, high = np.array(sorted(near), dtype=np.int64).T
    return features, day, Homes(np.array(list(home.values()), dtype=np.int64), (low, high)), meeting


@pytest.mark.parametrize("at_once", [7, 1 << 22])
def test_pairs_of_near_homes_are_those_of_the_definition(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "AT_ONCE", at_once)
    for seed in range(12):
        features, day, homes, meeting = at_home(seed)
        names = sorted(features)
        for enough in (2, 3):
            expected = [one for one in plainly(features, day, enough=enough, short=4) if one in meeting]
            low, high = Blocking(enough, 4, DAYS, SOON).places(
                [features[name] for name in names], [day[name] for name in names], homes=homes
            )
            assert [(names[a], names[b]) for a, b in zip(low.tolist(), high.tolist(), strict=True)] == expected
            assert len(expected) > 5


def test_nothing_gives_no_pair() -> None:
    assert list(Blocking(3, 4, DAYS, SOON).pairs({}, {})) == []
    assert list(Blocking(3, 4, DAYS, SOON).pairs({"a": frozenset()}, {"a": 0})) == []
    homes = Homes(np.zeros(2, dtype=np.int64), (np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)))
    assert Blocking(3, 4, DAYS, SOON).places([frozenset(), frozenset()], [0, 0], homes=homes)[0].tolist() == []


def test_what_else_lies_in_the_pile_makes_and_unmakes_no_pair() -> None:
    features, day = drawn(5)
    blocking = Blocking(3, 4, DAYS, SOON)
    whole = set(blocking.pairs(features, day))
    half = sorted(features)[::2]
    alone = blocking.pairs({name: features[name] for name in half}, day)
    assert set(alone) == {pair for pair in whole if set(pair) <= set(half)}
