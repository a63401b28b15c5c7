"""Whom an object pronoun stands for: « Il l'a interrogé », « Le tribunal lui a refusé », ``released them``.

Enters: the pronoun with its verb, and what each phrase before it counts. Leaves: the one phrase that outweighs the
others, or none. The subject of its own verb is never meant, nor are those of the verbs above an infinitive; where that
subject is itself a pronoun of which nobody knows whom it stands for, the object stays open.
"""

from collections.abc import Iterator

from recoupe.text.gazetteer import Entry
from recoupe.text.nodes import Node, Speech
from recoupe.text.reading import Sentence, Token
from recoupe.text.referents import Function, Referent
from recoupe.text.salience import Salience, Weighed, is_open

OBJECTS = ("object", "dative", "strong")
"""Functions of the table ``pronouns`` for those that are no subject."""
NEAR = 2
"""Sentences an object pronoun looks back."""


def function_fits(entry: Entry, sentence: Sentence, token: Token) -> bool:
    """Whether the analysis of a word allows one of the functions that its form may have."""
    if entry.key == "possessive":
        return token.feature("Poss") == "Yes" or token.upos == "DET"
    person = token.upos == "PRON" and token.feature("Reflex") != "Yes" and token.feature("Poss") != "Yes"
    cased = bool(sentence.children(token, "case"))
    if entry.key == "strong":
        apart = token.i > 1 and not sentence.tokens[token.i - 2].form.isalpha()
        return (
            (token.i <= 1 or apart)
            and person
            and cased
            and token.i < token.head
            and token.dep in ("obl", "obl:arg", "obl:mod", "advmod")
        )
    if entry.key == "dative":
        apart = token.i > 0 and sentence.tokens[token.i - 1].upos == "AUX"
        return person and not cased and not apart and token.dep in ("iobj", "obj", "obl")
    if entry.key == "object":
        return person and token.dep in ("obj", "iobj", "obl", "nmod")
    return entry.key != "both" or token.dep == "nsubj" or sentence.tokens[token.head].upos != "NOUN"


def affected(node: Node, token: Token, entry: Entry, salience: Salience, lexis: Speech) -> Referent | None:
    """The antecedent of an object pronoun; None where it may be a clause (« il l'a dit ») or two are near."""
    sentence = salience.sentences[node.sentence]
    verb = sentence.tokens[token.head]
    says = verb.lemma in lexis.clausal and not salience.gazetteer.has_class(token.form, "human_pronoun")
    if entry.key == "object" and entry.number == "sing" and (says or verb.upos not in ("VERB", "AUX")):
        return None
    own = [*_own_subjects(node, token, salience), *_told(node, token, salience)]
    if any(is_open(inner) for one in own for inner in one.nodes):
        return None
    for back in range(1, NEAR + 1):
        weighed = [one for one in salience.weighed(node, token, entry, back) if not _is_one_of(one.referent, own)]
        if weighed:
            return salience.outweighing(weighed)
    return None


def _own_subjects(node: Node, token: Token, salience: Salience) -> Iterator[Referent]:
    """The subjects of the verb of a pronoun; of one without a subject, those of the verbs above."""
    sentence = salience.sentences[node.sentence]
    verbs = {token.head}
    place = token.head
    while not sentence.children(sentence.tokens[place], "nsubj", "nsubj:pass"):
        above = sentence.tokens[place].head
        if above in verbs or above == place:
            break
        place = above
        verbs.add(place)
    heads = {sentence.tokens[verb].head for verb in verbs if sentence.tokens[verb].dep in ("acl:relcl", "acl")}
    for one in salience.referents.get(node.sentence, ()):
        if (one.function is Function.SUBJECT and one.verb in verbs) or (
            one.head in heads and _is_relative(sentence, verbs)
        ):
            yield one


def _told(node: Node, token: Token, salience: Salience) -> Iterator[Referent]:
    """Whoever is told or accused to do what the infinitive of a pronoun says: « conseille à Ana de les vendre »."""
    sentence = salience.sentences[node.sentence]
    verb = sentence.tokens[token.head]
    if sentence.children(verb, "nsubj", "nsubj:pass") or verb.dep not in ("xcomp", "advcl", "obl", "ccomp", "acl"):
        return
    for one in salience.referents.get(node.sentence, ()):
        governed = one.verb == verb.head and one.function in (Function.OBJECT, Function.OBLIQUE)
        if governed and one.end <= node.start and one.is_actor:
            yield one


def _is_relative(sentence: Sentence, verbs: set[int]) -> bool:
    """Whether the subject of one of the verbs is a relative pronoun: « un policier qui lui aurait indiqué »."""
    subjects = [one for verb in verbs for one in sentence.children(sentence.tokens[verb], "nsubj", "nsubj:pass")]
    return any(one.feature("PronType") == "Rel" for one in subjects)


def _is_one_of(one: Referent, subjects: list[Referent]) -> bool:
    """Whether a phrase is a subject, or names the same as one; a pronoun is what it is linked to."""
    return any(_meant(one) & _meant(other) or one is other for other in subjects)


def _meant(one: Referent) -> set[str]:
    """The keys and the places of what a phrase goes back to."""
    found = {key for key in one.keys if key}
    for node in one.nodes:
        root = node
        while root.link is not None:
            root = root.link
        found.add(f"{root.sentence}:{root.start}")
    return found


def without_objects(weighed: list[Weighed], node: Node, token: Token, salience: Salience) -> list[Weighed]:
    """Candidates of a subject pronoun less the objects that a second pronoun of its verb takes up.

    « Le juge a convoqué Paul Martel. Il l'a interrogé »: subject goes with subject and object with object.
    """
    sentence = salience.sentences[node.sentence]
    verb = sentence.tokens[token.head]
    clitics = [one for one in sentence.children(verb, "obj", "iobj") if one.upos == "PRON" and one.i != token.i]
    clitics = [one for one in clitics if one.feature("Person") == "3" and one.feature("Reflex") != "Yes"]
    best = weighed[0].referent
    if not clitics or best.function is not Function.SUBJECT:
        return weighed
    return [one for one in weighed if one.referent.verb != best.verb or one.referent.function is Function.SUBJECT]
