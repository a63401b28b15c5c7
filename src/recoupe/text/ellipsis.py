"""Subjects left out: « … et a demandé le retrait », « s'est présenté, a écouté, n'a rien dit ».

Enters: a sentence with its nodes, pronouns among them. Leaves: a node for each verb that is joined to one whose
subject is known and has none of its own. A verb that may as well be joined to one of a clause inside gets none.
"""

from collections.abc import Callable, Iterator, Sequence

from recoupe.terms import EntityType, MentionKind, Use
from recoupe.text.nodes import SUBJECTS, Node, Speech, governor
from recoupe.text.pieces import Phrase
from recoupe.text.reading import Sentence, Token

SubjectOf = Callable[[Token], Node | None]
"""The mention of the subject of a verb; None when it has none that can act."""


def elided(
    number: int, sentence: Sentence, nodes: Sequence[Node], lexis: Speech, quoted: Sequence[int], subject_of: SubjectOf
) -> Iterator[Node]:
    """The left-out subjects of sentence ``number``.

    ``quoted`` says for each character whether it is in a quotation; ``subject_of`` gives the mention of a subject that
    names nobody known.
    """
    here = list(nodes)
    for token in sentence.tokens:
        head = _head(sentence, token)
        if head is None or quoted[token.start] != quoted[head.start]:
            continue
        if not _is_alike(sentence, head, token, lexis) or _is_of_inner(sentence, head, token):
            continue
        if token.dep == "parataxis" and (lexis.says(token) or _is_far(head, token, here)):
            continue
        owner = next((one for one in here if _governs(sentence, one, head) or _opens(one, head)), None)
        if owner is None:
            owner = subject_of(head)
        open_pronoun = owner is not None and owner.phrase.kind is MentionKind.PRONOUN and owner.link is None
        if owner is not None and not open_pronoun:
            phrase = Phrase(token.i, token.i + 1, token.i, owner.type, MentionKind.ELIDED, sort="elided")
            node = Node(number, token.start, token.end, phrase, Use.ACTOR, owner.type, owner.keys, link=owner)
            node.subject = True
            node.speaker = lexis.says(token)
            here.append(node)
            yield node


def _head(sentence: Sentence, token: Token) -> Token | None:
    """The verb that a verb without a subject is joined to; None for all other words."""
    if token.dep not in ("conj", "parataxis") or token.upos != "VERB":
        return None
    if sentence.children(token, *SUBJECTS, "expl:subj"):
        return None
    return _joined_to(sentence, token)


def _is_alike(sentence: Sentence, head: Token, token: Token, lexis: Speech) -> bool:
    """Whether two verbs may share a subject: both finite or participles, of one number."""
    if token.feature("VerbForm") in ("Inf", "Ger") or lexis.is_auxiliary(token):
        return False
    bare = token.feature("VerbForm") == "Part" and not sentence.children(token, "aux", "aux:pass", "aux:tense")
    if bare and (
        token.dep == "parataxis" or not sentence.children(token, "cc") or _has_participle(sentence, head, token)
    ):
        return False
    return lexis.says(token) or head.feature("Number") == token.feature("Number")


def _has_participle(sentence: Sentence, head: Token, token: Token) -> bool:
    """Whether a participle without auxiliary stands between: « s'est rendue à l'usine classée Seveso et située … »."""
    inner = [one for one in sentence.tokens[head.i + 1 : token.i] if one.feature("VerbForm") == "Part"]
    return any(not sentence.children(one, "aux", "aux:pass", "aux:tense") for one in inner)


FAR = 12
"""Tokens between two verbs of one subject that no conjunction joins; further apart the parse has lost a sentence."""


def _is_far(head: Token, token: Token, nodes: Sequence[Node]) -> bool:
    """Whether verbs without a conjunction are too far apart, or somebody else is named between them."""
    people = [one for one in nodes if one.type is EntityType.PERSON and head.i < one.phrase.first < token.i]
    return token.i - head.i > FAR or bool(people)


def _joined_to(sentence: Sentence, token: Token) -> Token | None:
    """The verb a verb is joined to; the last one before it where the parse has joined it to a noun or an adjective."""
    head = sentence.tokens[token.head]
    if head.upos in ("VERB", "AUX"):
        return head
    before = [one for one in sentence.tokens[: token.i] if one.upos == "VERB" and one.feature("VerbForm") != "Inf"]
    return before[-1] if before else None


def _is_of_inner(sentence: Sentence, head: Token, token: Token) -> bool:
    """Whether a verb may be joined to one of a clause inside: « a accusé X, qui a démenti et annoncé une plainte »."""
    if token.dep == "parataxis" and (token.i < head.i or sentence.tokens[_start(sentence, token) - 1].form != ","):
        return True
    start = _start(sentence, token)
    if start < 1 or sentence.tokens[start - 1].form in (",", ";", "."):
        return False
    inner = [one for one in sentence.tokens[head.i + 1 : start] if one.upos in ("VERB", "AUX")]
    inner = [one for one in inner if one.feature("VerbForm") != "Inf" and sentence.children(one, *SUBJECTS)]
    return bool(inner)


def _start(sentence: Sentence, token: Token) -> int:
    """Index of the first word of a verb joined to another: its conjunction, its auxiliary, or the verb."""
    before = sentence.children(token, "cc", "aux", "aux:pass", "aux:tense", "advmod", "expl", "obj", "iobj")
    return min([token.i, *(one.i for one in before)])


def _opens(node: Node, verb: Token) -> bool:
    """True for an actor that opens the sentence, before the verb, whose parse may have lost its subject."""
    return node.use is Use.ACTOR and node.phrase.first <= 1 and node.phrase.last <= verb.i and verb.dep == "parataxis"


def _governs(sentence: Sentence, node: Node, verb: Token) -> bool:
    if node.use is not Use.ACTOR:
        return False
    if node.phrase.kind is MentionKind.PRONOUN:
        return sentence.tokens[node.phrase.first].head == verb.i and node.subject
    found = governor(sentence, node.phrase)
    return found is not None and found.i == verb.i
