"""What is to be done, said as an obligation: « il faut que … », « X doit agir », "classes must reopen".

Enters: an `Attribution` of a `Line` and the main verbs of what is said. Leaves: whether the words ask for a deed. A
timetable, a saying and what only introduces a statement ask for nothing. No language is named here.
"""

from recoupe.terms import Stance
from recoupe.text.charges import is_forecaster
from recoupe.text.clauses import Group, Line
from recoupe.text.forecasts import stative
from recoupe.text.sightings import Attribution


def obliges(line: Line, one: Attribution, main: list[Group], first: int, last: int) -> bool:
    """« il faut que », « il est urgent de », « X doit agir » as spoken words: what is to be done."""
    if not main:
        return False
    group = main[0]
    copula = line.words[group.head].is_any("copula_lemma")
    after = group.last + 1
    while line.upos(after) == "ADV":
        after += 1
    if copula and group.tag == "pres" and not group.negated and line.is_any(after, "urgent"):
        return line.is_any(after + 1, "infinitive", "complementizer", "of") and after < last
    lemma = group.modal or group.lemma
    barred = group.negated and group.modal and "owed" in line.book.classes_of(lemma)
    retold = group.tag == "past" and one.construction == "que" and one.group is not None and one.group.tag == "past"
    owed = (
        group.tag == "pres"
        or (group.tag == "fut" and bool(group.modal))
        or (retold and "needed" in line.book.classes_of(lemma))
        or (group.tag == "cond" and "bound" in line.book.classes_of(lemma))
        or _is_advised(line, one, group)
    )
    if not owed or (group.negated and not barred) or _softened(line, first, last) or grants(line, group):
        return False
    if "needed" in line.book.classes_of(lemma):
        return one.construction in ("quote", "colon", "floating", "que")
    if one.construction == "que" and "bound" in line.book.classes_of(lemma):
        return not stative(line, group) and _is_somebodys(line, group, first)
    if "owed" not in line.book.classes_of(lemma) or (stative(line, group) and not barred):
        return False
    later = _is_dated(line, group, last)
    return _is_advised(line, one, group) or (one.construction in ("quote", "colon", "floating") and not later)


def _is_dated(line: Line, group: Group, last: int) -> bool:
    """Whether a time or a figure stands in the clause of a verb: « “Le train doit partir à midi” » is a timetable."""
    clause = range(group.last + 1, last)
    end = next((i for i in clause if line.is_any(i, "complementizer") and line.upos(i) != "ADV"), last)
    return any(line.is_any(i, "time") or line.upos(i) == "NUM" for i in range(group.last + 1, end))


def grants(line: Line, group: Group) -> bool:
    """« il faut savoir que … », « nous ne devons pas oublier que … »: what comes after is told, nothing is asked."""
    near = range(group.head, group.last + 3)
    said = next((i for i in near if line.is_any(i, "granting", "forsaking")), -1)
    if said < 0:
        return False
    told = not group.negated if line.is_any(said, "granting") else group.negated
    needed = "needed" in line.book.classes_of(group.modal or group.lemma)
    return told and (needed or line.is_any(said + 1, "complementizer"))


def _is_advised(line: Line, one: Attribution, group: Group) -> bool:
    """« juge que le gouvernement devrait geler les loyers »: what others ought to do, by who foretells nothing."""
    if one.construction != "que" or "owed" not in line.book.classes_of(group.modal):
        return False
    if group.tag not in ("cond", "pres") or line.book.has("optional_complementizer"):
        return False
    subject = line.word(group.first - 1)
    argues = one.stance is Stance.ESTIMATES or bool(one.markers & {"vow", "claims", "never"})
    if not argues or is_forecaster(line, one) or subject is None or stative(line, group):
        return False
    others = "human" in line.book.kinds(subject.lemma, subject.form) and not group.passive
    later = any(line.is_any(i, "time") or line.upos(i) == "NUM" for i in range(group.last + 1, len(line)))
    return others and not later and "involuntary" not in line.book.classes_of(group.lemma)


def is_fitting(line: Line, one: Attribution, group: Group, stance: Stance) -> bool:
    """« estime que le vote devrait attendre », « Pour elle, il ne devrait pas … »: what is held to be right.

    What comes by itself, a figure or a fixed date make a forecast of it.
    """
    opinion = stance in (Stance.ESTIMATES, Stance.EVALUATES) and one.construction in ("que", "prep", "for")
    owed = group.tag == "cond" and "owed" in line.book.classes_of(group.modal)
    if not (opinion and owed) or line.book.has("optional_complementizer") or is_forecaster(line, one):
        return False
    kinds = line.book.classes_of(line.words[group.head].lemma)
    after = range(group.last + 1, min(len(line), group.last + 8))
    figured = any(line.upos(i) == "NUM" or line.is_any(i, "plural_number") for i in after)
    return not figured and not kinds & {"involuntary", "scheduled", "turning"}


def _is_somebodys(line: Line, group: Group, first: int) -> bool:
    """« said the minister must resign », "classes must reopen": a deed that is owed, not what is thought to be so."""
    perfect = any(line.is_any(i, "aux_lemma") and line.form(i) == "have" for i in range(group.first, group.head))
    return not perfect and "involuntary" not in line.book.classes_of(group.lemma) and group.first > first


def _softened(line: Line, first: int, last: int) -> bool:
    """« il faut parfois savoir perdre »: a saying, no demand."""
    return any(line.is_any(i, "sometimes") for i in range(first, last))


def believes_owed(line: Line, one: Attribution, main: list[Group], last: int) -> bool:
    """« “Je pense qu'il doit partir”, dit X »: what others are to do, put as what the speaker thinks.

    Somebody is to do it, not a thing, and no figure or time makes a guess or a timetable of it.
    """
    if one.construction not in ("quote", "colon", "floating") or len(main) < 2:
        return False
    group = main[1]
    classes = line.book.classes_of(group.modal or group.lemma)
    if group.tag != "pres" or main[0].negated or group.negated or _is_dated(line, group, last):
        return False
    if line.book.has("optional_complementizer") or grants(line, group):
        return False
    if "needed" in classes:
        return True
    doing = bool(group.modal) and "owed" in classes and not _is_felt(line, group)
    return doing and _is_somebody(line, group.first - 1)


def _is_felt(line: Line, group: Group) -> bool:
    """« il doit avoir raison », « ils doivent savoir »: a guess about what is."""
    head = line.words[group.head]
    return stative(line, group) or head.is_any("aux_lemma") or "involuntary" in line.book.classes_of(head.lemma)


def _is_somebody(line: Line, i: int) -> bool:
    """Whether the subject ending at ``i`` can do something: a name, a person, a pronoun of the third person."""
    word = line.word(i)
    if word is None or word.is_any("first_person", "impersonal", "demonstrative"):
        return False
    human = "human" in line.book.kinds(word.lemma, word.form)
    return human or word.upos == "PROPN" or word.is_any("anaphor")
