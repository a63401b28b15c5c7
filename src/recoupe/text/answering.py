"""What an attribution answers: a denial, a refusal to confirm, an evasion, or a cue under negation.

Enters: an `Attribution` of a `Line`. Leaves: the idiom that decides its stance, and the stances that a negation turns.
No language is named here.
"""

from dataclasses import dataclass, replace

from recoupe.terms import Certainty, HolderPath, Polarity, Stance
from recoupe.text.charges import is_forecaster
from recoupe.text.clauses import Line, group_of
from recoupe.text.contents import Range
from recoupe.text.cues import NEGATED, Idiom
from recoupe.text.hedging import Hedge, idioms_in
from recoupe.text.mainverbs import denied, main_groups, perfect, words_of
from recoupe.text.sightings import Attribution, head_noun, own_sources
from recoupe.text.words import TENSED

WITHHELD = frozenset({Stance.HAS_NOT_CONFIRMED, Stance.DECLINES_TO_CONFIRM, Stance.DECLINES_TO_COMMENT})


WITHHELD_OR_EVADED = WITHHELD | {Stance.EVADES}


ANSWERS = frozenset({Stance.ASSERTS, Stance.EXPRESSES_CONCERN, Stance.ESTIMATES, Stance.EVALUATES})
"""Stances of a cue under which what is said may be a denial or an evasion of its own."""


SPOKEN = frozenset({"quote", "que", "colon", "comment"})


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


def bare_denial(line: Line, first: int, last: int) -> bool:
    """« Faux », « Pure invention » as all that is answered."""
    words = [word for word in line.words[first:last] if word.upos != "PUNCT" and not line.is_mark(word.i)]
    rest = [word for word in words if not word.is_any("untrue") and not (word.is_any("no") and len(words) < 3)]
    plain = all(word.upos in ("ADV", "DET", "CCONJ", "ADJ") for word in rest)
    if 0 < len(words) < 5 and len(rest) < len(words) and plain:
        return True
    named = next((word for word in words if word.upos not in ("DET", "ADJ", "ADV")), None)
    verbless = not any(word.tag in TENSED or word.tag == "inf" for word in words)
    opens = bool(words) and words[0].upos in ("DET", "NOUN", "ADJ")
    return opens and verbless and len(words) < 10 and named is not None and named.is_any("verdict")


def answers_no(line: Line, one: Attribution, first: int, last: int) -> bool:
    """Whether a negated content answers something said: by its verb, by « Non, … », or because it clears of a wrong.

    « assure n'avoir jamais vu », « “Je n'ai rien fait”, se défend X », « il n'y a pas eu de tortures ».
    """
    if one.construction in SPOKEN and (_scorns_charge(line, first, last) or _protects_own(line, first, last)):
        return True
    if not denied(line, first, last):
        return False
    if one.construction in SPOKEN and _is_untrue(line, first, last):
        return True
    never = any(line.is_any(i, "never") for i in range(first, min(last, first + 8)))
    if one.construction == "inf":
        verb = next((word.lemma for word in line.words[first:last] if word.tag == "inf"), "")
        known = "imputed" in line.book.classes_of(verb) and one.stance is not Stance.PROMISES
        return "self" in one.markers and (never or known or perfect(line, first, last))
    if "self" in one.markers or (never and "never" in one.markers and _of_own_deeds(line, one, first, last)):
        return True
    if one.construction != "floating" and _not_a_single(line, one, first, last):
        return True
    start = next((i for i in range(first, last) if not line.is_mark(i)), first)
    if line.is_any(start, "no") and line.form(start + 1) == ",":
        return True
    return one.construction in SPOKEN and any(clears(line, first, last) for clears in CLEARING)


def _never_this(line: Line, first: int, last: int) -> bool:
    """« n'a jamais tenu ces propos », « n'avait jamais rencontré l'entrepreneur »: what one would have done."""
    never = any(line.is_any(i, "never") for i in range(first, min(last, first + 8)))
    return _nothing_like_it(line, first, last) or (never and _was_never_party(line, first, last))


def _scorns_charge(line: Line, first: int, last: int) -> bool:
    """« Ces accusations sont “grotesques” », "the report is ludicrous": what is said of somebody, and scorn for it."""
    main = next(iter(main_groups(line, first, last)), None)
    if main is None or not line.words[main.head].is_any("copula_lemma") or main.tag not in ("pres", "past"):
        return False
    charge = any(line.is_any(i, "claimed") and line.upos(i) == "NOUN" for i in range(first, main.first))
    return charge and any(line.is_any(i, "scornful", "untrue") for i in range(main.last + 1, min(last, main.last + 5)))


def _is_untrue(line: Line, first: int, last: int) -> bool:
    """« Rien de tout cela n'est vrai », "none of this is true": a negated verb of being and a word of truth."""
    main = next(iter(main_groups(line, first, last)), None)
    if main is None or not line.words[main.head].is_any("copula_lemma"):
        return False
    return any(line.is_any(i, "truth") for i in range(main.last + 1, min(last, main.last + 4)))


def _clears(line: Line, first: int, last: int) -> bool:
    """« Il n'y a pas eu de tortures », "there were no weapons", "no such promise was made"."""
    main = next(iter(main_groups(line, first, last)), None)
    stop = last if main is None else min(last, main.last + 4)
    if main is not None and "judging" in line.book.classes_of(line.words[main.head].lemma):
        return False
    start = next((i for i in range(first, last) if not line.is_mark(i)), first)
    if line.is_any(start, "negative", "nobody") and line.is_any(start + 1, "demonstrative"):
        return True
    exists = main is not None and any(line.is_any(i, "expletive") for i in range(main.first - 1, main.head))
    been = exists and main is not None and main.tag == "past"
    kinds = ("guilt", *(("planted",) if exists else ()), *(("deed",) if been else ()))
    return any(line.is_any(i, *kinds) for i in range(first, stop))


def _of_own_deeds(line: Line, one: Attribution, first: int, last: int) -> bool:
    """« assure qu'il n'a jamais vu », « swore that none of its soldiers …»: what oneself or one's own has not done.

    « assure qu'aucune évacuation n'est envisagée » tells what is not so, and answers nothing.
    """
    main = next(iter(main_groups(line, first, last)), None)
    if main is None or one.construction != "que":
        return True
    person = line.is_any(main.first - 1, "anaphor", "first_person") or line.is_any(main.first, "first_person")
    return person or any(line.is_any(i, "possessive") for i in range(first, main.first))


def _was_never_party(line: Line, first: int, last: int) -> bool:
    """« a soutenu qu'il n'avait jamais rencontré l'entrepreneur », "had never met the contractor".

    What one would have done with somebody or something known; not "had never seen such a storm".
    """
    main = next(iter(main_groups(line, first, last)), None)
    if main is None or main.tag != "past" or main.passive or "dealing" not in line.book.classes_of(main.lemma):
        return False
    own = line.is_any(main.first - 1, "anaphor", "first_person") or line.is_any(main.first, "first_person")
    after = main.last + 1 + (line.upos(main.last + 1) == "ADP")
    definite = line.upos(after) in ("DET", "PROPN", "PRON") and not line.is_any(after, "indefinite", "demonstrative")
    return own and (definite or any(line.is_any(i, "clitic") for i in range(main.first, main.head)))


def _not_a_single(line: Line, one: Attribution, first: int, last: int) -> bool:
    """« pas un obus n'est parti de nos positions », "not one shell was fired": more than is asked denies a charge."""
    begin = next((i for i in range(first, last) if not line.is_mark(i)), first)
    if not (line.is_any(begin, "plain_negator") and line.upos(begin + 1) in ("NUM", "DET")):
        return False
    main = next(iter(main_groups(line, first, last)), None)
    return main is not None and main.passive | (main.tag == "past") and not is_forecaster(line, one)


def _protects_own(line: Line, first: int, last: int) -> bool:
    """« “Nos hommes ne tirent pas sur des civils” », "Our forces protect drivers, they do not beat them"."""
    groups = list(main_groups(line, first, last))[:2]
    own = bool(groups) and any(line.is_any(i, "own_side") for i in range(first, groups[0].first))
    for group in groups if own else ():
        kinds = line.book.classes_of(line.words[group.head].lemma)
        same = group is groups[0] or line.is_any(group.first - 1, "anaphor")
        if same and group.negated and not group.modal and kinds & {"imputed", "harming", "hostile", "wronging"}:
            return True
    return False


def _of_own_side(line: Line, first: int, last: int) -> bool:
    """« “My men have not killed anybody” », « nos soldats n'ont pas tiré »: what one's own people have not done."""
    main = next(iter(main_groups(line, first, last)), None)
    known = main is not None and "knowing" in line.book.classes_of(line.words[main.head].lemma)
    if main is not None and known and main.tag == "pres" and line.is_any(main.first - 1, "first_person"):
        return any(line.is_any(i, "demonstrative") for i in range(main.last + 1, min(last, main.last + 4)))
    if main is None or main.tag != "past" or main.modal:
        return False
    if any(line.is_any(i, "own_side") for i in range(first, main.first)):
        return True
    if "judging" in line.book.classes_of(line.words[main.head].lemma):
        return False  # « Rien ne justifie ces tirs »
    nobody = line.is_any(next((i for i in range(first, main.first) if not line.is_mark(i)), first), "negative", "no")
    own = line.is_any(main.first - 1, "first_person") and not line.is_any(main.first - 1, "impersonal")
    return (nobody or own) and "imputed" in line.book.classes_of(line.words[main.head].lemma)


def _nothing_like_it(line: Line, first: int, last: int) -> bool:
    """« n'a jamais tenu ces propos », "Norland has never carried out such raids": what one is said to have done."""
    main = next(iter(main_groups(line, first, last)), None)
    if main is None or main.tag != "past" or main.modal:
        return False
    never = any(line.is_any(i, "never") for i in range(main.first, min(last, main.last + 3)))
    return never and any(line.is_any(i, "demonstrative") for i in range(main.last + 1, min(last, main.last + 5)))


def before_refusal(line: Line, found: list[Attribution]) -> list[Attribution]:
    """« a dit que … et refusé de préciser … », "said it was … and would not be drawn on …": a refusal of the speaker.

    What is said ends before it; the subject of the refusal is the speaker's.
    """
    made = list(found)
    for k, one in enumerate(found):
        if one.construction != "que" or one.group is None or not one.group.finite:
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


CLEARING = (_of_own_side, _never_this, _clears)
"""What a negated content may clear somebody of: a deed of his own side, a dealing with somebody, a wrong."""


def withheld(line: Line, stance: Stance, one: Attribution, first: int, last: int) -> Stance:
    """« je ne confirmerai pas »: what will not be confirmed is refused, not open."""
    main = (
        one.group if one.construction not in ("quote", "que", "colon") else next(main_groups(line, first, last), None)
    )
    if stance is Stance.HAS_NOT_CONFIRMED and main is not None and main.tag == "fut":
        return Stance.DECLINES_TO_CONFIRM
    return stance


def _left_open(line: Line, one: Attribution) -> Stance:
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
    if made.stance is Stance.DENIES:
        turned = Stance.SUSPECTS if "ruled" in one.markers else Stance.CONFIRMS
        return replace(made, stance=turned, certainty=Certainty.POSSIBLE, polarity=Polarity.POSITIVE)
    if made.stance is Stance.CONFIRMS and "admit" in one.markers:
        return replace(made, stance=Stance.DENIES, certainty=Certainty.CERTAIN, polarity=Polarity.NEGATIVE)
    if made.stance is Stance.CONFIRMS:
        return replace(
            made, stance=Stance.HAS_NOT_CONFIRMED, certainty=Certainty.UNCOMMITTED, polarity=Polarity.UNKNOWN
        )
    if made.stance is Stance.REFUSES:
        stance = _left_open(line, one)
        possible = replace(made, stance=stance, certainty=Certainty.POSSIBLE, polarity=Polarity.POSITIVE)
        return possible if one.construction in ("que", "obj", "inf") else replace(possible, keep=False)
    if made.stance in (Stance.INTENDS, Stance.DEMANDS, Stance.PROMISES) and one.construction == "inf":
        return replace(made, stance=Stance.REFUSES, certainty=Certainty.CERTAIN, polarity=Polarity.NEGATIVE)
    if made.stance in TURNED:
        return replace(made, polarity=Polarity.NEGATIVE)
    return replace(made, keep=False)


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
        if (low <= start < high or start <= low < end) and idiom.kind not in ("said", "flat", "own"):
            return idiom
        threat = one.stance is Stance.PROMISES and idiom.value == Stance.THREATENS
        said = first <= start < last and (
            threat
            or one.stance in ANSWERS
            or (one.stance is Stance.CONFIRMS and idiom.value == Stance.HAS_NOT_CONFIRMED)
        )
        plain = idiom.elements[0] != NEGATED
        if said and plain and idiom.value == Stance.CONFIRMS and not _answers_yes(line, one, start, first):
            continue
        if said and idiom.kind in ("flat", "any"):
            return idiom
        if said and idiom.kind == "own" and not _of_oneself(line, one, start, first):
            continue
        if said and idiom.value == Stance.REFUSES and not _of_own_future(line, one, start, first):
            continue
        if said and idiom.value == Stance.THREATENS and not _is_to_be(line, start, end):
            continue
        if said and (idiom.value not in WITHHELD_OR_EVADED or _of_oneself(line, one, start, first)):
            return idiom
    return None


def _speaks_for(line: Line, one: Attribution, subject: int) -> bool:
    """« Un porte-parole a dit que le ministère ne pouvait confirmer … »: the body that a spokesman speaks for."""
    heads = [head_noun(line, source) for source in own_sources(line, one)]
    voices = any(line.is_any(i, "mouthpiece") for head in heads for i in range(head, head + 4))
    return voices and "human" in line.book.kinds(line.words[subject].lemma, line.form(subject))


def _is_to_be(line: Line, start: int, end: int) -> bool:
    """« Ils le paieront cher », not « Le pays l'a payé cher »: a threat is about what is to come."""
    groups = [group_of(line, i) for i in range(start, end) if line.words[i].tag]
    return not any(group is not None and group.tag == "past" for group in groups)


def _of_own_future(line: Line, one: Attribution, start: int, first: int) -> bool:
    """« il ne céderait pas », « n'avoir aucune intention »: the speaker himself will not; no bridge that held."""
    group = group_of(line, start) if line.words[start].tag else None
    told = one.construction == "que" and one.group is not None and one.group.tag == "past"
    simple = group is not None and group.tag == "past" and line.words[group.head].tag == "past" and told
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
    if begin - 1 < first:
        return True
    if any(line.is_any(i, "possessive") and line.upos(i) == "DET" for i in range(max(first, begin - 3), begin)):
        return True
    if line.is_any(begin - 1, "first_person", "anaphor", "subject") or line.is_mark(begin - 1):
        return True
    if _speaks_for(line, one, begin - 1):
        return True
    return group is None or group.tag == "inf"
