"""What one build keeps beside the record for the next, so that linking costs the new articles and what they touch.

Enters: a store and the hash of the code and packs that linking rests on. Leaves: what linking worked out of texts and
small groups (`recoupe.link.kept`), under that hash and a person's decisions. None of it is part of the record: it may
be deleted at any time.
"""

from recoupe.link.kept import ROOMS, Kept
from recoupe.model import Article, Decision, hash_id
from recoupe.store.base import Store
from recoupe.store.codec import encode


def kept_of(store: Store, code: str) -> Kept:
    """What the last build kept, as far as code, packs and decisions are those of now; with the hashes of readings."""
    key = _key(store, code)
    payloads = {room: store.kept(_name(room), key) for room in ROOMS}
    return Kept(_readings(store), {room: payload for room, payload in payloads.items() if payload is not None})


def keep(store: Store, code: str, kept: Kept) -> None:
    """Keep what was used and made in this build."""
    key = _key(store, code)
    for room, pieces in kept.changed().items():
        store.keep(_name(room), key, pieces)


def _name(room: str) -> str:
    return f"link.{room}"


def _key(store: Store, code: str) -> str:
    return hash_id(code, *(encode(one).decode() for one in store.records(Decision)))


def _readings(store: Store) -> dict[str, str]:
    """Text id to the hash of all its reading rests on, and of the articles that print it."""
    owned = store.owners("article:")
    printed: dict[str, list[str]] = {}
    for article in store.records(Article):
        printed.setdefault(article.text, []).append(f"{article.id} {owned.get(f'article:{article.id}', '')}")
    texts = {owner.removeprefix("text:"): key for owner, key in store.owners("text:").items()}
    return {text: hash_id(text, key, *sorted(printed.get(text, ()))) for text, key in texts.items()}
