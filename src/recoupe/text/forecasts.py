"""What will come by itself: « “Ce sera très serré” », "it's going to be a long winter", "rates could fall".

Enters: an `Attribution` of a `Line` and the main verbs of what is said. Leaves: whether the words foretell. Tense and
modal decide, and who the subject is. No language is named here.
"""

from recoupe.text.charges import is_forecaster
from recoupe.text.clauses import Group, Line
from recoupe.text.sightings import Attribution
from recoupe.text.undertakings import is_going, lasts, names_time


def foretells(line: Line, main: list[Group], one: Attribution) -> bool:
    """Whether the main verbs say what will be: a future, an open modal, "is set to", « va »; not one's own deeds."""
    lead = main[:2] if len(main) > 1 and introduces(line, main) else main[:1]
    turns = "able" in line.book.classes_of(lead[0].modal) and "turning" in line.book.classes_of(lead[0].lemma)
    if (
        _is_expected(line, lead[0])
        or _is_likely(line, lead[0])
        or _points_ahead(line, lead[0])
        or (turns and not lead[0].negated)
        or _is_open(line, lead[0])
    ):
        return True
    if _may_come(line, lead[0]) or lasts(line, lead[0]) or _is_due(line, lead[0]):
        return True
    past = one.group is not None and one.group.tag == "past"
    for group in lead:
        if group.tag == "fut" or (group.tag == "pres" and "going" in line.book.classes_of(group.modal)):
            before = range(max(0, group.first - 2), group.first + 1)
            own = any(line.is_any(i, "first_person") and not line.is_any(i, "impersonal") for i in before)
            involuntary = "involuntary" in line.book.classes_of(group.lemma)
            other = one.construction == "quote" and line.is_any(group.first - 1, "person_anaphor") and not own
            set_by_them = "plan" in one.markers and not other and not is_forecaster(line, one)
            return not set_by_them and (not own or involuntary)
        if (
            group.tag == "cond"
            and group.modal
            and not (past and one.construction == "que" and not _modal_hedge(line, group))
        ):
            return not of_what_is(line, group) and not _is_unreal(line, group)
    return False


def _is_unreal(line: Line, group: Group) -> bool:
    """« Nous aurions dû agir », « on aurait pu l'éviter »: a modal in the perfect tells what was not done."""
    return any(line.words[i].tag == "pp" and line.words[i].lemma == group.modal for i in range(group.first, group.head))


def _is_open(line: Line, group: Group) -> bool:
    """« Le fleuve pourrait, à terme, déborder », "the strike could spread to other ports": what may come.

    What may have been, what may be now and what somebody was able to do foretell nothing.
    """
    apart = group.lemma in line.book.conditionals and not group.modal  # « pourrait à long terme souffrir »
    modal = group.lemma if apart else group.modal
    kinds = line.book.classes_of(modal)
    able = group.tag == "cond" and modal in line.book.conditionals and "able" in kinds
    perhaps = "perhaps" in kinds and not group.negated
    if not (able or perhaps) or of_what_is(line, group) or _is_unreal(line, group):
        return False
    inner = range(group.first + 1, group.head)
    done = any(line.is_any(i, "aux_lemma") and not line.words[i].is_any("copula_lemma") for i in inner)
    sensed = "sensing" in line.book.classes_of(group.lemma) and not group.passive
    verb = next((i for i in range(group.head, min(len(line), group.head + 6)) if line.words[i].tag == "inf"), -1)
    return not done and not sensed and (verb > group.head or not apart)


def _may_come(line: Line, group: Group) -> bool:
    """« It's going to be a long winter », "we may see snow": what comes by itself, whoever says so."""
    if _may_be_done(line, group):
        return True
    if group.negated and group.tag == "pres" and group.modal:
        return False
    if not group.modal and group.tag == "pres" and is_going(line, group):
        subject = line.is_any(group.first - 1, "first_person") and not line.is_any(group.first - 1, "impersonal")
        return not subject
    deed = "involuntary" in line.book.classes_of(group.lemma) and not line.words[group.head].is_any("copula_lemma")
    done = any(line.is_any(i, "aux_lemma") for i in range(group.first + 1, group.head))
    return group.tag == "pres" and "perhaps" in line.book.classes_of(group.modal) and deed and not done


def _is_due(line: Line, group: Group) -> bool:
    """Of a thing and a day to come, what should be is what is awaited: "The road should be open by Monday"."""
    bound = bool(group.modal) and {"bound", "owed"} <= line.book.classes_of(group.modal) and group.tag == "cond"
    subject = line.word(group.first - 1)
    if not bound or subject is None or not line.words[group.head].is_any("copula_lemma"):
        return False
    thing = subject.upos == "NOUN" and "human" not in line.book.kinds(subject.lemma, subject.form)
    return thing and names_time(line, group.last + 1)


def _may_be_done(line: Line, group: Group) -> bool:
    """« It may be lifted in May », "banks may not reopen before Thursday", "we may never go back": still open."""
    done = any(line.is_any(i, "aux_lemma") and line.form(i) == "have" for i in range(group.first, group.head))
    if done or group.tag != "pres" or not {"perhaps"} & line.book.classes_of(group.modal):
        return False
    if line.words[group.head].is_any("copula_lemma") or not line.book.has("optional_complementizer"):
        return False
    never = any(line.is_any(i, "never") for i in range(group.first, group.head))
    dated = any(line.is_any(i, "time", "period") for i in range(group.last + 1, min(len(line), group.last + 8)))
    return group.passive or never or dated


def _is_likely(line: Line, group: Group) -> bool:
    """« Une issue rapide est peu probable », "a move that is unlikely": the odds of a thing that is to come."""
    if not line.words[group.head].is_any("copula_lemma") or group.tag not in ("pres", "fut", "cond"):
        return False
    after = group.last + 1
    while line.upos(after) == "ADV" and not line.is_any(after, "likelihood"):
        after += 1
    subject = line.word(group.first - 1)
    account = subject is None or subject.is_any("claimed", "points", "impersonal", "demonstrative")
    return line.is_any(after, "likelihood") and not account and not line.is_any(after + 1, "complementizer", "of")


def _points_ahead(line: Line, group: Group) -> bool:
    """« c'est nous qui serons en première ligne »: the verb of the clause that is pointed at is to come."""
    if not (line.words[group.head].is_any("copula_lemma") and line.is_any(group.first - 1, "points")):
        return False
    relative = next((i for i in range(group.last + 1, group.last + 5) if line.is_any(i, "subject_relative")), -1)
    return relative > 0 and any(line.words[i].tag == "fut" for i in range(relative + 1, min(len(line), relative + 4)))


def _is_expected(line: Line, group: Group) -> bool:
    """« est appelé à durer », "is likely to last": an adjective that foretells what the infinitive after it tells."""
    after = group.last + 1
    while line.upos(after) == "ADV" and not line.is_any(after, "expected"):
        after += 1
    copula = line.words[group.head].is_any("copula_lemma") and line.is_any(after, "expected")
    return copula and line.is_any(after + 1, "infinitive", "of")


def _modal_hedge(line: Line, group: Group) -> bool:
    return group.modal in line.book.conditionals


def is_scheduled(line: Line, one: Attribution, group: Group) -> bool:
    """« aura lieu jeudi », « rouvrira lundi », « sera démoli »: set by those who say so, who forecast nothing."""
    retold = group.tag == "cond" and group.passive and not group.modal and line.book.has("optional_complementizer")
    retold = retold or (group.passive and bool(group.modal) and "coming" in line.book.classes_of(group.modal))
    if not (group.tag == "fut" or retold) or is_forecaster(line, one):
        return False  # "would be handed over, the statement added"
    lemma = line.words[group.head].lemma
    after = group.last + 1
    while line.is_any(after, "negator", "plain_negator") or line.upos(after) in ("ADV", "ADP"):
        after += 1
    if line.words[group.head].is_any("copula_lemma") and line.is_any(after, "standing"):
        return True  # « restera fermé jusqu'à nouvel ordre », "will stay in place"
    kinds = line.book.classes_of(lemma)
    known = "scheduled" in kinds and (group.reflexive or "by_itself" not in kinds)  # « se tiendra », not « tiendra »
    return group.passive or (known and not lasts(line, group)) or line.is_any(after, "scheduled")


def introduces(line: Line, main: list[Group]) -> bool:
    """The first verb only introduces the second: « cela signifie que … »."""
    return (
        any(line.is_any(i, "complementizer") for i in range(main[0].last + 1, main[1].first))
        and main[1].first - main[0].last < 8
    )


def stative(line: Line, group: Group) -> bool:
    """« pourrait être », « pourrait s'agir »: about what is, not about what will be."""
    head = line.words[group.head]
    return head.is_any("copula_lemma") or (group.reflexive and "stative" in line.book.classes_of(head.lemma))


def of_what_is(line: Line, group: Group) -> bool:
    """« pourrait constituer une menace », « pourrait indiquer que … »: a state that may hold now already."""
    return stative(line, group) or "state_verb" in line.book.classes_of(group.lemma)
