"""Replies: what a denial is set against in its story where no word of it says: the statement most of its matter.

Inputs: Claim with its topic, those of the claims around it, its witnesses, Story. Keys: the story. What leaves: at most
one tie for each denial that nothing else ties. « Les 14 entreprises nient avoir livré quoi que ce soit » is set beside
« Ottawa accuse 14 entreprises », two articles away. A matter is told by the words of a claim and, for less, by what is
told around it: a short denial has few of its own. Refuses: to leave the story, to set a body of a state against
another, whatever a veto keeps apart, what charges nobody where it was not said right before, and denials that two
statements of other matters fit as well. Such a tie is a contradiction where the denier is charged by name or both tell
one act; else the two stand beside each other.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

from recoupe.link.accusations import charge_against, charges_somebody, concerns, is_plea, names_nothing
from recoupe.link.aims import speaks_itself
from recoupe.link.answered import most_likely
from recoupe.link.descriptions import is_described
from recoupe.link.likeness import vetoed
from recoupe.link.matters import ACTOR, common, matter, speaking
from recoupe.link.negations import denies_by_verb, negates, was_till_then
from recoupe.link.pile import Pile
from recoupe.link.pointing import adds, answers_a_charge, is_bare_no
from recoupe.link.retorts import answers_with_a_verb
from recoupe.link.standins import may_be_one
from recoupe.link.textwise import of_story, told_in_stories
from recoupe.link.topics import own_topic, topic
from recoupe.link.vocabulary import function_forms, language_pack, plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Text, Tie
from recoupe.packs import Pack
from recoupe.terms import HolderPath, Polarity, Relation, ReportType, Stance

REPLIES = "replies"
"""The room for the ties of a story."""

LEAST = 2.4
"""Least weight of what a denial and a statement have in common."""

OWN = 1.2
"""Least share of it that their own words must tell."""

AHEAD = 1.0
"""How much more the best statement must have in common than one of another matter."""

STATED = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.SUSPECTS, Stance.EVALUATES})
"""Stances that a denial may answer."""

DAYS = 45
"""Days between a statement and its denial."""

NEARBY = 200
"""Characters between a statement and the denial that takes it up: a sentence may stand between."""

NEXT_SENTENCE = 3
"""The same of a denial that denies all of something and has no word of the statement."""

AT_ONCE = 60
"""The same where a denial names nothing and nobody is charged."""

TAKEN_UP = 1.0
"""Least weight of what a denial has of a statement right before it."""

LIKELY = 500
"""Least sum, in thousandths, of the signs that a statement is what a denial answers (``train/replies.py``): of denials
of stories that took no part in the weights, three in five are set right from there; most others are not in the gold."""

SURE = 2000
"""The same from which a charge and its denial contradict each other: four in five are set right."""

WEIGHED = "of all that is told in the story, most likely what the denial answers"

NEXT = "set against what was said right before"

AGAINST = "names whom the charge is against"

AGAIN = "denied again by the same speaker"

REASON = "of all that is told in the story, most of one matter with the denial"


def replies(pile: Pile, ties: Sequence[Tie]) -> Iterator[Tie]:
    """Ties for the denials that are in none of ``ties``."""
    tied = {end for tie in ties for end in (tie.a, tie.b)}
    denied = {tie.b: tie for tie in ties}
    for claims in told_in_stories(pile).values():
        untied = [one for one in claims if one.stance is Stance.DENIES and one.id not in tied]
        before = [(one, denied[one.id]) for one in claims if one.id in denied] if untied else []
        if untied:
            make = partial(_in_story, pile, claims, untied, before)
            names = [one.id for one in untied]
            ends = [end for one, tie in before for end in (one.id, tie.a, tie.relation)]
            yield from of_story(pile, REPLIES, list[Tie], claims, make, more=(*names, "before", *ends))


def _in_story(
    pile: Pile, claims: Sequence[Claim], untied: Sequence[Claim], before: Sequence[tuple[Claim, Tie]]
) -> list[Tie]:
    """The ties of the denials of one story that nothing ties; ``before`` are those that something does."""
    stated = [one for one in claims if _states(pile, one)]
    found: list[Tie] = []
    for denial in untied:
        if _is_told(pile, denial):
            told = list(_reply(pile, denial, stated, before)) or list(_weighed(pile, denial, claims))
            found += told or _swept(pile, denial)
    return found


def _reply(pile: Pile, denial: Claim, stated: Sequence[Claim], before: Sequence[tuple[Claim, Tie]]) -> Iterator[Tie]:
    """What a denial answers: the statement right before it, that of an earlier denial, or the nearest of its matter."""
    near = _right_before(pile, denial)
    if near is not None and _answers(pile, denial, near):
        plain_no = denies_by_verb(pile, denial) or _points(pile, denial)
        taken = plain_no and _takes_up(pile, denial, near)
        if taken or _says_no(pile, denial) or _denies_all(pile, denial) or near.stance is Stance.SUSPECTS:
            yield Tie(Relation.CONTRADICTS if taken else Relation.CONTRASTS, near.id, denial.id, NEXT)
            return
    if not families(pile, denial):
        return
    charge = charge_against(pile, denial) if answers_a_charge(pile, denial) else None
    if charge is not None:
        yield Tie(Relation.CONTRASTS, charge.id, denial.id, AGAINST)
        return
    again = _denied_again(pile, denial, before)
    if again is not None:
        yield Tie(again.relation, again.a, denial.id, AGAIN)
        return
    best = _best(pile, denial, stated)
    if best is not None:
        yield Tie(_relation(pile, best, denial), best.id, denial.id, REASON)


def _weighed(pile: Pile, denial: Claim, claims: Sequence[Claim]) -> Iterator[Tie]:
    """What a denial that no rule ties most likely answers, by the sum of many signs."""
    found = most_likely(pile, denial, claims) if families(pile, denial) else None
    if found is not None and found.sum >= LIKELY and _may_answer(pile, denial, found.claim):
        reason = f"{WEIGHED}: {', '.join(found.signs)}"
        relation = _relation(pile, found.claim, denial) if found.sum >= SURE else Relation.CONTRASTS
        yield Tie(relation, found.claim.id, denial.id, reason)


def _may_answer(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for any denial of a charge; what charges nobody is answered right behind it, by a verb or by « faux ».

    Of other negations that a sum of signs set beside such a statement one in three answered it.
    """
    if claim.stance is Stance.SUSPECTS:
        return True
    at_once = claim.span.text == denial.span.text and 0 <= denial.span.start - claim.span.end <= NEARBY
    return at_once and _says_no(pile, denial)


def _says_no(pile: Pile, denial: Claim) -> bool:
    """True for a verb of denying or of answering, and for what is called untrue: a bare negation may answer nobody."""
    told = denies_by_verb(pile, denial) or answers_with_a_verb(pile, denial)
    return told or _calls_it_untrue(pile, denial)


def _is_told(pile: Pile, denial: Claim) -> bool:
    """True for a denial the article tells; a negation in somebody's own words may answer nobody.

    « … que la pratique était légale et martèle n'avoir rien fait »: a thing of which the words are read to be denies
    nothing.
    """
    if was_till_then(pile, denial):
        return False
    thing = not families(pile, denial) and any(one.path is HolderPath.SUBJECT_ELLIPSIS for one in denial.holders)
    return not thing and (denial.report_type is not ReportType.DIRECT or names_nothing(pile, denial))


def _right_before(pile: Pile, denial: Claim) -> Claim | None:
    """What somebody else stated right before a denial, if that is what a denial may answer."""
    before = [one for one in pile.claims_in(denial.span.text) if _precedes(one, denial)]
    last = max(before, key=lambda one: (one.content.end, one.content.start, one.id), default=None)
    if last is None or last.stance not in STATED or last.condition or negates(pile, last):
        return None
    # « il a reconnu les faits », « son épouse nie toute complicité »: what one grants is of himself
    granted = last.stance is Stance.CONFIRMS and _shared(pile, denial, last) < TAKEN_UP
    if granted or not any(one.span for one in denial.holders):
        return None
    if answers_a_charge(pile, denial) and not concerns(pile, denial, last):
        return None
    bare = is_bare_no(pile, denial) and not answers_with_a_verb(pile, denial)
    if bare or (is_plea(pile, denial) and not charges_somebody(pile, last)):
        return None
    aside = any(one.path is HolderPath.RELATIVE_PRONOUN for one in denial.holders)  # « … X, qui nie avoir … »
    plain_no = denies_by_verb(pile, denial) or _calls_it_untrue(pile, denial)
    if last.stance is Stance.EVALUATES and (aside or not plain_no):
        return None
    if not any(one.span for one in last.holders) or _is_same(pile, last, denial) or vetoed_apart(pile, last, denial):
        return None
    return last


def _calls_it_untrue(pile: Pile, denial: Claim) -> bool:
    """True for « des "mensonges" »; « je ne suis pas surpris » denies nothing that a judgement holds."""
    text = pile.get(denial.span.text, Text)
    language = language_pack(text.language) if text else None
    words = set(re.findall(r"[^\W\d_]+", plain(denial.content.surface)))
    return language is not None and not words.isdisjoint(function_forms(language, "untrue"))


def _answers(pile: Pile, denial: Claim, last: Claim) -> bool:
    """True where a denial takes up what was said right before, or was said of somebody and denies nothing else."""
    charged = last.stance is Stance.SUSPECTS and not _tells_its_own(pile, denial)
    return charged or _takes_up(pile, denial, last)


def _swept(pile: Pile, denial: Claim) -> Iterator[Tie]:
    """What was said right before, where nothing else is answered and all of something is denied."""
    near = _right_before(pile, denial)
    if near is not None and _sweeps(pile, denial, near):
        yield Tie(Relation.CONTRASTS, near.id, denial.id, NEXT)


def _sweeps(pile: Pile, denial: Claim, last: Claim) -> bool:
    """True for the next sentence that denies it whole: « AST jure n'avoir jamais reçu le moindre courrier ».

    Whoever denies all of something that nobody has named answers what was said; « réfute par ailleurs » does not.
    """
    next_to_it = 0 <= denial.span.start - last.span.end <= NEXT_SENTENCE
    if not next_to_it or last.stance is Stance.EVALUATES or last.report_type in (ReportType.NARRATED, ReportType.MIXED):
        return False
    return _denies_all(pile, denial) and not _tells_its_own(pile, denial) and not adds(pile, denial)


def _denies_all(pile: Pile, denial: Claim) -> bool:
    """True for « n'avoir jamais douté », "any role"."""
    text = pile.get(denial.span.text, Text)
    language = language_pack(text.language) if text else None
    words = set(re.findall(r"[^\W\d_]+", plain(denial.content.surface)))
    return language is not None and not words.isdisjoint(function_forms(language, "sweeping"))


def _tells_its_own(pile: Pile, denial: Claim) -> bool:
    """True for a denial that names somebody or something of its own: it may well be of another matter."""
    own = own_topic(pile, denial)
    return bool(own.names or own.actors - own.speakers - set(families(pile, denial)))


def _precedes(one: Claim, denial: Claim) -> bool:
    """True for what ends before a denial, or right where it begins, within a sentence or so."""
    start = denial.cue.start if denial.cue is not None else denial.span.start
    return one.id != denial.id and one.content.end <= start and start - one.content.end <= NEARBY


def _is_same(pile: Pile, a: Claim, b: Claim) -> bool:
    """True for one speaker, as far as keys and words tell; a pronoun right behind several may be all of them."""
    words = [{plain(one.span.surface) for one in claim.holders if one.span} for claim in (a, b)]
    shared = set(families(pile, a)) & set(families(pile, b))
    several = len(a.holders) > 1 and any(one.path is HolderPath.COREFERENCE for one in b.holders)
    return (
        bool(shared or words[0] & words[1])
        or several
        or speaks_itself(pile, b, a)
        or _is_described_first(pile, a, b)
        or may_be_one(pile, a, b)
    )


def _is_described_first(pile: Pile, a: Claim, b: Claim) -> bool:
    """True for « la ministre », then a name: whoever is only described may be the person who speaks next."""
    roles = all(is_described(key) for key in families(pile, a)) and bool(families(pile, a))
    return roles and any(holder.name for holder in b.holders)


def vetoed_apart(pile: Pile, a: Claim, b: Claim) -> bool:
    """True where a veto keeps the topics of two claims apart."""
    return vetoed(own_topic(pile, a), own_topic(pile, b))


def _takes_up(pile: Pile, denial: Claim, last: Claim) -> bool:
    """True where a denial has the words of a statement, points to it, or has something of its matter."""
    if last.content == denial.content or last.content in denial.content:
        return True
    if _shared(pile, denial, last) >= TAKEN_UP:
        return True
    at_once = denial.span.start - last.span.end <= AT_ONCE and last.stance is not Stance.EVALUATES
    charged = last.stance is Stance.SUSPECTS or bool(own_topic(pile, last).actors & set(families(pile, denial)))
    return bool(names_nothing(pile, denial) and (charged or at_once)) or _points(pile, denial)


def _shared(pile: Pile, denial: Claim, last: Claim) -> float:
    """What the own words of a denial have of the matter of a statement."""
    _, own = common(matter(pile, last), matter(pile, denial), speaking(pile, last, denial))
    return own


def _points(pile: Pile, denial: Claim) -> bool:
    """True for « une telle promesse », "any such instruction"."""
    text = pile.get(denial.span.text, Text)
    language = language_pack(text.language) if text else None
    words = plain(denial.content.surface).split()
    return language is not None and any(
        word in such_words(language) and following not in ("", *such_words(language))
        for word, following in zip(words, [*words[1:], ""], strict=True)
    )


@cache
def such_words(language: Pack) -> frozenset[str]:
    """Words that compare and point at once: « telle », "such"."""
    both = [frozenset(function_forms(language, name)) for name in ("comparison", "demonstrative")]
    return both[0] & both[1]


def _denied_again(pile: Pile, denial: Claim, before: Sequence[tuple[Claim, Tie]]) -> Tie | None:
    """The tie of a denial by the same speaker that is of one matter with this one."""
    mine = set(families(pile, denial))
    same = [
        (one, tie) for one, tie in before if mine & set(families(pile, one)) and not vetoed_apart(pile, one, denial)
    ]
    weighed = [(_again(pile, denial, one), one.id, tie) for one, tie in same]
    best = max(weighed, key=lambda found: found[:2], default=None)
    return best[2] if best is not None and best[0] >= OWN else None


def _again(pile: Pile, denial: Claim, one: Claim) -> float:
    _, own = common(matter(pile, denial), matter(pile, one), speaking(pile, denial, one))
    return own


def _states(pile: Pile, claim: Claim) -> bool:
    told = claim.stance in STATED and claim.polarity is not Polarity.NEGATIVE and not negates(pile, claim)
    return told and bool(families(pile, claim))


def _best(pile: Pile, denial: Claim, stated: Sequence[Claim]) -> Claim | None:
    """The statement most of one matter with a denial; None where none is, or two of other matters are."""
    weighed = sorted(
        ((-value, one.id, one) for one in stated if (value := _common(pile, denial, one)) >= LEAST),
        key=lambda found: found[:2],
    )
    if not weighed:
        return None
    first = weighed[0]
    rival = next((one for one in weighed[1:] if not _of_one_matter(pile, one[2], first[2])), None)
    return first[2] if rival is None or rival[0] - first[0] >= AHEAD else None


def _of_one_matter(pile: Pile, a: Claim, b: Claim) -> bool:
    shared, _ = common(matter(pile, a), matter(pile, b), frozenset())
    return shared >= LEAST


def _common(pile: Pile, denial: Claim, claim: Claim) -> float:
    """What a denial and a statement by somebody else have in common; 0 where they cannot be of one matter."""
    mine, others = set(families(pile, denial)), set(families(pile, claim))
    one, other = topic(pile, denial), topic(pile, claim)
    dated = one.day > 0 and other.day > 0
    late = dated and not 0 <= one.day - other.day <= DAYS
    apart = bool(mine & others) or late or vetoed(one, other)
    if apart or speaks_itself(pile, denial, claim) or _overlap(denial, claim):
        return 0.0
    if claim.stance is not Stance.SUSPECTS:
        return 0.0
    shared, own = common(matter(pile, denial), matter(pile, claim), speaking(pile, denial, claim))
    charged = ACTOR if other.actors & mine else 0.0
    return shared + charged if own + charged >= OWN else 0.0


def _overlap(a: Claim, b: Claim) -> bool:
    return a.span.text == b.span.text and a.span.overlap(b.span) > 0


def _relation(pile: Pile, claim: Claim, denial: Claim) -> Relation:
    one, other = topic(pile, claim), topic(pile, denial)
    charged = bool(one.actors & set(families(pile, denial))) and claim.stance is Stance.SUSPECTS
    return Relation.CONTRADICTS if charged or one.sure & other.sure else Relation.CONTRASTS
