"""What every store does. The contract suite ``tests/store/test_contract.py`` runs on each implementation.

Records belong to an *owner*: the reading of a text (``text:HASH``), an article (``article:ID``) or a group of a link
stage (``link:STAGE:GROUP``). An owner's records are replaced together, under the key they were made from, so that a
build can tell which owners are still good and leaves none half-written.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from recoupe.model import Finding, Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class BuildNote:
    """What one build left: ids of its articles, texts, claims and events, its findings whole, and the hash of the code.

    Kept beside the records and no part of them, so that two builds can be compared after the records of the first are
    gone. ``number`` counts the builds of a store from 1.
    """

    number: int
    code: str
    articles: tuple[str, ...]
    texts: tuple[str, ...]
    claims: tuple[str, ...]
    events: tuple[str, ...]
    findings: tuple[Finding, ...]


class Store(Protocol):
    """Keeps records. Every answer is sorted by record id, so no caller depends on insertion order."""

    def replace(self, owner: str, key: str, records: Iterable[Record]) -> None:
        """Put the records of ``owner`` in place of the ones it had, all or none, and remember ``key``."""
        ...

    def drop(self, owners: Iterable[str]) -> None:
        """Remove the records and the key of these owners; unknown owners are no fault."""
        ...

    def owners(self, prefix: str = "") -> Mapping[str, str]:
        """Owner to key, for owners that start with ``prefix``, sorted by owner."""
        ...

    def get(self, identifier: str) -> Record | None:
        """The record with that id; None when there is none."""
        ...

    def find(self, prefix: str) -> list[Record]:
        """Records whose id starts with ``prefix``, at most 20."""
        ...

    def some(self, identifiers: Iterable[str]) -> Iterator[Record]:
        """The records with these ids, sorted by id; unknown ids are left out."""
        ...

    def within(self, texts: Iterable[str], kinds: Iterable[type[Record]] = ()) -> Iterator[Record]:
        """The texts with these ids and all records that lie in them, of some kinds when named, sorted by id."""
        ...

    def payloads(self, kind: type[Record]) -> Iterator[bytes]:
        """The canonical JSON of every record of one kind, sorted by id, for those who need a part of each."""
        ...

    def records(self, kind: type[R], *, text: str | None = None) -> Iterator[R]:
        """Records of one kind, of one text only when ``text`` (its id) is given."""
        ...

    def everything(self) -> Iterator[Record]:
        """All records, sorted by kind and id."""
        ...

    def ids(self, *kinds: type[Record]) -> list[str]:
        """The ids of records of some kinds, of all when none is named; sorted, each once."""
        ...

    def counts(self) -> Mapping[str, int]:
        """Number of records of each kind, sorted by kind."""
        ...

    def note(self, build: BuildNote) -> None:
        """Remember a build; the oldest of more than a dozen is forgotten."""
        ...

    def builds(self) -> list[BuildNote]:
        """The builds remembered, oldest first."""
        ...

    def keep(self, name: str, key: str, payload: bytes) -> None:
        """Remember what was worked out from the records, under the key of their state; replaces what had that name.

        It is no part of the record: whoever asks must be able to work it out again.
        """
        ...

    def kept(self, name: str, key: str) -> bytes | None:
        """What was kept under a name and this key; None when there is none or it was made from another state."""
        ...

    def remembering(self) -> AbstractContextManager[None]:
        """While it lasts, all records of a kind are decoded once and held: for work that asks for most of them twice.

        What is written meanwhile is read as written.
        """
        ...

    def close(self) -> None:
        """Release files and connections; the store cannot be used afterwards."""
        ...
