"""Hedges, conditions and idioms among the words of a `Line`.

Enters: a `Line` and a range of words. Leaves: `Hedge`s with the row that knows them; idioms with their place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recoupe.terms import Certainty
from recoupe.text.clauses import Group, Line, group_of
from recoupe.text.contents import Range
from recoupe.text.cues import GAP, NEGATED, Idiom
from recoupe.text.mainverbs import main_groups
from recoupe.text.sightings import Attribution, is_document, own_sources
from recoupe.text.word import TENSED


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that lower certainty, from ``start`` to ``end``, with the row that knows them."""

    start: int
    end: int
    certainty: Certainty
    kind: str
    rule: str


def hedges_in(line: Line, first: int, last: int, one: Attribution | None = None) -> Iterator[Hedge]:
    """Hedges among the words ``first`` to ``last``: listed words, modals, and the conditional of report."""
    past = one is not None and one.construction == "que" and _is_told_in_past(line, one.group)
    conditional = condition_in(line, first, last) is not None
    ruled = one is not None and is_document(line, one.sources)  # « la loi prévoit que le permis peut être retiré »
    spoken = one is not None and one.construction in ("quote", "colon", "floating")
    main = {i for group in main_groups(line, first, last) for i in range(group.first, group.head + 1)}
    i = first
    while i < last:
        idiom, end = _longest(line, i, line.book.hedges)
        able = idiom is not None and idiom.kind == "modal" and line.is_any(i, "able_form") and _was_able(line, end)
        aside = idiom is not None and idiom.kind == "verb" and i not in main and _in_relative(line, i, first)
        if idiom is not None and end <= last and _fits_kind(line, i, idiom.kind) and not able and not aside:
            yield Hedge(line.words[i].start, line.words[end - 1].end, Certainty(idiom.value), idiom.kind, idiom.rule)
            i = end
            continue
        word = line.words[i]
        if word.tag == "cond" and not (spoken and _is_aside(line, i, main)) and not told_in_past(line, i, first):
            yield from conditional_hedges(line, i, future_in_past=past, conditional=conditional)
        elif word.lemma in line.book.conditionals and (
            _may_have(line, i) or _of_the_past(line, i) or (not ruled and _may_be_done(line, i))
        ):
            certainty, rule = line.book.conditionals[word.lemma]
            yield Hedge(word.start, word.end, certainty, "modal", rule)
        i += 1


def _was_able(line: Line, i: int) -> bool:
    """What somebody managed or failed to perceive is no supposition: "could hear the sea", "could not see it"."""
    return line.is_any(i + line.is_any(i, "negator"), "sensing")


def _in_relative(line: Line, i: int, first: int) -> bool:
    """« des auditions qui paraissent évidentes »: a verb of seeming that only describes a noun."""
    k = i - 1
    while k > first and (line.upos(k) in ("ADV", "PRON", "PART") and not line.is_any(k, "subject_relative")):
        k -= 1
    return k > first and line.is_any(k, "subject_relative") and line.upos(k - 1) in ("NOUN", "PROPN", "ADJ")


def _may_have(line: Line, i: int) -> bool:
    """« le feu a pu partir d'un mégot »: of a thing, what may have been; somebody « a pu » do what he managed to."""
    helper = line.words[i].tag == "pp" and line.is_any(i - 1, "aux_lemma") and line.words[i - 1].tag == "pres"
    verb = next((k for k in range(i + 1, min(len(line), i + 4)) if line.words[k].tag == "inf"), -1)
    subject = next((k for k in range(i - 2, max(-1, i - 7), -1) if line.upos(k) in ("NOUN", "PROPN", "PRON")), -1)
    if not helper or verb < 0 or subject < 0 or line.words[verb].is_any("copula_lemma"):
        return False
    noun = line.words[subject]
    human = noun.form.endswith(line.book.endings("human_ending")) or line.book.kinds(noun.lemma, noun.form)
    return noun.upos == "NOUN" and not human and not noun.form.endswith("s")


def _may_be_done(line: Line, i: int) -> bool:
    """« ces règles peuvent être invoquées contre tous »: what may be done to a thing, by somebody."""
    if line.words[i].tag != "pres" or "able" not in line.book.classes_of(line.words[i].lemma):
        return False
    done = next((k for k in range(i + 1, min(len(line), i + 5)) if line.words[k].tag == "pp"), -1)
    group = group_of(line, done) if done > 0 else None
    own = line.is_any(i - 1, "first_person", "subject")
    return group is not None and group.first <= i and group.passive and not group.negated and not own


def _describes(line: Line, i: int) -> bool:
    """« au moment où la fuite est possible »: an adjective of a relative clause, not of what is said."""
    for k in range(i - 1, max(-1, i - 8), -1):
        if line.is_any(k, "relative") and line.upos(k) in ("PRON", "ADV"):
            return k > 0 and line.upos(k - 1) in ("NOUN", "PROPN")
        if line.form(k) in (",", ":", ";"):
            return False
    return False


def _of_the_past(line: Line, i: int) -> bool:
    """« doit avoir brûlé », « peut avoir été vu »: a modal before an infinitive of the past is a guess."""
    if line.words[i].tag != "pres":
        return False
    k = i + 1
    while line.upos(k) == "ADV" or line.is_any(k, "negator"):
        k += 1
    helper = line.is_any(k, "aux_lemma") and not line.is_any(k, "copula_lemma") and line.words[k].tag == "inf"
    return helper and any(line.words[j].tag == "pp" for j in range(k + 1, min(len(line), k + 4)))


def source_hedge(line: Line, one: Attribution) -> Hedge | None:
    """What weakens the source itself: « selon des informations non confirmées », « selon une rumeur »."""
    for source in own_sources(line, one):
        for i in range(line.index_at(source.start), line.index_at(source.end - 1) + 1):
            word = line.words[i]
            rumour = "rumour" in line.book.kinds(word.lemma, word.form)
            unconfirmed = word.tag == "pp" and line.is_any(i - 1, "negative")
            if rumour or unconfirmed:
                low = line.words[i - 1].start if unconfirmed else word.start
                certainty = Certainty.POSSIBLE if unconfirmed else Certainty.PROBABLE
                return Hedge(low, word.end, certainty, "source", "")
    return None


def told_in_past(line: Line, i: int, first: int) -> bool:
    """« Ils disaient que personne ne viendrait »: a future in the past, under a verb inside what is said."""
    joint = next((k for k in range(i - 1, max(first, i - 9), -1) if line.is_any(k, "complementizer")), -1)
    outer = next((k for k in range(joint - 1, max(first - 1, joint - 5), -1) if line.words[k].tag), -1)
    group = group_of(line, outer) if joint > 0 and outer >= 0 else None
    return group is not None and group.tag == "past" and not line.words[i].is_any("aux_lemma", "modal_lemma")


def _is_aside(line: Line, i: int, main: set[int]) -> bool:
    """« Je ne suis pas une ombre qu'on verrait partout »: in spoken words only a main verb is no supposition."""
    group = group_of(line, i)
    if group is None or group.head != i or group.modal or group.lemma in line.book.conditionals:
        return False
    clause = next((k for k in range(i - 1, -1, -1) if line.is_any(k, "complementizer") or line.is_tensed(k)), -1)
    of_noun = clause > 0 and line.is_any(clause, "complementizer") and line.upos(clause - 1) == "NOUN"
    return i not in main or of_noun


def _is_told_in_past(line: Line, group: Group | None) -> bool:
    """Whether a verb of speech stands in the past, or under a verb that does: « a tenu à dire que …»."""
    if group is None or group.tag in ("inf", "presp"):
        before = range(group.first - 1, -1, -1) if group is not None else range(0)
        governing = next((i for i in before if line.words[i].tag in TENSED), -1)
        outer = group_of(line, governing) if governing >= 0 else None
        return outer is not None and (outer.tag == "past" or line.is_any(governing, "aux_lemma"))
    return group.tag == "past"


def _fits_kind(line: Line, i: int, kind: str) -> bool:
    """An adjective must be one; « paru » is no hedge where « paraît » is."""
    if kind in ("adjective", "label"):
        before_noun = line.upos(i - 1) == "DET" and line.upos(i + 1) in ("NOUN", "ADJ")
        degree = any(line.is_any(k, "comparison") for k in range(max(0, i - 3), i))  # « le plus vite possible »
        if kind == "adjective" and (degree or _describes(line, i)):
            return False
        return line.upos(i) in ("ADJ", "VERB", "X") or (kind == "adjective" and before_noun)
    if kind == "modal":
        return line.upos(i) in ("AUX", "VERB", "X")
    if kind == "noun":
        return line.upos(i - 1) != "ADP"  # « partagés sur la possibilité de … »
    after = i + 1 if not line.is_any(i + 1, "inverted") else i + 2
    elsewhere = line.words[i].is_any("copula_lemma") and line.upos(after) == "ADP" and not line.is_any(after, "of")
    if kind == "verb" and elsewhere:
        return False  # « apparaît dans un film »
    announced = line.words[i].tag == "inf" and line.upos(i - 1) == "ADP"
    return kind != "verb" or (line.words[i].tag != "pp" and not announced)


def conditional_hedges(
    line: Line, i: int, *, future_in_past: bool, conditional: bool, supposes: bool = True
) -> Iterator[Hedge]:
    """The hedge that a conditional at ``i`` is: a modal, or a report nobody vouches for.

    With ``supposes`` a condition anywhere before it makes it a supposition rather than a report.
    """
    word = line.words[i]
    if line.is_any(i + 1, "inverted") and line.is_any(i - 1, "negation") and not line.is_any(i + 1, "anaphor"):
        return  # « ne serait-ce que »: at least
    known = line.book.conditionals.get(word.lemma)
    perfect = (
        word.is_any("aux_lemma")
        and not word.is_any("copula_lemma")
        and any(line.words[k].tag == "pp" for k in range(i + 1, min(len(line), i + 5)))
    )
    if known is None:
        if _of_oneself(line, i):
            return
        helper = word.is_any("modal_lemma") and _governs_infinitive(line, i)
        if conditional or (future_in_past and not perfect) or helper or (supposes and _after_condition(line, i)):
            return
        known = line.book.conditionals.get("*")
    if known is not None:
        yield Hedge(word.start, word.end, known[0], "conditional", known[1])


def _of_oneself(line: Line, i: int) -> bool:
    """« nous aurions été témoins », « j'aimerais »: nobody reports on hearsay what he would do or have seen."""
    k = i - 1
    while line.is_any(k, "clitic", "negation", "negator") and not line.is_any(k, "subject"):
        k -= 1
    return line.is_any(k, "subject") and line.is_any(k, "first_person") and not line.is_any(k, "impersonal")


def _governs_infinitive(line: Line, i: int) -> bool:
    """« viendrait de partir », « irait voir », not « viendrait d'un câble sectionné »."""
    after = range(i + 1, min(len(line), i + 5))
    verb = next((k for k in after if line.words[k].tag == "inf"), -1)
    return verb > 0 and all(line.upos(k) in ("ADV", "ADP", "PRON") for k in range(i + 1, verb))


def _after_condition(line: Line, i: int) -> bool:
    return any(line.is_any(k, "condition") and line.upos(k) == "SCONJ" for k in range(i))


def is_unvouched(line: Line, group: Group, certainty: Certainty) -> bool:
    """« s'agacerait », « se serait plaint »: the saying is only reported; « a dit qu'il refuserait » is to come."""
    of_others = not line.is_any(group.first - 1, "first_person") and not line.is_any(group.first, "first_person")
    verb = next((i for i in range(group.first, group.head + 1) if line.words[i].tag == "cond"), group.head)
    return certainty is Certainty.CERTAIN and of_others and not told_in_past(line, verb, 0)


def cue_hedge(line: Line, group: Group) -> Iterator[Hedge]:
    """« aurait-elle confié »: the article does not vouch for the saying itself."""
    for i in range(group.first, group.head + 1):
        if line.words[i].tag == "cond" and i == group.head and "*" in line.book.conditionals:
            certainty, rule = line.book.conditionals["*"]  # « voudrait attendre »: a modal that is the cue itself
            yield Hedge(line.words[i].start, line.words[i].end, certainty, "conditional", rule)
        elif line.words[i].tag == "cond":
            yield from conditional_hedges(line, i, future_in_past=False, conditional=False, supposes=False)


def condition_in(line: Line, first: int, last: int) -> Range | None:
    """The clause that begins with « si » (or its like) in a content."""
    for i in range(first, last):
        word = line.words[i]
        if (
            word.is_any("condition")
            and word.upos in ("SCONJ", "X", "ADV")
            and i + 2 < last
            and not (i == first and line.is_any(i, "wh") and False)
        ):
            if word.upos == "ADV" or line.upos(i + 1) in ("ADJ", "ADV", "PUNCT") or line.words[i + 1].tag:
                continue
            stop = next((k for k in range(i + 2, last) if line.form(k) in (",", ";") or line.is_mark(k)), last)
            return word.start, line.words[stop - 1].end
    return None


def _longest(line: Line, i: int, table: Mapping[str, tuple[Idiom, ...]]) -> tuple[Idiom | None, int]:
    lemma, form = line.words[i].lemma, line.form(i)
    idioms = table.get(lemma, ())
    for idiom in idioms if lemma == form else (*idioms, *table.get(form, ())):
        end = match(line, idiom, i)
        if end:
            return idiom, end
    return None, i


def match(line: Line, idiom: Idiom, start: int) -> int:
    """Index after an idiom whose first word stands at ``start``; 0 when it does not fit."""
    elements = idiom.elements
    if elements[0] == NEGATED:
        group = group_of(line, start) if line.words[start].tag else None
        governed = line.upos(start) == "NOUN" and line.upos(start - 1) == "ADP"
        before = range(0) if governed else range(max(0, start - 6), start)
        negated = group.negated if group is not None else any(line.is_any(k, "negation") for k in before)
        if not negated:
            return 0
        elements = elements[1:]
    if elements[0] == GAP:
        elements = elements[1:]
    return _match(line, elements, start)


def _match(line: Line, elements: tuple[frozenset[str], ...], place: int) -> int:
    if not elements:
        return place
    if elements[0] == NEGATED:
        group = group_of(line, place) if place < len(line) and line.words[place].tag else None
        negated = any(line.is_any(k, "negation") for k in range(place, place + 3)) or bool(group and group.negated)
        return _match(line, elements[1:], place) if negated else 0
    if elements[0] == GAP:
        for skip in range(7):
            if skip and place + skip <= len(line) and _closes(line, place + skip - 1):
                return 0
            if place + skip <= len(line) and (end := _match(line, elements[1:], place + skip)):
                return end
        return 0
    wanted = elements[0]
    while place < len(line.words):
        word = line.words[place]
        if word.form in wanted or word.lemma in wanted:
            return _match(line, elements[1:], place + 1)
        if not _light(line, place):
            return 0
        place += 1
    return 0


def _closes(line: Line, i: int) -> bool:
    """Whether a quotation ends at ``i``: an idiom does not run on behind it."""
    place = line.inside[i]
    ends = line.is_mark(i) and place >= 0 and line.words[i].end >= line.quotations[place].end
    return ends and line.upos(i + 1) == "PUNCT"


def _light(line: Line, i: int) -> bool:
    """Words an idiom may hold beside its own: adverbs, negators, clitics, the participle « été »."""
    word = line.words[i]
    return (
        word.upos == "ADV"
        or line.is_mark(i)
        or (word.is_any("negator", "clitic", "inverted", "aux_lemma", "negation") and word.upos != "NOUN")
    )


def idioms_in(line: Line) -> Iterator[tuple[Idiom, int, int]]:
    """Evasions and refusals of a sentence: the idiom, and the indexes of its first word and after its last."""
    if not line.is_scanned:
        line.is_scanned.append(True)
        i = 0
        while i < len(line):
            idiom, end = _longest(line, i, line.book.evasions)
            if idiom is not None:
                line.idioms.append((idiom, i, end))
            i = max(end, i + 1) if idiom is not None else i + 1
    yield from line.idioms
