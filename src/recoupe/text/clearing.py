"""Denials by what is said: « “Je n'ai rien fait” », « il n'y a pas eu de tortures », "not one shell was fired".

Enters: an `Attribution` of a `Line` and the words said. Leaves: whether a negated content answers a charge. Verbs of
known deeds, one's own side and words of wrong decide. No language is named here.
"""

from recoupe.terms import Stance
from recoupe.text.charges import is_forecaster
from recoupe.text.clauses import Line
from recoupe.text.evaluating import judges
from recoupe.text.mainverbs import denied, main_groups, perfect
from recoupe.text.sightings import Attribution
from recoupe.text.word import TENSED

SPOKEN = frozenset({"quote", "que", "colon", "comment"})


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
    if one.construction in SPOKEN and any(told(line, first, last) for told in REBUFFS):
        return True
    if not denied(line, first, last) or _is_to_come(line, one, first, last):
        return False
    if one.construction in SPOKEN and _is_untrue(line, first, last):
        return True
    never = any(line.is_any(i, "never") for i in range(first, min(last, first + 8)))
    if one.construction == "inf":
        return _undone(line, one, first, last)
    if ("self" in one.markers and not _wonders(line, first, last)) or (
        never and "never" in one.markers and _of_own_deeds(line, one, first, last)
    ):
        return True
    if one.construction != "floating" and _not_a_single(line, one, first, last):
        return True
    start = next((i for i in range(first, last) if not line.is_mark(i)), first)
    if line.is_any(start, "no") and line.form(start + 1) == ",":
        return True
    return one.construction in SPOKEN and any(clears(line, first, last) for clears in CLEARING)


def _wonders(line: Line, first: int, last: int) -> bool:
    """« “Comment ne trouve-t-on pas un sou ?”, s'indigne X », « “Je ne comprends pas” »: this answers no charge."""
    main = next(iter(main_groups(line, first, last)), None)
    sensed = main is not None and "sensing" in line.book.classes_of(main.lemma)
    return sensed or any(line.form(i) == "?" for i in range(first, min(last + 1, len(line))))


def _plainly_no(line: Line, first: int, last: int) -> bool:
    """« “Non, rien de tel” », « “No, nothing of the sort” »: no, and not a verb after it."""
    start = next((i for i in range(first, last) if not line.is_mark(i)), first)
    said_no = line.is_any(start, "no") and line.form(start + 1) == ","
    return said_no and not any(line.words[i].tag for i in range(start, last))


def _undone(line: Line, one: Attribution, first: int, last: int) -> bool:
    """« assure n'avoir jamais reçu », « jure ne rien savoir »; who swears to do nothing denies nothing."""
    never = any(line.is_any(i, "never") for i in range(first, min(last, first + 8)))
    verb = next((word.lemma for word in line.words[first:last] if word.tag == "inf"), "")
    past = perfect(line, first, last)
    if one.stance is Stance.PROMISES and not past and "knowing" not in line.book.classes_of(verb):
        return False
    known = "imputed" in line.book.classes_of(verb) and one.stance is not Stance.PROMISES
    done = never and past and "sensing" not in line.book.classes_of(_deed(line, first, last))
    return done or ("self" in one.markers and (never or known or past))


def _is_to_come(line: Line, one: Attribution, first: int, last: int) -> bool:
    """« “Personne ne sera oublié”, assure X », "said no one would lose a home": this clears of nothing."""
    main = next(iter(main_groups(line, first, last)), None)
    told = one.construction == "que" and one.group is not None and one.group.tag == "past"
    return main is not None and (main.tag == "fut" or (main.tag == "cond" and told and not main.passive))


def _scorns_charge(line: Line, first: int, last: int) -> bool:
    """« Ces accusations sont “grotesques” », "the report is ludicrous": what is said of somebody, and scorn for it."""
    main = next(iter(main_groups(line, first, last)), None)
    if main is None or not line.words[main.head].is_any("copula_lemma") or main.tag not in ("pres", "past"):
        return False
    charge = any(line.is_any(i, "claimed") and line.upos(i) == "NOUN" for i in range(first, main.first))
    return charge and any(line.is_any(i, "scornful", "untrue") for i in range(main.last + 1, min(last, main.last + 5)))


def is_called_untrue(line: Line, first: int, last: int) -> bool:
    """« qualifie ces rumeurs d'absurdes » denies; « juge absurde la proposition de X » judges what nobody stated."""
    called = [i for i in range(first, last) if line.is_any(i, "untrue")]
    if not called:
        return False
    words = range(first, min(len(line), last + _BEHIND))
    if any(not judges(line, i) for i in called) or any(line.is_any(i, "claimed") for i in words):
        return True
    nouns = [i for i in words if line.upos(i) == "NOUN" and i not in called]
    return not nouns or any(row.stance in STATED for i in nouns for row in line.book.nouns.get(line.words[i].lemma, ()))


_BEHIND = 8
"""Words after an insertion within which what is called untrue begins: « qualifie d'absurdes, hier, les soupçons »."""
STATED = frozenset({Stance.ASSERTS, Stance.SUSPECTS})
"""What a noun tells that can be true or untrue: an accusation, a statement; not a proposal."""


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
    if main is not None and main.tag == "pres" and not (exists or main.passive or line.is_any(start, "negative", "no")):
        first = max(first, main.first)  # « Le racisme n'a pas sa place ici » judges what is, and clears nobody
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
    kinds = line.book.classes_of(line.words[main.head].lemma)
    return ((nobody or own) and "imputed" in kinds) or (nobody and "wronging" in kinds)


def _not_ours(line: Line, first: int, last: int) -> bool:
    """« Ce n'étaient pas nos combattants », "Those were not our fighters"."""
    main = next(iter(main_groups(line, first, last)), None)
    if main is None or not main.negated or not line.words[main.head].is_any("copula_lemma"):
        return False
    after = main.last + 1
    while line.upos(after) == "ADV" or line.is_any(after, "negator"):
        after += 1
    noun = next((line.words[i] for i in range(after + 1, min(last, after + 4)) if line.upos(i) == "NOUN"), None)
    if noun is None or not line.is_any(after, "own_side"):
        return False
    return "human" in line.book.kinds(noun.lemma, noun.form) or noun.is_any("planted", "deed")


def _deed(line: Line, first: int, last: int) -> str:
    """The lemma of the participle in « n'avoir rien rejeté »; empty without one."""
    return next((word.lemma for word in line.words[first:last] if word.tag == "pp"), "")


def _never_this(line: Line, first: int, last: int) -> bool:
    """« n'a jamais tenu ces propos », « n'avait jamais rencontré l'entrepreneur »: what one would have done."""
    never = any(line.is_any(i, "never") for i in range(first, min(last, first + 8)))
    return _nothing_like_it(line, first, last) or (never and _was_never_party(line, first, last))


def _nothing_like_it(line: Line, first: int, last: int) -> bool:
    """« n'a jamais tenu ces propos », "Norland has never carried out such raids": what one is said to have done."""
    main = next(iter(main_groups(line, first, last)), None)
    if main is None or main.tag != "past" or main.modal:
        return False
    never = any(line.is_any(i, "never") for i in range(main.first, min(last, main.last + 3)))
    return never and any(line.is_any(i, "demonstrative") for i in range(main.last + 1, min(last, main.last + 5)))


def _blameless(line: Line, first: int, last: int) -> bool:
    """« Je ne m'estime coupable de rien », « n'a rien à se reprocher », "had done nothing wrong"."""
    nothing = [i for i in range(first, last) if line.is_any(i, "never") and line.upos(i) in ("PRON", "NOUN", "ADV")]
    return any(line.is_any(k, "blame") for i in nothing for k in range(max(first, i - 3), min(last, i + 5)))


CLEARING = (_of_own_side, _not_ours, _never_this, _clears, _blameless)
"""What a negated content may clear somebody of: a deed of his own side, a dealing with somebody, a wrong."""

REBUFFS = (_scorns_charge, _protects_own, _plainly_no)
"""What spoken words may be whether or not a verb in them is negated: scorn for a charge, one's own side, a plain no."""
