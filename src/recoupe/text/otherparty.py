"""Who « son hôte », « son invité », "his counterpart" is: the other of the two of whom the text speaks.

Enters: a noun that names somebody by what he is to another, with a possessive, and the phrases before it. Leaves: the
one person beside the owner. Refuses: to choose where three persons are named near, or where the owner is none of them.
"""

from collections.abc import Sequence

from recoupe.terms import EntityType, Use
from recoupe.text.gazetteer import Gazetteer
from recoupe.text.nodes import Node
from recoupe.text.possessives import state_of_owner

BACK = 3
"""Sentences back in which the two are named."""


def the_other(index: int, node: Node, nodes: Sequence[Node], gazetteer: Gazetteer) -> None:
    """Give the noun the person who is not the one spoken of last."""
    if node.phrase.determiner != "possessive" or node.phrase.number == "plur":
        return
    near = [one for one in nodes[:index] if node.sentence - one.sentence <= BACK and _is_person(one)]
    sides: dict[str, list[Node]] = {}
    for one in near:
        sides.setdefault(_side(one, gazetteer), []).append(one)
    owner = next((one for one in reversed(near) if one.subject or one.speaker), None)
    if len(sides) != 2 or owner is None or "" in sides:
        return
    [others] = [some for side, some in sides.items() if side != _side(owner, gazetteer)]
    named = next((one for one in reversed(others) if one.key.startswith("PER:")), others[-1])
    if not named.phrase.gender or not node.phrase.gender or named.phrase.gender == node.phrase.gender:
        node.keys, node.link = named.keys, named


def _is_person(one: Node) -> bool:
    return one.type is EntityType.PERSON and bool(one.key) and one.use is not Use.MODIFIER and not one.dropped


def _side(one: Node, gazetteer: Gazetteer) -> str:
    """What makes two phrases one of the two: their state, else their key."""
    return state_of_owner(one, gazetteer.atlas) or gazetteer.atlas.state_of(one.key) or one.key
