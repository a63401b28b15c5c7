"""Processes on one machine, with a progress bar on a terminal and answers in the order of the items."""

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

A = TypeVar("A")
B = TypeVar("B")

SMALL = 8
"""Fewer items than this are worked out in this process: starting another one costs more (a model load each)."""


class LocalEngine:
    """Runs stages in ``processes`` worker processes, or in this process when it is 1.

    Workers are spawned, not forked: a forked child would inherit the threads and locks of its parent.
    """

    def __init__(self, processes: int = 1, *, progress: bool | None = None) -> None:
        self._processes = max(1, processes)
        self._progress = sys.stderr.isatty() if progress is None else progress
        self._pool: ProcessPoolExecutor | None = None

    def map(self, function: Callable[[A], B], items: Sequence[A], *, label: str = "") -> Iterator[B]:
        """See `Engine.map`."""
        results = self._run(function, items)
        if not self._progress:
            yield from results
            return
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, transient=True) as bar:
            task = bar.add_task(label, total=len(items))
            for result in results:
                bar.advance(task)
                yield result

    def _run(self, function: Callable[[A], B], items: Sequence[A]) -> Iterator[B]:
        if self._processes == 1 or len(items) < SMALL:
            return map(function, items)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._processes, mp_context=get_context("spawn"))
        size = max(1, min(32, len(items) // (self._processes * 4)))
        return self._pool.map(function, items, chunksize=size)

    def close(self) -> None:
        """See `Engine.close`."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
