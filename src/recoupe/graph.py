"""Groups and connected components: what link stages and engines share. Imports the standard library only."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

A = TypeVar("A")


def group(records: Iterable[A], keys: Callable[[A], Iterable[str]]) -> Mapping[str, tuple[A, ...]]:
    """Key to the records that give it (a record may give several), keys sorted, records in the order they came."""
    groups: dict[str, list[A]] = {}
    for record in records:
        for key in dict.fromkeys(keys(record)):  # each once; which first is all one, for keys are sorted at the end
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
