"""Average linkage with refusals: groups of things by how alike each pair is, the same for any order of the input.

The two groups of the highest mean likeness are joined first, ties by name; pairs of which nothing is known count as
nothing. A pair that may not stand together keeps its groups apart for good (likeness minus infinity), and groups much
less alike than each is within itself stay two, however alike they are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from recoupe.graph import components

NEVER = float("-inf")
"""Likeness of a pair that may not stand in one group."""

Pair = tuple[str, str]


def sorted_pair(a: str, b: str) -> Pair:
    """A pair in the order likenesses are keyed by."""
    return (a, b) if a < b else (b, a)


@dataclass(frozen=True, slots=True)
class Linkage:
    """When two groups are joined.

    ``least`` is the mean likeness needed; ``contrast`` the share of the mean likeness inside the looser of the two that
    the mean between them must reach (0 asks nothing), ``usual`` the likeness supposed inside a group of one, counted
    ``trust`` times beside what is known of a larger one; from ``plain`` on the contrast is not asked.
    """

    least: float
    contrast: float = 0.0
    usual: float = 0.0
    trust: int = 3
    plain: float = 1.0

    def groups(
        self, likeness: Mapping[Pair, float], nodes: Iterable[str], doubtful: frozenset[str] | None = None
    ) -> list[tuple[str, ...]]:
        """Groups, each sorted, the list sorted; likeness is keyed by sorted pairs, a pair left out is 0.

        The contrast is asked of two groups of which one holds a ``doubtful`` node; of all when that is None.
        """
        found: list[tuple[str, ...]] = []
        linked = {pair: value for pair, value in likeness.items() if value > 0}
        together = components(nodes, linked)
        place = {node: index for index, members in enumerate(together) for node in members}
        inside: list[dict[Pair, float]] = [{} for _ in together]
        for pair, value in likeness.items():
            if place[pair[0]] == place[pair[1]]:
                inside[place[pair[0]]][pair] = value
        for members, known in zip(together, inside, strict=True):
            found += _Work.of(members, known, self, doubtful).run() if len(members) > 1 else [members]
        return sorted(found)


@dataclass(slots=True)
class _Work:
    """The state of joining one component: groups go by the name of their first member."""

    rule: Linkage
    members: dict[str, tuple[str, ...]]
    within: dict[str, float]
    between: dict[str, dict[str, float]]
    doubtful: frozenset[str] | None
    heap: list[tuple[float, str, str, float]] = field(default_factory=list)

    @classmethod
    def of(
        cls, members: Iterable[str], known: Mapping[Pair, float], rule: Linkage, doubtful: frozenset[str] | None
    ) -> "_Work":
        names = sorted(members)
        between: dict[str, dict[str, float]] = {name: {} for name in names}
        for (a, b), value in known.items():
            between[a][b] = between[b][a] = value
        made = cls(rule, {name: (name,) for name in names}, dict.fromkeys(names, 0.0), between, doubtful)
        made.heap = [(-value, a, b, value) for (a, b), value in known.items() if value >= rule.least]
        heapify(made.heap)
        return made

    def run(self) -> list[tuple[str, ...]]:
        """Join until no two groups may be joined."""
        while self.heap:
            _, a, b, total = heappop(self.heap)
            if a in self.members and b in self.members and self.between[a].get(b) == total and self._contrasts(a, b):
                self._join(a, b)
        return [tuple(sorted(members)) for members in self.members.values()]

    def _mean(self, a: str, b: str) -> float:
        return self.between[a][b] / (len(self.members[a]) * len(self.members[b]))

    def _contrasts(self, a: str, b: str) -> bool:
        """Whether two groups are alike enough beside how alike each is within itself."""
        mean = self._mean(a, b)
        if mean < self.rule.least:
            return False
        if self.doubtful is not None and self.doubtful.isdisjoint((*self.members[a], *self.members[b])):
            return True
        return mean >= self.rule.plain or mean >= self.rule.contrast * min(self._inside(a), self._inside(b))

    def _inside(self, name: str) -> float:
        count = len(self.members[name])
        pairs = count * (count - 1) / 2
        return (self.within[name] + self.rule.trust * self.rule.usual) / (pairs + self.rule.trust)

    def _join(self, a: str, b: str) -> None:
        """Put group ``b`` into ``a`` (``a`` sorts first); what others share with ``b`` they now share with ``a``."""
        self.within[a] += self.within.pop(b) + self.between[a].pop(b)
        self.members[a] = (*self.members[a], *self.members.pop(b))
        shared = self.between.pop(b)
        del shared[a]
        for other, value in sorted(shared.items()):
            del self.between[other][b]
            total = self.between[a].get(other, 0.0) + value
            self.between[a][other] = self.between[other][a] = total
        for other in sorted(self.between[a]):
            if self._mean(a, other) >= self.rule.least:
                first, second = sorted_pair(a, other)
                heappush(self.heap, (-self._mean(a, other), first, second, self.between[a][other]))
