"""Sides of a conflict in one text: « les rebelles », and a capital that those hold who fight its state.

Enters: the nodes of a text and a `Gazetteer`. Leaves: the nodes with keys. « Les rebelles » are the only armed group
the text has named, or the only one of the sentences before. A capital in the hands of such a group speaks for it where
the text names the group: « Sanaa conteste ce chiffre ».
"""

from collections.abc import Iterable, Iterator, Sequence

from recoupe.terms import EntityType, Use
from recoupe.text.atlas import bare
from recoupe.text.gazetteer import Gazetteer
from recoupe.text.nodes import Node

ARMED = frozenset({"armed_group", "reb"})
"""Sorts of bodies and organisations that fight a state."""
FIGHTING = frozenset({"army", "government", "air_force", "navy", "defence_ministry", "general_staff"})
"""Sorts of bodies that stand against the armed groups of their state."""
REBELS = "rebels"
"""Sort of a noun for them."""
BACK = 2
"""Sentences that « les rebelles » look back where a text names several groups."""


def the_rebels(index: int, node: Node, nodes: Sequence[Node], gazetteer: Gazetteer) -> None:
    """Give « les rebelles » the only armed group named before, or the only one of the last sentences."""
    earlier = [one for one in nodes[:index] if gazetteer.atlas.sorts.get(one.key) in ARMED]
    near = [one for one in earlier if node.sentence - one.sentence <= BACK]
    for found in (earlier, near):
        if len({one.key for one in found}) == 1:
            node.keys, node.link = found[-1].keys, found[-1]
            return


def of_the_rebels(index: int, node: Node, nodes: Sequence[Node], gazetteer: Gazetteer) -> None:
    """Give a body or an office of the rebels the key of the armed group: « le ministère de la Santé des rebelles »."""
    the_rebels(index, node, nodes, gazetteer)
    if node.link is not None and node.link.key == node.key:
        node.link = None


def state_of_rebels(nodes: Iterable[Node], gazetteer: Gazetteer) -> str:
    """The one state that the armed groups of a text fight; empty where they are of several or of none."""
    keys = {node.key for node in nodes if not node.dropped and gazetteer.atlas.sorts.get(node.key) in ARMED}
    states = {gazetteer.atlas.state_of(key) for key in keys} - {""}
    return states.pop() if len(states) == 1 else ""


def against_rebels(node: Node, state: str, gazetteer: Gazetteer) -> None:
    """Make « l'armée », « le gouvernement » that nothing else places those of the state whose rebels the text names."""
    phrase = node.phrase
    said = phrase.office or phrase.state or phrase.body or phrase.determiner not in ("article", "")
    if node.keys or node.link is not None or said or not state or phrase.sort not in FIGHTING:
        return
    node.keys = (state,) if node.type is EntityType.STATE else (gazetteer.atlas.body(state, phrase.sort),)


def held_capitals(nodes: Sequence[Node], gazetteer: Gazetteer) -> None:
    """Give a capital that acts, and a body named with it, to those who hold it, where the text names them."""
    named = {node.key for node in nodes if not node.dropped}
    for node in nodes:
        holder = gazetteer.atlas.holders.get(bare(node.full_name), "") if node.phrase.sort == "capital" else ""
        if holder not in named or not holder:
            continue
        for one in (*_around(node, nodes), *((node,) if node.use is Use.ACTOR else ())):
            one.keys, one.type = (holder,), gazetteer.atlas.type_of(holder)


def _around(node: Node, nodes: Iterable[Node]) -> Iterator[Node]:
    """The body that a name inside it places: « les autorités de Sanaa »."""
    for one in nodes:
        outer = one is not node and one.start <= node.start and node.end <= one.end and not one.name
        if node.phrase.inside and outer and one.keys and not one.phrase.office:
            yield one
