"""How alike two topics can be at the most, over arrays: what is worth comparing feature by feature.

Inputs: topics, and pairs of their places. What leaves: whether `recoupe.link.likeness.similarity` of a pair may reach a
likeness. A bound: of what two topics share everything counts in full, of what only one has as little as it may, and
nothing is doubted. Refuses: to leave out a pair that is alike, whatever the rounding; one let through costs time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recoupe.link.candidates import OPEN, Numbers
from recoupe.link.likeness import (
    ACT,
    ACTOR,
    FIGURE,
    FOREIGN_TERM,
    HINT,
    NAME,
    NEAR_ACT,
    SENSED,
    SMALLER,
    SPEAKER,
    TERM,
    THING,
    UNSHARED_TERM,
    groups_of,
    meant,
)
from recoupe.link.topics import Topic

Floats = NDArray[np.float64]

AT_ONCE = 1 << 18
"""Pairs looked at together: some three million features of theirs, 200 MB."""

ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Bounds:
    """Features of topics by place, sorted, as ``place * names + name``, `OPEN` after them, each with its weights.

    ``shared`` is what a feature is worth to a pair that has it in common (the lesser of the two), ``own`` the least it
    weighs where the other lacks it, ``words`` the same for a word, before it is known whether languages differ. Parties
    are actors and speakers: who has none of the actors of the other, nor speaks there, is a stranger to it.
    """

    held: Numbers
    names: int
    shared: Floats
    own: Floats
    words: Floats
    is_actor: NDArray[np.bool_]
    is_party: NDArray[np.bool_]
    ends: Numbers
    language: Numbers

    @classmethod
    def of(cls, topics: Sequence[Topic]) -> "Bounds":
        """Those of some topics, in their order."""
        found = [sorted(_features(one)) for one in topics]
        number: dict[str, int] = {}
        rows = [
            (number.setdefault(name, len(number)), shared, own, word)
            for some in found
            for name, shared, own, word in some
        ]
        lengths = [len(some) for some in found]
        place = np.repeat(np.arange(len(topics)), lengths)
        table = np.array(rows, dtype=np.float64).reshape(len(rows), 4)
        held = place * max(1, len(number)) + table[:, 0].astype(np.int64)
        order = np.argsort(held, kind="stable")
        actors, parties = (
            {code for name, code in number.items() if name.startswith(kind)} for kind in ("actor ", "party ")
        )
        spoken = {one.language: code for code, one in enumerate({one.language: one for one in topics}.values())}
        return cls(
            np.append(held[order], OPEN),
            max(1, len(number)),
            table[order, 1],
            table[order, 2],
            table[order, 3],
            np.array([int(code) in actors for code in table[order, 0]], dtype=np.bool_),
            np.array([int(code) in parties for code in table[order, 0]], dtype=np.bool_),
            np.cumsum([0, *lengths]),
            np.array([spoken[one.language] for one in topics], dtype=np.int64),
        )

    def may_reach(self, least: float, one: Numbers, other: Numbers) -> NDArray[np.bool_]:
        """Which pairs of places may be ``least`` alike; shape of the places."""
        found = np.zeros(len(one), dtype=np.bool_)
        for first in range(0, len(one), AT_ONCE):
            some = slice(first, first + AT_ONCE)
            found[some] = self._at_most(one[some], other[some]) >= least - ROUNDING
        return found

    def _at_most(self, one: Numbers, other: Numbers) -> Floats:
        mine, theirs, pair = self._common(one, other)
        many = len(one)
        shared = np.bincount(pair, np.minimum(self.shared[mine], self.shared[theirs]), many)
        term = np.where(self.language[one] == self.language[other], UNSHARED_TERM, FOREIGN_TERM)
        alone = [
            self._total(self.own)[places]
            - np.bincount(pair, self.own[held], many)
            + term * (self._total(self.words)[places] - np.bincount(pair, self.words[held], many))
            for places, held in ((one, mine), (other, theirs))
        ]
        rest = SMALLER * np.minimum(*alone) + (1 - SMALLER) * np.maximum(*alone)
        actors = self._total(self.is_actor)
        strangers = (actors[one] > 0) & (actors[other] > 0) & (np.bincount(pair, self.is_party[mine], many) == 0)
        return np.where(strangers, 0.0, shared / np.maximum(shared + np.maximum(rest, 0.0), ROUNDING))

    def _total(self, weights: NDArray[np.float64] | NDArray[np.bool_]) -> Floats:
        sums = np.cumsum(np.concatenate([[0.0], weights]))
        return np.asarray(sums[self.ends[1:]] - sums[self.ends[:-1]], dtype=np.float64)

    def _common(self, one: Numbers, other: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """The features pairs share: where the one and the other hold them, and of which pair."""
        lengths = self.ends[one + 1] - self.ends[one]
        taken = np.repeat(self.ends[one] - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
        wanted = np.repeat((other - one) * self.names, lengths) + self.held[taken]
        place = np.searchsorted(self.held, wanted)
        met = np.flatnonzero(self.held[place] == wanted)
        pair = np.repeat(np.arange(len(one)), lengths)[met]
        return taken[met], np.asarray(place[met], dtype=np.int64), pair


def _features(one: Topic) -> Iterator[tuple[str, float, float, float]]:
    """What a topic holds: name, worth when shared, weight when not, and weight of a word when not."""
    for act in one.acts:
        surely = act in one.sure
        near = bool(groups_of(frozenset({act})))
        yield f"act {act}", ACT if surely else HINT, 0.0 if near else ACT if surely else HINT / 2, 0.0
    yield from ((f"near {name}", NEAR_ACT, 0.0, 0.0) for name in groups_of(one.sure))
    yield from ((f"thing {name}", THING, THING, 0.0) for name in one.things)
    yield from ((f"actor {name}", ACTOR, ACTOR, 0.0) for name in one.actors)
    yield from ((f"party {name}", 0.0, 0.0, 0.0) for name in one.actors | one.speakers)
    yield from ((f"meant {name}", SENSED, 0.0, 0.0) for name in one.things | meant(one))
    yield from ((f"number {name}", FIGURE, 0.0, 0.0) for name in {figure.partition("|")[0] for figure in one.figures})
    yield from ((f"speaker {name}", SPEAKER, 0.0, 0.0) for name in one.speakers)
    yield from ((f"name {name}", NAME, NAME, 0.0) for name in one.names)
    yield from ((f"figure {name}", FIGURE, FIGURE / 2, 0.0) for name in one.figures)
    for word, weight in one.terms.items():
        yield f"term {word}", TERM * weight, 0.0, 0.0 if word in one.names else weight
