"""Records to canonical JSON and back; the bytes that stores keep, exports write and the digest hashes.

Canonical: UTF-8, fields in the order of the class, no space, the same bytes for equal records.
"""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b

import msgspec

from recoupe.errors import StoreError
from recoupe.model import RECORDS, Article, Record

_ENCODER = msgspec.json.Encoder()
_DECODERS = {kind: msgspec.json.Decoder(record) for kind, record in RECORDS.items()}


def encode(record: Record) -> bytes:
    """The canonical JSON of a record."""
    return _ENCODER.encode(record)


def decode(kind: str, payload: bytes) -> Record:
    """The record of that kind; raises StoreError when the bytes are not one (a record of another version)."""
    if kind not in _DECODERS:
        raise StoreError(f"expected a kind of record this version knows, found {kind!r}; rebuild the dossier")
    try:
        return _DECODERS[kind].decode(payload)
    except (msgspec.DecodeError, ValueError) as fault:
        raise StoreError(f"a {kind} that this version cannot read ({fault}); rebuild the dossier") from fault


def digest(records: Iterable[Record]) -> str:
    """Hash over the records sorted by kind and id; when an article was acquired does not count.

    Equal for shuffled input, one process or many, one build or many increments (promise 2 of the design).
    """
    lines = sorted((record.KIND, record.id, encode(_timeless(record))) for record in records)
    total = blake2b(digest_size=16)
    for kind, identifier, payload in lines:
        total.update(f"{kind} {identifier} {len(payload)}\n".encode())
        total.update(payload)
    return total.hexdigest()


def _timeless(record: Record) -> Record:
    return replace(record, acquired="") if isinstance(record, Article) else record
