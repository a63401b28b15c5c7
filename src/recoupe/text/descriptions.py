"""Descriptions of somebody no pack knows: « le tribunal » after « le tribunal de Bobigny », « le suspect ».

Enters: the nodes of a text and its referents. Leaves: nodes for nouns that go back to an earlier one, and for the
earlier one. A noun goes back where it is definite and bare and the text has one antecedent only: of its own noun, or a
named body that the noun can describe (« l'entreprise », « le groupe » for a company).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from recoupe.terms import EntityType, MentionKind, Use
from recoupe.text.gazetteer import Gazetteer
from recoupe.text.nodes import Node
from recoupe.text.pieces import Phrase
from recoupe.text.reading import Sentence, Token
from recoupe.text.referents import Referent

REACH = 4
"""Sentences that a noun looks back for a body it describes by another word; its own word is looked for everywhere."""
MOST = 100
"""Phrases of one noun that are compared, the last ones; a text of thousands must not cost the square of them."""
BEFORE = frozenset({"det", "amod", "nummod", "det:poss"})
MORE = ("amod", "nmod", "acl", "appos", "flat", "acl:relcl", "flat:name", "compound", "nmod:poss")
AFTER = frozenset({"amod", "nmod", "case", "det", "flat", "flat:name", "nummod", "flat:foreign", "compound"})


def described(
    sentences: Sequence[Sentence], referents: Mapping[int, Sequence[Referent]], gazetteer: Gazetteer
) -> Iterator[tuple[Referent, Referent]]:
    """Pairs of a description and its antecedent, in text order."""
    seen: list[Referent] = []
    nouns: dict[tuple[str, str], list[Referent]] = {}
    for number in sorted(referents):
        for one in referents[number]:
            if one.is_actor and not one.quoted and _is_open(one):
                sentence = sentences[number]
                if _is_definite(sentence, one, gazetteer) and not _complements(sentence, one):
                    alike = nouns.get((_noun(sentences, one), one.number), [])[-MOST:]
                    other = _antecedent(sentences, one, alike, seen, gazetteer)
                    if other is not None:
                        yield one, other
            seen.append(one)
            nouns.setdefault((_noun(sentences, one), one.number), []).append(one)


def _is_open(one: Referent) -> bool:
    """Whether it is not known whom a phrase names: a plain noun, or a role that nothing resolves."""
    if not one.nodes:
        return True
    node = one.nodes[0]
    single = node.type not in (EntityType.GROUP, EntityType.DOCUMENT, EntityType.PLACE)
    described = node.phrase.kind is MentionKind.NOMINAL and single
    return len(one.nodes) == 1 and described and not node.keys and node.link is None


def _antecedent(
    sentences: Sequence[Sentence], one: Referent, alike: Sequence[Referent], seen: Sequence[Referent],
    gazetteer: Gazetteer,
) -> Referent | None:  # fmt: skip
    """The only earlier phrase that a bare definite noun can go back to; ``alike`` are those of its own noun."""
    full = [other for other in alike if _complements(sentences[other.sentence], other)]
    apart = {_words(sentences[other.sentence], other) for other in full}
    named = {other.keys for other in alike if other.keys}
    if len(apart) > 1 or len(named) > 1:
        return None
    if alike and (one.number == "sing" or one.sentence - alike[-1].sentence <= REACH):
        return next((other for other in reversed(alike) if other.keys), alike[0])
    return _body(sentences, one, _noun(sentences, one), seen, gazetteer)


def _body(
    sentences: Sequence[Sentence], one: Referent, lemma: str, seen: Sequence[Referent], gazetteer: Gazetteer
) -> Referent | None:
    """The one body named shortly before that a noun of its sort describes."""
    sorts = _sorts(lemma, gazetteer)
    if not sorts or one.number == "plur":
        return None
    near = list(takewhile(lambda other: one.sentence - other.sentence <= REACH, reversed(seen)))
    fitting: dict[str, Referent] = {}
    for other in (other for other in reversed(near) if _is_named_body(other)):
        words = {lemma for name in _words(sentences[other.sentence], other) for lemma in (name.lower(),)}
        if any(sorts & _sorts(word, gazetteer) for word in words):
            fitting.setdefault(other.nodes[0].full_name if other.nodes else " ".join(sorted(words)), other)
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _is_named_body(one: Referent) -> bool:
    return (one.human is not True and one.body) or any(node.type is EntityType.ORGANISATION for node in one.nodes)


def _sorts(word: str, gazetteer: Gazetteer) -> frozenset[str]:
    """The sorts of body a noun describes: ``company`` for « entreprise », ``press`` for « quotidien »."""
    return frozenset(name for name in gazetteer.classes.get(word, ()) if name.startswith(SORT))


SORT = "body_"


def _is_definite(sentence: Sentence, one: Referent, gazetteer: Gazetteer) -> bool:
    determiners = sentence.children(sentence.tokens[one.head], "det")
    return any(
        gazetteer.has_class(token.form, "article") or gazetteer.has_class(token.form, "demonstrative")
        for token in determiners
    )


def _complements(sentence: Sentence, one: Referent) -> bool:
    """Whether a noun says more than its name: an adjective, « de Bobigny », a relative clause."""
    return bool(sentence.children(sentence.tokens[one.head], *MORE))


def _noun(sentences: Sequence[Sentence], one: Referent) -> str:
    return sentences[one.sentence].tokens[one.head].lemma.lower()


def _words(sentence: Sentence, one: Referent) -> tuple[str, ...]:
    first, last = extent(sentence, sentence.tokens[one.head])
    return tuple(token.form for token in sentence.tokens[first:last])


def extent(sentence: Sentence, head: Token) -> tuple[int, int]:
    """Tokens of the noun phrase of a head: its determiner and adjectives before, adjectives and « de » after."""
    first = min([head.i, *(one.i for one in sentence.children(head, *BEFORE))])
    last = head.i + 1
    for child in sentence.children(head, *AFTER):
        if child.i < last:
            continue
        below = sentence.subtree(child)
        if min(one.i for one in below) != last or any(one.form in ',;:«»"(' for one in below):
            break
        last = max(one.i for one in below) + 1
    return first, last


def node_of(sentence: Sentence, one: Referent) -> Node:
    """A nominal mention for a noun phrase that names nobody we know."""
    head = sentence.tokens[one.head]
    first, last = extent(sentence, head)
    kind = EntityType.ORGANISATION if one.body and one.human is not True else EntityType.PERSON
    kind = EntityType.GROUP if one.number == "plur" else kind
    phrase = Phrase(
        first, last, one.head, kind, MentionKind.NOMINAL, sort="described", gender=one.gender, number=one.number
    )
    node = Node(one.sentence, sentence.tokens[first].start, sentence.tokens[last - 1].end, phrase, Use.ACTOR, kind, ())
    node.head = head.form
    return node
