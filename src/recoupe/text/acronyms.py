"""Short names that a text gives to bodies: « la Ligue des droits humains (LDH) », then « la LDH ».

Enters: the nodes of a text and its sentences. Leaves: the nodes named by such letters, with the type of the body and,
once it is known, its key. Letters that stand for two bodies of one text stay open.
"""

from collections.abc import Iterator, Sequence

from recoupe.terms import EntityType, MentionKind
from recoupe.text.nodes import Node
from recoupe.text.reading import Sentence

BODIES = (EntityType.ORGANISATION, EntityType.BODY)
HOUSE = "house"
"""Sort of the name of a body that no list has."""
LONGEST = 8
"""Letters of an acronym: longer runs of capitals are words."""


def acronyms(nodes: Sequence[Node], sentences: Sequence[Sentence]) -> tuple[tuple[Node, Node], ...]:
    """Pairs of a node named by an acronym and the node of the body it stands for, in text order."""
    bodies: dict[str, list[Node]] = {}
    for short, node in _given(nodes, sentences):
        bodies.setdefault(short, []).append(node)
    known = {short: some[0] for short, some in bodies.items() if len({_wording(one) for one in some}) == 1}
    found = [
        (node, known[node.full_name])
        for node in nodes
        if node.full_name in known and not node.keys and node.type in (EntityType.UNKNOWN, *BODIES)
    ]
    for node, body in found:
        node.type = body.type
    return tuple(found)


def named_again(nodes: Sequence[Node]) -> None:
    """Make the bare name of a body that the text has introduced that body: « l'usine "Adek" », « ceux d'Adek »."""
    known = {node.full_name: node for node in reversed(nodes) if node.phrase.sort == HOUSE and node.key}
    for node in nodes:
        body = known.get(node.full_name) if node.type in (EntityType.UNKNOWN, EntityType.PERSON) else None
        if body is not None and not node.phrase.office and node.phrase.sort != "title" and not node.dropped:
            node.type, node.keys = body.type, body.keys


def settle(pairs: Sequence[tuple[Node, Node]]) -> None:
    """Give the nodes of acronyms the keys of their bodies, or a link where these have none."""
    for node, body in pairs:
        node.keys, node.link = body.keys, body


def _given(nodes: Sequence[Node], sentences: Sequence[Sentence]) -> Iterator[tuple[str, Node]]:
    """The letters that stand in brackets behind the name of a body and begin its words."""
    for node in nodes:
        tokens = sentences[node.sentence].tokens
        after = tokens[node.phrase.last : node.phrase.last + 3]
        if node.type not in BODIES or node.phrase.kind is MentionKind.PRONOUN or len(after) < 3:
            continue
        opening, short, closing = (one.form for one in after)
        letters = short.isalpha() and short.isupper() and 2 <= len(short) <= LONGEST
        if opening == "(" and closing in (")", ",") and letters:
            initials = [one.form[0].upper() for one in tokens[node.phrase.first : node.phrase.last]]
            if sum(one in initials for one in short) >= len(short) / 2:
                yield short, node


def _wording(node: Node) -> str:
    return node.key or node.full_name or node.head.lower()
