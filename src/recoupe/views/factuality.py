"""Whether a sentence tells an act as done, as not done, or leaves it open: by its syntax and the words it hangs on.

Inputs: a frame and a token of its sentence. What leaves is true or false. It is for sentences of which no event and no
claim was read; where one was, its status and stance say more.
"""

from functools import cache

from recoupe import packs
from recoupe.text.reading import Sentence, Token
from recoupe.views.frames import Frame
from recoupe.views.meanings import meanings, only_says, reports


def is_negated(sentence: Sentence, token: Token) -> bool:
    """True when what a word tells is told as not so: « n'a pas ratifié », « aucun soldat », « refuse de partir »."""
    group_of = [token, *sentence.children(token, "aux", "aux:pass", "cop", "nsubj", "nsubj:pass", "obj", "det")]
    marks = [one for word in group_of for one in (*sentence.children(word, "advmod", "det", "mark"), word)]
    found = [one for one in {mark.i: mark for mark in marks}.values() if _negates(one) and one.upos != "VERB"]
    return (bool(found) and not (len(found) == 1 and _is_only(sentence, token))) or _has_no_object(sentence, token)


def _has_no_object(sentence: Sentence, token: Token) -> bool:
    """True for an infinitive said of nothing or nobody: « ne possèdent rien à saisir », “nobody to arrest”."""
    if token.feature("VerbForm") != "Inf" or token.dep not in ("acl", "xcomp"):
        return False
    above = sentence.tokens[token.head]
    said_of = [above] if token.dep == "acl" else [one for one in sentence.children(above, "obj") if one.i < token.i]
    return any(_negates(mark) for one in said_of for mark in (one, *sentence.children(one, "det")))


def is_cast_against(frame: Frame, token: Token) -> bool:
    """True for a vote told as cast against what it is on: « a voté contre le traité »."""
    if "~vote_it" not in meanings(token.lemma, frame.language):
        return False
    below = [one for one in frame.sentence.children(token) if one.i > token.i]
    marks = [one for each in below for one in (each, *frame.sentence.children(each, "case"))]
    return any("~oppose_adj" in meanings(one.lemma, frame.language) for one in marks)


def is_negated_act(frame: Frame, token: Token) -> bool:
    """The same of an act; a mark that belongs to the idiom that tells it negates nothing: « persona non grata »."""
    event = frame.events.get(token.i)
    own = (one for one in frame.sentence.tokens if event is not None and frame.events.get(one.i) is event)
    negated = is_negated(frame.sentence, token) and not any(_negates(one) for one in own)
    return negated != is_cast_against(frame, token)


def _negates(token: Token) -> bool:
    return token.feature("Polarity") == "Neg" or token.feature("PronType") == "Neg"


def is_ahead(frame: Frame, token: Token | None) -> bool:
    """True for a future."""
    words = _helping(frame.sentence, token) if token is not None else ()
    helping = _future_words(frame.language)
    return any(one.feature("Tense") == "Fut" or (one.upos == "AUX" and one.lemma in helping) for one in words)


def _helping(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """A word with those that carry its tense: helping verbs, and the verb it completes: « restera coupée »."""
    above = sentence.head(token) if token.dep == "xcomp" else None
    own = (token, *sentence.children(token, "aux", "aux:pass", "cop"))
    return (*own, above) if above is not None and above.upos in ("VERB", "AUX") else own


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


def is_past_aside(frame: Frame, token: Token) -> bool:
    """True for a past participle that adds to a noun what was done: « la décrue, amorcée à l'aube, devrait … »."""
    past = token.feature("VerbForm") == "Part" and token.feature("Tense") == "Past"
    return token.dep == "acl" and past and not frame.sentence.children(token, "aux", "aux:pass")


@cache
def _subordinators(language: str) -> frozenset[str]:
    """The words that open a clause of circumstance: « alors », “as”, “while”."""
    rows = packs.shipped(f"lang/{language}")["function_words"] if language in packs.languages() else ()
    return frozenset(row["form"] for row in rows if row["class"] == "subordinator")


def leaves_asked(sentence: Sentence, verb: Token) -> bool:
    """True for a verb that says what is not itself told: « a dit combien », “would not say who”."""
    after = next((one for one in sentence.tokens[verb.i + 1 :] if one.upos != "ADV" or one.feature("PronType")), None)
    return after is not None and asks(after)


def only_says_some(stated: Frame, told: Frame, word: Token) -> bool:
    """True where a statement is that somebody said how many, or who, and a word only says that they said something."""
    return is_asked(stated) and not leaves_asked(told.sentence, word)


def is_asked(frame: Frame) -> bool:
    """True for a sentence that only says that somebody said how many, or who."""
    return frame.root is not None and leaves_asked(frame.sentence, frame.root)


def asks(token: Token) -> bool:
    """True for a word that opens what is asked: « combien », “who”."""
    kind = token.feature("PronType")
    return (kind == "Int" or (kind == "Rel" and token.dep != "det")) and token.dep != "mark"


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


UNREAL = frozenset({"@REFUSAL", "@REPRESSION", "@RESTRICTION", "@REQUEST", "@THREAT", "@PROMISE", "@CRITICISM"})
"""Acts on whose object nothing is told to have happened: banned, refused, asked for, promised, feared."""

WISHED = frozenset({"!demands", "!promises", "!intends", "!threatens", "!refuses", "!predicts", "!expresses_concern"})
"""The same of what one says."""


def is_supposed(frame: Frame, token: Token) -> bool:
    """True for a conditional, and for what hangs on a word that leaves open whether it happened."""
    words = _helping(frame.sentence, token)
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


def is_withheld(frame: Frame, token: Token) -> bool:
    """True for what somebody refuses to say, cannot say or has not said: « a refusé de confirmer »."""
    sentence = frame.sentence
    if not is_said(frame, token) or token.upos not in ("VERB", "NOUN"):
        return False
    if is_negated(sentence, token):
        return True
    above = sentence.head(token) if token.dep in HELD else None
    if above is None or above.i == token.i:
        return False
    unit = frame.unit_of(above.i)
    refuses = unit is not None and not unit.means.isdisjoint(REFUSING)
    return refuses or is_negated(sentence, above)


def _is_only(sentence: Sentence, token: Token) -> bool:
    """True for « n'avoue que », « n'en attribue que deux », which say something."""
    after = sentence.tokens[token.i + 1 : token.i + 2]
    opens = ("mark", "advmod", "case", "fixed", "cc")
    return any(one.upos in ("SCONJ", "ADV") and one.dep in opens and not asks(one) for one in after)


HELD = ("xcomp", "obj", "ccomp", "acl", "obl", "obl:arg", "nmod")
"""How what one refuses, wants or is able to say hangs on that word."""

REFUSING = frozenset(
    {"!refuses", "@REFUSAL", "~refuse", "~decline", "~unable", "!declines_to_comment", "!declines_to_confirm"}
)


def is_refused(frame: Frame, token: Token) -> bool:
    """True for what somebody is denied, rules out or gives up: “was denied bail”, « a renoncé à son projet de … »."""
    if _is_given_up(frame, token):
        return True
    above = frame.sentence.head(token) if token.dep in ("obj", "xcomp", "iobj") else None
    if above is None or above.i == token.i or above.upos != "VERB" or is_negated(frame.sentence, above):
        return False
    unit = frame.unit_of(above.i)
    return unit is not None and not unit.means.isdisjoint(("!denies", "!refuses", "~exclude", "~refuse"))


def _is_given_up(frame: Frame, token: Token) -> bool:
    """True for what somebody meant to do and does no more: “dropped its plan to close the border”."""
    plan = frame.sentence.head(token) if token.dep in ("acl", "nmod", "compound") else None
    verb = (
        frame.sentence.head(plan) if plan is not None and plan.dep in ("obj", "nsubj:pass", "obl", "obl:arg") else None
    )
    if plan is None or verb is None or is_negated(frame.sentence, verb):
        return False
    means = [meanings(one.lemma, frame.language) for one in (plan, verb)]
    return not means[0].isdisjoint(MEANT) and not means[1].isdisjoint(GIVING_UP)


MEANT = frozenset({"!intends", "#idea", "~plan"})
"""What somebody means to do: a plan, an idea, a proposal."""

GIVING_UP = frozenset({"!refuses", "~abandon", "~abolish", "~cancel", "~drop", "~scrap", "~withdraw_it"})


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
    lacks = token.upos == "NOUN" and token.i not in frame.events  # « privées d'électricité » tells that there is none
    for one in sentence.ancestors(token):
        unit = frame.unit_of(one.i)
        if unit is not None and unit.means & UNREAL and not lacks:
            return True
        if unit is not None and unit.means & WISHED and not only_says(one.lemma, frame.language):
            return True
        if is_negated(sentence, one) and (is_said(frame, one) or one.dep not in BESIDE):
            return True
    return False
