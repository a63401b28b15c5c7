"""What a stage works out of the claims of one text, or of one story, kept from one build to the next.

Enters: a pile whose actors are known, and what makes a piece of a text or of a story. Leaves: the piece, found again
where each text brings what it brought to the last build (`recoupe.link.brought`) and the same claims stand in it.
Refuses: nothing; whoever asks answers for it that a piece rests on its texts alone, and on what else is named.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import partial
from typing import TypeVar, cast

from recoupe.graph import group
from recoupe.link.assembly import story
from recoupe.link.brought import brought
from recoupe.link.pile import Pile
from recoupe.link.standing import is_to_who_stands_by
from recoupe.model import Claim, hash_id
from recoupe.terms import ReportType

T = TypeVar("T")

KEYS = "keys of texts"
"""Under which a pile notes the keys of its texts: they hold for the claims that stand in it."""


def of_each_text(pile: Pile, room: str, kind: Hashable, make: Callable[[str], T]) -> Mapping[str, T]:
    """The piece of each text in which claims stand, by text id in their order.

    Args:
        pile: the records; what is kept between builds is kept with it.
        room: under which the pieces are kept (`recoupe.link.kept.ROOMS`).
        kind: the type of a piece, for reading it back.
        make: makes the piece of a text.
    """
    return {text: _piece(pile, room, kind, key, partial(make, text)) for text, key in keys_of_texts(pile).items()}


def of_story(
    pile: Pile, room: str, kind: Hashable, claims: Sequence[Claim], make: Callable[[], T], *, more: Iterable[str] = ()
) -> T:
    """The piece of a story, or of some texts of it.

    Args:
        pile: the records; what is kept between builds is kept with it.
        room: under which the piece is kept.
        kind: the type of a piece, for reading it back.
        claims: all claims of those texts.
        make: makes the piece.
        more: what it rests on besides its texts.
    """
    known = keys_of_texts(pile)
    keys = [known[text] for text in sorted({claim.span.text for claim in claims})]
    return _piece(pile, room, kind, hash_id(*keys, "more", *more) if all(keys) else "", make)


def told_in_stories(pile: Pile) -> Mapping[str, tuple[Claim, ...]]:
    """Story id to the claims of its texts, sorted by id; a text without a story stands for one.

    What is only called out to who stands by is none of them, nor what the article itself asks.
    """
    known = pile.voices.get("claims of stories")
    if not isinstance(known, dict):
        told = (one for one in pile.of(Claim) if not is_to_who_stands_by(pile, one) and not _is_asked(one))
        known = dict(group(told, lambda claim: (story(pile, claim.span.text),)))
        pile.voices["claims of stories"] = known
    return known


def _is_asked(claim: Claim) -> bool:
    """True for a question of the article, which says nothing: « L'ouvrage est-il sûr ? »."""
    return claim.report_type is ReportType.AUTHOR and claim.content.surface.rstrip(' »”"').endswith("?")


def _piece(pile: Pile, room: str, kind: Hashable, key: str, make: Callable[[], T]) -> T:
    found = cast("T | None", pile.kept.find(room, key, cast("type[object]", kind))) if key else None
    if found is None:
        found = make()
        if key:
            pile.kept.put(room, key, found)
    return found


def keys_of_texts(pile: Pile) -> Mapping[str, str]:
    """Text id to the hash of what a text brings and of its claims that stand; empty where nothing can be kept."""
    known = pile.voices.get(KEYS)
    if not isinstance(known, dict):
        means = brought(pile)
        known = {
            text: hash_id(means[text], *(one.id for one in pile.claims_in(text))) if text in means else ""
            for text in sorted({claim.span.text for claim in pile.of(Claim)})
        }
        pile.voices[KEYS] = known
    return known
