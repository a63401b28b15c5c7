"""What every engine does: run pure functions over items, group records, find connected components.

An engine never changes an answer, only where it is worked out: the contract suite holds each engine to the answers
of plain Python.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")
K = TypeVar("K", bound=Hashable)


class Engine(Protocol):
    """Runs stages."""

    def map(self, function: Callable[[A], B], items: Sequence[A], *, label: str = "") -> Iterator[B]:
        """``function(item)`` for each item, in the order of the items; ``label`` names the work on a progress bar."""
        ...

    def close(self) -> None:
        """Stop workers."""
        ...


def group(records: Iterable[A], keys: Callable[[A], Iterable[str]]) -> Mapping[str, tuple[A, ...]]:
    """Key to the records that give it (a record may give several), keys sorted, records in the order they came."""
    groups: dict[str, list[A]] = {}
    for record in records:
        for key in sorted(set(keys(record))):
            groups.setdefault(key, []).append(record)
    return {key: tuple(groups[key]) for key in sorted(groups)}


def components(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Connected components: each sorted, the list sorted; a node without edge is a component of one."""
    parent = {node: node for node in nodes}

    def root(node: str) -> str:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in edges:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    found: dict[str, list[str]] = {}
    for node in sorted(parent):
        found.setdefault(root(node), []).append(node)
    return sorted(tuple(members) for members in found.values())
