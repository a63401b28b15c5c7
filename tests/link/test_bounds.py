"""The bound of a likeness is never below the likeness, and lets few pairs through that are not alike."""

import random
from itertools import combinations

import numpy as np
import pytest

from recoupe.link import bounds
from recoupe.link.bounds import Bounds
from recoupe.link.likeness import similarity
from recoupe.link.topics import Topic

ACTS = ("ATTACK", "SUPPLY", "AID", "MEETING", "THREAT", "SANCTION", "TRAIN", "RISE")
LEASTS = (0.2, 0.4, 0.58, 0.8)


def some(chance: random.Random, names: tuple[str, ...], most: int) -> frozenset[str]:
    return frozenset(chance.sample(names, chance.randrange(0, most)))


def drawn(seed: int, count: int = 60) -> list[Topic]:
    """Topics made at random from few words, so that many pairs have much in common."""
    chance = random.Random(seed)
    found = []
    for number in range(count):
        acts = some(chance, ACTS, 3)
        words = some(chance, (*(f"mot{one}" for one in range(8)), "=tank"), 6)
        found.append(
            Topic(
                record=f"{number:03}",
                acts=acts,
                sure=frozenset(one for one in acts if chance.random() < 0.6),
                things=some(chance, ("shell", "tank", "grain"), 3),
                actors=some(chance, ("FRA", "USA", "PRK"), 3),
                terms={word: round(chance.random(), 3) for word in sorted(words)},
                language=chance.choice(("fr", "en")),
                names=some(chance, ("mot1", "mot2", "odessa"), 3),
                figures=some(chance, ("12|soldier", "30|shell", "30|fr:obus"), 2),
                speakers=some(chance, ("FRA", "NATO"), 2),
            )
        )
    return found


def pairs(topics: list[Topic]) -> tuple[np.ndarray, np.ndarray]:
    both = np.array(list(combinations(range(len(topics)), 2)))
    return both[:, 0], both[:, 1]


@pytest.mark.parametrize("seed", range(6))
def test_no_pair_that_is_alike_is_left_out(seed: int) -> None:
    topics = drawn(seed)
    low, high = pairs(topics)
    values = np.array([similarity(topics[a], topics[b], 2) for a, b in zip(low, high, strict=True)])
    for least in LEASTS:
        may = Bounds.of(topics).may_reach(least, low, high)
        assert not np.any((values >= least) & ~may)
        assert np.any(values >= least)
    assert may.sum() < len(may) / 4


def test_work_done_in_small_pieces_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    topics = drawn(7)
    whole = Bounds.of(topics).may_reach(0.58, *pairs(topics))
    monkeypatch.setattr(bounds, "AT_ONCE", 13)
    assert np.array_equal(Bounds.of(topics).may_reach(0.58, *pairs(topics)), whole)


def test_nothing_and_topics_that_hold_nothing() -> None:
    empty = Topic(record="0", acts=frozenset(), things=frozenset(), actors=frozenset(), terms={})
    none = np.empty(0, dtype=np.int64)
    assert not len(Bounds.of([]).may_reach(0.5, none, none))
    assert not Bounds.of([empty, empty]).may_reach(0.5, np.array([0]), np.array([1])).any()
