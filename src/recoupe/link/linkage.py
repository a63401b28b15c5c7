"""Average linkage with refusals: groups of things by how alike each pair is, the same for any order of the input.

The two groups of the highest mean likeness are joined first, ties by name; pairs of which nothing is known count as
nothing. A pair that may not stand together keeps its groups apart for good (likeness minus infinity), and groups much
less alike than each is within itself stay two, however alike they are.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
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
        self,
        likeness: Mapping[Pair, float],
        nodes: Iterable[str],
        doubtful: frozenset[str] | None = None,
        rest: Callable[[str, str], float] | None = None,
        keep: Callable[[Sequence[str], Callable[[], list[tuple[str, ...]]]], list[tuple[str, ...]]] | None = None,
    ) -> list[tuple[str, ...]]:
        """Groups, each sorted, the list sorted.

        Args:
            likeness: by sorted pair; every pair of ``least`` and more must be in it.
            nodes: all that is grouped.
            doubtful: the contrast is asked of two groups of which one holds such a node; of all when that is None.
            rest: the likeness of a pair that was left out, asked for only when two groups that hold it may be joined:
                groups without a pair of ``least`` between them are not. None when such pairs are 0.
            keep: given nodes that are linked to no others, and what groups them, how they are grouped: for callers
                who remember. None when all are grouped anew.
        """
        found: list[tuple[str, ...]] = []
        # A join needs a pair of `least` between two groups, so nothing is ever joined across what such pairs link.
        together = components(nodes, [pair for pair, value in likeness.items() if value >= self.least])
        place = {node: index for index, members in enumerate(together) for node in members}
        inside: list[dict[Pair, float]] = [{} for _ in together]
        for pair, value in likeness.items():
            if place[pair[0]] == place[pair[1]]:
                inside[place[pair[0]]][pair] = value
        for members, known in zip(together, inside, strict=True):
            group = partial(_group, partial(_Work.of, members, known, self, doubtful, rest))
            found += [members] if len(members) == 1 else keep(members, group) if keep is not None else group()
        return sorted(found)


def _group(begin: Callable[[], "_Work"]) -> list[tuple[str, ...]]:
    """The groups of one component, begun only when nobody remembers them."""
    return begin().run()


@dataclass(slots=True)
class _Work:
    """The state of joining one component: groups go by the name of their first member."""

    rule: Linkage
    members: dict[str, tuple[str, ...]]
    within: dict[str, float]
    between: dict[str, dict[str, float]]
    doubtful: frozenset[str] | None
    rest: Callable[[str, str], float] | None = None
    heap: list[tuple[float, str, str, float]] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        members: Iterable[str],
        known: Mapping[Pair, float],
        rule: Linkage,
        doubtful: frozenset[str] | None,
        rest: Callable[[str, str], float] | None,
    ) -> "_Work":
        names = sorted(members)
        between: dict[str, dict[str, float]] = {name: {} for name in names}
        for (a, b), value in known.items():
            between[a][b] = between[b][a] = value
        made = cls(rule, {name: (name,) for name in names}, dict.fromkeys(names, 0.0), between, doubtful, rest)
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
        shared = self.between.pop(b)
        del shared[a]
        mine = self.between[a]
        for other in mine.keys() - shared.keys() if self.rest is not None else ():
            mine[other] += self._left_out(b, other)
        for other, value in shared.items():
            del self.between[other][b]
            known = mine.get(other)
            mine[other] = (self._left_out(a, other) if known is None else known) + value
        self.members[a] = (*self.members[a], *self.members.pop(b))
        for other, total in mine.items():
            self.between[other][a] = total
            mean = self._mean(a, other)
            if mean >= self.rule.least:
                heappush(self.heap, (-mean, *sorted_pair(a, other), total))

    def _left_out(self, a: str, b: str) -> float:
        """The sum of likenesses between two groups of which no pair was given."""
        if self.rest is None:
            return 0.0
        return sum(self.rest(one, other) for one in self.members[a] for other in self.members[b])
