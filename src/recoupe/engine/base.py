"""What every engine does: run pure functions over items.

An engine never changes an answer, only where it is worked out: the contract suite holds each engine to the answers
of plain Python.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")


class Engine(Protocol):
    """Runs stages."""

    def map(self, function: Callable[[A], B], items: Sequence[A], *, label: str = "") -> Iterator[B]:
        """``function(item)`` for each item, in the order of the items; ``label`` names the work on a progress bar."""
        ...

    def close(self) -> None:
        """Stop workers."""
        ...
