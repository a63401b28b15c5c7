"""What linking worked out of single texts and of small groups, kept from one build to the next.

Enters: for each text the hash of all its reading rests on. A piece is found again under the hash of its inputs: what
was read in its texts, and what these bring from elsewhere (`recoupe.link.brought`). All of it is lost with a change of
code, packs or decisions, and none of it is a source: with and without it the record is the same. Refuses: to keep what
the last build did not use.
"""

from collections.abc import Hashable, Mapping
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from recoupe.model import hash_id

T = TypeVar("T")

Rooms = Mapping[str, Mapping[str, msgspec.Raw]]


class Kept:
    """Pieces by room (what they are) and key (the hash of their inputs).

    ``readings`` are, by text id, hashes of all that a reading rests on; of a text without one nothing is kept.
    """

    def __init__(self, readings: Mapping[str, str] | None = None, before: Mapping[str, bytes] | None = None) -> None:
        self.readings = readings or {}
        self._before: Rooms = {room: _pieces(payload) for room, payload in (before or {}).items()}
        self._now: dict[str, dict[str, msgspec.Raw]] = {}
        self._fresh: set[str] = set()

    def find(self, room: str, key: str, kind: type[T]) -> T | None:
        """The piece kept under a key; None when there is none."""
        raw = self._before.get(room, {}).get(key)
        if raw is None:
            return None
        self._now.setdefault(room, {})[key] = raw
        found: T = _decoder(cast("Hashable", kind)).decode(raw)
        return found

    def has(self, room: str, key: str) -> bool:
        """Whether a piece was found or put under a key in this build."""
        return key in self._now.get(room, {})

    def put(self, room: str, key: str, piece: object) -> None:
        """Keep a piece for the next build."""
        self._now.setdefault(room, {})[key] = msgspec.Raw(_ENCODER.encode(piece))
        self._fresh.add(room)

    def changed(self) -> dict[str, bytes]:
        """Room to all its pieces as bytes, of those rooms that are not as they were."""
        fewer = {room for room, pieces in self._now.items() if len(pieces) < len(self._before.get(room, {}))}
        return {room: _ENCODER.encode(self._now[room]) for room in sorted(fewer | self._fresh)}

    def key(self, *texts: str) -> str:
        """The hash of what was read in some texts; empty where one has none."""
        found = [self.readings.get(text, "") for text in texts]
        return hash_id(*found) if all(found) else ""


ROOMS = (
    "centres", "components", "conflicts", "counting", "echoes", "fragments", "groups", "judging", "named", "noted",
    "occurrences", "pairs", "passages", "portraits", "positions", "reactions", "recurring", "replies", "retorts",
    "reversals", "set against", "strong", "threads", "turns", "versions",
)  # fmt: skip
"""Names of all rooms."""

_ENCODER = msgspec.msgpack.Encoder()


@cache
def _decoder(kind: Hashable) -> Any:  # noqa: ANN401 (of whatever type is asked for)
    return msgspec.msgpack.Decoder(cast("type", kind))


def _pieces(payload: bytes) -> Mapping[str, msgspec.Raw]:
    return msgspec.msgpack.decode(payload, type=dict[str, msgspec.Raw])
