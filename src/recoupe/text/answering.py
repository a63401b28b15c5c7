"""What an attribution answers: a denial, a refusal to confirm, an evasion, or a cue under negation.

Enters: an `Attribution` of a `Line`. Leaves: the idiom that decides its stance, and the stances that a negation turns.
No language is named here.
"""

from dataclasses import dataclass, replace

from recoupe.terms import Certainty, HolderPath, Polarity, Stance
from recoupe.text.clauses import Line, group_of
from recoupe.text.contents import Range
from recoupe.text.cues import NEGATED, Idiom
from recoupe.text.hedging import Hedge, idioms_in
from recoupe.text.mainverbs import main_groups, perfect, words_of
from recoupe.text.sightings import Attribution, head_noun, own_sources

WITHHELD = frozenset({Stance.HAS_NOT_CONFIRMED, Stance.DECLINES_TO_CONFIRM, Stance.DECLINES_TO_COMMENT})


WITHHELD_OR_EVADED = WITHHELD | {Stance.EVADES}


ANSWERS = frozenset({Stance.ASSERTS, Stance.EXPRESSES_CONCERN, Stance.ESTIMATES, Stance.EVALUATES})
"""Stances of a cue under which what is said may be a denial or an evasion of its own."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a holder commits to; ``keep`` is False for an attribution that turns out to be none."""

    stance: Stance
    certainty: Certainty
    polarity: Polarity
    hedges: tuple[Hedge, ...] = ()
    condition: Range | None = None
    rules: tuple[str, ...] = ()
    keep: bool = True


def before_refusal(line: Line, found: list[Attribution]) -> list[Attribution]:
    """« a dit que … et refusé de préciser … », "said it was … and would not be drawn on …": a refusal of the speaker.

    What is said ends before it; the subject of the refusal is the speaker's.
    """
    made = list(found)
    for k, one in enumerate(found):
        if one.group is None or not one.group.finite or not _is_indirect(line, one):
            continue
        cut = _refusal_in(line, one)
        if cut < 0:
            continue
        made[k] = replace(one, content=(one.content[0], line.words[cut - 1].end))
        own = tuple(replace(source, path=HolderPath.SUBJECT_ELLIPSIS) for source in one.sources)
        behind = (line.words[cut].end, line.words[min(cut + 4, len(line) - 1)].end)
        made = [
            replace(other, sources=own) if other.narrated and behind[0] <= other.cue[0] < behind[1] else other
            for other in made
        ]
    return made


def _is_indirect(line: Line, one: Attribution) -> bool:
    """Whether words are given without marks: behind « que », or around « , dit-il, »."""
    return one.construction == "que" or (one.construction == "quote" and line.inside[line.index_at(one.content[0])] < 0)


def _refusal_in(line: Line, one: Attribution) -> int:
    """Index of the conjunction before an idiom of refusal or evasion inside a content; -1 without one."""
    first, last = words_of(line, one.content)
    for idiom, start, _ in idioms_in(line):
        if idiom.value not in WITHHELD_OR_EVADED or idiom.kind in ("said", "own") or line.inside[start] >= 0:
            continue
        joint = next((i for i in range(start, max(first + 1, start - 4), -1) if line.upos(i - 1) == "CCONJ"), -1) - 1
        bare = all(line.upos(i) in ("AUX", "ADV", "PRON", "PART", "VERB") for i in range(joint + 1, start))
        subject = any(line.is_any(i, "subject") for i in range(joint + 1, start))
        if first < joint < last - 1 and bare and not subject:
            return joint
    return -1


def withheld(line: Line, stance: Stance, one: Attribution, first: int, last: int) -> Stance:
    """« je ne confirmerai pas »: what will not be confirmed is refused, not open."""
    main = (
        one.group if one.construction not in ("quote", "que", "colon") else next(main_groups(line, first, last), None)
    )
    if stance is Stance.HAS_NOT_CONFIRMED and main is not None and main.tag == "fut":
        return Stance.DECLINES_TO_CONFIRM
    return stance


def left_open(line: Line, one: Attribution) -> Stance:
    """What somebody does not rule out: to do himself, that has been, that will come; no longer to do so is a shift."""
    group = one.group
    if group is not None and any(line.is_any(i, "no_more") for i in range(group.first, group.last + 2)):
        return Stance.SHIFTS_POSITION
    if one.construction == "inf":
        return Stance.INTENDS
    first, last = words_of(line, one.content)
    if one.construction == "que":
        main = next(iter(main_groups(line, first, last)), None)
        return Stance.SUSPECTS if main is None or main.tag == "past" or perfect(line, first, last) else Stance.PREDICTS
    pointed = last - first < 2 or line.is_any(first, "demonstrative")
    named = pointed or any(
        line.is_any(i, "claimed", "guilt", "planted", "deed") for i in range(first, min(last, first + 4))
    )
    return (
        Stance.SUSPECTS if named or ("ruled" in one.markers and _is_of_the_past(line, first, last)) else Stance.PREDICTS
    )


def _is_of_the_past(line: Line, first: int, last: int) -> bool:
    """« un tir qui a touché le bateau »: a verb of the past stands in what is not ruled out."""
    return any(word.tag == "past" for word in line.words[first:last])


def negated(line: Line, made: Commitment, one: Attribution) -> Commitment:
    """A cue under negation: « n'a pas confirmé », « ne pense pas », « n'exclut pas », « ne veut pas »."""
    if "litotes" in one.markers or (made.stance not in TURNED and one.construction in ("quote", "colon")):
        return made
    if made.stance is Stance.DENIES and one.group is not None and line.is_any(one.group.first - 1, "nor"):
        made = replace(made, stance=Stance.CONFIRMS)  # "neither confirmed nor denied it"
    if made.stance is Stance.DENIES:
        turned = Stance.SUSPECTS if "ruled" in one.markers else Stance.CONFIRMS
        return replace(made, stance=turned, certainty=Certainty.POSSIBLE, polarity=Polarity.POSITIVE)
    if made.stance is Stance.CONFIRMS and "admit" in one.markers and not _until_now(line, one):
        return replace(made, stance=Stance.DENIES, certainty=Certainty.CERTAIN, polarity=Polarity.NEGATIVE)
    if made.stance is Stance.CONFIRMS:
        return replace(
            made, stance=Stance.HAS_NOT_CONFIRMED, certainty=Certainty.UNCOMMITTED, polarity=Polarity.UNKNOWN
        )
    if made.stance is Stance.REFUSES:
        stance = left_open(line, one)
        possible = replace(made, stance=stance, certainty=Certainty.POSSIBLE, polarity=Polarity.POSITIVE)
        told = one.construction in ("que", "obj", "inf") and "wavers" not in one.markers  # « n'hésite pas à dépenser »
        return possible if told else replace(possible, keep=False)
    if made.stance in (Stance.INTENDS, Stance.DEMANDS, Stance.PROMISES) and one.construction == "inf":
        stance = made.stance if made.stance is Stance.PROMISES and _forgoes(line, one) else Stance.REFUSES
        return replace(made, stance=stance, certainty=Certainty.CERTAIN, polarity=Polarity.NEGATIVE)
    if made.stance in TURNED:
        return replace(made, polarity=Polarity.NEGATIVE)
    return replace(made, keep=False)


def _until_now(line: Line, one: Attribution) -> bool:
    """« ne l'a jamais reconnu », "has yet to admit": no admission so far; who has another version denies."""
    group = one.group
    if group is None or not any(line.is_any(i, "aux_lemma") for i in range(group.first, group.head)):
        return False
    last = words_of(line, one.content)[1]
    other = any(
        line.upos(i) == "VERB" and line.form(i - 1) == "," for i in range(group.head + 1, min(last + 2, len(line)))
    )
    return not other and any(line.is_any(i, "never", "still") for i in range(group.first - 1, group.last + 3))


def _forgoes(line: Line, one: Attribution) -> bool:
    """Who "vowed not to abandon the crew" promises: the negation is of the deed, which is no concession."""
    group = one.group
    if (
        group is None
        or not line.is_any(group.last + 1, "plain_negator")
        or not line.is_any(group.last + 2, "infinitive")
    ):
        return False
    verb = line.word(group.last + 3)
    kinds = line.book.classes_of(verb.lemma) if verb is not None else frozenset()
    return "yielding" not in kinds or "forsaking" in kinds


TURNED = frozenset(
    {
        Stance.DENIES,
        Stance.CONFIRMS,
        Stance.REFUSES,
        Stance.ESTIMATES,
        Stance.PREDICTS,
        Stance.SUSPECTS,
        Stance.DEMANDS,
        Stance.INTENDS,
    }
)
"""Stances that a negation of their cue turns into another one, or whose polarity it turns."""


def idiom_of(line: Line, one: Attribution, first: int, last: int) -> Idiom | None:
    """The idiom at the cue of an attribution, or in what somebody says of himself."""
    low, high = words_of(line, one.cue)
    for idiom, start, end in idioms_in(line):
        if idiom.kind == "said" and idiom.value in PREDICATED:
            continue
        if (low <= start < high or start <= low < end) and idiom.kind not in ("said", "flat", "own"):
            return idiom
        threat = one.stance is Stance.PROMISES and idiom.value == Stance.THREATENS
        said = first <= start < last and (
            threat
            or one.stance in ANSWERS
            or (one.stance is Stance.CONFIRMS and idiom.value == Stance.HAS_NOT_CONFIRMED)
        )
        plain = idiom.elements[0] != NEGATED
        if said and not plain and idiom.value == Stance.THREATENS and _invites(line, start):
            continue
        if idiom.kind == "said" and idiom.value == Stance.THREATENS and _is_undone(line, idiom, start, end):
            continue
        if said and plain and idiom.value == Stance.CONFIRMS and not _answers_yes(line, one, start, first):
            continue
        if said and idiom.kind in ("flat", "any"):
            return idiom
        if said and idiom.kind == "own" and not _of_oneself(line, one, start, first):
            continue
        if said and idiom.value == Stance.REFUSES and not _of_own_future(line, one, start, first):
            continue
        if said and idiom.value in (Stance.THREATENS, Stance.PROMISES) and not _is_to_be(line, one, start, end):
            continue
        silent = idiom.value in WITHHELD_OR_EVADED and _is_of_others(line, start, end)
        if said and not silent and (idiom.value not in WITHHELD_OR_EVADED or _of_oneself(line, one, start, first)):
            return idiom
    return None


def _is_undone(line: Line, idiom: Idiom, start: int, end: int) -> bool:
    """« ne sont pas des cibles légitimes »: a negation among the words of an idiom that has none of its own."""
    if NEGATED in idiom.elements:
        return False
    own = frozenset().union(*idiom.elements)
    return any(line.is_any(i, "negator", "negation") and line.form(i) not in own for i in range(start, end))


def _invites(line: Line, start: int) -> bool:
    """« “N'hésitez pas à venir” »: a negation without a subject is an imperative, which threatens nobody."""
    before = start - 1
    while line.is_any(before, "negation"):
        before -= 1
    if line.words[start].tag != "pres":
        return False
    return before < 0 or line.is_mark(before) or line.upos(before) in ("PUNCT", "CCONJ")


def _is_of_others(line: Line, start: int, end: int) -> bool:
    """« Le fabricant savait et n'a rien dit »: what others did not say, in a tense of the past, is their silence."""
    helper = next((i for i in range(start - 1, max(-1, start - 4), -1) if line.is_any(i, "aux_lemma")), -1)
    if helper < 1 or not line.is_tensed(helper) or not any(line.words[i].tag in TOLD for i in range(start, end)):
        return False
    subject = helper - 1
    while line.is_any(subject, "negation", "negator"):
        subject -= 1
    return line.upos(subject) in ("NOUN", "PROPN", "CCONJ")


TOLD = frozenset({"pp", "pres", "past"})
"""Tags of the verb after an auxiliary; « dit » may be read as a present."""
PREDICATED = frozenset({Stance.EVALUATES, Stance.SUSPECTS})
"""Stances of set phrases that count only as the predicate of what is said (``acts``)."""


def _speaks_for(line: Line, one: Attribution, subject: int) -> bool:
    """« Un porte-parole a dit que le ministère ne pouvait confirmer … »: the body that a spokesman speaks for."""
    heads = [head_noun(line, source) for source in own_sources(line, one)]
    voices = any(line.is_any(i, "mouthpiece") for head in heads for i in range(head, head + 4))
    return voices and "human" in line.book.kinds(line.words[subject].lemma, line.form(subject))


def _is_to_be(line: Line, one: Attribution, start: int, end: int) -> bool:
    """« Ils le paieront cher », not « Le pays l'a payé cher »: a threat is about what is to come, or how one stands."""
    told = one.construction == "que" and one.group is not None and one.group.tag == "past"
    groups = [group for i in range(start, end) if line.words[i].tag and (group := group_of(line, i)) is not None]
    stands = told and any(line.words[group.head].is_any("copula_lemma") for group in groups)
    return stands or not any(group.tag == "past" for group in groups)


def _of_own_future(line: Line, one: Attribution, start: int, first: int) -> bool:
    """« il ne céderait pas », « n'avoir aucune intention »: the speaker himself will not; no bridge that held."""
    group = group_of(line, start) if line.words[start].tag else None
    told = one.construction == "que" and one.group is not None and one.group.tag == "past"
    simple = group is not None and group.tag == "past" and line.words[group.head].tag in ("past", "inf") and told
    to_be = simple or (group is not None and group.tag in ("fut", "cond", "pres"))
    return to_be and _of_oneself(line, one, start, first)


def _answers_yes(line: Line, one: Attribution, start: int, first: int) -> bool:
    """Whether words that affirm open what is said, or belong to its verb: « Oui, … », « a bien été signé »."""
    if one.construction not in ("quote", "que") or _is_negated(line, start):
        return False
    if any(line.is_any(i, "condition", "wh") for i in range(first, start)):
        return False
    if line.words[start].is_any("copula_lemma"):
        return line.is_any(start - 1, "points", "whole", "demonstrative")
    if line.upos(start) == "ADV" and line.is_any(start - 1, "aux_lemma"):
        return True  # "the data had indeed been copied"
    opens = all(line.is_mark(i) or line.is_any(i, "opener") for i in range(first, start))
    return opens or bool(line.words[start].tag)


def _is_negated(line: Line, start: int) -> bool:
    group = group_of(line, start) if line.words[start].tag else None
    return group is not None and group.negated


def _of_oneself(line: Line, one: Attribution, start: int, first: int) -> bool:
    """Whether the subject of an idiom in a content can be the speaker: a pronoun, nobody, or an impersonal frame.

    « L'agence ne commente pas …, dit sa porte-parole »: who is named by the body he speaks for can be it too.
    """
    if any(line.is_any(line.index_at(source.start), "possessive") for source in own_sources(line, one)):
        return True
    group = group_of(line, start) if line.words[start].tag else None
    begin = group.first if group is not None else start
    if line.upos(begin - 1) == "CCONJ":  # « notre service n'enquête pas et n'a pas à le confirmer »: one subject
        begin = next((one.first for one in main_groups(line, first, begin - 1)), begin)
    if begin - 1 < first:
        return True
    if any(line.is_any(i, "possessive") and line.upos(i) == "DET" for i in range(max(first, begin - 3), begin)):
        return True
    if line.is_any(begin - 1, "first_person", "anaphor", "subject") or line.is_mark(begin - 1):
        return True
    if _speaks_for(line, one, begin - 1):
        return True
    return group is None or group.tag == "inf"
