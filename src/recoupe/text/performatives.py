"""Stances taken by saying so: « “Nous exigeons une enquête” », « a dit qu'il craignait … », "we have doubts".

Enters: an `Attribution` of a `Line` and the main verbs of what is said. Leaves: the stance that the speaker's own verb,
adjective or noun takes. No language is named here.
"""

from collections.abc import Iterator

from recoupe.terms import Stance
from recoupe.text.clauses import Group, Line, group_of, over_asides
from recoupe.text.cues import Entry
from recoupe.text.sightings import Attribution, attitude_at, infinitive_at


def performed(line: Line, one: Attribution, main: list[Group]) -> Stance | None:
    """« “Nous exigeons une enquête”, dit X », « “Je pense que …” »: what the first person of the words does."""
    if one.construction not in ("quote", "colon", "floating", "que") or not main:
        return None
    group = going_on(line, main[0])
    told = one.construction == "que" and one.group is not None and one.group.tag in ("past", "presp")
    person = "anaphor" if one.construction == "que" else "first_person"
    before = group.first - 1
    while line.upos(before) == "ADV":
        before -= 1
    subject = next((i for i in (before, group.first) if line.is_any(i, person)), -1)
    ours = line.is_any(subject, "impersonal") and one.construction != "que"  # « “On a peur” »: « nous »
    own = line.is_any(subject, "subject") and (ours or not line.is_any(subject, "impersonal"))
    if (own and told and group.tag == "cond" and _would_refuse(line, group)) or cannot_accept(line, one, group):
        return Stance.REFUSES
    if not own or group.tag not in (("pres", "past") if told else ("pres",)):
        return Stance.DEMANDS if own and not told and group.tag == "past" and _asked(line, group) else None
    if _needs(line, group):
        return Stance.DEMANDS
    helped = any(line.is_any(i, "aux_lemma") for i in range(group.first, group.head))
    felt = _felt(line, group) or _feared(line, group)
    of_past = told and helped and not group.passive and line.words[group.head].tag == "pp"
    if of_past or (group.passive and not felt):
        return None  # « a dit qu'il avait craint … »
    entry = next(iter(felt), None) or next(iter(_rows_that_fit(line, group)), None)
    if entry is None or entry.stance not in (FELT_TOGETHER if ours else PERFORMED):
        return None
    if entry.stance in GIVEN_UP and gives_up(line, group):
        return Stance.SHIFTS_POSITION
    return _said_of(line, group, entry, felt=bool(felt))


def _needs(line: Line, group: Group) -> bool:
    """« “Nous avons besoin de lits” »: who says so of himself asks for it."""
    bears = any(entry.frame == "light" for entry in line.book.verbs.get(group.lemma, ()))
    place = group.last + 1
    while line.upos(place) in ("ADV", "ADJ", "DET") and place < group.last + 4:
        place += 1
    return bears and not group.negated and not group.modal and line.is_any(place, "need")


def _asked(line: Line, group: Group) -> bool:
    """« “Nous avons demandé au ministre de venir” », "we asked him to come": asked again by saying so."""
    if group.negated or group.modal or group.passive:
        return False
    reach = range(group.last + 1, min(len(line), group.last + 9))
    stop = next(
        (i for i in reach if line.is_tensed(i) or (line.upos(i) == "PUNCT" and not line.is_mark(i))), reach.stop
    )
    deed = any(line.is_any(i, "infinitive") and infinitive_at(line, i + 1) for i in range(reach.start, stop))
    rows = line.book.verbs.get(group.lemma, ())
    return deed and any(row.frame in ("dat_inf", "obj_inf") and row.stance is Stance.DEMANDS for row in rows)


def cannot_accept(line: Line, one: Attribution, group: Group) -> bool:
    """« “Nous ne pouvons accepter ce retard” », « Le parti ne saurait cautionner … »: it is not to be had from them."""
    kinds = line.book.classes_of(group.lemma)
    if not (group.negated and group.modal and "yielding" in kinds) or group.passive:
        return False
    if group.tag == "cond" and "knowing" in line.book.classes_of(group.modal):
        return True
    told = one.construction == "que" and one.group is not None and one.group.tag in ("past", "presp")
    near = range(group.first - 1, group.first + 1)
    own = any(line.is_any(i, "first_person") or (told and line.is_any(i, "anaphor")) for i in near)
    able = "able" in line.book.classes_of(group.modal) and "bearing" in kinds
    return own and able and group.tag in ("pres", "past")


def _would_refuse(line: Line, group: Group) -> bool:
    """« a dit qu'il refuserait toute aide »: a future in the past of a verb of refusing."""
    refused = any(entry.stance is Stance.REFUSES for entry in _rows_that_fit(line, group))
    return refused and not group.negated and not group.modal and not group.passive


def _said_of(line: Line, group: Group, entry: Entry, *, felt: bool) -> Stance | None:
    """The stance that a verb of the speaker takes, under a negation too."""
    if group.negated:
        return None if felt else NEGATED_PERFORMED.get(entry.stance)
    wanted = entry.stance is Stance.INTENDS and asks_of_others(line, group.head, passive=group.passive)
    return Stance.DEMANDS if wanted else entry.stance


def asks_of_others(line: Line, verb: int, *, passive: bool) -> bool:
    """« “Je veux savoir qui a tiré” », "want to be paid": what is wanted is for others to do."""
    return passive or "asking" in line.book.classes_of(line.words[verb].lemma)


def going_on(line: Line, group: Group) -> Group:
    """The verb behind a form of being: "was considering a plant"."""
    after = group.last + 1
    while line.upos(after) == "ADV":
        after += 1
    if not line.words[group.head].is_any("copula_lemma") or after >= len(line) or line.words[after].tag != "presp":
        return group
    return group_of(line, after) or group


def gives_up(line: Line, group: Group) -> bool:
    """« ne s'oppose plus à … », "no longer rules out …": an attitude that somebody no longer has."""
    near = range(max(0, group.first - 2), group.last + 2)
    negates = group.negated or any(line.is_any(i, "negator", "no") for i in range(group.first - 2, group.first))
    return negates and any(line.is_any(i, "no_more") for i in near)


def has_turned(line: Line, one: Attribution) -> bool:
    """« X, qui niait tout, parle désormais de … », "who had ruled it out, now says …"."""
    group = one.group
    if group is None or not group.finite or group.negated:
        return False
    near = range(max(0, group.first - 3), min(len(line), group.last + 4))
    if not any(line.is_any(i, "from_now") and line.inside[i] < 0 for i in near):
        return False
    opens = next((i for i in range(group.first - 1, 0, -1) if line.is_any(i, "subject_relative")), -1)
    return opens > 0 and any(_held_out(line, i) for i in range(opens + 1, min(opens + 5, group.first)))


def _held_out(line: Line, i: int) -> bool:
    """« niait », "had refused": a past verb of denying, refusing or swearing."""
    verb = group_of(line, i) if line.words[i].tag else None
    if verb is None or verb.tag != "past":
        return False
    held = HELD_OUT | ({Stance.CONFIRMS} if verb.negated else set())
    return any(row.stance in held for row in line.book.verbs.get(line.words[verb.head].lemma, ()))


HELD_OUT = frozenset({Stance.DENIES, Stance.REFUSES, Stance.PROMISES})
"""What somebody did before whose words of now are a shift."""


GIVEN_UP = frozenset({Stance.REFUSES, Stance.DEMANDS, Stance.INTENDS, Stance.THREATENS, Stance.SUSPECTS, Stance.DENIES})
"""Stances that somebody gives up who « no longer » takes them."""


PERFORMED = frozenset(
    {
        Stance.ESTIMATES,
        Stance.SUSPECTS,
        Stance.EXPRESSES_CONCERN,
        Stance.DEMANDS,
        Stance.PROMISES,
        Stance.REFUSES,
        Stance.DENIES,
        Stance.INTENDS,
        Stance.EVALUATES,
        Stance.PREDICTS,
    }
)
"""Stances that somebody takes by saying « je »."""
FELT_TOGETHER = frozenset({Stance.EXPRESSES_CONCERN, Stance.DEMANDS, Stance.INTENDS})
"""Stances that a speaker takes by saying « on »; « on dit », « on pense » may be others."""
NEGATED_PERFORMED = {Stance.ESTIMATES: Stance.ESTIMATES, Stance.INTENDS: Stance.REFUSES}
"""What a negated verb of such a stance does; other negated ones do nothing of the kind."""


def _felt(line: Line, group: Group) -> tuple[Entry, ...]:
    """The rows of the adjective in « Nous sommes très inquiets », « je suis convaincu que … »."""
    after = group.last + 1
    while line.upos(after) == "ADV":
        after += 1
    word = line.words[group.head] if group.passive else line.word(after)
    if word is None or not (group.passive or line.words[group.head].is_any("copula_lemma")):
        return ()
    forms = (word.lemma, word.form, word.form.removesuffix("s"), word.form.removesuffix("s").removesuffix("e"))
    return next((rows for form in forms if (rows := line.book.adjectives.get(form, ()))), ())


def is_willing(line: Line, group: Group) -> bool:
    """« (Le Chili) est disposé à coopérer », "is ready to vote": what its own side promises by saying so."""
    return not group.negated and any(entry.stance is Stance.PROMISES for entry in _felt(line, group))


def _feared(line: Line, group: Group) -> tuple[Entry, ...]:
    """The row of the noun in « j'ai très peur », "we have doubts": a verb that only bears it."""
    rows = line.book.verbs.get(group.lemma, ())
    if not any(entry.frame == "light" and len(entry.words) == 1 for entry in rows):
        return ()
    place = next((i for i in range(group.last + 1, group.last + 4) if line.upos(i) == "NOUN"), -1)
    noun = attitude_at(line, place) if place > 0 else None
    return (noun,) if noun is not None else ()


def _rows_that_fit(line: Line, group: Group) -> Iterator[Entry]:
    """The rows of a verb whose frame is what stands after it."""
    after = over_asides(line, group.last + 1)
    while line.upos(after) == "ADV" or line.is_any(after, "negator"):
        after += 1
    after = over_asides(line, after)
    clause = line.is_any(after, "complementizer")
    infinitive = infinitive_at(line, after + 1 if line.is_any(after, "infinitive") else after)
    nominal = line.upos(after) in ("DET", "NOUN", "PROPN") and not infinitive
    if group.modal:
        rows = line.book.verbs.get(group.modal, ())
        yield from (entry for entry in rows if entry.frame == "inf" and len(entry.words) == 1)
        return
    bare = line.book.has("optional_complementizer") and any(line.is_tensed(i) for i in range(after + 1, after + 6))
    clause = clause or (bare and not infinitive)
    frames = {"que"} if clause else {"inf"} if infinitive else {"obj"} if nominal else set[str]()
    for entry in line.book.verbs.get(group.lemma, ()):
        if entry.frame in frames and entry.reflexive == group.reflexive and len(entry.words) == 1:
            yield entry
