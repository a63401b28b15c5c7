"""Likenesses found over arrays are those of the plain definition, for any days and languages, whatever the order."""

import random
from itertools import combinations

import pytest

from recoupe.link.portraits import Portrait, Vector, cosine
from recoupe.link.stories import FAR, TELLING, likeness, likenesses

NAMES = tuple(f"n:{letter}" for letter in "abcdefgh")
WORDS = tuple(f"w{number}" for number in range(14))
FIRST_DAY = 738_000


def vector(chance: random.Random, names: tuple[str, ...], most: int) -> Vector:
    """A few features of length one in all; some weigh next to nothing."""
    found = {name: chance.choice((0.02, 0.3, 1.0)) for name in sorted(chance.sample(names, chance.randrange(most)))}
    length = sum(value * value for value in found.values()) ** 0.5
    return {name: value / length for name, value in found.items()}


def drawn(seed: int, count: int = 70) -> dict[str, Portrait]:
    chance = random.Random(seed)
    found = {}
    for number in range(count):
        high = chance.choice((0, *(FIRST_DAY + chance.randrange(150) for _ in range(3))))
        found[f"{number:02}"] = Portrait(
            text=f"{number:02}",
            language=chance.choice(("fr", "fr", "en")),
            names=vector(chance, NAMES, 5),
            words=vector(chance, WORDS, 8),
            matters=vector(chance, ("ATTACK", "ARREST", "shell"), 4),
            figures=vector(chance, ("12", "300"), 3),
            low=high - chance.choice((0, 0, 3)) if high else 0,
            high=high,
        )
    return found


def share(a: Vector, b: Vector) -> bool:
    return any(value >= TELLING and b.get(name, 0.0) >= TELLING for name, value in a.items())


def gap(a: Portrait, b: Portrait) -> int:
    return max(0, max(a.low, b.low) - min(a.high, b.high)) if a.high and b.high else 0


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("least", [0.05, 0.2, 0.4])
def test_pairs_and_likenesses_are_those_of_the_definition(seed: int, least: float) -> None:
    known = drawn(seed)
    expected = {
        (a, b): likeness(known[a], known[b])
        for a, b in combinations(sorted(known), 2)
        if gap(known[a], known[b]) <= FAR
        and (share(known[a].names, known[b].names) or share(known[a].words, known[b].words))
        and likeness(known[a], known[b]) >= least
    }
    found = likenesses(known, least)
    assert found.keys() == expected.keys()
    assert len(expected) > 10
    assert all(found[pair] == pytest.approx(value, abs=1e-12) for pair, value in expected.items())


def test_another_order_and_more_texts_change_no_likeness() -> None:
    known = drawn(9)
    backwards = {name: known[name] for name in reversed(known)}
    assert likenesses(known, 0.1) == likenesses(backwards, 0.1)
    few = {name: known[name] for name in list(known)[:40]}
    whole = likenesses(known, 0.1)
    assert likenesses(few, 0.1) == {pair: value for pair, value in whole.items() if few.keys() >= set(pair)}


def test_a_cosine_does_not_depend_on_which_vector_is_asked() -> None:
    chance = random.Random(4)
    pairs = [(vector(chance, WORDS, 9), vector(chance, WORDS, 9)) for _ in range(50)]
    assert all(cosine(a, b) == cosine(b, a) for a, b in pairs)
    assert any(cosine(a, b) for a, b in pairs)
