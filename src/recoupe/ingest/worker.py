"""Pages read in a process of their own, so that one that hangs or falls costs its article and no more.

What enters is a page; what leaves is what `recoupe.ingest.pages` yields, or a `Problem` when the page took longer than
`SECONDS`. The process is started with the first page, serves the next ones, and ends with this one. Messages are
MessagePack, each after its length in eight bytes.
"""

import atexit
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

import msgspec

from recoupe.ingest.pages import read_page
from recoupe.ingest.received import Received, problem
from recoupe.model import Problem

SECONDS = 60.0
"""A page of 10 MB takes about ten seconds on a slow machine; one that takes a minute does not end."""


@dataclass(frozen=True, slots=True)
class Request:
    """A page to be read."""

    name: str
    content: bytes
    url: str = ""
    declared: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page gave, in order: each place holds one of the two."""

    received: tuple[Received | None, ...] = ()
    problems: tuple[Problem | None, ...] = ()


class _Worker:
    """The process and its pipes."""

    def __init__(self, command: list[str]) -> None:
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
        atexit.register(self.end)

    def ask(self, request: Request, seconds: float) -> Answer | None:
        """The answer; None when the process fell or took too long, and is ended."""
        timer = threading.Timer(seconds, self.process.kill)
        timer.start()
        try:
            return self._exchange(request)
        finally:
            timer.cancel()

    def _exchange(self, request: Request) -> Answer | None:
        asked, answers = self.process.stdin, self.process.stdout
        if asked is None or answers is None:
            return None
        try:
            _write(asked, msgspec.msgpack.encode(request))
            content = _read(answers)
        except OSError:
            content = None
        return None if content is None else msgspec.msgpack.decode(content, type=Answer)

    def end(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()


_workers: list[_Worker] = []
_COMMAND = [sys.executable, "-m", "recoupe.ingest.worker"]


def read_page_apart(
    name: str, content: bytes, *, url: str = "", declared: str = "", seconds: float = SECONDS
) -> Iterator[Received | Problem]:
    """The article of a page, read in the other process, after the faults that were met."""
    if not _workers:
        _workers.append(_Worker(_COMMAND))
    answer = _workers[0].ask(Request(name, content, url, declared), seconds)
    if answer is None:
        end()
        yield problem("too_slow", name, f"expected to read the page in {seconds:g} seconds, did not end or fell")
        return
    for received, fault in zip(answer.received, answer.problems, strict=True):
        yield from (one for one in (received, fault) if one is not None)


def end() -> None:
    """End the process; the next page starts another."""
    while _workers:
        worker = _workers.pop()
        atexit.unregister(worker.end)
        worker.end()


def _write(pipe: IO[bytes], content: bytes) -> None:
    pipe.write(len(content).to_bytes(8, "big") + content)
    pipe.flush()


def _read(pipe: IO[bytes]) -> bytes | None:
    length = pipe.read(8)
    if len(length) < 8:
        return None
    size = int.from_bytes(length, "big")
    content = pipe.read(size)
    return content if len(content) == size else None


def serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until there are none."""
    while (content := _read(asked)) is not None:
        request = msgspec.msgpack.decode(content, type=Request)
        found = list(read_page(request.name, request.content, url=request.url, declared=request.declared))
        answer = Answer(
            tuple(one if isinstance(one, Received) else None for one in found),
            tuple(one if isinstance(one, Problem) else None for one in found),
        )
        _write(answers, msgspec.msgpack.encode(answer))


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
