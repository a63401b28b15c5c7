"""Whose a thing is: « a rappelé son ambassadeur », « leur convoi a été visé », ``its troops``.

Enters: a possessive with the noun it determines, and what each phrase before it counts. Leaves: the owner, or none.
Within its clause the subject owns, unless somebody else of the clause may; a possessive in the subject itself goes back
to the sentence before. What an owner who is a state or a body gives the noun: its office-holder speaks for that state,
its army is the army of that state.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from recoupe.terms import EntityType, MentionKind
from recoupe.text.atlas import Atlas
from recoupe.text.gazetteer import Entry
from recoupe.text.nodes import SUBJECTS, Node
from recoupe.text.persons import OCCUPATIONS, STAFF
from recoupe.text.reading import Sentence, Token
from recoupe.text.referents import Function, Referent, agrees
from recoupe.text.salience import Salience, is_open, is_same
from recoupe.text.subjects import is_past_participle

CLAUSES = ("VERB", "AUX")
ADJUNCTS = ("obl", "obl:mod", "obl:arg", "advcl")
"""What may stand before the subject with a possessive that goes on to it: « Dès son arrivée, la ministre … »."""
NAMING = ("NOUN", "PROPN")
OWNED = (EntityType.BODY, EntityType.STATE)
HEADS = frozenset({"president", "head_of_state"})
"""Offices whose staff speak for the presidency."""
MINISTRY = "ministry"
INNER = ("xcomp", "advcl", "acl", "conj")
"""Relations of a verb that may have the subject of the verb above it."""


def owner(node: Node, token: Token, entry: Entry, salience: Salience) -> Referent | None:
    """The phrase a possessive goes back to; None where two may own or nobody can."""
    sentence = salience.sentences[node.sentence]
    noun = sentence.tokens[token.head]
    top, verb = _clause(sentence, noun)
    if verb is None:
        return None
    subject = _subject(sentence, verb)
    if subject is not None and top.dep in SUBJECTS and top.head == subject.head:
        return _from_before(node, token, top, entry, salience)
    if subject is None:
        return _from_before(node, token, top, entry, salience) if node.end <= verb.start else None
    here = salience.referents.get(node.sentence, ())
    owning = [one for one in here if one.function is Function.SUBJECT and one.head == subject.i]
    whole = max(owning, key=lambda one: one.joined, default=None)
    if whole is None or (whole.nodes and is_open(whole.nodes[0])):
        return None
    if not agrees(whole, node) or not _may_own(whole, entry, token, salience):
        return None
    if whole.human is False and salience.gazetteer.has_class(noun.lemma, "kin_noun"):
        return None
    if whole.start > node.start:
        ahead = top.dep in ADJUNCTS and not _is_rivalled(whole, _subjects_before(node, salience), node)
        return whole if ahead and sentence.tokens[_first(sentence, subject)].feature("Poss") != "Yes" else None
    return whole if whole.is_actor and not _is_rivalled(whole, _beside(node, whole, here, sentence), node) else None


def _first(sentence: Sentence, subject: Token) -> int:
    """Index of the first word of a subject."""
    return min([subject.i, *(one.i for one in sentence.children(subject, "det", "amod", "nummod"))])


def _clause(sentence: Sentence, noun: Token) -> tuple[Token, Token | None]:
    """The word of a phrase that hangs on a verb, and the verb; None for a phrase without one."""
    seen = {noun.i}
    while noun.head not in seen:
        above = sentence.tokens[noun.head]
        if above.upos in CLAUSES or sentence.children(above, "cop"):
            return noun, above
        noun = above
        seen.add(noun.i)
    return noun, None


def _subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a verb, or of those above it that it may share it with, or what a participle describes."""
    for _ in range(len(sentence.tokens)):
        found = sentence.children(verb, *SUBJECTS)
        if found:
            return found[0]
        beside = verb.dep == "parataxis" and is_past_participle(verb) and not sentence.children(verb, "aux", "aux:pass")
        if not (beside or verb.dep in INNER) or verb.head == verb.i:
            return None
        described = verb.dep == "acl"
        verb = sentence.tokens[verb.head]
        if described and verb.upos in NAMING:
            return verb
    return None


def _may_own(one: Referent, entry: Entry, token: Token, salience: Salience) -> bool:
    """Whether the meaning allows it: ``his`` is a person's, ``its`` is none's."""
    if entry.gender == "neut":
        return one.human is not True
    return one.human is True or not salience.gazetteer.has_class(token.form, "human_pronoun")


def _beside(node: Node, whole: Referent, here: Iterable[Referent], sentence: Sentence) -> Iterator[Referent]:
    """Other phrases of the sentence before a possessive that may own as well."""
    for one in here:
        inside = whole.start <= one.start and one.end <= whole.end
        may_own = one.is_actor or (one.human is None and not _is_manner(sentence, one))
        if one.end <= node.start and not inside and may_own:
            yield one


def _is_manner(sentence: Sentence, one: Referent) -> bool:
    """Whether a noun that stands bare tells how or when, and names nobody: « accueilli en grande pompe pour sa … »."""
    return one.function is Function.OBLIQUE and _is_bare(sentence, one)


def _is_bare(sentence: Sentence, one: Referent) -> bool:
    """Whether a noun has nothing that says which one is meant: « changer de ton », « prendre acte »."""
    head = sentence.tokens[one.head]
    return head.upos == "NOUN" and not sentence.children(head, "det", "nummod", "nmod:poss", "nmod")


def _subjects_before(node: Node, salience: Salience) -> Iterator[Referent]:
    for one in salience.referents.get(node.sentence - 1, ()):
        if one.function is Function.SUBJECT and one.is_actor:
            yield one


def _is_rivalled(whole: Referent, others: Iterable[Referent], node: Node) -> bool:
    """Whether somebody else that agrees may own as well."""
    return any(agrees(one, node) and not is_same(one, whole) for one in others)


def _from_before(node: Node, token: Token, top: Token, entry: Entry, salience: Salience) -> Referent | None:
    """The owner of a subject: whoever outweighs all others in the sentence before that may own."""
    weighed = [
        one
        for one in salience.weighed(node, top, entry, 1)
        if _may_own(one.referent, entry, token, salience) and not _is_idle(one.referent, salience)
    ]
    return salience.outweighing(weighed) if weighed else None


def give_owner(node: Node, owned: Iterable[Node], atlas: Atlas) -> None:
    """Give what begins with a possessive what it has of its owner: « son ministre de la Défense », « son armée »."""
    state = state_of_owner(node, atlas)
    if node.type in (EntityType.ORGANISATION, EntityType.BODY) and node.key:
        _give_body(node, owned)
    if node.type is EntityType.ORGANISATION:
        return
    for one in owned:
        phrase = one.phrase
        if one is node or phrase.first != node.phrase.first or phrase.state or not state:
            continue
        if one.keys:
            _give_named(one, state)
            continue
        if phrase.office:
            one.phrase = replace(phrase, state=state)
            spoken = atlas.spoken_for(state, _office_of(node, phrase.office, atlas))
            one.keys = (spoken,) if spoken and one.link is None else ()
        elif phrase.sort == "country" or one.type is EntityType.STATE:
            one.keys = (state,)
        elif one.type is EntityType.BODY and node.type is not EntityType.PERSON:
            one.keys = (atlas.body(state, phrase.sort),)
        elif one.type is EntityType.BODY and phrase.sort == MINISTRY:
            one.keys = _led(node, state, atlas)


def _give_named(one: Node, state: str) -> None:
    """Make a named office-holder one of the owner's state: « son ministre de la Défense, Ada Holm »."""
    named = one.link if one.link is not None else one
    if one.phrase.office and not one.phrase.body and named.type is EntityType.PERSON and not named.phrase.state:
        one.phrase = replace(one.phrase, state=state)
        named.phrase = replace(named.phrase, state=state, office=named.phrase.office or one.phrase.office)


def _led(owner: Node, state: str, atlas: Atlas) -> tuple[str, ...]:
    """The ministry of a minister and of those who serve in it: « la ministre … son ministère »."""
    root = owner
    while root.link is not None:
        root = root.link
    spoken = atlas.spoken_for(state, root.phrase.office) if root.phrase.office else ""
    return (spoken,) if spoken.endswith(MINISTRY.upper()) or atlas.sorts.get(spoken, "").endswith(MINISTRY) else ()


def _office_of(owner: Node, office: str, atlas: Atlas) -> str:
    """The office that somebody's staff has: the spokesman of a head of state speaks for the presidency."""
    root = owner
    while root.link is not None:
        root = root.link
    held = {row["office"] for row in atlas.held.get(owner.key, ())}
    head = bool(HEADS & {root.phrase.office, *root.phrase.covers, *held}) and owner.type is EntityType.PERSON
    return "president_spokesperson" if head and office in STAFF else office


def _give_body(node: Node, owned: Iterable[Node]) -> None:
    """Make an office-holder that begins with a possessive one of an organisation: « leur porte-parole militaire »."""
    for one in owned:
        phrase = one.phrase
        begins = one is not node and phrase.first == node.phrase.first
        if (
            begins
            and (phrase.office in STAFF or (phrase.office and node.type is not EntityType.BODY))
            and not (one.keys or phrase.state or phrase.body)
        ):
            one.phrase = replace(phrase, body=node.key)
            one.keys = node.keys if phrase.office not in OCCUPATIONS else ()


def is_unowned(node: Node) -> bool:
    """Whether a phrase is a body of nobody knows whom: « son armée » whose owner stays open; it is no mention."""
    phrase = node.phrase
    bare = not node.keys and not phrase.office and not node.name and phrase.kind is MentionKind.NOMINAL
    return bare and phrase.determiner == "possessive" and phrase.sort != "described" and node.type in OWNED


def _is_idle(one: Referent, salience: Salience) -> bool:
    """Whether a candidate is a bare noun that belongs to its verb: « elle a changé de ton. Son ministre … »."""
    verbal = one.human is None and one.function is not Function.SUBJECT
    return verbal and _is_bare(salience.sentences[one.sentence], one)


def state_of_owner(node: Node, atlas: Atlas) -> str:
    """The state an owner belongs to; of a person the one the text gives, or whose head the person is known to be."""
    if node.type is not EntityType.PERSON:
        return atlas.state_of(node.key) if node.type in (EntityType.STATE, EntityType.BODY) else ""
    root = node
    while root.link is not None:
        root = root.link
        if root.phrase.state:
            return root.phrase.state
    held = {atlas.state_of(row["state"]) for row in atlas.held.get(node.key, ())}
    return held.pop() if len(held) == 1 else ""
