"""What is done by saying it: to demand, to promise, to threaten, to judge, to predict rather than to assert.

Enters: an `Attribution` of a `Line` whose cue says no more than that something is said. Leaves: its stance. Words of
closed classes decide (obligation, reprisal, judgement), with the tense and person of the main verb. No language is
named here.
"""

from recoupe.terms import Certainty, Stance
from recoupe.text.adjuncts import before_complement
from recoupe.text.charges import charges, inquires, is_forecaster
from recoupe.text.clauses import Group, Line
from recoupe.text.evaluating import (
    evaluates,
    exclaims,
    is_extreme,
    is_possible,
    judges_object,
    points_and_judges,
    told_by_idiom,
)
from recoupe.text.forecasts import foretells, introduces, is_scheduled
from recoupe.text.joinedclauses import is_joined
from recoupe.text.mainverbs import main_groups
from recoupe.text.obligations import believes_owed, is_fitting, obliges
from recoupe.text.performatives import asks_of_others, cannot_accept, performed
from recoupe.text.sightings import Attribution, head_noun, own_sources
from recoupe.text.threats import threatens, warns_of
from recoupe.text.undertakings import may_do, offers, undertaken
from recoupe.text.word import TENSED, Word

WORDS = frozenset({Stance.ASSERTS, Stance.ESTIMATES, Stance.EVALUATES})
"""Stances of cues that leave it to the words what is done with them."""
WARNINGS = frozenset({Stance.ASSERTS, Stance.EXPRESSES_CONCERN, Stance.PROMISES, Stance.INTENDS})
"""Stances of cues under which the announcement of a reprisal is a threat."""


def stance_of(line: Line, one: Attribution, stance: Stance, first: int, last: int) -> Stance:
    """The stance ``stance`` of a cue, refined by what is said from word ``first`` to ``last``."""
    main = list(main_groups(line, first, last))
    heard = stance in WORDS or stance is Stance.EXPRESSES_CONCERN
    own = performed(line, one, main) if heard and not one.narrated else None
    if own is Stance.ESTIMATES and believes_owed(line, one, main, last):
        return Stance.DEMANDS
    if own is not None and own is not Stance.ESTIMATES:
        return own
    if stance is Stance.ASSERTS and main and _insists(line, one, main[0]):
        return Stance.CONFIRMS
    warned = stance is Stance.ASSERTS and warns_of(line, one, first, last)
    deed = Stance.EXPRESSES_CONCERN if warned else _of_deeds(line, one, stance, main, first, last)
    if deed is not None:
        return deed
    warns = stance is Stance.EXPRESSES_CONCERN and one.certainty is Certainty.CERTAIN and one.construction == "que"
    if warns and _is_over(line, main):
        return Stance.ASSERTS
    counts = "exact" in one.markers or (stance is Stance.ESTIMATES and "belief" not in one.markers)
    judged = stance is Stance.ESTIMATES and main and evaluates(line, main[0], spoken=False)
    if counts and not judged and any(line.upos(i) == "NUM" and not _is_year(line.form(i)) for i in range(first, last)):
        return stance
    if stance not in WORDS or one.narrated or one.construction == "attr":
        return stance
    refined = _of_what_is_to_be(line, one, stance, main, first, last) or _of_what_is(
        line, one, stance, main, first, last
    )
    return own if own is not None and refined is Stance.ASSERTS else refined


def _is_year(form: str) -> bool:
    return len(form) == 4 and form.isdigit() and form[:2] in ("19", "20")


def _insists(line: Line, one: Attribution, group: Group) -> bool:
    """An auxiliary that only affirms, in words given as said: "We did receive a note"."""
    helper = line.words[group.first]
    affirms = line.book.classes_of(helper.lemma) & {"emphatic"} and line.words[group.head].tag == "inf"
    given = one.construction in ("quote", "colon", "que") and line.book.has("optional_complementizer")
    return given and bool(affirms) and not group.negated and not group.modal and group.inverted < 0


def _of_deeds(line: Line, one: Attribution, stance: Stance, main: list[Group], first: int, last: int) -> Stance | None:
    """A threat, a plan, a promise, a refusal or a forecast of what will be done; None where nothing of it is told."""
    if stance in WARNINGS and threatens(line, one, main, first, last):
        return Stance.THREATENS
    if stance is Stance.DEMANDS and offers(line, one, first, last):
        return Stance.PROMISES
    if stance is Stance.INTENDS and one.construction == "inf":
        return _of_plan(line, first, last)
    planned = undertaken(line, one, main, first, last) if stance in UNDERTAKEN else None
    if planned is not None:
        return planned
    if stance is Stance.ASSERTS and main and may_do(line, one, main[0], first):
        return Stance.INTENDS
    if stance in REFUSABLE and will_not(line, one, main):
        return Stance.REFUSES
    if stance is Stance.EXPRESSES_CONCERN and one.construction in ("quote", "que") and _foresees(line, one, main):
        return Stance.PREDICTS
    return None


def _of_plan(line: Line, first: int, last: int) -> Stance | None:
    """What is wanted unless something is done is a threat, what others are to do a demand; None for a plan."""
    if any(line.is_any(i, "unless") for i in range(first, last)):
        return Stance.THREATENS
    return Stance.DEMANDS if _is_for_others(line, first, last) else None


def _is_for_others(line: Line, first: int, last: int) -> bool:
    """« veut savoir qui a tiré », "want to be paid by June": the infinitive after a verb of wanting asks."""
    verb = next((i for i in range(first, min(last, first + 3)) if line.words[i].tag == "inf"), -1)
    if verb < 0:
        return False
    done = next((i for i in range(verb + 1, min(last, verb + 3)) if line.words[i].tag == "pp"), -1)
    passive = line.words[verb].is_any("copula_lemma") and done > 0
    return asks_of_others(line, verb, passive=passive)


UNDERTAKEN = frozenset({Stance.ASSERTS, Stance.EXPRESSES_CONCERN, Stance.PROMISES})
"""Stances of cues under which what the speaker will do himself is a plan, a promise, a refusal or a threat."""


def _is_over(line: Line, main: list[Group]) -> bool:
    """What is done with is told, not feared: "cautioned that no decision had been made"."""
    group = main[0] if main else None
    helped = group is not None and any(line.words[i].is_any("aux_lemma") for i in range(group.first, group.head))
    return group is not None and helped and group.tag == "past" and not group.modal


REFUSABLE = frozenset({Stance.ASSERTS, Stance.EXPRESSES_CONCERN, Stance.PROMISES, Stance.PREDICTS})
"""Stances of cues under which what the speaker says he will not do is refused."""


def will_not(line: Line, one: Attribution, main: list[Group]) -> bool:
    """« a prévenu qu'il ne céderait pas », « “Nous ne signerons pas” »: the speaker himself will not do it."""
    if main and (
        cannot_accept(line, one, main[0]) or _wont_now(line, one, main[0]) or _there_will_be_none(line, one, main[0])
    ):
        return True
    if not main or main[0].tag not in ("fut", "cond") or main[0].passive or not main[0].negated:
        return False
    if main[0].modal and "coming" not in line.book.classes_of(main[0].modal):
        return False
    if one.construction not in ("que", "quote", "colon", "floating") or line.words[main[0].head].is_any("copula_lemma"):
        return False
    if main[0].tag == "cond" and (one.construction != "que" or one.group is None or one.group.tag != "past"):
        return False
    person = ("first_person",) if one.construction != "que" else ("first_person", "anaphor")
    if "yielding" not in line.book.classes_of(main[0].lemma):
        return False
    subject = next((i for i in (main[0].first - 1, main[0].first) if line.is_any(i, *person)), -1)
    if line.book.has("optional_complementizer") and line.is_any(subject, "anaphor"):
        return subject >= 0  # "said it will not send soldiers"
    return subject >= 0 and not line.is_any(subject, "impersonal", "whole", "demonstrative")


def _wont_now(line: Line, one: Attribution, group: Group) -> bool:
    """« “Je ne vends pas” », "“I'm not selling”": what one will not do, said in the present."""
    after = group.last + 1
    while line.upos(after) == "ADV" or line.is_any(after, "negator"):
        after += 1
    going = line.words[group.head].is_any("copula_lemma") and after < len(line) and line.words[after].tag == "presp"
    lemma = line.words[after].lemma if going else group.lemma
    own = line.is_any(group.first - 1, "first_person")  # « “On ne négocie pas” »: « nous »
    spoken = one.construction in ("quote", "colon") and group.tag == "pres" and group.negated and not group.modal
    return spoken and own and not group.passive and "yielding" in line.book.classes_of(lemma)


def _there_will_be_none(line: Line, one: Attribution, group: Group) -> bool:
    """« Il n'y aura pas de plan de sauvetage », "There would be no bailout": said by whoever decides it."""
    exists = any(line.is_any(i, "expletive", "there") for i in range(max(0, group.first - 1), group.head))
    none = group.negated or line.is_any(group.last + 1, "no")
    hedged = group.modal and "coming" not in line.book.classes_of(group.modal)
    told = group.tag == "fut" or one.construction == "quote" or (one.group is not None and one.group.tag == "past")
    told = told and group.tag in ("fut", "cond") and not group.passive
    after = group.last + 1
    while line.upos(after) in ("ADV", "DET", "ADP", "ADJ"):
        after += 1
    granted = line.is_any(after, "concession")
    return exists and none and told and not hedged and granted and not is_forecaster(line, one)


def asks_for(line: Line, one: Attribution, first: int, last: int) -> bool:
    """Whether « X suggère que … » proposes (a subjunctive, by somebody) rather than hints (an indicative, a thing).

    The mood of the parse decides where the form leaves it open (« rachète »).
    """
    named = [line.words[head_noun(line, source)] for source in own_sources(line, one)]
    if named and not any(_is_somebody(line, word) for word in named):
        return False
    if one.construction != "que":
        return True
    main = next(main_groups(line, first, last), None)
    if main is None:
        return True
    if main.tag in ("past", "fut", "cond"):
        return False
    finite = next((line.words[i] for i in range(main.first, main.head + 1) if line.words[i].tag in TENSED), None)
    return finite is None or not finite.is_any("indicative")


def _is_somebody(line: Line, word: Word) -> bool:
    """Whether a head noun is a person, body, name or pronoun, not a thing that shows."""
    kinds = line.book.kinds(word.lemma, word.form)
    if word.upos in ("PROPN", "PRON") or "human" in kinds:
        return True
    return word.upos == "NOUN" and not kinds and word.form.endswith(line.book.endings("human_ending"))


def _of_what_is_to_be(
    line: Line, one: Attribution, stance: Stance, main: list[Group], first: int, last: int
) -> Stance | None:
    """A demand, a promise or a prediction; None for words about what is."""
    if stance is Stance.ASSERTS and (
        _commands(line, first) or _wishes(line, one, first) or _asks_if_so(line, one, first, last)
    ):
        return Stance.DEMANDS
    if "vow" in one.markers and one.construction == "que" and main and _is_asked_of(line, main[0]):
        return Stance.DEMANDS
    if obliges(line, one, main, first, last):
        return Stance.DEMANDS
    if stance is Stance.ASSERTS and _vows(line, one, main):
        return Stance.PROMISES
    if main and is_fitting(line, one, main[0], stance):
        return Stance.EVALUATES
    if main and foretells(line, main, one) and not is_scheduled(line, one, main[0]):
        return Stance.PREDICTS
    return None


def _of_what_is(line: Line, one: Attribution, stance: Stance, main: list[Group], first: int, last: int) -> Stance:
    """An estimate, a suspicion or a judgement, else the stance of the cue."""
    if stance is Stance.ESTIMATES and "belief" in one.markers and inquires(line, one) and main:
        return Stance.SUSPECTS
    if stance is Stance.ESTIMATES and "belief" in one.markers and main and is_possible(line, main[0]):
        return Stance.EVALUATES
    if stance is Stance.ASSERTS and _reckons(line, one):
        return Stance.ESTIMATES
    if stance in (Stance.ASSERTS, Stance.EVALUATES) and (
        charges(line, one, main, last) or _charges_in_set_words(line, main, first, last)
    ):
        return Stance.SUSPECTS
    lead = main[:3] if len(main) > 1 and introduces(line, main) else main[:1]
    spoken = one.construction in ("quote", "colon", "floating")
    judged = any(evaluates(line, group, spoken=spoken) for group in lead) or exclaims(line, first, last)
    judged = judged or (spoken and any(points_and_judges(line, group) for group in main[1:4]))
    judged = judged or (spoken and bool(main) and judges_object(line, main[0], last))
    judged = judged or (spoken and bool(main) and not main[0].negated and is_extreme(line, main[0].last, last))
    judged = judged or (stance is Stance.ESTIMATES and _holds(line, one, main, first, last))
    return Stance.EVALUATES if judged or _in_set_words(line, Stance.EVALUATES, main, first, last) else stance


_NEXT = 2
"""Words from a verb to the clause right behind its « que »."""


def _holds(line: Line, one: Attribution, main: list[Group], first: int, last: int) -> bool:
    """« estime que le scrutin était truqué »: an opinion, not a belief, a finding or what a comparison measures."""
    opined = one.construction in ("que", "quote", "colon") and not one.markers & {"belief", "exact"} and bool(main)
    said = line.index_at(one.cue[1] - 1) + 1
    apart = first - max(said, before_complement(line, said)) >= _NEXT
    if one.construction == "que" and apart and not is_joined(line, first):
        return False  # « estime peu probable que … »
    if not opined or line.book.has("optional_complementizer") or inquires(line, one):
        return False
    if is_forecaster(line, one) and (one.construction == "que" or main[0].tag != "pres"):
        return False
    return not any(_compares(line, i, last) for i in range(first, last))


def _compares(line: Line, i: int, last: int) -> bool:
    """« deux fois plus », « moins que »: a comparison that measures, not « au plus vite », « ne … plus »."""
    if not line.is_any(i, "comparison"):
        return False
    counted = any(line.upos(k) == "NUM" for k in range(i - 3, i))
    return counted or any(line.is_any(k, "complementizer", "of") for k in range(i + 1, min(last, i + 6)))


def _charges_in_set_words(line: Line, main: list[Group], first: int, last: int) -> bool:
    """« “Ils ont fermé les yeux” », "the board looked the other way": a wrong that others did, in a set phrase."""
    if not main or line.is_any(main[0].first - 1, "first_person"):
        return False
    negated = main[0].negated and not line.is_any(main[0].last + 1, "never")
    return not negated and _in_set_words(line, Stance.SUSPECTS, main, first, last)


def _in_set_words(line: Line, stance: Stance, main: list[Group], first: int, last: int) -> bool:
    """« ne tient pas debout », "is dead on arrival": a set phrase of that stance, about what is or has been."""
    group = main[0] if main else None
    ahead = group is not None and group.tag in ("fut", "cond")
    groups = main[:2] if len(main) > 1 and stance is Stance.SUSPECTS else main[:1]
    if ahead or not groups:
        return not ahead and told_by_idiom(line, stance, None, first, last)
    return any(told_by_idiom(line, stance, one, first, last) for one in groups)


def _foresees(line: Line, one: Attribution, main: list[Group]) -> bool:
    """« “La glace aura disparu en 2050”, avertit X »: a warning by somebody who forecasts is a prediction."""
    return bool(main) and main[0].tag == "fut" and is_forecaster(line, one)


def _is_asked_of(line: Line, group: Group) -> bool:
    """A bare verb after a subject in the singular, a subjunctive: "insisted that the ambassador explain himself"."""
    word, subject = line.words[group.head], line.words[group.first - 1]
    if not line.book.has("optional_complementizer") or group.tag != "pres" or group.modal:
        return False
    helper = line.words[group.first]
    if helper.is_any("copula_lemma") and helper.form == helper.lemma:
        return True  # "insist the bonus be paid"
    if group.first != group.head:
        return False
    single = subject.token.feature("Number") == "Sing" and subject.upos in ("NOUN", "PROPN", "PRON")
    return single and word.form == word.lemma and not subject.is_any("first_person", "second_person")


def _wishes(line: Line, one: Attribution, first: int) -> bool:
    """« Que le ministre s'explique »: a quotation that begins with the word for « that »."""
    start = first
    while line.is_mark(start):
        start += 1
    asked = line.is_any(start, "complementizer") and not line.is_tensed(start + 1)
    return start > first and asked and one.construction in ("quote", "colon", "floating")


def _provided(line: Line, first: int, last: int) -> int:
    """Where the main clause begins in « S'ils ont des preuves, qu'ils les montrent »; -1 without a condition before."""
    start = first
    while line.is_mark(start):
        start += 1
    if not line.is_any(start, "condition"):
        return -1
    return next((i + 1 for i in range(start + 1, last - 1) if line.form(i) == ","), -1)


def _asks_if_so(line: Line, one: Attribution, first: int, last: int) -> bool:
    """« Si c'est nous, qu'on le dise », "If they have proof, let them show it"."""
    begin = _provided(line, first, last)
    if begin < 0 or one.construction not in ("quote", "colon", "floating"):
        return False
    wished = line.is_any(begin, "complementizer") and line.is_any(begin + 1, "anaphor", "subject", "clitic")
    return wished or line.is_any(begin, "allowing")


def _vows(line: Line, one: Attribution, main: list[Group]) -> bool:
    """« assure qu'il tiendra ses engagements »: what the speaker himself will do."""
    if "never" not in one.markers and "vow" not in one.markers:
        return False
    own = main and main[0].tag in ("fut", "cond") and not main[0].modal
    person = ("anaphor", "first_person") if one.construction == "que" else ("first_person",)
    return bool(own) and (line.is_any(main[0].first - 1, *person) or line.is_any(main[0].first, "first_person"))


def _reckons(line: Line, one: Attribution) -> bool:
    """« selon les calculs de X », « d'après les estimations de X »."""
    heads = [line.words[head_noun(line, source)] for source in own_sources(line, one)]
    return any("reckoning" in line.book.kinds(head.lemma, head.form) for head in heads)


def _goes_on(line: Line, first: int) -> bool:
    """Whether quoted words go on from whom they are about, who stands before: « ces chiffres “ne collent pas” »."""
    before = first - 1
    while before >= 0 and (line.is_mark(before) or line.form(before) == ","):
        before -= 1
    return line.upos(before) in ("NOUN", "PROPN", "PRON") if before >= 0 else False


def _commands(line: Line, first: int) -> bool:
    i = first
    while line.is_mark(i):
        i += 1
    ending = line.book.endings("imperative_ending")
    bidden = line.is_any(i + 2, "plain_negator") and bool(ending) and line.form(i + 1).endswith(ending)
    if line.is_any(i, "negation") and (line.is_tensed(i + 1) or bidden):
        named = (k for k in range(i + 2, i + 4) if line.upos(k) != "DET")
        told = any(line.is_any(k, "subject", "inverted") for k in named) or _goes_on(line, first)
        verb = line.words[i + 1].token
        third = verb.feature("Number") == "Plur" and verb.feature("Person") == "3"
        negated = next((k for k in range(i + 2, i + 6) if line.is_any(k, "plain_negator", "complementizer")), i)
        only = line.is_any(negated, "complementizer")  # « “ne règne qu'une loi” »
        return not told and not third and not only  # « “N'insulte pas X” »
    word = line.word(i)
    if word is None:
        return False
    if word.token.feature("Mood") == "Imp":
        return True
    called = word.tag == "pres" or any(line.form(k) == "!" for k in range(i + 1, min(len(line), i + 7)))
    return (
        called
        and not word.classes
        and len(word.form) > 4
        and any(word.form.endswith(form) for form, names in line.book.classes.items() if "imperative_ending" in names)
    )
