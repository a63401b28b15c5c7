"""What views keep beside a record to answer at once on a large one: made when first asked for, or after a build.

Nothing here is a source: each piece is a pure function of the records, kept under the key of their state and of the
code that made it, and worked out again when either has changed. A view gives the same answer with and without it.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Protocol, TypeVar, overload

import msgspec

T = TypeVar("T")
R = TypeVar("R")


def encoded(value: object) -> bytes:
    """A value as bytes to keep."""
    return msgspec.msgpack.encode(value)


def decoded(payload: bytes | None, kind: type[T]) -> T | None:
    """The value kept; None for none, and for one of another shape."""
    if payload is None:
        return None
    try:
        return msgspec.msgpack.decode(payload, type=kind)
    except (msgspec.DecodeError, ValueError):
        return None


class Unread(Sequence[R]):
    """Rows as they are kept, each read when it is asked for: of all that a question finds, most are never shown."""

    def __init__(self, rows: Sequence[msgspec.Raw], kind: type[R]) -> None:
        self._rows, self._kind = rows, kind
        self._decoder = msgspec.msgpack.Decoder(kind)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> R: ...
    @overload
    def __getitem__(self, place: slice) -> "Unread[R]": ...
    def __getitem__(self, place: int | slice) -> "R | Unread[R]":
        """One row, read; of several rows, those, unread."""
        if isinstance(place, slice):
            return Unread(self._rows[place], self._kind)
        return self._decoder.decode(self._rows[place])

    def __iter__(self) -> Iterator[R]:
        return map(self._decoder.decode, self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Unread) and [bytes(one) for one in self._rows] == [bytes(one) for one in other._rows]

    __hash__ = None  # type: ignore[assignment]


class Keeper(Protocol):
    """What keeps pieces beside a record under their names; a selection is one."""

    def kept(self, name: str) -> bytes | None:
        """The bytes kept under a name, None when there are none."""
        ...

    def keep(self, name: str, payload: bytes) -> None:
        """Keep some bytes under a name."""
        ...


def made_once(keeper: Keeper, name: str, kind: type[T], make: Callable[[], T]) -> T:
    """What was kept under a name, or what is made now and kept."""
    known = decoded(keeper.kept(name), kind)
    if known is None:
        known = make()
        keeper.keep(name, encoded(known))
    return known


@cache
def code_of_views() -> str:
    """Hash of the code that makes what is kept."""
    digest = blake2b(digest_size=8)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
