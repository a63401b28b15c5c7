"""How a word tells an event: as an act of somebody, of several to each other, of nobody, or beside another clause.

What enters is a word of a parse; what leaves is answers about it. A wrong parse gives a wrong answer, never an error.
"""

from collections.abc import Sequence

from recoupe.text.arguments import Clauses
from recoupe.text.frames import NOMINAL, VERBAL, Lexicon
from recoupe.text.reading import Sentence, Token
from recoupe.text.subjects import RELATIVES, SUBJECTS, Argument, is_past_participle

REFLEXIVE = "refl"
LASTING = "lasting"
"""Note of a verb that tells of a lasting state beside another clause."""
BARE_NOUN = "noun"
"""Note of an event told by a noun that no verb carries."""

_LINKING = ("case", "cc", "conj", "punct")
"""Relations of words beside a noun that say nothing of it."""


def is_called_for(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is an imperative, which tells no act: « Demandez aux rebelles »."""
    return verb.feature("Mood") == "Imp" and not sentence.children(verb, "nsubj", "nsubj:pass")


def names_office(sentence: Sentence, words: Lexicon, token: Token) -> bool:
    """Whether an event noun only says what an office is for: « juge d'instruction », « commission d'enquête »."""
    above = sentence.head(token)
    if token.dep != "nmod" or above is None or sentence.children(token, "nmod", "acl"):
        return False
    return bool(words.word("office", above))


def names_kind(sentence: Sentence, words: Lexicon, token: Token) -> bool:
    """Whether an event noun only says of what kind another is: « dix jours de détention », ``picket line``.

    In the plural, or of another event noun, it is told: « une vague d'arrestations », « une tentative de répression ».
    """
    above = sentence.head(token)
    if above is None or above.upos not in NOMINAL:
        return False
    if token.dep == "compound":
        return True
    bare = token.dep == "nmod" and not sentence.children(token, "det", "nmod:poss", "nummod", "nmod", "amod")
    return bare and token.feature("Number") != "Plur" and not words.of(above)


def is_known(sentence: Sentence, token: Token) -> bool:
    """Whether an event noun stands bare for what was told before: ``the scene of the shooting``.

    A plural, the subject of a verb, and a noun with any word that says which happening it is tell anew.
    """
    beside = [one for one in sentence.tokens if sentence.head(one) == token and one.dep not in _LINKING]
    definite = any(one.feature("Definite") == "Def" for one in beside if one.dep == "det")
    told = token.feature("Number") == "Plur" or token.dep in SUBJECTS or any(one.dep != "det" for one in beside)
    return definite and not told


def takes_up(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is one the reader knows of: « cette visite », « leur rencontre », not « une rencontre »."""
    known = sentence.children(token, "det", "nmod:poss")
    return any(one.feature("Definite") == "Def" or one.feature("PronType") == "Dem" or _owns(one) for one in known)


def _owns(token: Token) -> bool:
    return token.feature("Poss") == "Yes" or token.dep == "nmod:poss"


def is_mutual(clauses: Clauses, words: Lexicon, verb: Token) -> bool:
    """Whether several do it to each other: « les deux camps s'accusent », « ils se sont mutuellement sanctionnés »."""
    beside = (verb, *clauses.sentence.children(verb, "advmod", "obl"))
    subject = clauses.subject(verb)
    if subject is None or not any(words.word("mutual", one) for one in beside):
        return False
    return subject.feature("Number") == "Plur" or bool(clauses.sentence.children(subject, "conj"))


def is_reflexive(arguments: Sequence[Argument]) -> bool:
    """Whether a reflexive clitic stands with the verb: « se plaindre » is not « plaindre »."""
    return any(one.slot == REFLEXIVE for one in arguments)


def manner(clauses: Clauses, word: Token, arguments: Sequence[Argument], *, is_noun: bool) -> str:
    """``noun`` for an event noun alone, ``carried noun`` for one with a support verb or that heads a sentence.

    ``participle`` for a participle or gerund beside another clause, ``lasting`` for a relative clause in the present,
    empty for other verbs.
    """
    if not is_noun:
        beside = word.dep == "advcl" and word.feature("VerbForm") in ("Part", "Ger")
        return "participle" if beside else LASTING if _is_lasting(clauses, word) else ""
    carried = any(one.slot in ("owner", "undergoer") for one in arguments) or clauses.is_carried(word)
    carried = carried or _is_sentence(clauses.sentence, word)
    return "carried noun" if carried else BARE_NOUN


def _is_sentence(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun heads a sentence without a verb: « Refus net du gouvernement »."""
    return noun.head == noun.i and not any(one.upos in VERBAL for one in sentence.tokens)


def _is_lasting(clauses: Clauses, verb: Token) -> bool:
    """Whether a relative clause in the present tells what somebody does all along: « Oslo, qui soutient Riga »."""
    children = clauses.sentence.children
    relative = verb.dep in ("acl", "acl:relcl", "parataxis") and any(
        one.feature("PronType") == "Rel" or one.lemma in RELATIVES for one in children(verb, *SUBJECTS)
    )
    return relative and verb.feature("Tense") == "Pres" and not children(verb, "aux", "aux:pass")


def is_quality(sentence: Sentence, word: Token) -> bool:
    """Whether a participle stands at its noun with nothing of its own: « une enclave assiégée », ``the occupied town``.

    Of towns and lands it then tells how they stand, and no act; who did it, or when, makes it one.
    """
    own = [one for one in sentence.children(word) if one.upos != "PUNCT"]
    return word.dep in ("amod", "acl") and is_past_participle(word) and not own and abs(word.head - word.i) < 3


def clause_of(sentence: Sentence, verb: Token, token: Token) -> tuple[Token, ...]:
    """The words of a clause of an agreement as they stand, from its first word to the last that the verb governs."""
    others = {one.i for child in sentence.children(verb, "conj", "parataxis") for one in sentence.subtree(child)}
    opening = [
        one for one in sentence.subtree(token) if one.head != token.i or one.dep not in ("mark", "case", "punct")
    ]
    governed = [one for one in sentence.subtree(verb) if one.i >= opening[0].i and one.i not in others]
    while len(governed) > 1 and governed[-1].upos == "PUNCT":
        governed.pop()
    return tuple(governed)
