"""What a person means by the words they type: an id or its beginning, an article's name, an actor's key or name."""

from collections.abc import Iterable, Mapping

from recoupe import packs
from recoupe.errors import QuestionError
from recoupe.link.names import world_names
from recoupe.model import Actor, Article, Record
from recoupe.store.base import Store

SHORTEST = 4
"""Digits of an id that a person must type at least."""

TOWN = "PLC:"
"""How the key of a place begins."""


def record_called(store: Store, identifier: str) -> Record:
    """The record whose id starts with ``identifier`` (4 digits and more); raises QuestionError for none or several."""
    if len(identifier) < SHORTEST:
        raise QuestionError(f"expected at least {SHORTEST} characters of an id, found {identifier!r}")
    found = store.find(identifier)
    if not found:
        raise QuestionError(f"expected the id of a record, found none that starts with {identifier!r}")
    if len(found) > 1:
        raise QuestionError(f"{identifier!r} starts several ids: {', '.join(one.id for one in found)}; give more of it")
    return found[0]


def article_called(known: Iterable[Article], name: str) -> Article:
    """The article of that id, beginning of an id (8 digits and more) or name.

    Raises QuestionError for none or several.
    """
    found = [one for one in known if name in (one.id, one.name) or (len(name) >= 8 and one.id.startswith(name))]
    if len(found) != 1:
        which = "none" if not found else ", ".join(one.id for one in found)
        raise QuestionError(f"expected the id or name of one article, found {which} for {name!r}")
    return found[0]


def actor_called(store: Store, words: str, *, new: bool = False, asked: bool = False) -> str:
    """The key of the actor of that key or name; raises QuestionError for none or several.

    Args:
        store: the record.
        words: a key (``RUS:KREMLIN``) or a name, however its letters are written (« le Kremlin » is not one).
        new: a key that is not known yet is taken as it is.
        asked: words of a question, where « Moscou » is the state; who decides must say which, the state or the town.
    """
    names = _names(store)
    if words in names or (new and ":" in words and " " not in words):
        return words
    found = sorted(key for key, some in names.items() if words.casefold() in some)
    acting = [key for key in found if not key.startswith(TOWN)] if asked else []
    for some in (found, acting):
        if len(some) == 1:
            return some[0]
    which = ", ".join(found) if found else "none"
    raise QuestionError(f"expected the key or the name of one actor, found {which} for {words!r}")


def _names(store: Store) -> Mapping[str, set[str]]:
    """Actor key to its names, folded: those of the record and those of the world pack."""
    names: dict[str, set[str]] = {}
    for language in packs.languages():
        for key, name in world_names(packs.shipped("world"), language).items():
            names.setdefault(key, set()).add(name.casefold())
    for actor in store.records(Actor):
        names.setdefault(actor.key, set()).update(name.casefold() for name in actor.names)
    return names
