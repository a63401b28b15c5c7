"""What a pronoun may stand for: every noun phrase of a sentence, whether we know whom it names or not.

Enters: analysed sentences and the nodes found in them. Leaves: `Referent`s in text order. A noun that is no actor is a
rival all the same: « L'affaire traîne ; elle empoisonne la rentrée » is about the affair, and whoever overlooks it
gives the pronoun to the minister of the sentence before.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from recoupe.terms import EntityType, MentionKind, Use
from recoupe.text.nodes import BESIDE, GENDERS, NUMBERS, SUBJECTS, Node, Speech, compatible
from recoupe.text.reading import Sentence, Token

ACTORS = (EntityType.PERSON, EntityType.STATE, EntityType.BODY, EntityType.ORGANISATION, EntityType.GROUP)
JOINED = frozenset({"conj", "appos", "flat", "flat:name", "flat:foreign", "fixed", "compound", "dep"})
"""Relations over which a word has the function of its head."""

IsBody = Callable[[Token], bool]
"""Whether a noun is one for bodies."""


class Function(IntEnum):
    """What a phrase is to the verb above it, by rising prominence."""

    INSIDE = 0
    OBLIQUE = 1
    OBJECT = 2
    SUBJECT = 3


@dataclass(frozen=True, slots=True, eq=False)
class Referent:
    """A noun phrase: its place, its head word, the word that governs it, agreement, and whom it names.

    ``verb`` is the index of the verb above it, -1 where there is none; ``human`` is None when the word does not say;
    ``nodes`` are the mentions it consists of: none for a noun that names nobody we know, several for a group; ``body``
    says that such a noun is one for bodies (« la mairie »); ``joined`` how many phrases a group joins, 0 for one,
    and ``heads`` their head words;
    ``cited`` that it is the source of a report and no subject (« selon le ministre »).
    """

    sentence: int
    start: int
    end: int
    head: int
    function: Function
    verb: int
    number: str
    gender: str
    human: bool | None
    quoted: bool = False
    nodes: tuple[Node, ...] = ()
    body: bool = False
    joined: int = 0
    heads: tuple[int, ...] = ()
    cited: bool = False

    @property
    def is_actor(self) -> bool:
        """Whether it can act: somebody known, or a noun for people or for a body."""
        return bool(self.nodes) or self.human is True or self.body

    @property
    def keys(self) -> tuple[str, ...]:
        """The best key of each mention; empty when one of them has none."""
        found = tuple(dict.fromkeys(node.key for node in self.nodes))
        return found if all(found) else ()


def referents(
    number: int, sentence: Sentence, nodes: Sequence[Node], lexis: Speech, quoted: Sequence[int], is_body: IsBody
) -> list[Referent]:
    """The referents of a sentence in text order; those joined by « et » once more together, after their last."""
    singles = list(_singles(number, sentence, nodes, lexis, quoted, is_body))
    found = [*singles, *_groups(sentence, singles)]
    return sorted(found, key=lambda one: (one.end, one.start))


def _singles(
    number: int, sentence: Sentence, nodes: Sequence[Node], lexis: Speech, quoted: Sequence[int], is_body: IsBody
) -> Iterator[Referent]:
    taken: set[int] = set()
    heads: dict[int, Node] = {}
    for node in nodes:
        covered = range(node.phrase.first, node.phrase.last)
        acts = node.use is Use.ACTOR and not node.phrase.inside and node.type in ACTORS and node.phrase.beside < 0
        if acts and taken.isdisjoint(covered):
            head = _head(sentence, node)
            beside = sentence.tokens[head].head if sentence.tokens[head].dep in BESIDE else head
            earlier = next((one for one in heads.values() if one.phrase.first <= beside < one.phrase.last), None)
            if earlier is None or _are_two(node, earlier):
                heads[head] = node
            elif node.keys and not earlier.keys:
                heads = {place: node if one is earlier else one for place, one in heads.items()}
        if acts or node.use is Use.MODIFIER or node.phrase.beside >= 0:
            taken.update(covered)
    appositions = {_of_apposition(sentence, head) for head in heads}
    for token in sentence.tokens:
        node_here = heads.get(token.i)
        if node_here is not None:
            yield _known(number, sentence, token, node_here)
        elif token.i not in taken and token.i not in appositions and (_heads_phrase(token) or _is_clitic(token)):
            yield _unknown(number, sentence, token, lexis, quoted, is_body)


def _are_two(node: Node, earlier: Node) -> bool:
    """Whether two states stand side by side, of which none describes the other: « le Mali, le Niger et le Tchad »."""
    return node.type is earlier.type is EntityType.STATE and bool(node.key) and node.key != earlier.key


def _heads_phrase(token: Token) -> bool:
    """Whether a noun is the head of a phrase of its own."""
    return token.upos in ("NOUN", "PROPN") and token.dep not in ("flat", "compound", "fixed", "appos", "flat:name")


def _is_clitic(token: Token) -> bool:
    """Whether a pronoun is an object: it stands for somebody else than the subject."""
    third = token.feature("Person") in ("3", "") and token.feature("Reflex") != "Yes"
    return token.upos == "PRON" and token.dep in ("obj", "iobj") and third and token.feature("PronType") in ("Prs", "")


def _of_apposition(sentence: Sentence, head: int) -> int:
    """The word a name stands beside: « son rival, Ana Rusu » is one referent; -1 when it stands alone."""
    token = sentence.tokens[head]
    return token.head if token.dep == "appos" else -1


def _head(sentence: Sentence, node: Node) -> int:
    """The word of a phrase whose head lies outside of it; an apposition counts as the word it stands beside."""
    phrase = node.phrase
    for token in sentence.tokens[phrase.first : phrase.last]:
        if not phrase.first <= token.head < phrase.last or token.head == token.i:
            return token.i
    return phrase.head


def _known(number: int, sentence: Sentence, token: Token, node: Node) -> Referent:
    function, verb = function_of(sentence, token)
    cited = node.speaker and function is not Function.SUBJECT and bool(sentence.children(token, "case"))
    if (
        node.subject
        and node.phrase.kind is not MentionKind.ELIDED
        and not (cited and node.type is not EntityType.PERSON)
    ):
        function = Function.SUBJECT
    grammatical = node.phrase.number or ("sing" if node.type is EntityType.PERSON else "")
    human: bool | None = {EntityType.PERSON: True, EntityType.GROUP: None}.get(node.type, False)
    if human and not node.keys and len(node.name) == 1:
        human = None
    gender = node.phrase.gender or (_gender_shown(sentence, node) if node.type is not EntityType.PERSON else "")
    return Referent(
        number, node.start, node.end, token.i, function, verb, grammatical, gender, human, node.quoted, (node,),
        cited=cited,
    )  # fmt: skip


def _gender_shown(sentence: Sentence, node: Node) -> str:
    """The gender that the determiner of a name shows: « la Commission »; empty for « l'Union »."""
    first = sentence.tokens[node.phrase.first]
    shown = first.upos == "DET" and first.form[-1:].isalpha() and first.feature("Number") == "Sing"
    return GENDERS.get(first.feature("Gender"), "") if shown else ""


def _unknown(
    number: int, sentence: Sentence, token: Token, lexis: Speech, quoted: Sequence[int], is_body: IsBody
) -> Referent:
    function, verb = function_of(sentence, token)
    human = token.entity == "PER" if token.upos == "PROPN" else lexis.is_human(token)
    human = None if token.upos == "PRON" else human
    if token.entity == "LOC" or is_body(token):
        human = False
    return Referent(
        number, token.start, token.end, token.i, function, verb, NUMBERS.get(token.feature("Number"), ""),
        lexis.gender(token) or GENDERS.get(token.feature("Gender"), ""), human, bool(quoted[token.start]), (),
        (token.upos == "PROPN" and token.entity != "LOC") or is_body(token),
    )  # fmt: skip


def function_of(sentence: Sentence, token: Token) -> tuple[Function, int]:
    """The function of a word and the index of the verb it belongs to."""
    seen = {token.i}
    while token.dep in JOINED and token.head not in seen:
        head = sentence.tokens[token.head]
        if token.dep == "conj" and head.upos in ("VERB", "AUX"):
            break
        token = head
        seen.add(token.i)
    verb = -1 if token.head == token.i else token.head
    if token.dep in SUBJECTS:
        return Function.SUBJECT, verb
    if token.dep == "obj":
        return Function.OBJECT, verb
    if token.dep in ("iobj", "obl", "obl:agent", "obl:arg", "obl:mod", "vocative", "dislocated"):
        return Function.OBLIQUE, verb
    return Function.INSIDE, verb


def _groups(sentence: Sentence, singles: Sequence[Referent]) -> Iterator[Referent]:
    """Those named together: « la Serbie, la Bosnie et le Monténégro »."""
    by_head = {one.head: one for one in singles}
    for first in singles:
        token = sentence.tokens[first.head]
        if token.dep == "conj" and token.head in by_head:
            continue
        rest = [by_head[one.i] for one in sentence.children(token, "conj") if one.i in by_head]
        if not rest or any(one.end <= first.end for one in rest):
            continue
        members = _listed(sentence, (first, *rest), singles)
        known = all(one.nodes for one in members)
        masculine = any(one.gender != "fem" for one in members)
        yield Referent(
            first.sentence, first.start, rest[-1].end, first.head, first.function, first.verb, "plur",
            "masc" if masculine else "fem", all(one.human for one in members) or (False if known else None),
            first.quoted, tuple(node for one in members for node in one.nodes) if known else (), joined=len(members),
            heads=tuple(one.head for one in members),
        )  # fmt: skip


def _listed(sentence: Sentence, members: Sequence[Referent], singles: Sequence[Referent]) -> tuple[Referent, ...]:
    """The members of a list with those that the parse has left out: « A, B et C » of which it joined A and C."""
    low, high = members[0].end, members[-1].start
    missed = [one for one in singles if one.nodes and low <= one.start and one.end <= high and one not in members]
    whole = sorted((*members, *missed), key=lambda one: one.start)
    for left, right in pairwise(whole):
        between = [one for one in sentence.between(left.end, right.start) if one.upos not in ("DET", "CCONJ")]
        if any(one.form != "," for one in between):
            return tuple(members)
    return tuple(whole)


def agrees(one: Referent, node: Node) -> bool:
    """Whether number and gender allow a pronoun to stand for a referent."""
    gender = "" if node.phrase.gender == "neut" else node.phrase.gender
    if node.phrase.number == "sing" and any(other.type is EntityType.GROUP for other in one.nodes):
        return False
    number = one.number or ("" if node.phrase.number != "plur" or one.human is None else "sing")
    return compatible(number, node.phrase.number) and compatible(one.gender, gender)
