"""What somebody says he himself will do: « “Nous allons faire appel” », "said it would conduct the inquiry itself".

Enters: an `Attribution` of a `Line` and the main verbs of what is said. Leaves: the stance that such words take: a
plan, a promise, a refusal or a threat. The verb decides which, by its class, and the cue. No language is named here.
"""

from recoupe.terms import Stance
from recoupe.text.charges import is_forecaster
from recoupe.text.clauses import Group, Line
from recoupe.text.mainverbs import denied, main_groups, perfect
from recoupe.text.sightings import Attribution

UTTERED = frozenset({"quote", "colon", "floating", "que"})
"""Constructions that give words, in which a speaker can speak of his own deeds."""


def undertaken(line: Line, one: Attribution, main: list[Group], first: int, last: int) -> Stance | None:
    """The stance of what the speaker says he will do himself; None where it is not about that."""
    group = main[0] if main else None
    if group is None or one.narrated or one.construction not in UTTERED:
        return None
    if not _is_ahead(line, one, group) or lasts(line, group):
        return None  # "said it will take two days"
    kinds = line.book.classes_of(_deed(line, group))
    vowed = _is_vowed(one)
    helped = group.passive and not is_forecaster(line, one)  # « tous les clients seront remboursés »
    if "benefiting" in kinds and not denied(line, first, last) and (vowed or helped or _speaks_to(line, group, last)):
        return Stance.PROMISES
    granted = _is_granted(line, group, kinds, last) and not denied(line, first, last) and not is_forecaster(line, one)
    if granted or (vowed and _spares_everybody(line, group, first)):
        return Stance.PROMISES
    if _is_own(line, one, group, first) and any(line.is_any(i, "unless") for i in range(group.last, last)):
        return Stance.THREATENS
    if not _is_own(line, one, group, first) or _is_no_deed(line, group):
        return None
    serves = "repaying" in kinds or _serves_hearers(line, group, kinds, last)
    if serves and not denied(line, first, last):
        return Stance.PROMISES
    return _of_own_deed(line, one, group, denies=group.negated or denied(line, first, last))


def is_attested(line: Line, one: Attribution, first: int, last: int) -> bool:
    """« jure avoir tout dit », « jure que la porte était ouverte », « jurait tout savoir »: what was or is."""
    if one.construction == "inf":
        verb = next((word.lemma for word in line.words[first:last] if word.tag == "inf"), "")
        return perfect(line, first, last) or "knowing" in line.book.classes_of(verb)
    main = next(iter(main_groups(line, first, last)), None)
    known = one.construction == "que" and main is not None and not main.modal
    return known and main is not None and main.tag == "past" and not one.narrated


def holds_back(line: Line, first: int, last: int) -> bool:
    """« jure de ne libérer personne »: what is sworn is that a concession will not be made."""
    verb = next((i for i in range(first, min(last, first + 5)) if line.words[i].tag == "inf"), -1)
    kinds = line.book.classes_of(line.words[verb].lemma) if verb > 0 else frozenset()
    refused = "yielding" in kinds and "forsaking" not in kinds
    return refused and any(line.is_any(i, "negation") for i in range(first, verb))


def may_do(line: Line, one: Attribution, group: Group, first: int) -> bool:
    """« a dit qu'elle pourrait fermer l'usine », "said it may fly out some of its staff": a deed that is considered."""
    if one.construction not in UTTERED or not group.modal or group.passive or group.negated or lasts(line, group):
        return False
    open_still = "perhaps" in line.book.classes_of(group.modal) or group.tag == "cond"
    kinds = line.book.classes_of(group.lemma)
    deed = not line.words[group.head].is_any("copula_lemma") and "involuntary" not in kinds
    owed = line.book.classes_of(group.modal) & {"owed", "bound", "coming"}
    return open_still and deed and not owed and _is_own(line, one, group, first)


def _is_granted(line: Line, group: Group, kinds: frozenset[str], last: int) -> bool:
    """« Chaque abonné recevra un remboursement », "every customer would get a refund"."""
    near = range(group.last + 1, min(last, group.last + 5))
    return "getting" in kinds and any(line.is_any(i, "benefit") and line.upos(i) == "NOUN" for i in near)


def _serves_hearers(line: Line, group: Group, kinds: frozenset[str], last: int) -> bool:
    """« “Nous retrouverons vos enfants” », "We will find your children": a deed for those who are spoken to."""
    own = line.is_any(group.first - 1, "first_person") or line.is_any(group.first, "first_person")
    theirs = any(line.is_any(i, "second_possessive") for i in range(group.last + 1, min(last, group.last + 3)))
    return own and theirs and "hostile" not in kinds


def _spares_everybody(line: Line, group: Group, first: int) -> bool:
    """« assure que personne ne sera laissé de côté », "insisted no one would lose a home"."""
    start = next((i for i in range(first, group.first) if not line.is_mark(i)), first)
    return line.is_any(start, "negative", "nobody", "no") and line.upos(start) in ("PRON", "NOUN", "DET")


def _is_vowed(one: Attribution) -> bool:
    """« assure que … », "insisted …": a cue that gives assurance."""
    return one.stance is Stance.PROMISES or "vow" in one.markers or "never" in one.markers


def _of_own_deed(line: Line, one: Attribution, group: Group, *, denies: bool) -> Stance | None:
    """A deed of the speaker: refused when negated, else promised, threatened or planned."""
    kinds = line.book.classes_of(_deed(line, group))
    if any(line.is_any(i, "pledge_object") for i in range(group.last + 1, group.last + 4)):
        return Stance.PROMISES  # « Je tiendrai parole »
    if "involuntary" in kinds:
        return None
    if denies:
        return _withholds(line, one, group, kinds)
    if "hostile" in kinds or one.stance is Stance.EXPRESSES_CONCERN:
        return Stance.THREATENS
    if _is_vowed(one):
        return Stance.PROMISES
    return None if "plan" in one.markers else Stance.INTENDS


def _withholds(line: Line, one: Attribution, group: Group, kinds: frozenset[str]) -> Stance | None:
    """« Nous ne signerons rien » refuses, « je ne vous abandonnerai pas » promises; of « it » only some verbs tell."""
    if "forsaking" in kinds:
        return Stance.PROMISES
    person = line.is_any(group.first - 1, "first_person", "person_anaphor") or line.is_any(group.first, "first_person")
    after = group.last + 1
    acts = line.upos(after) in ("PRON", "DET") or line.is_any(after, "possessive")
    person = person or (line.is_any(group.first - 1, "anaphor") and acts and "vow" not in one.markers)
    return Stance.REFUSES if person and one.stance is not Stance.PREDICTS else None


def _is_ahead(line: Line, one: Attribution, group: Group) -> bool:
    """A future, « allons faire », "is going to act", or the future in the past of « a dit qu'il ferait »."""
    if group.modal and "coming" not in line.book.classes_of(group.modal) and not is_going(line, group):
        return False
    told = one.construction == "que" and one.group is not None and one.group.tag in ("past", "inf", "presp")
    return group.tag == "fut" or is_going(line, group) or (group.tag == "cond" and told)


def is_going(line: Line, group: Group) -> bool:
    """« va durer », "is going to last"."""
    if group.modal:
        return group.tag == "pres" and "going" in line.book.classes_of(group.modal)
    return group.tag == "pres" and _infinitive_of(line, group) > 0


def _infinitive_of(line: Line, group: Group) -> int:
    """Index of the verb behind "is going to"; 0 without one."""
    after = group.last + 1
    if "going" in line.book.classes_of(group.lemma):
        after -= 1
    elif not (line.words[group.head].is_any("copula_lemma") and "going" in _kinds(line, after)):
        return 0
    return after + 2 if line.is_any(after + 1, "infinitive") and after + 2 < len(line) else 0


def _kinds(line: Line, i: int) -> frozenset[str]:
    return line.book.classes_of(line.words[i].lemma) if i < len(line) else frozenset()


def _deed(line: Line, group: Group) -> str:
    """The lemma of what is to be done: of the verb behind "is going to" or of « serez indemnisés », else the verb's."""
    if place := _infinitive_of(line, group):
        return line.words[place].lemma
    copula = line.words[group.head].is_any("copula_lemma") and line.upos(group.last + 1) == "ADJ"
    return line.words[group.last + 1 if copula else group.head].lemma


def _is_no_deed(line: Line, group: Group) -> bool:
    described = line.words[group.head].is_any("copula_lemma") and not _infinitive_of(line, group)
    return group.passive or described


def _is_own(line: Line, one: Attribution, group: Group, first: int) -> bool:
    """« nous … », « qu'il … », "its army …": the speaker, or who belongs to him; « on » before « va » is « nous »."""
    subject = next((i for i in (group.first - 1, group.first) if line.is_any(i, "first_person", "anaphor")), -1)
    if subject >= 0 and not (line.is_any(subject, "impersonal") and not is_going(line, group)):
        return line.is_any(subject, "first_person") or one.construction == "que"
    return line.upos(group.first - 1) == "NOUN" and any(
        line.is_any(i, "possessive", "own_side") and line.upos(i) == "DET" for i in range(first, group.first)
    )


def _speaks_to(line: Line, group: Group, last: int) -> bool:
    """« Vous serez indemnisés », "We will protect you"."""
    if line.is_any(group.first - 1, "second_person"):
        return True
    own = line.is_any(group.first - 1, "first_person") or line.is_any(group.first, "first_person")
    near = range(group.first, min(last, group.last + 3))
    return own and any(line.is_any(i, "second_person", "addressed") for i in near)


def offers(line: Line, one: Attribution, first: int, last: int) -> bool:
    """« propose d'envoyer une équipe »: a deed one offers to do oneself, not one that others are asked to do."""
    if "offers" not in one.markers or one.construction != "inf":
        return False
    verb = next((line.words[i] for i in range(first, min(last, first + 4)) if line.words[i].tag == "inf"), None)
    return verb is not None and bool(line.book.classes_of(verb.lemma) & {"benefiting", "offering"})


def lasts(line: Line, group: Group) -> bool:
    """« Les travaux prendront “deux mois” », "it could take until Friday": how long it will be is a forecast."""
    ahead = group.tag in ("fut", "cond") or (group.tag == "pres" and bool(group.modal))
    return ahead and "lasting" in line.book.classes_of(group.lemma) and names_time(line, group.last + 1)


def names_time(line: Line, start: int) -> bool:
    """Whether a time or a figure stands among the words from ``start``: "as many as two weeks", "back by Dec. 31"."""
    near = range(start, min(len(line), start + _NEAR))
    return any(line.is_any(i, "time", "period") or line.upos(i) == "NUM" for i in near)


_NEAR = 7
"""Words behind a verb among which a time of its own stands."""
