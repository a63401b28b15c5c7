"""What a speaker sets against what was said just before: « soutient au contraire que … », « … », rétorque le syndicat.

Inputs: Claim with its cue, the function words of the language packs. Keys: the text. What leaves: ties between the two
claims. « au contraire » contradicts; who retorts is only set beside, for many a retort grants what it answers; so is
who gives « une tout autre version » or replies to a charge. So is what one tells as not so in a rare word of what
somebody else stated: « "Le fret n'explique rien", a-t-il répliqué » after « une hausse du fret ». Refuses: answers to
demands, threats and views, what was not said right before, and a negation after a negation, which may well agree.
"""

import re
from collections.abc import Iterator
from functools import cache

from recoupe.link.accusations import PLEA, concerns, last_charge
from recoupe.link.aims import ASKED, STATED, STATED_OR_JUDGED, speaks_itself
from recoupe.link.likeness import RARE
from recoupe.link.negations import is_negative, negates
from recoupe.link.pile import Pile
from recoupe.link.standins import may_be_one
from recoupe.link.textwise import of_each_text
from recoupe.link.topics import own_topic
from recoupe.link.vocabulary import language_pack, plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Holder, Text, Tie
from recoupe.packs import Pack
from recoupe.terms import HolderPath, Relation, ReportType, Stance

RIGHT_BEHIND = 160
"""Characters between a statement and the one set against it: a name, an apposition, « Panne, selon … »."""

AT_ONCE = 60
"""The same where the two have no word in common and only the verb tells that one answers the other."""

TOLD_AFTER = 400
"""Characters behind a plea in which an article tells the charge."""

CLAUSE = 3
"""Words from which something may be told: « ses deux déclarations de patrimoine » tells nothing of « patrimoine »."""

APOSTROPHE = "'"

PERSON = "PER:"

LOOSE = (HolderPath.FLOATING, HolderPath.PREVIOUS_SENTENCE)
"""How a holder is found whom no verb gives the words to."""

SHARE = "percent"

QUOTED = re.compile(r"[«“\"][^«»“”\"]*[»”\"]")
"""Words that somebody else may have said: « fustige ses "positions, à l'opposé de sa carrière" » opposes nobody."""

MARKS = '«“"'
"""Marks of a quotation: who is named behind one is told of in somebody's words."""

NOBODY = (HolderPath.AUTHOR, HolderPath.IMPERSONAL, HolderPath.ABSENT)


RETORTS = "retorts"
"""The room for the ties of a text."""


def retorts(pile: Pile) -> list[Tie]:
    """One tie for each claim that is set against the one before it, in the order of their ids."""
    told = of_each_text(pile, RETORTS, list[Tie], lambda text: list(_in_text(pile, text)))
    return sorted((tie for ties in told.values() for tie in ties), key=lambda tie: tie.b)


def _in_text(pile: Pile, text: str) -> Iterator[Tie]:
    for claim in pile.claims_in(text):
        target = _said_before(pile, claim)
        relation = _relation(pile, claim, target) if target is not None else None
        if (
            relation
            and target is not None
            and (answers_with_a_verb(pile, claim) or not may_be_one(pile, target, claim))
        ):
            yield Tie(relation, target.id, claim.id, "set against what was said right before")
            continue
        charge = last_charge(pile, claim) if _defends_itself(pile, claim) else None
        charge = _charge_behind(pile, claim) if charge is None and _pleads(pile, claim) else charge
        if charge is not None:
            yield Tie(Relation.CONTRASTS, charge.id, claim.id, "what the charged say for themselves")


def _defends_itself(pile: Pile, claim: Claim) -> bool:
    """True for words of a speaker's own, of themselves, that tell something as not so: « Je n'ai frappé personne »."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    loose = any(one.path in LOOSE for one in claim.holders)
    told = claim.stance in (*STATED, Stance.DENIES) and claim.stance is not Stance.CONFIRMS and is_negative(claim)
    told = told and not ASKED.search(claim.content.surface)
    if language is None or loose or not told or claim.report_type is not ReportType.DIRECT:
        return False
    words = set(re.findall(r"[^\W\d_]+'?", plain(claim.content.surface.replace("’", APOSTROPHE))))
    return not words.isdisjoint(_forms(language, "first_person"))


def _pleads(pile: Pile, claim: Claim) -> bool:
    """True for a plea in few words of a speaker's own: « Je ne me sens pas coupable »."""
    if claim.report_type is not ReportType.DIRECT or claim.stance not in (*STATED_OR_JUDGED, Stance.DENIES):
        return False
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    words = re.findall(r"[^\W\d_]+'?", plain(claim.content.surface.replace("’", APOSTROPHE)))
    of_themselves = language is not None and not set(words).isdisjoint(_forms(language, "first_person"))
    return of_themselves and len(words) <= PLEA and _is_marked_within(pile, claim, "plea")


def _charge_behind(pile: Pile, claim: Claim) -> Claim | None:
    """The next charge that somebody else is told to make right behind a plea: what it was is told after the plea."""
    behind = [
        one
        for one in pile.claims_in(claim.span.text)
        if one.stance is Stance.SUSPECTS and 0 <= one.span.start - claim.span.end <= TOLD_AFTER
    ]
    others = (one for one in behind if not speaks_itself(pile, one, claim))
    return min(others, key=lambda one: (one.span.start, one.span.end, one.id), default=None)


def _relation(pile: Pile, claim: Claim, target: Claim) -> Relation | None:
    """How a claim stands to what was said right before it; None where nothing sets it against that."""
    marked = _opposes(pile, claim)
    if marked is Relation.CONTRADICTS:
        return marked
    if marked is not None and (len(target.content.surface.split()) < CLAUSE or _is_told_by_another(pile, target)):
        return None
    if target.stance is Stance.DENIES or target.stance is Stance.EVALUATES:
        return marked if marked and _is_marked(pile, claim, "converse") else None
    if marked is not None:
        near = _close(pile, claim, target) and not _both_negate(pile, claim, target)
        return marked if near and _says_otherwise(pile, claim, target) else None
    if answers_with_a_verb(pile, claim) and _is_charged(pile, claim, target):
        return Relation.CONTRASTS
    whole = claim.stance is Stance.DENIES or target.report_type is not ReportType.NARRATED
    whole = whole or _is_marked_within(pile, claim, "sweeping")
    told = (
        is_negative(claim)
        and whole
        and not _is_marked_within(pile, claim, "rather")
        and claim.stance in (*STATED, Stance.DENIES)
        and target.stance in STATED
    )
    return Relation.CONTRASTS if told and not negates(pile, target) and _takes_up(pile, claim, target) else None


def _close(pile: Pile, claim: Claim, target: Claim) -> bool:
    """True right behind a statement; what an article tells between two voices may be what is answered."""
    return claim.span.start - target.span.end <= AT_ONCE or bool(rare_words(pile, claim, target))


def _says_otherwise(pile: Pile, claim: Claim, target: Claim) -> bool:
    """True for a retort that calls what it answers untrue, answers a charge, or tells something of it as not so.

    Many a retort grants what it answers, explains it, or asks back: « Et avant, j'étais pour », rétorque …
    """
    if _is_marked(pile, claim, "converse") or _is_charged(pile, claim, target):
        return True
    untrue = _is_marked_within(pile, claim, "untrue") or _is_marked_within(pile, claim, "bare_no")
    negative = is_negative(claim) or negates(pile, claim)
    taken_up = bool(rare_words(pile, claim, target)) or _is_marked_within(pile, claim, "anaphor")
    return untrue or (negative and taken_up)


def _both_negate(pile: Pile, claim: Claim, target: Claim) -> bool:
    return is_negative(claim) and negates(pile, target) and claim.report_type is ReportType.DIRECT


def answers_with_a_verb(pile: Pile, claim: Claim) -> bool:
    """True for a verb that answers, whatever the answer."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    told = claim.stance in (*STATED, Stance.DENIES) and claim.cue is not None
    return (
        told and language is not None and claim.cue is not None and _starts(claim.cue.surface, language, "retort_stem")
    )


def _starts(words: str, language: Pack, name: str) -> bool:
    return any(word.startswith(_forms(language, name)) for word in plain(words).split())


def _is_charged(pile: Pile, claim: Claim, target: Claim) -> bool:
    """True where what was said right before charges somebody who may be whoever answers."""
    return target.stance is Stance.SUSPECTS and concerns(pile, claim, target)


def _opposes(pile: Pile, claim: Claim) -> Relation | None:
    """How a claim is marked as set against another; None for a claim that is not."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or claim.stance not in (*STATED, Stance.DENIES) or claim.cue is None:
        return None
    if _is_marked(pile, claim, "contrary"):
        return Relation.CONTRADICTS
    if _is_marked(pile, claim, "converse"):
        return Relation.CONTRASTS
    return Relation.CONTRASTS if _starts(claim.cue.surface, language, "retort_verb") else None


def _is_marked(pile: Pile, claim: Claim, name: str) -> bool:
    """True where words of a class stand beside what is claimed: « dit l'inverse », « soutient au contraire »."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    told = claim.content.surface
    if (
        language is None
        or (claim.cue is not None and claim.content in claim.cue)
        or plain(told) in _forms(language, name)
    ):
        told = "\n"  # « The union said the opposite »: no words of its own are told
    before = QUOTED.sub(" ", claim.span.surface.replace(told, " "))
    around = f" {' '.join(re.sub('[,:;]', ' ', plain(before.replace(told, ' ').replace('’', APOSTROPHE))).split())} "
    return language is not None and any(f" {phrase} " in around for phrase in _forms(language, name))


def _is_marked_within(pile: Pile, claim: Claim, name: str) -> bool:
    """True for « n'est plus une hypothèse mais un fait », which tells something as so."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    words = set(re.findall(r"[^\W\d_]+", plain(claim.content.surface)))
    return language is not None and not words.isdisjoint(_forms(language, name))


def _takes_up(pile: Pile, claim: Claim, said: Claim) -> bool:
    """True for a rare word in common that is no name, by two who are known and do not speak as one.

    A denial in a speaker's own words may be long; what is told as not so otherwise must be half of what was said.
    """
    mine, others = families(pile, claim), families(pile, said)
    if not mine or not others or set(mine) & set(others) or _is_loosely_told(claim):
        return False
    if any(one.path in LOOSE for one in said.holders):
        return False
    own = claim.stance is Stance.DENIES and claim.report_type is ReportType.DIRECT
    shared = set(claim.terms) & set(said.terms)
    half = 2 * len(shared) >= min(len(set(claim.terms)), len(set(said.terms)))
    return (own or half) and bool(rare_words(pile, claim, said))


def _is_loosely_told(claim: Claim) -> bool:
    """True where no verb gives the words to anybody, or a pronoun does: « ils » may be those who spoke before."""
    return any(one.path in (*LOOSE, HolderPath.COREFERENCE) for one in claim.holders)


def rare_words(pile: Pile, claim: Claim, said: Claim) -> set[str]:
    """Rare words of both that are no names."""
    one, other = own_topic(pile, claim), own_topic(pile, said)
    rare = {word for word, weight in one.terms.items() if weight >= RARE and word not in one.names}
    return rare & other.terms.keys()


@cache
def _forms(language: Pack, name: str) -> tuple[str, ...]:
    return tuple(plain(row["form"]) for row in language["function_words"] if row["class"] == name)


def _said_before(pile: Pile, claim: Claim) -> Claim | None:
    """What somebody else stated right before a claim, if that is what was said last."""
    if all(one.path in NOBODY for one in claim.holders):
        return None
    last = pile.last_before(claim.span.text, claim.span.start)
    if (
        last is None
        or last.stance not in (*STATED_OR_JUDGED, Stance.DENIES)
        or claim.span.start - last.span.end > RIGHT_BEHIND
    ):
        return None
    speak = any(one.path not in NOBODY for one in last.holders)
    speak = speak and not any(_is_a_share(pile, holder) for holder in (*claim.holders, *last.holders))
    within = any(claim.span in one.content and speaks_itself(pile, one, last) for one in _around(pile, claim))
    within = within or any(
        one.span is not None and (one.span.surface[:1] in MARKS or one.span in last.content) for one in claim.holders
    )
    return last if speak and not within and not speaks_itself(pile, claim, last) else None


def _around(pile: Pile, claim: Claim) -> list[Claim]:
    """The claims in whose content a claim stands: who is told of in somebody's words answers nobody."""
    return [one for one in pile.claims_in(claim.span.text) if one.id != claim.id and claim.span in one.content]


def _is_told_by_another(pile: Pile, claim: Claim) -> bool:
    """True inside what somebody else says: « C'est comme si Colomb avait dit … », compare-t-il."""
    return any(not speaks_itself(pile, one, claim) for one in _around(pile, claim))


def _is_a_share(pile: Pile, holder: Holder) -> bool:
    """True for « 27 % des personnes interrogées »: those asked in one poll are at odds in nothing anybody said."""
    if holder.span is None:
        return False
    return any(one.unit == SHARE for one in pile.quantities_in(holder.span.text, holder.span.start, holder.span.end))
