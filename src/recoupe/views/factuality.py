"""Whether a sentence tells an act as done, as not done, or leaves it open: by its syntax and the words it hangs on.

Inputs: a frame and a token of its sentence. What leaves is true or false. It is for sentences of which no event and no
claim was read; where one was, its status and stance say more.
"""

from functools import cache

from recoupe import packs
from recoupe.text.reading import Sentence, Token
from recoupe.views.frames import Frame, meanings, reports


def is_negated(sentence: Sentence, token: Token) -> bool:
    """True when what a word tells is told as not so: « n'a pas ratifié », « aucun soldat », « refuse de partir »."""
    group_of = [token, *sentence.children(token, "aux", "aux:pass", "cop", "nsubj", "nsubj:pass", "obj", "det")]
    marks = [one for word in group_of for one in (*sentence.children(word, "advmod", "det"), word)]
    negative = sum(_negates(one) for one in {mark.i: mark for mark in marks}.values() if one.upos != "VERB")
    return bool(negative)


def _negates(token: Token) -> bool:
    return token.feature("Polarity") == "Neg" or token.feature("PronType") == "Neg"


def is_ahead(frame: Frame, token: Token | None) -> bool:
    """True for a future."""
    words = (token, *frame.sentence.children(token, "aux", "aux:pass", "cop")) if token is not None else ()
    helping = _future_words(frame.language)
    return any(one.feature("Tense") == "Fut" or (one.upos == "AUX" and one.lemma in helping) for one in words)


@cache
def _future_words(language: str) -> frozenset[str]:
    """The helping verbs by which a language tells a future."""
    rows = packs.shipped(f"lang/{language}")["directions"] if language in packs.languages() else ()
    return frozenset(row["form"] for row in rows if row["kind"] == "word" and row["direction"] == "future")


def is_aside(frame: Frame, token: Token) -> bool:
    """True for what a relative or adverbial clause adds to a report: « dément …, alors que la grève dure »."""
    sentence = frame.sentence
    above = (token, *sentence.ancestors(token))
    opening = _subordinators(frame.language)
    for comma, word in zip(sentence.tokens, sentence.tokens[1 : token.i + 1], strict=False):
        if comma.form == "," and word.form.casefold() in opening:  # whatever the clause was taken to hang on
            return True
    added = (one for one in above if one.dep in ("acl", "acl:relcl") and sentence.children(one, "nsubj", "nsubj:pass"))
    return any(one.dep == "advcl" and sentence.children(one, "mark") for one in above) or any(added)


@cache
def _subordinators(language: str) -> frozenset[str]:
    """The words that open a clause of circumstance: « alors », “as”, “while”."""
    rows = packs.shipped(f"lang/{language}")["function_words"] if language in packs.languages() else ()
    return frozenset(row["form"] for row in rows if row["class"] == "subordinator")


BESIDE = ("conj", "parataxis", "acl:relcl")
"""What ties a clause to another on which it does not depend."""


def is_undone(sentence: Sentence, token: Token) -> bool:
    """True where a sentence adds that an act has not been done, in a helping verb alone: “so far Seoul has not”."""
    doers = {one.form.casefold() for one in sentence.children(token, "nsubj")}
    for one in sentence.tokens[token.i :]:
        alone = one.upos == "AUX" and one.dep not in ("aux", "aux:pass", "cop") and one.i != token.i
        if alone and any(_negates(mark) or mark.lemma == "not" for mark in sentence.children(one, "advmod")):
            subjects = {other.form.casefold() for other in sentence.children(one, "nsubj")}
            return bool(subjects & doers)
    return False


UNREAL = frozenset({"@REFUSAL", "@RESTRICTION", "@REQUEST", "@THREAT", "@PROMISE", "@CRITICISM"})
"""Acts on whose object nothing is told to have happened: banned, refused, asked for, promised, feared."""

WISHED = frozenset({"!demands", "!promises", "!intends", "!threatens", "!refuses", "!predicts", "!expresses_concern"})
"""The same of what one says."""


def is_supposed(frame: Frame, token: Token) -> bool:
    """True for a conditional, and for what hangs on a word that leaves open whether it happened."""
    words = (token, *frame.sentence.children(token, "aux", "aux:pass", "cop"))
    return any(one.feature("Mood") == "Cnd" for one in words) or is_unreal(frame, token)


def is_said(frame: Frame, token: Token) -> bool:
    """True for a word that reports: who has not confirmed has not denied."""
    unit = frame.unit_of(token.i)
    return unit is not None and any(name[0] == "!" for name in unit.means)


def denies_it(frame: Frame, token: Token) -> bool:
    """True for a verb that denies what a pronoun takes up: « le conteste », “denies this”."""
    objects = [one for one in frame.sentence.children(token, "obj", "iobj") if one.upos in ("PRON", "DET")]
    taken_up = any(one.feature("PronType") in ("Prs", "Dem", "Art") for one in objects)
    event = frame.events.get(token.i)
    denies = "!denies" in meanings(token.lemma, frame.language) or (event is not None and event.predicate in DENYING)
    return taken_up and denies and not is_negated(frame.sentence, token)


DENYING = ("DENY", "OPPOSE")


def says_contrary(frame: Frame, token: Token) -> bool:
    """True for a verb by which somebody says the contrary of what was told: « affirment le contraire »."""
    objects = frame.sentence.children(token, "obj", "obl", "xcomp")
    told = any("~opposite" in meanings(one.lemma, frame.language) for one in objects)
    return told and not is_negated(frame.sentence, token)


def is_unreported(frame: Frame, token: Token) -> bool:
    """True for what hangs on a report told as not made: « n'a pas annoncé l'envoi » denies no envoi."""
    verbs = (one for one in frame.sentence.ancestors(token) if one.upos == "VERB" and is_negated(frame.sentence, one))
    return any(reports(one.lemma, frame.language) for one in verbs)


def is_unreal(frame: Frame, token: Token) -> bool:
    """True for what hangs on a word that leaves open whether it happened, or on a report that is told as not made."""
    sentence, head = frame.sentence, frame.sentence.head(token)
    own_subject = token.dep == "acl" and sentence.children(token, "nsubj", "nsubj:pass")
    if token.dep in BESIDE or own_subject or (token.dep == "advcl" and head is not None and head.upos == "VERB"):
        return False
    for one in sentence.ancestors(token):
        unit = frame.unit_of(one.i)
        if unit is not None and unit.means & (UNREAL | WISHED):
            return True
        if is_negated(sentence, one) and (is_said(frame, one) or one.dep not in BESIDE):
            return True
    return False
