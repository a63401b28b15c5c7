"""Wrongs that are laid at somebody's door: « “On nous a volé deux sièges” », "say they were beaten by guards".

Enters: an `Attribution` of a `Line` and the main verbs of what is said. Leaves: whether it accuses. Verbs of wrong and
harm decide, with who tells it and how. No language is named here.
"""

from collections.abc import Iterable

from recoupe.text.clauses import Group, Line, group_of
from recoupe.text.sightings import Attribution, head_noun, own_sources
from recoupe.text.word import TENSED

GIVEN = frozenset({"quote", "colon", "floating", "prep", "for"})
"""Constructions that give words or name a source for them."""


def charges(line: Line, one: Attribution, main: list[Group], last: int) -> bool:
    """Whether words accuse: a wrong done, a harm the speakers suffered, or « c'est X qui a … » of a harm."""
    if one.construction == "inf" and _suffered_before(line, one, last):
        return True
    if not main or main[0].negated or main[0].tag not in ("past", "pres") or inquires(line, one):
        return False
    if main[0].modal:
        return _meant_to(line, one, main[0])
    if _suffered(line, one, main[0], last):
        return True
    clefted = _clefted(line, main[0], last)
    group = clefted or main[0]
    kinds = line.book.classes_of(line.words[group.head].lemma)
    if clefted is not None:
        return bool(kinds & {"wronging", "harming"})
    own = line.is_any(group.first - 1, "first_person") and not line.is_any(group.first - 1, "impersonal")
    if own or not (one.construction in GIVEN or "claims" in one.markers):
        return not own and _complained_of(line, one, group, kinds)
    if group.passive and not any(line.is_any(i, "agent") for i in range(group.last + 1, last)):
        return "wronging" in kinds  # "claims 12 people have been wounded" tells a toll
    blames = _of_them(line, one, group) or "claims" in one.markers or _in_the_eyes_of(line, one, group)
    return "wronging" in kinds or ("harming" in kinds and blames)


def _complained_of(line: Line, one: Attribution, group: Group, kinds: frozenset[str]) -> bool:
    """« Des détenus disent que les gardiens les ont battus »: a harm that somebody did, told by those who bear it."""
    heads = [line.words[head_noun(line, source)] for source in own_sources(line, one)]
    borne = any("complainant" in line.book.kinds(head.lemma, head.form) for head in heads)
    doer = line.word(group.first - 1)
    if not borne or one.construction != "que" or group.passive or group.tag != "past" or doer is None:
        return False
    somebody = doer.upos == "PROPN" or "human" in line.book.kinds(doer.lemma, doer.form) or doer.is_any("anaphor")
    return somebody and bool(kinds & {"harming", "wronging"})


def _of_them(line: Line, one: Attribution, group: Group) -> bool:
    """« “Ils ont empoisonné le puits” »: a pronoun that points at others, in words given as said."""
    person = line.is_any(group.first - 1, "anaphor") and line.form(group.first - 1).endswith(("s", "y"))
    return person and one.construction == "quote" and not group.passive


def _in_the_eyes_of(line: Line, one: Attribution, group: Group) -> bool:
    """« Pour la famille, les gendarmes ont tiré sans raison »: a view of the harm that somebody did."""
    doer = line.word(group.first - 1)
    known = doer is not None and (doer.upos == "PROPN" or "human" in line.book.kinds(doer.lemma, doer.form))
    return one.construction == "for" and group.tag == "past" and not group.passive and known


def _meant_to(line: Line, one: Attribution, group: Group) -> bool:
    """« “Ils voulaient tuer” »: the harm that others meant to do."""
    harm = line.book.classes_of(line.words[group.head].lemma) & {"harming", "wronging", "hostile"}
    wanted = "wanting" in line.book.classes_of(group.modal)
    return bool(harm) and wanted and one.construction == "quote" and _of_them(line, one, group)


def _suffered_before(line: Line, one: Attribution, last: int) -> bool:
    """« disent avoir été rançonnés par des hommes en uniforme »: an infinitive of the past, and who did it."""
    first = line.index_at(one.content[0])
    verb = next((line.words[i] for i in range(first, min(last, first + 6)) if line.words[i].tag == "pp"), None)
    while verb is not None and verb.is_any("copula_lemma"):
        verb = next((line.words[i] for i in range(verb.i + 1, min(last, first + 6)) if line.words[i].tag == "pp"), None)
    if verb is None or not line.book.classes_of(verb.lemma) & {"harming", "wronging"}:
        return False
    return any(line.is_any(i, "agent") for i in range(verb.i + 1, last))


def _suffered(line: Line, one: Attribution, group: Group, last: int) -> bool:
    """« disent qu'ils ont été battus par des soldats », "say they were whipped by men in uniform": with its author."""
    if not group.passive or "harming" not in line.book.classes_of(line.words[group.head].lemma):
        return False
    near = range(max(0, group.first - 3), group.first)
    own = line.is_any(group.first - 1, "anaphor", "first_person") or any(line.is_any(i, "possessive") for i in near)
    return (
        own
        and one.construction in ("que", "quote")
        and any(line.is_any(i, "agent") for i in range(group.last + 1, last))
    )


def _clefted(line: Line, group: Group, last: int) -> Group | None:
    """The verb of the clause in « Ce sont des soldats qui ont revendu la farine »; None where nothing is pointed at."""
    if not line.words[group.head].is_any("copula_lemma") or not line.is_any(group.first - 1, "points"):
        return None
    relative = next((i for i in range(group.last + 1, last) if line.is_any(i, "subject_relative")), -1)
    verb = next((i for i in range(relative + 1, last) if line.words[i].tag in TENSED), -1) if relative > 0 else -1
    head = next((i for i in range(verb, min(last, verb + 5)) if line.words[i].tag == "pp"), verb)
    return group_of(line, head) if verb > 0 and line.upos(relative - 1) != "ADP" else None


def inquires(line: Line, one: Attribution) -> bool:
    """« Les enquêteurs croient que … »: what those who inquire into a case believe, they suspect."""
    heads = [line.words[head_noun(line, source)] for source in own_sources(line, one)]
    known = any("inquirer" in line.book.kinds(head.lemma, head.form) for head in heads)
    return known and not is_forecaster(line, one)


def is_forecaster(line: Line, one: Attribution) -> bool:
    """Whether a source is an expert, a bank, a weather service …, who foretells what he has no hand in."""
    for source in own_sources(line, one):
        for i in range(line.index_at(source.start), line.index_at(source.end - 1) + 1):
            word = line.words[i]
            for form in (word.lemma, word.form, word.form.split("-")[0]):
                if "forecaster" in line.book.kinds(form, form):
                    return True
            if word.form.endswith(line.book.endings("expert_ending")):
                return True
    return False


def is_laid_to_nobody(line: Line, one: Attribution, first: int, last: int) -> bool:
    """« attribue deux décès à la panne », "blames faulty wiring": a cause is given, and nobody is accused."""
    marks = [marker.removeprefix("lays:") for marker in one.markers if marker.startswith("lays:")]
    if not marks:
        return False
    laid = next((i for i in range(last - 1, first, -1) if line.form(i) in marks and line.inside[i] < 0), first - 1)
    if laid < first and not line.book.has("optional_complementizer"):
        return False
    head = next((i for i in range(laid + 1, last) if line.upos(i) in ("NOUN", "PROPN", "PRON", "NUM")), -1)
    while line.book.has("genitive") and 0 < head < last - 1 and line.upos(head + 1) in ("NOUN", "PROPN"):
        head += 1  # "faulty wiring", "the power company"
    return head > 0 and line.upos(head) == "NOUN" and not _is_party(line, range(laid + 1, head + 1))


def _is_party(line: Line, words: Iterable[int]) -> bool:
    """Whether a noun phrase names somebody: a person, a body, a name, or words that belong to one."""
    return any(line.upos(i) == "PROPN" or "human" in line.book.kinds(line.words[i].lemma, line.form(i)) for i in words)
