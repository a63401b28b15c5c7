"""Firms and bodies called by the first word of their name: "Castlegarth Holdings", then "Castlegarth".

Enters: the nodes of a text and its sentences. Leaves: the short name with the key of the body, and whoever speaks for
it with that body (« une porte-parole de Castlegarth »). Refuses: a first word that two bodies of the text share, that
some person of it bears, or that a list knows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from recoupe.terms import EntityType
from recoupe.text.gazetteer import Gazetteer
from recoupe.text.nodes import Node
from recoupe.text.persons import STAFF
from recoupe.text.reading import Sentence

BODIES = (EntityType.ORGANISATION, EntityType.BODY)
WORDS = 2
"""Words of the names that are shortened: of longer ones the first alone may be anything."""
LETTERS = 4
"""Letters from which a first word can stand for the name."""


def short_names(nodes: Sequence[Node], sentences: Sequence[Sentence], gazetteer: Gazetteer) -> None:
    """Give the short names of bodies, and those who speak for them, the key of the body."""
    bodies = _shortened(nodes)
    found = [node for node in nodes if len(node.name) == 1 and node.name[0] in bodies and _is_open(node)]
    found = [node for node in found if not _is_common(node, sentences[node.sentence])]
    for node in found:
        body = bodies[node.name[0]]
        node.type, node.keys, node.link = body.type, body.keys, body
    if found:
        _speaking(nodes, found, sentences, gazetteer)


def _shortened(nodes: Iterable[Node]) -> dict[str, Node]:
    """First words to the one body of the text that they may stand for."""
    whole: dict[str, dict[str, Node]] = {}
    people: set[str] = set()
    for node in nodes:
        if node.type is EntityType.PERSON and len(node.name) > 1:
            people.update(node.name)
        elif node.type in BODIES and len(node.name) == WORDS and node.key.startswith("ORG:"):
            whole.setdefault(node.name[0], {}).setdefault(node.key, node)
    known = {short: next(iter(some.values())) for short, some in whole.items() if len(some) == 1}
    return {short: one for short, one in known.items() if len(short) >= LETTERS and short not in people}


def _is_open(node: Node) -> bool:
    """Whether nothing is known of a name: no key, or none but the one its own word makes."""
    own = node.keys == (f"ORG:{node.full_name.upper()}",)
    return not node.dropped and (own or (not node.keys and node.type in (EntityType.UNKNOWN, EntityType.PERSON)))


def _is_common(node: Node, sentence: Sentence) -> bool:
    """« La Plateforme » after « la Plateforme Aurore »: a noun with its article, which is known by its noun."""
    return node.phrase.first > 0 and sentence.tokens[node.phrase.first - 1].upos == "DET"


def _speaking(
    nodes: Sequence[Node], short: Sequence[Node], sentences: Sequence[Sentence], gazetteer: Gazetteer
) -> None:
    """« une porte-parole de Castlegarth »: who speaks for a body is of it."""
    opens = {(node.sentence, node.phrase.first): node for node in short}
    for node in nodes:
        phrase = node.phrase
        office = phrase.office or phrase.held
        if office not in STAFF or node.keys or phrase.state or phrase.body:
            continue
        tokens = sentences[node.sentence].tokens
        after = tokens[phrase.last].form if phrase.last < len(tokens) else ""
        body = opens.get((node.sentence, phrase.last + 1))
        if body and (gazetteer.has_class(after, "linker") or gazetteer.has_class(after, "linker_to")):
            node.phrase, node.keys = replace(phrase, body=body.key, office=office), body.keys
