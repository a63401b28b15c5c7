"""What a stage works out of the claims of one text alone, kept from one build to the next.

Enters: a pile whose actors are known, and what makes a piece of a text. Leaves: text id to its piece, found again where
the text brings what it brought to the last build (`recoupe.link.brought`) and the same claims stand in it. Refuses:
nothing; whoever asks answers for it that a piece rests on its text alone.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar, cast

from recoupe.link.brought import brought
from recoupe.link.pile import Pile
from recoupe.model import Claim, hash_id

T = TypeVar("T")


def of_each_text(pile: Pile, room: str, kind: Hashable, make: Callable[[str], T]) -> Mapping[str, T]:
    """The piece of each text in which claims stand, by text id in their order.

    Args:
        pile: the records; what is kept between builds is kept with it.
        room: under which the pieces are kept (`recoupe.link.kept.ROOMS`).
        kind: the type of a piece, for reading it back.
        make: makes the piece of a text.
    """
    known = brought(pile)
    found: dict[str, T] = {}
    for text in sorted({claim.span.text for claim in pile.of(Claim)}):
        key = hash_id(known[text], *(one.id for one in pile.claims_in(text))) if text in known else ""
        piece = cast("T | None", pile.kept.find(room, key, cast("type[object]", kind))) if key else None
        if piece is None:
            piece = make(text)
            if key:
                pile.kept.put(room, key, piece)
        found[text] = piece
    return found
