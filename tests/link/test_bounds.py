"""The bound of a likeness is never below the likeness, and lets few pairs through that are not alike."""

import random
from itertools import combinations

import numpy as np
import pytest

from recoupe.link import bounds
from recoupe.link.bounds import Bounds
from recoupe.link.deeds import Deed
from recoupe.link.likeness import BARRED, similarity
from recoupe.link.topics import Topic

ACTS = ("ATTACK", "SUPPLY", "AID", "MEETING", "THREAT", "SANCTION", "TRAIN", "RISE")
LEASTS = (0.2, 0.4, 0.58, 0.8)


def some(chance: random.Random, names: tuple[str, ...], most: int) -> frozenset[str]:
    return frozenset(chance.sample(names, chance.randrange(0, most)))


def deed(chance: random.Random, act: str) -> Deed:
    """A deed of one of two states to the other, or to nobody known."""
    return Deed(act, act, "", some(chance, ("FRA", "USA"), 2), some(chance, ("FRA", "USA"), 2))


def spans(chance: random.Random) -> tuple[tuple[int, int], ...]:
    """Up to two intervals of days, near one another or not."""
    lows = [chance.choice((700_000, 700_002, 700_030)) for _ in range(chance.choice((0, 0, 1, 2)))]
    return tuple((low, low + chance.randrange(3)) for low in lows)


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
                populations=some(chance, ("soldier", "death"), 2),
                deeds=tuple(deed(chance, act) for act in sorted(acts)),
                days=spans(chance),
                periods=spans(chance),
                day=chance.choice((0, 700_000, 700_040, 700_200)),
                asks=chance.random() < 0.1,
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
        may = Bounds.of(topics, 2).may_reach(least, low, high)
        assert not np.any((values >= least) & ~may)
        assert np.any(values >= least)
    assert may.sum() < len(may) / 4


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("enough", [2, 3])
def test_no_pair_that_is_barred_is_left_out(seed: int, enough: int) -> None:
    topics = drawn(seed)
    low, high = pairs(topics)
    values = np.array([similarity(topics[a], topics[b], enough) for a, b in zip(low, high, strict=True)])
    may = Bounds.of(topics, enough).may_count(0.3, low, high)
    assert not np.any(((values >= 0.3) | (values == BARRED)) & ~may)
    assert np.any(values == BARRED)
    assert may.sum() < len(may)


def test_work_done_in_small_pieces_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    topics = drawn(7)
    whole = Bounds.of(topics, 2).may_reach(0.58, *pairs(topics))
    monkeypatch.setattr(bounds, "AT_ONCE", 13)
    assert np.array_equal(Bounds.of(topics, 2).may_reach(0.58, *pairs(topics)), whole)


def test_nothing_and_topics_that_hold_nothing() -> None:
    empty = Topic(record="0", acts=frozenset(), things=frozenset(), actors=frozenset(), terms={})
    none = np.empty(0, dtype=np.int64)
    assert not len(Bounds.of([]).may_reach(0.5, none, none))
    assert not Bounds.of([empty, empty]).may_reach(0.5, np.array([0]), np.array([1])).any()
