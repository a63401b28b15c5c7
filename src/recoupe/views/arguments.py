"""What hangs on a word that tells an act, by the syntax of its sentence.

Inputs: an analysed sentence and two of its tokens. What leaves is true or false. Refuses: what another verb stands
between, unless both share their subject.
"""

from collections.abc import Sequence

from recoupe.link.vocabulary import language_pack, predicates_of
from recoupe.text.reading import Sentence, Token
from recoupe.views.meanings import meanings

DOING, DONE_TO = ("nsubj", "obl:agent"), ("obj", "nsubj:pass")


def is_argument(sentence: Sentence, token: Token, act: Token) -> bool:
    """True for what hangs on an act with no other verb between, or on the verb it shares its subject with."""
    if act.head == token.i or (token.head == act.i and token.dep in (*DOING, *DONE_TO)):
        return True
    if any(near(sentence, token, act) for near in (_is_antecedent, _is_of_small_clause, _follows)):
        return True
    verb = _verb_over(sentence, token)
    if act.upos not in VERBAL:
        below = _is_below(sentence, token, act)
        own = _verb_over(sentence, act)
        carried = own is not None and act.dep == "obj" and act.head == own.i and _is_antecedent(sentence, token, own)
        return below or carried or (verb is not None and verb == own)
    shared, one = [act], act
    if _is_adverbial(act) and not sentence.children(act, *DOING) and _does(sentence, token, act.head):
        return True
    while one.dep in SHARING and not sentence.children(one, "nsubj", "nsubj:pass") and one.head != one.i:
        one = sentence.tokens[one.head]
        shared.append(one)
    return verb is not None and any(verb.i == other.i for other in shared)


def agrees(stated: Sentence, one: Token, told: Sentence, act: Token) -> bool:
    """False where a pronoun that does an act is of another number than the noun asked for: « ils », of a plane."""
    number = one.feature("Number")
    if one.dep not in DOING or one.upos != "NOUN" or not number or stated.children(one, "conj"):
        return True
    pronouns = [each for each in told.children(act, "nsubj", "nsubj:pass") if each.feature("PronType") == "Prs"]
    return all(each.feature("Number") in ("", number) for each in pronouns)


def _is_below(sentence: Sentence, token: Token, act: Token) -> bool:
    """True for what hangs on a noun with no clause between: « la visite du ministre », not « qu'il a vu »."""
    for one in sentence.ancestors(token):
        if one.i == act.i:
            return True
        if one.upos in VERBAL and one.dep in CLAUSES:
            return False
    return False


CLAUSES = ("acl", "acl:relcl", "advcl")
"""How a clause hangs on what it adds to."""


def _is_antecedent(sentence: Sentence, token: Token, act: Token) -> bool:
    """True for what a relative clause is about: « la grève qui a bloqué … »."""
    relative = act.dep in ("acl", "acl:relcl") and act.head == token.i
    return relative and any(one.feature("PronType") == "Rel" for one in sentence.children(act))


def _is_of_small_clause(sentence: Sentence, token: Token, act: Token) -> bool:
    """True for who an act leaves, makes or finds in a state: “has left 4,000 passengers stranded”."""
    state = sentence.head(token)
    subject = state is not None and token.dep in ("nsubj", "nsubj:pass") and state.dep in ("xcomp", "ccomp")
    return bool(subject and state is not None and state.head == act.i and not sentence.children(state, "mark", "aux"))


def _follows(sentence: Sentence, token: Token, act: Token) -> bool:
    """True for a noun right after a verb, with nothing between but what belongs to it, however they were parsed."""
    between = sentence.tokens[act.i + 1 : token.i]
    inside = all(one.upos in ("DET", "NUM", "ADJ", "ADV") and one.head == token.i for one in between)
    return act.upos == "VERB" and token.i > act.i and token.upos == "NOUN" and inside


def _does(sentence: Sentence, token: Token, verb: int) -> bool:
    """True for the subject of a verb, and for what belongs to it."""
    above = next((one for one in (token, *sentence.ancestors(token)) if one.head == verb), None)
    return above is not None and above.dep in DOING


def _is_adverbial(verb: Token) -> bool:
    """True for a gerund or infinitive that takes the subject of its clause: « a refusé, jugeant … », “calling it”."""
    return verb.dep == "advcl" and verb.feature("VerbForm") in ("Ger", "Inf", "Part")


VERBAL = frozenset({"VERB", "AUX"})
SHARING = ("conj", "xcomp", "aux", "cop")
"""What ties a verb to the one whose subject it shares."""


def _verb_over(sentence: Sentence, token: Token) -> Token | None:
    """The first verb at or above a token; the root where there is none."""
    last = token
    for one in (token, *sentence.ancestors(token)):
        if one.upos in VERBAL:
            return one
        last = one
    return last


def givers(sentence: Sentence, verb: Token, language: str) -> list[Token]:
    """From whom something is taken over, by a verb whose subject gets it: “buys grain from Mali”; none for others."""
    if verb.upos != "VERB" or "~taken_from" not in meanings(verb.lemma, language) or not sentence.children(verb, "obj"):
        return []
    bare = [one for one in sentence.children(verb, "obj") if not _is_definite(sentence, one)]
    hung = [each for one in bare for each in sentence.children(one, "nmod")]  # « a reçu des camions du Gabon »
    return [
        one
        for one in (*sentence.children(verb, "obl", "obl:arg", "obl:mod"), *hung)
        if one.upos == "PROPN" and any(_is_from(case, language) for case in sentence.children(one, "case"))
    ]


def _is_definite(sentence: Sentence, noun: Token) -> bool:
    return any(
        one.feature("Definite") == "Def" or one.feature("Poss") == "Yes" for one in sentence.children(noun, "det")
    )


def _is_from(case: Token, language: str) -> bool:
    return "~out_of" in meanings(case.lemma, language)


def telling_words(words: Sequence[Token], language: str) -> Sequence[Token]:
    """The words of a trigger that tell its act; a thing beside a verb is what it is done to: « livré des vivres »."""
    if not any(one.upos == "VERB" for one in words):
        return words
    return [one for one in words if one.upos != "NOUN" or not _is_thing(one.lemma, language)]


def _is_thing(lemma: str, language: str) -> bool:
    """True for a noun that names a thing, and for one that alone tells no act: « fermer l'ambassade »."""
    marks = {name[0] for name in meanings(lemma, language)}
    pack = language_pack(language)
    return "#" in marks or ("=" in marks and pack is not None and lemma not in predicates_of(pack))
