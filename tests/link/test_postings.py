"""Arrays give the plain definition to the last bit; a linkage told the strong pairs finds the groups of all pairs."""

import random
from itertools import combinations

from recoupe.link.linkage import NEVER, Linkage, Pair
from recoupe.link.portraits import Portrait, cosine
from recoupe.link.postings import Postings
from recoupe.link.stories import FAR, TELLING, likeness, likenesses


def vector(chance: random.Random, letters: str) -> dict[str, float]:
    names = chance.sample([f"{letters}{number}" for number in range(40)], chance.randrange(0, 9))
    return {name: chance.random() / 4 for name in sorted(names)}


def portrait(chance: random.Random, name: str) -> Portrait:
    high = chance.choice((0, 0, *range(736_000, 736_200)))
    return Portrait(
        name,
        chance.choice(("fr", "fr", "en")),
        vector(chance, "n:"),
        vector(chance, "w"),
        vector(chance, "M"),
        vector(chance, "f"),
        max(0, high - chance.choice((0, 0, 20))) if high else 0,
        high,
    )


def test_products_are_those_of_the_plain_sum() -> None:
    vectors = [vector(random.Random(seed), "w") for seed in range(60)]
    postings = Postings(vectors)
    for place in (0, 17, 59):
        for first in (0, place // 2, place):
            found = postings.products(place, first, place).tolist()
            assert found == [cosine(vectors[place], other) for other in vectors[first:place]]


def test_likenesses_are_those_of_every_pair_that_shares_a_telling_name_or_word() -> None:
    chance = random.Random(1)
    known = {f"t{number:03}": portrait(chance, f"t{number:03}") for number in range(120)}

    def compared(a: Portrait, b: Portrait) -> bool:
        shared = [(x[name], y[name]) for x, y in ((a.names, b.names), (a.words, b.words)) for name in x if name in y]
        apart = max(a.low, b.low) - min(a.high, b.high) if a.high and b.high else 0
        return apart <= FAR and any(min(pair) >= TELLING for pair in shared)

    expected = {
        (a, b): likeness(known[a], known[b])
        for a, b in combinations(sorted(known), 2)
        if compared(known[a], known[b]) and likeness(known[a], known[b]) >= 0.02
    }
    assert len(expected) > 50
    assert likenesses(known, 0.02) == expected


def test_a_linkage_that_is_told_the_strong_pairs_finds_the_groups_of_all_pairs() -> None:
    rule = Linkage(least=0.5, contrast=0.7, usual=0.3, plain=0.9)
    for seed in range(40):
        chance = random.Random(seed)
        nodes = [f"n{number:02}" for number in range(24)]
        every: dict[Pair, float] = {
            pair: chance.choice((chance.random(), chance.random() / 3)) for pair in combinations(nodes, 2)
        }
        every |= dict.fromkeys(chance.sample(sorted(every), 6), NEVER)
        strong = {pair: value for pair, value in every.items() if value >= rule.least or value == NEVER}
        found = rule.groups(strong, nodes, rest=lambda a, b, every=every: every[min(a, b), max(a, b)])  # type: ignore[misc]
        assert found == rule.groups(every, nodes)
