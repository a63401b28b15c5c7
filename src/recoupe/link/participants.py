"""Who takes part in an event: its parties, persons, and the words of what it is done to.

Inputs: the fillers of an Event, Mention, Actor. What leaves: keys, states for those who act for them; of what has no
key the beginnings of its words. Refuses: to take people who share a country for that country, and a town for a party.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from recoupe.link.folding import STATE_KEY, fold
from recoupe.link.pile import Pile, members
from recoupe.link.surroundings import STEM, stem
from recoupe.model import Event, Filler, Mention, Text
from recoupe.packs import Pack
from recoupe.terms import EntityType, MentionKind

_WORD = re.compile(r"\w+")

NAME = 60
"""Characters behind those called something within which their name ends."""

DONE_TO = ("recipient", "theme", "target")
"""Roles of those something is done to."""

TAKING_PART = ("actor", *DONE_TO)
"""Roles of all who take part."""

NOBODY: frozenset[str] = frozenset()

PEOPLE = (EntityType.PERSON, EntityType.GROUP, EntityType.UNKNOWN)


class Filled(NamedTuple):
    """Who or what fills a role of an event: the keys it stands for, and those of them that take part as parties."""

    filler: Filler
    keys: Sequence[str]
    parties: Sequence[str]


def filled(pile: Pile, event: Event) -> list[Filled]:
    """The fillers of the roles of those who do it and of those it is done to."""
    found = []
    for one in event.roles:
        if one.role in TAKING_PART:
            keys = members(pile.actor(one.mention, one.candidates))
            found.append(Filled(one, keys, [key for key in keys if key and _is_party(pile, one, key)]))
    return found


def parties(pile: Pile, fillers: Sequence[Filled], *roles: str) -> frozenset[str]:
    """Keys of those in some roles who take part as parties: of whom they act for."""
    keys = [key for one in fillers if one.filler.role in roles for key in one.parties]
    return frozenset([_folded(pile, key) for key in keys]) if keys else NOBODY


def people(pile: Pile, fillers: Sequence[Filled], *roles: str) -> frozenset[str]:
    """Keys of persons, whoever they speak for: a minister who dies is no state."""
    found = [
        key
        for one in fillers
        if one.filler.role in roles
        for key in (one.keys if one.keys[0] else members(_apposed(pile, one.filler)))
        if key.startswith("PER:")
    ]
    return frozenset(found) if found else NOBODY


def _apposed(pile: Pile, filler: Filler) -> str:
    """The key of the person named between commas behind what has no key: « un jeune de 17 ans, Loïc Bram, »."""
    end, text = filler.span.end, pile.get(filler.span.text, Text)
    behind = pile.mentions_in(filler.span.text, end, end + NAME) if text is not None else ()
    for one in behind:
        if one.kind is MentionKind.NAME and text is not None:
            before, after = text.characters[end : one.span.start], text.characters[one.span.end : one.span.end + 1]
            return pile.actor(one.id) if before.strip() == after == "," else ""
    return ""


def things(fillers: Sequence[Filled]) -> frozenset[str]:
    """Beginnings of the long words of what has no key: « trois avertissements » gives « averti »."""
    told = [one.filler.span.surface for one in fillers if not one.parties and one.filler.role in DONE_TO]
    words = [stem(word) for surface in told for word in _WORD.findall(surface) if len(word) >= STEM]
    return frozenset(words) if words else NOBODY


def _is_party(pile: Pile, filler: Filler, key: str) -> bool:
    """False for a town, and for people known by their country only: « une Française » is not France."""
    if key.startswith("PLC:") or key.partition(":")[2] in _populations(pile.world):
        return False
    one = pile.get(filler.mention, Mention)
    anybody = one is not None and one.type in PEOPLE and one.office not in pile.state_offices
    return not (anybody and len(key) == STATE_KEY)


@cache
def _populations(world: Pack) -> frozenset[str]:
    """Ends of the keys of people who share a country and no voice: ``FRA:PEOPLE``."""
    return frozenset(row["sort"].upper() for row in world["populations"]) if "populations" in world else frozenset()


def _folded(pile: Pile, key: str) -> str:
    return fold(pile, pile.affiliation(key) or key)
