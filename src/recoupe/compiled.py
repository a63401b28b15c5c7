"""What is made of packs, kept between runs: gazetteers and lexicons take longer to make than a question to answer.

What enters is a name, the packs it is made of and how it is made; what leaves is what was made, or what was kept of the
last time, which is equal to it. A shelf is where such pieces are kept, the record of a dossier for one; without one
each is made anew. A piece is kept under the digests of its packs and of this code, as bytes that can hold no code.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from recoupe.errors import StoreError
from recoupe.packs import Pack

T = TypeVar("T")


class Shelf(Protocol):
    """Where pieces are kept; a store is one."""

    def kept(self, name: str, key: str) -> bytes | None:
        """The bytes kept under a name, None when there are none of this key."""
        ...

    def keep(self, name: str, key: str, payload: bytes) -> None:
        """Keep some bytes under a name, in place of those of another key; StoreError where nothing can be written."""
        ...


_SHELF: ContextVar[Shelf | None] = ContextVar("shelf", default=None)


@contextmanager
def on_shelf(shelf: Shelf | None) -> Iterator[None]:
    """For the time of the work, what is made of packs is looked for on this shelf first, and kept there."""
    before = _SHELF.set(shelf)
    try:
        yield
    finally:
        _SHELF.reset(before)


def compiled(name: str, kind: type[T], packs: Sequence[Pack], make: Callable[[], T]) -> T:
    """What ``make`` makes of some packs, or the equal of it that was kept.

    Args:
        name: of the piece, with that of the language where each has one.
        kind: its type, of dataclasses, tuples, mappings and sets, for reading it back.
        packs: all it is made of.
        make: makes it.
    """
    shelf = _SHELF.get()
    if shelf is None:
        return make()
    whole = ":".join(("made", name, *(pack.name for pack in packs)))
    key = ":".join((code_digest(), *(pack.digest for pack in packs)))
    key = blake2b(key.encode(), digest_size=16).hexdigest()
    payload = shelf.kept(whole, key)
    if payload is not None:
        with suppress(msgspec.DecodeError):
            return msgspec.msgpack.decode(payload, type=kind)
    made = make()
    with suppress(StoreError):
        shelf.keep(whole, key, msgspec.msgpack.encode(made))
    return made


class Unread(Mapping[str, T]):
    """Parts by key, each read when it is first asked for: of a large piece a question wants a few."""

    def __init__(self, parts: Mapping[str, msgspec.Raw], kind: type[T]) -> None:
        self._parts, self._decoder = parts, msgspec.msgpack.Decoder(kind)
        self._read: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        """The part under a key; KeyError where there is none."""
        if key not in self._read:
            self._read[key] = self._decoder.decode(self._parts[key])
        return self._read[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is a part under a key, which need not be read for it."""
        return key in self._parts

    def __iter__(self) -> Iterator[str]:
        """All keys."""
        return iter(self._parts)

    def __len__(self) -> int:
        """How many parts there are."""
        return len(self._parts)


def compiled_by_key(
    name: str, kind: type[T], packs: Sequence[Pack], make: Callable[[], Mapping[str, T]]
) -> Mapping[str, T]:
    """As `compiled`, of parts by key, of which each is of a ``kind`` and read when it is asked for."""
    if _SHELF.get() is None:
        return make()

    def parts() -> dict[str, msgspec.Raw]:
        return {key: msgspec.Raw(msgspec.msgpack.encode(part)) for key, part in make().items()}

    return Unread(compiled(name, dict[str, msgspec.Raw], packs, parts), kind)


@cache
def code_digest() -> str:
    """Hash of the code that makes pieces."""
    house = Path(__file__).parent
    digest = blake2b(digest_size=16)
    for path in sorted((*house.glob("*.py"), *(house / "text").glob("*.py"), *(house / "views").glob("*.py"))):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
