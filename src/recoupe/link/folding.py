"""Whose voice a body or a person is: those who count as one key.

Inputs: actor keys, the bodies of the world pack, the offices of Actor. What leaves: the state, organisation or person
somebody is counted as.
"""

from collections.abc import Iterable
from functools import cache

from recoupe.link.names import LOCAL
from recoupe.link.pile import Pile
from recoupe.packs import Pack

STATE_SECTORS = ("COP", "GOV", "JUD", "LEG", "MIL", "SPY")
"""Sectors of the bodies that speak for their state."""

STATE_KEY = 3
"""Letters of the key of a state."""


def fold(pile: Pile, actor: str) -> str:
    """The state an actor key speaks for: ``KOR:NIS`` gives ``KOR``; parties, unions and rebels speak for themselves."""
    state, _, body = actor.partition(":")
    if not body or len(state) != STATE_KEY or state in LOCAL or is_own_voice(pile, actor):
        return actor
    return state


def is_own_voice(pile: Pile, actor: str) -> bool:
    """True for a party, a union or rebels named after a state, and for its opposition: they do not speak for it."""
    return actor in _own_voices(pile.world) or _sort_of(actor) in _own_sorts(pile.world)


def _sort_of(actor: str) -> str:
    """The sort of a body that has no name of its own: ``opposition`` of ``NOR:OPPOSITION``."""
    return actor.partition(":")[2].lower()


@cache
def _own_sorts(world: Pack) -> frozenset[str]:
    """Sorts of bodies that do not speak for the state they are of."""
    return frozenset(row["sort"] for row in world["own_voices"]) if "own_voices" in world else frozenset()


@cache
def _own_voices(world: Pack) -> frozenset[str]:
    """Bodies named after a state that do not speak for it."""
    return frozenset(row["key"] for row in world["bodies"] if row["sector"] not in STATE_SECTORS)


def folded(pile: Pile, actors: Iterable[str]) -> frozenset[str]:
    """Keys of those who count as one: somebody who speaks for a state is that state."""
    known = pile.noted("folded")
    found = set()
    for actor in actors:
        if actor not in known:
            known[actor] = fold(pile, pile.affiliation(actor) or actor)
        found.add(str(known[actor]))
    return frozenset(found - {""})
