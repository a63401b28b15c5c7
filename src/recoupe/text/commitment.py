"""How far a holder commits: stance, certainty and polarity of an attribution, its hedges and its condition.

Enters: an `Attribution` of a `Line`. Leaves: a `Commitment`. The cue gives the start; idioms (« n'a pas souhaité
commenter »), negation, tense and mood of what is said, hedges and questions move it. No language is named here.
"""

from collections.abc import Iterator
from dataclasses import replace

from recoupe.terms import Certainty, HolderPath, Polarity, Stance
from recoupe.text.acts import WORDS, asks_for, stance_of, will_not
from recoupe.text.answering import (
    ANSWERS,
    WITHHELD,
    WITHHELD_OR_EVADED,
    Commitment,
    idiom_of,
    left_open,
    negated,
    withheld,
)
from recoupe.text.charges import is_forecaster, is_laid_to_nobody
from recoupe.text.clauses import Group, Line
from recoupe.text.clearing import answers_no, bare_denial, is_called_untrue
from recoupe.text.contents import Range
from recoupe.text.evaluating import adds_judgement
from recoupe.text.hedging import Hedge, condition_in, cue_hedge, hedges_in, is_unvouched, source_hedge
from recoupe.text.joinedclauses import is_joined
from recoupe.text.mainverbs import denied, is_of_facts, main_groups, only, sets_right, words_of
from recoupe.text.notdone import is_not_done
from recoupe.text.obligations import grants
from recoupe.text.performatives import GIVEN_UP, gives_up, going_on, has_turned
from recoupe.text.scope import weakens
from recoupe.text.sightings import Attribution
from recoupe.text.slogans import chanted
from recoupe.text.undertakings import holds_back, is_attested, undertaken
from recoupe.text.word import TENSED

WEAKER = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNCOMMITTED)


OPINIONS = frozenset(
    {Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.PREDICTS, Stance.SUSPECTS, Stance.SHIFTS_POSITION}
)
"""Stances whose certainty a hedge inside the content lowers."""


def commitment(line: Line, one: Attribution) -> Commitment:
    """The stance, certainty and polarity of one attribution, with hedges, condition and the rules used."""
    made = Commitment(one.stance, one.certainty, one.polarity)
    first, last = said_words(line, one)
    idiom = idiom_of(line, one, first, last)
    if idiom is not None and idiom.value not in WITHHELD_OR_EVADED:
        return replace(
            _from_content(line, one, made, first, last),
            stance=Stance(idiom.value),
            certainty=Certainty.UNCOMMITTED if idiom.value == Stance.SUSPECTS else Certainty.CERTAIN,
            polarity=Polarity.NEGATIVE if idiom.value in (Stance.DENIES, Stance.REFUSES) else made.polarity,
            condition=condition_in(line, first, last),
            rules=(idiom.rule,),
        )
    if idiom is not None:
        stance = withheld(line, Stance(idiom.value), one, first, last)
        is_open = stance in WITHHELD
        unsaid = stance is Stance.EVADES and one.construction in ("idiom", "abs")  # « réserve sa réponse »
        certainty = Certainty.UNCOMMITTED if is_open or unsaid else Certainty.CERTAIN
        polarity = Polarity.UNKNOWN if is_open else Polarity.POSITIVE
        hedges = tuple(hedges_in(line, first, last, one))
        return Commitment(stance, certainty, polarity, hedges, None, (idiom.rule,))
    if is_not_done(line, one):
        return replace(made, keep=False)
    if one.stance is Stance.CONFIRMS and one.group is not None and _is_to_come(line, one.group) and one.narrated:
        unsettled = Commitment(Stance.HAS_NOT_CONFIRMED, Certainty.UNCOMMITTED, Polarity.UNKNOWN)
        return replace(unsettled, hedges=tuple(hedges_in(line, first, last, one)))
    answers = one.stance in ANSWERS | {Stance.PROMISES} and not will_not(
        line, one, list(main_groups(line, first, last))
    )
    if answers and (bare_denial(line, first, last) or answers_no(line, one, first, last)):
        denial = Commitment(Stance.DENIES, Certainty.CERTAIN, Polarity.NEGATIVE)
        return replace(denial, hedges=tuple(hedges_in(line, first, last, one)))
    made = _by_cue(line, one, made, first, last)
    if _no_longer(line, one):
        excluded = made.stance is Stance.REFUSES and "ruled" in one.markers  # « n'exclut plus », « n'écarte plus »
        certainty = Certainty.POSSIBLE if excluded else Certainty.CERTAIN
        made = replace(made, stance=Stance.SHIFTS_POSITION, certainty=certainty, polarity=Polarity.POSITIVE)
    elif one.group is not None and one.group.negated and not _is_only(line, one):
        made = negated(line, made, one)
    called = one.construction == "prep" and one.narrated and bare_denial(line, first, last)  # « parle de “fantasmes” »
    if called or (one.construction == "attr" and is_called_untrue(line, first, last)):
        denial = Commitment(Stance.DENIES, Certainty.CERTAIN, Polarity.NEGATIVE)
        return replace(denial, hedges=tuple(hedges_in(line, first, last, one)))
    made = _turned(line, one, _from_content(line, one, made, first, last))
    return _of_doubtful_source(line, one, replace(made, condition=condition_in(line, first, last)))


def _by_cue(line: Line, one: Attribution, made: Commitment, first: int, last: int) -> Commitment:
    """The commitment of cues with two senses, by what they are about: « jure que c'était lui », « impute au froid »."""
    if one.stance is Stance.PROMISES and is_attested(line, one, first, last):
        made = replace(made, stance=Stance.ASSERTS, certainty=Certainty.CERTAIN)
    if one.stance is Stance.PROMISES and one.construction == "inf" and holds_back(line, first, last):
        made = replace(made, stance=Stance.REFUSES, polarity=Polarity.NEGATIVE)
    if "tolls" in one.markers and line.upos(first) == "NUM":
        made = replace(made, stance=Stance.ASSERTS)  # « déplore trois morts »
    if "bids" in one.markers and line.is_any(first, "of"):
        made = replace(made, stance=Stance.DEMANDS, certainty=Certainty.UNCOMMITTED)  # « On nous a dit de rester »
    if made.stance is Stance.ASSERTS and (cried := chanted(line, one, first, last)) is not None:
        made = replace(made, stance=cried[0], certainty=cried[1])
    if is_laid_to_nobody(line, one, first, last):
        made = replace(made, stance=Stance.ASSERTS, certainty=Certainty.CERTAIN)
    if (
        one.stance is Stance.REFUSES
        and "ruled" in one.markers
        and is_of_facts(line, one.construction == "inf", first, last)
    ):
        made = replace(made, stance=Stance.DENIES)
    if "hints" in one.markers and made.stance is Stance.DEMANDS and not asks_for(line, one, first, last):
        made = replace(made, stance=Stance.ASSERTS, certainty=Certainty.POSSIBLE)
    return made


def _turned(line: Line, one: Attribution, made: Commitment) -> Commitment:
    """« X, qui niait tout, parle désormais de … »: a shift, whatever the words are in themselves."""
    turned = made.stance in TURNABLE and has_turned(line, one)
    return replace(made, stance=Stance.SHIFTS_POSITION, certainty=Certainty.CERTAIN) if turned else made


TURNABLE = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.INTENDS, Stance.PROMISES})
"""Stances that are a shift of who held the contrary before."""


def _no_longer(line: Line, one: Attribution) -> bool:
    """« ne s'oppose plus à … », "no longer rules out …": an attitude that is given up."""
    group = one.group
    if group is None or one.stance not in GIVEN_UP or one.construction not in ("inf", "obj", "prep", "que", "obj_inf"):
        return False
    return gives_up(line, group)


def _is_only(line: Line, one: Attribution) -> bool:
    """« ne parle que de pertes », « n'y voit que du théâtre »: a negation that denies nothing."""
    told = one.narrated or one.construction == "attr"
    return told and one.group is not None and only(line, one.group, len(line))


JUDGED = frozenset({"frame", "modal", "verb"})
"""Kinds of hedges that lower what somebody judges or believes: « juge que le feu a pu partir d'un mégot »."""


def said_words(line: Line, one: Attribution) -> tuple[int, int]:
    """The words of a content; from behind the cue where that stands in it: « Those men, she maintained, are not … »."""
    first, last = words_of(line, one.content)
    low, high = words_of(line, one.cue)
    inserted = first < low and high < last and one.construction == "quote"
    whole = any(line.words[i].tag in TENSED for i in range(first, low)) if inserted else True
    return (first, last) if whole else (high, last)


def _of_doubtful_source(line: Line, one: Attribution, made: Commitment) -> Commitment:
    """Certainty lowered where a rumour says it, or nobody: « dit-on », « selon des informations non confirmées »."""
    doubt = source_hedge(line, one)
    if made.stance not in OPINIONS:
        return made
    certainty = made.certainty
    if doubt is not None:
        made = replace(made, hedges=(doubt, *made.hedges))
        certainty = max(certainty, doubt.certainty, key=WEAKER.index)
    elif "hearsay" in one.markers and _said_by_nobody(line, one):
        certainty = max(certainty, Certainty.PROBABLE, key=WEAKER.index)
    return replace(made, certainty=certainty)


def _said_by_nobody(line: Line, one: Attribution) -> bool:
    """« On dit que … », « …, dit-on, … »: hearsay, unless where it is said follows (« dit-on au palais »)."""
    group = one.group
    if group is None or group.tag != "pres" or any(source.path is not HolderPath.IMPERSONAL for source in one.sources):
        return False
    after = group.last + 1
    return line.upos(after) == "PUNCT" or line.is_any(after, "complementizer") or after >= len(line)


def further(other: Line, one: Attribution, held: Commitment) -> Commitment:
    """The commitment when a quotation runs over another sentence as well: its hedges count, and what it affirms."""
    found = tuple(hedges_in(other, 0, len(other), replace(one, group=None)))  # its group stands in another sentence
    certainty = held.certainty
    if held.stance in OPINIONS or held.stance is Stance.EXPRESSES_CONCERN:
        certainty = max((certainty, *(hedge.certainty for hedge in found)), key=WEAKER.index)
    half = held.stance in OPINIONS | WORDS and held.polarity is Polarity.NEGATIVE and not denied(other, 0, len(other))
    polarity = Polarity.POSITIVE if half and any(main_groups(other, 0, len(other))) else held.polarity
    if held.stance is Stance.ASSERTS and certainty is Certainty.CERTAIN and adds_judgement(other):
        held = replace(held, stance=Stance.EVALUATES)
    return replace(held, hedges=(*held.hedges, *found), certainty=certainty, polarity=polarity)


def by_certainty(line: Line, one: Attribution) -> tuple[Attribution, ...]:
    """Two attributions for « A est arrivé et devrait partir »: a plain predicate and a hedged one of one subject."""
    first, last = words_of(line, one.content)
    if one.narrated or one.construction not in ("quote", "que", "prep", "comment"):
        return (one,)
    before = False
    for i in range(first, last - 3):
        word = line.words[i]
        if line.inside[i] >= 0 or word.is_any("relative", "complementizer", "condition"):
            return (one,)
        before = before or word.tag in TENSED
        hedged = line.words[i + 1]
        if word.is_any("join") and before and hedged.tag == "cond" and hedged.lemma in line.book.conditionals:
            cut = (line.words[i - 1].end, hedged.start)
            if not any(True for _ in hedges_in(line, first, i, one)):
                return replace(one, content=(one.content[0], cut[0])), replace(one, content=(cut[1], one.content[1]))
        before = before and word.tag != "cond"
    return (one,)


def _from_content(line: Line, one: Attribution, made: Commitment, first: int, last: int) -> Commitment:
    found = (*_between(line, one, first), *hedges_in(line, first, last, one))
    hinted = made.stance is Stance.ASSERTS and made.certainty is Certainty.POSSIBLE
    stance = made.stance if hinted else stance_of(line, one, made.stance, first, last)
    certainty = _by_words(line, one, made, stance, found, (first, last))
    opinion = stance in OPINIONS and made.stance in OPINIONS
    if stance is Stance.EVALUATES and made.stance is Stance.ASSERTS and any(hedge.kind == "frame" for hedge in found):
        stance, opinion = made.stance, True  # « il n'est pas impossible que … »
    if stance is Stance.ASSERTS and any(hedge.kind == "frame" for hedge in found) and _is_left_open(line, first, last):
        stance = left_open(line, one)  # « une rupture ne peut être exclue »
    weighty = [
        hedge
        for hedge in found
        if weakens(line, hedge, first, last)
        if opinion
        or (hedge.kind not in ("label", "booster") and stance is Stance.EXPRESSES_CONCERN)
        or (hedge.kind == "adverb" and stance is Stance.EVALUATES)
        or (hedge.kind in JUDGED and stance is Stance.EVALUATES and made.stance in WORDS)
        or (hedge.kind == "adjective" and hedge.certainty is Certainty.PROBABLE and stance is Stance.EVALUATES)
        or (hedge.kind in ("modal", "conditional") and made.stance is Stance.PROMISES and one.construction == "quote")
    ]
    if (
        one.group is not None
        and one.group.tag == "cond"
        and (made.stance in OPINIONS or is_unvouched(line, one.group, made.certainty))
    ):
        weighty += list(cue_hedge(line, one.group))
        found = (*weighty[-1:], *found) if weighty and weighty[-1] not in found else found
    for hedge in weighty:
        if WEAKER.index(hedge.certainty) > WEAKER.index(certainty):
            certainty = hedge.certainty
    polarity = made.polarity
    if _asks(line, first, last) and made.stance in (Stance.ASSERTS, Stance.DEMANDS, Stance.EVALUATES):
        stance, certainty, polarity = Stance.PREDICTS, Certainty.UNCOMMITTED, Polarity.UNKNOWN
    elif polarity is Polarity.POSITIVE and stance in (Stance.DENIES, Stance.REFUSES):
        polarity = polarity if stance is made.stance else Polarity.NEGATIVE
    elif polarity is Polarity.POSITIVE and denied(line, first, last) and not _left_open(line, found, first, last):
        kept = sets_right(line, first, last) or _is_expletive(line, stance, first, last)
        polarity = polarity if kept or _is_granted(line, first, last) else Polarity.NEGATIVE
    asked = (
        line.is_any(first, "wh") and line.is_any(first, "condition") and not line.is_any(first - 1, "complementizer")
    )
    if asked and one.construction == "que":
        stance, certainty, polarity = Stance.PREDICTS, Certainty.UNCOMMITTED, Polarity.UNKNOWN
    return replace(made, stance=stance, certainty=certainty, polarity=polarity, hedges=found)


def _is_left_open(line: Line, first: int, last: int) -> bool:
    """Whether what is not ruled out is the subject of the frame, not a clause after it."""
    main = next(iter(main_groups(line, first, last)), None)
    if main is None or main.tag not in ("pres", "past") or not main.negated:
        return False
    named = line.upos(main.first - 1) in ("NOUN", "PROPN", "ADJ") or line.is_mark(main.first - 1)
    return named and not any(line.is_any(i, "complementizer") for i in range(main.last + 1, last))


def _by_words(
    line: Line, one: Attribution, made: Commitment, stance: Stance, found: tuple[Hedge, ...], said: Range
) -> Certainty:
    """The certainty of a stance that the words give, before their hedges: a plan is certain, a weighed one possible."""
    first, last = said
    certainty = _start(made.stance, stance, made.certainty)
    if stance is Stance.INTENDS:
        if made.stance is Stance.ASSERTS and _weighs(line, found, first, last):
            return Certainty.POSSIBLE
        planned = undertaken(line, one, list(main_groups(line, first, last)), first, last) is stance
        return Certainty.CERTAIN if planned else certainty
    if stance is Stance.EXPRESSES_CONCERN:
        to_be = _is_to_be(line, one, first, last) or _may_come(line, one, first) or _is_peril(line, first, last)
        return Certainty.POSSIBLE if certainty is Certainty.CERTAIN and to_be else certainty
    foreseen = made.stance is Stance.EXPRESSES_CONCERN or (certainty is Certainty.CERTAIN and is_forecaster(line, one))
    return Certainty.PROBABLE if stance is Stance.PREDICTS and foreseen else certainty


def _weighs(line: Line, found: tuple[Hedge, ...], first: int, last: int) -> bool:
    """« dit envisager de … », "said they were considering …", "said it may fly out staff": a plan that is open."""
    main = next(iter(main_groups(line, first, last)), None)
    if main is None:
        return False
    weighed = "weighing" in line.book.classes_of(going_on(line, main).lemma)
    return weighed or any(hedge.kind in ("modal", "conditional") for hedge in found)


def _between(line: Line, one: Attribution, first: int) -> Iterator[Hedge]:
    """A hedge between the cue and what is said or shown: "says with confidence that …", « montre prétendument X »."""
    behind = words_of(line, one.cue)[1]
    told = one.construction == "que" and not is_joined(line, first)
    if (told or one.construction == "show") and behind < first <= behind + 9:
        yield from (hedge for hedge in hedges_in(line, behind, first) if hedge.kind in ("noun", "adverb", "adjective"))


def _left_open(line: Line, found: tuple[Hedge, ...], first: int, last: int) -> bool:
    """« L'hypothèse n'est pas écartée »: the negation belongs to the hedge."""
    main = next(iter(main_groups(line, first, last)), None)
    if main is None:
        return False
    low, high = line.words[main.first].start, line.words[main.last].end
    own = [hedge for hedge in found if hedge.start < high and low < hedge.end and hedge.kind in ("verb", "frame")]
    negated_words = (i for hedge in own for i in range(*words_of(line, (hedge.start, hedge.end))))
    return any(line.is_any(i, "negation", "negator") for i in negated_words)


def _is_expletive(line: Line, stance: Stance, first: int, last: int) -> bool:
    """« craint que la digue ne cède »: the negation of a feared clause that denies nothing."""
    main = next(iter(main_groups(line, first, last)), None)
    if stance is not Stance.EXPRESSES_CONCERN or main is None or not line.book.endings("infinitive_ending"):
        return False
    return not any(line.is_any(i, "negator", "negative") for i in range(main.first - 1, min(last, main.last + 3)))


def _is_granted(line: Line, first: int, last: int) -> bool:
    """« nous ne devons pas oublier que la mairie a payé »: the negation is of forgetting, not of what is told."""
    main = list(main_groups(line, first, last))
    return len(main) > 1 and not main[1].negated and main[0].negated and grants(line, main[0])


def _is_to_be(line: Line, one: Attribution, first: int, last: int) -> bool:
    """« avertit que la digue cédera »: a fear of what may come, not of what is."""
    main = next(iter(main_groups(line, first, last)), None)
    if main is None or one.construction not in ("que", "quote", "colon"):
        return False
    quoted = main.tag == "cond" and line.inside[main.head] >= 0 and not line.words[main.head].is_any("copula_lemma")
    return main.tag == "fut" or quoted


def _may_come(line: Line, one: Attribution, first: int) -> bool:
    """« s'inquiète d'une grève »: what is not there yet, unlike « de la grève » and « de l'absence de X »."""
    one_of_them = line.is_any(first, "indefinite") and not line.form(first).endswith("s")
    return one.construction == "prep" and one.narrated and one_of_them


def _is_peril(line: Line, first: int, last: int) -> bool:
    """« met en garde contre le risque d'une panne », « le danger, c'est la faillite »: what is only to be feared."""
    named = (i for i in range(first, min(last, first + _NEAR)) if line.is_any(i, "peril"))
    return any(line.is_any(k, "of", "complementizer", "copula_lemma") for i in named for k in range(i + 1, i + 5))


_NEAR = 8
"""Words at the start of a content among which what it is about is named."""


def _start(of_cue: Stance, refined: Stance, certainty: Certainty) -> Certainty:
    """The certainty that goes with a refined stance, before hedges: a demand is open, a judgement is certain."""
    if refined is of_cue:
        return certainty
    if refined is Stance.DEMANDS:
        return Certainty.UNCOMMITTED
    if refined is Stance.INTENDS:
        return Certainty.UNCOMMITTED
    if refined is Stance.SUSPECTS:
        return certainty if of_cue is Stance.ASSERTS else Certainty.POSSIBLE
    if refined is Stance.ESTIMATES:
        return Certainty.PROBABLE
    return Certainty.CERTAIN if refined in (Stance.EVALUATES, Stance.PROMISES, Stance.THREATENS) else certainty


def _is_to_come(line: Line, group: Group) -> bool:
    """« doit confirmer »: nothing is confirmed yet; « peut confirmer » does so by saying it."""
    return bool(group.modal) and ("able" not in line.book.classes_of(group.modal) or group.tag in ("cond", "fut"))


def _asks(line: Line, first: int, last: int) -> bool:
    return any(line.form(i) == "?" for i in range(max(first, last - 2), min(last + 1, len(line)))) and not any(
        line.form(i) in (".", "!") for i in range(first, last - 2)
    )
