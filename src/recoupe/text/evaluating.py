"""Whether words judge: « est “solide” », « c'est du bluff », "can still be contained", « Quel gâchis ».

Enters: a `Line` and words of what is said. Leaves: answers. The words that evaluate are listed; the construction
decides whether they are all that is said. No language is named here.
"""

from recoupe.terms import Stance
from recoupe.text.clauses import Group, Line
from recoupe.text.hedging import idioms_in
from recoupe.text.mainverbs import main_groups
from recoupe.text.word import TENSED


def told_by_idiom(line: Line, stance: Stance, group: Group | None, first: int, last: int) -> bool:
    """« Le plan ne tient pas debout », "was a slap in the face": a set phrase as the predicate of what is said."""
    for idiom, start, _ in idioms_in(line):
        if idiom.value != stance or idiom.kind != "said" or not first <= start < last:
            continue
        if group is None or group.first <= start <= group.last:
            return True
        copula = line.words[group.head].is_any("copula_lemma")
        between = range(group.last + 1, start)
        if copula and len(between) < 5 and all(line.upos(i) in PREDICATIVE or line.is_mark(i) for i in between):
            return True
    return False


PREDICATIVE = frozenset({"ADV", "DET", "ADJ", "ADP", "PART"})
"""What may stand between a copula and the set phrase it brings."""


def adds_judgement(line: Line) -> bool:
    """Whether a further sentence of a quotation judges: « “… C'est un clown” », « “… Quelle honte !” »."""
    main = next(main_groups(line, 0, len(line)), None)
    judged = main is not None and not main.negated and evaluates(line, main, spoken=True)
    judged = judged or (main is not None and judges_object(line, main, len(line)))
    return judged or exclaims(line, 0, len(line))


def exclaims(line: Line, first: int, last: int) -> bool:
    """« Quel gâchis », « Une honte ! »: a judgement without a verb."""
    start = first
    while start < last and line.is_mark(start):
        start += 1
    words = [i for i in range(start, last) if line.upos(i) != "PUNCT" and not line.is_mark(i)]
    if not words or any(line.words[i].tag in TENSED for i in words):
        return False
    exclaimed = line.is_any(start, "exclaims") and len(words) < 8
    return exclaimed or (len(words) < 5 and any(judges(line, i) for i in words))


def evaluates(line: Line, group: Group, *, spoken: bool) -> bool:
    """« est “solide” », « est mort-né »: a copula with a quoted word or a bare adjective as all it says.

    In a conditional only words given as said judge (« “Céder serait une faute” »): else it reports.
    """
    if group.tag == "cond" and not spoken:
        return False
    if _can_still(line, group) or "judging" in line.book.classes_of(group.lemma):
        return True
    if not line.words[group.head].is_any("copula_lemma") or _tells_health(line, group):
        return False
    i = group.last + 1
    if _exceeds(line, i):
        return True
    while (line.upos(i) in ("ADV", "DET") or _is_partitive(line, i)) and not line.is_mark(i):
        i += 1
    if line.is_mark(i) and judges(line, i + 1) and line.inside[i] >= 0:
        return True
    pointed = line.is_any(group.first - 1, "points", "demonstrative") or line.is_any(group.first, "points")
    described = line.upos(i) == "ADJ" and line.upos(i + 1) == "NOUN" and group.tag != "past"
    whole = line.upos(i + 1) not in ("NOUN", "PROPN", "NUM", "VERB")
    kind = pointed and spoken and _is_of_a_kind(line, i)
    if kind or (judges(line, i) and (whole or (pointed and described))):
        return True  # « C'est un bon jour pour les deux pays »
    if line.is_mark(i) and line.upos(i + 1) in ("ADJ", "ADV", "DET", "NOUN"):
        return line.inside[i] >= 0 and line.quotations[line.inside[i]].start == line.words[i].start
    return False


def _is_of_a_kind(line: Line, i: int) -> bool:
    """« (C'est) un homme dangereux », « une étape très importante »: a noun, and what is thought of it behind."""
    if line.upos(i) != "NOUN":
        return False
    after = i + 1
    while line.upos(after) in ("ADV", "ADJ", "CCONJ"):
        if line.upos(after) == "ADJ" and judges(line, after):
            return True  # « une décision politique sournoise »
        after += 1
    return False


def points_and_judges(line: Line, group: Group) -> bool:
    """« … et c'est insultant », "and this is a disgrace": a later clause of spoken words that points and judges."""
    pointed = line.is_any(group.first - 1, "points", "demonstrative") or line.is_any(group.first, "points")
    return pointed and not group.negated and group.tag == "pres" and evaluates(line, group, spoken=True)


def is_extreme(line: Line, first: int, last: int) -> bool:
    """« C'est la nuit la plus honteuse de notre histoire », "the most shameful vote": a judgement at its height."""
    most = (k for k in range(first, last - 1) if line.is_any(k, "utmost") and line.upos(k - 1) in ("DET", "PRON"))
    return any(judges(line, k + 1) and line.upos(k + 1) in ("ADJ", "VERB") for k in most)


def judges_object(line: Line, group: Group, last: int) -> bool:
    """« Ils ont fait un boulot remarquable », "They did a terrible job": what is thought of what somebody did."""
    if line.words[group.head].is_any("copula_lemma") or group.negated or group.modal or group.passive:
        return False
    i = group.last + 1
    while line.upos(i) == "ADV":
        i += 1
    i += line.is_mark(i)  # « a tenu “des propos indignes” »
    led = line.is_any(i, "indefinite", "determiner") and line.upos(i) in ("DET", "ADP")
    if line.is_any(i, "possessive") or not (led or line.book.has("subject_first")):
        return False
    i += led
    if line.upos(i) == "ADJ" and judges(line, i) and line.upos(i + 1) == "NOUN" and i + 1 < last:
        return True
    return i < last and _is_of_a_kind(line, i)


def _tells_health(line: Line, group: Group) -> bool:
    """« Son état est grave », "his condition was serious": what doctors find is told, not judged."""
    return any(line.is_any(i, "health_state") for i in range(max(0, group.first - 4), group.first))


def _exceeds(line: Line, i: int) -> bool:
    """« (est) trop cher », "(was) the best night": an excess or a superlative after a copula."""
    much = any(line.is_any(k, "too") and line.upos(k + 1) in ("ADJ", "ADV") for k in range(i, i + 2))
    return much or (not line.is_any(i, "of") and any(line.is_any(k, "superlative") for k in range(i, i + 3)))


def is_possible(line: Line, group: Group) -> bool:
    """« croit que la crise peut être évitée », "thinks the worst may be over": what is thought to be within reach."""
    able = bool(group.modal) and bool(line.book.classes_of(group.modal) & {"able", "perhaps"})
    described = group.passive or line.words[group.head].is_any("copula_lemma")
    return able and described and group.tag == "pres" and not group.negated


def _can_still(line: Line, group: Group) -> bool:
    """« peut encore être évité », "can still be contained": what is held to be possible, and not done."""
    able = group.modal and "able" in line.book.classes_of(group.modal) and group.tag == "pres" and not group.negated
    return bool(able) and any(line.is_any(i, "still") for i in range(group.first - 1, group.last + 2))


def _is_partitive(line: Line, i: int) -> bool:
    """« C'est du bluff », « ce sont des mensonges »: an article that the analysis takes for a preposition."""
    return line.is_any(i, "of") and line.upos(i) == "ADP" and line.upos(i + 1) == "NOUN" and not line.is_mark(i + 1)


def judges(line: Line, i: int) -> bool:
    """Whether an adjective (or noun) that evaluates stands at ``i``."""
    word = line.word(i)
    if word is None:
        return False
    known = line.book.evaluatives
    forms = (word.lemma, word.form, word.form.removesuffix("s"), word.form.removesuffix("s").removesuffix("e"))
    return any(form in known for form in forms)
