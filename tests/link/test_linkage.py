"""Average linkage: what is grouped together, whatever the order of the pairs."""

from itertools import combinations, product

import pytest

from recoupe.link.linkage import Linkage, Pair

LEAST = 300

FIRST, SECOND = "abcdefgh", "ijklmnop"


def _likeness(seed: int, nodes: str) -> dict[Pair, float]:
    """Likenesses that look like chance, of about two pairs in three; some of them too small to join anything."""
    drawn = {
        pair: (seed * 7919 + place * 104729 + seed * place * 31) % 997
        for place, pair in enumerate(combinations(nodes, 2))
    }
    return {pair: float(value) for pair, value in drawn.items() if value % 3}


@pytest.mark.parametrize("seed", range(12))
def test_pairs_too_weak_to_join_anything_change_no_group(seed: int) -> None:
    one, other = _likeness(seed, FIRST), _likeness(seed + 100, SECOND)
    weak = {(a, b): float(7 * place % LEAST) for place, (a, b) in enumerate(product(FIRST, SECOND))}
    apart = sorted([*Linkage(LEAST).groups(one, FIRST), *Linkage(LEAST).groups(other, SECOND)])
    assert Linkage(LEAST).groups({**weak, **one, **other}, FIRST + SECOND) == apart


@pytest.mark.parametrize("seed", range(12))
def test_groups_do_not_depend_on_the_order_of_the_pairs(seed: int) -> None:
    known = _likeness(seed, FIRST)
    assert Linkage(LEAST).groups(dict(reversed(known.items())), reversed(FIRST)) == Linkage(LEAST).groups(known, FIRST)


def test_the_most_alike_are_joined_first_and_the_mean_decides() -> None:
    known = {("a", "b"): 900.0, ("b", "c"): 500.0}
    assert Linkage(LEAST).groups(known, "abcd") == [("a", "b"), ("c",), ("d",)]
    assert Linkage(LEAST).groups({**known, ("a", "c"): 200.0}, "abcd") == [("a", "b", "c"), ("d",)]
