"""Reprisals that are to come: « ripostera si … », « promet une riposte », "warned of a mirror response".

Enters: an `Attribution` of a `Line` and the main verbs of what is said. Leaves: whether it threatens.
"""

from recoupe.terms import Stance
from recoupe.text.charges import is_forecaster
from recoupe.text.clauses import Group, Line
from recoupe.text.sightings import Attribution
from recoupe.text.word import TENSED


def threatens(line: Line, one: Attribution, main: list[Group], first: int, last: int) -> bool:
    """« ripostera si … », « vous le paierez cher », « promet une riposte »: a reprisal that is to come."""
    if one.stance is not Stance.PROMISES and any(_punishes(line, group) for group in main[:2]):
        return True
    if one.stance is Stance.PROMISES and one.construction in ("inf", "adjective") and _strikes(line, first, last):
        return True
    if "warns" in one.markers and main and _is_given_notice(line, one, main[0], first):
        return True
    at = next((i for i in range(first, last) if _is_reprisal(line, i) and not _is_supposed(line, main, first, i)), -1)
    warned = one.stance is Stance.EXPRESSES_CONCERN and one.narrated and one.construction == "prep"
    if warned and first <= at < first + 4 and not any(line.is_any(i, "agent", "origin") for i in range(at, last)):
        return True  # "warned of a mirror response", not "of retaliation by rebels"
    if one.stance is Stance.PROMISES and one.construction == "obj" and at < 0:
        at = next((i for i in range(first, min(last, first + 4)) if line.is_any(i, "deed")), -1)
    watches = one.stance is Stance.INTENDS and any(line.is_any(i, "sensing") for i in range(first, first + 3))
    if at < 0 or watches or is_forecaster(line, one):
        return False  # « veut voir les coupables punis »: others are to do it
    if one.stance in (Stance.PROMISES, Stance.INTENDS):
        return at < first + _OBJECT
    return any(group.tag in ("fut", "cond") or (group.modal and group.tag == "pres") for group in main[:2])


def _strikes(line: Line, first: int, last: int) -> bool:
    """« prêts à bloquer le port », "swore to avenge his men": the deed that is promised does harm."""
    verbs = [line.words[i] for i in range(first, min(last, first + 5)) if line.words[i].tag == "inf"]
    return any("hostile" in line.book.classes_of(verb.lemma) for verb in verbs[:2])


def _punishes(line: Line, group: Group) -> bool:
    """« quiconque franchira la ligne sera abattu », "anyone who … would be arrested"."""
    to_come = group.tag in ("fut", "cond") and group.passive
    return to_come and "punishing" in line.book.classes_of(line.words[group.head].lemma)


_OBJECT = 8
"""Words from the start of a promise or plan among which its deed is named, not what it is about further on."""


def _is_supposed(line: Line, main: list[Group], first: int, i: int) -> bool:
    """« si des sanctions étaient prises, elles seraient justes »: a reprisal in the condition, no deed behind it."""
    deeds = (group for group in main[:2] if not group.passive and not line.words[group.head].is_any("copula_lemma"))
    if any(group.first > i for group in deeds):
        return False
    before = next((k for k in range(i - 1, first - 1, -1) if line.form(k) == "," or line.is_any(k, "condition")), -1)
    return before >= first and line.is_any(before, "condition")


def _is_reprisal(line: Line, i: int) -> bool:
    word = line.words[i]
    return word.is_any("reprisal") or "reprisal" in line.book.classes_of(word.lemma)


def _is_given_notice(line: Line, one: Attribution, group: Group, first: int) -> bool:
    """« L'armée tirera sur les pillards, a averti X », "warned that its partners stood ready": what a power will do.

    Who foretells what he has no hand in is worried: « avertit que des milliers d'enfants mourront ».
    """
    told = one.construction == "que" and one.group is not None and one.group.tag == "past"
    ready = line.words[group.head].is_any("copula_lemma") and any(
        row.frame == "inf" and row.stance is Stance.PROMISES
        for word in line.words[group.last + 1 : group.last + 4]
        for row in line.book.adjectives.get(word.lemma, ())
    )
    ahead = group.tag == "fut" or (group.tag == "cond" and told and not group.modal)
    stands = group.passive or line.words[group.head].is_any("copula_lemma")
    wills = ahead and not stands and "involuntary" not in line.book.classes_of(group.lemma)
    if not (ready or wills) or is_forecaster(line, one):
        return False
    head = next((i for i in range(group.first - 1, first - 1, -1) if line.upos(i) in ("NOUN", "PROPN")), -1)
    if head < 0 or any(line.is_any(i, "agent", "origin") for i in range(head, group.first)):
        return False
    counted = any(line.upos(i) == "NUM" or line.is_any(i, "indefinite") for i in range(max(first, head - 3), head))
    return _is_power(line, head) and not counted


def _is_power(line: Line, head: int) -> bool:
    """Whether a noun names who can do harm: a body, a state, a group; not people who bear it."""
    word = line.words[head]
    kinds = line.book.kinds(word.lemma, word.form)
    single = word.token.feature("Number") != "Plur" or any(
        line.is_any(i, "possessive") for i in range(max(0, head - 2), head)
    )
    return word.upos == "PROPN" or ("human" in kinds and "complainant" not in kinds and single)


def warns_of(line: Line, one: Attribution, first: int, last: int) -> bool:
    """« Le risque, c'est de perdre la récolte », "The danger is that …": the peril is what the words begin with."""
    place = first
    while place < last and (line.is_mark(place) or line.upos(place) in ("DET", "ADJ")):
        place += 1
    after = next((i for i in range(place + 1, min(last, place + 5)) if line.words[i].tag), -1)
    is_one = after > 0 and line.words[after].is_any("copula_lemma") and line.words[after].tag in TENSED
    plain = not line.is_any(after + 1, "negator", "negative") and line.upos(after + 1) in (
        "ADP",
        "SCONJ",
        "DET",
        "PRON",
    )
    return one.construction != "prep" and line.is_any(place, "peril") and is_one and plain
