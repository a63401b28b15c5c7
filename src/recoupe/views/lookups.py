"""What a person means by the words they type: an id or its beginning, an article's name, an actor's key or name."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Protocol

import msgspec

from recoupe import packs
from recoupe.errors import QuestionError
from recoupe.link.names import world_names
from recoupe.model import Actor, Article, Record
from recoupe.store.base import Store
from recoupe.store.codec import decode

SHORTEST = 4
"""Digits of an id that a person must type at least."""

TOWN = "PLC:"
"""How the key of a place begins."""


class Found(Protocol):
    """Where records are looked up: a store, or a part of a record."""

    def find(self, prefix: str) -> list[Record]:
        """All records whose id starts with ``prefix``, by id."""
        ...

    def payloads(self, kind: type[Record]) -> Iterable[bytes]:
        """The canonical JSON of every record of one kind."""
        ...


def record_called(store: Found, identifier: str) -> Record:
    """The record whose id starts with ``identifier`` (4 digits and more), or the article of that name.

    Raises QuestionError for none or several.
    """
    named = [one for one in _articles_with(store, identifier) if one.name == identifier]
    if named:
        return article_called(named, identifier)
    if len(identifier) < SHORTEST:
        raise QuestionError(f"expected at least {SHORTEST} characters of an id, found {identifier!r}")
    found = store.find(identifier)
    if not found:
        if not re.fullmatch("[0-9a-fA-F]+", identifier):
            raise QuestionError(f"expected the id of a record or the name of an article, found neither: {identifier!r}")
        raise QuestionError(
            f"expected the id of a record, found none that starts with {identifier!r}; what a decision changed bears "
            "another id after the next build, and what is told as of a day or of one story is found with the same "
            "--as-of, --clock and --story"
        )
    if len(found) > 1:
        raise QuestionError(f"{identifier!r} starts several ids: {', '.join(one.id for one in found)}; give more of it")
    return found[0]


def _articles_with(store: Found, words: str) -> Iterable[Article]:
    """The articles that hold some words in any field: what is kept is JSON, and only what holds them is read."""
    written = msgspec.json.encode(words)[1:-1]
    found = (decode(Article.KIND, payload) for payload in store.payloads(Article) if written in payload)
    return (one for one in found if isinstance(one, Article))


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
        asked: where several are called so, the one that acts: « Moscou » is the state, not the town.
    """
    names = _names(store)
    if words in names or (new and ":" in words and " " not in words):
        return words
    found = sorted(key for key, some in names.items() if words.casefold() in some)
    acting = [key for key in found if not key.startswith(TOWN)] if asked else []
    for some in (found, acting):
        if len(some) == 1:
            return some[0]
    if found:
        which = " or ".join(f"{max(names[key], key=_plainness)} ({key})" for key in found)
        raise QuestionError(f"{words!r} may be {which}: expected one actor; give the key between brackets")
    near = _near(words, names)
    hint = f"; near it: {', '.join(near)}" if near else ""
    raise QuestionError(f"expected the key or the name of one actor, found none for {words!r}{hint}")


def _plainness(name: str) -> tuple[int, str]:
    return len(name), name


def _near(words: str, names: Mapping[str, set[str]]) -> list[str]:
    """Names spelled nearly as words, the nearest first, with their keys."""
    keys = {name: key for key in sorted(names) for name in sorted(names[key])}
    return [f"{name} ({keys[name]})" for name in get_close_matches(words.casefold(), sorted(keys), n=3, cutoff=0.75)]


def _names(store: Store) -> Mapping[str, set[str]]:
    """Actor key to its names, folded: those of the record and those of the world pack."""
    names: dict[str, set[str]] = {}
    for language in packs.languages():
        for key, name in world_names(packs.shipped("world"), language).items():
            names.setdefault(key, set()).add(name.casefold())
    for actor in store.records(Actor):
        names.setdefault(actor.key, set()).update(name.casefold() for name in actor.names)
    return names
